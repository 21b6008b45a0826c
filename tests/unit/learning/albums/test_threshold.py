"""Lines that are drawn from probabilities keep what they promise where the probabilities are true."""

from __future__ import annotations

import numpy as np

from heirloom.learning.albums.probability.threshold import LEAST_LIKELY, LEAST_SURE, at, thresholds


def test_lines_keep_their_promise_on_true_probabilities() -> None:
    rng = np.random.default_rng(2)
    probabilities = (1 / (1 + np.exp(-rng.normal(-6, 8, 20_000)))).astype(np.float32)
    belongs = rng.random(20_000) < probabilities
    levels = thresholds(probabilities)
    assert belongs[probabilities >= at(levels, 1)].mean() >= 0.94
    assert (probabilities >= at(levels, 0))[belongs].mean() >= 0.94

    def f1(line: float) -> float:
        called = probabilities >= line
        return float(2 * (called & belongs).sum() / (called.sum() + belongs.sum()))

    assert f1(at(levels, 0.5)) >= max(f1(line) for line in np.linspace(0.05, 0.95, 19)) - 0.01


def test_a_crowd_of_the_unlikely_is_neither_sure_nor_likely() -> None:
    flat = np.full(5_000, 0.02, np.float32)
    for probabilities in (flat, np.concatenate([flat, np.full(20, 0.9, np.float32)])):
        levels = thresholds(probabilities)
        assert at(levels, 0) == np.float32(LEAST_LIKELY)
        assert at(levels, 0.5) >= LEAST_SURE - 1e-6


def test_nothing_to_go_by_still_gives_rising_lines() -> None:
    for probabilities in (np.empty(0, np.float32), np.zeros(5, np.float32), np.ones(5, np.float32)):
        levels = thresholds(probabilities)
        assert (np.diff(levels) >= 0).all()
        assert 0 < at(levels, 0.5) <= 1
