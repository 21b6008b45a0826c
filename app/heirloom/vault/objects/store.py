"""The object store: seal files into write-once objects, publish them, read them at random, check them, drop them."""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from heirloom.core.errors import ItemError, VaultDamaged, VaultTooNew
from heirloom.core.records import ItemId, KindCode, ObjectId
from heirloom.vault.disk import files, reserve
from heirloom.vault.keys.master import OBJECT_WRAP, VaultKeys, wipe
from heirloom.vault.objects.format import SEALED_CHUNK_BYTES, SealedHeader, seal_header
from heirloom.vault.objects.reader import ObjectMissing, ObjectReader
from heirloom.vault.objects.writer import (
    DRAFT_SUFFIX,
    InMemory,
    Payload,
    SealedPart,
    SourceChanged,
    Streamed,
    write_part,
)

__all__ = [
    "IN_MEMORY_BYTES",
    "ObjectMissing",
    "ObjectReader",
    "ObjectStore",
    "Plaintext",
    "SealedHeader",
    "SealedPart",
    "SourceChanged",
]

OBJECTS_FOLDER: Final = "objects"
TEMP_FOLDER: Final = "tmp"
SUFFIX: Final = ".hlo"
IN_MEMORY_BYTES: Final = 64 << 20
"""Files up to this size are read once and held; larger ones are read twice."""
_READ_BYTES: Final = 1 << 20
_ID: Final = re.compile(r"[0-9a-f]{64}")
_ATTEMPTS: Final = 2


@dataclass(frozen=True, slots=True)
class Plaintext:
    """A file's bytes with their MAC, as `ObjectStore.weigh` gives them: sealing need not hash them again."""

    data: bytes
    mac: bytes


class ObjectStore:
    """The objects of one open vault. Thread-safe; seal from several threads: hash, cipher and flush free the GIL."""

    def __init__(self, root: Path, keys: VaultKeys) -> None:
        self._root = root
        self._objects = root / OBJECTS_FOLDER
        self._folders = tuple(self._objects / f"{number:02x}" for number in range(256))
        self._temp = root / TEMP_FOLDER
        self._vault_id = keys.vault_id
        self._epoch = keys.current_epoch
        self._wrap_keys = {epoch: keys.subkey(OBJECT_WRAP, epoch) for epoch in keys.epochs}
        self._mac_key = keys.dedup_mac_key()

    def close(self) -> None:
        """Zero this store's copies of the keys."""
        wipe(self._mac_key, *self._wrap_keys.values())

    # ------------------------------------------------------------------ writing

    def mac(self, data: bytes | BinaryIO) -> bytes:
        """Keyed BLAKE2b-256 of a plaintext (of a file: from where it stands to its end). By it duplicates are known."""
        digest = hashlib.blake2b(key=self._mac_key, digest_size=32)
        if isinstance(data, bytes):
            digest.update(data)
        else:
            while block := data.read(_READ_BYTES):
                digest.update(block)
        return digest.digest()

    def weigh(self, data: bytes) -> Plaintext:
        """Bytes with their MAC: look the MAC up, then hand the whole to `seal`."""
        return Plaintext(data, self.mac(data))

    def seal(self, source: BinaryIO | bytes | Plaintext, header: SealedHeader) -> SealedPart:
        """Encrypt a file into `tmp/`, flush it, read it back and compare; durable, but not yet in its place.

        The plaintext must be the one whose MAC and size the header names, else SourceChanged. A binary file is read
        from where it stands; one larger than 64 MiB must be seekable. For an origin the source is not looked at.
        A flush that fails or bytes that come back changed condemn the draft; it is made once more from the source.
        Raises NoSpace (the reserve is released first), VaultError for a disk that fails twice, ItemError "unreadable"
        or "name_too_long". Nothing half-written is left.
        """
        payload = self._payload(source, header)
        for attempt in range(1, _ATTEMPTS + 1):
            envelope = seal_header(
                header, epoch=self._epoch, wrap_key=self._wrap_keys[self._epoch], vault_id=self._vault_id
            )
            try:
                return write_part(self._temp, envelope, payload)
            except OSError as error:
                if files.is_full(error):
                    reserve.release(self._root)
                if files.is_full(error) or attempt == _ATTEMPTS:
                    raise files.translate(error, Path(header.name)) from error
        raise AssertionError("unreachable")

    def publish(self, parts: Sequence[SealedPart]) -> None:
        """Move sealed parts to their places and make those durable: one flush for each folder that was touched.

        After it the catalogue may name the objects. VaultError or NoSpace: none of them may be acknowledged; those that
        have moved already are orphans, which do no harm.
        """
        folders: set[Path] = set()
        try:
            for part in parts:
                place = self._path(part.object_id)
                part.temp_path.replace(place)
                folders.add(place.parent)
            files.flush_folders(folders)
        except OSError as error:
            raise files.translate(error, self._objects) from error

    def discard(self, part: SealedPart) -> None:
        """Drop a part that will not be published."""
        files.remove_if_there(part.temp_path)

    def unlink(self, object_id: ObjectId) -> None:
        """Delete an object for good; durable. ObjectMissing where there is none."""
        place = self._path(object_id)
        try:
            place.unlink()
        except FileNotFoundError as error:
            raise ObjectMissing(f"Object {object_id} is missing", path=str(place)) from error
        files.flush_folder(place.parent)

    def sweep_temp(self) -> None:
        """Drop the drafts that a crash left behind. Only the one writer may call it."""
        for folder in (self._temp, self._root, self._root / "keys"):
            for draft in folder.glob(f"*{DRAFT_SUFFIX}"):
                files.remove_if_there(draft)

    # ------------------------------------------------------------------ reading

    def open(self, object_id: ObjectId, *, item_id: ItemId | None = None) -> ObjectReader:
        """A seekable reader of the plaintext. ObjectMissing, VaultDamaged naming the object.

        Every chunk authenticates, but two whole object files could have been swapped: with `item_id` the sealed header
        must name that item, at no cost; without it the file is hashed and compared with its id first.
        """
        reader = self._reader(object_id)
        try:
            _pin(reader, object_id, item_id)
        except BaseException:
            reader.close()
            raise
        return reader

    def read(self, object_id: ObjectId, *, limit_bytes: int | None = None, item_id: ItemId | None = None) -> bytes:
        """The whole plaintext; see `open` for `item_id`. ItemError "too_large" above `limit_bytes`, before reading."""
        with self._reader(object_id) as reader:
            if limit_bytes is not None and reader.size > limit_bytes:
                raise ItemError("too_large", f"{reader.size} bytes are more than the {limit_bytes} allowed here")
            _pin(reader, object_id, item_id)
            return reader.readall()

    def header(self, object_id: ObjectId) -> SealedHeader:
        """The sealed header alone, authenticated. Whether the file is the one its id names, only `check` tells."""
        with self._reader(object_id) as reader:
            return reader.header

    def check(self, object_id: ObjectId) -> None:
        """Read the whole object: its id is the hash of its bytes and every chunk opens. VaultDamaged says what not."""
        with self._reader(object_id) as reader:
            _prove_id(reader, object_id, open_chunks=True)

    def is_whole_looking(self, object_id: ObjectId, item_id: ItemId, bytes: int) -> bool:
        """Whether the object is there, has its size, and its header opens and names that item of `bytes` bytes.

        A look at the first 8 KiB: damage further in only `check` finds. VaultError where it may not be read.
        """
        try:
            found = self.header(object_id)
        except VaultTooNew:
            return True  # a newer program sealed it; nothing says that it is damaged
        except VaultDamaged:
            return False
        return found.item_id == item_id and found.kind is not KindCode.ORIGIN and found.bytes == bytes

    def iter_ids(self, unreadable: list[str] | None = None) -> Iterator[ObjectId]:
        """Ids of all objects, folder by folder in order; names that are no object's are passed over.

        A folder that cannot be listed is told in `unreadable`; DiskTrouble where none is given.
        """
        for folder in self._folders:
            try:
                names = sorted(entry.name for entry in os.scandir(folder))
            except FileNotFoundError:
                continue
            except OSError as error:
                told = f"The folder {folder.parent.name}/{folder.name} cannot be listed: {error.strerror}."
                if unreadable is None:
                    raise files.DiskTrouble(told, path=str(folder)) from error
                unreadable.append(told)
                continue
            for name in names:
                stem = name.removesuffix(SUFFIX)
                if stem != name and _ID.fullmatch(stem) and stem.startswith(folder.name):
                    yield ObjectId(stem)

    def bytes_on_disk(self) -> int:
        """Sum of the sizes of all object files, padding included; of those that can be looked at."""
        total = 0
        for folder in self._folders:
            with contextlib.suppress(OSError):  # gone, or not ours to read: `verify` tells of it
                total += sum(entry.stat(follow_symlinks=False).st_size for entry in os.scandir(folder))
        return total

    def exists(self, object_id: ObjectId) -> bool:
        """Whether a regular file lies in the object's place."""
        try:
            return stat.S_ISREG(self._path(object_id).lstat().st_mode)
        except FileNotFoundError:
            return False

    def stored_bytes(self, object_id: ObjectId) -> int:
        """Bytes the object takes on disk."""
        place = self._path(object_id)
        try:
            return place.lstat().st_size
        except FileNotFoundError as error:
            raise ObjectMissing(f"Object {object_id} is missing", path=str(place)) from error

    # ------------------------------------------------------------------ inside

    def _payload(self, source: BinaryIO | bytes | Plaintext, header: SealedHeader) -> Payload:
        """The source in a form that can be walked twice, proven to be what the header says (streams: while walked)."""
        if header.kind is KindCode.ORIGIN:
            return InMemory(b"")
        if isinstance(source, bytes):
            source = self.weigh(source)
        elif not isinstance(source, Plaintext):
            if header.bytes > IN_MEMORY_BYTES:
                return Streamed(source, header, self._mac_key)
            source = self.weigh(_read_whole(source, header))
        if len(source.data) != header.bytes or source.mac != header.mac:
            raise SourceChanged(header.name)
        return InMemory(source.data)

    def _reader(self, object_id: ObjectId) -> ObjectReader:
        return ObjectReader(self._path(object_id), wrap_keys=self._wrap_keys.__getitem__, vault_id=self._vault_id)

    def _path(self, object_id: ObjectId) -> Path:
        if not _ID.fullmatch(object_id):
            raise VaultDamaged(f"{object_id!r} is not an object's id")
        return self._folders[int(object_id[:2], 16)] / f"{object_id}{SUFFIX}"


def _read_whole(source: BinaryIO, header: SealedHeader) -> bytes:
    try:
        return source.read(header.bytes + 1)
    except OSError as error:
        raise ItemError("unreadable", f"The file could not be read: {error.strerror}", path=header.name) from error


def _pin(reader: ObjectReader, object_id: ObjectId, item_id: ItemId | None) -> None:
    """Make sure that the opened file is the one that was asked for and not another whole object in its place."""
    if item_id is None:
        _prove_id(reader, object_id)
    elif reader.header.item_id != item_id or reader.header.kind is KindCode.ORIGIN:
        raise reader.damaged("it holds another item than its place says")


def _prove_id(reader: ObjectReader, object_id: ObjectId, *, open_chunks: bool = False) -> None:
    """Hash the file and compare with its id; open every chunk on the way where asked."""
    envelope = reader.envelope
    digest = hashlib.blake2b(envelope.raw, digest_size=32)
    index = 0
    for batch in reader.iter_sealed(16 * SEALED_CHUNK_BYTES):
        digest.update(batch)
        view = memoryview(batch)
        for at in range(0, len(batch) if open_chunks else 0, SEALED_CHUNK_BYTES):
            reader.open_chunk(index, view[at : at + SEALED_CHUNK_BYTES])
            index += 1
    if digest.hexdigest() != object_id:
        raise reader.damaged("its bytes are not those its name stands for")
