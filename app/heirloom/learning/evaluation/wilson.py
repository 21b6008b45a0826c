"""Wilson's interval of a proportion, also for weighted counts by their effective sample size."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri

from heirloom.core.albums import Interval

LEVEL = 0.90
LEAST_EFFECTIVE = 0.5
"""Keeps an interval finite where next to nothing is known; at half an answer it reaches nearly from 0 to 1."""


def wilson(value: float, effective: float, level: float = LEVEL) -> Interval:
    """The interval of a proportion `value` seen in `effective` independent answers, 0–1 and holding `value`.

    Wilson 1927, doi:10.1080/01621459.1927.10502953. Unlike the plain normal interval it keeps its promise for few
    answers and for proportions near 0 and 1 (Brown, Cai and DasGupta 2001, doi:10.1214/ss/1009213286).
    """
    if not 0 <= value <= 1:
        raise ValueError(f"a proportion lies between 0 and 1, not at {value}")
    effective = max(effective, LEAST_EFFECTIVE)
    z = float(ndtri(0.5 + level / 2))
    pull = z * z / effective
    middle = (value + pull / 2) / (1 + pull)
    half = z / (1 + pull) * math.sqrt(value * (1 - value) / effective + pull / (4 * effective))
    return Interval(value, min(max(middle - half, 0.0), value), max(min(middle + half, 1.0), value))


def effective_size(weights: NDArray[np.float64]) -> float:
    """How many equally weighted answers tell as much as these (Kish 1965, "Survey Sampling"): (Σw)² / Σw²."""
    squares = float((weights**2).sum())
    return float(weights.sum()) ** 2 / squares if squares else 0.0


def effective_of_spread(value: float, variance: float, most: float) -> float:
    """The sample size of which a proportion `value` would have this variance, at most `most`.

    The way in which survey statistics put a Wilson interval around an estimate that is no plain count (Korn and
    Graubard 1998, "Confidence intervals for proportions with small expected number of positive counts").
    """
    if variance <= 0:
        return most
    return min(value * (1 - value) / variance, most)
