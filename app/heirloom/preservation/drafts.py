"""Files that appear whole or not at all: written under a name of our own, flushed, then given their real name."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import secrets
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final

from heirloom.preservation.names import sidecar_path

_NEW: Final = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
_VAULT_DIGITS: Final = 16
_LOST: Final = frozenset({errno.EIO, errno.ENOSPC, errno.ENODEV, errno.ENXIO})

if sys.platform == "win32":

    def _hold(_descriptor: int) -> bool:
        """A file that is open cannot be removed there: that is all the holding it needs."""
        return True

    def _remove_unless_held(path: Path) -> None:
        path.unlink(missing_ok=True)

    def _flush_folder(_folder: Path) -> None:
        """There is no such call there: the file system's journal orders renames."""

else:
    import fcntl

    def _hold(descriptor: int) -> bool:
        """Mark a draft as being written; the system lets go when its process ends. False where it was taken away."""
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:
            return True  # a disk that knows no locks: `_remove_unless_held` removes nothing there either
        return os.fstat(descriptor).st_nlink > 0

    def _remove_unless_held(path: Path) -> None:
        descriptor = os.open(path, os.O_RDWR | os.O_NOFOLLOW)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            path.unlink(missing_ok=True)
        finally:
            os.close(descriptor)

    def _flush_folder(folder: Path) -> None:
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


class Draft:
    """A file that does not count yet; `out` takes its bytes."""

    def __init__(self, path: Path, out: BinaryIO) -> None:
        self.path = path
        self.out = out

    def seal(self, mtime_ns: int | None = None) -> None:
        """Make the bytes durable, and set the time of the last change. Raises OSError."""
        self.out.flush()
        os.fsync(self.out.fileno())
        if sys.platform == "win32":
            self.out.close()  # an open file cannot be renamed there
        if mtime_ns is not None:
            with contextlib.suppress(OSError, OverflowError):  # no time of this disk: the sidecar still tells it
                os.utime(self.path, ns=(mtime_ns, mtime_ns))

    def place(self, path: Path) -> None:
        """Give a sealed draft its real name. Raises FileExistsError where anything lies there, and OSError."""
        try:
            os.link(self.path, path)
        except FileExistsError:
            raise
        except OSError:
            # FAT and some network disks know no links, and no rename that spares what lies there: look first.
            if os.path.lexists(path):
                raise FileExistsError(path) from None
            os.rename(self.path, path)

    def replace(self, path: Path) -> None:
        """Put a sealed draft in the place of a file, in one step. Raises OSError."""
        os.replace(self.path, path)


class Drafts:
    """Opens drafts in one folder, and clears away those that an earlier export of the same vault left there.

    Their names carry the vault's, so that nobody else's file is taken for one; a draft that a running process still
    writes is held by a lock and stays.
    """

    def __init__(self, folder: Path, vault_id: str) -> None:
        self.folder = folder
        self._prefix = f".heirloom-{vault_id[:_VAULT_DIGITS]}-"
        self._own = re.compile(re.escape(self._prefix) + r"[0-9a-f]{16}\.part")

    def sweep(self) -> None:
        """Remove what a killed export left. What cannot be removed stays: it harms nothing. Raises OSError."""
        with os.scandir(self.folder) as entries:
            left = [Path(entry) for entry in entries if self._own.fullmatch(entry.name) and _is_file(entry)]
        for path in left:
            if not os.path.lexists(sidecar_path(path)):  # else it is an original of that name, brought in from here
                with contextlib.suppress(OSError):
                    _remove_unless_held(path)

    @contextmanager
    def open(self) -> Iterator[Draft]:
        """A new draft; unless it was placed nothing of it stays. Raises OSError."""
        path, descriptor = self._new()
        try:
            with os.fdopen(descriptor, "wb") as out:
                yield Draft(path, out)
        finally:
            with contextlib.suppress(OSError):  # else the next sweep removes it
                path.unlink(missing_ok=True)

    def flush(self) -> None:
        """Make the names of what was placed durable, on disks that can be asked to. Raises OSError."""
        try:
            _flush_folder(self.folder)
        except OSError as error:
            if error.errno in _LOST:
                raise

    def _new(self) -> tuple[Path, int]:
        """Another export of this vault may clear a draft away before it is held: then the next name is tried."""
        while True:
            path = self.folder / f"{self._prefix}{secrets.token_hex(8)}.part"
            descriptor = os.open(path, _NEW, 0o600)
            if _hold(descriptor):
                return path, descriptor
            os.close(descriptor)
            path.unlink(missing_ok=True)


def _is_file(entry: os.DirEntry[str]) -> bool:
    return entry.is_file(follow_symlinks=False)
