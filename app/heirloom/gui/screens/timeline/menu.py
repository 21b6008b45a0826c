"""The context menu of tiles, in the one order that it has everywhere; only what works is in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QCoreApplication, QPoint
from PySide6.QtWidgets import QMenu, QWidget

translate = QCoreApplication.translate
_ORDER: Final = (
    ("open", "Return"),
    ("keep", "K"),
    ("unkeep", "K"),
    ("bring_back", ""),
    ("-", ""),
    ("similar", "F"),
    ("show_in_timeline", ""),
    ("-", ""),
    ("rotate", "R"),
    ("-", ""),
    ("export", ""),
    ("copy", "Ctrl+C"),
    ("-", ""),
    ("aside", "Del"),
    ("erase", "Shift+Del"),
)
Act = Callable[[], object]


def tile_menu(parent: QWidget, acts: Mapping[str, Act]) -> QMenu:
    """A menu of those acts that are given."""
    texts = _texts()
    menu = QMenu(parent)
    for act, key in _ORDER:
        if act == "-":
            menu.addSeparator()
        elif act in acts:
            action = menu.addAction(texts[act] + (f"\t{key}" if key else ""))
            action.setObjectName(act)
            action.triggered.connect(lambda _=False, do=acts[act]: do())
    return menu


def pop_up(parent: QWidget, acts: Mapping[str, Act], place: QPoint) -> QMenu:
    """Show the menu; it deletes itself when it closes."""
    menu = tile_menu(parent, acts)
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(place)
    return menu


def _texts() -> dict[str, str]:
    return {
        "open": translate("TileMenu", "Open"),
        "keep": translate("TileMenu", "Keep"),
        "unkeep": translate("TileMenu", "Keep no longer"),
        "bring_back": translate("TileMenu", "Bring back"),
        "similar": translate("TileMenu", "Find similar"),
        "show_in_timeline": translate("TileMenu", "Show in Timeline"),
        "rotate": translate("TileMenu", "Rotate"),
        "export": translate("TileMenu", "Export a copy…"),
        "copy": translate("TileMenu", "Copy picture"),
        "aside": translate("TileMenu", "Set aside"),
        "erase": translate("TileMenu", "Erase for good…"),
    }
