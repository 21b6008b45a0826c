"""Old files are kept: journals and catalogues that something was lost of move into `kept/`, nothing is deleted."""

from __future__ import annotations

import contextlib
import filecmp
import re
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from heirloom.core.errors import VaultError
from heirloom.vault.disk import files

CATALOGUE_NAME: Final = "catalog.db"
JOURNAL_NAME: Final = f"{CATALOGUE_NAME}-wal"
KEPT_FOLDER: Final = "kept"
BEFORE_MIGRATION: Final = "before-migration"
COPY_TERM: Final = timedelta(days=30)
_STAMP: Final = "%Y%m%dT%H%M%S"
_SUFFIXES: Final = ("", "-wal", "-shm")
_CATALOGUE_FOLDER: Final = re.compile(r"(\d{8}T\d{6})-catalogue(?:-(\d+))?")
_WAL_HEADER_BYTES: Final = 32
_FRAME_HEADER_BYTES: Final = 24


def has_journal(path: Path) -> bool:
    wal = path / JOURNAL_NAME
    return wal.exists() and wal.stat().st_size > 0


def keep_journal(path: Path) -> Path | None:
    """Copy a journal that was left behind before SQLite looks at it: a damaged one would be cut off silently."""
    if not has_journal(path):
        return None
    kept = _new_kept(path, "journal")
    _copy(path / JOURNAL_NAME, kept / JOURNAL_NAME)
    return kept


def settle(path: Path, kept: Path | None, *, was_lost: bool) -> str | None:
    """Keep the journal's copy only where something of it was lost; its place below the vault, None where it went."""
    if kept is None:
        return None
    if was_lost:
        return kept.relative_to(path).as_posix()
    shutil.rmtree(kept)
    _drop_if_empty(kept.parent)
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
    try:
        for file in there:
            file.replace(kept / file.name)
        files.flush_folder(kept)
        files.flush_folder(path)
    except BaseException:
        _move_back(path, kept)
        raise
    return kept


def put_back(path: Path, kept: Path) -> None:
    """Undo a whole `move_aside`: the new catalogue, which failed, goes; the old files lie in their places again."""
    for suffix in reversed(_SUFFIXES):
        files.remove_if_there(path / f"{CATALOGUE_NAME}{suffix}")
    _move_back(path, kept)


def _move_back(path: Path, kept: Path) -> None:
    for suffix in _SUFFIXES:
        file = kept / f"{CATALOGUE_NAME}{suffix}"
        if file.exists():
            file.replace(path / file.name)
    _drop_if_empty(kept)
    _drop_if_empty(kept.parent)
    files.flush_folder(path)


def kept_catalogues(path: Path) -> list[Path]:
    """Catalogues that were moved aside, the newest first."""
    found: list[tuple[str, int, Path]] = []
    for file in (path / KEPT_FOLDER).glob(f"*/{CATALOGUE_NAME}"):
        name = _CATALOGUE_FOLDER.fullmatch(file.parent.name)
        if name is not None:
            found.append((name[1], int(name[2] or 0), file))
    return [file for _, _, file in sorted(found, reverse=True)]


def forget_copy(path: Path, kept: Path | None) -> None:
    """Drop the journal's copy where the journal itself still lies in its place, byte for byte."""
    if kept is None:
        return
    with contextlib.suppress(OSError):
        if filecmp.cmp(path / JOURNAL_NAME, kept / JOURNAL_NAME, shallow=False):
            shutil.rmtree(kept)
            _drop_if_empty(kept.parent)


def journal_bytes(path: Path) -> int:
    """Size of the journal, 0 where there is none."""
    return (path / JOURNAL_NAME).stat().st_size if has_journal(path) else 0


def copy_aside(path: Path, label: str) -> Path:
    """A durable copy of the catalogue as it is, before something changes all of it."""
    kept = _new_kept(path, label)
    _copy(path / CATALOGUE_NAME, kept / CATALOGUE_NAME)
    files.flush_folder(kept)
    return kept


def drop_old_copies(path: Path, now: datetime) -> None:
    """Remove copies from before a migration once their term is over: the vault has opened well ever since."""
    for folder in (path / KEPT_FOLDER).glob("*-" + BEFORE_MIGRATION):
        with contextlib.suppress(ValueError):
            made = datetime.strptime(folder.name[:15], _STAMP).replace(tzinfo=UTC)
            if now - made > COPY_TERM:
                shutil.rmtree(folder, ignore_errors=True)
    _drop_if_empty(path / KEPT_FOLDER)


def _copy(source: Path, target: Path) -> None:
    """A private, durable copy; where it fails, nothing of it or of its new folder is left."""
    try:
        with open(files.create_new(target), "wb") as copy:
            with source.open("rb") as original:
                shutil.copyfileobj(original, copy)
            copy.flush()
            files.flush(copy.fileno())
    except BaseException as error:
        files.remove_if_there(target)
        _drop_if_empty(target.parent)
        _drop_if_empty(target.parent.parent)
        if isinstance(error, OSError):
            raise files.translate(error, source) from error
        raise


def _drop_if_empty(folder: Path) -> None:
    with contextlib.suppress(OSError):
        folder.rmdir()


def _new_kept(path: Path, label: str) -> Path:
    """A new private folder under `kept/`, named by the time and what it holds."""
    folder = path / KEPT_FOLDER
    with contextlib.suppress(FileExistsError):
        files.make_folder(folder)
    stamp = datetime.now(UTC).strftime(_STAMP)
    for count in range(1_000):
        kept = folder / (f"{stamp}-{label}" if count == 0 else f"{stamp}-{label}-{count}")
        with contextlib.suppress(FileExistsError):
            files.make_folder(kept)
            return kept
    raise VaultError("No new folder could be made for the old files.", path=str(folder))
