"""Sets of numbers as arrays give what NumPy's own give."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest

from heirloom.search.number_sets import are_in, distinct, grouped, without

DRAW = np.random.default_rng(4)
SETS = [
    np.empty(0, np.int64),
    np.array([7]),
    np.array([3, 3, 3]),
    *(DRAW.integers(0, 40, size) for size in (5, 60, 400)),
]


@pytest.mark.parametrize("numbers", SETS, ids=len)
@pytest.mark.parametrize("others", SETS, ids=len)
def test_they_agree_with_numpy(numbers: np.ndarray, others: np.ndarray) -> None:
    np.testing.assert_array_equal(distinct(numbers), np.unique(numbers))
    np.testing.assert_array_equal(are_in(numbers, others), np.isin(numbers, others))
    np.testing.assert_array_equal(are_in(numbers, others.tolist()), np.isin(numbers, others))
    np.testing.assert_array_equal(without(numbers, others), np.setdiff1d(numbers, others))
    known, places = grouped(numbers)
    np.testing.assert_array_equal(known[places], numbers)


def test_no_masked_arrays_are_loaded() -> None:
    code = (
        "import sys, numpy as np; from heirloom.search.number_sets import *; a = np.arange(900) % 7;"
        "without(a, a[:3]), are_in(a, a), grouped(a); print('numpy.ma' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
