"""Which memory to ask about next: hard ones that teach, likely ones that are worth having, every fifth at random.

Pure uncertainty sampling (Lewis and Gale 1994, doi:10.1007/978-1-4471-2099-5_1) finds little of an album that holds one
memory in fifty: what lies near the line is then nearly always "no". So now and then the likeliest is asked instead, and
two look-alikes are never asked about in one go (Brinker 2003, "Incorporating diversity in active learning with support
vector machines").
"""

from __future__ import annotations

from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from heirloom.core.albums import Asked

RANDOM_EVERY = 5
"""Every fifth question is drawn evenly from all that is unanswered, so that the measure can stand for the whole."""
LIKELY_EVERY = 4
"""Of the other questions, every fourth is the likeliest and not the least certain."""
SHORT_LIST = 256
"""Candidates per question kind whose likeness is looked at; more would cost without asking better."""
TOO_ALIKE = 0.8
"""Cosine from which two memories would get the same answer."""
DOUBTFUL = 0.5
"""Of the best guess's probability: where a likely but doubtful one is looked for while nothing was refused yet."""
FLOOR = 1e-6

Floats = NDArray[np.float32] | NDArray[np.float64]
Places = NDArray[np.int64]


class Rows(Protocol):
    """Rows of length 1 by place, fetched when they are asked for: all of them would not fit in memory."""

    def __getitem__(self, places: Places, /) -> Floats: ...


def next_questions(
    probabilities: Floats,
    unanswered: Places,
    asked_so_far: int,
    count: int,
    rng: np.random.Generator,
    *,
    threshold: float = 0.5,
    yes: int = 1,
    no: int = 1,
    features: Rows | Floats | None = None,
) -> list[tuple[int, Asked]]:
    """Up to `count` different places in `probabilities`, in the order in which they are to be asked.

    `probabilities` (n,) are the model's, or the zero-shot guesses while there is no model. `unanswered` are places in
    it; skipped ones are left out by the caller. `asked_so_far` counts the questions answered before (chosen examples
    not), so that every fifth is random whatever `count` is. `yes` and `no` count the answers of all kinds: without a
    yes the best guesses are asked, without a no likely but doubtful ones. `features` (n, d), of length 1, keep
    look-alikes apart; a row of zeros is like nothing.
    """
    left = np.asarray(unanswered, np.int64)
    probabilities = np.asarray(probabilities, np.float64)
    queues = _queues(probabilities[left], threshold, yes, no)
    chosen: list[tuple[int, Asked]] = []
    taken = np.zeros(len(left), bool)
    for turn in range(asked_so_far, asked_so_far + count):
        if taken.all():
            break
        if turn % RANDOM_EVERY == RANDOM_EVERY - 1:
            place, asked = int(rng.choice(np.flatnonzero(~taken))), Asked.RANDOM
        else:
            queue = queues[turn % RANDOM_EVERY % len(queues)]
            place, asked = _first_unlike(queue, taken, left, features), Asked.UNSURE
        taken[place] = True
        chosen.append((int(left[place]), asked))
    return chosen


def _queues(probabilities: NDArray[np.float64], threshold: float, yes: int, no: int) -> list[Places]:
    """Orders (n,) of the unanswered, best first, that take turns."""
    likeliest = np.argsort(-probabilities, kind="stable")
    if yes == 0:
        return [likeliest]
    if no == 0:
        best = float(probabilities.max(initial=0.0))
        return [_nearest(probabilities, DOUBTFUL * best)]
    unsure = _nearest(probabilities, threshold)
    return [unsure] * (LIKELY_EVERY - 1) + [likeliest]


def _nearest(probabilities: NDArray[np.float64], line: float) -> Places:
    """By distance from the line in log-odds, nearest first."""
    distance = np.abs(_log_odds(probabilities) - _log_odds(np.float64(line)))
    return np.argsort(distance, kind="stable")


def _log_odds(probabilities: NDArray[np.float64] | np.float64) -> NDArray[np.float64]:
    clipped = np.clip(probabilities, FLOOR, 1 - FLOOR)
    return np.asarray(np.log(clipped / (1 - clipped)), np.float64)


def _first_unlike(queue: Places, taken: NDArray[np.bool_], left: Places, features: Rows | Floats | None) -> int:
    """The first of the queue that is not taken and not a look-alike of one that is; failing that, the first left."""
    free = queue[~taken[queue]]
    if features is None or not taken.any():
        return int(free[0])
    short = free[:SHORT_LIST]
    likeness = features[left[short]] @ features[left[taken]].T
    unlike = np.flatnonzero(likeness.max(axis=1) < TOO_ALIKE)
    return int(short[unlike[0]] if len(unlike) else free[0])
