"""Dates typed for a memory: what can be kept of them as they are, what only in part, and what not at all."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import Enum
from typing import Final

from heirloom.core.records import CaptureTime, partial_time
from heirloom.core.typed_dates import MonthOf, is_season, read_date
from heirloom.search.dates import chinese, english

_ABOUT: Final = re.compile(
    r"^(?:about|around|approximately|approx\.?|circa|ca?\.|大约|大概|约)\s*|\s*(?:左右|前后|上下|or so|\?|？)$",
    re.IGNORECASE,
)
_DECADE: Final = re.compile(r"([0-9]{3}0)\s*年代")
_CHINESE: Final = re.compile("[\u3400-\u9fff]")
_AHEAD: Final = timedelta(days=1)
"""Elsewhere on earth it is a day later at most."""


class DateTrouble(Enum):
    """Why a date is not kept as it was typed."""

    UNREAD = "unread"
    """It is no date."""
    LESS = "less"
    """A season, a feast or "about 1958": no more than the year, month or day in `captured` can be kept."""
    YEARS = "years"
    """It means several years, as a decade does; `captured` is the first of them."""
    FUTURE = "future"
    """It has not come yet."""


@dataclass(frozen=True, slots=True)
class TypedDate:
    """`captured` is what can be kept; without `trouble` that is all that was typed."""

    captured: CaptureTime | None
    trouble: DateTrouble | None = None


def read_by_hand(
    text: str, *, month_first: bool = False, month_of: MonthOf | None = None, now: datetime | None = None
) -> TypedDate:
    """What was typed, in English, Chinese or figures, also as one says it: "last year", "1958年春节", "c. 1958".

    `now` is local wall time, the computer's own where it is not given; for the rest see `typed_dates.read_date`.
    """
    now = now or datetime.now(UTC).astimezone().replace(tzinfo=None)
    text = " ".join(text.split())
    bare = _ABOUT.sub("", text)
    captured = read_date(bare, month_first=month_first, month_of=month_of)
    if captured is not None:
        typed = TypedDate(captured, DateTrouble.LESS if bare != text or is_season(bare) else None)
    else:
        typed = _in_words(bare, now)
        if typed.trouble is None and bare != text:
            typed = TypedDate(typed.captured, DateTrouble.LESS)
    if typed.captured is not None and typed.captured.at > now + _AHEAD:
        return TypedDate(typed.captured, DateTrouble.FUTURE)
    return typed


def _in_words(text: str, now: datetime) -> TypedDate:
    """As a question's words are understood, where all of them name one stretch of time."""
    decade = _DECADE.fullmatch(text)
    if decade is not None and int(decade[1]):
        return TypedDate(partial_time(int(decade[1])), DateTrouble.YEARS)
    lowered = text.lower()
    found = (chinese if _CHINESE.search(lowered) else english).find_date(lowered, now.date())
    if found is None or found.captured_from is None or found.captured_to is None:
        return TypedDate(None, DateTrouble.UNREAD)
    if lowered[: found.begin].strip() or lowered[found.end :].strip():
        return TypedDate(None, DateTrouble.UNREAD)
    return _of_stretch(found.captured_from, found.captured_to)


def _of_stretch(begin: datetime, end: datetime) -> TypedDate:
    """The day, month or year that a stretch is, or the one around it."""
    last = end - timedelta(microseconds=1)
    if begin.date() == last.date():
        return TypedDate(CaptureTime(begin, None, "user"))
    if (begin.year, begin.month) == (last.year, last.month):
        is_whole = begin.day == 1 and end.day == 1
        return TypedDate(partial_time(begin.year, begin.month), None if is_whole else DateTrouble.LESS)
    if begin.year == last.year:
        is_whole = (begin.month, begin.day, end.month, end.day) == (1, 1, 1, 1)
        return TypedDate(partial_time(begin.year), None if is_whole else DateTrouble.LESS)
    return TypedDate(partial_time(begin.year), DateTrouble.YEARS)
