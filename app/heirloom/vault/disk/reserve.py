"""A block of disk kept aside, so that a full disk can still take the catalogue's last commit and checkpoint."""

from __future__ import annotations

import os
import secrets
import shutil
from pathlib import Path
from typing import Final

from heirloom.core.errors import NoSpace
from heirloom.vault.disk import files

RESERVE_NAME: Final = "reserve.bin"
RESERVE_BYTES: Final = 16 << 20
_BLOCK_BYTES: Final = 1 << 20
_HEADROOM: Final = 4
"""Restore only when this many times the reserve is free: taking the last space would bring the trouble back."""


def make(path: Path) -> None:
    """Write the reserve of the vault at `path`, durable. NoSpace, and nothing left, where it does not fit.

    Random bytes: zeros would take no space on a file system that compresses or finds holes.
    """
    place = path / RESERVE_NAME
    files.remove_if_there(place)
    try:
        descriptor = files.create_new(place)
        try:
            _fill(descriptor)
            files.flush(descriptor)
        finally:
            os.close(descriptor)
    except OSError as error:
        files.remove_if_there(place)
        raise files.translate(error, place) from error
    files.flush_folder(path)


def release(path: Path) -> bool:
    """Give the space back to the disk; True where there was a reserve to give."""
    try:
        (path / RESERVE_NAME).unlink()
    except FileNotFoundError:
        return False
    return True


def is_there(path: Path) -> bool:
    """Whether a whole reserve lies in the vault at `path` and takes real space."""
    try:
        status = (path / RESERVE_NAME).lstat()
    except FileNotFoundError:
        return False
    taken = getattr(status, "st_blocks", RESERVE_BYTES // 512) * 512
    return status.st_size == RESERVE_BYTES and taken >= RESERVE_BYTES


def restore(path: Path) -> bool:
    """Make the reserve again where it is missing and the disk has room to spare; True if it stands afterwards."""
    if is_there(path):
        return True
    if free_bytes(path) < _HEADROOM * RESERVE_BYTES:
        return False
    try:
        make(path)
    except NoSpace:
        return False
    return True


def free_bytes(path: Path) -> int:
    """Bytes that this user may still write on the disk that holds `path`."""
    return shutil.disk_usage(path).free


def _fill(descriptor: int) -> None:
    block = secrets.token_bytes(_BLOCK_BYTES)
    for _ in range(RESERVE_BYTES // _BLOCK_BYTES):
        files.write_all(descriptor, block)
