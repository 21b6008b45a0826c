"""What is asked next, and reasons beside it: near the other examples, of the same days, alike, in the same words."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

import numpy as np
from numpy.typing import NDArray

from heirloom.bank.learning.trained import Scored
from heirloom.core.albums import Answer, Asked, Hint, HintKind, Question
from heirloom.core.records import Gps, Item, Kind
from heirloom.core.words import STOP_WORDS
from heirloom.learning.albums.asking import next_questions
from heirloom.learning.features import IMAGE, FeatureTable
from heirloom.vault import AlbumRow, Vault

SHOWN: Final = 3
_NEAR_M: Final = 50_000.0
"""Further away is no reason."""
_SAME_DAYS: Final = timedelta(days=2)
"""A long weekend."""
_ALIKE: Final = 0.6
_LATEST: Final = 24
"""Examples whose words are looked at: the latest ones."""
_WORDS: Final = 3
_EARTH_M: Final = 6_371_000.0
_WORD: Final = re.compile(r"[^\W\d_]{4,}")


def asked_next(vault: Vault, scored: Scored, row: AlbumRow, count: int) -> list[Question]:
    """The next questions of an album, each with its reasons; see `next_questions`."""
    said = vault.learned.answers.of_album(row.number)
    accepted = [one.number for one in said if one.answer is Answer.YES]
    asked = next_questions(
        scored.probabilities,
        np.flatnonzero(~scored.answered & scored.seen),
        sum(one.asked is not Asked.CHOSEN for one in said),
        count,
        np.random.default_rng(),
        threshold=scored.trained.model.threshold(row.carefulness),
        yes=len(accepted),
        no=sum(one.answer is Answer.NO for one in said),
        features=PictureRows(scored.table),
    )
    items = vault.items.by_numbers(scored.numbers[[place for place, _ in asked]])
    hints = Hints(vault, scored.table, accepted)
    return [
        Question(items[number].id, number, float(scored.probabilities[place]), how, hints.of(items[number]))
        for place, how in asked
        if (number := int(scored.numbers[place])) in items
    ]


class PictureRows:
    """Pictures' rows by place in the table, for keeping look-alikes apart; zeros for what is no picture."""

    def __init__(self, table: FeatureTable) -> None:
        self._table = table

    def __getitem__(self, places: NDArray[np.int64], /) -> NDArray[np.float32]:
        block = self._table.blocks.get(IMAGE)
        if block is None:
            return np.zeros((len(places), 1), np.float32)
        return block.rows(self._table.numbers[places])[0]


class Hints:
    """What speaks for a memory, by the examples that were accepted."""

    def __init__(self, vault: Vault, table: FeatureTable, accepted: Sequence[int]) -> None:
        self._vault = vault
        self._table = table
        items = vault.items.by_numbers(accepted)
        self._examples = [items[number] for number in accepted if number in items]
        self._at = [at for one in self._examples if (at := _taken(one)) is not None]
        self._gps = [one.gps for one in self._examples if one.gps is not None]
        self._pictures = self._rows([one.number for one in self._examples])
        self._words: Counter[str] | None = None

    def of(self, item: Item) -> tuple[Hint, ...]:
        """The strongest reasons first; none where nothing is shared."""
        found = [self._near(item), self._same_time(item), self._like(item), self._in_words(item)]
        return tuple(one for one in found if one is not None)[:SHOWN]

    def _near(self, item: Item) -> Hint | None:
        if item.gps is None or not self._gps:
            return None
        metres = min(distance_m(item.gps, other) for other in self._gps)
        return Hint(HintKind.NEAR, metres=metres) if metres <= _NEAR_M else None

    def _same_time(self, item: Item) -> Hint | None:
        at = _taken(item)
        count = sum(_is_close(at, other) for other in self._at) if at is not None else 0
        return Hint(HintKind.SAME_TIME, count=count) if count else None

    def _like(self, item: Item) -> Hint | None:
        row = self._rows([item.number])
        if self._pictures is None or row is None:
            return None
        likeness = self._pictures @ row[0]
        best = int(np.argmax(likeness))
        return Hint(HintKind.LIKE, id=self._examples[best].id) if likeness[best] >= _ALIKE else None

    def _in_words(self, item: Item) -> Hint | None:
        if item.kind is not Kind.DOCUMENT:
            return None
        if self._words is None:
            texts = [one for one in self._examples if one.kind is Kind.DOCUMENT][-_LATEST:]
            self._words = Counter(word for one in texts for word in self._words_of(one))
        shared = [(self._words[word], word) for word in self._words_of(item) if word in self._words]
        best = [word for _, word in sorted(shared, key=lambda pair: (-pair[0], -len(pair[1]), pair[1]))[:_WORDS]]
        return Hint(HintKind.WORDS, words=", ".join(best)) if best else None

    def _words_of(self, item: Item) -> set[str]:
        text = " ".join(passage.text for passage in self._vault.texts.for_item(item.id)).casefold()
        return set(_WORD.findall(text)) - STOP_WORDS

    def _rows(self, numbers: Sequence[int]) -> NDArray[np.float32] | None:
        block = self._table.blocks.get(IMAGE)
        if block is None or not numbers:
            return None
        rows, present = block.rows(np.array(numbers, np.int64))
        return rows if present.any() else None


def distance_m(one: Gps, other: Gps) -> float:
    """Metres between two positions along the ground (haversine)."""
    lat, other_lat = math.radians(one.lat), math.radians(other.lat)
    half = math.sin((other_lat - lat) / 2) ** 2
    half += math.cos(lat) * math.cos(other_lat) * math.sin(math.radians(other.lon - one.lon) / 2) ** 2
    return 2 * _EARTH_M * math.asin(min(1.0, math.sqrt(half)))


def _taken(item: Item) -> datetime | None:
    """When it was made, where something better than the file's own time tells."""
    return None if item.captured is None or item.captured.evidence == "mtime" else item.captured.at


def _is_close(one: datetime, other: datetime) -> bool:
    return abs(one.replace(tzinfo=None) - other.replace(tzinfo=None)) <= _SAME_DAYS
