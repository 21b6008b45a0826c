"""Measures: kept as items are read, and made afterwards for those that were read before there were any."""

from __future__ import annotations

from heirloom.core.measures import FORMAT
from heirloom.core.measures import Measures as Measured
from heirloom.core.records import Item, ItemId, Kind, Stage
from heirloom.extract.client import Want
from heirloom.ingest.outcomes import QUEUE_ITEMS
from heirloom.ingest.reader import ReaderPool, Reading
from heirloom.vault import Measure, Vault


def measure_row(item: Item, measured: Measured | None) -> Measure:
    """The catalogue's row; an empty record where there is no picture, so that nobody looks for one again."""
    if measured is None:
        return Measure(item.number, FORMAT, b"")
    return Measure(item.number, FORMAT, measured.pack(), measured.phash, measured.dhash)


class Measuring:
    """The step that goes after items whose facts are known and whose measures are not, or are of an older format."""

    label = "measuring"
    stage = Stage.METADATA
    batch = 32

    def __init__(self, vault: Vault, readers: ReaderPool) -> None:
        self._vault = vault
        self._readers = readers

    def pending(self) -> list[ItemId]:
        return self._vault.learned.measures.missing(FORMAT, QUEUE_ITEMS)

    def waiting(self) -> int:
        return self._vault.learned.measures.missing_count(FORMAT)

    def read(self, item_id: ItemId) -> Reading:
        item = self._vault.items.get(item_id)
        if item.kind is Kind.FILE:
            return Reading(item, None, None, None)
        return self._readers.read(item, frozenset({Want.MEASURE}))

    def keep(self, batch: list[Reading]) -> None:
        """What cannot be read now has failed for good at its first visit, or is told by the vault's own check."""
        rows = [measure_row(one.item, one.extracted.measures if one.extracted else None) for one in batch]
        with self._vault.derive():
            self._vault.learned.measures.put_many(rows)
