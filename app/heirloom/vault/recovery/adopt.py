"""Taking objects up again: rows made anew from sealed headers after a lost journal, a lost catalogue or a crash."""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from itertools import islice
from pathlib import Path
from typing import Any, Final

from heirloom.core.errors import VaultDamaged, VaultTooNew
from heirloom.core.records import ItemId, Kind, KindCode, ObjectId, Origin
from heirloom.vault.catalogue import values
from heirloom.vault.catalogue.connection import Catalogue
from heirloom.vault.catalogue.log import Change, Log, LogKind
from heirloom.vault.objects.format import SealedHeader
from heirloom.vault.objects.store import OBJECTS_FOLDER, SUFFIX, ObjectStore
from heirloom.vault.tables.items import Items, NewItem
from heirloom.vault.tables.origins import Origins
from heirloom.vault.tables.settings import Settings
from heirloom.vault.tables.stages import STAGES_OF_KIND, Stages

_BATCH: Final = 2_000
_NUMBER_GAP: Final = 1 << 20
"""Numbers that lost rows may have had are never given out again: thumbnails and indexes may still speak of them."""
SETTING: Final = "adoption.last"


class Reason(StrEnum):
    """Why objects were looked for."""

    UNCLEAN = "unclean"
    """The last writer ended without closing; what it had sealed but not committed was taken up."""
    WAL_LOST = "wal_lost"
    OTHER_HISTORY = "other_history"
    HEAD_LOST = "head_lost"
    CATALOGUE_LOST = "catalogue_lost"
    CATALOGUE_DAMAGED = "catalogue_damaged"


REBUILDS: Final = frozenset({Reason.CATALOGUE_LOST, Reason.CATALOGUE_DAMAGED})
"""The reasons for which every row is made anew."""
_TOLD: Final = {
    Reason.UNCLEAN: "The last run ended early.",
    Reason.WAL_LOST: "The catalogue's journal was lost or damaged.",
    Reason.OTHER_HISTORY: "The catalogue tells another history than the vault's HEAD record.",
    Reason.HEAD_LOST: "Neither HEAD record of the vault could be read.",
    Reason.CATALOGUE_LOST: "The catalogue was missing and was made anew from the sealed originals.",
    Reason.CATALOGUE_DAMAGED: "The catalogue was damaged; it was kept aside and made anew from the sealed originals.",
}


@dataclass(frozen=True, slots=True)
class Restored:
    """A memory, or a further origin of one, that has its row again."""

    item_id: ItemId
    name: str
    path: str
    mtime_ns: int
    is_origin: bool = False


@dataclass(frozen=True, slots=True)
class Unreadable:
    """An object without a row whose header does not open: it stays where it is."""

    object_id: ObjectId
    path: str
    what: str


@dataclass(slots=True)
class AdoptionReport:
    """What the opening of a vault had to mend, and what may be lost. `message` says it in plain words.

    `lost_changes` counts commits whose rows are gone: titles, tags, dates, watched folders set in them may be missing.
    `missing_items` counts acknowledged memories for which no object was found. `kept` names where old files lie.
    """

    reason: Reason
    at: datetime
    lost_changes: int = 0
    since: datetime | None = None
    restored: list[Restored] = field(default_factory=list)
    unreadable: list[Unreadable] = field(default_factory=list)
    strays: list[str] = field(default_factory=list)
    """Ids of origin objects whose memory is gone."""
    salvaged: int = 0
    """Labels that could be read from an old catalogue."""
    missing_items: int = 0
    unread_pages: int = 0
    """Pages at the journal's end that were not whole: of a commit cut short, or damaged."""
    kept: str | None = None
    detail: str = ""

    @property
    def items(self) -> int:
        return sum(not one.is_origin for one in self.restored)

    @property
    def origins(self) -> int:
        return sum(one.is_origin for one in self.restored)

    @property
    def says_something(self) -> bool:
        """False after a crash that left nothing to mend."""
        found = self.restored or self.unreadable or self.strays or self.unread_pages
        return bool(found) or self.reason is not Reason.UNCLEAN

    @property
    def labels_lost(self) -> bool:
        """Whether edits by hand may be missing."""
        return self.lost_changes > 0 or self.reason in REBUILDS

    @property
    def message(self) -> str:
        """The report as a few sentences."""
        parts = [_TOLD[self.reason]]
        if self.detail:
            parts.append(self.detail)
        if self.restored:
            parts.append(f"{self.items} memories and {self.origins} further origins have their rows again.")
        if self.unread_pages and not self.labels_lost:
            parts.append(f"{self.unread_pages} pages of the journal were not whole; nothing acknowledged was in them.")
        if self.salvaged:
            parts.append(f"{self.salvaged} labels were read from the old catalogue.")
        if self.labels_lost:
            after = f" after {self.since:%Y-%m-%d %H:%M} UTC" if self.since else ""
            parts.append(f"Titles, tags, dates and folders set by hand{after} may be lost.")
        if self.missing_items:
            memories = "1 memory" if self.missing_items == 1 else f"{self.missing_items:,} memories"
            parts.append(f"{memories} could not be found again.")
        parts += [f"Unreadable: {one.path} ({one.what})" for one in self.unreadable]
        if self.kept:
            parts.append(f"The old files are kept in {self.kept}.")
        return " ".join(parts)

    def to_json(self) -> dict[str, Any]:
        """The report's counts, for the vault's own record."""
        return {
            "reason": self.reason.value,
            "at": self.at.isoformat(timespec="seconds"),
            "items": self.items,
            "origins": self.origins,
            "lost_changes": self.lost_changes,
            "salvaged": self.salvaged,
            "missing_items": self.missing_items,
            "unread_pages": self.unread_pages,
            "unreadable": [one.object_id for one in self.unreadable],
            "kept": self.kept,
        }


@dataclass(frozen=True, slots=True)
class _Found:
    object_id: ObjectId
    header: SealedHeader
    sealed_ns: int


class Adoption:
    """Gives rows to objects that have none. Runs before the vault is handed out, under the writer's lock."""

    def __init__(
        self, root: Path, catalogue: Catalogue, log: Log, objects: ObjectStore, *, may_unlink: bool = True
    ) -> None:
        self._root = root
        self._catalogue = catalogue
        self._log = log
        self._objects = objects
        self._may_unlink = may_unlink
        self._items = Items(catalogue, log)
        self._origins = Origins(catalogue, log)
        self._stages = Stages(catalogue)

    def run(
        self,
        report: AdoptionReport,
        *,
        after: int,
        known_items: int = 0,
        salvage: Callable[[], int] | None = None,
    ) -> None:
        """Fill `report`. `after` is the newest generation ever acknowledged: new log rows come behind it.

        `known_items` is how many memories there were; those that are not found again are counted as missing.

        `salvage` is called inside the last commit, when every row stands, and returns how many labels it brought back.
        Stopped half-way it goes on at the next opening: what has a row already is left alone.
        """
        originals, origins = self._orphans(report)
        kind = LogKind.REBUILD if report.reason in REBUILDS else LogKind.ADOPTION
        if report.reason is not Reason.UNCLEAN:
            self._skip_numbers()
        for batch in _batches(originals):
            with self._group(kind, report, after):
                report.restored += [one for found in batch if (one := self._take_original(found)) is not None]
        for batch in _batches(origins):
            with self._group(kind, report, after):
                report.restored += self._take_origins(batch, report)
        if report.reason is not Reason.UNCLEAN:
            report.missing_items = max(0, known_items - self._log.item_count)
        if report.restored or report.reason is not Reason.UNCLEAN:
            with self._group(kind, report, after):
                if salvage is not None:
                    report.salvaged = salvage()
                sql = "INSERT OR REPLACE INTO settings (key, value) VALUES (?, ?)"
                told = {**report.to_json(), "message": report.message}
                self._catalogue.run(sql, (SETTING, json.dumps(told)))

    def _group(self, kind: LogKind, report: AdoptionReport, after: int) -> AbstractContextManager[None]:
        return self._log.group(kind, json.dumps(report.to_json()).encode(), after=after)

    def _orphans(self, report: AdoptionReport) -> tuple[list[_Found], list[_Found]]:
        """Objects without a row, oldest first: originals, and origins. Those erased on purpose are unlinked."""
        referenced = referenced_objects(self._catalogue)
        erased = erased_objects(self._log)
        originals: list[_Found] = []
        origins: list[_Found] = []
        for object_id in self._objects.iter_ids():
            if object_id in referenced:
                continue
            if object_id in erased:
                if self._may_unlink:
                    self._objects.unlink(object_id)
                continue
            found = self._look(object_id, report)
            if found is not None:
                (origins if found.header.kind is KindCode.ORIGIN else originals).append(found)
        for listed in (originals, origins):
            listed.sort(key=lambda one: (one.sealed_ns, one.object_id))
        return originals, origins

    def _look(self, object_id: ObjectId, report: AdoptionReport) -> _Found | None:
        path = f"{OBJECTS_FOLDER}/{object_id[:2]}/{object_id}{SUFFIX}"
        try:
            header = self._objects.header(object_id)
            sealed_ns = (self._root / path).stat().st_mtime_ns
        except (VaultDamaged, VaultTooNew) as error:
            report.unreadable.append(Unreadable(object_id, path, error.message))
            return None
        if header.kind is KindCode.SNAPSHOT:
            return None
        return _Found(object_id, header, sealed_ns)

    def _take_original(self, found: _Found) -> Restored | None:
        """A row for an original; where its bytes are known already it becomes a further origin of that memory."""
        header = found.header
        twin = self._items.find_by_mac(header.mac)
        at = values.from_utc_us(found.sealed_ns // 1000)
        if twin is not None and twin.id == header.item_id:  # sealed twice, because the first was damaged
            if self._is_whole(found.object_id):
                self._items.repoint(twin.id, found.object_id)
                return Restored(twin.id, header.name, header.relative_path, header.mtime_ns)
            if self._is_whole(twin.object_id):
                Settings(self._catalogue).add_leftovers([found.object_id])
                return None
        if twin is not None:
            self._add_origin(twin.id, found, at)
            return Restored(twin.id, header.name, header.relative_path, header.mtime_ns, is_origin=True)
        kind = Kind[header.kind.name]
        item_id = header.item_id if self._items.find(header.item_id) is None else ItemId(uuid.uuid4().hex)
        self._items.add(
            NewItem(
                id=item_id,
                object_id=found.object_id,
                kind=kind,
                media_type=header.media_type,
                original_name=header.name,
                bytes=header.bytes,
                mac=header.mac,
                imported_at=at,
                batch=header.batch,
                mtime_ns=header.mtime_ns,
            )
        )
        self._add_origin(item_id, found, at)
        self._stages.set_pending(item_id, STAGES_OF_KIND[kind])
        return Restored(item_id, header.name, header.relative_path, header.mtime_ns)

    def _is_whole(self, object_id: ObjectId) -> bool:
        try:
            self._objects.check(object_id)
        except VaultDamaged:
            return False
        return True

    def _take_origins(self, batch: Sequence[_Found], report: AdoptionReport) -> Iterator[Restored]:
        for found in batch:
            header = found.header
            item = self._items.find(header.item_id) or self._items.find_by_mac(header.mac)
            if item is None:
                report.strays.append(found.object_id)
                continue
            self._add_origin(item.id, found, values.from_utc_us(found.sealed_ns // 1000))
            yield Restored(item.id, header.name, header.relative_path, header.mtime_ns, is_origin=True)

    def _add_origin(self, item_id: ItemId, found: _Found, at: datetime) -> None:
        header = found.header
        self._origins.add(
            Origin(
                item_id=item_id,
                object_id=found.object_id,
                name=header.name,
                path=header.relative_path,
                mtime_ns=header.mtime_ns,
                imported_at=at,
                relative_path=header.relative_path,
            )
        )

    def _skip_numbers(self) -> None:
        with self._catalogue.transaction(durable=True):
            for table in ("items", "passages"):
                known = self._catalogue.value("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,))
                if known is not None:
                    sql = "UPDATE sqlite_sequence SET seq = seq + ? WHERE name = ?"
                    self._catalogue.run(sql, (_NUMBER_GAP, table))


def referenced_objects(catalogue: Catalogue) -> set[ObjectId]:
    """Ids of all objects that a row names."""
    rows = catalogue.rows("SELECT object_id FROM items UNION SELECT object_id FROM origins")
    return {values.object_id(row[0]) for row in rows}


def erased_objects(log: Log) -> set[ObjectId]:
    """Ids of all objects that were erased on purpose, by the log."""
    erased: set[ObjectId] = set()
    for row in log.iter_rows():
        for change, _, object_id in row.iter_changes():
            if change in {Change.ERASED, Change.ORIGIN_ERASED}:
                erased.add(values.object_id(object_id))
    return erased


def new_report(reason: Reason) -> AdoptionReport:
    """An empty report, dated now."""
    return AdoptionReport(reason=reason, at=datetime.now(UTC))


def _batches(found: Sequence[_Found]) -> Iterator[list[_Found]]:
    rest = iter(found)
    while batch := list(islice(rest, _BATCH)):
        yield batch
