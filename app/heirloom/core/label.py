"""A vault's label as it lies beside the vault: the one thing that is written in the clear, and may be shown locked."""

from __future__ import annotations

import os
import stat
import unicodedata
from pathlib import Path
from typing import Final

LABEL_NAME: Final = "LABEL"
MOST_SIGNS: Final = 80
_MOST_BYTES: Final = 4 * MOST_SIGNS
_UNFIT: Final = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp", "Co"})
_JOINER: Final = "\u200d"
"""Holds the parts of one emoji together: the family ones need it."""
_FLAGS: Final = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
"""Never through a link, and never waiting for a pipe that somebody laid there."""


def read_label(path: Path) -> str | None:
    """The label of the vault at `path`; None where there is none, or none that may be shown."""
    try:
        descriptor = os.open(path / LABEL_NAME, _FLAGS)
        with open(descriptor, "rb") as file:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                return None
            text = file.read(_MOST_BYTES + 1).decode("utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return None
    return text if text and is_plain(text) else None


def is_plain(text: str) -> bool:
    """No line break, no control or direction sign, no half of a pair: it is shown in titles and lists."""
    signs = text.replace(_JOINER, "")
    return len(text) <= MOST_SIGNS and not any(unicodedata.category(sign) in _UNFIT for sign in signs)
