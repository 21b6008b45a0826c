"""Folds hold their share of everything."""

from __future__ import annotations

import numpy as np

from heirloom.learning.evaluation.folds import folds_of


def test_each_fold_has_its_share_of_yes() -> None:
    yes = np.arange(100) < 20
    folds = folds_of(yes, folds=5)
    assert np.bincount(folds).tolist() == [20] * 5
    assert np.bincount(folds[yes]).tolist() == [4] * 5


def test_few_answers_are_left_out_one_by_one() -> None:
    assert sorted(folds_of(np.asarray([True, False, True])).tolist()) == [0, 1, 2]
    assert len(folds_of(np.zeros(0, bool))) == 0


def test_random_answers_are_spread_too() -> None:
    asked = np.where(np.arange(60) % 6 == 0, 3, 2)
    folds = folds_of(np.zeros(60, bool), asked, folds=5)
    assert np.bincount(folds[asked == 3]).tolist() == [2] * 5


def test_the_same_answers_give_the_same_folds() -> None:
    yes = np.random.default_rng(0).random(33) < 0.3
    assert np.array_equal(folds_of(yes, seed=4), folds_of(yes, seed=4))
    assert not np.array_equal(folds_of(yes, seed=4), folds_of(yes, seed=5))
