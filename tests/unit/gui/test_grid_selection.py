"""Selecting among very many rows."""

from __future__ import annotations

import numpy as np

from heirloom.gui.grid.selection import Selection


def _of(rows: int) -> Selection:
    selection = Selection()
    selection.reset(np.zeros(rows, dtype=bool))
    return selection


def test_one_then_another() -> None:
    selection = _of(10)
    selection.only(3)
    selection.only(5)
    assert selection.rows().tolist() == [5]
    assert selection.count == 1


def test_a_range_grows_and_shrinks_from_its_anchor() -> None:
    selection = _of(20)
    selection.only(10)
    selection.extend_to(14)
    selection.extend_to(8)
    assert selection.rows().tolist() == [8, 9, 10]
    assert 14 not in selection


def test_a_range_beside_what_was_selected() -> None:
    selection = _of(20)
    selection.only(2)
    selection.toggle(10)
    selection.extend_to(12, keep=True)
    selection.extend_to(11, keep=True)
    assert selection.rows().tolist() == [2, 10, 11]


def test_toggling_takes_off_again() -> None:
    selection = _of(5)
    selection.toggle(1)
    selection.toggle(1)
    assert selection.count == 0


def test_a_rubber_band_adds_while_it_is_drawn_and_lets_go_of_what_it_leaves() -> None:
    selection = _of(20)
    selection.only(1)
    selection.begin_band(keep=True)
    selection.band(np.array([4, 5, 6]))
    selection.band(np.array([4]))
    selection.end_band()
    assert selection.rows().tolist() == [1, 4]


def test_a_million_rows_are_selected_at_once() -> None:
    selection = _of(1_000_000)
    selection.set_range(0, 1_000_000)
    selection.toggle(77)
    assert selection.count == 999_999
    assert selection.within(70, 80) == 9
