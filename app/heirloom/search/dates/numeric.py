"""Days written in numbers: "22/10/2008", "10/22/2008", "22.10.2008", "2008-10-22"."""

from __future__ import annotations

import locale
import os
import re
from datetime import date, timedelta
from typing import Final

from heirloom.search.dates.occasions import Days, month_days

DAY_OF_YEAR: Final = r"(?P<a>\d\d?)(?P<sep>[/.-])(?P<b>\d\d?)(?P=sep)(?P<year4>(?:1[89]|20)\d\d)(?!\d)"
"""Two numbers and a year, in the order of one country or another."""
SHORT_YEAR: Final = r"(?P<a>\d\d?)(?P<sep>/)(?P<b>\d\d?)/(?P<year2>\d\d)(?![\d/])"
"""The same with a short year, with slashes alone: numbers between dots are versions as well."""
WHOLE_DAY: Final = (
    r"(?:(?P<y>\d{4})[-/.](?P<m>\d\d?)[-/.](?P<d>\d\d?)"
    r"|(?P<y8>(?:19|20)\d\d)(?P<m8>0[1-9]|1[0-2])(?P<d8>0[1-9]|[12]\d|3[01]))(?!\d)"
)
"""Year, month and day, the order of which nobody doubts; also as "20190704"."""
YEAR_MONTH: Final = r"(?P<y>(?:1[89]|20)\d\d)[-/.](?P<m>0?[1-9]|1[0-2])(?!\d)"
MONTH_YEAR: Final = r"(?P<m>0?[1-9]|1[0-2])/(?P<y>(?:1[89]|20)\d\d)(?![\d/])"
_MONTH_FIRST: Final = re.compile(r"(?:en|es|haw|chr|lkt)[-_](?:US|PR|GU|VI|PH)\b|English_United States")


def numeric_day(match: re.Match[str], today: date) -> Days | None:
    """The day of a match of these patterns: day first, but where that is no day, or slashes in a country's own order.

    None where it is no day in either order.
    """
    groups = match.groupdict()
    first, second = int(match["a"]), int(match["b"])
    year = int(groups["year4"]) if groups.get("year4") else _full_year(int(match["year2"]), today)
    american = (second, first)
    orders = [american, (first, second)] if match["sep"] == "/" and month_first() else [(first, second), american]
    for day, month in orders:
        try:
            begin = date(year, month, day)
        except ValueError:
            continue
        return begin, begin + timedelta(1)
    return None


def in_order(match: re.Match[str], _today: date) -> Days | None:
    """The day or month of a match whose groups name its parts."""
    groups = match.groupdict()
    year, month, day = (groups.get(name) or groups.get(f"{name}8") for name in "ymd")
    try:
        first = date(int(year or 0), int(month or 0), int(day or 1))
    except ValueError:
        return None
    return (first, first + timedelta(1)) if day else month_days(first.year, first.month)


def month_first() -> bool:
    """Whether the person's country writes the month before the day; false where nothing tells the country."""
    told = [os.environ.get(name) for name in ("LC_ALL", "LC_TIME", "LANG")]
    named = next((one for one in told if one), None) or locale.getlocale(locale.LC_TIME)[0]
    return _MONTH_FIRST.match(named or "") is not None


def _full_year(short: int, today: date) -> int:
    return 2000 + short if short <= today.year % 100 + 1 else 1900 + short
