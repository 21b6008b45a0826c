"""Put a theme in force: style, palette, style sheet, font; follow the system where that is wanted."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QLocale, QObject, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QWidget

from heirloom.gui.theme import fonts
from heirloom.gui.theme.current import FORCED, Theme, current, table, watcher
from heirloom.gui.theme.focus import FocusRing
from heirloom.gui.theme.palette import native_tokens, palette
from heirloom.gui.theme.style import HeirloomStyle
from heirloom.gui.theme.stylesheet import stylesheet
from heirloom.gui.theme.tokens import DARK, LIGHT

Mode = Literal["light", "dark", "system"]
SCALES = (0.9, 1.0, 1.15, 1.3)
"""Text scales that a person may choose."""


def apply(
    application: QApplication,
    mode: Mode = "system",
    scale: float = 1.0,
    *,
    reduce_motion: bool = False,
    contrast: bool | None = None,
) -> None:
    """Put the theme in force everywhere; again at any time, windows change at once.

    `contrast` None asks the system.
    """
    applied = application.findChild(_Applied)
    if applied is None:
        applied = _Applied(application)
    applied.wanted(mode, scale, reduce_motion, contrast)


def refresh(application: QApplication) -> None:
    """The language changed: fonts and the style sheet depend on it."""
    applied = application.findChild(_Applied)
    if applied is not None:
        applied.put()


def force_dark(widget: QWidget) -> None:
    """Make `widget` and all in it dark in either theme; it stays so when theme or text scale change."""
    widget.setProperty(FORCED, "dark")
    _Forced(widget)


def ground(widget: QWidget, name: Literal["paper", "wall", "surface", "sunken", "canvas"]) -> None:
    """Fill a plain widget with one of the grounds."""
    widget.setProperty("ground", name)
    widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)


class _Applied(QObject):
    """What was asked for, kept with the application, and put in force anew when the system changes."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        self._asked: tuple[Mode, float, bool, bool | None] = ("system", 1.0, False, None)
        self._native = QPalette(application.palette())
        application.setStyle(HeirloomStyle())
        FocusRing(application)
        # Kept: when Python lets go of the hints, it takes their accessibility to be gone too.
        self._hints = application.styleHints()
        self._accessibility = self._hints.accessibility()
        self._hints.colorSchemeChanged.connect(self.put)
        self._accessibility.contrastPreferenceChanged.connect(self.put)

    def wanted(self, mode: Mode, scale: float, reduce_motion: bool, contrast: bool | None) -> None:
        self._asked = (mode, scale, reduce_motion, contrast)
        # The system's own parts, such as the title bar, follow where the platform can.
        if mode == "system":
            self._hints.unsetColorScheme()
        else:
            self._hints.setColorScheme(Qt.ColorScheme.Dark if mode == "dark" else Qt.ColorScheme.Light)
        self.put()

    def put(self) -> None:
        """Compute the theme and, where it differs from the one in force, put it there."""
        mode, scale, reduce_motion, contrast = self._asked
        dark = mode == "dark" or (mode == "system" and self._system_is_dark())
        high = contrast if contrast is not None else self._system_wants_contrast()
        colours = native_tokens(self._native) if high else DARK if dark else LIGHT
        theme = Theme(colours, dark, scale, reduce_motion, high)
        is_new = theme != current()
        watcher().theme = theme  # before the style sheet, whose fonts are those of the theme in force
        sheet = stylesheet(colours, scale, chinese=_is_chinese())
        if not is_new and sheet == self._application.styleSheet():
            return
        self._application.setPalette(self._native if high else palette(colours))
        self._application.setFont(fonts.font("body"))
        self._application.setStyleSheet(sheet)
        watcher().changed.emit()

    def _system_is_dark(self) -> bool:
        return self._hints.colorScheme() == Qt.ColorScheme.Dark

    def _system_wants_contrast(self) -> bool:
        return self._accessibility.contrastPreference() == Qt.ContrastPreference.HighContrast


class _Forced(QObject):
    """Keeps one subtree dark."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        watcher().changed.connect(self.put)
        self.put()

    def put(self) -> None:
        theme = current()
        if theme.contrast:
            self._widget.setStyleSheet("")
            return
        colours = table(dark=True)
        self._widget.setPalette(palette(colours))
        self._widget.setStyleSheet("" if theme.dark else stylesheet(colours, theme.scale, chinese=_is_chinese()))


def _is_chinese() -> bool:
    return QLocale().language() == QLocale.Language.Chinese
