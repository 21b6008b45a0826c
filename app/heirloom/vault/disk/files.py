"""Durable file operations: create without following links, write whole, flush, rename, flush the folder."""

from __future__ import annotations

import contextlib
import errno
import io
import os
import secrets
import shutil
import stat
import sys
import time
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final

from heirloom.core.errors import NoSpace, VaultDamaged, VaultError

PRIVATE_FILE: Final = 0o600
PRIVATE_FOLDER: Final = 0o700
_BINARY: Final = getattr(os, "O_BINARY", 0)
_NOFOLLOW: Final = getattr(os, "O_NOFOLLOW", 0)
_FULL_DISK: Final = frozenset({errno.ENOSPC, errno.EDQUOT} if hasattr(errno, "EDQUOT") else {errno.ENOSPC})
_NOT_ALLOWED: Final = frozenset({errno.EROFS, errno.EACCES, errno.EPERM})
_NOTHING_FREE_BYTES: Final = 1 << 20
"""SQLite's shared memory and a journal of one commit need less; below this an error of the disk means a full one."""
_FOLDER_THREADS: Final = 8
_SLOW_FLUSH_S: Final = 0.0005


class DiskTrouble(VaultError):
    """The disk reported an error that may pass: it says nothing about the bytes, so nothing is changed for it."""

    code = "disk_error"


class ReadOnlyPlace(VaultError):
    """The disk is read-only, or the files belong to another user."""

    code = "read_only"


if sys.platform == "darwin":  # fsync on macOS stops at the drive's cache; F_FULLFSYNC does not
    import fcntl

    def flush(descriptor: int) -> None:
        """Force a file's bytes and metadata to stable storage; OSError means the file is condemned."""
        fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)

else:

    def flush(descriptor: int) -> None:
        """Force a file's bytes and metadata to stable storage; OSError means the file is condemned."""
        os.fsync(descriptor)


def flush_data(descriptor: int) -> None:
    """As `flush`, but may leave out times: enough where a file of fixed size is written over in place."""
    if sys.platform == "linux":
        os.fdatasync(descriptor)
    else:
        flush(descriptor)


def flush_folder(folder: Path) -> None:
    """Make the names in `folder` durable. Windows has no such call: there the file system's journal orders renames."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        flush(descriptor)
    finally:
        os.close(descriptor)


def flush_folders(folders: Iterable[Path]) -> None:
    """Make the names in several folders durable.

    The first flush pays for the journal; where the ones after it are still slow (a real disk's cache), the rest go side
    by side, so that one of its flushes serves many. Where they are not, threads would cost more than they save.
    """
    waiting = list(folders)
    for done in range(len(waiting)):
        began = time.perf_counter()
        flush_folder(waiting[done])
        rest = waiting[done + 1 :]
        if done and len(rest) > 1 and time.perf_counter() - began > _SLOW_FLUSH_S:
            with ThreadPoolExecutor(min(_FOLDER_THREADS, len(rest)), "flush") as pool:
                list(pool.map(flush_folder, rest))
            return


def is_full(error: OSError) -> bool:
    """Whether an error says that the disk, or the user's share of it, is full."""
    return error.errno in _FULL_DISK


def create_new(path: Path) -> int:
    """Open a file that must not exist yet (nor be a link) for reading and writing, private; returns the descriptor."""
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | _NOFOLLOW | _BINARY, PRIVATE_FILE)


def open_existing(path: Path, *, writable: bool = False) -> int:
    """Open a regular file that exists, never through a link; VaultDamaged where something else lies there."""
    mode = os.O_RDWR if writable else os.O_RDONLY
    try:
        descriptor = os.open(path, mode | _NOFOLLOW | _BINARY | getattr(os, "O_NONBLOCK", 0))
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise VaultDamaged(f"{path.name} is a link, not a file of the vault", path=str(path)) from error
        raise
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise VaultDamaged(f"{path.name} is not a regular file", path=str(path))
    return descriptor


def write_all(descriptor: int, data: bytes | bytearray | memoryview) -> None:
    """Write every byte; the system may take less than it was offered."""
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def write_parts(descriptor: int, parts: list[bytes]) -> None:
    """Write several pieces one after another, gathered by the system where it can."""
    if not hasattr(os, "writev"):
        write_all(descriptor, b"".join(parts))
        return
    wanted = sum(map(len, parts))
    written = os.writev(descriptor, parts)
    if written != wanted:
        write_all(descriptor, memoryview(b"".join(parts))[written:])


def read_small(path: Path, *, limit_bytes: int) -> bytes:
    """A small file's whole content; FileNotFoundError or NotADirectoryError where there is none.

    VaultDamaged where it is longer than `limit_bytes` or the disk cannot read it.
    """
    try:
        with os.fdopen(open_existing(path), "rb", buffering=0) as file:
            data = read_fully(file, limit_bytes + 1)
    except (FileNotFoundError, NotADirectoryError):
        raise
    except OSError as error:
        raise unreadable(error, path, path.name) from error
    if len(data) > limit_bytes:
        raise VaultDamaged(f"{path.name} is longer than it can be", path=str(path))
    return data


def read_fully(file: io.FileIO, length: int) -> bytes:
    """As many bytes as asked for, or fewer at the file's end only."""
    data = file.read(length) or b""
    while len(data) < length and (more := file.read(length - len(data))):
        data += more
    return data


def write_durably(path: Path, data: bytes | bytearray, *, replace: bool) -> None:
    """Put a small file in place whole or not at all, and durable when this returns.

    Written beside its place, flushed, renamed, folder flushed. `replace=False`: FileExistsError where one lies there.
    Raises NoSpace on a full disk; nothing half-written is left.
    """
    if not replace and os.path.lexists(path):
        raise FileExistsError(errno.EEXIST, "already there", str(path))
    draft = path.with_name(f".{secrets.token_hex(8)}.part")
    try:
        descriptor = create_new(draft)
        try:
            write_all(descriptor, data)
            flush(descriptor)
        finally:
            os.close(descriptor)
        draft.replace(path)
    except OSError as error:
        remove_if_there(draft)
        raise translate(error, path) from error
    flush_folder(path.parent)


def remove_if_there(path: Path) -> None:
    """Unlink, not minding that it is gone already."""
    with contextlib.suppress(FileNotFoundError):
        path.unlink()


def make_folder(path: Path) -> None:
    """Make one private folder; FileExistsError where something lies there."""
    path.mkdir(PRIVATE_FOLDER)


def unreadable(error: OSError, path: Path, what: str) -> VaultError:
    """An error met while reading a vault file: VaultDamaged, or VaultError where we are merely not allowed to."""
    if isinstance(error, PermissionError):
        return VaultError(f"{what} may not be read by this user", path=str(path))
    return VaultDamaged(f"{what} is damaged: the disk cannot read it ({error.strerror or error})", path=str(path))


def has_no_room(path: Path) -> bool:
    """Whether next to nothing is free on the disk that holds `path`."""
    try:
        return shutil.disk_usage(path).free < _NOTHING_FREE_BYTES
    except OSError:
        return False


def translate(error: OSError, path: Path) -> VaultError:
    """An operating system's error about a vault file, as one a person can read."""
    if is_full(error):
        return NoSpace(f"The disk is full: {path.name} could not be written", path=str(path))
    if error.errno in _NOT_ALLOWED:
        return ReadOnlyPlace(
            f"{path.name} cannot be written: the disk is read-only, or the vault belongs to another user",
            path=str(path),
        )
    return VaultError(f"{path.name} could not be written: {error.strerror or error}", path=str(path))
