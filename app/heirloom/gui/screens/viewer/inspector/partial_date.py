"""Reads dates as people type them: a year, a month of a year, a day, a day and a time; in English, Chinese and ISO."""

from __future__ import annotations

import re
from datetime import datetime

from PySide6.QtCore import QLocale

from heirloom.core.records import CaptureTime, Precision
from heirloom.gui import dates

_YEAR_PRECISION, _MONTH_PRECISION, _EXACT = "user_year", "user_month", "user"
_MONTHS = (
    "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
    "september sep sept", "october oct", "november nov", "december dec",
)  # fmt: skip
_ENGLISH = {name: at for at, names in enumerate(_MONTHS, 1) for name in names.split()}
_TIME = re.compile(r"(?:[,T]|\bat\b|，)?\s*(\d{1,2})[:：](\d{2})(?:[:：]\d{2})?\s*([ap]m)?\s*$", re.IGNORECASE)
_WEEKDAY = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s*|(?:mon|tue|wed|thu|fri|sat|sun)\.?,?\s+|星期.|周.", re.IGNORECASE
)
_FORMS = (
    (re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?"), "ymd"),
    (re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\.?\s+([^\W\d_]+)\.?,?\s+(\d{4})", re.IGNORECASE), "dmy"),
    (re.compile(r"([^\W\d_]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})", re.IGNORECASE), "mdy"),
    (re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*月?"), "ym"),
    (re.compile(r"([^\W\d_]+)\.?,?\s+(\d{4})", re.IGNORECASE), "my"),
    (re.compile(r"(\d{4})\s+([^\W\d_]+)", re.IGNORECASE), "ym"),
    (re.compile(r"(\d{4})\s*年?"), "y"),
    (re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})"), "slashed"),
)


def read_date(text: str) -> CaptureTime | None:
    """What was typed, as a capture time by hand; None where it is no date.

    "1958" and "August 2009" stay what they are: a year, a month. A day with slashes is read the way the country does.
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
            return _dated(_parts(order, found.groups()), clock)
    return None


def date_words(captured: CaptureTime) -> str:
    """A capture time as it is shown and may be typed again: no more exact than it is known."""
    match captured.precision:
        case Precision.YEAR:
            return dates.year_text(captured.at.year)
        case Precision.MONTH:
            return dates.month_text(captured.at.year, captured.at.month)
        case _:
            return dates.date_text(captured.at.date()) if _is_day(captured) else dates.moment_text(captured.at)


def shown_date(captured: CaptureTime) -> str:
    """The same with its weekday, where the day is known."""
    if captured.precision is not Precision.TIME:
        return date_words(captured)
    day = dates.day_text(captured.at.date(), today=captured.at.date().replace(year=1, month=1, day=1))
    return day if _is_day(captured) else dates.day_and_time(day, captured.at)


def _is_day(captured: CaptureTime) -> bool:
    """Whether no time of day is known: midnight on the dot is how a bare day is kept."""
    at = captured.at
    return (at.hour, at.minute, at.second, at.microsecond) == (0, 0, 0, 0)


def _clock(hour: str, minute: str, half: str | None) -> tuple[int, int] | None:
    hours, minutes = int(hour), int(minute)
    if half is not None:
        if not 1 <= hours <= 12:
            return None
        hours = hours % 12 + (12 if half.lower() == "pm" else 0)
    return (hours, minutes) if hours < 24 and minutes < 60 else None


def _parts(order: str, groups: tuple[str, ...]) -> tuple[int, int | None, int | None] | None:
    """Year, month, day; None for a word that is no month."""
    if order == "slashed":
        order = "mdy" if QLocale().dateFormat(QLocale.FormatType.ShortFormat).lower().startswith("m") else "dmy"
    named = dict(zip(order, groups, strict=True))
    month = named.get("m")
    if month is not None and not month.isdigit():
        number = _month(month)
        if number is None:
            return None
        month = str(number)
    day = named.get("d")
    return int(named["y"]), None if month is None else int(month), None if day is None else int(day)


def _month(name: str) -> int | None:
    if name.lower() in _ENGLISH:
        return _ENGLISH[name.lower()]
    for number in range(1, 13):
        forms = (QLocale.FormatType.LongFormat, QLocale.FormatType.ShortFormat)
        if name.lower() in {QLocale().monthName(number, form).lower() for form in forms}:
            return number
    return None


def _dated(parts: tuple[int, int | None, int | None] | None, clock: tuple[int, int] | None) -> CaptureTime | None:
    if parts is None:
        return None
    year, month, day = parts
    if clock is not None and day is None:
        return None
    evidence = _YEAR_PRECISION if month is None else _MONTH_PRECISION if day is None else _EXACT
    hour, minute = clock or (0, 0)
    try:
        return CaptureTime(datetime(year, month or 1, day or 1, hour, minute), None, evidence)
    except ValueError:
        return None
