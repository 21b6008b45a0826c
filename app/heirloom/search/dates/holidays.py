"""Holidays named without a year: "Christmas", "中秋节". Such a question may mean any year's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time
from functools import cache
from typing import Final

from heirloom.core.words import has_cjk
from heirloom.search.dates.occasions import OCCASIONS_EN, OCCASIONS_ZH, Days, Occasion

_AROUND: Final = re.compile(
    r"^(?:(?:at|on|for|during|over|our|the|all|my|every)\s+)+|\s+(?:dinner|party|day|time|holidays?)$|(?:节日|那天|的时候|时)$"
)

_LOOKS: Final = re.compile("christmas|xmas|halloween|chinese new year|lunar new year|圣诞|万圣|春节|过年|农历新年")


@dataclass(frozen=True, slots=True)
class Holiday:
    """`is_all`: the question asks for nothing else. `has_looks`: a picture shows it, by a tree or lanterns."""

    occasion: Occasion
    is_all: bool
    has_looks: bool = True


def find_holiday(text: str) -> Holiday | None:
    """The first holiday that a question names, the longest of its names."""
    lowered = text.lower().replace("’", "'")
    found = _pattern(has_cjk(lowered)).search(lowered)
    if found is None:
        return None
    name = re.sub(r"\s+", " ", found.group())
    occasion = OCCASIONS_ZH.get(name) or OCCASIONS_EN[name]
    rest = _AROUND.sub("", lowered.strip(" .,!?，。！？")).strip()
    is_all = rest == found.group() or lowered.strip() == found.group()
    return Holiday(occasion, is_all, _LOOKS.search(name) is not None)


def days_of(occasion: Occasion, first: int, last: int) -> Iterator[tuple[datetime, datetime]]:
    """An occasion's [begin, end) in each year from `first` to `last`."""
    for year in range(first, last + 1):
        days: Days | None = occasion(year)
        if days:
            yield datetime.combine(days[0], time()), datetime.combine(days[1], time())


@cache
def _pattern(chinese: bool) -> re.Pattern[str]:
    names = sorted(OCCASIONS_ZH if chinese else OCCASIONS_EN, key=len, reverse=True)
    either = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in names)
    return re.compile(either if chinese else rf"\b(?:{either})\b")
