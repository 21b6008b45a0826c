"""From scores to probabilities: where the held-out answers and the unanswered items lie says what a score is worth.

Answers cannot say how rare an album is: people pick examples, they do not draw them. So a score is measured on the
album's own ruler: 0 is where a memory is as likely as not to be a yes among yes and no in equal parts, 1 a step as long
as from the usual unanswered item to the usual yes that the model had not learned from. On that ruler albums are alike,
and what a place on it is worth was fitted once over many albums (Platt 1999, "Probabilistic outputs for support vector
machines"). Answers that were asked for, and not picked, then move the curve of the album at hand.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from heirloom.core.albums import Asked
from heirloom.learning.albums.answers import Answers
from heirloom.learning.albums.logistic import sigmoid
from heirloom.learning.albums.probability.rarity import moved

Doubles = NDArray[np.float64]
Floats = NDArray[np.float32]

LEAN: Final = 0.88
"""From the usual item to the usual held-out yes: where the line lies that the held-out answers alone would draw."""
AT_HOME: Final = 0.5
"""How far that line is drawn to the method's own boundary at 0, where it has one: both guesses err about alike."""
SLOPE: Final = 8.0
OFFSET: Final = -2.0
"""Log-odds = SLOPE · ruler + OFFSET. Fitted, the slope is 7.4 over 31 albums of images-b's dev half and 8 to 10 over
those of texts; slopes of 7 to 10 and offsets of -1.6 to -2.4 are level in F1."""
SURE_OF: Final = (2.0, 1.0)
"""Spreads of the slope and the offset from album to album: what the album's own answers have to speak against."""
FARTHEST: Final = 12.0
"""Log-odds beyond which nothing is told apart."""
TRUSTED_HITS: Final = 4
_STEPS: Final = 20


@dataclass(frozen=True, slots=True)
class Calibration:
    """Probability = sigmoid((score - middle) · slope)."""

    middle: float
    slope: float

    @classmethod
    def of(cls, hidden: Doubles, answers: Answers, pool: Floats, *, at_home: bool, share: float = 0.0) -> Calibration:
        """From held-out scores of the answers (n,) and the scores of unanswered items.

        `at_home`: the method has a boundary of its own at 0. `share`: how much of the pool surely belongs, 0 for rare.
        """
        usual = float(np.quantile(pool, 0.5 * (1 - share))) if len(pool) else float(hidden.min())
        gap = max(float(hidden[answers.yes].mean()) - usual, 1e-6)
        line = usual + LEAN * gap
        if at_home:
            line *= 1 - AT_HOME
        slope, offset = _own_curve((hidden - line) / gap, answers)
        middle, steep = line - offset / slope * gap, slope / gap
        # Yes answers that were asked for because they were hard say nothing of where the others lie.
        told = hidden[answers.yes & (answers.asked != Asked.UNSURE)]
        scores = np.asarray(pool, np.float64)
        return cls(middle - moved((scores - middle) * steep, told, scores) / steep, steep)

    def doubted(self, wrong: int) -> Calibration:
        """The same after so many of its sure ones were refused, as if `TRUSTED_HITS` had been right before."""
        return Calibration(self.middle + float(np.log1p(wrong / TRUSTED_HITS)) / self.slope, self.slope)

    def probabilities(self, scores: Floats | Doubles) -> Floats:
        """Probabilities of scores, in the same order and never quite 0 or 1."""
        odds = (np.asarray(scores, np.float64) - self.middle) * self.slope
        return sigmoid(FARTHEST * np.tanh(odds / FARTHEST)).astype(np.float32)


def zero_shot(z: Floats, sure: float) -> Calibration:
    """Before there is any yes: the line by which search calls a hit sure (see `embedding.sure_line`).

    `z` (n,) of all items, answered or not: what was refused still tells how far the best ones reach.
    """
    best = float(z.max(initial=0.0))
    line = float(np.sqrt(sure * best)) if best > sure else sure
    return Calibration(line, 1.0)


def _own_curve(ruler: Doubles, answers: Answers) -> tuple[float, float]:
    """Slope and offset, drawn from the usual ones by answers that were asked for, whatever they then were.

    Asking by score leaves the share of yes at each score as it is; picking examples does not, so those are left out.
    """
    asked = answers.asked != Asked.CHOSEN
    curve = np.array([SLOPE, OFFSET])
    usual, precision = curve.copy(), 1 / np.square(np.array(SURE_OF))
    rows = np.stack([ruler[asked], np.ones(int(asked.sum()))], axis=1)
    yes = answers.yes[asked].astype(np.float64)
    for _ in range(_STEPS):
        guesses = sigmoid(rows @ curve)
        slope = rows.T @ (guesses - yes) + precision * (curve - usual)
        bend = (rows * (guesses * (1 - guesses))[:, None]).T @ rows + np.diag(precision)
        step = np.linalg.solve(bend, slope)
        curve = curve - step
        if float(np.abs(step).max()) < 1e-6:
            break
    return max(float(curve[0]), 1.0), float(curve[1])
