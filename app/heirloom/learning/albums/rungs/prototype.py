"""The mean of what belongs against the mean of what does not: enough for one or two examples."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

Doubles = NDArray[np.float64]

AGAINST: Final = 0.5
"""How much of the mean of what does not belong is taken off (Rocchio 1971, "Relevance feedback in information
retrieval")."""


def fit_prototype(targets: Doubles, weights: Doubles) -> Doubles:
    """Dual coefficients (n,): the weighted mean of the rows that belong minus half of that of the rest."""
    yes = weights * targets
    no = weights * (1 - targets)
    return np.asarray(yes / max(float(yes.sum()), 1e-12) - AGAINST * no / max(float(no.sum()), 1e-12), np.float64)
