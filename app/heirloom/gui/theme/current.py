"""The theme in force: which colours, how large, how much motion; and the signal that says it changed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from heirloom.gui.theme.tokens import DARK, LIGHT, Tokens

FORCED = "theme"
"""Property of a widget: with the value "dark", it and all in it use the dark colours in either theme."""


@dataclass(frozen=True, slots=True)
class Theme:
    """What painting needs to know."""

    tokens: Tokens = LIGHT
    dark: bool = False
    scale: float = 1.0
    """Text scale, 0.9 to 1.3."""
    reduce_motion: bool = False
    contrast: bool = False
    """The system asks for high contrast: `tokens` holds the system's own colours."""


class Watcher(QObject):
    """Tells painted widgets and pages that colours, sizes or motion changed."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.theme = Theme()


@cache
def watcher() -> Watcher:
    """The one object whose signal `changed` follows the theme."""
    return Watcher()


def current() -> Theme:
    """The theme in force."""
    return watcher().theme


def colour(name: str, *, dark: bool | None = None) -> QColor:
    """The colour of a role; `dark=True` for what is always dark, such as the viewer."""
    return QColor(getattr(table(dark=dark), name))


def table(*, dark: bool | None = None) -> Tokens:
    """The table in force; `dark=True` for what is always dark."""
    theme = current()
    return DARK if dark and not theme.contrast else theme.tokens


def px(length: float) -> int:
    """A length in logical pixels that grows with the text: for heights and widths that hold text."""
    return round(length * current().scale)


def is_forced_dark(widget: QWidget | None) -> bool:
    """Whether `widget` lies in a part of the window that is dark in either theme."""
    while widget is not None:
        if widget.property(FORCED) == "dark":
            return True
        widget = widget.parentWidget()
    return False


def colour_in(widget: QWidget, name: str) -> QColor:
    """The colour of a role where `widget` lies: dark inside a part that is always dark."""
    return colour(name, dark=is_forced_dark(widget) or None)
