"""Sizes, times and counts as people say them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from heirloom.cli.words import (
    LANES,
    METHODS,
    count_of,
    display_width,
    format_bytes,
    format_duration,
    iso_day,
    iso_utc,
    plain_reason,
    shorten,
    told_day,
    told_time,
)
from heirloom.core.albums import Method
from heirloom.core.records import CaptureTime
from heirloom.core.screening import Clutter


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (0, "0 B"),
        (999, "999 B"),
        (1000, "1 kB"),
        (1_500_000, "1.5 MB"),
        (999_600, "1 MB"),
        (123_456_789_000, "123 GB"),
        (5 * 10**18, "5e+03 PB"),
    ],
)
def test_sizes(count: int, text: str) -> None:
    assert format_bytes(count) == text


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0, "0 s"), (59.4, "59 s"), (59.6, "1 min 0 s"), (200, "3 min 20 s"), (7500, "2 h 5 min")],
)
def test_durations(seconds: float, text: str) -> None:
    assert format_duration(seconds) == text


def test_counts() -> None:
    assert count_of(1, "memory", "memories") == "1 memory"
    assert count_of(1204, "memory", "memories") == "1,204 memories"
    assert count_of(0, "file") == "0 files"


def test_moments_are_told_in_utc() -> None:
    assert iso_utc(datetime(2026, 11, 21, 10, tzinfo=UTC)) == "2026-11-21T10:00:00+00:00"
    east = timezone(timedelta(hours=2))
    assert iso_utc(datetime(2026, 11, 21, 10, tzinfo=east)) == "2026-11-21T08:00:00+00:00"


def test_long_lines_are_cut_by_columns_not_characters() -> None:
    assert shorten("short  and\nsweet", 20) == "short and sweet"
    assert shorten("外婆的红烧肉不要着急", 10) == "外婆的红 …"
    assert display_width("外婆e\u0301") == 5


@pytest.mark.parametrize(
    ("evidence", "day", "told"),
    [
        ("exif_original", "2019-07-04", "4 July 2019, 18:05, as the camera noted"),
        ("user_month", "2019-07", "July 2019, as you noted"),
        ("filename_year", "2019", "2019, as its name says"),
        ("something new", "2019-07-04", "4 July 2019, 18:05, as its file says"),
    ],
)
def test_dates_are_told_as_exactly_as_they_are_known(evidence: str, day: str, told: str) -> None:
    captured = CaptureTime(datetime(2019, 7, 4, 18, 5), None, evidence)
    assert (iso_day(captured), told_time(captured)) == (day, told)


def test_a_bare_day_has_no_time() -> None:
    assert told_time(CaptureTime(datetime(2019, 7, 4), None, "user")) == "4 July 2019, as you noted"
    assert (iso_day(None), told_day(None)) == ("", "")


def test_every_kind_has_words() -> None:
    assert set(LANES) == set(Clutter)
    assert set(METHODS) == set(Method)
    assert not any("_" in words for words in (*LANES.values(), *METHODS.values()))


def test_a_reason_names_nothing_that_was_raised() -> None:
    assert plain_reason("its reader gave up (EOFError)") == "its reader gave up"
    assert plain_reason("damaged (UnidentifiedImageError)") == "damaged"
    assert plain_reason("it is damaged (page 3)") == "it is damaged (page 3)"
