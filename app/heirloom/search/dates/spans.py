"""A stretch of time found in a question, and where in the question its words stand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from heirloom.search.dates.occasions import Days, month_days, year_days


@dataclass(frozen=True, slots=True)
class DateSpan:
    """[captured_from, captured_to) local wall time, None where open; `begin`:`end` are the words' characters."""

    captured_from: datetime | None
    captured_to: datetime | None
    begin: int
    end: int


def span(first: Days | None, last: Days | None, begin: int, end: int) -> DateSpan:
    """From the start of `first` to the end of `last`; None leaves that side open. Swapped ends are put right."""
    if first and last and last[1] < first[0]:
        first, last = last, first
    return DateSpan(_midnight(first[0]) if first else None, _midnight(last[1]) if last else None, begin, end)


def unit_before(today: date, unit: str, count: int) -> Days | None:
    """The whole day, week, month, year or decade that lies `count` of its kind before today's."""
    try:
        if unit == "day":
            return (today - timedelta(count), today - timedelta(count - 1))
        if unit == "week":
            monday = today - timedelta(today.weekday() + 7 * count)
            return monday, monday + timedelta(7)
        if unit == "month":
            months = today.year * 12 + today.month - 1 - count
            return month_days(months // 12, months % 12 + 1)
        if unit == "decade":
            return year_days(today.year // 10 * 10 - 10 * count, 10)
        return year_days(today.year - count)
    except (ValueError, OverflowError):
        return None


def lately(today: date, unit: str, count: int) -> Days | None:
    """The last `count` days, weeks, months or years up to and with today."""
    days = {"day": 1, "week": 7, "month": 30, "year": 365, "decade": 3652}[unit] * count
    try:
        return today - timedelta(days - (unit == "day")), today + timedelta(1)
    except OverflowError:
        return None


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time())
