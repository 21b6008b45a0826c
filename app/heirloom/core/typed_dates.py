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
    r"(?:[,T]|\bat\b|，|的)?\s*(?P<part>凌晨|清晨|早晨|早上|上午|中午|下午|傍晚|晚上|夜里)?\s*"
    r"(?:(?P<hour>[0-9]{1,2})(?:[:：](?P<minute>[0-9]{2})(?:[:：][0-9]{2})?\s*(?P<half>[ap]m)?|\s*(?P<full>[ap]m)"
    r"|[点點时](?:(?P<minutes>[0-9]{1,2})分?|(?P<thirty>半)|(?P<quarters>[一三])刻|整)?))\s*$",
    re.IGNORECASE,
)
_MORNING: Final = frozenset({"凌晨", "清晨", "早晨", "早上", "上午"})
_NUMERALS: Final = re.compile("[〇零一二三四五六七八九十]+(?=[年月日号点點时分])")
_DIGITS: Final = {digit: at for at, digit in enumerate("零一二三四五六七八九")} | {"〇": 0}
_WEEKDAY: Final = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s*|(?:mon|tue|wed|thu|fri|sat|sun)\.?,?\s+|星期.|周.", re.IGNORECASE
)
_FORMS: Final = tuple(
    (re.compile(pattern, re.IGNORECASE), order)
    for pattern, order in (
        (r"([0-9]{4})\s*[-/.年]\s*([0-9]{1,2})\s*[-/.月]\s*([0-9]{1,2})\s*[日号]?", "ymd"),
        (r"([0-9]{1,2})(?:st|nd|rd|th)?\.?\s+([^\W\d_]+)\.?,?\s+([0-9]{4})", "dmy"),
        (r"([^\W\d_]+)\.?\s+([0-9]{1,2})(?:st|nd|rd|th)?,?\s+([0-9]{4})", "mdy"),
        (r"([0-9]{4})\s*[-/.年]\s*([0-9]{1,2})\s*月?", "ym"),
        (r"([0-9]{4})\s*年?\s*(?:的\s*)?[春夏秋冬](?:天|季)?", "y"),
        (r"([^\W\d_]+)\.?,?\s+([0-9]{4})", "my"),
        (r"([0-9]{4})\s+([^\W\d_]+)", "ym"),
        (r"([0-9]{4})\s*年?", "y"),
        (r"([0-9]{1,2})/([0-9]{4})", "my"),
        (r"([0-9]{1,2})\.\s*([0-9]{1,2})\.\s*([0-9]{4})", "dmy"),
        (r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})", "slashed"),
    )
)


def read_date(text: str, *, month_first: bool = False, month_of: MonthOf | None = None) -> CaptureTime | None:
    """What was typed, as a capture time by hand; None where it is no date.

    "1958" and "August 2009" stay what they are: a year, a month; of a season the year is kept. `month_first`: whether
    the country writes the month first between slashes; between dots the day stands first.
    """
    words = _WEEKDAY.sub("", " ".join(text.split()))
    figures = _NUMERALS.sub(_in_figures, words)
    found = _read(figures, month_first, month_of)
    return found or (_read(words, month_first, month_of) if figures != words else None)


def is_season(text: str) -> bool:
    """Whether a date is typed with a season, of which no more than the year is kept."""
    return any(word.casefold() in _SEASONS for word in text.split()) or re.search("[春夏秋冬]", text) is not None


def _read(rest: str, month_first: bool, month_of: MonthOf | None) -> CaptureTime | None:
    time = _TIME.search(rest)
    clock = None if time is None else _clock(time)
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


def _in_figures(found: re.Match[str]) -> str:
    """ "二〇〇九" and "十二" in figures."""
    written = found.group()
    if "十" not in written:
        return "".join(str(_DIGITS[sign]) for sign in written)
    tens, _, ones = written.partition("十")
    if len(tens) > 1 or len(ones) > 1:
        return written
    return str((_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[ones] if ones else 0))


def _clock(time: re.Match[str]) -> tuple[int, int] | None:
    """Hour and minute of a day; None for what no clock shows."""
    hours, minutes = int(time["hour"]), int(time["minute"] or time["minutes"] or 0)
    if time["thirty"] or time["quarters"]:
        minutes = 30 if time["thirty"] else 15 * _DIGITS[time["quarters"]]
    half, part = time["half"] or time["full"], time["part"]
    if half is not None:
        if not 1 <= hours <= 12:
            return None
        hours = hours % 12 + (12 if half.lower() == "pm" else 0)
    if part is not None:
        hours = _by_part(part, hours)
    return (hours, minutes) if 0 <= hours < 24 and minutes < 60 else None


def _by_part(part: str, hour: int) -> int:
    """The hour of the day that "下午3点" means; -1 where the words do not fit each other, or say no sure hour."""
    if part in _MORNING:
        return hour if hour < 12 else -1
    if part == "中午":
        return hour if 11 <= hour <= 13 else 13 if hour == 1 else -1
    if hour > 12:
        return hour
    if hour == 12:
        return 12 if part == "下午" else -1  # midnight of which day is not sure
    return -1 if part == "夜里" and hour < 7 else hour + 12


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
