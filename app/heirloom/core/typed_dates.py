"""Reads dates as people type them: a year, a month of a year, a day, a day and a time; in English, Chinese and ISO."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from typing import Final

from heirloom.core.records import CaptureTime

MonthOf = Callable[[str], int | None]
"""The number of a month by its name in one more language; None for another word."""

_YEAR, _MONTH, _DAY = "user_year", "user_month", "user"
_MONTHS: Final = (
    "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
    "september sep sept", "october oct", "november nov", "december dec",
)  # fmt: skip
_ENGLISH: Final = {name: at for at, names in enumerate(_MONTHS, 1) for name in names.split()}
_SEASONS: Final = frozenset({"spring", "summer", "autumn", "fall", "winter"})
_TIME: Final = re.compile(
    r"(?:[,T]|\bat\b|，)?\s*([0-9]{1,2})[:：]([0-9]{2})(?:[:：][0-9]{2})?\s*([ap]m)?\s*$", re.IGNORECASE
)
_WEEKDAY: Final = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s*|(?:mon|tue|wed|thu|fri|sat|sun)\.?,?\s+|星期.|周.", re.IGNORECASE
)
_FORMS: Final = tuple(
    (re.compile(pattern, re.IGNORECASE), order)
    for pattern, order in (
        (r"([0-9]{4})\s*[-/.年]\s*([0-9]{1,2})\s*[-/.月]\s*([0-9]{1,2})\s*日?", "ymd"),
        (r"([0-9]{1,2})(?:st|nd|rd|th)?\.?\s+([^\W\d_]+)\.?,?\s+([0-9]{4})", "dmy"),
        (r"([^\W\d_]+)\.?\s+([0-9]{1,2})(?:st|nd|rd|th)?,?\s+([0-9]{4})", "mdy"),
        (r"([0-9]{4})\s*[-/.年]\s*([0-9]{1,2})\s*月?", "ym"),
        (r"([0-9]{4})\s*年?\s*(?:的\s*)?[春夏秋冬](?:天|季)?", "y"),
        (r"([^\W\d_]+)\.?,?\s+([0-9]{4})", "my"),
        (r"([0-9]{4})\s+([^\W\d_]+)", "ym"),
        (r"([0-9]{4})\s*年?", "y"),
        (r"([0-9]{1,2})\.\s*([0-9]{1,2})\.\s*([0-9]{4})", "dmy"),
        (r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})", "slashed"),
    )
)


def read_date(text: str, *, month_first: bool = False, month_of: MonthOf | None = None) -> CaptureTime | None:
    """What was typed, as a capture time by hand; None where it is no date.

    "1958" and "August 2009" stay what they are: a year, a month; of a season the year is kept. `month_first`: whether
    the country writes the month first between slashes; between dots the day stands first.
    """
    rest = _WEEKDAY.sub("", " ".join(text.split()))
    time = _TIME.search(rest)
    clock = None if time is None else _clock(*time.groups())
    if time is not None:
        if clock is None:
            return None
        rest = rest[: time.start()]
    rest = rest.strip(" ,，")
    for form, order in _FORMS:
        found = form.fullmatch(rest)
        if found is not None:
            order = ("mdy" if month_first else "dmy") if order == "slashed" else order
            named = dict(zip(order, found.groups(), strict=True))
            return _dated(_parts(named, month_of), clock)
    return None


def is_season(text: str) -> bool:
    """Whether a date is typed with a season, of which no more than the year is kept."""
    return any(word.casefold() in _SEASONS for word in text.split()) or re.search("[春夏秋冬]", text) is not None


def _clock(hour: str, minute: str, half: str | None) -> tuple[int, int] | None:
    hours, minutes = int(hour), int(minute)
    if half is not None:
        if not 1 <= hours <= 12:
            return None
        hours = hours % 12 + (12 if half.lower() == "pm" else 0)
    return (hours, minutes) if hours < 24 and minutes < 60 else None


def _parts(named: dict[str, str], month_of: MonthOf | None) -> tuple[int, int | None, int | None] | None:
    """Year, month, day; None for a word that is no month."""
    year, month, day = int(named["y"]), named.get("m"), named.get("d")
    if month is None:
        return year, None, None
    if month.isdigit():
        return year, int(month), None if day is None else int(day)
    if day is None and month.casefold() in _SEASONS:
        return year, None, None
    number = _ENGLISH.get(month.lower()) or (month_of(month) if month_of is not None else None)
    return None if number is None else (year, number, None if day is None else int(day))


def _dated(parts: tuple[int, int | None, int | None] | None, clock: tuple[int, int] | None) -> CaptureTime | None:
    if parts is None:
        return None
    year, month, day = parts
    if clock is not None and day is None:
        return None
    evidence = _YEAR if month is None else _MONTH if day is None else _DAY
    hour, minute = clock or (0, 0)
    try:
        return CaptureTime(datetime(year, month or 1, day or 1, hour, minute), None, evidence)
    except ValueError:
        return None
