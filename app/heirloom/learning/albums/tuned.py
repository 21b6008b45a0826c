"""The highest rung: the text encoder itself is tuned on the answers, and the likeliest items are looked at again.

Only the items that the head likes best are encoded anew; all others stay below them. Whether it is better than the head
is seen from answers that neither the tuned encoder nor its head had learned from, and if it is not, the head stays.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from threading import Event
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from heirloom.embedding.tuning import BACKGROUND, NO, UNKNOWN, YES
from heirloom.learning.albums.answers import LikeQuery
from heirloom.learning.albums.ladder import Tried
from heirloom.learning.albums.lesson import LIKE_WEIGHT, PRESENCE, Lesson
from heirloom.learning.albums.logistic import fit_dual
from heirloom.learning.blocks import Floats, Numbers, find
from heirloom.learning.features import TEXT, FeatureTable
from heirloom.learning.text.tuner import Tuner, hidden_groups

CANDIDATES: Final = 150
"""Items that are looked at again."""
REST: Final = 60
"""Of the background, that the encoder and its head learn from."""
GROUPS: Final = 3
"""So often the encoder is tuned to be measured, and once more to be used."""
FEWEST: Final = 6
"""Answers of either kind with text, from which it is tried."""
MARGIN: Final = 0.02
"""By how much hidden yes answers must stand better than by the untuned encoder."""

Doubles = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Second:
    """What a second look made of the candidates. Items that it did not see keep the order of the first look, below.

    `line` is the first look's score from which on an item was looked at again.
    """

    numbers: Numbers
    scores: Floats
    line: float
    changes: Mapping[str, NDArray[np.float16]]

    def better(self, numbers: Numbers, first: Floats) -> Floats:
        """Scores (n,) of the items `numbers` from those of the first look."""
        if not len(self.numbers):
            return first
        low = float(np.quantile(self.scores, 0.1))
        places, seen = find(self.numbers, numbers)
        return np.where(seen, self.scores[places], low + (first - self.line)).astype(np.float32)

    def arrays(self) -> dict[str, NDArray[Any]]:
        """As plain numbers to be stored."""
        found: dict[str, NDArray[Any]] = {
            "second/numbers": self.numbers.astype("<i8"),
            "second/scores": self.scores.astype("<f4"),
            "second/line": np.array([self.line], "<f8"),
        }
        return found | {f"change/{name}": change.astype("<f2") for name, change in self.changes.items()}

    @classmethod
    def of_arrays(cls, arrays: Mapping[str, NDArray[Any]]) -> Second | None:
        """The inverse of `arrays`; None where there is none. ValueError where they do not fit together."""
        if "second/numbers" not in arrays:
            return None
        numbers, scores = arrays["second/numbers"], arrays["second/scores"]
        if numbers.shape != scores.shape or numbers.ndim != 1 or np.any(np.diff(numbers) <= 0):
            raise ValueError("the second look of an album is damaged")
        changes = {name[7:]: array for name, array in arrays.items() if name.startswith("change/")}
        return cls(numbers.astype(np.int64), scores, float(arrays["second/line"][0]), changes)


@dataclass(frozen=True, slots=True, eq=False)
class Outcome:
    """Held-out scores (answers,) after tuning, and how well hidden yes answers stand with it and without."""

    second: Second
    hidden: Doubles
    told: float
    told_below: float
    unsure: float
    """Standard error of the difference, over the yes answers."""

    @property
    def is_better(self) -> bool:
        return self.told - self.told_below > max(MARGIN, self.unsure)


def look_again(
    table: FeatureTable,
    lesson: Lesson,
    tried: Tried,
    first: Floats,
    tuner: Tuner,
    like: LikeQuery | None = None,
    stop: Event | None = None,
) -> Outcome | None:
    """Tune on the lesson's answers; `first` (n of the table,) are the scores of the rung below.

    None where too few answers have text. Raises TuningFailed. Minutes on a CPU; see `embedding.tuning`.
    """
    rows = _rows(lesson, tuner)
    if rows is None:
        return None
    small = _part(lesson, rows)
    known = np.concatenate([lesson.answers.numbers, lesson.background])[rows]
    candidates, line = _candidates(table, first, known, tuner)
    numbers = np.concatenate([known, candidates])
    targets, answered = small.targets, len(small.answers)
    labels = np.full(len(numbers), UNKNOWN, np.int64)
    labels[: len(rows)] = np.where(targets > 0, YES, np.where(np.arange(len(rows)) < answered, NO, BACKGROUND))
    groups = np.full(len(numbers), -1, np.int64)
    groups[: len(rows)] = hidden_groups(small.folds, GROUPS)
    tuned = tuner.tune(numbers, labels, groups, stop)
    others = _others(table, numbers, tuple(name for name in tried.names if name != TEXT and name in table.blocks))
    if like is not None:
        liked = LIKE_WEIGHT * like.best(numbers).astype(np.float64)
        others += np.outer(liked, liked)
    passed = tried.hidden[rows] >= line
    hidden, told = _measured(small, passed, [others + _kernel(tuned.hidden[group]) for group in range(GROUPS)])
    below = _measured(small, passed, [others + _kernel(table.blocks[TEXT].rows(numbers)[0])])[1]
    whole = _scores(others + _kernel(tuned.rows), small, np.ones(len(rows), np.bool_))
    kept = {name: change.astype(np.float16) for name, change in tuned.changes.items()}
    open_ = answered + np.argsort(numbers[answered:], kind="stable")
    second = Second(numbers[open_], whole[open_].astype(np.float32), line, kept)
    full = np.array(tried.hidden[: len(lesson.answers)])
    full[rows[:answered]] = hidden[:answered]
    return Outcome(
        second, full, float(told.mean()), float(below.mean()), float((told - below).std() / len(told) ** 0.5)
    )


def _measured(small: Lesson, passed: Flags, kernels: Sequence[Doubles]) -> tuple[Doubles, Doubles]:
    """Held-out scores of the lesson's rows, and how far up each yes stands among the items to look at again.

    Each fold has the kernel of an encoder that lacked it. A place is 1 where no candidate stands above a hidden yes,
    1/2 where as many do as there are yes answers: a random background is told from them too easily to compare by. A
    yes that had not `passed` the first look would not be looked at again, so it stands below all.
    """
    hidden, yes = np.zeros(len(small)), int(small.answers.yes.sum())
    places: list[float] = []
    for fold in np.unique(small.folds):
        hide = small.folds == fold
        scores = _scores(kernels[int(fold) % len(kernels)], small, ~hide)
        hidden[hide] = scores[: len(small)][hide]
        for row in np.flatnonzero(hide & (small.targets > 0)):
            above = scores[len(small) :] > (hidden[row] if passed[row] else -np.inf)
            places.append(yes / (yes + int(above.sum())))
    return hidden, np.array(places)


def _rows(lesson: Lesson, tuner: Tuner) -> NDArray[np.intp] | None:
    """Rows of the lesson to tune on: answers with text, and a part of the background with text."""
    answered = np.flatnonzero(tuner.has(lesson.answers.numbers))
    yes = int(lesson.answers.yes[answered].sum())
    if min(yes, len(answered) - yes) < FEWEST or len(answered) < len(lesson.answers):
        return None
    rest = len(lesson.answers) + np.flatnonzero(tuner.has(lesson.background))[:REST]
    return np.concatenate([answered, rest])


def _part(lesson: Lesson, rows: NDArray[np.intp]) -> Lesson:
    """The lesson of these rows alone."""
    answered = rows[rows < len(lesson.answers)]
    rest = rows[len(answered) :] - len(lesson.answers)
    parts = {name: block[rows] for name, block in lesson.rows.items()}
    return Lesson(lesson.answers[answered], lesson.background[rest], parts, lesson.folds[rows])


def _candidates(table: FeatureTable, first: Floats, known: Numbers, tuner: Tuner) -> tuple[Numbers, float]:
    """The likeliest items that were not learned from, and the least score among them."""
    order = np.argsort(-first, kind="stable")
    order = order[tuner.has(table.numbers[order]) & ~np.isin(table.numbers[order], known)][:CANDIDATES]
    return table.numbers[order], float(first[order].min(initial=np.inf)) if len(order) else 0.0


def _others(table: FeatureTable, numbers: Numbers, names: tuple[str, ...]) -> Doubles:
    """Inner products (n, n) of all blocks but the text's meaning."""
    total = np.zeros((len(numbers), len(numbers)))
    for name in names:
        rows, present = table.blocks[name].rows(numbers)
        total += rows @ rows.T + np.outer(present, present) * PRESENCE**2
    return total


def _kernel(rows: Floats) -> Doubles:
    return np.asarray(rows @ rows.T + PRESENCE**2, np.float64)


def _scores(kernel: Doubles, lesson: Lesson, seen: Flags) -> Doubles:
    """Scores (n,) of all items from a head fitted on the lesson's rows that are `seen`."""
    learned = np.flatnonzero(seen)
    duals = fit_dual(kernel[np.ix_(learned, learned)], lesson.targets[learned], lesson.weights[learned])
    return np.asarray(kernel[:, learned] @ duals, np.float64)
