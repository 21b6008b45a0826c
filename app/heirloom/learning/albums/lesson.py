"""What one training learns from: the answers, a background of unanswered items, and how both look."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from heirloom.learning.albums.answers import Answers, LikeQuery
from heirloom.learning.blocks import Floats, Numbers
from heirloom.learning.features import WHEN, WHERE, FeatureTable

BACKGROUND: Final = 300
"""Unanswered items that stand for the rest: 150 to 500 are level."""
PRESENCE: Final = 0.5
"""What having a block at all counts as, beside rows of length 1: an album of photos learns to leave letters alone."""
LIKE: Final = "like"
LIKE_WEIGHT: Final = 0.1
"""Of a spread of the sentence's z, beside rows of length 1. Half and double are level within .01."""
FACTS: Final = (WHEN, WHERE)
FOLDS: Final = 10
"""Below 30 answers each fold hides one yes and one no, which is leave-one-out of either kind."""
REFUSED: Final = 0.5
"""What all no answers weigh together, of the yes answers; the background weighs as much as the yes answers."""

Doubles = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Lesson:
    """Rows are the answers, in their order, then the background; N in all."""

    answers: Answers
    background: Numbers
    rows: Mapping[str, Floats]
    """By block (N, width + 1), presence as the last column; the sentence's z as a block of one column."""
    folds: NDArray[np.int16]
    """(N,) which fold hides each row."""
    fitted: dict[tuple[tuple[str, ...], bytes], Doubles] = field(default_factory=dict, repr=False)
    """Logistic fits by blocks and rows seen: the adapter stands on the same ones."""

    @classmethod
    def of(cls, table: FeatureTable, answers: Answers, like: LikeQuery | None = None) -> Lesson:
        """Everything the table knows of the answered items and of a background."""
        background = background_of(table, answers.numbers)
        rows = known_of(table, np.concatenate([answers.numbers, background]), like)
        return cls(answers, background, rows, folds_of(answers.yes, len(background)))

    def __len__(self) -> int:
        return len(self.answers) + len(self.background)

    def only(self, rows: Flags) -> Lesson:
        """With the rows (N,) that are kept: all answers, and a part of the background."""
        kept = {name: block[rows] for name, block in self.rows.items()}
        return Lesson(self.answers, self.background[rows[len(self.answers) :]], kept, self.folds[rows])

    @cached_property
    def content(self) -> tuple[str, ...]:
        """Blocks that say what an item is, not when and where."""
        return tuple(name for name in self.rows if name not in FACTS)

    @cached_property
    def kernels(self) -> dict[str, Doubles]:
        """Inner products (N, N) of each block's rows."""
        return {name: np.asarray(rows @ rows.T, np.float64) for name, rows in self.rows.items()}

    def kernel(self, names: Sequence[str]) -> Doubles:
        """Inner products (N, N) of rows put together from the named blocks."""
        total = np.zeros((len(self), len(self)))
        for name in names:
            total += self.kernels[name]
        return total

    @cached_property
    def targets(self) -> Doubles:
        return np.concatenate([self.answers.yes, np.zeros(len(self.background))]).astype(np.float64)

    @cached_property
    def weights(self) -> Doubles:
        """What each row weighs: yes answers 1, no answers and background by kind."""
        yes = max(int(self.answers.yes.sum()), 1)
        no = max(len(self.answers) - int(self.answers.yes.sum()), 1)
        answered = np.where(self.answers.yes, 1.0, REFUSED * yes / no)
        return np.concatenate([answered, np.full(len(self.background), yes / max(len(self.background), 1))])


def known_of(table: FeatureTable, numbers: Numbers, like: LikeQuery | None) -> dict[str, Floats]:
    """What is known of items (m,), as `Lesson.rows`: a block that none of them has is left out."""
    rows = {}
    for name, block in table.blocks.items():
        found, present = block.rows(numbers)
        if present.any():
            rows[name] = np.concatenate([found, PRESENCE * present[:, None].astype(np.float32)], axis=1)
    if like is not None:
        rows[LIKE] = LIKE_WEIGHT * like.best(numbers)[:, None]
    return rows


def background_of(table: FeatureTable, answered: Numbers, count: int = BACKGROUND) -> Numbers:
    """Unanswered items drawn evenly, the same ones again as long as they are there: a hash of the number decides."""
    left = table.numbers[~np.isin(table.numbers, answered)]
    if len(left) > count:
        left = left[np.argpartition(_mixed(left), count)[:count]]
    return np.sort(left)


def _mixed(numbers: Numbers) -> NDArray[np.uint64]:
    """Numbers stirred (the finisher of SplitMix64, Steele, Lea and Flood 2014, 10.1145/2660193.2660195)."""
    mixed = numbers.astype(np.uint64)
    for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
        mixed = (mixed ^ (mixed >> np.uint64(shift))) * np.uint64(factor)
    return np.asarray(mixed ^ (mixed >> np.uint64(31)), np.uint64)


def folds_of(yes: Flags, background: int) -> NDArray[np.int16]:
    """Which fold hides each row: every kind is dealt out in turn, so that every fold has its share of each."""
    count = min(FOLDS, max(int(yes.sum()), int((~yes).sum()), 1))
    folds = np.zeros(len(yes) + background, np.int16)
    folds[len(yes) :] = np.arange(background) % count
    for kind in (np.flatnonzero(yes), np.flatnonzero(~yes)):
        folds[kind] = np.arange(len(kind)) % count
    return folds
