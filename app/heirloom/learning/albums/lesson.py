"""What one training learns from: the answers, a background of unanswered items, and how both look."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from heirloom.learning.albums.answers import Answers
from heirloom.learning.blocks import Floats, Numbers
from heirloom.learning.features import FeatureTable

BACKGROUND: Final = 300
"""Unanswered items that stand for the rest: 150 to 500 are level."""
PRESENCE: Final = 0.5
"""What having a block at all counts as, beside rows of length 1: an album of photos learns to leave letters alone."""
FOLDS: Final = 10
"""Below 30 answers each fold hides one yes and one no, which is leave-one-out of either kind."""
_ODD: Final = np.uint64(0x9E3779B97F4A7C15)

Doubles = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Lesson:
    """Rows are the answers, in their order, then the background. `rows[b]` (N, width + 1) with presence as the last."""

    answers: Answers
    background: Numbers
    names: tuple[str, ...]
    rows: tuple[Floats, ...]
    folds: NDArray[np.int16]
    """(answers,) which fold hides each; the background is never hidden."""
    like: Floats | None = None
    """(N,) z of the album's sentence, 0 where unknown."""

    @classmethod
    def of(cls, table: FeatureTable, answers: Answers, names: Sequence[str], like: Floats | None = None) -> Lesson:
        """A lesson over the blocks `names`; `like` (n of the table,) is the sentence's z of every item."""
        background = background_of(table, answers.numbers)
        numbers = np.concatenate([answers.numbers, background])
        rows = []
        for name in names:
            found, present = table.blocks[name].rows(numbers)
            rows.append(np.concatenate([found, PRESENCE * present[:, None].astype(np.float32)], axis=1))
        liked = None
        if like is not None:
            places, here = table.places(numbers)
            liked = np.where(here, like[places], np.float32(0)).astype(np.float32)
        return cls(answers, background, tuple(names), tuple(rows), folds_of(answers.yes), liked)

    def __len__(self) -> int:
        return len(self.answers) + len(self.background)

    @cached_property
    def kernel(self) -> Doubles:
        """Inner products (N, N) of whole rows."""
        total = np.zeros((len(self), len(self)))
        for rows in self.rows:
            total += rows @ rows.T
        return total

    @cached_property
    def targets(self) -> Doubles:
        return np.concatenate([self.answers.yes, np.zeros(len(self.background))]).astype(np.float64)

    @cached_property
    def weights(self) -> Doubles:
        """Classes weigh alike: the yes answers as much as the background, the no answers half of that."""
        yes = int(self.answers.yes.sum())
        no = len(self.answers) - yes
        answered = np.where(self.answers.yes, 1.0, 0.5 * max(yes, 1) / max(no, 1))
        return np.concatenate([answered, np.full(len(self.background), max(yes, 1) / max(len(self.background), 1))])

    def seen(self, fold: int) -> Flags:
        """Rows that a model may learn from while a fold is hidden; -1 hides nothing."""
        answered = self.folds != fold
        return np.concatenate([answered, np.ones(len(self.background), np.bool_)])


def background_of(table: FeatureTable, answered: Numbers, count: int = BACKGROUND) -> Numbers:
    """Unanswered items drawn evenly, the same ones again as long as they are there: a hash of the number decides."""
    left = table.numbers[~np.isin(table.numbers, answered)]
    with np.errstate(over="ignore"):
        mixed = left.astype(np.uint64) * _ODD
        mixed ^= mixed >> np.uint64(29)
        mixed *= _ODD
    if len(left) > count:
        left = left[np.argpartition(mixed, count)[:count]]
    return np.sort(left)


def folds_of(yes: Flags) -> NDArray[np.int16]:
    """Which fold hides each answer: yes and no are dealt out in turn, so that every fold has its share of both."""
    folds = np.zeros(len(yes), np.int16)
    count = min(FOLDS, max(int(yes.sum()), int((~yes).sum()), 1))
    for kind in (yes, ~yes):
        folds[kind] = np.arange(int(kind.sum())) % count
    return folds
