"""Days, times, sizes and counts are said as a person would."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from heirloom.gui import dates

NOW = datetime(2026, 11, 22, 12, 0)


@pytest.mark.parametrize(
    ("day", "text"), [(date(2026, 6, 15), "Monday 15 June"), (date(2019, 6, 15), "Saturday 15 June 2019")]
)
def test_a_day_has_its_year_only_when_it_is_another(day: date, text: str) -> None:
    assert dates.day_text(day, NOW.date()) == text


def test_months() -> None:
    assert dates.month_text(2019, 6) == "June 2019"
    assert dates.month_name(12) == "December"


@pytest.mark.parametrize(
    ("moment", "text"),
    [
        (datetime(2026, 11, 22, 9, 5), "today, 09:05"),
        (datetime(2026, 11, 21, 23, 59), "yesterday, 23:59"),
        (datetime(2026, 11, 17, 21, 40), "Tuesday, 21:40"),
        (datetime(2026, 11, 2, 16, 20), "2 Nov, 16:20"),
        (datetime(2025, 11, 22, 12, 0), "22 Nov 2025"),
        (datetime(2026, 11, 23, 8, 0), "23 Nov, 08:00"),
    ],
)
def test_the_further_away_the_less_is_said(moment: datetime, text: str) -> None:
    assert dates.ago(moment, NOW) == text


def test_a_moment_with_a_zone_is_told_in_the_computers_own() -> None:
    zoned = datetime(2026, 11, 22, 9, 5, tzinfo=UTC)
    assert dates.ago(zoned, NOW) == f"today, {zoned.astimezone():%H:%M}"


def test_a_moment_in_full() -> None:
    assert dates.moment_text(datetime(2019, 6, 15, 14, 5)) == "15 June 2019, 14:05"


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0, "under a minute"),
        (59.9, "under a minute"),
        (12 * 60 + 20, "about 12 min"),
        (89 * 60, "about 89 min"),
        (2.6 * 3600, "about 3 hours"),
        (5 * 3600, "a few hours"),
        (20 * 3600, "about a day"),
        (80 * 3600, "a few days"),
    ],
)
def test_lengths_of_time_are_rounded(seconds: float, text: str) -> None:
    assert dates.about(seconds) == text


@pytest.mark.parametrize(("seconds", "text"), [(72, "1:12"), (5.4, "0:05"), (3729, "1:02:09")])
def test_clock(seconds: float, text: str) -> None:
    assert dates.clock(seconds) == text


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (1000, "1 KB"),
        (3_140_000, "3.1 MB"),
        (9_960_000, "10 MB"),
        (999_499, "999 KB"),
        (999_500, "1 MB"),
        (106_400_000_000, "106 GB"),
        (5 * 10**15, "5,000 TB"),
    ],
)
def test_sizes(count: int, text: str) -> None:
    assert dates.size_text(count) == text


def test_counts_are_grouped() -> None:
    assert dates.count_text(48216) == "48,216"


def test_a_day_that_has_begun_counts() -> None:
    now = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
    assert dates.days_until(now + timedelta(days=29, hours=1), now) == 30
    assert dates.days_until(now - timedelta(days=1), now) == 0
