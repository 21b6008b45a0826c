"""The keys of the viewer: which act each stands for, and the menu that shows them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

Act = Callable[[], object]
_CONTROL: Final = Qt.KeyboardModifier.ControlModifier
_SHIFT: Final = Qt.KeyboardModifier.ShiftModifier
_PLAIN: Final = {
    Qt.Key.Key_Left: "previous",
    Qt.Key.Key_Right: "next",
    Qt.Key.Key_Home: "first",
    Qt.Key.Key_End: "last",
    Qt.Key.Key_Space: "space",
    Qt.Key.Key_Plus: "larger",
    Qt.Key.Key_Equal: "larger",
    Qt.Key.Key_Minus: "smaller",
    Qt.Key.Key_0: "fit",
    Qt.Key.Key_1: "actual",
    Qt.Key.Key_R: "rotate",
    Qt.Key.Key_K: "keep",
    Qt.Key.Key_T: "tag",
    Qt.Key.Key_I: "inspect",
    Qt.Key.Key_F: "full_screen",
    Qt.Key.Key_F5: "slideshow",
    Qt.Key.Key_Delete: "aside",
    Qt.Key.Key_Escape: "escape",
    Qt.Key.Key_Backspace: "escape",
}
_ORDER: Final = (
    ("keep", "K"),
    ("unkeep", "K"),
    ("-", ""),
    ("similar", "Shift+F"),
    ("-", ""),
    ("rotate", "R"),
    ("rotate_back", "Shift+R"),
    ("-", ""),
    ("slideshow", "F5"),
    ("full_screen", "F"),
    ("-", ""),
    ("export", ""),
    ("copy", "Ctrl+C"),
    ("-", ""),
    ("history", ""),
    ("-", ""),
    ("aside", "Del"),
)


def act_of(event: QKeyEvent) -> str | None:
    """The act that a key stands for; None for keys that are somebody else's."""
    pressed = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    key = Qt.Key(event.key())
    if pressed == _CONTROL and key == Qt.Key.Key_C:
        return "copy"
    if pressed == _SHIFT and key in (Qt.Key.Key_F, Qt.Key.Key_R):
        return "similar" if key == Qt.Key.Key_F else "rotate_back"
    if pressed == _SHIFT and key == Qt.Key.Key_Plus:
        return "larger"  # where plus is above a figure
    if pressed == Qt.KeyboardModifier.NoModifier:
        return _PLAIN.get(key)
    return None


def viewer_menu(parent: QWidget, acts: Mapping[str, Act]) -> QMenu:
    """A menu of those acts that are given, in the order that menus of memories have; it goes when it is closed."""
    texts = _texts()
    menu = QMenu(parent)
    menu.aboutToHide.connect(menu.deleteLater)
    for act, key in _ORDER:
        if act == "-":
            menu.addSeparator()
        elif act in acts:
            action = menu.addAction(texts[act] + (f"\t{key}" if key else ""))
            action.setObjectName(act)
            action.triggered.connect(lambda _=False, do=acts[act]: do())
    return menu


def _texts() -> dict[str, str]:
    translate = QCoreApplication.translate
    return {
        "keep": translate("ViewerMenu", "Keep"),
        "unkeep": translate("ViewerMenu", "Keep no longer"),
        "similar": translate("ViewerMenu", "Find similar"),
        "rotate": translate("ViewerMenu", "Rotate"),
        "rotate_back": translate("ViewerMenu", "Rotate the other way"),
        "slideshow": translate("ViewerMenu", "Slideshow"),
        "full_screen": translate("ViewerMenu", "Full screen"),
        "export": translate("ViewerMenu", "Export a copy…"),
        "copy": translate("ViewerMenu", "Copy picture"),
        "history": translate("ViewerMenu", "Full history"),
        "aside": translate("ViewerMenu", "Set aside"),
    }
