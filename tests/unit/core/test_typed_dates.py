"""Dates as people type them, in the order of their country and the words of their language."""

from __future__ import annotations

from datetime import datetime

import pytest

from heirloom.core.records import CaptureTime
from heirloom.core.typed_dates import is_season, read_date


def test_between_slashes_the_country_decides_and_between_dots_the_day_is_first() -> None:
    for text, month_first, at in (
        ("4/5/2020", False, datetime(2020, 5, 4)),
        ("4/5/2020", True, datetime(2020, 4, 5)),
        ("4.5.2020", False, datetime(2020, 5, 4)),
        ("4. 5. 2020", True, datetime(2020, 5, 4)),
    ):
        assert read_date(text, month_first=month_first) == CaptureTime(at, None, "user")


def test_names_of_months_in_one_more_language() -> None:
    months = {"mai": 5}
    assert read_date("Mai 2020") is None
    assert read_date("Mai 2020", month_of=lambda word: months.get(word.lower())) == CaptureTime(
        datetime(2020, 5, 1), None, "user_month"
    )


@pytest.mark.parametrize("text", ["summer 2020", "Winter 2020", "2020 autumn", "2020年夏天", "2020年的春天"])
def test_of_a_season_the_year_is_kept(text: str) -> None:
    assert is_season(text)
    assert read_date(text) == CaptureTime(datetime(2020, 1, 1), None, "user_year")


@pytest.mark.parametrize("text", ["May 2020", "2020", "4 July 2019"])
def test_no_season(text: str) -> None:
    assert not is_season(text)


@pytest.mark.parametrize("text", ["summer", "5 summer 2020", "31.6.2020", "２０２０", "0000", "12 2020 3"])
def test_what_is_no_date(text: str) -> None:
    assert read_date(text) is None


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("2009年9月1日 凌晨1点", datetime(2009, 9, 1, 1)),
        ("2009年9月1日上午十点二十分", datetime(2009, 9, 1, 10, 20)),
        ("2009年9月1日 中午12点", datetime(2009, 9, 1, 12)),
        ("2009年9月1日 中午1点", datetime(2009, 9, 1, 13)),
        ("2009年9月1日 晚上8点半", datetime(2009, 9, 1, 20, 30)),
        ("二〇〇九年九月一日 三点一刻", datetime(2009, 9, 1, 3, 15)),
        ("4 July 2019 at 9pm", datetime(2019, 7, 4, 21)),
    ],
)
def test_times_of_day_in_words(text: str, at: datetime) -> None:
    assert read_date(text) == CaptureTime(at, None, "user")


@pytest.mark.parametrize(
    "text", ["2009年9月1日 晚上12点", "2009年9月1日 上午13点", "2009年9月 下午3点", "2009年9月1日 25点"]
)
def test_no_sure_time_of_day(text: str) -> None:
    assert read_date(text) is None
