"""Naming a vault: its label, in the clear beside it, so that a locked vault can be told by it."""

from __future__ import annotations

from pathlib import Path

from heirloom.core.errors import UserError
from heirloom.core.label import LABEL_NAME, MOST_SIGNS, is_plain
from heirloom.vault.disk import files


def write_label(path: Path, text: str) -> None:
    """Name the vault at `path`, durably; an empty text takes the name away. UserError; NoSpace, VaultError."""
    text = " ".join(part for part in text.split(" ") if part)
    if not text:
        _remove(path)
        return
    if not is_plain(text):
        raise UserError(f"A vault's name is one line of at most {MOST_SIGNS} letters, without control characters.")
    files.write_durably(path / LABEL_NAME, text.encode("utf-8"), replace=True)


def _remove(path: Path) -> None:
    try:
        files.remove_if_there(path / LABEL_NAME)
        files.flush_folder(path)
    except OSError as error:
        raise files.translate(error, path / LABEL_NAME) from error
