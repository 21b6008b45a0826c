"""Recognised lines in reading order, however the page lies."""

from __future__ import annotations

import numpy as np
import pytest

from heirloom.extract.worker.ocr_order import Direction, Word, arranged

SIZE = (1000, 800)


def word(text: str, left: float, top: float, width: float = 200, height: float = 20) -> Word:
    right, bottom = left + width, top + height
    return Word(text, np.array([[left, top], [right, top], [right, bottom], [left, bottom]], dtype=np.float32))


def test_a_receipt_is_read_in_rows() -> None:
    words = [word("bread", 50, 100), word("milk", 50, 140), word("3.20", 700, 102, 60), word("1.10", 700, 141, 60)]
    assert arranged(words, Direction.UPRIGHT, SIZE) == "bread\t3.20\nmilk\t1.10"


def test_columns_of_prose_are_read_one_after_the_other() -> None:
    words = [word("A heading over both columns", 50, 20, 900)]
    for at in range(3):
        words += [
            word(f"left hand prose line {at}", 50, 100 + 40 * at, 350),
            word(f"right hand prose line {at}", 550, 100 + 40 * at, 350),
        ]
    lines = arranged(words, Direction.UPRIGHT, SIZE).split("\n")
    assert lines[0].startswith("A heading")
    assert [line.split()[0] for line in lines[1:]] == ["left"] * 3 + ["right"] * 3


@pytest.mark.parametrize(
    ("direction", "first", "second"),
    [
        (Direction.UPRIGHT, (50, 50), (50, 200)),
        (Direction.UPSIDE_DOWN, (700, 700), (700, 500)),
        (Direction.DOWNWARDS, (900, 50), (700, 50)),
        (Direction.UPWARDS, (50, 500), (250, 500)),
    ],
)
def test_a_turned_page_is_read_from_its_own_top(
    direction: Direction, first: tuple[int, int], second: tuple[int, int]
) -> None:
    side = (20, 200) if direction in (Direction.DOWNWARDS, Direction.UPWARDS) else (200, 20)
    words = [word("second", *second, *side), word("first", *first, *side)]
    assert arranged(words, direction, SIZE) == "first\nsecond"
