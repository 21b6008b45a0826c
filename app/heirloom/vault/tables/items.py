"""The items table: adding, finding, listing and filtering memories; setting aside and erasing."""

from __future__ import annotations

import builtins
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from heirloom.core.errors import NotFound, UserError
from heirloom.core.records import Camera, CaptureTime, Gps, Item, ItemId, ItemNumber, Kind, ObjectId, Size
from heirloom.core.words import index_text
from heirloom.vault.catalogue import values
from heirloom.vault.catalogue.connection import Catalogue, Row
from heirloom.vault.catalogue.log import Change, Log
from heirloom.vault.tables.folder_names import FolderNames
from heirloom.vault.tables.item_facts import UNSET, Field, ItemFacts, Unset, spoken
from heirloom.vault.tables.item_filters import ItemFilters
from heirloom.vault.tables.settings import Settings
from heirloom.vault.views.item_rows import SELECT, item_of, next_accessions

SHORTEST_PREFIX: Final = 8
_BLOCK: Final = 512
_DAY_US: Final = 86_400_000_000


@dataclass(frozen=True, slots=True)
class NewItem:
    """What the safe phase knows of an original; `mac` is its keyed hash, `mtime_ns` places it in time until read."""

    id: ItemId
    object_id: ObjectId
    kind: Kind
    media_type: str
    original_name: str
    bytes: int
    mac: builtins.bytes
    imported_at: datetime
    batch: str
    mtime_ns: int | None = None
    sha256: builtins.bytes | None = None


@dataclass(frozen=True, slots=True)
class Erased:
    """An item whose rows are gone; its object files may be unlinked."""

    id: ItemId
    number: ItemNumber
    object_ids: tuple[ObjectId, ...]


class Items(ItemFilters):
    """Rows of memories. Reads from any thread; changes inside `Vault.commit()`, machine facts inside `derive()` too."""

    def __init__(self, catalogue: Catalogue, log: Log) -> None:
        super().__init__(catalogue)
        self._log = log
        self._facts = ItemFacts(catalogue, log)

    def add(self, item: NewItem) -> Item:
        """Give a sealed original its row; its first origin and its stages are added by the caller."""
        return self.get_number(self.add_all([item])[0])

    def add_all(self, new: Sequence[NewItem]) -> builtins.list[ItemNumber]:
        """The same for several, in one statement each table; their numbers, in order."""
        if not new:
            return []
        given = Counter(item.imported_at.year for item in new)
        accessions = {year: iter(next_accessions(self._catalogue, year, given[year])) for year in given}
        last = self._catalogue.insert(
            "INSERT INTO items (id, object_id, kind, media_type, name, bytes, mac, imported_us, batch, dated_local,"
            " changed_gen, accession, sha256)",
            [self._new_row(item, next(accessions[item.imported_at.year])) for item in new],
        )
        self._catalogue.touch(values.TIMELINE)
        numbers = [ItemNumber(number) for number in range(last - len(new) + 1, last + 1)]
        for number, item in zip(numbers, new, strict=True):
            self._log.note(Change.ADDED, number, item.object_id)
        names = [(number, index_text(item.original_name)) for number, item in zip(numbers, new, strict=True)]
        self._catalogue.insert("INSERT INTO names (rowid, body)", names)
        return numbers

    def _new_row(self, item: NewItem, accession: int) -> Row:
        imported_us = values.utc_us(item.imported_at)
        return (
            bytes.fromhex(item.id),
            bytes.fromhex(item.object_id),
            values.KIND_NUMBERS[item.kind],
            values.clean_text(item.media_type),
            values.name_bytes(item.original_name),
            item.bytes,
            item.mac,
            imported_us,
            values.clean_text(item.batch),
            imported_us if item.mtime_ns is None else values.clamped_local_us(item.mtime_ns // 1000),
            self._log.in_hand,
            accession,
            item.sha256,
        )

    def find(self, item_id: ItemId) -> Item | None:
        """The item, or None."""
        row = self._catalogue.row(f"{SELECT} WHERE i.id = ?", (values.id_bytes(item_id),))
        return None if row is None else item_of(row)

    def get(self, item_id: ItemId) -> Item:
        """The item; NotFound where there is none."""
        item = self.find(item_id)
        if item is None:
            raise NotFound(f"There is no memory {item_id}.")
        return item

    def get_number(self, number: int) -> Item:
        """The item by the catalogue's own number; NotFound where there is none."""
        row = self._catalogue.row(f"{SELECT} WHERE i.number = ?", (int(number),))
        if row is None:
            raise NotFound(f"There is no memory {number}.")
        return item_of(row)

    def resolve(self, prefix: str) -> Item:
        """The one item whose id begins with `prefix` (8 digits at least); NotFound, or UserError for more than one."""
        asked = prefix.strip().lower().replace("-", "")
        if not SHORTEST_PREFIX <= len(asked) <= 32 or set(asked) - set("0123456789abcdef"):
            raise NotFound(f"“{prefix}” is not an id: give at least {SHORTEST_PREFIX} of its digits.")
        low, high = bytes.fromhex(asked.ljust(32, "0")), bytes.fromhex(asked.ljust(32, "f"))
        rows = self._catalogue.rows(f"{SELECT} WHERE i.id BETWEEN ? AND ? LIMIT 2", (low, high))
        if not rows:
            raise NotFound(f"There is no memory {prefix}.")
        if len(rows) > 1:
            raise UserError(f"More than one memory begins with {prefix}: give more digits.")
        return item_of(rows[0])

    def find_by_mac(self, mac: bytes) -> Item | None:
        """The item with these very bytes, by their keyed hash."""
        row = self._catalogue.row(
            f"{SELECT} WHERE substr(i.mac, 1, 8) = substr(?1, 1, 8) AND i.mac = ?1 ORDER BY i.number LIMIT 1", (mac,)
        )
        return None if row is None else item_of(row)

    def get_many(self, ids: Sequence[ItemId]) -> list[Item]:
        """Items in the order asked; unknown ids are left out."""
        found: dict[ItemId, Item] = {}
        for start in range(0, len(ids), _BLOCK):
            block = json.dumps([one for one in ids[start : start + _BLOCK] if len(one) == 32])
            sql = f"{SELECT} WHERE i.id IN (SELECT unhex(value) FROM json_each(?))"
            found.update((item.id, item) for item in map(item_of, self._catalogue.rows(sql, (block,))))
        return [found[item_id] for item_id in ids if item_id in found]

    def by_numbers(self, numbers: Sequence[int] | NDArray[np.int64]) -> dict[int, Item]:
        """Items by the catalogue's own numbers; unknown ones are left out."""
        rows: list[Row] = []
        wanted = [int(number) for number in numbers]
        for start in range(0, len(wanted), _BLOCK):
            block = json.dumps(wanted[start : start + _BLOCK])
            sql = f"{SELECT} WHERE i.number IN (SELECT value FROM json_each(?))"
            rows += self._catalogue.rows(sql, (block,))
        return {item.number: item for item in map(item_of, rows)}

    def days_of(self, numbers: Sequence[int] | NDArray[np.int64]) -> NDArray[np.int64]:
        """The local day, counted from 1970, of each item; -1 for one that is gone."""
        days: dict[int, int] = {}
        wanted = [int(number) for number in numbers]
        for start in range(0, len(wanted), _BLOCK):
            sql = f"SELECT number, dated_local / {_DAY_US} FROM items WHERE number IN (SELECT value FROM json_each(?))"
            days.update(self._catalogue.rows(sql, (json.dumps(wanted[start : start + _BLOCK]),)))
        return np.array([days.get(number, -1) for number in wanted], np.int64)

    def count(self) -> int:
        """How many items there are, those set aside included."""
        return int(self._catalogue.value("SELECT count(*) FROM items"))

    def count_by_kind(self) -> dict[str, int]:
        """How many items of each kind, every kind named."""
        counts: dict[int, int] = dict.fromkeys(values.KINDS, 0)
        for condition in ("set_aside_us IS NULL", "set_aside_us IS NOT NULL"):
            sql = f"SELECT kind, count(*) FROM items WHERE {condition} GROUP BY kind"
            for number, count in self._catalogue.rows(sql):
                counts[number] += count
        return {kind.value: counts[number] for number, kind in values.KINDS.items()}

    def total_bytes(self) -> int:
        """Sum of the originals' sizes."""
        return int(self._catalogue.value("SELECT coalesce(sum(bytes), 0) FROM items"))

    def timeline(
        self,
        *,
        kind: Kind | None = None,
        limit: int | None = None,
        offset: int = 0,
        batch: str | None = None,
        aside: bool = False,
    ) -> list[Item]:
        """Items newest first by capture time, else file time; those set aside left out, or with `aside` they alone."""
        where, parameters = _listed(kind, batch, aside)
        numbers = f"SELECT number FROM items WHERE {where} ORDER BY dated_local DESC, number DESC LIMIT ? OFFSET ?"
        sql = f"{SELECT} WHERE i.number IN ({numbers}) ORDER BY i.dated_local DESC, i.number DESC"
        return [
            item_of(row) for row in self._catalogue.rows(sql, (*parameters, -1 if limit is None else limit, offset))
        ]

    def timeline_total(self, kind: Kind | None = None, batch: str | None = None, *, aside: bool = False) -> int:
        """How many items the timeline holds, or with `aside` how many are kept out of it."""
        where, parameters = _listed(kind, batch, aside)
        return int(self._catalogue.value(f"SELECT count(*) FROM items WHERE {where}", parameters))

    def iter_all(self) -> Iterator[Item]:
        """Every item, those set aside included, in the order of their numbers."""
        after = 0
        while rows := self._catalogue.rows(f"{SELECT} WHERE i.number > ? ORDER BY i.number LIMIT {_BLOCK}", (after,)):
            for row in rows:
                yield item_of(row)
            after = rows[-1][1]

    def update_facts(
        self,
        item_id: ItemId,
        *,
        sha256: str | Unset | None = UNSET,
        media_type: str | Unset = UNSET,
        title: str | Unset | None = UNSET,
        caption: str | Unset | None = UNSET,
        captured: CaptureTime | Unset | None = UNSET,
        gps: Gps | Unset | None = UNSET,
        place: str | Unset | None = UNSET,
        size: Size | Unset | None = UNSET,
        camera: Camera | Unset | None = UNSET,
        pages: int | Unset | None = UNSET,
        encrypted: bool | Unset | None = UNSET,
        rating: int | Unset | None = UNSET,
    ) -> None:
        """Store what a machine read; facts set by hand stay. NotFound for an unknown item."""
        facts = {
            "sha256": sha256,
            "media_type": media_type,
            "title": title,
            "caption": caption,
            "captured": captured,
            "gps": gps,
            "place": place,
            "size": size,
            "camera": camera,
            "pages": pages,
            "encrypted": encrypted,
            "rating": rating,
        }
        self._facts.update(item_id, spoken(facts))

    def edit(
        self,
        item_id: ItemId,
        *,
        title: str | Unset | None = UNSET,
        caption: str | Unset | None = UNSET,
        captured: CaptureTime | Unset | None = UNSET,
        gps: Gps | Unset | None = UNSET,
        place: str | Unset | None = UNSET,
        rating: int | Unset | None = UNSET,
    ) -> Item:
        """Store what a person says, inside `Vault.commit()`; no machine changes it any more."""
        facts = {
            "title": title,
            "caption": caption,
            "captured": captured,
            "gps": gps,
            "place": place,
            "rating": rating,
        }
        self._facts.edit(item_id, spoken(facts))
        return self.get(item_id)

    def by_hand(self, item_id: ItemId) -> Field:
        """Which facts of the item a person set."""
        return self._facts.by_hand(item_id)

    def set_aside(self, ids: Sequence[ItemId], at: datetime) -> int:
        """Take items out of the timeline and of search, keeping them; returns how many changed."""
        return self._mark(ids, "set_aside_us = ?", "set_aside_us IS NULL", (values.utc_us(at),))

    def bring_back(self, ids: Sequence[ItemId]) -> int:
        """Undo `set_aside` and `mark_erase`; returns how many changed."""
        condition = "(set_aside_us IS NOT NULL OR erase_after_us IS NOT NULL)"
        return self._mark(ids, "set_aside_us = NULL, erase_after_us = NULL", condition, ())

    def mark_erase(self, ids: Sequence[ItemId], after: datetime) -> int:
        """Set items aside for good: after `after` they may be erased. Returns how many changed."""
        us = values.utc_us(after)
        change = "set_aside_us = coalesce(set_aside_us, ?), erase_after_us = ?"
        now = values.utc_us(datetime.now(after.tzinfo))
        return self._mark(ids, change, "erase_after_us IS NULL", (now, us))

    def iter_erasable(self, now: datetime) -> Iterator[Item]:
        """Items whose time to be erased has come."""
        sql = f"{SELECT} WHERE i.erase_after_us <= ? ORDER BY +i.number"  # the sign keeps SQLite from reading every row
        yield from map(item_of, self._catalogue.rows(sql, (values.utc_us(now),)))

    def named_objects(self, object_ids: Sequence[ObjectId]) -> set[ObjectId]:
        """Those of `object_ids` that an item or an origin rests on."""
        found: set[ObjectId] = set()
        for start in range(0, len(object_ids), _BLOCK):
            block = json.dumps(list(object_ids[start : start + _BLOCK]))
            wanted = "(SELECT unhex(value) FROM json_each(?1))"
            sql = f"SELECT object_id FROM items WHERE object_id IN {wanted}"
            sql += f" UNION SELECT object_id FROM origins WHERE object_id IN {wanted}"
            found.update(values.object_id(row[0]) for row in self._catalogue.rows(sql, (block,)))
        return found

    def repoint(self, item_id: ItemId, object_id: ObjectId) -> ObjectId:
        """Let an item, and its own origin, rest on a new object of the same bytes; gives the old object's id.

        Inside `Vault.commit()`. The log notes the old object as erased and the item as added with the new one, in this
        order; the old file goes with the next whole checkpoint. NotFound.
        """
        item = self.get(item_id)
        if item.object_id == object_id:
            return object_id
        self._log.note(Change.ERASED, item.number, item.object_id)
        generation = self._log.note(Change.ADDED, item.number, object_id)
        new, old = bytes.fromhex(object_id), bytes.fromhex(item.object_id)
        sql = "UPDATE items SET object_id = ?, changed_gen = ? WHERE number = ?"
        self._catalogue.run(sql, (new, generation, item.number))
        sql = "UPDATE origins SET object_id = ? WHERE item = ? AND object_id = ?"
        self._catalogue.run(sql, (new, item.number, old))
        Settings(self._catalogue).add_leftovers([item.object_id])
        return item.object_id

    def remove(self, item_id: ItemId) -> Erased:
        """Delete an item's rows for good; the log keeps its objects' ids, so that they are never taken up again.

        The files go after the commit: `Vault.erase` does both in the right order.
        """
        item = self.get(item_id)
        origins = self._catalogue.rows("SELECT object_id, folder FROM origins WHERE item = ?", (item.number,))
        objects = {item.object_id, *(values.object_id(row[0]) for row in origins)}
        self._log.note(Change.ERASED, item.number, item.object_id)
        for other in sorted(objects - {item.object_id}):
            self._log.note(Change.ORIGIN_ERASED, item.number, other)
        passages = "SELECT id FROM passages WHERE item = ?"
        self._catalogue.run(f"DELETE FROM words WHERE rowid IN ({passages})", (item.number,))
        for table in ("image_vectors", "image_features"):
            self._catalogue.run(f"DELETE FROM {table} WHERE key IN (SELECT (id << 40) | ? FROM spaces)", (item.number,))
        texts = f"SELECT (s.id << 40) | p.id FROM spaces s, ({passages}) p"
        self._catalogue.run(f"DELETE FROM text_vectors WHERE key IN ({texts})", (item.number,))
        self._catalogue.run("UPDATE spaces SET mark = random()")
        self._catalogue.run("DELETE FROM names WHERE rowid = ?", (item.number,))
        self._catalogue.run("DELETE FROM stages WHERE stage BETWEEN 1 AND 4 AND item = ?", (item.number,))
        for table in ("measures", "faces", "verdicts", "openings"):
            self._catalogue.run(f"DELETE FROM {table} WHERE item = ?", (item.number,))
        self._catalogue.run("DELETE FROM items WHERE number = ?", (item.number,))
        FolderNames(self._catalogue, self._log).drop_unused({row[1] for row in origins if row[1] is not None})
        self._catalogue.touch(values.TIMELINE)
        self._catalogue.touch(values.ALBUMS)
        return Erased(item.id, item.number, (item.object_id, *sorted(objects - {item.object_id})))

    def _mark(self, ids: Sequence[ItemId], change: str, condition: str, parameters: tuple[Any, ...]) -> int:
        changed = 0
        for item_id in dict.fromkeys(ids):
            sql = f"SELECT number FROM items WHERE id = ? AND {condition}"
            row = self._catalogue.row(sql, (values.id_bytes(item_id),))
            if row is not None:
                generation = self._log.note(Change.CHANGED, ItemNumber(row[0]))
                sql = f"UPDATE items SET {change}, changed_gen = ? WHERE number = ?"
                self._catalogue.run(sql, (*parameters, generation, row[0]))
                changed += 1
        self._catalogue.touch(values.TIMELINE)
        return changed


def _listed(kind: Kind | None, batch: str | None, aside: bool) -> tuple[str, tuple[Any, ...]]:
    where, parameters = ["set_aside_us IS NOT NULL" if aside else "set_aside_us IS NULL"], list[Any]()
    if kind is not None:
        where.append("kind = ?")
        parameters.append(values.KIND_NUMBERS[kind])
    if batch is not None:
        where.append("batch = ?")
        parameters.append(batch)
    return " AND ".join(where), tuple(parameters)
