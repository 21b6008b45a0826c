"""Dates in English words: "summer 2019", "last Christmas", "three years ago", "between 2010 and 2012".

A moment is one named stretch of days; around it may stand a preposition, or two moments make a range. What could
as well be a plain word ("may", "fall", "Christmas") counts as a date only with a year, "last" and the like, or
a preposition of time.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Final

from heirloom.search.dates.numeric import DAY_OF_YEAR, SHORT_YEAR, numeric_day
from heirloom.search.dates.occasions import (
    OCCASIONS_EN,
    SEASONS_EN,
    Days,
    last_over,
    latest,
    month_days,
    year_days,
)
from heirloom.search.dates.spans import DateSpan, lately, span, unit_before

_MONTH_WORDS: Final = "january february march april may june july august september october november december"
_WEEKDAY_WORDS: Final = "monday tuesday wednesday thursday friday saturday sunday"
_COUNT_WORDS: Final = "zero one two three four five six seven eight nine ten eleven twelve"
_MONTHS: Final = {form: at for at, name in enumerate(_MONTH_WORDS.split(), start=1) for form in (name, name[:3])} | {
    "sept": 9
}
_WEEKDAYS: Final = {name: at for at, name in enumerate(_WEEKDAY_WORDS.split())}
_COUNTS: Final = {word: at for at, word in enumerate(_COUNT_WORDS.split())} | {
    "a": 1,
    "an": 1,
    "a couple of": 2,
    "couple of": 2,
    "a few": 3,
    "few": 3,
    "twenty": 20,
    "thirty": 30,
}
_DECADES: Final = {
    "twenties": 20,
    "thirties": 30,
    "forties": 40,
    "fifties": 50,
    "sixties": 60,
    "seventies": 70,
    "eighties": 80,
    "nineties": 90,
}


def _any(names: object) -> str:
    words = sorted((str(name) for name in names), key=len, reverse=True)  # type: ignore[attr-defined]
    return "(?:" + "|".join(re.escape(word) for word in words) + ")"


_MONTH = _any(_MONTHS) + r"\b\.?"
_COUNT = r"(?:\d{1,3}|" + _any(_COUNTS) + ")"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_YEAR = r"(?:1[89]\d\d|20\d\d)"
_YEAR_WORDS = (
    rf"(?:(?:of\s+|in\s+|the\s+year\s+)?(?P<year>{_YEAR})(?:[/-]\d\d(?:\d\d)?)?|(?:of\s+|in\s+)?'(?P<short>\d\d)"
    rf"|(?P<ago>{_COUNT})\s+years?\s+ago|the\s+year\s+before\s+(?P<before>last)"
    r"|(?P<rel>last|this|past|previous)\s+year(?:'s)?)"
)


@dataclass(frozen=True, slots=True)
class _Rule:
    """A pattern and what days it means; `sure` ones need no preposition before them."""

    pattern: re.Pattern[str]
    days: Callable[[re.Match[str], date], Days | None]
    sure: bool = True


def _count(word: str) -> int:
    return int(word) if word.isdigit() else _COUNTS[re.sub(r"\s+", " ", word)]


def _year_of(match: re.Match[str], today: date) -> int | None:
    """The year that a match's year words mean, None when it has none."""
    groups = match.groupdict()
    if groups.get("year"):
        return int(groups["year"])
    if groups.get("short"):
        short = int(groups["short"])
        return 2000 + short if short <= today.year % 100 + 1 else 1900 + short
    if groups.get("ago"):
        return today.year - _count(groups["ago"])
    if groups.get("before"):
        return today.year - 2
    if groups.get("rel"):
        return today.year - (groups["rel"] != "this")
    return None


def _day(year: int, month: int, day: int) -> Days | None:
    try:
        first = date(year, month, day)
    except ValueError:
        return None
    return first, first + timedelta(1)


def _month_number(name: str) -> int:
    return _MONTHS[name.rstrip(".")]


def _numeric(match: re.Match[str], _today: date) -> Days | None:
    year, month, day = (int(part) if part else None for part in match.group("y", "m", "d"))
    if not year or not month or not 1 <= month <= 12:
        return None
    return _day(year, month, day) if day else month_days(year, month)


def _written_day(match: re.Match[str], today: date) -> Days | None:
    month, day, year = _month_number(match["month"]), int(match["day"]), _year_of(match, today)
    if year is not None:
        return _day(year, month, day)
    this_year = _day(today.year, month, day)
    return this_year if this_year and this_year[0] <= today else _day(today.year - 1, month, day)


def _month_of_year(match: re.Match[str], today: date) -> Days | None:
    year = _year_of(match, today)
    return None if year is None else month_days(year, _month_number(match["month"]))


def _named_month(match: re.Match[str], today: date) -> Days | None:
    """ "last May", "this May", "in May": the latest one that has begun; "last" never means the month that runs."""
    month = _month_number(match["month"])
    running = match["which"] == "last" and month == today.month
    year = today.year - (month > today.month or running)
    return month_days(year, month)


def _season_or_occasion(match: re.Match[str], today: date) -> Days | None:
    name = re.sub(r"\s+", " ", match["name"]).replace("’", "'")
    occasion = SEASONS_EN.get(name) or OCCASIONS_EN[name]
    year = _year_of(match, today)
    if year is not None:
        return occasion(year)
    which = match.groupdict().get("which")
    if which == "this":
        return latest(occasion, today)
    return last_over(occasion, today)


def _decade(match: re.Match[str], today: date) -> Days | None:
    groups = match.groupdict()
    tens = _DECADES[groups["word"]] if groups["word"] else int(groups["tens"] or groups["tens2"])
    century = int(groups["century"]) * 100 if groups["century"] else (1900 if tens > today.year % 100 else 2000)
    first, years = century + tens, 10
    part = groups["part"] or groups["part2"]
    if part:
        offset = {"early": 0, "mid": 3, "late": 6}[part]
        first, years = first + offset, 4
    return year_days(first, years)


def _bare_year(match: re.Match[str], today: date) -> Days | None:
    """A year that has come: "Blade Runner 2049" is no date."""
    year = int(match["year"])
    return year_days(year) if year <= today.year + 1 else None


def _century(match: re.Match[str], today: date) -> Days | None:
    first = (int(match["century"]) - 1) * 100
    return year_days(first, 100) if 1 <= first <= today.year else None


def _ago(match: re.Match[str], today: date) -> Days | None:
    """ "three years ago" is that whole year, "two weeks ago" that week: memory is no finer than its unit."""
    return unit_before(today, match["unit"], _count(match["count"]))


def _weekend(match: re.Match[str], today: date) -> Days | None:
    saturday = today - timedelta((today.weekday() - 5) % 7)
    if match["which"] != "this" and saturday + timedelta(1) >= today:
        saturday -= timedelta(7)
    return saturday, saturday + timedelta(2)


def _weekday(match: re.Match[str], today: date) -> Days | None:
    back = (today.weekday() - _WEEKDAYS[match["weekday"]]) % 7 or 7
    return unit_before(today, "day", back)


@cache
def _rules() -> tuple[_Rule, ...]:
    """Made at the first question, as compiling them costs some milliseconds of a cold start."""
    return tuple(_written_rules())


def _written_rules() -> Iterator[_Rule]:
    """Longer and surer forms first: the first rule that fits at a place wins."""

    def rule(pattern: str, days: Callable[[re.Match[str], date], Days | None], *, sure: bool = True) -> _Rule:
        return _Rule(re.compile(pattern + r"(?!\w)"), days, sure)

    which = r"(?P<which>last|this|past|previous|the\s+last)\s+"
    units = r"(?P<unit>day|week|month|year|decade)"
    names = _any(list(SEASONS_EN) + list(OCCASIONS_EN)).replace("'", "['’]").replace(r"\ ", r"\s+")
    yield rule(rf"(?P<y>{_YEAR})[-/.](?P<m>\d\d?)(?:[-/.](?P<d>\d\d?))?", _numeric)
    yield rule(DAY_OF_YEAR, numeric_day)
    yield rule(SHORT_YEAR, numeric_day)
    nth, the_nth = rf"(?P<day>{_DAY})(?:st|nd|rd|th|\.)?", rf"(?:the\s+)?(?P<day>{_DAY})(?:st|nd|rd|th|\.)?"
    yield rule(rf"{nth}\s*(?:of\s+)?(?P<month>{_MONTH}),?\s+{_YEAR_WORDS}", _written_day)
    yield rule(rf"(?P<month>{_MONTH})\s+{the_nth},?\s+{_YEAR_WORDS}", _written_day)
    yield rule(rf"(?P<month>{_MONTH}),?\s+{_YEAR_WORDS}", _month_of_year)
    yield rule(rf"{nth}\s+(?:of\s+)?(?P<month>{_MONTH})", _written_day)
    yield rule(rf"(?P<month>{_MONTH})\s+(?P<day>{_DAY})(?:st|nd|rd|th)?", _written_day)
    yield rule(rf"(?P<name>{names}),?\s+{_YEAR_WORDS}", _season_or_occasion)
    yield rule(rf"{_YEAR_WORDS}\s+(?P<name>{names})", _season_or_occasion)
    yield rule(rf"{which}(?P<name>{names})", _season_or_occasion)
    yield rule(rf"{which}(?P<month>{_MONTH})", _named_month)
    yield rule(
        r"(?:(?P<part>early|mid|late)[\s-]+)?(?:the\s+)?(?:(?P<part2>early|mid|late)[\s-]+)?"
        r"(?:(?P<century>1[89]|20)(?P<tens>\d0)['’]?s|['’]?(?P<tens2>\d0)['’]?s|(?P<word>" + _any(_DECADES) + "))",
        _decade,
    )
    yield rule(r"(?:the\s+)?(?P<century>1\d|20|21)(?:st|th)\s+century", _century)
    yield rule(r"the\s+day\s+before\s+yesterday", lambda _, today: unit_before(today, "day", 2))
    yield rule(r"yesterday", lambda _, today: unit_before(today, "day", 1))
    yield rule(r"last\s+night", lambda _, today: unit_before(today, "day", 1))
    yield rule(r"today|tonight|this\s+(?:morning|afternoon|evening)", lambda _, today: unit_before(today, "day", 0))
    yield rule(rf"(?P<count>{_COUNT})\s+{units}s?\s+ago", _ago)
    yield rule(
        rf"(?:the\s+)?(?:last|past|previous)\s+(?P<count>{_COUNT})\s+{units}s?",
        lambda match, today: lately(today, match["unit"], _count(match["count"])),
    )
    yield rule(rf"{which}weekend", _weekend)
    yield rule(rf"the\s+{units}\s+before\s+last", lambda match, today: unit_before(today, match["unit"], 2))
    yield rule(rf"(?:the\s+)?past\s+{units}", lambda match, today: lately(today, match["unit"], 1))
    yield rule(rf"{which}{units}", lambda match, today: unit_before(today, match["unit"], match["which"] != "this"))
    yield rule(rf"(?:last|this|past)\s+(?P<weekday>{_any(_WEEKDAYS)})", _weekday)
    yield rule(rf"(?:(?:the\s+)?year\s+)?(?P<year>{_YEAR})(?:['’]s)?", _bare_year)
    yield rule(rf"(?P<which>)(?P<month>{_MONTH})", _named_month, sure=False)
    yield rule(rf"(?P<weekday>{_any(_WEEKDAYS)})", _weekday, sure=False)


_RANGE: Final = re.compile(r"(?:(?P<between>between)|from)\s+(?:the\s+)?")
_JOIN: Final = re.compile(r"\s*(?:[-–—~]|\b(?:and|to|until|till|through)\b)\s*(?:the\s+)?")
_OPEN: Final = re.compile(r"(?P<how>since|after|before|until|till|from)\s+(?:the\s+)?")
_AT: Final = re.compile(
    r"(?:(?:taken|made|shot|written|dated|back)\s+)?(?P<of>in|on|at|during|around|about|over|of|from|for|by)\s+(?:the\s+)?|the\s+"
)
_OF_TIME: Final = frozenset({"in", "on", "during", "from", "around", "over"})
_WORD_START: Final = re.compile(r"(?<![\w'’/.-])(?=[\w'’])")


def find_date(text: str, today: date) -> DateSpan | None:
    """The first stretch of time in a lower-case English text, None when it names none."""
    for start in _WORD_START.finditer(text):
        found = _between(text, start.start(), today) or _open_ended(text, start.start(), today)
        found = found or _plain(text, start.start(), today)
        if found:
            return found
    return None


def _between(text: str, at: int, today: date) -> DateSpan | None:
    """ "between 2010 and 2012", "from May to July 2018", "2010-2012"."""
    lead = _RANGE.match(text, at)
    first = _moment(text, lead.end() if lead else at, today, sure=lead is None)
    if first is None:
        return None
    join = _JOIN.match(text, first[1])
    if join is None or (lead is None and "and" in join.group()):
        return None
    second = _moment(text, join.end(), today, sure=False)
    return span(first[0], second[0], at, second[1]) if second else None


def _open_ended(text: str, at: int, today: date) -> DateSpan | None:
    """ "since 2015", "before last summer", "after Christmas 2012"; "from 2015" alone is no open end."""
    lead = _OPEN.match(text, at)
    moment = _moment(text, lead.end(), today, sure=False) if lead else None
    if lead is None or moment is None or lead["how"] == "from":
        return None
    days, end = moment
    if lead["how"] == "since":
        return span(days, None, at, end)
    if lead["how"] == "after":
        return span((days[1], days[1]), None, at, end)
    return span(None, (days[0], days[0]), at, end)


def _plain(text: str, at: int, today: date) -> DateSpan | None:
    lead = _AT.match(text, at)
    if lead:
        moment = _moment(text, lead.end(), today, sure=lead["of"] not in _OF_TIME)
        if moment:
            return span(moment[0], moment[0], at, moment[1])
    moment = _moment(text, at, today, sure=True)
    return span(moment[0], moment[0], at, moment[1]) if moment else None


def _moment(text: str, at: int, today: date, *, sure: bool) -> tuple[Days, int] | None:
    """The days named at a place and where their words end; with `sure` only by rules that need no preposition."""
    for rule in _rules():
        match = None if sure and not rule.sure else rule.pattern.match(text, at)
        days = rule.days(match, today) if match else None
        if match and days:
            return days, match.end()
    return None
