"""Makes a file ready to be committed: read, weighed, sealed into a draft; or tells why that cannot be."""

from __future__ import annotations

import hashlib
import os
import platform
import stat
import threading
import uuid
from dataclasses import dataclass, replace
from io import BufferedReader, RawIOBase
from typing import BinaryIO

from heirloom.core.errors import Cancelled, ItemError, VaultDamaged
from heirloom.core.folders import rooted
from heirloom.core.records import Candidate, ItemId, KindCode
from heirloom.ingest.sniff import HEAD_BYTES, sniff
from heirloom.ingest.walk import Unreadable, code_of
from heirloom.vault import Plaintext, SealedHeader, SealedPart, SourceChanged, Vault

IN_MEMORY_BYTES = 64 * 1024 * 1024
"""Files up to this size are read once; larger ones are read twice (decision 0002)."""
HASH_CHUNK = 1 << 20
READINGS = 2
"""How often a large file is read: to be weighed, and to be sealed."""
TRIES = 3
"""How often a file that changes while it is read is tried."""


@dataclass(frozen=True, slots=True)
class Failure:
    path: str
    code: str
    reason: str
    bytes: int = 0


@dataclass(frozen=True, slots=True)
class Sealed:
    """A file sealed anew. `mends`: an item has these bytes, but its object is damaged or gone (decision 0007).

    `sha256` of what was read whole: it lies in memory, and nobody need hash it again. None of a larger one.
    """

    candidate: Candidate
    part: SealedPart
    mends: bool = False
    sha256: bytes | None = None


@dataclass(frozen=True, slots=True)
class Twin:
    """The same bytes as `item_id`; `part` is the tiny origin object, None where this very origin is known.

    `returns`: the item was on its way out; whoever imports its file again wants it.
    """

    candidate: Candidate
    item_id: ItemId
    part: SealedPart | None
    returns: bool = False


Prepared = Sealed | Twin | Failure


@dataclass(frozen=True, slots=True)
class _Facts:
    """What sealing needs to know of a file."""

    bytes: int
    mtime_ns: int


class Preparer:
    """Reads and seals single files of one batch, on any thread. Of several with the same bytes one is sealed."""

    def __init__(self, vault: Vault, batch: str) -> None:
        self._vault = vault
        self._batch = batch
        self._device = platform.node()[:64]
        self._in_flight: dict[bytes, ItemId] = {}
        self._landed = 0
        self._guard = threading.Lock()
        self._reading: list[_Large] = []
        self.is_abandoned = False

    @property
    def large_bytes(self) -> int:
        """Bytes done so far of large files that are being sealed: those take minutes, and are told meanwhile."""
        return sum(reader.bytes_read for reader in list(self._reading)) // READINGS

    def abandon(self) -> None:
        """Let go of large files in the middle; from any thread."""
        self.is_abandoned = True

    def prepare_bytes(self, candidate: Candidate, data: bytes) -> Prepared:
        """The same for bytes that lie in no file, such as a pasted picture: they never touch the disk in clear."""
        weighed = self._vault.objects.weigh(data)
        info = _Facts(len(data), candidate.mtime_ns)
        sealed = self._seal(candidate, info, weighed, data[:HEAD_BYTES])
        assert sealed is not None, "bytes in memory do not change"
        return sealed

    def drop(self, left: Prepared) -> None:
        """Throw away what was sealed but will not be committed."""
        if not isinstance(left, Failure) and left.part is not None:
            self._vault.objects.discard(left.part)

    def prepare(self, candidate: Candidate | Unreadable) -> Prepared:
        """What became of one file met. Raises Cancelled once `abandon` was called, NoSpace when the disk is full."""
        if isinstance(candidate, Unreadable):
            return Failure(candidate.path, candidate.code, candidate.reason)
        try:
            for _ in range(TRIES):
                prepared = self._read_and_seal(candidate)
                if prepared is not None:
                    return prepared
        except ItemError as error:
            return Failure(candidate.path, error.code, error.message, candidate.bytes)
        except OSError as error:
            return Failure(candidate.path, code_of(error), error.strerror or "cannot be read", candidate.bytes)
        return Failure(candidate.path, "changed", "It kept changing while it was read.", candidate.bytes)

    def _read_and_seal(self, candidate: Candidate) -> Prepared | None:
        """One attempt; None when the file changed under our hands. Never follows a link, never waits on a FIFO."""
        with open(open_regular(candidate.path), "rb", buffering=0, closefd=True) as raw:
            before = os.fstat(raw.fileno())
            whole = _read_all(raw.fileno(), before.st_size) if before.st_size <= IN_MEMORY_BYTES else None
            if whole is not None and len(whole) != before.st_size:
                return None
            facts = _Facts(before.st_size, before.st_mtime_ns)
            if whole is not None:
                sealed = self._seal(candidate, facts, self._vault.objects.weigh(whole), whole[:HEAD_BYTES])
            else:
                sealed = self._seal_large(candidate, facts, raw)
            after = os.fstat(raw.fileno())
        if not isinstance(sealed, Sealed):
            return sealed
        if (after.st_size, after.st_mtime_ns) != (before.st_size, before.st_mtime_ns):
            self._vault.objects.discard(sealed.part)
            self.forget(sealed.part.header)
            return None
        return sealed if whole is None else replace(sealed, sha256=hashlib.sha256(whole).digest())

    def _seal_large(self, candidate: Candidate, info: _Facts, raw: RawIOBase) -> Prepared | None:
        """Read twice, to weigh and to seal; what has been read is told, and it can be let go of in the middle."""
        reader = _Large(raw, self)
        self._reading.append(reader)
        try:
            mac = self._vault.objects.mac(reader)
            return self._seal(candidate, info, reader, _head(reader), mac)
        finally:
            self._reading.remove(reader)
            reader.detach()

    def _seal(
        self,
        candidate: Candidate,
        info: _Facts,
        source: Plaintext | BinaryIO,
        head: bytes,
        mac: bytes | None = None,
    ) -> Prepared | None:
        """Seal under a new id; a twin where these bytes are known and whole; None when they are others by now."""
        mac = source.mac if isinstance(source, Plaintext) else mac
        assert mac is not None
        item_id = ItemId(uuid.uuid4().hex)
        twin = self._claim(mac, item_id)
        broken = twin is not None and self._is_broken(twin)
        if twin is not None and not broken:
            return self._twin(candidate, twin, info.mtime_ns, mac)
        header = self._header(twin or item_id, candidate, info, mac, head)
        try:
            return Sealed(candidate, self._vault.objects.seal(source, header), mends=broken)
        except SourceChanged:
            self.forget(header)
            return None
        except (ItemError, OSError, Cancelled):
            self.forget(header)
            raise

    def _is_broken(self, item_id: ItemId) -> bool:
        """Whether the object of an item sealed earlier is damaged or missing: every chunk of it is opened.

        A third more time for known files, for which "duplicate" may be read as "you may clear the card".
        """
        item = self._vault.items.find(item_id)
        if item is None:
            return False
        try:
            with self._vault.objects.open(item.object_id, item_id=item_id) as sealed:
                while sealed.read(HASH_CHUNK):
                    pass
        except VaultDamaged:
            return True
        return False

    def _header(self, item_id: ItemId, candidate: Candidate, info: _Facts, mac: bytes, head: bytes) -> SealedHeader:
        kind, media_type = sniff(candidate.name, head, info.bytes)
        return SealedHeader(
            item_id=item_id,
            kind=KindCode[kind.name],
            name=candidate.name,
            relative_path=rooted(candidate.path, candidate.relative_path),
            mtime_ns=info.mtime_ns,
            bytes=info.bytes,
            media_type=media_type,
            batch=self._batch,
            device=self._device,
            mac=mac,
        )

    def _claim(self, mac: bytes, item_id: ItemId) -> ItemId | None:
        """Take these bytes for a new item, or name the item that has them: sealed before, or just being sealed.

        Of two threads with twins one always yields; the second look catches an elder committed since the first.
        """
        landed = self._landed
        known = self._vault.items.find_by_mac(mac)
        if known is not None:
            return known.id
        with self._guard:
            flying = self._in_flight.setdefault(mac, item_id)
            nobody_landed = self._landed == landed
        if flying != item_id or nobody_landed:
            return None if flying == item_id else flying
        known = self._vault.items.find_by_mac(mac)
        if known is None:
            return None
        self._forget(mac, item_id)
        return known.id

    def forget(self, header: SealedHeader) -> None:
        """These bytes are no longer on their way: they are safe, or were given up."""
        self._forget(header.mac, header.item_id)

    def _forget(self, mac: bytes, item_id: ItemId) -> None:
        with self._guard:
            if self._in_flight.get(mac) == item_id:
                del self._in_flight[mac]
                self._landed += 1

    def _twin(self, candidate: Candidate, item_id: ItemId, mtime_ns: int, mac: bytes) -> Twin:
        """A duplicate is acknowledged by a tiny object of its own, unless this very path and time are on record."""
        elder = self._vault.items.find(item_id)
        returns = elder is not None and elder.erase_after is not None
        if self._vault.origins.is_known(item_id, candidate.path, mtime_ns):
            return Twin(candidate, item_id, None, returns)
        store = self._vault.objects
        header = SealedHeader(
            item_id=item_id,
            kind=KindCode.ORIGIN,
            name=candidate.name,
            relative_path=rooted(candidate.path, candidate.relative_path),
            mtime_ns=mtime_ns,
            bytes=0,
            media_type="",
            batch=self._batch,
            device=self._device,
            mac=mac,
        )
        return Twin(candidate, item_id, store.seal(b"", header), returns)


class _Large(BufferedReader):
    """A large file that counts what is read of it, and stops where its reading was abandoned."""

    def __init__(self, raw: RawIOBase, preparer: Preparer) -> None:
        super().__init__(raw, 1 << 20)
        self._preparer = preparer
        self.bytes_read = 0

    def read(self, size: int | None = -1, /) -> bytes:
        if self._preparer.is_abandoned:
            raise Cancelled("Stopped while a file was being sealed.")
        data = super().read(size)
        self.bytes_read += len(data)
        return data


def open_regular(path: str, *, follow: bool = False) -> int:
    """Open a file of somebody's for reading, without waiting on a FIFO; the descriptor. OSError, ItemError for no file.

    With `follow` a link is followed.
    """
    no_link = 0 if follow else getattr(os, "O_NOFOLLOW", 0)
    descriptor = os.open(path, os.O_RDONLY | no_link | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise ItemError("unreadable", "It is not a regular file.", path=path)
    return descriptor


def _read_all(descriptor: int, size: int) -> bytes:
    """Read exactly up to `size` + 1 bytes, so that growth is noticed."""
    chunks: list[bytes] = []
    left = size + 1
    while left > 0:
        chunk = os.read(descriptor, left)
        if not chunk:
            break
        chunks.append(chunk)
        left -= len(chunk)
    return b"".join(chunks)


def _head(reader: BinaryIO) -> bytes:
    reader.seek(0)
    head = reader.read(HEAD_BYTES)
    reader.seek(0)
    return head
