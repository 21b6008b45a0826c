"""The colours of the theme as Qt's palette: what native parts and plain widgets are drawn with."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette

from heirloom.gui.theme.tokens import Tokens

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
