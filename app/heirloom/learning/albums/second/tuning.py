"""Tuning anew: what the encoder learns from, what it shall look at, and whether it is better than the head alone.

Only the items that the head likes best are encoded anew; all others stay beside them. Whether it is better is seen from
answers that neither the tuned encoder nor its head had learned from, and if it is not, the head stays.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from threading import Event
from typing import Final

import numpy as np
from numpy.typing import NDArray

from heirloom.core.albums import Tuning
from heirloom.embedding.tuning import BACKGROUND, LIKELY, NO, YES
from heirloom.learning.albums.answers import Answers, LikeQuery
from heirloom.learning.albums.ladder import climb
from heirloom.learning.albums.lesson import Lesson
from heirloom.learning.albums.second.learning import BELOW, FEWEST, Learned, learn
from heirloom.learning.albums.second.look import CANDIDATES, Second
from heirloom.learning.albums.second.seen import GROUPS, WHOLE, Seen
from heirloom.learning.albums.thinning import thinned
from heirloom.learning.blocks import Floats, Numbers
from heirloom.learning.features import FeatureTable
from heirloom.learning.text.tuner import Tuner, hidden_groups

REST: Final = 60
"""Of the background, that the encoder and its head learn from."""
MARGIN: Final = 0.02
"""By how much hidden yes answers must stand better at least."""
SURE: Final = 2.0
"""Standard errors that the gain must exceed: below, what is called sure lost by it as often as it gained."""


@dataclass(frozen=True, slots=True, eq=False)
class Outcome:
    """A second look, and how far up the `yes` hidden yes answers stand with it and without; see `Learned.places`."""

    second: Second
    told: float
    told_below: float
    unsure: float
    """Standard error of the difference, over the yes answers."""
    yes: int

    @property
    def is_better(self) -> bool:
        return self.told - self.told_below > max(MARGIN, SURE * self.unsure)

    def summed_up(self) -> Tuning:
        """For a person: the usual place of what belongs among the likeliest."""
        before, after = (1 + round(self.yes * (1 / told - 1)) for told in (self.told_below, self.told))
        return Tuning(self.is_better, before, after)


def tune(
    table: FeatureTable, answers: Answers, like: LikeQuery | None, tuner: Tuner, stop: Event | None = None
) -> Outcome | None:
    """Tune on answers; None where too few of them have text. Raises TuningFailed. Minutes: see `embedding.tuning`."""
    answers = answers[table.places(answers.numbers)[1]]
    if not can_tune(answers, tuner.has):
        return None
    lesson, _ = thinned(Lesson.of(table, answers, like))
    tried, _ = climb(lesson, BELOW, stop)
    first = tried.learned.head().scores(table, like)
    rest = _rest(lesson, tuner)
    known = np.concatenate([answers.numbers, rest])
    numbers = np.concatenate([known, _candidates(table, first, known, tuner)])
    labels = np.full(len(numbers), LIKELY, np.int64)
    labels[: len(answers)] = np.where(answers.yes, YES, NO)
    labels[len(answers) : len(known)] = BACKGROUND
    # A hidden yes is only told from candidates that were hidden with it, or these would be known to stand below.
    groups = np.arange(len(numbers)) % GROUPS
    groups[: len(answers)] = hidden_groups(lesson.folds[: len(answers)], GROUPS)
    groups[len(answers) : len(known)] = WHOLE
    tuned = tuner.tune(numbers, labels, groups, stop)
    seen = Seen.of(
        numbers, tuned.rows, tuned.hidden, groups.astype(np.int8), labels == BACKGROUND, tuned.changes, tuner.encoder
    )
    learned = learn(seen, table, lesson, tried, first, like)
    return None if learned is None else _outcome(learned)


def can_tune(answers: Answers, has: Callable[[Numbers], NDArray[np.bool_]]) -> bool:
    """Whether there is text to tune on: every answer `has` some, and there are enough of either kind."""
    yes = int(answers.yes.sum())
    return min(yes, len(answers) - yes) >= FEWEST and bool(has(answers.numbers).all())


def _outcome(learned: Learned) -> Outcome:
    told, below = float(learned.places.mean()), float(learned.places_below.mean())
    gained = learned.places - learned.places_below
    return Outcome(learned.second, told, below, float(gained.std() / len(gained) ** 0.5), len(gained))


def _rest(lesson: Lesson, tuner: Tuner) -> Numbers:
    """A part of the background that has text, drawn evenly: items of one time or one folder have numbers in a row."""
    background = lesson.background[tuner.has(lesson.background)]
    steps = np.linspace(0, len(background) - 1, min(REST, len(background)))
    return background[steps.astype(np.intp)]


def _candidates(table: FeatureTable, first: Floats, known: Numbers, tuner: Tuner) -> Numbers:
    """The likeliest items that are not learned from."""
    order = np.argsort(-first, kind="stable")
    order = order[tuner.has(table.numbers[order]) & ~np.isin(table.numbers[order], known)][:CANDIDATES]
    return np.asarray(table.numbers[order], np.int64)
