"""Wilson's interval against published values and against simulation."""

from __future__ import annotations

import numpy as np
import pytest

from heirloom.learning.evaluation.wilson import effective_of_spread, effective_size, wilson


def test_known_values() -> None:
    # 20 of 22 by hand: middle .8643, half of the width .1052.
    found = wilson(20 / 22, 22)
    assert [found.low, found.high] == pytest.approx([0.7591, 0.9694], abs=5e-4)
    none = wilson(0.0, 10)
    assert [none.low, none.high] == pytest.approx([0.0, 0.2129], abs=5e-4)


@pytest.mark.parametrize("value", [0.0, 0.03, 0.5, 0.97, 1.0])
@pytest.mark.parametrize("effective", [0.0, 0.3, 1, 7.5, 1e6])
def test_it_stays_within_bounds_and_holds_the_value(value: float, effective: float) -> None:
    found = wilson(value, effective)
    assert 0 <= found.low <= found.value <= found.high <= 1


def test_it_keeps_its_promise() -> None:
    rng = np.random.default_rng(1)
    for chance in (0.1, 0.5, 0.9):
        seen = rng.binomial(30, chance, 2000) / 30
        inside = [(interval := wilson(float(value), 30)).low <= chance <= interval.high for value in seen]
        assert 0.86 <= np.mean(inside) <= 0.95


def test_impossible_proportions_are_refused() -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        wilson(1.2, 10)


def test_effective_sizes() -> None:
    assert effective_size(np.ones(8)) == pytest.approx(8)
    assert effective_size(np.asarray([100.0, 1.0, 1.0])) == pytest.approx(1.04, abs=0.01)
    assert effective_size(np.zeros(0)) == 0
    assert effective_of_spread(0.5, 0.25 / 40, 1e9) == pytest.approx(40)
    assert effective_of_spread(0.5, 0.25 / 40, 10) == 10
    assert effective_of_spread(1.0, 0.0, 12) == 12
