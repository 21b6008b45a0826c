"""Dates in every dress, and the ones that are none."""

from __future__ import annotations

from datetime import datetime

import pytest

from heirloom.extract.worker.metadata.moments import parse_moment, parse_zone, with_fraction


@pytest.mark.parametrize(
    ("text", "at", "zone"),
    [
        ("2008:05:30 15:56:01", datetime(2008, 5, 30, 15, 56, 1), None),
        ("2008-05-30T15:56:01+02:00", datetime(2008, 5, 30, 15, 56, 1), 120),
        ("2008-05-30T15:56:01.25Z", datetime(2008, 5, 30, 15, 56, 1, 250_000), 0),
        ("2008:05:30 15:56:01-0330", datetime(2008, 5, 30, 15, 56, 1), -210),
        ("2008:05:30 15:56:01.0+1:00", datetime(2008, 5, 30, 15, 56, 1), 60),
        ("2010:07:28 11:02:12.000CEST", datetime(2010, 7, 28, 11, 2, 12), None),
        ("2008-05-30T15:56", datetime(2008, 5, 30, 15, 56), None),
        ("2008-05-30", datetime(2008, 5, 30), None),
        ("2008-05", datetime(2008, 5, 1), None),
        ("1965", datetime(1965, 1, 1), None),
        ("  2008:5:3 5:6:7 ", datetime(2008, 5, 3, 5, 6, 7), None),
        ("2099:09:29 10:10:10", datetime(2099, 9, 29, 10, 10, 10), None),
        ("2016:12:31 23:59:60", datetime(2017, 1, 1), None),
    ],
)
def test_dates(text: str, at: datetime, zone: int | None) -> None:
    assert parse_moment(text) == (at, zone)


@pytest.mark.parametrize(
    "text",
    ["", "    :  :     :  :  ",
     "0000:00:00 00:00:00", "2008:13:01 00:00:00", "2008:00:10 00:00:00", "2008:02:30 10:00:00",
     "2008:05:30 25:00:00", "2008:05:30 15:56:75", "9999:12:31 23:59:60", "yesterday", "²008:05:30", "20"],
)  # fmt: skip
def test_what_is_no_date(text: str) -> None:
    assert parse_moment(text) is None


def test_zones() -> None:
    assert [parse_zone(text) for text in ("+02:00", "-05:00", "Z", "+9", "+99:00", "", "CEST")] == [
        120, -300, 0, 540, None, None, None,
    ]  # fmt: skip


def test_fractions_of_a_second() -> None:
    at = datetime(2020, 1, 1)
    assert [with_fraction(at, digits).microsecond for digits in ("5", "054", "1234567", " 7 ", "", "x", "-1", "٣")] == [
        500_000, 54_000, 123_456, 700_000, 0, 0, 0, 0,
    ]  # fmt: skip
