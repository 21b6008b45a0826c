"""Rows in one byte a number come back nearly as they went in, in whatever portions they were added."""

from __future__ import annotations

import numpy as np
import pytest

from heirloom.learning.blocks import PART_ROWS, StoredBlock
from heirloom.learning.features import when_block, where_block

RNG = np.random.default_rng(1)


def rows(count: int, width: int = 40) -> np.ndarray:
    made = RNG.standard_normal((count, width)).astype(np.float32)
    return np.asarray(made / np.linalg.norm(made, axis=1, keepdims=True), np.float32)


def test_rows_come_back_and_missing_ones_are_zeros() -> None:
    given = rows(50)
    block = StoredBlock.of(np.arange(50)[::-1] * 2, given)
    found, present = block.rows(np.array([0, 1, 98, 100]))
    assert present.tolist() == [True, False, True, False]
    np.testing.assert_allclose(found[[0, 2]], given[[49, 0]], atol=3e-3)
    assert not found[[1, 3]].any()


def test_portions_make_the_same_block_as_one_piece() -> None:
    given = rows(PART_ROWS + 300, 8)
    whole = StoredBlock.of(np.arange(len(given)), given)
    grown = StoredBlock(8)
    for start in range(0, len(given), 500):
        grown = grown.plus(np.arange(start, min(start + 500, len(given))), given[start : start + 500])
    weights = RNG.standard_normal((8, 3)).astype(np.float32)
    np.testing.assert_allclose(grown.project(weights), whole.project(weights), rtol=1e-5, atol=1e-6)
    np.testing.assert_allclose(whole.project(weights), given @ weights, atol=0.05)
    assert len(grown.parts) <= 3


def test_replacing_rows_leaves_the_old_block_as_it_was() -> None:
    block = StoredBlock.of(np.arange(10), rows(10))
    before = block.rows(np.arange(10))[0].copy()
    other = block.replaced(np.array([3]), -before[3:4])
    np.testing.assert_array_equal(block.rows(np.arange(10))[0], before)
    np.testing.assert_allclose(other.rows(np.array([3]))[0], -before[3:4], atol=1e-6)
    np.testing.assert_array_equal(other.rows(np.array([4]))[0], before[4:5])


def test_numbers_that_are_not_above_are_refused() -> None:
    with pytest.raises(ValueError, match="ascending"):
        StoredBlock.of(np.arange(10), rows(10)).plus(np.array([9]), rows(1))


def test_near_times_and_places_are_alike_and_far_ones_are_not() -> None:
    day = 86_400_000_000
    times, _ = when_block(np.arange(3), np.array([0, day // 24, 9000 * day + day // 3])).rows(np.arange(3))
    assert times[0] @ times[1] > 0.9
    assert times[0] @ times[2] < 0.5
    places, _ = where_block(np.arange(3), np.array([0.0, 0.0, 48.0]), np.array([179.9999, -179.9999, 11.0])).rows(
        np.arange(3)
    )
    assert places[0] @ places[1] > 0.9  # no meridian lies between them
    assert places[0] @ places[2] < 0.6
    np.testing.assert_allclose(np.linalg.norm(places, axis=1), 1, atol=1e-5)
