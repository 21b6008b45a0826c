"""How many belong, from held-out yes answers and the crowd of scores, and what it does to probabilities."""

from __future__ import annotations

import numpy as np
import pytest

from heirloom.core.albums import Asked
from heirloom.learning.albums.answers import Answers
from heirloom.learning.albums.probability.calibration import Calibration
from heirloom.learning.albums.probability.rarity import how_many_belong, moved


def _crowd(belong: int, others: int, seed: int = 5) -> tuple[np.ndarray, np.ndarray]:
    """Held-out scores of ten yes answers, and of a pool in which `belong` items belong."""
    rng = np.random.default_rng(seed)
    return rng.normal(3, 0.5, 10), np.concatenate([rng.normal(3, 0.5, belong), rng.normal(0, 0.5, others)])


@pytest.mark.parametrize(("belong", "others"), [(20, 5_000), (200, 5_000), (3_000, 2_000)])
def test_the_estimate_is_near_where_the_kinds_lie_apart(belong: int, others: int) -> None:
    held, pool = _crowd(belong, others)
    assert 0.4 * belong <= how_many_belong(held, pool) <= 1.6 * belong


def test_a_yes_with_a_copy_among_the_answers_says_nothing_of_the_others() -> None:
    rng = np.random.default_rng(5)
    pool = np.concatenate([rng.normal(3, 0.5, 200), rng.normal(0, 0.5, 5_000)])
    held = np.array([2.2, 2.4, 2.6, 2.8, 3.0, 3.0, 3.2, 3.4, 8.0, 9.0])
    assert 100 <= how_many_belong(held, pool) <= 300


def test_kinds_that_lie_apart_are_counted_and_a_few_among_many_alike_stay_few() -> None:
    rng = np.random.default_rng(6)
    held = np.array([2.2, 2.4, 2.6, 2.8, 3.0, 3.0, 3.2, 3.4, 3.6, 3.8])
    apart = np.concatenate([rng.normal(3, 0.5, 1_000), rng.normal(-1, 0.5, 6_000)])
    assert 800 <= how_many_belong(held, apart) <= 1_250
    mixed = np.concatenate([rng.normal(3, 0.5, 20), rng.normal(0, 1.1, 6_000)])
    assert how_many_belong(held, mixed) <= 120


def test_it_is_never_more_than_there_are() -> None:
    held, pool = _crowd(0, 50)
    assert how_many_belong(held - 3, pool) <= 50


@pytest.mark.parametrize("belong", [10, 1_000])
def test_probabilities_add_up_to_about_what_belongs(belong: int) -> None:
    held, pool = _crowd(belong, 4_000)
    answers = Answers(np.arange(20), np.arange(20) < 10, np.full(20, Asked.CHOSEN, np.uint8))
    hidden = np.concatenate([held, np.random.default_rng(2).normal(0, 0.5, 10)])
    made = Calibration.of(hidden, answers, pool.astype(np.float32), at_home=False)
    assert belong / 3 <= float(made.probabilities(pool).sum()) <= 3 * belong


def test_one_answer_moves_nothing() -> None:
    assert moved(np.zeros(50), np.ones(1), np.zeros(50)) == 0.0
