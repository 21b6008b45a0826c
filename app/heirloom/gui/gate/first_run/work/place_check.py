"""Looks at a folder that is to hold a vault: whether it may, and whether there is room. Runs off the GUI thread."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Final

NEEDED_BYTES: Final = 256 << 20
"""An empty vault takes some 20 MB; below this it would be full before the first holiday is in it."""


class Verdict(Enum):
    GOOD = "good"
    NO_PATH = "no_path"
    """Nothing typed, or not a full path."""
    NO_DISK = "no_disk"
    """Not even the drive or the topmost folder is there."""
    UNSAFE = "unsafe"
    """Kept in step by another program, or a network share."""
    VAULT_THERE = "vault_there"
    NOT_EMPTY = "not_empty"
    NOT_WRITABLE = "not_writable"
    NO_SPACE = "no_space"


@dataclass(frozen=True, slots=True)
class Place:
    """What was found. `free_bytes` is None where nobody can tell; `missing_bytes` only with NO_SPACE."""

    path: str
    verdict: Verdict
    free_bytes: int | None = None
    missing_bytes: int = 0
    detail: str = ""

    @property
    def is_good(self) -> bool:
        return self.verdict is Verdict.GOOD


def look(typed: str) -> Place:
    """Everything the first step tells about the folder that was typed or chosen."""
    path = Path(typed.strip()).expanduser()
    if not typed.strip() or not path.is_absolute():
        return Place(typed, Verdict.NO_PATH)
    try:
        return _look(path)
    except OSError as error:
        return Place(str(path), Verdict.NOT_WRITABLE, detail=error.strerror or "")


def _look(path: Path) -> Place:
    ground = _nearest_folder(path)
    if ground is None:
        return Place(str(path), Verdict.NO_DISK)
    free = shutil.disk_usage(ground).free
    verdict, detail = _verdict(path, ground)
    if verdict is Verdict.GOOD and free < NEEDED_BYTES:
        return Place(str(path), Verdict.NO_SPACE, free, NEEDED_BYTES - free)
    return Place(str(path), verdict, free, detail=detail)


def _verdict(path: Path, ground: Path) -> tuple[Verdict, str]:
    if (path / "VAULT").exists():
        return Verdict.VAULT_THERE, ""
    from heirloom.bank.place import why_unsafe  # the bank is heavy; this runs in a thread after the first paint

    unsafe = why_unsafe(path)
    if unsafe is not None:
        return Verdict.UNSAFE, unsafe
    if path.exists() and (not path.is_dir() or any(path.iterdir())):
        return Verdict.NOT_EMPTY, ""
    try:
        # Rights alone do not tell (read-only disks, lists of access): a file without a name does.
        with tempfile.TemporaryFile(dir=ground):
            pass
    except OSError as error:
        return Verdict.NOT_WRITABLE, error.strerror or ""
    return Verdict.GOOD, ""


def _nearest_folder(path: Path) -> Path | None:
    """The folder itself, or the nearest one above it that is there."""
    for folder in (path, *path.parents):
        if folder.is_dir():
            return folder
    return None
