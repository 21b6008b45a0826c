"""What the window asks and gets: words with chips in, hits with counts and facets out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from heirloom.core.records import Answer, ItemNumber, Kind


class FactSort(StrEnum):
    """What a chip speaks of."""

    DATE = "date"
    PLACE = "place"
    KIND = "kind"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that narrows a question. `words` are those it was recognised in, empty where it was chosen by hand.

    `captured_from` and `captured_to` are local wall times, half open [from, to), None where open.
    """

    sort: FactSort
    words: str = ""
    captured_from: datetime | None = None
    captured_to: datetime | None = None
    stretches: tuple[tuple[datetime | None, datetime | None], ...] = ()
    """Those between `captured_from` and `captured_to` that are meant, where not all of it is: "2015 or 2019"."""
    place: str | None = None
    kind: Kind | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Stretch:
    """`text[begin:end]` of a question was recognised as a fact."""

    begin: int
    end: int
    fact: Fact


@dataclass(frozen=True, slots=True)
class Reading:
    """A text and what was recognised in it, in the order of its words."""

    text: str
    stretches: tuple[Stretch, ...] = ()


@dataclass(frozen=True, slots=True)
class OutsidePicture:
    """A picture to compare with, from outside the vault: kept in memory only. `key` is the vault's word for it."""

    key: str
    name: str
    thumbnail: bytes | None
    """JPEG made by the extraction worker, at most 512 px."""


class Order(StrEnum):
    BEST = "best"
    NEWEST = "newest"
    OLDEST = "oldest"


@dataclass(frozen=True, slots=True)
class Ask:
    """A question: words, chips, a picture to be like. `plain` are words that are no fact though they read like one."""

    text: str = ""
    facts: tuple[Fact, ...] = ()
    plain: tuple[str, ...] = ()
    like: ItemNumber | OutsidePicture | None = None
    order: Order = Order.BEST

    @property
    def is_empty(self) -> bool:
        return not self.text.strip() and not self.facts and self.like is None


@dataclass(frozen=True, slots=True)
class Facets:
    """How many of the sure hits fall into each year, place and kind; each counted without its own sort of chips."""

    years: dict[int, int] = field(default_factory=dict)
    places: tuple[tuple[str, int], ...] = ()
    kinds: dict[Kind, int] = field(default_factory=dict)


class ClauseSort(StrEnum):
    """What a clause does: leave something out, or ask for recordings alone."""

    WITHOUT = "without"
    VIDEO = "video"
    AUDIO = "audio"


@dataclass(frozen=True, slots=True)
class Clause:
    """Words of a question that narrow it and are no chip. `rest` is the text without them, None where none is clear."""

    sort: ClauseSort
    words: str
    rest: str | None


@dataclass(frozen=True, slots=True)
class Found:
    """An answer for the window.

    `answer` tells the first hits with their reasons. `rest` are the numbers of the other sure photos in their order,
    `rest_aspects` their width through height as shown (0: unknown), `rest_turns` their quarter turns. `total` counts
    every sure hit, `texts` those that are no photos; without `exact` there are more. `searched` items were looked
    through. `understood` is the share of memories whose meaning is known, None where that is all of them.
    """

    ask: Ask
    answer: Answer
    total: int
    exact: bool
    rest: Sequence[int]
    rest_aspects: Sequence[float]
    rest_turns: Sequence[int]
    facets: Facets
    searched: int
    took_s: float
    texts: int = 0
    understood: float | None = None
    afternoon: frozenset[int] = frozenset()
    """Numbers of hits that were made within hours of the best one."""
    clauses: tuple[Clause, ...] = ()
    """What the words leave out, and the recordings that they ask for."""


@dataclass(frozen=True, slots=True)
class Without:
    """Leaving out one chip would give `total` hits."""

    fact: Fact
    total: int


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something the vault holds much of: a fact to ask for, or a tag as plain words."""

    fact: Fact | None
    text: str
    count: int
