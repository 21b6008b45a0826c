"""The context menu of tiles, in the one order that it has everywhere; only what works is in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from PySide6.QtCore import QCoreApplication, QPoint
from PySide6.QtWidgets import QMenu, QWidget

translate = QCoreApplication.translate
RATE: Final = "rate"
"""Acts of this name with a number of stars behind it, 0 for none, make a menu of their own."""
STARS: Final = 5
_ORDER: Final = (
    ("open", "Return"),
    ("keep", "K"),
    ("unkeep", "K"),
    ("album", "B"),
    ("confirm", ""),
    ("take_out", ""),
    ("reject", ""),
    ("hero", ""),
    ("bring_back", ""),
    (RATE, ""),
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
        elif act == RATE and f"{RATE}{STARS}" in acts:
            _add_rating(menu, acts)
        elif act in acts:
            _add(menu, act, texts[act] + (f"\t{key}" if key else ""), acts[act])
    return menu


def rating_acts(rate: Callable[[int], object]) -> dict[str, Act]:
    """The acts of the rating menu."""
    return {f"{RATE}{stars}": partial(rate, stars) for stars in range(STARS + 1)}


def _add(menu: QMenu, name: str, text: str, do: Act) -> None:
    action = menu.addAction(text)
    action.setObjectName(name)
    action.triggered.connect(lambda _=False: do())


def _add_rating(menu: QMenu, acts: Mapping[str, Act]) -> None:
    rating = menu.addMenu(translate("TileMenu", "Rate"))
    rating.menuAction().setObjectName(RATE)
    for stars in range(STARS, 0, -1):
        words = translate("TileMenu", "%n star(s)", "", stars)
        _add(rating, f"{RATE}{stars}", f"{'★' * stars}\t{words}", acts[f"{RATE}{stars}"])
    rating.addSeparator()
    _add(rating, f"{RATE}0", translate("TileMenu", "No rating"), acts[f"{RATE}0"])


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
        "album": translate("TileMenu", "Add to album…"),
        "confirm": translate("TileMenu", "It belongs here"),
        "take_out": translate("TileMenu", "Take out of this album"),
        "reject": translate("TileMenu", "Does not belong here"),
        "hero": translate("TileMenu", "Use as the album’s picture"),
        "bring_back": translate("TileMenu", "Bring back"),
        "similar": translate("TileMenu", "Find similar"),
        "show_in_timeline": translate("TileMenu", "Show in Timeline"),
        "rotate": translate("TileMenu", "Rotate"),
        "export": translate("TileMenu", "Export a copy…"),
        "copy": translate("TileMenu", "Copy picture"),
        "aside": translate("TileMenu", "Set aside"),
        "erase": translate("TileMenu", "Erase for good…"),
    }
