"""The writer's lock: one process writes a vault; the operating system frees it when that process ends."""

from __future__ import annotations

import contextlib
import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, Self

from heirloom.core.errors import VaultBusy
from heirloom.vault.disk import files

LOCK_NAME: Final = "lock"
_NOTE_BYTES: Final = 256

if sys.platform == "win32":
    import msvcrt

    _FAR_BYTE: Final = 1 << 30
    """msvcrt locks bytes that others then cannot read; this one lies beyond the note."""

    def _try_lock(descriptor: int) -> None:
        os.lseek(descriptor, _FAR_BYTE, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

    def _unlock(descriptor: int) -> None:
        os.lseek(descriptor, _FAR_BYTE, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _try_lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _unlock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_UN)


class WriterLock:
    """Held from `acquire` to `release`; never judged by time, never broken by another process.

    The file's text (process number, start) only tells a person who holds it; the lock is the system's.
    """

    def __init__(self, descriptor: int) -> None:
        self._descriptor: int | None = descriptor

    @classmethod
    def acquire(cls, path: Path) -> WriterLock:
        """Take the lock of the vault at `path` at once; VaultBusy where another process or thread holds it."""
        file = path / LOCK_NAME
        try:
            descriptor = files.open_existing(file, writable=True)
        except FileNotFoundError:  # a vault copied without it: the lock carries nothing worth keeping
            descriptor = os.open(file, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), files.PRIVATE_FILE)
        try:
            _try_lock(descriptor)
        except OSError as error:
            note = _read_note(descriptor)
            os.close(descriptor)
            raise VaultBusy(f"Another Heirloom is writing to this vault{note}.", path=str(path)) from error
        _write_note(descriptor)
        return cls(descriptor)

    def release(self) -> None:
        """Give the lock back; calling it again does nothing."""
        if self._descriptor is None:
            return
        descriptor, self._descriptor = self._descriptor, None
        try:
            with contextlib.suppress(OSError):  # a vanished disk must not keep the lock from being given back
                os.ftruncate(descriptor, 0)
            _unlock(descriptor)
        finally:
            os.close(descriptor)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.release()


def _write_note(descriptor: int) -> None:
    text = f"process {os.getpid()}, since {datetime.now(UTC).isoformat(timespec='seconds')}\n"
    with contextlib.suppress(OSError):  # only a note: a full disk must not keep anyone from opening the vault
        os.ftruncate(descriptor, 0)
        os.lseek(descriptor, 0, os.SEEK_SET)
        os.write(descriptor, text.encode("ascii"))


def _read_note(descriptor: int) -> str:
    with contextlib.suppress(OSError):
        os.lseek(descriptor, 0, os.SEEK_SET)
        note = os.read(descriptor, _NOTE_BYTES).decode("ascii", "replace").strip()
        since = note.partition("since ")[2]
        try:
            begun = datetime.fromisoformat(since).astimezone()
        except (ValueError, OverflowError):
            return ""
        today = begun.date() == datetime.now().astimezone().date()
        return f", since {begun:%H:%M}" if today else f", since {begun:%Y-%m-%d %H:%M}"
    return ""
