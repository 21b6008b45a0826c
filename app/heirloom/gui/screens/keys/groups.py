"""All keys in groups: those of commands from the table that sets them, the others by what their views understand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence

from heirloom.gui.shell.commands import KEYS, Commands

translate = QCoreApplication.translate
GRID: Final = {
    "move": ("Left", "Right", "Up", "Down"),
    "day": ("[", "]"),
    "date": ("G",),
    "ends": ("Home", "End"),
    "extend": ("Shift+Left", "Shift+Right"),
    "all": ("Ctrl+A",),
    "toggle": ("Ctrl+Space",),
    "open": ("Return", "Space"),
    "keep": ("K",),
    "similar": ("F",),
    "album": ("B",),
    "rotate": ("R",),
    "copy": ("Ctrl+C",),
    "size": ("+", "-"),
    "aside": ("Del",),
    "erase": ("Shift+Del",),
}
TEACHING: Final = {
    "yes": ("A", "Right"),
    "no": ("R", "Left"),
    "skip": ("S", "Down"),
    "back": ("Z",),
    "large": ("Space",),
    "done": ("Esc",),
}
VIEWER: Final = {
    "walk": ("Left", "Right"),
    "ends": ("Home", "End"),
    "zoom": ("+", "-"),
    "fit": ("0", "1"),
    "keep": ("K",),
    "rotate": ("R", "Shift+R"),
    "tag": ("T",),
    "card": ("I",),
    "full_screen": ("F",),
    "slideshow": ("F5",),
    "similar": ("Shift+F",),
    "copy": ("Ctrl+C",),
    "aside": ("Del",),
    "back": ("Esc",),
}
WORTH: Final = {
    "keep": ("K",),
    "aside": ("X",),
    "later": ("S",),
    "refuse": ("N",),
    "back": ("Z",),
    "left": ("Left", "Right"),
    "both": ("Down",),
    "large": ("Space",),
    "swap": ("Tab",),
}
MOVING: Final = {"panes": ("F6", "Shift+F6"), "pages": ("Ctrl+1", "Ctrl+2"), "close": ("Esc",)}


@dataclass(frozen=True, slots=True)
class KeyRow:
    keys: tuple[str, ...]
    """As QKeySequence names them."""
    text: str


@dataclass(frozen=True, slots=True)
class KeyGroup:
    title: str
    rows: tuple[KeyRow, ...]


def groups(commands: Commands) -> Sequence[KeyGroup]:
    """Only commands that have work to do are listed."""
    given = commands.names()
    window = [KeyRow(keys, commands.action(name).text()) for name, keys in KEYS.items() if name in given and keys]
    return (
        KeyGroup(translate("Keys", "Everywhere"), (*window, *_rows(MOVING, _moving()))),
        KeyGroup(translate("Keys", "Among pictures"), _rows(GRID, _grid())),
        KeyGroup(translate("Keys", "One picture, large"), _rows(VIEWER, _viewer())),
        KeyGroup(translate("Keys", "Teaching an album"), _rows(TEACHING, _teaching())),
        KeyGroup(translate("Keys", "Worth keeping?"), _rows(WORTH, _worth())),
    )


def shown(key: str) -> str:
    """A key as this system names it."""
    signs = {"Left": "←", "Right": "→", "Up": "↑", "Down": "↓", "Shift+Left": "Shift+←", "Shift+Right": "Shift+→"}
    return signs.get(key) or QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


def _rows(keys: dict[str, tuple[str, ...]], texts: dict[str, str]) -> tuple[KeyRow, ...]:
    return tuple(KeyRow(keys[name], texts[name]) for name in keys)


def _moving() -> dict[str, str]:
    return {
        "panes": translate("Keys", "Next or previous pane"),
        "pages": translate("Keys", "Pages of the sidebar, and so on"),
        "close": translate("Keys", "Close, clear the selection, go back"),
    }


def _grid() -> dict[str, str]:
    return {
        "move": translate("Keys", "Move"),
        "day": translate("Keys", "Previous or next day"),
        "date": translate("Keys", "Go to a date"),
        "ends": translate("Keys", "First or last"),
        "extend": translate("Keys", "Select more"),
        "all": translate("Keys", "Select the day, again all"),
        "toggle": translate("Keys", "Select this one too"),
        "open": translate("Keys", "Open"),
        "keep": translate("Keys", "Keep, or keep no longer"),
        "similar": translate("Keys", "Find similar"),
        "album": translate("Keys", "Add to an album"),
        "rotate": translate("Keys", "Rotate"),
        "copy": translate("Keys", "Copy picture"),
        "size": translate("Keys", "Larger or smaller tiles"),
        "aside": translate("Keys", "Set aside"),
        "erase": translate("Keys", "Erase for good, after a question"),
    }


def _worth() -> dict[str, str]:
    return {
        "keep": translate("Keys", "Keep"),
        "aside": translate("Keys", "Set aside"),
        "later": translate("Keys", "Later"),
        "refuse": translate("Keys", "Not a keepsake"),
        "back": translate("Keys", "Undo the last decision"),
        "left": translate("Keys", "Keep the left or the right one"),
        "both": translate("Keys", "Keep both"),
        "large": translate("Keys", "Both on the whole page"),
        "swap": translate("Keys", "Swap places"),
    }


def _teaching() -> dict[str, str]:
    return {
        "yes": translate("Keys", "It belongs"),
        "no": translate("Keys", "It does not"),
        "skip": translate("Keys", "Not sure, skip"),
        "back": translate("Keys", "Undo the last answer"),
        "large": translate("Keys", "Large view"),
        "done": translate("Keys", "Done for now"),
    }


def _viewer() -> dict[str, str]:
    return {
        "walk": translate("Keys", "Previous or next"),
        "ends": translate("Keys", "First or last"),
        "zoom": translate("Keys", "Larger or smaller"),
        "fit": translate("Keys", "Whole picture, or pixel by pixel"),
        "keep": translate("Keys", "Keep, or keep no longer"),
        "rotate": translate("Keys", "Rotate, or the other way"),
        "tag": translate("Keys", "Add a tag"),
        "card": translate("Keys", "Catalogue card"),
        "full_screen": translate("Keys", "Full screen"),
        "slideshow": translate("Keys", "Slideshow"),
        "similar": translate("Keys", "Find similar"),
        "copy": translate("Keys", "Copy picture"),
        "aside": translate("Keys", "Set aside"),
        "back": translate("Keys", "Back"),
    }
