"""Reading an object: a seekable file of its plaintext, of which every chunk is authenticated before it is given out."""

from __future__ import annotations

import io
import os
from collections import OrderedDict
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from cryptography.exceptions import InvalidTag

from heirloom.core.errors import VaultDamaged, VaultTooNew
from heirloom.vault.disk import files
from heirloom.vault.objects.format import (
    CHUNK_BYTES,
    MOST_HEADER_BYTES,
    SEALED_CHUNK_BYTES,
    Envelope,
    SealedHeader,
    WrapKeys,
    open_header,
)

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_KEPT_CHUNKS: Final = 4
"""Parsers hop between a table at one end and data at the other; four chunks (256 KiB) keep that cheap."""


_BATCH_CHUNKS: Final = 16
"""Chunks to a read where the whole object is wanted."""


class ObjectMissing(VaultDamaged):
    """No file lies where an object should be."""


class ObjectReader(io.RawIOBase):
    """The plaintext of one object, read-only and seekable, for one thread at a time. Nothing is written anywhere.

    Every read gives all the bytes asked for, up to the end. VaultDamaged, naming the object, where a chunk does not
    authenticate. `PIL.Image.open`, `zipfile.ZipFile` and the like take it as a file.
    """

    def __init__(self, path: Path, *, wrap_keys: WrapKeys, vault_id: bytes) -> None:
        super().__init__()
        self.path = path
        self._file = _open(path)
        try:
            self._envelope = self._read_envelope(wrap_keys, vault_id)
        except BaseException:
            self._file.close()
            raise
        self._at = 0
        self._end_proven = False
        self._kept: OrderedDict[int, bytes] = OrderedDict()

    @property
    def header(self) -> SealedHeader:
        """The sealed header, authenticated."""
        return self._envelope.header

    @property
    def envelope(self) -> Envelope:
        return self._envelope

    @property
    def size(self) -> int:
        """Plaintext bytes."""
        return self._envelope.plain_bytes

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """As for any file. Counting from the end proves the last chunk first: only it says where the end is."""
        if whence == os.SEEK_END and not self._end_proven:
            self.chunk(self._envelope.chunks - 1)
            self._end_proven = True
        base = {os.SEEK_SET: 0, os.SEEK_CUR: self._at, os.SEEK_END: self.size}.get(whence)
        if base is None or base + offset < 0:
            raise ValueError(f"cannot seek to {offset} from {whence}")
        self._at = base + offset
        return self._at

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        target = memoryview(buffer).cast("B")
        wanted = min(len(target), max(self.size - self._at, 0))
        done = 0
        while done < wanted:
            index, skip = divmod(self._at, CHUNK_BYTES)
            piece = memoryview(self.chunk(index))[skip : skip + wanted - done]
            target[done : done + len(piece)] = piece
            done += len(piece)
            self._at += len(piece)
        return done

    def readall(self) -> bytes:
        if self._at:
            rest = bytearray(max(self.size - self._at, 0))
            self.readinto(rest)
            return bytes(rest)
        batches = self.iter_sealed(_BATCH_CHUNKS * SEALED_CHUNK_BYTES)
        plain = [opened for number, batch in enumerate(batches) for opened in self._open_batch(number, batch)]
        self._at = self.size
        padding = self._envelope.padded_bytes - self.size
        while padding >= len(plain[-1]) > 0:
            padding -= len(plain.pop())
        plain[-1] = plain[-1][: len(plain[-1]) - padding]
        return b"".join(plain)

    def close(self) -> None:
        """Close the file and drop the plaintext kept of it."""
        if not self.closed:
            self._kept.clear()
            self._file.close()
        super().close()

    def chunk(self, index: int) -> bytes:
        """Plaintext of one chunk, padding included in the last ones."""
        kept = self._kept.get(index)
        if kept is not None:
            self._kept.move_to_end(index)
            return kept
        at, length = self._envelope.chunk_at(index)
        plain = self.open_chunk(index, self._read_sealed(at, length))
        self._kept[index] = plain
        if len(self._kept) > _KEPT_CHUNKS:
            self._kept.popitem(last=False)
        return plain

    def open_chunk(self, index: int, sealed: bytes | memoryview) -> bytes:
        """Authenticate and decrypt the bytes of chunk `index`, however they were read."""
        try:
            return self._envelope.cipher.decrypt(self._envelope.nonce(index), sealed, None)
        except InvalidTag:
            raise self.damaged(f"chunk {index} of {self._envelope.chunks} does not authenticate") from None

    def iter_sealed(self, batch_bytes: int) -> Iterator[bytes]:
        """The file's bytes after the header, as they lie on disk, in pieces of `batch_bytes`."""
        at = len(self._envelope.raw)
        while batch := self._read_sealed(at, batch_bytes):
            yield batch
            at += len(batch)

    def damaged(self, what: str) -> VaultDamaged:
        """An error that names this object and what is wrong with it."""
        return VaultDamaged(f"Object {self.path.stem} is damaged: {what}", path=str(self.path))

    def _open_batch(self, number: int, batch: bytes) -> Iterator[bytes]:
        view = memoryview(batch)
        for step, at in enumerate(range(0, len(batch), SEALED_CHUNK_BYTES)):
            yield self.open_chunk(number * _BATCH_CHUNKS + step, view[at : at + SEALED_CHUNK_BYTES])

    def _read_sealed(self, at: int, length: int) -> bytes:
        try:
            self._file.seek(at)
            return files.read_fully(self._file, length)
        except OSError as error:
            raise files.unreadable(error, self.path, f"Object {self.path.stem}") from error

    def _read_envelope(self, wrap_keys: WrapKeys, vault_id: bytes) -> Envelope:
        try:
            envelope = open_header(self._read_sealed(0, MOST_HEADER_BYTES), wrap_keys=wrap_keys, vault_id=vault_id)
        except VaultTooNew as error:
            raise VaultTooNew(f"Object {self.path.stem}: {error.message}", path=str(self.path)) from error
        except VaultDamaged as error:
            raise self.damaged(error.message) from error
        actual = os.fstat(self._file.fileno()).st_size
        if actual != envelope.stored_bytes:
            raise self.damaged(f"it has {actual} bytes instead of {envelope.stored_bytes}")
        return envelope


def _open(path: Path) -> io.FileIO:
    try:
        return io.FileIO(files.open_existing(path), "rb")
    except FileNotFoundError as error:
        raise ObjectMissing(f"Object {path.stem} is missing", path=str(path)) from error
    except OSError as error:
        raise files.unreadable(error, path, f"Object {path.stem}") from error
