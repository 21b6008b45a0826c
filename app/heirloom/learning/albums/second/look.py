"""The second look of an album that is in use: scores of what a tuned encoder has seen, and where all else stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from heirloom.learning.albums.answers import LikeQuery
from heirloom.learning.albums.lesson import LIKE, LIKE_WEIGHT, PRESENCE
from heirloom.learning.albums.second.seen import Seen
from heirloom.learning.blocks import Floats, Numbers
from heirloom.learning.features import FeatureTable

CANDIDATES: Final = 150
"""Items that are looked at again."""
MOST_SEEN: Final = 600
"""Items that a second look holds; what comes later waits until the encoder is tuned again."""
TUNED: Final = "tuned"

Array = NDArray[Any]


@dataclass(frozen=True, slots=True, eq=False)
class Second:
    """What was seen, and by block the weights (width + 1,) of what is added to the first look's scores of it.

    `TUNED` is the tuned encoder's block; the one of the untuned encoder is taken off.
    """

    seen: Seen
    weights: Mapping[str, Floats]

    @classmethod
    def of(cls, seen: Seen, weights: Mapping[str, Floats]) -> Second:
        """Weights are rounded to what is stored, so that it says tomorrow what it says today."""
        return cls(seen, {name: column.astype("<f2").astype(np.float32) for name, column in weights.items()})

    def added(self, table: FeatureTable, like: LikeQuery | None) -> Floats:
        """What is added (m,) to the scores of the items that were seen."""
        known = parts(table, self.seen.numbers, self.seen.rows, tuple(self.weights), like)
        total = np.zeros(len(self.seen), np.float32)
        for name, rows in known.items():
            if rows.shape[1] == len(self.weights[name]):
                total += rows @ self.weights[name]
        return total

    def better(self, table: FeatureTable, first: Floats, like: LikeQuery | None) -> Floats:
        """Scores (n,) of the table's rows from those of the first look, which stand for all that was not seen."""
        places, here = table.places(self.seen.numbers)
        found = first.copy()
        found[places[here]] += self.added(table, like)[here]
        return found

    def unseen(self, table: FeatureTable, first: Floats, known: Numbers) -> Numbers:
        """Likely items that came later: among the best of the first look, neither seen nor `known`."""
        open_ = np.flatnonzero(~np.isin(table.numbers, known))
        best = open_[np.argsort(-first[open_], kind="stable")][:CANDIDATES]
        wanted = table.numbers[best]
        return np.sort(wanted[~np.isin(wanted, self.seen.numbers)][: max(MOST_SEEN - len(self.seen), 0)])

    def more(self, numbers: Numbers, rows: Floats) -> Second:
        """With rows (k, d) of items that came later."""
        return replace(self, seen=self.seen.more(numbers, rows))

    def arrays(self) -> dict[str, Array]:
        """As plain numbers to be stored."""
        return self.seen.arrays() | {f"second/{name}": column.astype("<f2") for name, column in self.weights.items()}

    @classmethod
    def of_arrays(cls, arrays: Mapping[str, Array], encoder: str) -> Second:
        """The inverse of `arrays`. ValueError or KeyError where they do not fit together."""
        weights = {name[7:]: column.astype(np.float32) for name, column in arrays.items() if name.startswith("second/")}
        return cls(Seen.of_arrays(arrays, encoder), weights)


def parts(
    table: FeatureTable, numbers: Numbers, rows: Floats, names: Sequence[str], like: LikeQuery | None
) -> dict[str, Floats]:
    """Rows (m, width + 1) by block, presence as the last column, as a lesson has them; `rows` are the encoder's."""
    found: dict[str, Floats] = {}
    for name in names:
        if name == TUNED:
            found[name] = _with_presence(rows, np.asarray(rows.any(axis=1), np.bool_))
        elif name == LIKE and like is not None:
            found[name] = LIKE_WEIGHT * like.best(numbers)[:, None]
        elif name in table.blocks:
            found[name] = _with_presence(*table.blocks[name].rows(numbers))
    return found


def _with_presence(rows: Floats, present: NDArray[np.bool_]) -> Floats:
    return np.concatenate([rows, PRESENCE * present[:, None].astype(np.float32)], axis=1)
