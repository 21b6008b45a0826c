"""What training takes and gives beside the model: a person's answers, the album's sentence, what was held out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

Z_BOUNDS: Final = (-3.0, 12.0)

Floats = NDArray[np.float32]
Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Answers:
    """Yes and no of one person about one album; skipped ones are left out. `asked` holds values of `core.Asked`."""

    numbers: Numbers
    yes: NDArray[np.bool_]
    asked: NDArray[np.uint8]

    def __len__(self) -> int:
        return len(self.numbers)

    def __getitem__(self, where: NDArray[np.int64] | NDArray[np.bool_]) -> Answers:
        return Answers(self.numbers[where], self.yes[where], self.asked[where])


@dataclass(frozen=True, slots=True, eq=False)
class LikeQuery:
    """How much items are like the album's sentence: `z` (m, c) of the items `numbers`, ascending.

    A column a role (pictures, passages) in spreads above what a fixed sample reaches; NaN where an item has no such
    part. See `zero_shot.look_for`.
    """

    text: str
    numbers: Numbers
    z: Floats
    sure: float = 4.0
    """The z from which an encoder calls a hit sure."""

    def best(self, wanted: Numbers) -> Floats:
        """The better z of pictures and passages for each wanted item, kept within bounds; 0 where neither is known."""
        places = np.minimum(np.searchsorted(self.numbers, wanted), max(len(self.numbers) - 1, 0))
        here = self.numbers[places] == wanted if len(self.numbers) else np.zeros(len(wanted), np.bool_)
        known = np.where(np.isnan(self.z), -np.inf, self.z).max(axis=1, initial=-np.inf)
        found = np.where(here, known[places] if len(known) else -np.inf, -np.inf)
        return np.where(np.isfinite(found), np.clip(found, *Z_BOUNDS), 0.0).astype(np.float32)


@dataclass(frozen=True, slots=True, eq=False)
class HeldOut:
    """Answers as models saw them that had not learned from them: one entry an answer, in the answers' order.

    `probability` is calibrated like the album's scores; `fold` says which ones were hidden together.
    """

    numbers: Numbers
    probability: Floats
    yes: NDArray[np.bool_]
    asked: NDArray[np.uint8]
    fold: NDArray[np.int16]
