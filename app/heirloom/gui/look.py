"""Language, colours, text size and motion follow the preferences while the window is open."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from heirloom.gui import language, theme
from heirloom.gui.preferences import Preferences

_THEME = frozenset({"theme", "text_scale", "reduce_motion"})


def follow(application: QApplication, preferences: Preferences, names: set[str]) -> None:
    """Put in force what changed."""
    if "language" in names:
        language.switch(application, preferences.language)
    if names & _THEME:
        scale = preferences.text_scale / 100
        theme.apply(application, preferences.theme, scale, reduce_motion=preferences.reduce_motion)
