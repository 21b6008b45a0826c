"""Holidays named without a year."""

from __future__ import annotations

from datetime import datetime

import pytest

from heirloom.search.dates.holidays import days_of, find_holiday


@pytest.mark.parametrize(
    ("text", "is_all"),
    [
        ("Christmas", True),
        ("our Christmas", True),
        ("Christmas party", True),
        ("a train at Christmas", False),
        ("Christmas tree", False),
        ("Mother’s Day", True),
        ("圣诞节", True),
        ("中秋节的时候", True),
        ("春节的红包", False),
    ],
)
def test_found(text: str, is_all: bool) -> None:
    found = find_holiday(text)
    assert found is not None
    assert found.is_all is is_all


@pytest.mark.parametrize("text", ["", "a dog", "Easterly wind", "海边"])
def test_not_found(text: str) -> None:
    assert find_holiday(text) is None


def test_the_days_of_every_year() -> None:
    found = find_holiday("春节")
    assert found is not None
    begins = [begin for begin, _ in days_of(found.occasion, 2019, 2021)]
    assert begins == [datetime(2019, 2, 4), datetime(2020, 1, 24), datetime(2021, 2, 11)]
