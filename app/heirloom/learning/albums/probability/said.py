"""What the album's sentence says by itself, beside what was taught: a bounded word in log-odds, never the last one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from heirloom.learning.albums.logistic import sigmoid
from heirloom.learning.albums.probability.calibration import zero_shot
from heirloom.learning.albums.probability.threshold import at, thresholds

Floats = NDArray[np.float32]

WEIGHT: Final = 0.8
"""What a spread beyond the sentence's own line is worth in log-odds. Over 300 albums of neighbouring classes .6 to 1
are alike; ten answers of either kind do not say which albums would want more."""
FARTHEST: Final = 1.0
"""Spreads beyond which the sentence says no more: a certain hit must not outvote what a person has shown."""


@dataclass(frozen=True, slots=True)
class Said:
    """`line` is the z from which the sentence alone would call an item sure."""

    line: float

    @classmethod
    def of(cls, z: Floats, sure: float) -> Said:
        """From how much all items are like the sentence, answered or not, and the z that search calls sure."""
        curve = zero_shot(z, sure)
        least = at(thresholds(curve.probabilities(z), bounded=False), 0.5)
        return cls(curve.middle + float(np.log(least / (1 - least))) / curve.slope)

    def beside(self, probabilities: Floats, z: Floats) -> Floats:
        """Probabilities (n,) by what was taught, moved by what the sentence says of items so much like it, z (n,)."""
        taught = np.clip(np.asarray(probabilities, np.float64), 1e-6, 1 - 1e-6)
        odds = np.log(taught / (1 - taught))
        return sigmoid(odds + WEIGHT * np.clip(z - self.line, -FARTHEST, FARTHEST)).astype(np.float32)
