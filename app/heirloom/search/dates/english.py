"""Dates in English words: "summer 2019", "July 4-8, 2019", "Christmas 2019 or 2020", "between 2010 and 2012".

Around a moment may stand a preposition; several may be joined. What could as well be a plain word ("may", "fall",
"Christmas") counts as a date only with a year, "last" and the like, or a preposition of time.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from heirloom.search.dates.moments.english import find_moment, follow, may_name_time
from heirloom.search.dates.spans import DateSpan, Moment, around, chain, joined, span

_RANGE: Final = re.compile(r"(?:(?P<between>between)|from)\s+(?:the\s+)?")
_JOIN: Final = re.compile(
    r"\s*(?:,\s*(?:and\s+|or\s+)?|&|(?P<range>[-–—~]|\b(?:to|until|till|through|thru)\b)|\b(?:and/or|and|or)\b)"
    r"\s*(?:(?:in|from|at|on)\s+)?(?:the\s+)?"
)
_SINCE: Final = r"since|after|later\s+than|newer\s+than|post-?"
_BEFORE: Final = r"before|until|till|prior\s+to|earlier\s+than|older\s+than|pre-?"
_OPEN: Final = re.compile(rf"(?:(?P<since>{_SINCE})|(?P<before>{_BEFORE})|(?P<upto>up\s+to))\s*(?<=[\s-])(?:the\s+)?")
_ONWARDS: Final = re.compile(
    r"\s*,?\s*(?:(?P<later>onwards?|on(?=\s*$)|(?:and|or)\s+(?:later|after|newer|since))|(?P<earlier>(?:and|or)\s+(?:earlier|before|older)))\b"
)
_AT: Final = re.compile(
    r"(?:(?:taken|made|shot|written|dated|back)\s+)?"
    r"(?P<of>in|on|at|during|around|about|over|of|from|for|by|circa|approximately|ca?\.)\s+(?:the\s+)?|the\s+"
)
_OF_TIME: Final = frozenset({"in", "on", "during", "from", "around", "over"})
_ABOUT: Final = frozenset({"around", "about", "circa", "approximately", "c.", "ca."})
_WORD_START: Final = re.compile(r"(?<![\w'’/.-])(?=[\w'’])")


def find_date(text: str, today: date) -> DateSpan | None:
    """The first stretch of time in a lower-case English text, or several joined ones; None when it names none."""
    for start in _WORD_START.finditer(text) if may_name_time(text) else ():
        found = _between(text, start.start(), today) or _open_ended(text, start.start(), today)
        found = found or _plain(text, start.start(), today)
        if found:
            return found
    return None


def _chain(text: str, first: Moment, today: date) -> tuple[list[Moment], list[bool]]:
    def after(before: Moment, at: int, is_range: bool) -> Moment | None:
        return follow(text, before, at, is_range, today)

    return chain(first, text, _JOIN, after)


def _between(text: str, at: int, today: date) -> DateSpan | None:
    """ "between 2010 and 2012", "from May to July 2018"."""
    lead = _RANGE.match(text, at)
    first = find_moment(text, lead.end(), today, sure=False) if lead else None
    if lead is None or first is None:
        return None
    moments, ranges = _chain(text, first, today)
    if lead["between"] and len(moments) == 2:
        ranges = [True]
    return joined(moments, ranges, at, moments[-1].end) if any(ranges) else None


def _open_ended(text: str, at: int, today: date) -> DateSpan | None:
    """ "since 2015", "before last summer", "after Christmas 2012", "older than 2005"."""
    lead = _OPEN.match(text, at)
    moment = find_moment(text, lead.end(), today, sure=False) if lead else None
    if lead is None or moment is None:
        return None
    days, end = moment.days, moment.end
    if lead["upto"]:
        return span(None, days, at, end)
    if lead["since"]:
        return span(days if lead["since"] == "since" else (days[1], days[1]), None, at, end)
    return span(None, (days[0], days[0]), at, end)


def _plain(text: str, at: int, today: date) -> DateSpan | None:
    lead = _AT.match(text, at)
    if lead:
        first = find_moment(text, lead.end(), today, sure=lead["of"] not in _OF_TIME)
        if first:
            return _told(text, at, first, today, is_about=lead["of"] in _ABOUT)
    first = find_moment(text, at, today, sure=True)
    return _told(text, at, first, today) if first else _unsure(text, at, today)


def _told(text: str, at: int, first: Moment, today: date, *, is_about: bool = False) -> DateSpan:
    """A moment with those joined to it, or what says that it is open to one side."""
    side = _ONWARDS.match(text, first.end)
    if side:
        return span(first.days, None, at, side.end()) if side["later"] else span(None, first.days, at, side.end())
    moments, ranges = _chain(text, first, today)
    if is_about and len(moments) == 1:
        near = around(first.days)
        return span(near, near, at, first.end)
    return joined(moments, ranges, at, moments[-1].end)


def _unsure(text: str, at: int, today: date) -> DateSpan | None:
    """ "May to July 2018", "May and June 2019": what could be a plain word is none before a date with a year."""
    first = find_moment(text, at, today, sure=False)
    if first is None:
        return None
    moments, ranges = _chain(text, first, today)
    told = len(moments) > 1 and moments[-1].year is not None and moments[-1].grain == first.grain
    return joined(moments, ranges, at, moments[-1].end) if told else None
