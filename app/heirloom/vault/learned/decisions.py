"""What people decided of memories that may be clutter or treasure, and of look-alikes; changed by patches alone."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from heirloom.core.screening import Decision
from heirloom.vault.catalogue import values
from heirloom.vault.catalogue.connection import Catalogue
from heirloom.vault.catalogue.log import LogKind, numbers_in

KEEPING: Final = b"kept"
"""What the log says beside an edit that made keepsakes: being one has no time of its own."""


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """`about`: a word of Clutter or Treasure, or empty where the decision is about all of them."""

    number: int
    decision: Decision
    about: str
    at: datetime


class DecisionRows:
    """Reads decisions; `Vault.labels.write_rows` writes them."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def all(self) -> list[DecisionRow]:
        """Every decision, oldest first."""
        rows = self._catalogue.rows("SELECT item, decision, about, at_us FROM decisions ORDER BY at_us, item")
        return [DecisionRow(item, Decision(one), about, values.from_utc_us(at)) for item, one, about, at in rows]

    def of_item(self, number: int) -> list[DecisionRow]:
        """What was decided of one memory, oldest first."""
        sql = "SELECT item, decision, about, at_us FROM decisions WHERE item = ? ORDER BY at_us"
        rows = self._catalogue.rows(sql, (int(number),))
        return [DecisionRow(item, Decision(one), about, values.from_utc_us(at)) for item, one, about, at in rows]

    def facts(self, limit: int) -> tuple[list[int], list[int]]:
        """Numbers of keepsakes and of what is set aside, the newest `limit` of each: decisions, however they came."""
        kept = self._catalogue.rows("SELECT number FROM items WHERE kept = 1 ORDER BY number DESC LIMIT ?", (limit,))
        aside = self._catalogue.rows(
            "SELECT number FROM items WHERE set_aside_us IS NOT NULL ORDER BY set_aside_us DESC LIMIT ?", (limit,)
        )
        return [row[0] for row in kept], [row[0] for row in aside]

    def twins(self) -> dict[tuple[int, int], int]:
        """What was decided of pairs of look-alikes: (lower number, higher number) to a number of `TwinDecision`."""
        return {(a, b): one for a, b, one in self._catalogue.rows("SELECT first, second, decision FROM twin_decisions")}

    def count_since(self, at: datetime) -> int:
        """How many memories were decided, kept or set aside since `at`, look-alikes as pairs."""
        us = values.utc_us(at)
        decided = self._catalogue.value(
            "SELECT (SELECT count(DISTINCT item) FROM decisions WHERE at_us >= ?1)"
            " + (SELECT count(*) FROM twin_decisions WHERE at_us >= ?1)"
            " + (SELECT count(*) FROM items WHERE set_aside_us >= ?1)",
            (us,),
        )
        return int(decided) + self._kept_since(us)

    def _kept_since(self, us: int) -> int:
        """Keepsakes that somebody made since then and that still are; read from the end of the log backwards."""
        rows = self._catalogue.rows(
            "SELECT changes FROM log WHERE kind = ?1 AND payload = ?2"
            " AND seq > coalesce((SELECT seq FROM log WHERE at_us < ?3 ORDER BY seq DESC LIMIT 1), 0)",
            (int(LogKind.EDIT), KEEPING, us),
        )
        numbers = {number for (changes,) in rows for number in numbers_in(changes)}
        sql = (
            "SELECT count(*) FROM items WHERE kept = 1 AND set_aside_us IS NULL"
            " AND number IN (SELECT value FROM json_each(?))"
        )
        return int(self._catalogue.value(sql, (json.dumps(sorted(numbers)),))) if numbers else 0
