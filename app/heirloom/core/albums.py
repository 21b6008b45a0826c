"""Albums: by hand, by rule, and taught; answers, suggestions and the report of how well an album was learned."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum, StrEnum
from typing import NewType

from heirloom.core.records import ItemId, Kind, Precision
from heirloom.core.tenths import of_ten

AlbumId = NewType("AlbumId", str)
"""A UUID4 as 32 lower-case hexadecimal digits."""

TOO_FEW = "too_few"
"""Why a report has no figures: below `LEAST_ANSWERS` answers, or below `LEAST_EITHER` of one kind."""
NOTHING_ADDED = "nothing_added"
"""Why a report has no precision: at its threshold nothing would be added, answered or not."""
LEAST_ANSWERS = 12
LEAST_EITHER = 4
MANY_A_YES = 10
"""More than so many for each yes answer are much to add on the word of a few."""
A_HANDFUL = 10
CLEARLY_FEWER = 2
"""Of ten."""


def answers_needed(yes: int, no: int) -> int:
    """How many more answers, at best, until there are enough in all and of either kind."""
    return max(LEAST_ANSWERS - yes - no, max(LEAST_EITHER - yes, 0) + max(LEAST_EITHER - no, 0), 0)


def asks_first(joining: int, wrong: int, yes: int) -> bool:
    """Whether a person is asked before so many join, of which `wrong` may be wrong, after so many yes answers.

    Never for a handful: they are looked through at a glance, and taken out again with one click.
    """
    return joining > MANY_A_YES * max(yes, 1) or (joining > A_HANDFUL and 2 * wrong > joining)


class AlbumKind(StrEnum):
    """How an album comes by its memories."""

    HAND = "hand"
    RULE = "rule"
    """Whatever a saved question or a rule finds now; nothing is a member for good."""
    TAUGHT = "taught"
    """Learns from answers; what it is sure of is suggested, and joins when a person says so."""


class Answer(IntEnum):
    """What a person said of one memory in one album: a fact that no training changes. Numbers never change."""

    NO = 0
    YES = 1
    SKIP = 2
    """Not sure: it is not asked again soon, and nothing is learned from it."""


class Asked(IntEnum):
    """How a memory came to be answered; only random ones stand for the whole. Numbers never change."""

    CHOSEN = 1
    """The person took it up: an example, a click on a suggestion, the command line."""
    UNSURE = 2
    """It was asked because it was among the least certain."""
    RANDOM = 3
    """Every fifth question: drawn evenly from what was not answered yet."""


class AddedBy(IntEnum):
    """Who put a memory into an album. Numbers never change."""

    PERSON = 1
    MACHINE = 2
    """By `apply`: marked as such until a person confirms it, and undone as a whole."""


class Method(StrEnum):
    """The ladder, lowest first: a step is taken only where cross-validation says that it is better."""

    ZERO_SHOT = "zero_shot"
    PROTOTYPE = "prototype"
    LOGISTIC = "logistic"
    ADAPTER = "adapter"
    FINE_TUNED = "fine_tuned"


@dataclass(frozen=True, slots=True)
class AlbumRule:
    """What a rule album shows: a saved question, and facts that must all hold. Times are local, half open."""

    query: str = ""
    kinds: tuple[Kind, ...] = ()
    tags: tuple[str, ...] = ()
    place: str | None = None
    captured_from: datetime | None = None
    captured_to: datetime | None = None
    kept: bool | None = None
    least_rating: int | None = None


@dataclass(frozen=True, slots=True)
class Album:
    """An album as lists show it. `items` counts members that are not set aside, `added` those by the machine alone."""

    id: AlbumId
    name: str
    kind: AlbumKind
    parent: AlbumId | None = None
    like: str | None = None
    """The sentence that a taught album started from."""
    rule: AlbumRule | None = None
    carefulness: float = 0.5
    """0 = everything likely, 1 = only sure matches."""
    pinned: bool = False
    hero: ItemId | None = None
    created_at: datetime | None = None
    items: int = 0
    added: int = 0
    first_at: datetime | None = None
    last_at: datetime | None = None
    exact_to: Precision = Precision.TIME
    """How exactly the least exactly dated of its memories is dated."""
    yes: int = 0
    no: int = 0
    version: int | None = None
    """Of the model in use; None for an album that was never trained."""
    waiting: int | None = None
    """Unanswered memories that the model in use is sure of, as of its last look; None where it has not looked."""
    right_of_ten: int | None = None
    """Of ten it would add, so many belong, by its last report; None while that is too early to say."""
    answers_needed: int = 0
    """How many more answers until a report can be given."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An unanswered memory with the calibrated probability that it belongs; `sure` above the album's threshold."""

    id: ItemId
    probability: float
    sure: bool
    number: int = 0


class HintKind(StrEnum):
    """What a reason beside a question rests on."""

    NEAR = "near"
    """`metres` from the other examples."""
    SAME_TIME = "same_time"
    """Same day or weekend as `count` accepted ones."""
    LOOKS = "looks"
    """`words`: what the picture shows, as the encoder names it."""
    WORDS = "words"
    """`words`: what its text shares with the examples."""
    LIKE = "like"
    """Much like the accepted memory `id`."""


@dataclass(frozen=True, slots=True)
class Hint:
    """One reason to think that a memory belongs, or does not, strongest first where there are several."""

    kind: HintKind
    metres: float | None = None
    count: int | None = None
    words: str = ""
    id: ItemId | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A memory to be answered. `probability` is None before there is any model."""

    id: ItemId
    number: int
    probability: float | None
    asked: Asked
    hints: tuple[Hint, ...] = ()


@dataclass(frozen=True, slots=True)
class Interval:
    """A figure with its Wilson interval at 90 %, all in 0–1 (Wilson 1927, doi:10.1080/01621459.1927.10502953)."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Averages:
    """One figure averaged over the classes "belongs" and "does not"."""

    precision: float
    recall: float
    f1: float


@dataclass(frozen=True, slots=True)
class Mistake:
    """A held-out answer that the model would have got most wrong."""

    id: ItemId
    answer: Answer
    probability: float


@dataclass(frozen=True, slots=True)
class AlbumReport:
    """How well an album is learned, from answers held out by cross-validation.

    Every figure is None, and `reason` says why, while there are too few answers. `confusion` holds weighted counts:
    true positives, false positives, false negatives, true negatives. `curve`: (answers used, F1) pairs.
    """

    yes: int
    no: int
    method: Method | None
    threshold: float | None
    version: int | None
    reason: str | None = None
    answers_needed: int = 0
    unlearned: int = 0
    """So many answers that stand now are not in it: it is of an earlier training that was gone back to."""
    random_answers: int = 0
    only_random: bool = False
    """Whether only the answers asked at random were counted: there were enough of them."""
    precision: Interval | None = None
    recall: Interval | None = None
    f1: Interval | None = None
    adding: Interval | None = None
    """Precision among the unanswered alone, which it would add now; None where it would add nothing. Far below
    `precision` where most of what belongs was answered already."""
    per_class: dict[str, Averages] = field(default_factory=dict)
    """"yes" and "no"."""
    averaged: dict[str, Averages] = field(default_factory=dict)
    """"micro", "macro" and "weighted"."""
    confusion: tuple[float, float, float, float] | None = None
    mistakes: tuple[Mistake, ...] = ()
    curve: tuple[tuple[int, float], ...] = ()
    methods: dict[str, float] = field(default_factory=dict)
    """Cross-validated F1 of every rung of the ladder that was tried."""
    drift: str | None = None
    """A short stable word where the album no longer does well: "scores", "acceptance"; None where all is well."""
    model_bytes: int = 0
    trained_at: datetime | None = None

    @property
    def still_adds(self) -> Interval | None:
        """`adding` where it is worth a sentence of its own: it lies below all that `precision` may be, or in words of
        ten clearly below it."""
        if self.adding is None or self.precision is None:
            return None
        clearly = of_ten(self.precision.value) - of_ten(self.adding.value) >= CLEARLY_FEWER
        return self.adding if clearly or self.adding.value < self.precision.low else None


@dataclass(frozen=True, slots=True)
class Tuning:
    """What came of training the text encoder on an album's answers, seen from answers that were hidden from it.

    `before` and `after`: at which place among the likeliest a memory that belongs usually stood, 1 for the best.
    """

    helped: bool
    """Whether it is in use now; where not, nothing was changed."""
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class ModelVersion:
    """One training of an album that is kept for going back."""

    version: int
    trained_at: datetime
    method: Method
    yes: int
    no: int
    f1: float | None
    in_use: bool
    tuning: Tuning | None = None
    """What came of training the text encoder, right after a training that was asked for it."""
