"""Names that every common file system takes, and numbers for those that are taken already."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

NAME_BYTES = 255
"""Longest name that common file systems take."""
SIDECAR_SUFFIX = ".json"

_SUFFIX_BYTES = 32
"""What stands behind the last dot counts as an ending, and is spared when a name is cut, up to this length."""
_FORBIDDEN = re.compile(r'[\x00-\x1f<>:"/\\|?*]')
_DEVICE_NAMES = re.compile(r"^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)", re.IGNORECASE)


class FreeNames:
    """Gives new files of one folder their names: nothing that exists is overwritten, a taken name gets a number.

    The next number of each name is remembered, so that n files of one name take n steps and not n².
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._next: dict[str, int] = {}

    def place(self, name: str, put: Callable[[Path], None]) -> Path:
        """Where a file was put: under the first name, its own or a numbered one, whose sidecar's name is free too.

        `put` raises FileExistsError where something lies there. Raises OSError.
        """
        while True:
            number = self._next.get(name, 1)
            self._next[name] = number + 1
            path = self._folder / numbered(name, number)
            if os.path.lexists(sidecar_path(path)):
                continue
            try:
                put(path)
            except FileExistsError:
                continue
            return path


def numbered(name: str, number: int) -> str:
    """`name` itself for 1, else "stem (number).suffix", short enough for its sidecar to have the number too."""
    if number == 1:
        return name
    stem, suffix = _split(name)
    return _cut(stem, f" ({number}){suffix}", NAME_BYTES - len(SIDECAR_SUFFIX))


def safe_name(name: str) -> str:
    """A name that every common file system takes; unchanged where it already is one.

    POSIX keeps all but NUL and '/', so there only those go; elsewhere Windows' rules hold.
    """
    if os.name == "posix":
        cleaned = name.replace("/", "_").replace("\0", "_")
    else:
        cleaned = _FORBIDDEN.sub("_", name).rstrip(" .")
        if _DEVICE_NAMES.match(cleaned):
            cleaned = "_" + cleaned
    if cleaned in {"", ".", ".."}:
        cleaned = "unnamed"
    return _cut(*_split(cleaned), NAME_BYTES)


def sidecar_path(path: Path) -> Path:
    """Where the JSON file that goes with `path` lies."""
    return path.with_name(_cut(path.name, SIDECAR_SUFFIX, NAME_BYTES))


def _split(name: str) -> tuple[str, str]:
    stem, suffix = os.path.splitext(name)
    return (stem, suffix) if len(os.fsencode(suffix)) <= _SUFFIX_BYTES else (name, "")


def _cut(stem: str, ending: str, most: int) -> str:
    """`stem` + `ending`, the stem shortened between two characters to fit `most` bytes."""
    while len(os.fsencode(stem + ending)) > most:
        stem = stem[:-1]
    return stem + ending
