"""What the worker measured of each picture: one fixed record, and perceptual hashes to find look-alikes by."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from heirloom.core.records import ItemId
from heirloom.vault.catalogue import values
from heirloom.vault.catalogue.connection import Catalogue

_BLOCK: Final = 1_024
_WRAP: Final = 1 << 64
_TOP: Final = 1 << 63
_MISSING: Final = (
    "FROM stages s JOIN items i ON i.number = s.item LEFT JOIN measures m ON m.item = s.item"
    " WHERE s.stage = 1 AND s.state = 2 AND i.set_aside_us IS NULL AND coalesce(m.format, 0) < ?"
)


@dataclass(frozen=True, slots=True)
class Measure:
    """`record`: little-endian numbers in the order that `format` stands for. Hashes: 64 bits, 0 to 2**64 - 1.

    `turned_hash` is any second hash that its format wants, for instance of the picture on its side.
    """

    number: int
    format: int
    record: bytes
    hash: int | None = None
    turned_hash: int | None = None


class Measures:
    """Rows of measures. Derived: written inside `commit()` or `derive()`."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def put_many(self, measures: Iterable[Measure]) -> None:
        """Store measures, in place of earlier ones."""
        rows = [(one.number, one.format, one.record, _signed(one.hash), _signed(one.turned_hash)) for one in measures]
        sql = "INSERT OR REPLACE INTO measures (item, format, record, hash, turned_hash) VALUES (?, ?, ?, ?, ?)"
        self._catalogue.run_many(sql, rows)

    def get_many(self, numbers: Sequence[int] | NDArray[np.int64]) -> dict[int, Measure]:
        """Measures by item number; items without any are left out."""
        found: dict[int, Measure] = {}
        wanted = [int(number) for number in numbers]
        for start in range(0, len(wanted), _BLOCK):
            rows = self._catalogue.rows(
                "SELECT item, format, record, hash, turned_hash FROM measures"
                " WHERE item IN (SELECT value FROM json_each(?))",
                (json.dumps(wanted[start : start + _BLOCK]),),
            )
            found.update(
                (item, Measure(item, format, record, _unsigned(hash), _unsigned(turned)))
                for item, format, record, hash, turned in rows
            )
        return found

    def missing(self, format: int, limit: int) -> list[ItemId]:
        """Items not set aside whose facts were read and that have no measures of `format` or a later one, by number."""
        rows = self._catalogue.rows(f"SELECT i.id {_MISSING} ORDER BY s.item LIMIT ?", (format, limit))
        return [values.item_id(row[0]) for row in rows]

    def missing_count(self, format: int) -> int:
        """How many items `missing` would name."""
        return int(self._catalogue.value(f"SELECT count(*) {_MISSING}", (format,)))

    def records(self, format: int) -> tuple[NDArray[np.int64], list[bytes]]:
        """Item numbers, ascending, and records of one format; of items that are not set aside."""
        rows = self._catalogue.rows(
            "SELECT m.item, m.record FROM measures m JOIN items i ON i.number = m.item"
            " WHERE m.format = ? AND i.set_aside_us IS NULL ORDER BY m.item",
            (format,),
        )
        return np.array([row[0] for row in rows], np.int64), [row[1] for row in rows]

    def hashes(self) -> tuple[NDArray[np.int64], NDArray[np.uint64], NDArray[np.uint64]]:
        """Item numbers, ascending, hashes and second hashes (0 where there is none) of items not set aside."""
        # One text for all: at every row the interpreter is handed over and taken back.
        found: str | None = self._catalogue.value(
            "SELECT group_concat(m.item || ',' || m.hash || ',' || coalesce(m.turned_hash, 0)) FROM"
            " (SELECT item, hash, turned_hash FROM measures INDEXED BY measures_hash WHERE hash IS NOT NULL"
            " ORDER BY item) m WHERE m.item NOT IN (SELECT number FROM items WHERE set_aside_us IS NOT NULL)"
        )
        table = np.array([int(one) for one in found.split(",")] if found else [], np.int64).reshape(-1, 3)
        return table[:, 0].copy(), table[:, 1].astype(np.uint64), table[:, 2].astype(np.uint64)

    def count(self) -> int:
        """How many items have measures."""
        return int(self._catalogue.value("SELECT count(*) FROM measures"))


def _signed(value: int | None) -> int | None:
    return None if value is None else (value + _TOP) % _WRAP - _TOP


def _unsigned(value: int | None) -> int | None:
    return None if value is None else value % _WRAP
