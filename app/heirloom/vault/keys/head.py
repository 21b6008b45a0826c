"""HEAD.0 and HEAD.1: the newest acknowledged generation, kept outside the catalogue so that a lost WAL is noticed."""

from __future__ import annotations

import hashlib
import hmac
import os
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from heirloom.core.errors import VaultDamaged
from heirloom.vault.disk import files
from heirloom.vault.keys.master import HEAD_MAC, VaultKeys

HEAD_NAMES: Final = ("HEAD.0", "HEAD.1")
HEAD_BYTES: Final = 96
_CLEAR = struct.Struct(">QQ32s16s")
_MAC_BYTES: Final = 32


@dataclass(frozen=True, slots=True)
class HeadRecord:
    """`chain_head` is the log's last hash (32 bytes); `owner_token` names the writer's opening (16 bytes)."""

    generation: int
    item_count: int
    chain_head: bytes
    owner_token: bytes


def create(path: Path, keys: VaultKeys, record: HeadRecord) -> None:
    """Make both files of a new vault, each with the same first record; the caller flushes the folder."""
    sealed = _seal(record, keys)
    for name in HEAD_NAMES:
        descriptor = files.create_new(path / name)
        try:
            files.write_all(descriptor, sealed)
            files.flush(descriptor)
        finally:
            os.close(descriptor)


def write(path: Path, keys: VaultKeys, record: HeadRecord) -> None:
    """Write the record over the older of the two files and flush it. NoSpace or VaultError where that fails.

    The other file keeps the record before it, so a torn write loses nothing that was acknowledged.
    """
    place = path / HEAD_NAMES[record.generation & 1]
    sealed = _seal(record, keys)
    try:
        if not _overwrite(place, sealed):
            files.write_durably(place, sealed, replace=True)
    except OSError as error:
        raise files.translate(error, place) from error


def read_newest(path: Path, keys: VaultKeys) -> HeadRecord | None:
    """The record with the highest generation among those that authenticate; None where neither does."""
    records = [record for name in HEAD_NAMES if (record := _read(path / name, keys)) is not None]
    return max(records, key=lambda record: record.generation, default=None)


def damaged(path: Path, keys: VaultKeys) -> tuple[str, ...]:
    """Names of the HEAD files that are missing or do not authenticate, for `verify` to tell.

    A power cut in the middle of a write leaves one such file; the next commit but one mends it.
    """
    return tuple(name for name in HEAD_NAMES if _read(path / name, keys) is None)


def _overwrite(place: Path, sealed: bytes) -> bool:
    """Write over a whole record in place; False where there is none to write over."""
    try:
        descriptor = files.open_existing(place, writable=True)
    except FileNotFoundError:
        return False
    try:
        if os.fstat(descriptor).st_size != HEAD_BYTES:
            return False
        files.write_all(descriptor, sealed)
        files.flush_data(descriptor)
    finally:
        os.close(descriptor)
    return True


def _seal(record: HeadRecord, keys: VaultKeys) -> bytes:
    clear = _CLEAR.pack(record.generation, record.item_count, record.chain_head, record.owner_token)
    return clear + _mac(clear, keys, keys.current_epoch)


def _read(place: Path, keys: VaultKeys) -> HeadRecord | None:
    try:
        raw = files.read_small(place, limit_bytes=HEAD_BYTES)
    except (FileNotFoundError, VaultDamaged):
        return None
    if len(raw) != HEAD_BYTES:
        return None
    clear, mac = raw[:-_MAC_BYTES], raw[-_MAC_BYTES:]
    if not any(hmac.compare_digest(_mac(clear, keys, epoch), mac) for epoch in keys.epochs):
        return None
    return HeadRecord(*_CLEAR.unpack(clear))


def _mac(clear: bytes, keys: VaultKeys, epoch: int) -> bytes:
    return hashlib.blake2b(clear, key=keys.subkey(HEAD_MAC, epoch), digest_size=_MAC_BYTES).digest()
