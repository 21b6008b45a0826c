"""Put a theme in force: style, palette, style sheet, font; follow the system where that is wanted."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QLocale, QObject, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from heirloom.gui.theme import fonts
from heirloom.gui.theme.current import FORCED, Theme, current, table, watcher
from heirloom.gui.theme.focus import FocusRing
from heirloom.gui.theme.style import HeirloomStyle
from heirloom.gui.theme.stylesheet import stylesheet
from heirloom.gui.theme.tokens import DARK, LIGHT, Tokens

Mode = Literal["light", "dark", "system"]
SCALES = (0.9, 1.0, 1.15, 1.3)
"""Text scales that a person may choose."""

_ROLES = {
    QPalette.ColorRole.Window: "paper",
    QPalette.ColorRole.WindowText: "ink",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "wall",
    QPalette.ColorRole.Text: "ink",
    QPalette.ColorRole.PlaceholderText: "ink3",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "ink",
    QPalette.ColorRole.BrightText: "danger",
    QPalette.ColorRole.Light: "surface",
    QPalette.ColorRole.Midlight: "wall",
    QPalette.ColorRole.Mid: "line",
    QPalette.ColorRole.Dark: "line_strong",
    QPalette.ColorRole.Shadow: "line_strong",
    QPalette.ColorRole.Highlight: "accent_soft",
    QPalette.ColorRole.HighlightedText: "on_accent_soft",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.ToolTipBase: "ink",
    QPalette.ColorRole.ToolTipText: "paper",
}
_TEXTS = (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText)


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


def palette(tokens: Tokens) -> QPalette:
    """A palette of these colours."""
    result = QPalette()
    for role, name in _ROLES.items():
        result.setColor(role, QColor(getattr(tokens, name)))
    for role in _TEXTS:
        result.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.disabled))
    return result


def native_tokens(system: QPalette) -> Tokens:
    """The colours of a high-contrast system under our roles: few, far apart, lines as dark as text."""
    group = QPalette.ColorGroup.Active
    window = system.color(group, QPalette.ColorRole.Window).name()
    text = system.color(group, QPalette.ColorRole.WindowText).name()
    base = system.color(group, QPalette.ColorRole.Base).name()
    chosen = system.color(group, QPalette.ColorRole.Highlight).name()
    on_chosen = system.color(group, QPalette.ColorRole.HighlightedText).name()
    grey = system.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.WindowText).name()
    grounds = dict.fromkeys(("paper", "wall", "sunken", "placeholder", "track", "docpaper", "canvas"), window)
    soft = dict.fromkeys(("brass_soft", "danger_soft", "warn_soft", "info_soft"), window)
    texts = dict.fromkeys(("ink", "ink2", "ink3", "line", "line_strong", "brass", "danger", "warn", "info"), text)
    accents = dict.fromkeys(("accent", "accent_hover", "accent_press", "accent_soft"), chosen)
    on_accents = dict.fromkeys(("on_accent", "on_accent_soft"), on_chosen)
    return Tokens(**grounds, **soft, **texts, **accents, **on_accents, surface=base, focus=text, disabled=grey)


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
            self._widget.setPalette(QPalette())
            self._widget.setStyleSheet("")
            return
        colours = table(dark=True)
        self._widget.setPalette(palette(colours))
        self._widget.setStyleSheet("" if theme.dark else stylesheet(colours, theme.scale, chinese=_is_chinese()))


def _is_chinese() -> bool:
    return QLocale().language() == QLocale.Language.Chinese
