"""What screening thinks of each memory: its worth, the strongest reasons and all of them in a compact form."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import numpy as np
from numpy.typing import NDArray

from heirloom.vault.catalogue import values
from heirloom.vault.catalogue.connection import Catalogue, Row

_BLOCK: Final = 1_024
_COLUMNS: Final = "v.item, v.worth, v.clutter, v.treasure, v.guarded, v.reasons, v.version"
_UNDECIDED: Final = """JOIN items i ON i.number = v.item AND i.set_aside_us IS NULL AND i.kept = 0
    AND NOT EXISTS (SELECT 1 FROM decisions d WHERE d.item = v.item
        AND (d.decision = {decision} OR (d.decision = 3 AND d.at_us > ?)))"""
_CLUTTER: Final = _UNDECIDED.format(decision=1)
"""What is set aside, a keepsake, said to be no clutter, or put off lately is not proposed."""
_TREASURE: Final = _UNDECIDED.format(decision=2)


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

    def outdate(self, numbers: Iterable[int]) -> None:
        """Have these items judged again; until then they are listed as before."""
        self._catalogue.run_many("UPDATE verdicts SET version = -1 WHERE item = ?", [(int(one),) for one in numbers])

    def outdated(self) -> set[int]:
        """Items that `outdate` named and that were not judged since."""
        return {row[0] for row in self._catalogue.rows("SELECT item FROM verdicts WHERE version = -1")}

    def get_many(self, numbers: Sequence[int] | NDArray[np.int64]) -> dict[int, VerdictRow]:
        """Verdicts by item number; items without one are left out."""
        found: dict[int, VerdictRow] = {}
        wanted = [int(number) for number in numbers]
        for start in range(0, len(wanted), _BLOCK):
            sql = f"SELECT {_COLUMNS} FROM verdicts v WHERE v.item IN (SELECT value FROM json_each(?))"
            rows = self._catalogue.rows(sql, (json.dumps(wanted[start : start + _BLOCK]),))
            found.update((row[0], _verdict(row)) for row in rows)
        return found

    def stale(self, version: int, limit: int, *, after: int = 0) -> list[int]:
        """Items above `after`, not set aside, facts read, without a verdict of `version` or a later one, ascending."""
        rows = self._catalogue.rows(
            "SELECT s.item FROM stages s JOIN items i ON i.number = s.item LEFT JOIN verdicts v ON v.item = s.item"
            " WHERE s.stage = 1 AND s.state <> 1 AND i.set_aside_us IS NULL AND coalesce(v.version, -1) < ?"
            " AND s.item > ? ORDER BY s.item LIMIT ?",
            (version, after, limit),
        )
        return [row[0] for row in rows]

    def of_clutter(
        self, clutter: int, limit: int, offset: int = 0, *, later: datetime, guarded: bool = False
    ) -> list[VerdictRow]:
        """The lane of one kind of clutter, least worth first; with `guarded` only those not to be proposed in bulk.

        `later`: what was put off since then is left out, here and in what follows.
        """
        sql = f"SELECT {_COLUMNS} FROM verdicts v {_CLUTTER} WHERE v.clutter = ? AND v.guarded = ?"
        asked = (values.utc_us(later), clutter, int(guarded), limit, offset)
        return [
            _verdict(row) for row in self._catalogue.rows(f"{sql} ORDER BY v.worth, v.item LIMIT ? OFFSET ?", asked)
        ]

    def treasures(self, limit: int, offset: int = 0, *, later: datetime) -> list[VerdictRow]:
        """What seems worth most, first."""
        sql = f"SELECT {_COLUMNS} FROM verdicts v {_TREASURE} WHERE v.treasure IS NOT NULL"
        asked = (values.utc_us(later), limit, offset)
        rows = self._catalogue.rows(f"{sql} ORDER BY v.worth DESC, v.item LIMIT ? OFFSET ?", asked)
        return [_verdict(row) for row in rows]

    def counts(self, *, later: datetime) -> dict[int, tuple[int, int]]:
        """For each kind of clutter how many memories are in its lane, and how many more are guarded."""
        rows = self._catalogue.rows(
            f"SELECT v.clutter, sum(v.guarded = 0), sum(v.guarded) FROM verdicts v {_CLUTTER}"
            " WHERE v.clutter IS NOT NULL GROUP BY v.clutter",
            (values.utc_us(later),),
        )
        return {clutter: (free, guarded) for clutter, free, guarded in rows}

    def treasure_count(self, *, later: datetime) -> int:
        """How many memories `treasures` would list."""
        sql = f"SELECT count(*) FROM verdicts v {_TREASURE} WHERE v.treasure IS NOT NULL"
        return int(self._catalogue.value(sql, (values.utc_us(later),)))

    def looked_at(self, version: int) -> tuple[int, int]:
        """How many memories that can be judged have a verdict of `version` or a later one, and how many there are."""
        found = self._catalogue.row(
            "SELECT coalesce(sum(coalesce(v.version, -1) >= ?), 0), count(*) FROM stages s"
            " JOIN items i ON i.number = s.item LEFT JOIN verdicts v ON v.item = s.item"
            " WHERE s.stage = 1 AND s.state <> 1 AND i.set_aside_us IS NULL",
            (version,),
        )
        return found or (0, 0)

    def blobs(self) -> tuple[NDArray[np.int64], NDArray[np.bool_], list[bytes]]:
        """Item numbers, ascending, whether they are guarded, and packed reasons of every verdict."""
        rows = self._catalogue.rows("SELECT item, guarded, reasons FROM verdicts ORDER BY item")
        numbers = np.array([row[0] for row in rows], np.int64)
        return numbers, np.array([row[1] for row in rows], np.bool_), [row[2] for row in rows]


def _verdict(row: Row) -> VerdictRow:
    number, worth, clutter, treasure, guarded, reasons, version = row
    return VerdictRow(number, worth, clutter, treasure, bool(guarded), reasons, version)
