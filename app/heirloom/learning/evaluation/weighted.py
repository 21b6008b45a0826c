"""What held-out answers say about a whole pool: counts of right and wrong, with what remains uncertain about them.

Answers are no fair sample: examples were picked by a person, questions for being hard. So an answer counts for what its
score makes comparable. Given the score of a memory it does not matter that the score is why it was asked about (the
design is ignorable given the score: Rubin 1976, doi:10.1093/biomet/63.3.581); the chance that a memory belongs is
therefore learned as a curve over the score, from random and asked answers, and then summed over the whole pool, whose
scores are all known (model-assisted estimation: Särndal, Swensson and Wretman 1992). Examples that a person picked are
a sample of what belongs and nothing else: they count by how likely the curve makes it to meet them among all that
belongs, as in case-control studies (Prentice and Pyke 1979, doi:10.1093/biomet/66.3.403).

Asking empties a small pool: what belongs and is easily seen is asked about first, and what is left at the same score
belongs less often. So the curve may sink from the first answer to the last, and the last ones speak for what is left.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit, logit

from heirloom.core.albums import Asked
from heirloom.learning.evaluation.wilson import effective_size

DRAWS = 400
SHIFT_SPREAD = 2.0
"""Prior spread, in log-odds, of how far the model's probabilities are off for the pool as a whole."""
SLOPE_SPREAD = 0.7
"""Prior spread of the logarithm of the slope: 0 would trust the model's calibration."""
SINKING_SPREAD = 2.0
"""Prior spread, in log-odds, of how far the curve sinks from the first answer to the last, where all that would be
added is answered; in proportion where less is. It never rises."""
MISSED = (0.005, 0.03, 0.1, 0.2)
"""Shares of what belongs that the model may not see at all, evenly likely beforehand: they lie anywhere in the pool."""
EXAMPLES = 3
"""So many of the first yes that a person picked count as drawn from all that belongs: later ones may be clicks on what
was suggested, and would make it seem that nothing is missed."""
SUGGESTED = 0.95
"""Share of the pool that lies below what is suggested."""
LEAST_CLICKS = 2
BINS = 120
"""The pool's scores are put together in so many bins, half of them for the best; each has its mean score."""
FLOOR = 1e-6
SURE_FLOOR = 1e-9
SHIFTS = np.linspace(-2.4, 2.4, 17) * SHIFT_SPREAD
SLOPES = np.exp(np.linspace(-2.0, 2.0, 9) * SLOPE_SPREAD)
SINKINGS = np.linspace(0.0, 2.0, 4)
"""In units of that spread."""

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Counts:
    """Draws (k,) of what may be true: belongs and added, added only, belongs only, neither."""

    right: Floats
    wrong: Floats
    missed: Floats
    rest: Floats

    def plus(self, right: float, wrong: float, missed: float, rest: float) -> Counts:
        return Counts(self.right + right, self.wrong + wrong, self.missed + missed, self.rest + rest)

    def flipped(self) -> Counts:
        """The same, seen from the class "does not belong"."""
        return Counts(self.rest, self.missed, self.wrong, self.right)

    def means(self) -> tuple[float, float, float, float]:
        """Expected counts: right, wrong, missed, rest."""
        return float(self.right.mean()), float(self.wrong.mean()), float(self.missed.mean()), float(self.rest.mean())

    def figures(self) -> tuple[Floats, Floats, Floats]:
        """Draws (k,) of precision, recall and F1; 0 where nothing is added or nothing belongs."""
        added, belongs = self.right + self.wrong, self.right + self.missed
        return (
            self.right / np.maximum(added, 1e-12),
            self.right / np.maximum(belongs, 1e-12),
            2 * self.right / np.maximum(added + belongs, 1e-12),
        )


@dataclass(frozen=True, slots=True)
class Evidence:
    """Answers in the order in which they were given; all arrays (n,). `scores` are held out, in log-odds."""

    scores: Floats
    yes: NDArray[np.bool_]
    asked: NDArray[np.integer]

    def only(self, which: NDArray[np.bool_]) -> Evidence:
        return Evidence(self.scores[which], self.yes[which], self.asked[which])

    def told_apart(self, pool: Floats) -> Evidence:
        """The same, with clicks on suggestions counted as questions where what was picked must be such clicks.

        Nobody picks by hand what does not belong and yet stands among the best scores of all; where the later no that a
        person picked mostly do, the later yes were suggested too.
        """
        picked = self.asked == Asked.CHOSEN
        later = np.zeros(len(self.yes), bool)
        for kind in (picked & self.yes, picked & ~self.yes):
            later[np.flatnonzero(kind)[EXAMPLES:]] = True
        refused = self.scores[later & ~self.yes]
        if len(refused) < LEAST_CLICKS or not len(pool):
            return self
        if float(np.mean(refused >= np.quantile(pool, SUGGESTED))) <= 0.5:
            return self
        return Evidence(self.scores, self.yes, np.where(later, Asked.UNSURE, self.asked))

    def ages(self) -> Floats:
        """1 for the examples of the beginning, 0 for the last question."""
        asked = self.asked != Asked.CHOSEN
        turn = np.cumsum(asked)
        return np.asarray(np.where(asked, 1 - turn / max(int(asked.sum()), 1), 1.0), np.float64)


def log_odds(probabilities: NDArray[np.floating]) -> Floats:
    """Scores of probabilities, finite for 0 and 1 too."""
    return np.asarray(logit(np.clip(np.asarray(probabilities, np.float64), FLOOR, 1 - FLOOR)), np.float64)


def pool_counts(
    answers: Evidence, pool: Floats, threshold: float, rng: np.random.Generator, pool_size: int | None = None
) -> Counts:
    """What adding all from `threshold` up would bring in a pool of unanswered memories, as DRAWS possible truths.

    `pool` (m,) are scores in log-odds by the model in use, perhaps an even sample of `pool_size` memories; `threshold`
    is one too. The candidates form a grid, so nothing here can fail to converge.
    """
    answers = answers.told_apart(pool)
    centres, sizes = _binned(pool, threshold)
    sizes = sizes * ((pool_size or len(pool)) / max(len(pool), 1))
    in_pool, belief = _believed(answers, centres, sizes, SINKING_SPREAD * _emptied(answers, centres, sizes, threshold))
    belong = rng.binomial(np.rint(sizes).astype(np.int64), in_pool[rng.choice(len(belief), DRAWS, p=belief)])
    added = centres >= threshold
    right, missed = belong[:, added].sum(axis=1), belong[:, ~added].sum(axis=1)
    return Counts(
        right.astype(np.float64), sizes[added].sum() - right, missed.astype(np.float64), sizes[~added].sum() - missed
    )


def weighted_counts(
    added: NDArray[np.bool_],
    yes: NDArray[np.bool_],
    asked: NDArray[np.integer],
    pool_size: int,
    rng: np.random.Generator,
) -> Counts:
    """The same without scores of the pool: a random answer stands for its share of `pool_size`, others for themselves.

    Inverse-probability weights (Horvitz and Thompson 1952, doi:10.1080/01621459.1952.10483446); where none was random
    every answer counts the same. The four counts are drawn from a Dirichlet distribution worth as many answers as the
    weights are (Kish 1965), as for plain counts (Goutte and Gaussier 2005, doi:10.1007/978-3-540-31865-1_25).
    """
    random = asked == Asked.RANDOM
    drawn = int(random.sum())
    weights = np.where(random, (pool_size + drawn) / max(drawn, 1), 1.0)
    cells = [added & yes, added & ~yes, ~added & yes, ~added & ~yes]
    totals = np.asarray([weights[cell].sum() for cell in cells])
    worth = effective_size(weights)
    draws = rng.dirichlet(totals / totals.sum() * worth + 1 / len(cells), DRAWS) * totals.sum()
    return Counts(*(np.asarray(draws[:, cell], np.float64) for cell in range(len(cells))))


def _binned(pool: Floats, threshold: float) -> tuple[Floats, Floats]:
    """Mean scores and sizes of bins; the threshold is an edge, and the best scores have fine bins of their own."""
    ordered = np.sort(pool)
    coarse = np.quantile(ordered, np.linspace(0, 1, BINS // 2)) if len(ordered) else np.zeros(0)
    edges = np.unique(np.concatenate([coarse, ordered[-(BINS // 2) :], [threshold]]))
    place = np.searchsorted(edges, ordered, side="right")
    sizes = np.bincount(place, minlength=len(edges) + 1).astype(np.float64)
    sums = np.bincount(place, weights=ordered, minlength=len(edges) + 1)
    filled = sizes > 0
    return sums[filled] / sizes[filled], sizes[filled]


def _emptied(answers: Evidence, centres: Floats, sizes: Floats, threshold: float) -> float:
    """Which share of all that lies above the threshold was asked about: next to nothing in a large vault."""
    answered = float(((answers.scores >= threshold) & (answers.asked != Asked.CHOSEN)).sum())
    left = float(sizes[centres >= threshold].sum())
    return answered / max(answered + left, 1.0)


def _believed(answers: Evidence, centres: Floats, sizes: Floats, spread: float) -> tuple[Floats, Floats]:
    """All candidates: chances (k, bins) to belong in the pool now, and how much each is to be believed (k,)."""
    shift, slope, sinking = (part.ravel() for part in np.meshgrid(SHIFTS, SLOPES, SINKINGS, indexing="ij"))
    prior = -0.5 * ((shift / SHIFT_SPREAD) ** 2 + (np.log(slope) / SLOPE_SPREAD) ** 2 + sinking**2)
    sinking = sinking * spread
    now = expit(shift[:, None] + slope[:, None] * centres)
    then = expit(shift[:, None] + slope[:, None] * answers.scores + sinking[:, None] * answers.ages())
    belonging = now @ sizes + then.sum(axis=1)
    everything = max(sizes.sum() + len(answers.yes), 1.0)
    chances, beliefs = [], []
    for missed in MISSED:
        floor = np.minimum(missed / (1 - missed) * belonging / everything, 0.5)[:, None]
        in_pool, at_answers = (np.clip(floor + (1 - floor) * part, SURE_FLOOR, 1 - FLOOR) for part in (now, then))
        chances.append(in_pool)
        beliefs.append(prior + _likelihood(answers, at_answers, in_pool @ sizes + at_answers.sum(axis=1)))
    log = np.concatenate(beliefs)
    belief = np.exp(log - log.max())
    return np.concatenate(chances), belief / belief.sum()


def _likelihood(answers: Evidence, chances: Floats, belonging: Floats) -> Floats:
    """Logarithm of how likely each candidate (k,) makes the answers, of which it expects `belonging` (k,) to belong.

    What a person picked as not belonging says nothing: there is so much of it.
    """
    picked, yes = answers.asked == Asked.CHOSEN, answers.yes
    fair = chances[:, ~picked]
    examples = chances[:, np.flatnonzero(picked & yes)[:EXAMPLES]]
    log = np.log(np.where(yes[~picked], fair, 1 - fair)).sum(axis=1)
    return np.asarray(log + np.log(examples).sum(axis=1) - examples.shape[1] * np.log(belonging), np.float64)
