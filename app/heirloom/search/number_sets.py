"""Sets of numbers as arrays: the first use of NumPy's own loads its masked arrays, 10 ms of somebody's search."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]


def distinct(numbers: Numbers) -> Numbers:
    """Sorted, each once."""
    ordered: Numbers = np.sort(numbers, axis=None)
    if not len(ordered):
        return ordered
    again = np.concatenate([np.zeros(1, np.bool_), ordered[1:] == ordered[:-1]])
    return np.asarray(ordered[~again], np.int64)


def grouped(numbers: Numbers) -> tuple[Numbers, Numbers]:
    """The distinct numbers, and for each of `numbers` its place among them."""
    known = distinct(numbers)
    return known, np.asarray(np.searchsorted(known, numbers), np.int64)


def are_in(numbers: Numbers, others: Numbers | Sequence[int]) -> NDArray[np.bool_]:
    """Which of `numbers` (n,) are among `others`, as flags (n,)."""
    if not len(others):
        return np.zeros(len(numbers), np.bool_)
    ordered = np.sort(np.asarray(others, np.int64), axis=None)
    at = np.minimum(np.searchsorted(ordered, numbers), len(ordered) - 1)
    return np.asarray(ordered[at] == numbers, np.bool_)


def without(numbers: Numbers, others: Numbers) -> Numbers:
    """The distinct ones of `numbers` that are not among `others`."""
    return distinct(numbers[~are_in(numbers, others)])
