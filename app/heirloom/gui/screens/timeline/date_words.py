"""Days that a person names: a date in figures, as it is written in many countries, or what search understands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final, Protocol

from PySide6.QtCore import QLocale

from heirloom.core.asking import Fact, FactSort, Reading

_EPOCH: Final = date(1970, 1, 1)
_YEAR_LAST: Final = re.compile(r"(?:(\d{1,2})[./-])?(\d{1,2})[./-](\d{4})")
_YEAR_FIRST: Final = re.compile(r"(\d{4})[./-](\d{1,2})(?:[./-](\d{1,2}))?")


class Reads(Protocol):
    """What understands dates in words."""

    def read(self, text: str) -> Reading: ...


@dataclass(frozen=True, slots=True)
class Days:
    """From `begin` up to, but not with, `end`, in days since 1970; `words` are those that named them."""

    begin: int
    end: int
    words: str


def days_of(text: str, reads: Reads) -> Days | None:
    """The days that a text names, None where it names none."""
    text = text.strip()
    in_figures = _in_figures(text, month_first=is_month_first())
    if in_figures is not None:
        return Days(*in_figures, text)
    for stretch in reads.read(text).stretches:
        if stretch.fact.sort is FactSort.DATE:
            return _of_fact(stretch.fact, text)
    return None


def is_month_first() -> bool:
    """Whether 6/7/2019 is a day of June where the person lives."""
    pattern = QLocale().dateFormat(QLocale.FormatType.ShortFormat)
    return 0 <= pattern.find("M") < pattern.find("d")


def _in_figures(text: str, *, month_first: bool) -> tuple[int, int] | None:
    last, first = _YEAR_LAST.fullmatch(text), _YEAR_FIRST.fullmatch(text)
    if first is not None:
        year, month, day = first.group(1), first.group(2), first.group(3)
    elif last is not None:
        day, month, year = last.group(1), last.group(2), last.group(3)
        if day and (int(month) > 12 or (month_first and int(day) <= 12)):
            day, month = month, day
    else:
        return None
    try:
        begin = date(int(year), int(month), int(day or 1))
    except ValueError:
        return None
    end = begin + timedelta(days=1) if day else (begin + timedelta(days=31)).replace(day=1)
    return (begin - _EPOCH).days, (end - _EPOCH).days


def _of_fact(fact: Fact, words: str) -> Days | None:
    begin, end = _day(fact.captured_from), _day(fact.captured_to)
    if begin is None and end is None:
        return None
    if begin is None or end is None:
        begin = (end or 0) - 1 if begin is None else begin
        end = begin + 1
    return Days(begin, max(end, begin + 1), words)


def _day(at: datetime | None) -> int | None:
    return None if at is None else (at.date() - _EPOCH).days
