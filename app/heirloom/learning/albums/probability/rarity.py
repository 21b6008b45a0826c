"""How many unanswered items belong: what held-out yes answers and the crowd of scores say together.

If a share R(s) of what belongs scores above s, and N(s) unanswered items do, then at most N(s) / R(s) items can belong,
for every s (mixture proportion estimation: Blanchard, Lee and Scott 2010, "Semi-supervised novelty detection"). R comes
from the held-out scores of the yes answers, as the tail of Student's t, which is wide where answers are few. An R that
is only estimated makes it an estimate, too, and the least of many estimates is low where the kinds lie well apart.
There N hardly grows faster than R from the middle of the yes answers to their lower end, so N / R at that end counts.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.special import stdtr

from heirloom.learning.albums.logistic import sigmoid

Doubles = NDArray[np.float64]

USUAL_SPREAD: Final = 0.3
"""Of the yes answers' scores, in steps from the usual item to the usual yes; counts as `USUAL_ANSWERS` answers."""
USUAL_ANSWERS: Final = 4
LEAST_SHARE: Final = 0.1
"""Of what belongs: further up the tail the bound rests on nothing but its shape."""
LOWER_END: Final = 0.8
"""Of what belongs, that scores above the lower end."""
APART: Final = 1.5
"""So much more may N / R be at the lower end than in the middle, where the kinds lie apart. At 2 albums of much of the
vault gain .05 of F1, and those of a few texts among many alike lose .02."""
TRUSTED: Final = 5.0
"""With so many yes answers the bound counts as much as the curve that was fitted over other albums. On images-b's dev
half every weight up to that costs less than .015, among 7,800 texts the bound is worth .1 of F1."""
FITTED_OVER: Final = 650
"""Items of the vaults that the curve was fitted over: in larger ones its guess of how many belong counts less."""
_HALVINGS: Final = 40


def how_many_belong(held_yes: Doubles, pool: Doubles) -> float:
    """About how many of `pool` (n,) belong, from held-out scores of at least two yes answers."""
    ranked = np.sort(pool)[::-1]
    count = len(held_yes)
    # A yes that has its copy among the answers stands far above the others, and says nothing of them.
    held_yes = np.minimum(held_yes, 2 * np.median(held_yes) - held_yes.min())
    middle = float(held_yes.mean())
    step = max(middle - float(np.median(ranked)), 1e-6)
    squares = float(((held_yes - middle) ** 2).sum()) + USUAL_ANSWERS * (USUAL_SPREAD * step) ** 2
    freedom = count + USUAL_ANSWERS - 1
    spread = np.sqrt(squares / freedom * (1 + 1 / count))
    share = stdtr(freedom, (middle - ranked) / spread)
    bounds = np.arange(2, len(ranked) + 2) / share
    half, lower = bounds[np.minimum(np.searchsorted(share, (0.5, LOWER_END)), len(ranked) - 1)]
    least = lower if lower <= APART * half else bounds[share >= LEAST_SHARE].min(initial=len(ranked))
    return float(min(least, len(ranked)))


def moved(odds: Doubles, held_yes: Doubles, pool: Doubles) -> float:
    """What to add to the log-odds (n,) of the pool, so that as many belong as they and the bound together say."""
    if len(held_yes) < 2 or len(odds) < 2:
        return 0.0
    trust = len(held_yes) / (len(held_yes) + TRUSTED * min(1.0, (FITTED_OVER / len(odds)) ** 0.5))
    guessed = max(float(sigmoid(odds).sum()), 0.5)
    wanted = min(guessed ** (1 - trust) * how_many_belong(held_yes, pool) ** trust, 0.98 * len(odds))
    low, high = -40.0, 40.0
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if float(sigmoid(odds + middle).sum()) > wanted:
            high = middle
        else:
            low = middle
    return (low + high) / 2
