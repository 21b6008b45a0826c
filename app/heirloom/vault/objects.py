"""The object store: seal files into write-once encrypted objects, publish them, read them at random, check and drop them."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from heirloom.core.records import ItemId, KindCode, ObjectId
from heirloom.core.errors import ItemError, VaultDamaged
from heirloom.vault.keys import VaultKeys


@dataclass(frozen=True, slots=True)
class SealedHeader:
    """What an object knows about its item. `bytes` is the original's size, `mac` its keyed hash (32 bytes).

    `name` and `relative_path` may hold surrogates for names that are not UTF-8.
    For KindCode.ORIGIN the payload is empty; bytes and mac are those of the item met again.
    """

    item_id: ItemId
    kind: KindCode
    name: str
    relative_path: str
    mtime_ns: int
    bytes: int
    media_type: str
    batch: str
    device: str
    mac: bytes


@dataclass(frozen=True, slots=True)
class SealedPart:
    object_id: ObjectId
    temp_path: Path
    header: SealedHeader
    stored_bytes: int


@dataclass(frozen=True, slots=True)
class Plaintext:
    """A file's bytes together with their MAC, made by `ObjectStore.weigh`: seal() then need not hash them again."""

    data: bytes
    mac: bytes


class SourceChanged(ItemError):
    """The plaintext is not the one whose MAC and size the header names. code "changed"."""


class ObjectMissing(VaultDamaged):
    """No file lies where the object should be."""


class ObjectReader(io.RawIOBase):
    """Read-only, seekable plaintext of one object; one thread at a time."""


class ObjectStore:
    """Thread-safe: seal() is meant to be called from several threads (hashing, cipher and fsync release the GIL)."""

    def __init__(self, root: Path, keys: VaultKeys) -> None:
        raise NotImplementedError

    def mac(self, data: bytes | BinaryIO) -> bytes:
        """Keyed BLAKE2b-256 of the plaintext."""
        raise NotImplementedError

    def weigh(self, data: bytes) -> Plaintext:
        """Bytes with their MAC; the cheap way to dedup and then seal a file of at most 64 MiB."""
        raise NotImplementedError

    def seal(self, source: BinaryIO | bytes | Plaintext, header: SealedHeader) -> SealedPart:
        raise NotImplementedError

    def publish(self, parts: Sequence[SealedPart]) -> None:
        raise NotImplementedError

    def discard(self, part: SealedPart) -> None:
        raise NotImplementedError

    def open(self, object_id: ObjectId, *, item_id: ItemId | None = None) -> ObjectReader:
        """With item_id (an Item's own): the sealed header must name it, which detects swapped object files at no cost.
        Without: the whole file is hashed against its id first."""
        raise NotImplementedError

    def read(self, object_id: ObjectId, *, limit_bytes: int | None = None, item_id: ItemId | None = None) -> bytes:
        raise NotImplementedError

    def header(self, object_id: ObjectId) -> SealedHeader:
        raise NotImplementedError

    def iter_ids(self) -> Iterator[ObjectId]:
        raise NotImplementedError

    def exists(self, object_id: ObjectId) -> bool:
        raise NotImplementedError

    def stored_bytes(self, object_id: ObjectId) -> int:
        raise NotImplementedError

    def check(self, object_id: ObjectId) -> None:
        raise NotImplementedError

    def unlink(self, object_id: ObjectId) -> None:
        raise NotImplementedError

    def sweep_temp(self) -> None:
        raise NotImplementedError
