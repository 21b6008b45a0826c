"""The album's own ruler: what a score is worth, whatever its unit, and how asked answers move it."""

from __future__ import annotations

import numpy as np

from heirloom.core.albums import Asked
from heirloom.learning.albums.answers import Answers
from heirloom.learning.albums.probability.calibration import Calibration, zero_shot

POOL = np.concatenate([np.random.default_rng(1).normal(0, 1, 950), np.random.default_rng(2).normal(6, 1, 50)])


def answered(yes: list[float], no: list[float], asked: Asked = Asked.CHOSEN) -> tuple[np.ndarray, Answers]:
    count = len(yes) + len(no)
    flags = np.arange(count) < len(yes)
    return np.array(yes + no), Answers(np.arange(count), flags, np.full(count, asked, np.uint8))


def test_the_unit_of_the_scores_does_not_matter() -> None:
    hidden, answers = answered([5, 6, 7], [0, 1, -1])
    one = Calibration.of(hidden, answers, POOL.astype(np.float32), at_home=False)
    other = Calibration.of(hidden * 40 + 7, answers, (POOL * 40 + 7).astype(np.float32), at_home=False)
    np.testing.assert_allclose(one.probabilities(POOL), other.probabilities(POOL * 40 + 7), atol=1e-3)


def test_as_many_are_likely_as_belong() -> None:
    hidden, answers = answered([5, 6, 7, 5.5, 6.5], [0, 1, -1, 0.5, 0])
    found = Calibration.of(hidden, answers, POOL.astype(np.float32), at_home=False).probabilities(POOL)
    assert 15 < found.sum() < 100
    assert found[POOL > 5].mean() > 0.3 > 0.03 > found[POOL < 2].mean()


def test_refusals_that_were_asked_for_raise_the_line_and_picked_ones_do_not() -> None:
    yes, no = [5.0, 6.0, 7.0], [4.5] * 12
    lines = []
    for asked in (Asked.CHOSEN, Asked.UNSURE):
        hidden, answers = answered(yes, no)
        answers.asked[len(yes) :] = asked
        lines.append(
            Calibration.of(hidden, answers, POOL.astype(np.float32), at_home=False).probabilities(np.array([4.5]))
        )
    assert lines[1] < lines[0]


def test_probabilities_keep_the_order_far_out_and_stay_between_0_and_1() -> None:
    scores = np.linspace(-3, 3, 200)
    found = Calibration(0.0, 3.0).probabilities(scores)
    assert (np.diff(found) > 0).all()
    far = Calibration(0.0, 1.0).probabilities(np.array([-1e6, 1e6]))
    assert 0 < far[0] < 1e-4
    assert 1 - 1e-4 < far[1] < 1


def test_a_sentence_alone_draws_the_line_as_search_does() -> None:
    z = np.array([0, 1, 9], np.float32)
    assert zero_shot(z, 4.0).probabilities(np.array([6.0]))[0] == 0.5
    assert zero_shot(z[:2], 4.0).probabilities(np.array([4.0]))[0] == 0.5
