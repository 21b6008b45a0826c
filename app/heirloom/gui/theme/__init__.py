"""The look: tokens, fonts, palette, style sheet, focus ring, icons."""

from heirloom.gui.theme import fonts, icons, motion, tokens
from heirloom.gui.theme.application import SCALES, Mode, apply, force_dark, ground, refresh
from heirloom.gui.theme.current import Theme, colour, colour_in, current, is_forced_dark, px, table, watcher

__all__ = [
    "SCALES",
    "Mode",
    "Theme",
    "apply",
    "colour",
    "colour_in",
    "current",
    "fonts",
    "force_dark",
    "ground",
    "icons",
    "is_forced_dark",
    "motion",
    "px",
    "refresh",
    "table",
    "tokens",
    "watcher",
]
