"""Days that come again: of every year, and of every week."""

from __future__ import annotations

from datetime import datetime, timedelta

import numpy as np
import pytest

from heirloom.search.dates.recurring import WEEKEND, find_recurring, recurs_on
from heirloom.search.parse import parse

NOW = datetime(2026, 11, 21, 12)
EPOCH = datetime(1970, 1, 1)


@pytest.mark.parametrize(
    ("asked", "which", "text"),
    [
        ("2月16日", "02-16", ""),
        ("2月16号拍的照片", "02-16", ""),
        ("二月十六日", "02-16", ""),
        ("十二月三十一号的烟花", "12-31", "烟花"),
        ("每年的5月3日", "05-03", ""),
        ("2月29日", "02-29", ""),
        ("周末", WEEKEND, ""),
        ("周末的狗", WEEKEND, "狗"),
        ("每个周末", WEEKEND, ""),
    ],
)
def test_a_day_without_a_year_is_that_of_every_year(asked: str, which: str, text: str) -> None:
    parsed = parse(asked, NOW)
    assert (parsed.recurs, parsed.text) == (which, text)
    assert parsed.captured_from is None
    assert parsed.captured_to is None


@pytest.mark.parametrize(
    "asked",
    [
        "2018年2月16日",
        "去年2月16日",
        "上周末",
        "2月16日到3月1日",
        "2月16日之前",
        "三个周末",
        "2月30日",
        "13月4日",
        "2月",
        "a dog",
    ],
)
def test_other_times_are_what_they_were(asked: str) -> None:
    assert parse(asked, NOW).recurs is None


def test_words_that_are_no_fact_stay_words() -> None:
    assert parse("周末", NOW, plain=["周末"]).text == "周末"
    assert find_recurring("") is None


def test_which_times_lie_on_such_a_day() -> None:
    times = [EPOCH + timedelta(hours=7 * hour) for hour in range(-30_000, 80_000)]
    local_us = np.array([(time - EPOCH) // timedelta(microseconds=1) for time in times], np.int64)
    assert recurs_on(local_us, WEEKEND).tolist() == [time.weekday() >= 5 for time in times]
    assert recurs_on(local_us, "02-29").tolist() == [(time.month, time.day) == (2, 29) for time in times]
    assert recurs_on(local_us, "12-31").tolist() == [(time.month, time.day) == (12, 31) for time in times]
