"""Arguments that are numbers, shares, dates and places."""

from __future__ import annotations

from argparse import ArgumentTypeError
from datetime import datetime

import pytest

from heirloom.cli.arguments import count, offset, share
from heirloom.cli.commands.edit import parse_date, parse_place
from heirloom.cli.parser import build_parser
from heirloom.core.errors import UserError
from heirloom.core.records import CaptureTime, Gps


def test_numbers() -> None:
    assert count("3") == 3
    assert offset("0") == 0
    assert share("5%") == 0.05
    assert share("0.05") == 0.05
    assert share("100%") == 1


@pytest.mark.parametrize(
    ("read", "text"),
    [(count, "0"), (count, "x"), (offset, "-1"), (share, "0"), (share, "101%"), (share, "nan"), (share, "all")],
)
def test_what_is_no_number_is_refused(read: object, text: str) -> None:
    assert callable(read)
    with pytest.raises(ArgumentTypeError):
        read(text)


@pytest.mark.parametrize(
    ("text", "captured"),
    [
        ("2019-07-04", CaptureTime(datetime(2019, 7, 4), None, "user")),
        ("2019-07-04T18:30", CaptureTime(datetime(2019, 7, 4, 18, 30), None, "user")),
        ("2019-07-04T18:30+02:00", CaptureTime(datetime(2019, 7, 4, 18, 30), 120, "user")),
        ("2019-07-04T18:30-03:30", CaptureTime(datetime(2019, 7, 4, 18, 30), -210, "user")),
        ("1958", CaptureTime(datetime(1958, 1, 1), None, "user_year")),
        ("2009-08", CaptureTime(datetime(2009, 8, 1), None, "user_month")),
        ("2019-07-04T18:30Z", CaptureTime(datetime(2019, 7, 4, 18, 30), 0, "user")),
        ("May 2020", CaptureTime(datetime(2020, 5, 1), None, "user_month")),
        ("4.5.2020", CaptureTime(datetime(2020, 5, 4), None, "user")),
        ("4 July 2019 18:30", CaptureTime(datetime(2019, 7, 4, 18, 30), None, "user")),
        ("summer 2020", CaptureTime(datetime(2020, 1, 1), None, "user_year")),
    ],
)
def test_dates(text: str, captured: CaptureTime) -> None:
    assert parse_date(text) == captured


def test_places() -> None:
    assert parse_place("48.8584,2.2945") == Gps(48.8584, 2.2945)
    assert parse_place("-33.9, 18.4") == Gps(-33.9, 18.4)


@pytest.mark.parametrize("text", ["", "48.8", "91,0", "0,181", "nan,0", "north,south", "1,2,3"])
def test_what_is_no_place_is_refused(text: str) -> None:
    with pytest.raises(UserError):
        parse_place(text)


@pytest.mark.parametrize("text", ["", "summer", "2019-13-01", "0000", "2009-13", "958", "２００９"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(UserError):
        parse_date(text)


@pytest.mark.parametrize("offset_text", ["+23:59:59", "-23:59", "+15:01"])
def test_what_is_no_offset_from_utc_is_refused(offset_text: str) -> None:
    with pytest.raises(UserError, match="15 hours"):
        parse_date(f"2019-07-04T10:00{offset_text}")


def test_the_farthest_offsets_are_taken() -> None:
    assert parse_date("2019-07-04T10:00+14:00").offset_min == 840
    assert parse_date("2019-07-04T10:00-15:00").offset_min == -900


@pytest.mark.parametrize(
    "words", [["--js", "status"], ["status", "--js"], ["import", "x", "--no-w"], ["jobs", "list", "--js"]]
)
def test_options_are_taken_by_their_whole_names_only(words: list[str]) -> None:
    with pytest.raises(UserError, match="--"):
        build_parser(words).parse_args(words)
