"""Days that come again, said without a year: "2月16日" is that day of every year, "周末" every Saturday and Sunday."""

from __future__ import annotations

import re
from typing import Final

import numpy as np
from numpy.typing import NDArray

from heirloom.search.dates.numerals import read_number

WEEKEND: Final = "weekend"
_MONTH: Final = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_DAY: Final = r"(?:3[01]|[12]\d|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])"
_YEARLY: Final = re.compile(
    rf"(?:在|于|每年的?)?(?<![\d年月])(?P<month>{_MONTH})月(?P<day>{_DAY})[日号](?:那天|这天)?(?:拍的|拍摄的|写的)?的?"
)
_ENDS: Final = re.compile(r"\s*(?:到|至|[-–—~]|之?前|之?后|以前|以后|以来|起)")
_WEEKLY: Final = re.compile(
    r"(?:每个?|在|(?<![上这本一二两三四五六七八九十\d个]))(?:周末|週末)(?:里|的时候)?(?:拍的)?的?"
)
_DAYS_IN: Final = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_MICROSECONDS: Final = 86_400_000_000
_THURSDAY: Final = 3
"""The day of the week, from Monday, on which 1970 began."""


def find_recurring(text: str) -> tuple[int, int, str] | None:
    """Where a text names a day that comes again, which: "02-16" or `WEEKEND`; a stretch between two days is none."""
    for found in _YEARLY.finditer(text):
        month, day = read_number(found["month"]), read_number(found["day"])
        whole = month and day and day <= _DAYS_IN[month - 1]
        if whole and not _ENDS.match(text, found.end()):
            return found.start(), found.end(), f"{month:02}-{day:02}"
    weekend = _WEEKLY.search(text)
    return (weekend.start(), weekend.end(), WEEKEND) if weekend else None


def recurs_on(local_us: NDArray[np.int64], which: str) -> NDArray[np.bool_]:
    """Which local times (n,), in microseconds from 1970 on, lie on a day that comes again."""
    days = local_us // _MICROSECONDS
    if which == WEEKEND:
        return np.asarray((days + _THURSDAY) % 7 >= 5, np.bool_)
    dates = days.astype("datetime64[D]")
    months = dates.astype("datetime64[M]")
    month, day = which.split("-")
    is_month = months.astype(np.int64) % 12 == int(month) - 1
    is_day = (dates - months).astype(np.int64) == int(day) - 1
    return np.asarray(is_month & is_day, np.bool_)
