"""What a trained rung has to be able to do with a whole table: one score an item, block by block."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from heirloom.learning.albums.answers import LikeQuery
from heirloom.learning.albums.lesson import LIKE, LIKE_WEIGHT, PRESENCE
from heirloom.learning.blocks import Floats
from heirloom.learning.features import FeatureTable


@dataclass(frozen=True, slots=True, eq=False)
class Net:
    """A small network over `d` coordinates: `out` of tanh(x `inner` + `bias`) is added to the linear score."""

    inner: Floats
    """(d, h)."""
    bias: Floats
    """(h,)."""
    out: Floats
    """(h,)."""

    def bends(self, coordinates: Floats) -> Floats:
        """What is added to the linear score (n,) of coordinates (n, d)."""
        return np.asarray(np.tanh(coordinates @ self.inner + self.bias) @ self.out, np.float32)


@dataclass(frozen=True, slots=True, eq=False)
class Head:
    """`weights[block]` (width + 1, 1 + d): the linear score, then the coordinates of `net` where there is one."""

    weights: Mapping[str, Floats]
    net: Net | None = None

    def scores(self, table: FeatureTable, like: LikeQuery | None) -> Floats:
        """Scores (n,) before calibration: blocks that an item lacks count nothing, nor does their presence."""
        columns = 1 if self.net is None else 1 + self.net.inner.shape[0]
        total = np.zeros((len(table), columns), np.float32)
        for name, rows in self.weights.items():
            block = table.blocks.get(name)
            if name == LIKE and like is not None:
                total += LIKE_WEIGHT * like.best(table.numbers)[:, None] * rows
            elif block is not None and block.width + 1 == len(rows):
                total += table.spread(block, block.project(rows[:-1]) + PRESENCE * rows[-1])
        return self._bent(total)

    def on(self, rows: Mapping[str, Floats]) -> Floats:
        """Scores (m,) of items by their rows (m, width + 1) of each block, as a lesson has them."""
        known = [part @ self.weights[name] for name, part in rows.items() if name in self.weights]
        return self._bent(np.sum(known, axis=0, dtype=np.float32))

    def _bent(self, total: Floats) -> Floats:
        return total[:, 0] if self.net is None else total[:, 0] + self.net.bends(total[:, 1:])


def of_duals(
    rows: Mapping[str, Floats], names: tuple[str, ...], duals: NDArray[np.float64], net: Net | None = None
) -> Head:
    """The head whose linear scores (and coordinates) are `kernel(names) @ duals` on the lesson's own rows."""
    columns = duals.reshape(len(duals), -1)
    return Head({name: np.asarray(rows[name].T @ columns, np.float32) for name in names}, net)
