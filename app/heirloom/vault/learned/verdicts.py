"""What screening thinks of each memory: its worth, the strongest reasons and all of them in a compact form."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from heirloom.vault.catalogue.connection import Catalogue, Row

_BLOCK: Final = 1_024
_COLUMNS: Final = "v.item, v.worth, v.clutter, v.treasure, v.guarded, v.reasons, v.version"
_SEEN: Final = "JOIN items i ON i.number = v.item AND i.set_aside_us IS NULL"


@dataclass(frozen=True, slots=True)
class VerdictRow:
    """`clutter` and `treasure`: numbers of the strongest reasons, or None; `reasons`: all, as screening packs them."""

    number: int
    worth: float
    clutter: int | None
    treasure: int | None
    guarded: bool
    reasons: bytes
    version: int


class Verdicts:
    """Rows of verdicts. Derived: written inside `commit()` or `derive()`. Lists leave out what is set aside."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def put_many(self, verdicts: Iterable[VerdictRow]) -> None:
        """Store verdicts, in place of earlier ones."""
        rows = [
            (one.number, one.worth, one.clutter, one.treasure, int(one.guarded), one.reasons, one.version)
            for one in verdicts
        ]
        sql = "INSERT OR REPLACE INTO verdicts (item, worth, clutter, treasure, guarded, reasons, version)"
        self._catalogue.run_many(f"{sql} VALUES (?, ?, ?, ?, ?, ?, ?)", rows)

    def drop(self, numbers: Iterable[int]) -> None:
        """Forget the verdicts of these items."""
        self._catalogue.run_many("DELETE FROM verdicts WHERE item = ?", [(int(number),) for number in numbers])

    def get_many(self, numbers: Sequence[int] | NDArray[np.int64]) -> dict[int, VerdictRow]:
        """Verdicts by item number; items without one are left out."""
        found: dict[int, VerdictRow] = {}
        wanted = [int(number) for number in numbers]
        for start in range(0, len(wanted), _BLOCK):
            sql = f"SELECT {_COLUMNS} FROM verdicts v WHERE v.item IN (SELECT value FROM json_each(?))"
            rows = self._catalogue.rows(sql, (json.dumps(wanted[start : start + _BLOCK]),))
            found.update((row[0], _verdict(row)) for row in rows)
        return found

    def stale(self, version: int, limit: int) -> list[int]:
        """Numbers of items not set aside, with facts read, without a verdict of `version` or a later one, ascending."""
        rows = self._catalogue.rows(
            "SELECT s.item FROM stages s JOIN items i ON i.number = s.item LEFT JOIN verdicts v ON v.item = s.item"
            " WHERE s.stage = 1 AND s.state <> 1 AND i.set_aside_us IS NULL AND coalesce(v.version, -1) < ?"
            " ORDER BY s.item LIMIT ?",
            (version, limit),
        )
        return [row[0] for row in rows]

    def of_clutter(self, clutter: int, limit: int, offset: int = 0) -> list[VerdictRow]:
        """The lane of one kind of clutter, least worth first."""
        sql = f"SELECT {_COLUMNS} FROM verdicts v {_SEEN} WHERE v.clutter = ? ORDER BY v.worth, v.item LIMIT ? OFFSET ?"
        return [_verdict(row) for row in self._catalogue.rows(sql, (clutter, limit, offset))]

    def treasures(self, limit: int, offset: int = 0) -> list[VerdictRow]:
        """What seems worth most, first."""
        sql = f"SELECT {_COLUMNS} FROM verdicts v {_SEEN} WHERE v.treasure IS NOT NULL"
        rows = self._catalogue.rows(f"{sql} ORDER BY v.worth DESC, v.item LIMIT ? OFFSET ?", (limit, offset))
        return [_verdict(row) for row in rows]

    def counts(self) -> dict[int, int]:
        """How many memories there are in the lane of each kind of clutter."""
        sql = f"SELECT v.clutter, count(*) FROM verdicts v {_SEEN} WHERE v.clutter IS NOT NULL GROUP BY v.clutter"
        return dict(self._catalogue.rows(sql))

    def totals(self) -> tuple[int, int]:
        """How many memories have a verdict, and how many of them a reason to be treasured."""
        found = self._catalogue.row(f"SELECT count(*), count(v.treasure) FROM verdicts v {_SEEN}")
        return found or (0, 0)


def _verdict(row: Row) -> VerdictRow:
    number, worth, clutter, treasure, guarded, reasons, version = row
    return VerdictRow(number, worth, clutter, treasure, bool(guarded), reasons, version)
