"""Look-alikes mostly belong together: among the likeliest, a score is drawn half way to those of its neighbours.

A linear score says little of an item that stands alone where others stand close; its neighbours' scores do (after Diaz
2005, "Regularizing ad hoc retrieval scores", 10.1145/1099554.1099722). Only the likeliest are looked at, so no graph of
the vault is needed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from heirloom.learning.albums.answers import LikeQuery
from heirloom.learning.albums.lesson import FACTS, LIKE, Lesson, known_of
from heirloom.learning.albums.rungs.head import Head
from heirloom.learning.blocks import Floats, Numbers
from heirloom.learning.features import FeatureTable

LIKELIEST: Final = 300
"""Items that are drawn: from 100 to 1,000 alike."""
NEAREST: Final = 5
"""From 3 to 10 alike."""
FEWEST: Final = 5
"""Yes answers from which scores are drawn: with three each, ten small albums were told apart worse (.94 to .93)."""
SHARE: Final = 0.5
"""How far: .3 to .6 alike."""

Doubles = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Neighbours:
    """The likeliest items and those that were answered, side by side, and which of them are like which."""

    places: NDArray[np.int64]
    """(m,) rows in the table; the `count` likeliest stand first."""
    count: int
    rows: dict[str, Floats]
    """By block (m, width + 1), as a lesson has them."""
    nearest: NDArray[np.int64]
    """(m, k) neighbours of each among the m."""
    nearness: Floats
    """(m, k) what each counts; 0 for one that is not alike at all."""

    @classmethod
    def of(cls, table: FeatureTable, first: Floats, answered: Numbers, like: LikeQuery | None) -> Neighbours:
        """Of the likeliest by their scores `first` (n,), and of answered items by number."""
        count = min(LIKELIEST, len(first))
        likeliest = np.argpartition(-first, count - 1)[:count]
        places, here = table.places(answered)
        places = np.concatenate([likeliest, np.setdiff1d(places[here], likeliest)])
        rows = known_of(table, table.numbers[places], like)
        likeness = np.zeros((len(places), len(places)), np.float32)
        for name in rows.keys() - {LIKE, *FACTS}:
            likeness += rows[name][:, :-1] @ rows[name][:, :-1].T
        np.fill_diagonal(likeness, -np.inf)
        nearest = np.argpartition(-likeness, min(NEAREST, len(places) - 1) - 1, axis=1)[:, :NEAREST]
        nearness = np.maximum(np.take_along_axis(likeness, nearest, axis=1), 0)
        return cls(places, count, rows, nearest, nearness)

    def drawn(self, scores: Floats, first: Floats) -> Floats:
        """Scores (n,) of the table's rows, those of the likeliest drawn to the neighbours' scores `first` (n,)."""
        found = scores.copy()
        found[self.places[: self.count]] = self._drawn(scores[self.places], first[self.places])[: self.count]
        return found

    def drawn_hidden(
        self,
        table: FeatureTable,
        lesson: Lesson,
        heads: Mapping[int, Callable[[], Head]],
        before: Doubles,
        hidden: Doubles,
    ) -> Doubles:
        """The same of the answers' held-out scores `hidden` (a,), `before` (a,) being those of the first look.

        `heads` are what was learned without each fold: their neighbours' scores do not know of the answers either.
        """
        found = hidden.copy()
        numbers = lesson.answers.numbers
        order = np.argsort(self.places)
        mine = order[np.searchsorted(self.places[order], table.places(numbers)[0])]
        for fold, head in heads.items():
            first = head().on(self.rows)
            # What would not have been among the likeliest would not have been drawn.
            line = np.partition(first, -self.count)[-self.count]
            which = np.flatnonzero((lesson.folds[: len(numbers)] == fold) & (before >= line))
            own = first.astype(np.float64)
            own[mine[which]] = hidden[which]
            found[which] = self._drawn(own, first)[mine[which]]
        return found

    def _drawn(self, own: Doubles | Floats, first: Floats) -> Doubles:
        total = self.nearness.sum(axis=1)
        means = (self.nearness * first[self.nearest]).sum(axis=1) / np.maximum(total, 1e-9)
        return np.asarray(np.where(total > 0, (1 - SHARE) * own + SHARE * means, own), np.float64)
