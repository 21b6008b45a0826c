"""The whole of a long grid: places agree with each other whatever is exact and whatever an estimate."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from numpy.typing import NDArray

from heirloom.bank import TileFlag
from heirloom.gui.grid.arrange.layout import GridLayout
from heirloom.gui.grid.arrange.measures import Measures
from heirloom.gui.models.sections import Sections, by_day, plain

DAY_US = 86_400_000_000
DATED = np.uint8(TileFlag.DATED)


def _days(counts: list[int], first_day: int = 18_000) -> Sections:
    """Sections of so many items each, a day apart, newest first."""
    days = np.repeat(first_day - np.arange(len(counts)), counts)
    return by_day(days.astype(np.int64) * DAY_US, np.full(len(days), DATED), 0)


def _layout(counts: list[int], width: int = 1132, target: int = 176) -> GridLayout:
    draw = np.random.default_rng(len(counts))
    aspects: NDArray[np.float32] = draw.choice([1.5, 4 / 3, 0.75, 1.0], sum(counts)).astype(np.float32)
    layout = GridLayout(_days(counts), aspects, Measures())
    layout.set_size(width, target)
    return layout


@pytest.mark.parametrize("counts", [[1], [3, 1, 1, 2], [40, 2, 700, 1, 1, 1, 90], [1] * 60, [1300]])
def test_each_tile_is_found_where_it_lies(counts: list[int]) -> None:
    layout = _layout(counts)
    layout.make_exact(0, layout.height)
    for item in range(0, sum(counts), max(1, sum(counts) // 80)):
        left, top, width, height = layout.tile(item)
        for x, y in ((left, top), (left + width - 1, top + height - 1), (left + width // 2, top + height // 2)):
            assert layout.item_at(x, y) == item
        assert left >= 24
        assert left + width <= 1132 - 4


def test_tiles_never_overlap_and_follow_each_other_downwards() -> None:
    layout = _layout([5, 1, 2, 800, 3, 1, 1, 60])
    layout.make_exact(0, layout.height)
    bottom, items = 0, 0
    for row in layout.rows_between(0, layout.height):
        assert row.top >= bottom
        assert row.first == items
        bottom, items = row.top + row.height, row.first + len(row.lefts)
    assert items == 873


def test_estimates_are_close() -> None:
    layout = _layout([12, 40, 7, 90, 300, 18, 4, 9] * 20)
    before = layout.height
    layout.make_exact(0, before * 2)
    assert abs(layout.height - before) / before < 0.06


def test_correcting_below_does_not_move_what_is_above() -> None:
    layout = _layout([12, 40, 7, 90, 300, 18, 4, 9] * 20)
    layout.make_exact(0, 2000)
    before = [layout.tile(item) for item in range(20)]
    layout.make_exact(5000, 60_000)
    assert [layout.tile(item) for item in range(20)] == before


def test_small_days_of_one_band_share_a_line_with_their_headings() -> None:
    layout = _layout([1, 1, 2])
    headings = [layout.heading(section) for section in range(3)]
    assert len({heading.top for heading in headings}) == 1
    assert [heading.left for heading in headings] == [layout.tile(item)[0] for item in (0, 1, 2)]
    assert all(one.left + one.width <= two.left for one, two in pairwise(headings))
    assert layout.section_at(headings[0].top, headings[1].left + 3) == 1


def test_days_of_different_months_stand_below_each_other() -> None:
    days = np.repeat([18_000, 17_960], 20).astype(np.int64) * DAY_US
    layout = GridLayout(by_day(days, np.full(40, DATED), 0), np.ones(40, dtype=np.float32), Measures())
    layout.set_size(1132, 176)
    first, second = layout.heading(0), layout.heading(1)
    assert second.top > layout.tile(19)[1] + layout.tile(19)[3]
    assert first.band_top == 0
    assert second.band_top is not None


def test_a_plain_grid_has_no_headings() -> None:
    layout = GridLayout(plain(30), np.ones(30, dtype=np.float32), Measures())
    layout.set_size(1132, 176)
    assert list(layout.headings_between(0, layout.height)) == []
    assert layout.tile(0)[1] == Measures().top


def test_nothing_has_no_height_to_speak_of() -> None:
    layout = GridLayout(plain(0), np.zeros(0, dtype=np.float32), Measures())
    layout.set_size(1132, 176)
    assert layout.item_at(100, 100) is None
    assert list(layout.rows_between(0, 1000)) == []


def test_a_million_items_are_laid_out_at_once() -> None:
    counts = np.random.default_rng(1).integers(1, 220, 9_000)
    layout = _layout(counts.tolist())
    middle = layout.height // 2
    layout.make_exact(middle, middle + 4000)
    item = layout.item_near(middle)
    assert layout.tile(item)[1] >= middle - 500
