"""The learning curve: sizes, and figures like the report's."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
import pytest
from numpy.typing import NDArray

from heirloom.core.albums import AlbumReport, Asked
from heirloom.learning.evaluation.curve import Earlier, learning_curve, of_reports, sizes
from heirloom.learning.evaluation.report import report_of


@dataclass(frozen=True)
class Held:
    numbers: NDArray[np.int64]
    probability: NDArray[np.float64]
    yes: NDArray[np.bool_]
    asked: NDArray[np.uint8]


def learned(count: int, sharp: float) -> Earlier:
    """A made model: the sharper, the further apart are the scores of what belongs and what does not."""
    rng = np.random.default_rng(count)
    yes = np.arange(count) % 3 == 0
    scores = rng.normal(np.where(yes, sharp, -sharp), 1.0)
    probability = 1 / (1 + np.exp(-2 * sharp * scores))
    asked = np.where(np.arange(count) % 5 == 4, Asked.RANDOM, Asked.UNSURE).astype(np.uint8)
    pool = 1 / (1 + np.exp(-2 * sharp * rng.normal(np.where(rng.random(500) < 0.3, sharp, -sharp), 1.0)))
    return Earlier(Held(np.arange(count), probability, yes, asked), pool, 0.5)


def report(count: int, sharp: float) -> AlbumReport:
    earlier = learned(count, sharp)
    return report_of(earlier.held_out, 500, 0.5, pool=earlier.pool)


@pytest.mark.parametrize("answers", [12, 13, 20, 57, 400])
def test_sizes_grow_and_end_with_all(answers: int) -> None:
    found = sizes(answers)
    assert found[-1] == answers
    assert found[0] >= 12
    assert all(later >= 1.3 * earlier for earlier, later in pairwise(found))
    assert len(found) <= 6


def test_no_curve_before_there_is_a_report() -> None:
    assert sizes(11) == []
    too_few = AlbumReport(yes=2, no=3, method=None, threshold=None, version=None, reason="too_few")
    assert learning_curve(lambda _: learned(5, 1), too_few) == ()
    assert of_reports([too_few]) == ()


def test_a_model_that_learns_has_a_rising_curve() -> None:
    now = report(120, 2.4)
    asked_for: list[int] = []

    def learn(size: int) -> Earlier:
        asked_for.append(size)
        return learned(size, 2.4 * size / 120)

    curve = learning_curve(learn, now)
    assert now.f1 is not None
    assert curve[-1] == (120, now.f1.value)
    assert 120 not in asked_for
    assert curve[0][1] < curve[-1][1] - 0.2


def test_the_curve_of_earlier_reports() -> None:
    reports = [report(count, count / 60) for count in range(12, 100, 4)]
    curve = of_reports([*reports, replace(reports[-1], f1=None)])
    assert curve[-1][0] == 96
    assert 3 <= len(curve) <= 6
    assert curve[0][1] < curve[-1][1]
