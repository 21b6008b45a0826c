"""The menu of an album, the same on its card, on its page and in the sidebar; only what works is in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu, QWidget

from heirloom.core.albums import Album, AlbumKind
from heirloom.gui.screens.albums.album_list import Listed

translate = QCoreApplication.translate
Act = Callable[[], object]
_ORDER = (
    ("open",), ("teach", "rule"), ("pin", "unpin", "up", "down", "rename"), ("export", "undo_machine"), ("remove",),
)  # fmt: skip


def album_menu(parent: QWidget, acts: Mapping[str, Act]) -> QMenu:
    """Those acts that are given, in their order, with a line between groups."""
    texts = _texts()
    menu = QMenu(parent)
    for group in _ORDER:
        names = [name for name in group if name in acts]
        if names and menu.actions():
            menu.addSeparator()
        for name in names:
            action = menu.addAction(texts[name])
            action.setObjectName(name)
            action.triggered.connect(lambda _=False, act=acts[name]: act())
    return menu


def add_places(menu: QMenu, album: Album, listed: Listed, move: Callable[[str | None], object]) -> None:
    """A menu of its own of the albums it may lie in; the one it lies in is marked."""
    places = possible_places(album, listed)
    if not places and album.parent is None:
        return
    inside = QMenu(translate("AlbumMenu", "Lies in"), menu)
    menu.insertMenu(menu.actions()[-1], inside)
    for name, place in ((translate("AlbumMenu", "no other album"), None), *((one.name, one.id) for one in places)):
        action = inside.addAction(name)
        action.setCheckable(True)
        action.setChecked(place == album.parent)
        action.triggered.connect(lambda _=False, place=place: move(place))


def possible_places(album: Album, listed: Listed) -> Sequence[Album]:
    """Albums that are neither this one nor lie in it, and follow no rule."""
    return [
        one
        for one in listed.albums
        if one.id != album.id and one.kind is not AlbumKind.RULE and album not in listed.path(one)
    ]


def _texts() -> dict[str, str]:
    return {
        "open": translate("AlbumMenu", "Open"),
        "teach": translate("AlbumMenu", "Teach it"),
        "rule": translate("AlbumMenu", "Edit the rule…"),
        "pin": translate("AlbumMenu", "Pin to the sidebar"),
        "unpin": translate("AlbumMenu", "Take from the sidebar"),
        "up": translate("AlbumMenu", "Move up in the sidebar"),
        "down": translate("AlbumMenu", "Move down in the sidebar"),
        "rename": translate("AlbumMenu", "Rename…"),
        "export": translate("AlbumMenu", "Export a copy of the album…"),
        "undo_machine": translate("AlbumMenu", "Take out what Heirloom added"),
        "remove": translate("AlbumMenu", "Remove the album"),
    }
