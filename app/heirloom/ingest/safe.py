"""The safe phase: every file met is hashed, sealed and given its row before anything tries to understand it."""

from __future__ import annotations

import os
import platform
import stat
import threading
import time
import uuid
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from io import BufferedReader
from typing import BinaryIO

from heirloom.core.errors import ItemError, VaultDamaged
from heirloom.core.job import JobContext, Progress
from heirloom.core.records import Candidate, ItemId, Kind, KindCode, Origin
from heirloom.ingest.ahead import ahead
from heirloom.ingest.sniff import HEAD_BYTES, sniff
from heirloom.ingest.walk import Met, Skipped, Unreadable
from heirloom.vault import STAGES_OF_KIND, LogKind, NewItem, SealedHeader, SealedPart, SourceChanged, Vault

IN_MEMORY_BYTES = 64 * 1024 * 1024
"""Files up to this size are read once; larger ones are read twice (decision 0002)."""
GROUP_ITEMS = 64
GROUP_S = 0.25
THREADS = 4
WINDOW_FILES = 64
WINDOW_BYTES = 192 * 1024 * 1024
"""How much is in flight between the reader threads and the commit."""
HASH_CHUNK = 1 << 20
TRIES = 3
"""How often a file that changes while it is read is tried."""

SealedCallback = Callable[[Sequence[ItemId]], None]


@dataclass(frozen=True, slots=True)
class Failure:
    path: str
    code: str
    reason: str


@dataclass(slots=True)
class Tally:
    """What became of every path met; `found` is the sum of the four counts."""

    imported: int = 0
    duplicates: int = 0
    skipped: int = 0
    failed: list[Failure] = field(default_factory=list)
    bytes: int = 0

    @property
    def found(self) -> int:
        return self.imported + self.duplicates + self.skipped + len(self.failed)


@dataclass(frozen=True, slots=True)
class _Sealed:
    """A file sealed anew. `mends`: an item has these bytes, but its object is damaged or gone (decision 0007)."""

    candidate: Candidate
    part: SealedPart
    mends: bool = False


@dataclass(frozen=True, slots=True)
class _Twin:
    """The same bytes as `item_id`; `part` is the tiny origin object, None where this very origin is known.

    `returns`: the item was on its way out; whoever imports its file again wants it.
    """

    candidate: Candidate
    item_id: ItemId
    part: SealedPart | None
    returns: bool = False


_Prepared = _Sealed | _Twin | Failure


class SafePhase:
    """Seals candidates into `vault` in groups; an item counts as imported only when its group is committed."""

    def __init__(self, vault: Vault, sealed: SealedCallback | None = None) -> None:
        """`sealed` hears of each committed group: from that moment its items outlive any crash."""
        self._vault = vault
        self._sealed = sealed
        self._batch = uuid.uuid4().hex
        self._device = platform.node()[:64]
        self._in_flight: dict[bytes, ItemId] = {}
        self._guard = threading.Lock()

    def run(self, met: Iterable[Met], total: int | None, context: JobContext) -> Tally:
        """Seal all of `met`. On cancel the group in hand is finished first; raises NoSpace when the disk is full."""
        tally = Tally()
        group: list[_Sealed | _Twin] = []
        began = time.monotonic()
        whole = False
        with closing(self._prepared(met, tally)) as outcomes:
            try:
                for outcome in outcomes:
                    if isinstance(outcome, Failure):
                        tally.failed.append(outcome)
                    else:
                        group.append(outcome)
                    if group and (len(group) >= GROUP_ITEMS or time.monotonic() - began >= GROUP_S):
                        ready, group = group, []
                        group = self._commit(ready, tally, context, total)
                        began = time.monotonic()
                    context.advance(Progress(tally.found, total, "files", "safe"))
                whole = True
            finally:
                early = self._commit(group, tally, context, total)
        for twin in early:
            self._drop(twin)
        if whole:
            self._commit([again for twin in early if (again := self._again(twin, tally))], tally, context, total)
        return tally

    def _again(self, twin: _Sealed | _Twin, tally: Tally) -> _Sealed | _Twin | None:
        """Look once more at a file whose twin was met in this run but never got sealed."""
        again = self._prepare(twin.candidate)
        if isinstance(again, Failure):
            tally.failed.append(again)
            return None
        return again

    def _prepared(self, met: Iterable[Met], tally: Tally) -> Generator[_Prepared, None, None]:
        """Read and seal ahead on a few threads, yield in the order met: while one waits for the disk, others work."""
        return ahead(
            self._prepare,
            self._regular(met, tally),
            threads=THREADS,
            window=WINDOW_FILES,
            weigh=lambda one: min(one.bytes, IN_MEMORY_BYTES) if isinstance(one, Candidate) else 0,
            most=WINDOW_BYTES,
            discard=self._drop,
        )

    @staticmethod
    def _regular(met: Iterable[Met], tally: Tally) -> Iterator[Candidate | Unreadable]:
        for one in met:
            if isinstance(one, Skipped):
                tally.skipped += 1
            else:
                yield one

    def _drop(self, left: _Prepared) -> None:
        """Throw away what was sealed but will not be committed."""
        if not isinstance(left, Failure) and left.part is not None:
            self._vault.objects.discard(left.part)

    def _prepare(self, candidate: Candidate | Unreadable) -> _Prepared:
        if isinstance(candidate, Unreadable):
            return Failure(candidate.path, candidate.code, candidate.reason)
        try:
            for _ in range(TRIES):
                prepared = self._read_and_seal(candidate)
                if prepared is not None:
                    return prepared
        except ItemError as error:
            return Failure(candidate.path, error.code, error.message)
        except OSError as error:
            code = "vanished" if isinstance(error, FileNotFoundError) else "unreadable"
            return Failure(candidate.path, code, error.strerror or "cannot be read")
        return Failure(candidate.path, "changed", "It kept changing while it was read.")

    def _read_and_seal(self, candidate: Candidate) -> _Prepared | None:
        """One attempt; None when the file changed under our hands. Never follows a link, never waits on a FIFO."""
        flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        with open(os.open(candidate.path, flags), "rb", buffering=0, closefd=True) as raw:
            before = os.fstat(raw.fileno())
            if not stat.S_ISREG(before.st_mode):
                raise ItemError("unreadable", "It is no longer a regular file.", path=candidate.path)
            whole = _read_all(raw.fileno(), before.st_size) if before.st_size <= IN_MEMORY_BYTES else None
            if whole is not None and len(whole) != before.st_size:
                return None
            reader = BufferedReader(raw, 1 << 20)
            store = self._vault.objects
            weighed = store.weigh(whole) if whole is not None else None
            mac = weighed.mac if weighed is not None else store.mac(reader)
            item_id = ItemId(uuid.uuid4().hex)
            twin = self._claim(mac, item_id)
            broken = twin is not None and self._is_broken(twin)
            if twin is not None and not broken:
                return self._twin(candidate, twin, before.st_mtime_ns, mac)
            item_id = twin or item_id
            try:
                head = whole[:HEAD_BYTES] if whole is not None else _head(reader)
                header = self._header(item_id, candidate, before, mac, head)
                part = store.seal(weighed if weighed is not None else reader, header)
                after = os.fstat(raw.fileno())
            except SourceChanged:
                self._forget(mac, item_id)
                return None
            except (ItemError, OSError):
                self._forget(mac, item_id)
                raise
            reader.detach()
        if (after.st_size, after.st_mtime_ns) != (before.st_size, before.st_mtime_ns):
            store.discard(part)
            self._forget(mac, item_id)
            return None
        return _Sealed(candidate, part, mends=broken)

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

    def _header(
        self, item_id: ItemId, candidate: Candidate, info: os.stat_result, mac: bytes, head: bytes
    ) -> SealedHeader:
        kind, media_type = sniff(candidate.name, head, info.st_size)
        return SealedHeader(
            item_id=item_id,
            kind=KindCode[kind.name],
            name=candidate.name,
            relative_path=candidate.relative_path,
            mtime_ns=info.st_mtime_ns,
            bytes=info.st_size,
            media_type=media_type,
            batch=self._batch,
            device=self._device,
            mac=mac,
        )

    def _claim(self, mac: bytes, item_id: ItemId) -> ItemId | None:
        """Take these bytes for a new item, or name the item that has them: sealed before, or just being sealed.

        Of two threads with twins one always yields; the second look catches an elder committed since the first.
        """
        known = self._vault.items.find_by_mac(mac)
        if known is not None:
            return known.id
        with self._guard:
            flying = self._in_flight.setdefault(mac, item_id)
        if flying != item_id:
            return flying
        known = self._vault.items.find_by_mac(mac)
        if known is None:
            return None
        self._forget(mac, item_id)
        return known.id

    def _forget(self, mac: bytes, item_id: ItemId) -> None:
        with self._guard:
            if self._in_flight.get(mac) == item_id:
                del self._in_flight[mac]

    def _twin(self, candidate: Candidate, item_id: ItemId, mtime_ns: int, mac: bytes) -> _Twin:
        """A duplicate is acknowledged by a tiny object of its own, unless this very path and time are on record."""
        elder = self._vault.items.find(item_id)
        returns = elder is not None and elder.erase_after is not None
        if self._vault.origins.is_known(item_id, candidate.path, mtime_ns):
            return _Twin(candidate, item_id, None, returns)
        store = self._vault.objects
        header = SealedHeader(
            item_id=item_id,
            kind=KindCode.ORIGIN,
            name=candidate.name,
            relative_path=candidate.relative_path,
            mtime_ns=mtime_ns,
            bytes=0,
            media_type="",
            batch=self._batch,
            device=self._device,
            mac=mac,
        )
        return _Twin(candidate, item_id, store.seal(b"", header), returns)

    def _commit(
        self, group: list[_Sealed | _Twin], tally: Tally, context: JobContext, total: int | None
    ) -> list[_Sealed | _Twin]:
        """Steps 4–8 of the write order for one group. After this its items are safe.

        Returns the twins that came early: their elder was met later and is not safe yet.
        """
        elders = {one.part.header.item_id for one in group if isinstance(one, _Sealed)}
        early: list[_Sealed | _Twin] = [
            one for one in group if isinstance(one, _Twin) and not self._is_safe(one.item_id, elders)
        ]
        group = [one for one in group if one not in early]
        if any(isinstance(one, _Sealed) or one.part is not None or one.returns for one in group):
            self._write(group, tally, context, total)
        for one in group:
            if isinstance(one, _Sealed):
                header = one.part.header
                self._forget(header.mac, header.item_id)
                tally.imported += 1
                tally.bytes += header.bytes
            else:
                tally.duplicates += 1
        if self._sealed is not None and elders:
            self._sealed([one.part.header.item_id for one in group if isinstance(one, _Sealed)])
        return early

    def _write(self, group: list[_Sealed | _Twin], tally: Tally, context: JobContext, total: int | None) -> None:
        now = datetime.now(UTC)
        self._vault.objects.publish([one.part for one in group if one.part is not None])
        with self._vault.commit(LogKind.IMPORT, self._batch.encode()):
            for one in group:
                if isinstance(one, _Twin):
                    if one.returns:
                        self._vault.items.bring_back([one.item_id])
                elif one.mends:
                    self._mend(one)
                else:
                    self._add_item(one, now)
            # A twin may stand before its elder, which another thread read first. The elder's own origin is the first.
            for one in sorted(group, key=lambda one: isinstance(one, _Twin)):
                if isinstance(one, _Twin) or not one.mends:
                    self._add_origin(one, now)
            context.checkpoint(tally.found + len(group), total, len(tally.failed))

    def _is_safe(self, item_id: ItemId, elders: set[ItemId]) -> bool:
        return item_id in elders or self._vault.items.find(item_id) is not None

    def _mend(self, one: _Sealed) -> None:
        """Let an item rest on its new object, and be understood again."""
        header = one.part.header
        self._vault.items.repoint(header.item_id, one.part.object_id)
        self._vault.stages.set_pending(header.item_id, STAGES_OF_KIND[Kind[header.kind.name]])

    def _add_item(self, sealed: _Sealed, now: datetime) -> None:
        header = sealed.part.header
        kind = Kind[header.kind.name]
        self._vault.items.add(
            NewItem(
                id=header.item_id,
                object_id=sealed.part.object_id,
                kind=kind,
                media_type=header.media_type,
                original_name=header.name,
                bytes=header.bytes,
                mac=header.mac,
                imported_at=now,
                batch=header.batch,
                mtime_ns=header.mtime_ns,
            )
        )
        self._vault.stages.set_pending(header.item_id, STAGES_OF_KIND[kind])

    def _add_origin(self, one: _Sealed | _Twin, now: datetime) -> None:
        part = one.part
        if part is None:
            return
        self._vault.origins.add(
            Origin(
                item_id=part.header.item_id,
                object_id=part.object_id,
                name=part.header.name,
                path=one.candidate.path,
                mtime_ns=part.header.mtime_ns,
                imported_at=now,
            )
        )


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
