"""Old files are kept: journals and catalogues that something was lost of move into `kept/`, nothing is deleted."""

from __future__ import annotations

import contextlib
import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from heirloom.core.errors import VaultDamaged
from heirloom.vault.disk import files

CATALOGUE_NAME: Final = "catalog.db"
JOURNAL_NAME: Final = f"{CATALOGUE_NAME}-wal"
KEPT_FOLDER: Final = "kept"
_SUFFIXES: Final = ("", "-wal", "-shm")
_WAL_HEADER_BYTES: Final = 32
_FRAME_HEADER_BYTES: Final = 24


def has_journal(path: Path) -> bool:
    wal = path / JOURNAL_NAME
    return wal.exists() and wal.stat().st_size > 0


def keep_journal(path: Path) -> Path | None:
    """Copy a journal that was left behind before SQLite looks at it: a damaged one would be cut off silently."""
    if not has_journal(path):
        return None
    wal = path / JOURNAL_NAME
    kept = _new_kept(path, "journal")
    _copy(wal, kept / wal.name)
    return kept


def settle(path: Path, kept: Path | None, *, was_lost: bool) -> str | None:
    """Keep the journal's copy only where something of it was lost; its place below the vault, None where it went."""
    if kept is None:
        return None
    if was_lost:
        return kept.relative_to(path).as_posix()
    shutil.rmtree(kept)
    with contextlib.suppress(OSError):
        kept.parent.rmdir()
    return None


def unread_frames(kept: Path | None, read: int) -> int:
    """Pages at the end of a kept journal that SQLite did not take, of the `read` it took.

    Frames of the journal's present round carry the salt of its first; SQLite stops at the first whose checksum fails
    (sqlite.org, WAL file format). A crash inside a commit leaves such pages too: nothing acknowledged is among them.
    """
    if kept is None:
        return 0
    content = (kept / JOURNAL_NAME).read_bytes()
    if len(content) < _WAL_HEADER_BYTES:
        return 0
    page_bytes = int.from_bytes(content[8:12], "big")
    frame_bytes = page_bytes + _FRAME_HEADER_BYTES
    if not 512 <= page_bytes <= 65_536:
        return 0
    starts = range(_WAL_HEADER_BYTES, len(content) - frame_bytes + 1, frame_bytes)
    salts = [content[at + 8 : at + 16] for at in starts]
    return max(0, sum(salt == salts[0] for salt in salts) - read) if salts else 0


def move_aside(path: Path) -> Path | None:
    """Move what there is of the catalogue into `kept/`; nothing of it is ever deleted."""
    there = [path / f"{CATALOGUE_NAME}{suffix}" for suffix in _SUFFIXES]
    there = [file for file in there if file.exists()]
    if not there:
        return None
    kept = _new_kept(path, "catalogue")
    for file in there:
        file.replace(kept / file.name)
    files.flush_folder(kept)
    files.flush_folder(path)
    return kept


def copy_aside(path: Path, label: str) -> Path:
    kept = _new_kept(path, label)
    _copy(path / CATALOGUE_NAME, kept / CATALOGUE_NAME)
    files.flush_folder(kept)
    return kept


def _copy(source: Path, target: Path) -> None:
    """A private, durable copy."""
    with open(files.create_new(target), "wb") as copy:
        with source.open("rb") as original:
            shutil.copyfileobj(original, copy)
        copy.flush()
        files.flush(copy.fileno())


def _new_kept(path: Path, label: str) -> Path:
    """A new private folder under `kept/`, named by the time and what it holds."""
    folder = path / KEPT_FOLDER
    with contextlib.suppress(FileExistsError):
        files.make_folder(folder)
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S")
    for count in range(1_000):
        kept = folder / (f"{stamp}-{label}" if count == 0 else f"{stamp}-{label}-{count}")
        with contextlib.suppress(FileExistsError):
            files.make_folder(kept)
            return kept
    raise VaultDamaged("No new folder could be made for the old files.", path=str(folder))
