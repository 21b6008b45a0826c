"""Faces found in pictures, one packed record an item: an empty one where there is no face, none where nobody looked."""

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
_MISSING: Final = (
    "FROM stages s JOIN items i ON i.number = s.item WHERE s.stage = 1 AND s.state = 2"
    " AND NOT EXISTS (SELECT 1 FROM faces f WHERE f.item = s.item AND f.format >= ?)"
    " AND i.kind = 1 AND i.set_aside_us IS NULL"
)


@dataclass(frozen=True, slots=True)
class FaceRow:
    """`record`: all faces of an item as `core.faces` packs them in `format`."""

    number: int
    format: int
    record: bytes


class Faces:
    """Rows of faces. Derived: written inside `commit()` or `derive()`."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def put_many(self, rows: Iterable[FaceRow]) -> None:
        """Store what was found, in place of earlier finds."""
        sql = "INSERT OR REPLACE INTO faces (item, format, record) VALUES (?, ?, ?)"
        self._catalogue.run_many(sql, [(row.number, row.format, row.record) for row in rows])

    def get_many(self, numbers: Sequence[int] | NDArray[np.int64]) -> dict[int, FaceRow]:
        """Rows by item number; items where nobody looked are left out."""
        found: dict[int, FaceRow] = {}
        wanted = [int(number) for number in numbers]
        for start in range(0, len(wanted), _BLOCK):
            sql = "SELECT item, format, record FROM faces WHERE item IN (SELECT value FROM json_each(?))"
            rows = self._catalogue.rows(sql, (json.dumps(wanted[start : start + _BLOCK]),))
            found.update((row[0], FaceRow(*row)) for row in rows)
        return found

    def missing(self, format: int, limit: int) -> list[ItemId]:
        """Pictures not set aside, where faces of `format` or later were not looked for; newest first."""
        rows = self._catalogue.rows(f"SELECT i.id {_MISSING} ORDER BY s.item DESC LIMIT ?", (format, limit))
        return [values.item_id(row[0]) for row in rows]

    def missing_count(self, format: int) -> int:
        """How many pictures `missing` would name."""
        return int(self._catalogue.value(f"SELECT count(*) {_MISSING}", (format,)))

    def count(self) -> int:
        """In how many pictures faces were looked for."""
        return int(self._catalogue.value("SELECT count(*) FROM faces"))
