"""Dates in Chinese words: "2019年夏天", "2019年7月4日到8日", "2019年和2020年的春节", "2015年以前"."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from heirloom.search.dates.moments.chinese import find_moment, follow, may_name_time
from heirloom.search.dates.spans import DateSpan, Moment, around, chain, joined, span

_LEAD: Final = re.compile(
    r"(?:(?P<about>大约|大概|约)|拍摄于|拍于|写于|摄于|(?P<until>截至|截止到?|直到|到)|从|自|在|于)+"
)
_JOIN: Final = re.compile(
    r"\s*(?:(?P<range>直?到|至|[-–—~])|和|与|或者?|以?及|还有|跟|、|，|,|(?<=\s)(?=(?:1[89]|20)\d\d))\s*"
)
_NOW: Final = re.compile(r"\s*(?:直?到|至|[-–—~])\s*(?:现在|今天|如今|目前|今)(?:为止)?")
_TAIL: Final = re.compile(r"(?:之间|期间|里|时候|的时候|那一?年|这一?年|全年|一整年|拍的|拍摄的|写的)?的?")
_AROUND: Final = re.compile(r"(?:左右|前后|上下)")
_OPEN: Final = re.compile(
    r"(?P<before>之前|以前|前(?![门面院台后往夕妻男女任海]))|(?P<after>之后|以后|后(?![海院面山门备台座来]))"
    r"|(?P<since>以来|至今|起|开始)|(?P<upto>为止|止)"
)
_BETWEEN: Final = re.compile(r"\s*(?:之间|期间)")


def find_date(text: str, today: date) -> DateSpan | None:
    """The first stretch of time in a Chinese text, or several joined ones; particles around them belong to them.

    None when it names none.
    """
    for at in range(len(text)) if may_name_time(text) else ():
        if at and text[at].isdecimal() and text[at - 1].isalnum() and text[at - 1].isascii():
            continue
        lead = _LEAD.match(text, at)
        first = find_moment(text, lead.end() if lead else at, today)
        if first is not None:
            return _extended(text, at, lead, first, today)
    return None


def _extended(text: str, begin: int, lead: re.Match[str] | None, first: Moment, today: date) -> DateSpan:
    """A moment with what follows it: others, an open end, particles."""

    def after(before: Moment, at: int, is_range: bool) -> Moment | None:
        return follow(text, before, at, is_range, today)

    moments, ranges = chain(first, text, _JOIN, after)
    end = moments[-1].end
    if len(moments) == 2 and _BETWEEN.match(text, end):
        ranges = [True]
    until = lead["until"] if lead else None
    if until and until != "到" and len(moments) == 1:
        stop = re.compile("为?止|之?前").match(text, end)
        return span(None, first.days, begin, _tailed(text, stop.end() if stop else end))
    side = _OPEN.match(text, end) or _NOW.match(text, end)
    if side and (len(moments) == 1 or side.re is _OPEN):
        found = joined(moments, ranges, begin, end)
        return _open(found, side, _tailed(text, side.end()))
    about = _AROUND.match(text, end)
    end = _tailed(text, about.end() if about else end)
    if len(moments) == 1 and (about or (lead and lead["about"])):
        near = around(first.days)
        return span(near, near, begin, end)
    return joined(moments, ranges, begin, end)


def _open(found: DateSpan, side: re.Match[str], end: int) -> DateSpan:
    """A stretch that is open to one side."""
    said = side.groupdict()
    first, last = found.captured_from, found.captured_to
    if said.get("before"):
        return DateSpan(None, first, found.begin, end)
    if said.get("upto"):
        return DateSpan(None, last, found.begin, end)
    return DateSpan(last if said.get("after") else first, None, found.begin, end)


def _tailed(text: str, end: int) -> int:
    tail = _TAIL.match(text, end)
    return tail.end() if tail else end
