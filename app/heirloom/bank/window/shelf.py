"""The vault as a grid shows it: the timeline in columns, cards, thumbnails, counts. Safe from any thread."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from heirloom.core.records import ItemId, ItemNumber, Kind
from heirloom.vault import Card, Timeline, Vault


@dataclass(frozen=True, slots=True)
class Counts:
    """How much there is; `items` are those in the timeline, `leaving` those of `aside` that are to be erased."""

    items: int
    kept: int
    aside: int
    leaving: int
    pending: dict[str, int]
    """Memories that wait for each stage of understanding."""
    not_understood: int


class Shelf:
    """Reads from an open vault; no call waits for an import or an edit."""

    KINDS = tuple(Kind)
    """What `Timeline.kinds` counts in."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def generation(self) -> int:
        """A number that is another one after every commit that changed the timeline. Ask it before reading."""
        return self._vault.timeline.generation()

    def timeline(self, kinds: Collection[Kind] | None = None, aside: bool = False) -> Timeline:
        """Every memory in the timeline, newest first, or with `aside` those kept out of it."""
        return self._vault.timeline.read(kinds, aside=aside)

    def timeline_head(self, count: int, kinds: Collection[Kind] | None = None) -> Timeline:
        """The newest `count` memories, at once."""
        return self._vault.timeline.head(count, kinds)

    def timeline_total(self, kinds: Collection[Kind] | None = None, aside: bool = False) -> int:
        """How many memories the timeline holds, or with `aside` how many are kept out of it."""
        chosen: Collection[Kind | None] = (None,) if kinds is None else set(kinds)
        return sum(self._vault.items.timeline_total(kind, aside=aside) for kind in chosen)

    def cards(self, numbers: Sequence[int] | NDArray[np.int64]) -> list[Card]:
        """Cards in the order asked, without those that are gone."""
        return self._vault.cards.read([int(number) for number in numbers])

    def thumbnail(self, number: int) -> bytes | None:
        """A JPEG of at most 512 px, as the file has it: turn it by the card's `turned`. None where there is none."""
        return self._vault.thumbs.get(ItemNumber(int(number)))

    def thumbnails(self, numbers: Sequence[int] | NDArray[np.int64]) -> dict[int, bytes]:
        """The JPEGs there are, by item number."""
        return self._vault.thumbs.get_many([int(number) for number in numbers])

    def number_of(self, id: ItemId) -> int:
        """The number of a memory. NotFound."""
        return int(self._vault.items.get(id).number)

    def id_of(self, number: int) -> ItemId:
        """The id of a memory. NotFound."""
        return self._vault.items.get_number(number).id

    def by_accession(self, text: str) -> int | None:
        """The number of the memory with an accession number such as "2026·00412", if there is one."""
        return self._vault.cards.by_accession(text.strip())

    def batch_numbers(self, batch: str) -> NDArray[np.int64]:
        """What one import brought and is still in the timeline, newest first."""
        return self._vault.timeline.batch(batch)

    def tags(self) -> dict[str, int]:
        """Every tag with the number of its memories."""
        return self._vault.tags.all()

    def counts(self) -> Counts:
        """How much there is, without looking at the disk."""
        vault = self._vault
        kept, aside, leaving = vault.timeline.totals()
        return Counts(
            items=vault.items.timeline_total(),
            kept=kept,
            aside=aside,
            leaving=leaving,
            pending=vault.stages.pending_counts(),
            not_understood=vault.stages.not_understood_count(),
        )
