"""How much of the vault belongs to an album: nearly always next to nothing, and then nothing is done about it.

A background of unanswered items stands for what does not belong. For an album of "people" or "letters" that is wrong:
a third of the background belongs. Where the unanswered items score, by a model of the answers alone, far above the no
answers, that shows; the likeliest are then left out of the background (the "reliable negatives" of Liu, Dai, Li, Lee
and Yu 2003, 10.1109/ICDM.2003.1250918).
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from heirloom.learning.albums.lesson import Lesson
from heirloom.learning.albums.logistic import fit_dual, left_out

LEAST_EACH: Final = 8
"""Answers of either kind without which nothing can be said: at five, one rare album in seven would seem common."""
CAUTION: Final = 1.5
"""Standard errors that are taken off the share."""
LEAST_SHARE: Final = 0.1
MOST_SHARE: Final = 0.9

Doubles = NDArray[np.float64]


def thinned(lesson: Lesson) -> tuple[Lesson, float]:
    """The lesson without what in its background likely belongs, and the share (0–1) that surely does; 0 for rare."""
    yes = int(lesson.answers.yes.sum())
    count = len(lesson.answers)
    if min(yes, count - yes) < LEAST_EACH or not len(lesson.background):
        return lesson, 0.0
    answered = np.arange(len(lesson)) < count
    kernel = lesson.kernel(lesson.content)
    own, targets = kernel[:count, :count], lesson.targets[:count]
    weights = np.where(lesson.answers.yes, 1.0, yes / (count - yes))
    duals = fit_dual(own, targets, weights)
    rest = kernel[count:, :count] @ duals
    share = sure_share(left_out(own, duals, targets, weights), lesson.answers.yes, rest)
    if share < LEAST_SHARE:
        return lesson, 0.0
    line = np.quantile(rest, 1 - share)
    return lesson.only(answered | np.concatenate([np.zeros(count, np.bool_), rest <= line])), share


def sure_share(hidden: Doubles, yes: NDArray[np.bool_], rest: Doubles) -> float:
    """The share of yes in `rest` that makes its mean score the mixture of both means, less what may be chance.

    `hidden` are held-out scores of answers, `rest` scores of unanswered items by the same method.
    """
    usual_yes, usual_no = float(hidden[yes].mean()), float(hidden[~yes].mean())
    gap = usual_yes - usual_no
    if gap <= 0:
        return 0.0
    share = (float(rest.mean()) - usual_no) / gap
    noise = float(hidden[~yes].var(ddof=1)) / int((~yes).sum()) * (1 - share) ** 2
    noise += float(hidden[yes].var(ddof=1)) / int(yes.sum()) * share**2
    return float(np.clip(share - CAUTION * np.sqrt(noise) / gap, 0.0, MOST_SHARE))
