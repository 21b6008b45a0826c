"""Stretches of time found in a question, one or several, and where in the question their words stand."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final, Literal

from heirloom.search.dates.occasions import Days, month_days, year_days

Grain = Literal["day", "month", "name", "year", "other"]
Stretches = tuple[tuple[datetime | None, datetime | None], ...]
_MOST_MOMENTS: Final = 12
_MOST_YEARS: Final = 60


@dataclass(frozen=True, slots=True)
class DateSpan:
    """[captured_from, captured_to) local wall time, None where open; `begin`:`end` are the words' characters.

    `apart` are the stretches within it where they do not touch, "2015 or 2019"; empty where there is but one.
    """

    captured_from: datetime | None
    captured_to: datetime | None
    begin: int
    end: int
    apart: Stretches = ()


@dataclass(frozen=True, slots=True)
class Moment:
    """One named stretch of days and where its words end.

    `year` is the one that was said with it, `at` the same of another year, `of_each` whether other years beside it
    mean the same of each of them ("2015年到2018年的春节"). One that is not `sure` could as well be a plain word.
    """

    days: Days
    end: int
    grain: Grain = "other"
    year: int | None = None
    month: int | None = None
    at: Callable[[int], Days | None] | None = None
    of_each: bool = False
    sure: bool = True


def chain(
    first: Moment, text: str, join: re.Pattern[str], follow: Callable[[Moment, int, bool], Moment | None]
) -> tuple[list[Moment], list[bool]]:
    """A moment and those joined to it, and of each join whether it reaches from one to the other.

    `follow` reads what stands at a place after a moment. The pattern's group `range` is set where it says "to".
    """
    moments, ranges = [first], list[bool]()
    while len(moments) < _MOST_MOMENTS:
        found = join.match(text, moments[-1].end)
        is_range = found is not None and found["range"] is not None
        after = follow(moments[-1], found.end(), is_range) if found else None
        if after is None:
            break
        moments.append(after)
        ranges.append(is_range)
    return moments, ranges


def joined(moments: Sequence[Moment], ranges: Sequence[bool], begin: int, end: int) -> DateSpan:
    """What moments mean together: a year or a name that was said once holds for all of them."""
    stretches = _of_every_year(moments, ranges) or _stretched(_with_years(moments, ranges), ranges)
    apart = _touching(stretches)
    told = tuple((_midnight(one[0]), _midnight(one[1])) for one in apart)
    return DateSpan(told[0][0], told[-1][1], begin, end, told if len(told) > 1 else ())


def _with_years(moments: Sequence[Moment], ranges: Sequence[bool]) -> list[Days]:
    """The days of each: "from May to July 2018" and "2019年7月到8月" say the year once."""
    days, years = [one.days for one in moments], [one.year for one in moments]
    for here in reversed(range(len(moments) - 1)):
        year, at = years[here + 1], moments[here].at
        if years[here] is None and at and year is not None and moments[here + 1].grain != "year":
            found = at(year)
            if found and ranges[here] and found[0] > days[here + 1][0]:
                year, found = year - 1, at(year - 1)
            days[here], years[here] = found or days[here], year
    for here in range(1, len(moments)):
        year, at = years[here - 1], moments[here].at
        if years[here] is None and at and year is not None:
            found = at(year)
            if found and ranges[here - 1] and found[0] < days[here - 1][0]:
                year, found = year + 1, at(year + 1)
            days[here], years[here] = found or days[here], year
    return days


def _of_every_year(moments: Sequence[Moment], ranges: Sequence[bool]) -> list[Days]:
    """ "Christmas 2019 or 2020", "2019年和2020年的春节": the same in several years. Empty where nothing is so said."""
    before, after = moments[0], moments[-1]
    if len(moments) < 2:
        return []
    if before.of_each and before.at and before.year and all(one.grain == "year" for one in moments[1:]):
        named, each = before, before.grain == "name"
    elif after.at and after.year and after.grain != "year" and all(one.grain == "year" for one in moments[:-1]):
        named, each = after, after.of_each
    else:
        return []
    if any(ranges) and not each:
        return []
    years = [one.year or 0 for one in moments]
    wanted = set(years)
    for here, is_range in enumerate(ranges):
        if is_range and 0 < years[here + 1] - years[here] <= _MOST_YEARS:
            wanted |= set(range(years[here], years[here + 1]))
    found = [named.at(year) for year in sorted(wanted)] if named.at else []
    return [days for days in found if days]


def _stretched(days: Sequence[Days], ranges: Sequence[bool]) -> list[Days]:
    """From the start of one to the end of the other where they are the ends of a range."""
    found = [days[0]]
    for one, is_range in zip(days[1:], ranges, strict=True):
        if is_range:
            found[-1] = (min(found[-1][0], one[0]), max(found[-1][1], one[1]))
        else:
            found.append(one)
    return found


def _touching(stretches: Sequence[Days]) -> list[Days]:
    """In their order, those that touch made one."""
    found: list[Days] = []
    for begin, end in sorted(stretches):
        if found and begin <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((begin, end))
    return found


def span(first: Days | None, last: Days | None, begin: int, end: int) -> DateSpan:
    """From the start of `first` to the end of `last`; None leaves that side open. Swapped ends are put right."""
    if first and last and last[1] < first[0]:
        first, last = last, first
    return DateSpan(_midnight(first[0]) if first else None, _midnight(last[1]) if last else None, begin, end)


def part_of(days: Days, part: int) -> Days:
    """The first, second or last third (0, 1, 2) of a month, a season or a year."""
    begin, end = days
    if (end - begin).days <= 31:
        ends = [begin, begin + timedelta(10), begin + timedelta(20), end]
        return ends[part], ends[part + 1]
    months = (end.year - begin.year) * 12 + end.month - begin.month
    first, last = months * part // 3, months * (part + 1) // 3
    return _months_on(begin, first), _months_on(begin, last)


def around(days: Days) -> Days:
    """A stretch with what lies next to it, for "around 2015": years by a year, a month by a month, else three days."""
    begin, end = days
    length = (end - begin).days
    months = 12 if length > 300 else 1 if length > 27 else 0
    if months and begin.day == end.day == 1:
        return _months_on(begin, -months), _months_on(end, months)
    return begin - timedelta(30 * months or 3), end + timedelta(30 * months or 3)


def _months_on(day: date, months: int) -> date:
    count = day.year * 12 + day.month - 1 + months
    return date(count // 12, count % 12 + 1, 1)


def quarter_days(year: int, quarter: int) -> Days:
    """A quarter of a year, 1 to 4."""
    return date(year, 3 * quarter - 2, 1), _months_on(date(year, 3 * quarter - 2, 1), 3)


def week_days(year: int, week: int) -> Days | None:
    """A week of a year by its number, as ISO 8601 counts them."""
    try:
        monday = date.fromisocalendar(year, week, 1)
    except ValueError:
        return None
    return monday, monday + timedelta(7)


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
