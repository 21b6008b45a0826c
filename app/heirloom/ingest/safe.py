"""The safe phase: every file met is hashed, sealed and given its row before anything tries to understand it."""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime

from heirloom.core.job import JobContext, Progress
from heirloom.core.records import Candidate, ItemId, Kind, Origin
from heirloom.ingest.ahead import ahead
from heirloom.ingest.prepare import IN_MEMORY_BYTES, Failure, Prepared, Preparer, Sealed, Twin
from heirloom.ingest.walk import Met, Skipped, Unreadable
from heirloom.vault import STAGES_OF_KIND, LogKind, NewItem, SealedPart, Vault

GROUP_ITEMS = 64
GROUP_S = 0.25
THREADS = 4
WINDOW_FILES = 64
WINDOW_BYTES = 192 * 1024 * 1024
"""How much is in flight between the reader threads and the commit."""

SealedCallback = Callable[[Sequence[ItemId]], None]


@dataclass(slots=True)
class Tally:
    """What became of every path met; `found` is the sum of the four counts."""

    imported: int = 0
    duplicates: int = 0
    skipped: int = 0
    passed_over: dict[str, int] = field(default_factory=dict)
    """How many of the skipped were what: "a link", "the vault itself"."""
    failed: list[Failure] = field(default_factory=list)
    bytes: int = 0
    """Newly sealed."""
    bytes_seen: int = 0
    """Of every file that is done with, whatever became of it."""

    @property
    def found(self) -> int:
        return self.imported + self.duplicates + self.skipped + len(self.failed)


@dataclass(frozen=True, slots=True)
class Totals:
    """Files and their bytes."""

    files: int = 0
    bytes: int = 0


NOTHING = Totals()


class SafePhase:
    """Seals candidates into `vault` in groups; an item counts as imported only when its group is committed."""

    def __init__(
        self,
        vault: Vault,
        sealed: SealedCallback | None = None,
        *,
        batch: str | None = None,
        before: Totals = NOTHING,
    ) -> None:
        """`sealed` hears of each committed group: from that moment its items outlive any crash.

        `batch` marks the items as one import's, which may come in several runs; what `before` it earlier ones did.
        """
        self._vault = vault
        self._sealed = sealed
        self.batch = batch or uuid.uuid4().hex
        """Sealed into every object of this run."""
        self._before = before
        self._preparer = Preparer(vault, self.batch)

    def run(self, met: Iterable[Met], total: int | None, context: JobContext, total_bytes: int | None = None) -> Tally:
        """Seal all of `met`. On cancel the group in hand is finished first; raises NoSpace when the disk is full.

        `total` and `total_bytes` are of all there is, that of earlier runs included.
        """
        tally = Tally()

        def tell() -> None:
            files, size = self._before.files + tally.found, self._before.bytes + tally.bytes_seen
            done = size + self._preparer.large_bytes
            context.advance(Progress(files, total, "files", "safe", done, total_bytes))

        group: list[Sealed | Twin] = []
        began = time.monotonic()
        whole = False
        with closing(self._prepared(met, tally, tell)) as outcomes:
            try:
                for outcome in outcomes:
                    if isinstance(outcome, Failure):
                        self._note_failure(outcome, tally)
                    else:
                        group.append(outcome)
                    if group and (len(group) >= GROUP_ITEMS or time.monotonic() - began >= GROUP_S):
                        ready, group = group, []
                        group = self._commit(ready, tally, context, total)
                        began = time.monotonic()
                    tell()
                whole = True
            finally:
                early = self._commit(group, tally, context, total)
        for twin in early:
            self._preparer.drop(twin)
        if whole:
            self._commit([again for twin in early if (again := self._again(twin, tally))], tally, context, total)
        return tally

    def seal_bytes(self, candidate: Candidate, data: bytes, context: JobContext) -> Tally:
        """Seal bytes that lie in no file, under the name of `candidate`."""
        tally = Tally()
        prepared = self._preparer.prepare_bytes(candidate, data)
        assert not isinstance(prepared, Failure)
        self._commit([prepared], tally, context, 1)
        return tally

    @staticmethod
    def _note_failure(failure: Failure, tally: Tally) -> None:
        tally.failed.append(failure)
        tally.bytes_seen += failure.bytes

    def _again(self, twin: Sealed | Twin, tally: Tally) -> Sealed | Twin | None:
        """Look once more at a file whose twin was met in this run but never got sealed."""
        again = self._preparer.prepare(twin.candidate)
        if isinstance(again, Failure):
            self._note_failure(again, tally)
            return None
        return again

    def _prepared(self, met: Iterable[Met], tally: Tally, look: Callable[[], None]) -> Generator[Prepared, None, None]:
        """Read and seal ahead on a few threads, yield in the order met: while one waits for the disk, others work."""
        return ahead(
            self._preparer.prepare,
            self._regular(met, tally),
            threads=THREADS,
            window=WINDOW_FILES,
            weigh=lambda one: min(one.bytes, IN_MEMORY_BYTES) if isinstance(one, Candidate) else 0,
            most=WINDOW_BYTES,
            discard=self._preparer.drop,
            look=look,
            abandon=self._preparer.abandon,
        )

    @staticmethod
    def _regular(met: Iterable[Met], tally: Tally) -> Iterator[Candidate | Unreadable]:
        for one in met:
            if isinstance(one, Skipped):
                tally.skipped += 1
                tally.passed_over[one.reason] = tally.passed_over.get(one.reason, 0) + 1
            else:
                yield one

    def _commit(
        self, group: list[Sealed | Twin], tally: Tally, context: JobContext, total: int | None
    ) -> list[Sealed | Twin]:
        """Steps 4–8 of the write order for one group. After this its items are safe.

        Returns the twins that came early: their elder was met later and is not safe yet.
        """
        elders = {one.part.header.item_id for one in group if isinstance(one, Sealed)}
        early: list[Sealed | Twin] = [
            one for one in group if isinstance(one, Twin) and not self._is_safe(one.item_id, elders)
        ]
        group = [one for one in group if one not in early]
        if any(isinstance(one, Sealed) or one.part is not None or one.returns for one in group):
            self._write(group, tally, context, total)
        for one in group:
            if isinstance(one, Sealed):
                self._preparer.forget(one.part.header)
                tally.imported += 1
                tally.bytes += one.part.header.bytes
            else:
                tally.duplicates += 1
            tally.bytes_seen += one.candidate.bytes
        if self._sealed is not None and elders:
            self._sealed([one.part.header.item_id for one in group if isinstance(one, Sealed)])
        return early

    def _write(self, group: list[Sealed | Twin], tally: Tally, context: JobContext, total: int | None) -> None:
        now = datetime.now(UTC)
        self._vault.objects.publish([one.part for one in group if one.part is not None])
        with self._vault.commit(LogKind.IMPORT, self.batch.encode()):
            self._add([one for one in group if isinstance(one, Sealed) and not one.mends], now)
            for one in group:
                if isinstance(one, Twin):
                    self._add_twin(one, now)
                elif one.mends:
                    self._mend(one)
            done = self._before.files + tally.found + len(group)
            context.checkpoint(done, total, len(tally.failed))

    def _is_safe(self, item_id: ItemId, elders: set[ItemId]) -> bool:
        return item_id in elders or self._vault.items.find(item_id) is not None

    def _mend(self, one: Sealed) -> None:
        """Let an item rest on its new object, and be understood again."""
        header = one.part.header
        self._vault.items.repoint(header.item_id, one.part.object_id)
        self._vault.stages.set_pending(header.item_id, STAGES_OF_KIND[Kind[header.kind.name]])

    def _add(self, sealed: Sequence[Sealed], now: datetime) -> None:
        new = [_new_item(one, now) for one in sealed]
        numbers = self._vault.items.add_all(new)
        self._vault.stages.begin([(number, item.kind) for number, item in zip(numbers, new, strict=True)])
        origins = [_origin(one.candidate, one.part, now) for one in sealed]
        self._vault.origins.add_first(
            [(number, item.bytes, origin) for number, item, origin in zip(numbers, new, origins, strict=True)]
        )

    def _add_twin(self, twin: Twin, now: datetime) -> None:
        if twin.returns:
            self._vault.items.bring_back([twin.item_id])
        if twin.part is not None:
            self._vault.origins.add(_origin(twin.candidate, twin.part, now))


def _new_item(sealed: Sealed, now: datetime) -> NewItem:
    header = sealed.part.header
    return NewItem(
        id=header.item_id,
        object_id=sealed.part.object_id,
        kind=Kind[header.kind.name],
        media_type=header.media_type,
        original_name=header.name,
        bytes=header.bytes,
        mac=header.mac,
        imported_at=now,
        batch=header.batch,
        mtime_ns=header.mtime_ns,
        sha256=sealed.sha256,
    )


def _origin(candidate: Candidate, part: SealedPart, now: datetime) -> Origin:
    header = part.header
    return Origin(
        item_id=header.item_id,
        object_id=part.object_id,
        name=header.name,
        path=candidate.path,
        mtime_ns=header.mtime_ns,
        imported_at=now,
        relative_path=header.relative_path,
    )
