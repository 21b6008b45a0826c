"""LABEL: the name that a family gives its vault, in the clear beside it, so that a locked vault can be told by it."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Final

from heirloom.core.errors import UserError, VaultError
from heirloom.vault.disk import files

LABEL_NAME: Final = "LABEL"
MOST_SIGNS: Final = 80
_MOST_BYTES: Final = 4 * MOST_SIGNS


def read_label(path: Path) -> str | None:
    """The label of the vault at `path`; None where there is none, or none that may be shown."""
    try:
        text = files.read_small(path / LABEL_NAME, limit_bytes=_MOST_BYTES).decode("utf-8").strip()
    except (OSError, UnicodeDecodeError, VaultError):
        return None
    return text if text and _is_plain(text) else None


def write_label(path: Path, text: str) -> None:
    """Name the vault at `path`, durably; an empty text takes the name away. UserError; NoSpace, VaultError."""
    text = " ".join(text.split(" ")).strip()
    if not text:
        _remove(path)
        return
    if not _is_plain(text):
        raise UserError(f"A vault's name is one line of at most {MOST_SIGNS} letters, without control characters.")
    files.write_durably(path / LABEL_NAME, text.encode("utf-8"), replace=True)


def _remove(path: Path) -> None:
    try:
        files.remove_if_there(path / LABEL_NAME)
        files.flush_folder(path)
    except OSError as error:
        raise files.translate(error, path / LABEL_NAME) from error


def _is_plain(text: str) -> bool:
    """No line break, no control or direction sign, no half of a pair: it is shown in titles and lists."""
    unfit = {"Cc", "Cf", "Cs", "Zl", "Zp", "Co", "Cn"}
    return len(text) <= MOST_SIGNS and not any(unicodedata.category(sign) in unfit for sign in text)
