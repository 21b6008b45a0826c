"""From scores to probabilities: where the held-out answers and the unanswered items lie says what a score is worth."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Doubles = NDArray[np.float64]
Floats = NDArray[np.float32]

LEAN = 0.88
"""How far from the usual item to the usual held-out yes a score must lie to be as likely as not."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """Probability = sigmoid((score - middle) * slope)."""

    middle: float
    slope: float

    @classmethod
    def of(cls, held_yes: Doubles, pool: Floats) -> Calibration:
        """From held-out scores of yes answers and the scores of a pool of unanswered items."""
        usual = float(np.median(pool)) if len(pool) else 0.0
        yes = float(held_yes.mean()) if len(held_yes) else usual + 1.0
        gap = max(yes - usual, 1e-3)
        return cls(usual + LEAN * gap, 12.0 / gap)

    def probabilities(self, scores: Floats) -> Floats:
        return np.asarray(0.5 * (1 + np.tanh(0.5 * (scores - self.middle) * self.slope)), np.float32)
