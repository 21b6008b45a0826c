"""Folds for cross-validation: each holds its share of yes and no, and of answers asked at random."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

FOLDS = 10


def folds_of(
    yes: NDArray[np.bool_], asked: NDArray[np.integer] | None = None, folds: int = FOLDS, seed: int = 0
) -> NDArray[np.int64]:
    """The fold (n,) of each answer, from 0; as many folds as answers, at most, so few answers are left out one by one.

    Deterministic for the same answers in the same order. Strata are dealt out one after another, so folds differ by at
    most one answer (stratified cross-validation: Kohavi 1995).
    """
    count = len(yes)
    rng = np.random.default_rng(seed)
    strata = np.asarray(yes, np.int64) * 256 + (0 if asked is None else np.asarray(asked, np.int64))
    dealt = np.lexsort((rng.permutation(count), strata))
    result = np.empty(count, np.int64)
    result[dealt] = np.arange(count) % max(min(folds, count), 1)
    return result
