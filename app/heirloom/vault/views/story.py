"""What the log and the origins tell of one memory: when it was sealed, changed, checked; which files came before."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from heirloom.core.records import ItemId, ItemNumber
from heirloom.vault.catalogue import values
from heirloom.vault.catalogue.connection import Catalogue
from heirloom.vault.catalogue.log import Change, LogKind, LogRow

_NUMBER: Final = struct.Struct(">Q")
_CHECKED: Final = b"one\0"


@dataclass(frozen=True, slots=True)
class LogEvent:
    """A commit that touched the memory; `is_whole` is the outcome of a check."""

    at: datetime
    kind: LogKind
    changes: frozenset[Change]
    is_whole: bool | None = None


@dataclass(frozen=True, slots=True)
class Version:
    """Another memory that was met at one of this one's paths: an earlier or later state of the same file."""

    number: ItemNumber
    name: str
    imported_at: datetime
    path: str


class StoryView:
    """Reads from any thread."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def events(self, number: int, item_id: ItemId) -> list[LogEvent]:
        """Every commit that names the memory, oldest first, its checks included."""
        found: list[LogEvent] = []
        for row in self._rows("instr(changes, ?1) > 0 OR (kind = ?2 AND instr(payload, ?3) = 1)", number, item_id):
            named = (pair[:2] for pair in _changes_of(row))
            changes = {change for change, one in named if one == number and change is not Change.ALBUM}
            if row.kind == LogKind.CHECK:
                found.append(LogEvent(values.from_utc_us(row.at_us), LogKind.CHECK, frozenset(), _outcome(row.payload)))
            elif changes:  # the eight bytes can also stand inside an object's id
                found.append(LogEvent(values.from_utc_us(row.at_us), _kind(row.kind), frozenset(changes)))
        return found

    def checks(self, item_id: ItemId) -> list[LogEvent]:
        """When somebody had this one memory checked, oldest first."""
        rows = self._rows("kind = ?2 AND instr(payload, ?3) = 1", 0, item_id)
        return [
            LogEvent(values.from_utc_us(row.at_us), LogKind.CHECK, frozenset(), _outcome(row.payload)) for row in rows
        ]

    def versions(self, number: int) -> list[Version]:
        """Other memories met at the same paths, oldest first."""
        rows = self._catalogue.rows(
            "SELECT other.number, other.name, other.imported_us, min(there.path) FROM origins here"
            " JOIN origins there ON there.path = here.path AND there.item != here.item"
            " JOIN items other ON other.number = there.item"
            " WHERE here.item = ? AND instr(here.path, x'2f') + instr(here.path, x'5c') > 0"
            " GROUP BY other.number ORDER BY other.imported_us, other.number LIMIT 50",
            (number,),
        )
        return [
            Version(ItemNumber(other), values.name_text(name), values.from_utc_us(at_us), values.name_text(path))
            for other, name, at_us, path in rows
        ]

    def _rows(self, where: str, number: int, item_id: ItemId) -> list[LogRow]:
        sql = f"SELECT seq, kind, at_us, payload, changes, digest, prev FROM log WHERE {where} ORDER BY seq"
        parameters = (_NUMBER.pack(number), int(LogKind.CHECK), _CHECKED + values.id_bytes(item_id))
        return [LogRow(*row) for row in self._catalogue.rows(sql, parameters)]


def check_payload(item_id: ItemId, *, is_whole: bool) -> bytes:
    """What the log keeps of a check of one memory."""
    return _CHECKED + values.id_bytes(item_id) + (b"\1" if is_whole else b"\0")


def _outcome(payload: bytes) -> bool:
    return payload.endswith(b"\1")


def _changes_of(row: LogRow) -> list[tuple[Change, ItemNumber, bytes]]:
    try:
        return list(row.iter_changes())
    except ValueError:
        return []  # a newer program's kind of change


def _kind(number: int) -> LogKind:
    try:
        return LogKind(number)
    except ValueError:
        return LogKind.SETTINGS
