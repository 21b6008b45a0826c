"""Justified rows: flush edges, heights near the wanted one, no orphan, however odd the pictures."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest

from heirloom.gui.grid.arrange.blocks import place_days
from heirloom.gui.grid.arrange.partition import GAP, LOWEST, NARROWEST, TALLEST, WIDEST, Rows, place

USUAL = (1.5, 4 / 3, 0.75, 2 / 3, 1.0, 16 / 9)


def _lines(rows: Rows) -> list[list[tuple[int, int]]]:
    """(left, width) of each row's tiles."""
    both = list(zip(rows.lefts, rows.widths, strict=True))
    return [both[begin:end] for begin, end in pairwise(rows.starts)]


@pytest.mark.parametrize("width", [782, 1098, 1460, 2200])
@pytest.mark.parametrize("target", [96, 120, 176, 240, 320])
def test_every_row_is_flush_and_near_the_wanted_height(width: int, target: int) -> None:
    draw = random.Random(width + target)
    for count in (6, 13, 60, 200):
        rows = place([draw.choice(USUAL) for _ in range(count)], width, target)
        for line, height in zip(_lines(rows), rows.heights, strict=True):
            if len(rows.heights) > 1:
                assert line[-1][0] + line[-1][1] == width
                assert LOWEST <= height / target <= TALLEST
            assert line[0][0] == 0
            assert all(left + wide + GAP == after for (left, wide), (after, _) in pairwise(line))
        assert all(
            top + height + GAP == below for (top, height), below in zip(_tops(rows)[:-1], rows.tops[1:], strict=True)
        )


def _tops(rows: Rows) -> list[tuple[int, int]]:
    return list(zip(rows.tops, rows.heights, strict=True))


def test_no_tile_is_left_alone_under_full_rows() -> None:
    draw = random.Random(4)
    for count in range(7, 60):
        rows = place([draw.choice(USUAL) for _ in range(count)], 1098, 176)
        assert len(_lines(rows)[-1]) > 1


def test_a_few_pictures_keep_the_wanted_height_and_stay_at_the_left() -> None:
    rows = place([1.5, 0.75], 1098, 176)
    assert rows.heights == [176]
    assert rows.widths == [264, 132]
    assert rows.lefts == [0, 268]


def test_pictures_are_not_stretched() -> None:
    draw = random.Random(9)
    aspects = [draw.uniform(NARROWEST, WIDEST) for _ in range(120)]
    rows = place(aspects, 1098, 176)
    for at, (begin, end) in enumerate(pairwise(rows.starts)):
        for item in range(begin, end - 1):
            assert abs(rows.widths[item] - aspects[item] * rows.heights[at]) <= 2


def test_one_picture_alone_is_a_row() -> None:
    assert place([WIDEST], 1098, 176).heights == [176]
    assert place([WIDEST], 400, 240).widths == [400]


def test_small_days_share_a_line_and_fill_it() -> None:
    rows = place_days([1.0, 1.5, 1.5, 0.8, 1.3], [1, 3, 1], 1098, 176, GAP, 168)
    assert len(rows.heights) == 1
    assert rows.lefts[-1] + rows.widths[-1] == 1098
    assert rows.lefts[1] - (rows.lefts[0] + rows.widths[0]) > GAP


def test_a_narrow_picture_has_room_for_its_heading() -> None:
    rows = place_days([0.6, 0.6], [1, 1], 1098, 176, GAP, 168)
    assert rows.heights == [176]
    assert rows.lefts[1] - rows.lefts[0] >= 168
