"""From which probability on a memory counts as sure, for a carefulness between everything likely and only sure ones."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

SURE_PRECISION: Final = 0.95
LIKELY_RECALL: Final = 0.95
LEAST_SURE: Final = 0.3
"""Nothing less likely is called sure, whatever the best expected F1: where most was found, or nothing stands out, that
would be a crowd of guesses. Up to .4 costs no F1 on images-b; among texts .3 instead of .2 costs .008 of F1 of what is
found anew, and gains .03 of the album as it then stands."""
LEAST_LIKELY: Final = 0.1
"""Nothing less likely is called likely: a long flat tail of one in fifty adds up to much that belongs, but nobody
would look for it there."""
STEPS: Final = 101


def thresholds(probabilities: Floats, *, bounded: bool = True) -> Floats:
    """Thresholds (101,) for carefulness 0 to 1, never falling, from calibrated probabilities of the unanswered.

    In the middle lies the best expected F1 (Lewis 1995, "Evaluating and optimizing autonomous text classification
    systems", 10.1145/215206.215366), at 1 an expected precision of .95, at 0 an expected recall of .95. `bounded`:
    never below `LEAST_SURE` and `LEAST_LIKELY`; not where probabilities are rough, as those of a sentence alone.
    """
    ranked = np.sort(np.asarray(probabilities, np.float64))[::-1]
    if not len(ranked) or ranked[0] <= 0:
        return np.linspace(0.05, 0.95, STEPS).astype(np.float32)
    right = np.cumsum(ranked)
    count = np.arange(1, len(ranked) + 1)
    best = max(ranked[int(np.argmax(2 * right / (count + right[-1])))], LEAST_SURE * bounded)
    precise = np.flatnonzero(right / count >= SURE_PRECISION)
    sure = max(best, ranked[precise[-1]] if len(precise) else min(SURE_PRECISION, ranked[0]))
    likely = min(best, max(ranked[int(np.argmax(right / right[-1] >= LIKELY_RECALL))], LEAST_LIKELY * bounded))
    logits = _logit(np.array([likely, best, sure]))
    steps = np.linspace(0, 1, STEPS)
    return np.asarray(1 / (1 + np.exp(-np.interp(steps, [0, 0.5, 1], logits))), np.float32)


def at(levels: Floats, carefulness: float) -> float:
    """The threshold for a carefulness in 0–1."""
    return float(np.interp(min(max(carefulness, 0.0), 1.0), np.linspace(0, 1, len(levels)), levels))


def _logit(probabilities: NDArray[np.float64]) -> NDArray[np.float64]:
    clipped = np.clip(probabilities, 1e-4, 1 - 1e-4)
    return np.asarray(np.log(clipped / (1 - clipped)), np.float64)
