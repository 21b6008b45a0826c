"""Sealing one file: encrypt into a draft, flush it, read it back and compare before anyone relies on it."""

from __future__ import annotations

import contextlib
import hashlib
import io
import os
import secrets
from abc import ABC, abstractmethod
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from cryptography.exceptions import InvalidTag

from heirloom.core.errors import ItemError
from heirloom.core.records import ObjectId
from heirloom.vault.disk import files
from heirloom.vault.objects.format import CHUNK_BYTES, SEALED_CHUNK_BYTES, Envelope, SealedHeader

_BATCH_CHUNKS: Final = 16
"""Chunks to a write and to a read: 1 MiB, where hashing and copying are as fast as they get."""
_LARGE_BYTES: Final = 8 << 20
"""From here on the id's hash runs on a thread of its own beside the decryption: BLAKE2b is the slowest step."""
DRAFT_SUFFIX: Final = ".part"


class SourceChanged(ItemError):
    """The plaintext is not the one whose MAC and size the header names: the file changed under our hands."""

    def __init__(self, name: str) -> None:
        super().__init__("changed", "The file changed while it was being read", path=name)


class ReadBackDiffers(OSError):
    """What came back from disk is not what was written: a short write that lied, a flipped bit on the way, a bug."""


@dataclass(frozen=True, slots=True)
class SealedPart:
    """A sealed object that is durable under its draft name `temp_path` and waits to be published."""

    object_id: ObjectId
    temp_path: Path
    header: SealedHeader
    stored_bytes: int


class Payload(ABC):
    """A plaintext that can be walked twice: once to encrypt it, once to compare what came back."""

    @abstractmethod
    def rewind(self) -> None:
        """Begin again."""

    @abstractmethod
    def take(self, length: int) -> bytes:
        """The next `length` plaintext bytes; SourceChanged where the source ends before."""

    @abstractmethod
    def finish(self) -> None:
        """After the last byte was taken: SourceChanged where it was not the plaintext that was promised."""

    @abstractmethod
    def compare(self, plain: bytes) -> bool:
        """Whether the next bytes that came back, padding cut off, can be ours."""

    @abstractmethod
    def compare_end(self) -> bool:
        """Whether all that came back is ours."""


class InMemory(Payload):
    """Bytes that we hold; comparing them costs nothing."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self.rewind()

    def rewind(self) -> None:
        self._taken = self._compared = 0

    def take(self, length: int) -> bytes:
        at, self._taken = self._taken, self._taken + length
        return self._data[at : self._taken]

    def finish(self) -> None:
        pass

    def compare(self, plain: bytes) -> bool:
        at, self._compared = self._compared, self._compared + len(plain)
        return self._data.startswith(plain, at)

    def compare_end(self) -> bool:
        return self._compared == len(self._data)


class Streamed(Payload):
    """A file too large to hold: its MAC is taken again on the way in and once more from what came back."""

    def __init__(self, source: BinaryIO, header: SealedHeader, mac_key: bytearray) -> None:
        self._source = source
        self._header = header
        self._mac_key = mac_key
        self._start = source.tell()
        self.rewind()

    def rewind(self) -> None:
        self._source.seek(self._start)
        self._taken = hashlib.blake2b(key=self._mac_key, digest_size=32)
        self._returned = hashlib.blake2b(key=self._mac_key, digest_size=32)

    def take(self, length: int) -> bytes:
        try:
            data = self._source.read(length)
        except OSError as error:
            raise ItemError(
                "unreadable", f"The file could not be read: {error.strerror}", path=self._header.name
            ) from error
        self._taken.update(data)
        if len(data) != length:
            raise SourceChanged(self._header.name)
        return data

    def finish(self) -> None:
        if self._taken.digest() != self._header.mac or self._source.read(1):
            raise SourceChanged(self._header.name)

    def compare(self, plain: bytes) -> bool:
        self._returned.update(plain)
        return True

    def compare_end(self) -> bool:
        return self._returned.digest() == self._header.mac


def write_part(folder: Path, envelope: Envelope, payload: Payload) -> SealedPart:
    """Encrypt a payload into a new draft in `folder`, flush it, read it back: steps 1 to 3 of the write order.

    On any error the draft is gone when this raises: SourceChanged, ItemError "unreadable", ReadBackDiffers, OSError.
    An error of fsync condemns the draft: the system may have dropped the pages and would call a second fsync a success.
    """
    draft = folder / f"{secrets.token_hex(16)}{DRAFT_SUFFIX}"
    payload.rewind()
    try:
        descriptor = files.create_new(draft)
        try:
            _encrypt(descriptor, envelope, payload)
            files.flush(descriptor)
        finally:
            os.close(descriptor)
        object_id = _read_back(draft, envelope, payload)
    except BaseException:
        files.remove_if_there(draft)
        raise
    return SealedPart(object_id, draft, envelope.header, envelope.stored_bytes)


def _encrypt(descriptor: int, envelope: Envelope, payload: Payload) -> None:
    encrypt, last = envelope.cipher.encrypt, envelope.chunks - 1
    waiting = [envelope.raw]
    for index in range(last + 1):
        at = index * CHUNK_BYTES
        wanted = max(min(CHUNK_BYTES, envelope.plain_bytes - at), 0)
        plain = payload.take(wanted)
        padding = min(CHUNK_BYTES, envelope.padded_bytes - at) - wanted
        waiting.append(encrypt(envelope.nonce(index), plain + bytes(padding) if padding else plain, None))
        if len(waiting) >= _BATCH_CHUNKS or index == last:
            files.write_parts(descriptor, waiting)
            waiting = []
    payload.finish()


def _read_back(draft: Path, envelope: Envelope, payload: Payload) -> ObjectId:
    """Compare the file with the plaintext and hash it on the way: the id is that of the bytes that came back."""
    digest = hashlib.blake2b(digest_size=32)
    with contextlib.ExitStack() as stack:
        file = stack.enter_context(io.FileIO(files.open_existing(draft), "rb"))
        large = envelope.stored_bytes > _LARGE_BYTES
        beside = stack.enter_context(ThreadPoolExecutor(1, "hash")) if large else None
        raw = file.read(len(envelope.raw))
        whole = raw == envelope.raw and os.fstat(file.fileno()).st_size == envelope.stored_bytes
        digest.update(envelope.raw)
        index = 0
        while whole and (batch := files.read_fully(file, _BATCH_CHUNKS * SEALED_CHUNK_BYTES)):
            hashed = beside.submit(digest.update, batch) if beside else None
            whole = _same(envelope, payload, index, batch)
            index += _BATCH_CHUNKS
            if hashed is None:
                digest.update(batch)
            else:
                hashed.result()
    if not whole or index < envelope.chunks or not payload.compare_end():
        raise ReadBackDiffers(f"{draft.name} did not come back as it was written")
    return ObjectId(digest.hexdigest())


def _same(envelope: Envelope, payload: Payload, first: int, batch: bytes) -> bool:
    """Whether sealed chunks, from chunk `first` on, open and hold the payload's next bytes."""
    view = memoryview(batch)
    for index, at in enumerate(range(0, len(batch), SEALED_CHUNK_BYTES), first):
        try:
            plain = envelope.cipher.decrypt(envelope.nonce(index), view[at : at + SEALED_CHUNK_BYTES], None)
        except InvalidTag:
            return False
        kept = max(min(CHUNK_BYTES, envelope.plain_bytes - index * CHUNK_BYTES), 0)
        if not payload.compare(plain if kept == len(plain) else plain[:kept]):
            return False
    return True
