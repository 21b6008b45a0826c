"""The privacy ledger: what left the vault or came in, when, and what the person decided. Entries are never changed."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import datetime

from heirloom.vault.catalogue import values
from heirloom.vault.catalogue.connection import Catalogue


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """`what` is a short stable word: copy_exported, dragged_out, printed, model_in …; `decided` what a person said."""

    at: datetime
    what: str
    detail: str
    decided: str


class Ledger:
    """Rows of the ledger; `add` inside `Vault.commit()`."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def add(self, what: str, detail: str, decided: str) -> None:
        """Note one thing, dated now."""
        self._catalogue.run(
            "INSERT INTO ledger (at_us, what, detail, decided) VALUES (?, ?, ?, ?)",
            (time.time_ns() // 1000, *map(values.clean_text, (what, detail, decided))),
        )

    def list(self, limit: int) -> list[LedgerEntry]:
        """The newest entries, newest first."""
        rows = self._catalogue.rows(
            "SELECT at_us, what, detail, decided FROM ledger ORDER BY id DESC LIMIT ?", (limit,)
        )
        return [LedgerEntry(values.from_utc_us(at), what, detail, decided) for at, what, detail, decided in rows]
