"""One stretch of time in English words: "summer 2019", "last Christmas", "three years ago", "early May", "Q3 2019".

What could as well be a plain word ("may", "fall") counts by itself as a date only with a year, "last" and the like.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache, lru_cache, partial
from typing import Final

from heirloom.search.dates.moments.english_days import (
    DECADES,
    MONTH_WORDS,
    MONTHS,
    WEEKDAYS,
    any,
    bare_year,
    day_at,
    first_of_two,
    half_year_ago,
    month_at,
    name_at,
    name_or_month,
    named_back,
    named_month,
    never,
    occasion_of,
    one_day,
    quarter_named,
    read_ago,
    read_century,
    read_decade,
    read_lately,
    read_weekday,
    read_weekend,
    some_ago,
    this_day,
    weekday_of_last_week,
    written_day,
    year_of,
)
from heirloom.search.dates.numeric import (
    DAY_OF_YEAR,
    MONTH_YEAR,
    SHORT_YEAR,
    WHOLE_DAY,
    YEAR_MONTH,
    in_order,
    numeric_day,
)
from heirloom.search.dates.occasions import OCCASIONS_EN, SEASONS_EN, Days, year_days
from heirloom.search.dates.spans import Grain, Moment, lately, part_of, unit_before, week_days

_MONTH: Final = r"(?:" + "|".join(f"{name[:3]}(?:{name[3:]})?" if name != "september" else "sept?(?:ember)?" for name in MONTH_WORDS.split()) + r")\b\.?"  # fmt: skip  # noqa: E501
_COUNT: Final = r"(?:\d{1,3}|(?:a\s+)?couple\s+of|[a-z]{1,6})"
"""Also words that are no number, as the pattern is made at a cold start: `_count_of` knows them."""
_DAY: Final = r"(?:0?[1-9]|[12]\d|3[01])"
_NTH: Final = rf"(?P<day>{_DAY})(?:st|nd|rd|th|\.)?"
_YEAR: Final = r"(?:1[89]\d\d|20\d\d)"
_YEAR_WORDS: Final = (
    rf"(?:(?:of\s+|in\s+|the\s+year\s+)?(?P<year>{_YEAR})(?:[/-]\d\d(?!\d))?|(?:of\s+|in\s+)?'(?P<short>\d\d)"
    rf"|(?P<ago>{_COUNT})\s+years?\s+ago|(?:of\s+)?the\s+year\s+before\s+(?P<before>last)"
    r"|(?:of\s+)?(?P<rel>last|this|past|previous)\s+year(?:'s)?)"
)
_TO: Final = r"\s*(?:-|–|—|~|&|\b(?:to|and|or|until|till|through)\b)\s*(?:the\s+)?"
_PART: Final = (
    r"(?:(?P<part>early|mid|late)|(?:the\s+)?(?P<side>beginning|start|middle|end|first\s+half|second\s+half)\s+of)"
    r"[\s-]+(?:in\s+)?(?:the\s+)?"
)
_THIRDS: Final = {"early": 0, "beginning": 0, "start": 0, "mid": 1, "middle": 1, "late": 2, "end": 2}


@dataclass(frozen=True, slots=True)
class _Rule:
    """`days` tell a match without a year, `at` one of a year; those not `sure` need a word of time before them."""

    source: str
    days: Callable[[re.Match[str], date], Days | None]
    grain: Grain = "other"
    at: Callable[[re.Match[str], int], Days | None] | None = None
    sure: bool = True
    named: bool = False
    """It needs the name of a season, a feast or a month, and its long pattern is not made for a text without one."""

    @property
    def pattern(self) -> re.Pattern[str]:
        return _pattern(self.source)


def may_name_time(text: str) -> bool:
    """Whether a text holds a figure or a word by which a time is told; else no rule has to be made."""
    return bool(re.search(r"\d", text)) or not _hints().isdisjoint(re.split(r"[^a-z]+", text))


@cache
def _hints() -> frozenset[str]:
    """A word of each of the forms that the rules know."""
    told = "ago year years last this past previous before today tonight yesterday the other day century since until"
    names = {name.split("'")[0].split()[0] for name in (*SEASONS_EN, *OCCASIONS_EN)}
    return frozenset({*told.split(), *names, *MONTHS, *WEEKDAYS, *DECADES, "falls", "summers", "winters"}) - {"the"}


def find_moment(text: str, at: int, today: date, *, sure: bool) -> Moment | None:
    """The stretch of time named at a place; with `sure` only what could not as well be a plain word."""
    part = _part_pattern().match(text, at)
    moment = _parted(find_moment(text, part.end(), today, sure=False), part) if part else None
    if moment is not None and (moment.sure or not sure):
        return moment
    names = _holds_name(text)
    for rule in _rules():
        skipped = (sure and not rule.sure) or (rule.named and not names)
        match = None if skipped else rule.pattern.match(text, at)
        moment = _read(rule, match, today) if match else None
        if moment is not None:
            return moment
    return None


def follow(text: str, before: Moment, at: int, is_range: bool, today: date) -> Moment | None:
    """What follows a moment and a word that joins: a moment, or the rest of one, "8th" after "July 4th to"."""
    if is_range and (now := re.compile(r"(?:the\s+present|present|now|date)\b").match(text, at)):
        return Moment((today, today + timedelta(1)), now.end())
    moment = find_moment(text, at, today, sure=False)
    if moment is not None and (moment.sure or is_range or moment.grain == before.grain):
        return moment
    if before.grain == "day":
        days = _pattern(rf"{_NTH}(?:,?\s+{_YEAR_WORDS}|(?=\s*(?:$|[,.;]|(?:in|at|on|with|and|or|by|of)\b)))").match(
            text, at
        )
        return _rest_of_day(days, before, today) if days else None
    if before.grain == "year" and is_range:
        short = _pattern(r"'?(?P<short>\d\d)(?!\w)").match(text, at)
        year = before.days[0].year // 100 * 100 + int(short["short"]) if short else 0
        fits = before.days[0].year < year <= today.year + 1
        return Moment(year_days(year), short.end(), "year", year) if short and fits else None
    if before.grain == "name" and before.year is not None:
        found = _pattern(rf"(?P<name>{_names()})(?!\w)").match(text, at)
        occasion = occasion_of(found) if found else None
        named = occasion(before.year) if occasion else None
        return Moment(named, found.end(), "name", None, None, occasion) if found and named else None
    return None


def _rest_of_day(match: re.Match[str], before: Moment, today: date) -> Moment | None:
    year, month, day = year_of(match, today), before.month or before.days[0].month, int(match["day"])
    days = one_day(year or before.days[0].year, month, day)
    here = partial(one_day, month=month, day=day)
    return Moment(days, match.end(), "day", year or before.year, month, here) if days else None


@cache
def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


@lru_cache(maxsize=8)
def _holds_name(text: str) -> bool:
    words = {word.removesuffix("s") for word in re.split(r"[^a-z0-9]+", text)}
    return not words.isdisjoint(_name_words())


@cache
def _name_words() -> frozenset[str]:
    names = {re.split(r"[^a-z0-9]", name)[0].removesuffix("s") for name in (*SEASONS_EN, *OCCASIONS_EN)}
    return frozenset({*names, *MONTHS, "christmase"})


@cache
def _names() -> str:
    return any(list(SEASONS_EN) + list(OCCASIONS_EN)).replace("'", "['’]").replace(r"\ ", r"\s+")


def _part_pattern() -> re.Pattern[str]:
    return _pattern(_PART)


def _parted(moment: Moment | None, match: re.Match[str]) -> Moment | None:
    """The third or half of a month, a season or a year that the words before it name."""
    length = (moment.days[1] - moment.days[0]).days if moment else 0
    if moment is None or length < 28 or length > 366 or moment.grain == "day":
        return None
    word = re.sub(r"\s+", " ", match["part"] or match["side"])

    def cut(days: Days | None) -> Days | None:
        if days is None:
            return None
        if word in _THIRDS:
            if length > 300 and match["side"] in ("beginning", "start", "end"):
                year = days[0].year
                return (days[0], date(year, 3, 1)) if _THIRDS[word] == 0 else (date(year, 11, 1), days[1])
            return part_of(days, _THIRDS[word])
        middle = days[0] + timedelta(15) if length < 32 else _half(days)
        return (days[0], middle) if word == "first half" else (middle, days[1])

    whole, days = moment.at, cut(moment.days)
    here = (lambda year: cut(whole(year))) if whole else None
    plain = moment.grain == "month" and match.string[match.end() :].startswith(("may", "mar"))
    sure = moment.sure or (moment.grain == "month" and not plain)
    grain: Grain = "other" if moment.grain == "year" else moment.grain
    return replace(moment, days=days, at=here, sure=sure, grain=grain) if days else None


def _half(days: Days) -> date:
    months = (days[1].year - days[0].year) * 12 + days[1].month - days[0].month
    count = days[0].year * 12 + days[0].month - 1 + months // 2
    return date(count // 12, count % 12 + 1, 1)


def _read(rule: _Rule, match: re.Match[str], today: date) -> Moment | None:
    """What a match means; None where its days are no days."""
    year = year_of(match, today)
    here = partial(rule.at, match) if rule.at else None
    days = here(year) if here and year is not None else rule.days(match, today)
    if days is None:
        return None
    month = days[0].month if rule.grain in ("day", "month") else None
    of_each = rule.grain in ("name", "month") and year is not None and not match.group()[:1].isdecimal()
    if rule.grain == "year":
        year = days[0].year
    return Moment(days, match.end(), rule.grain, year, month, here, of_each, rule.sure)


@cache
def _rules() -> tuple[_Rule, ...]:
    """Made at the first question, as compiling them costs some milliseconds of a cold start."""
    return tuple(_written_rules())


_WHICH: Final = r"(?P<which>last|this|past|previous|the\s+last)\s+"
_UNITS: Final = r"(?P<unit>day|week|month|year|decade)"


def _rule(
    pattern: str,
    days: Callable[[re.Match[str], date], Days | None],
    grain: Grain = "other",
    at: Callable[[re.Match[str], int], Days | None] | None = None,
    *,
    sure: bool = True,
) -> _Rule:
    return _Rule(pattern + r"(?!\w)", days, grain, at, sure, "<name>" in pattern)


def _written_rules() -> Iterator[_Rule]:
    """Longer and surer forms first: the first rule that fits at a place wins."""

    yield _rule(WHOLE_DAY, in_order, "day")
    yield _rule(YEAR_MONTH, in_order, "month")
    yield _rule(DAY_OF_YEAR, numeric_day, "day")
    yield _rule(SHORT_YEAR, numeric_day, "day")
    yield _rule(MONTH_YEAR, in_order, "month")
    yield _rule(
        rf"{_NTH}(?:\s*(?:of\s+)?(?P<month>{_MONTH})(?:,?\s+{_YEAR_WORDS})?"
        rf"|(?={_TO}{_DAY}(?:st|nd|rd|th|\.)?\s*(?:of\s+)?(?P<month2>{_MONTH})))",
        lambda match, today: (written_day if match["month"] else first_of_two)(match, today),
        "day",
        lambda match, year: one_day(year, MONTHS[(match["month"] or match["month2"]).rstrip(".")], int(match["day"])),
    )
    yield _rule(rf"(?P<month>{_MONTH})\s+(?:the\s+)?{_NTH}(?:,?\s+{_YEAR_WORDS})?", written_day, "day", day_at)
    yield _rule(rf"(?P<month>{_MONTH}),?\s+{_YEAR_WORDS}", never, "month", month_at)
    yield _rule(
        rf"(?P<name>{_names()})(?:(?:(?<=mer)s|(?<=ter)s)?,?\s+{_YEAR_WORDS}|\s+(?P<last>before\s+last))",
        lambda match, today: named_back(match, today) if match["last"] else None,
        "name",
        name_at,
    )
    yield _rule(
        rf"(?:{_YEAR_WORDS},?\s+(?:(?:at|in|on|during|over)\s+)?|{_WHICH}|(?P<count>{_COUNT})\s+(?=\w+s\s+ago))"
        rf"(?:(?P<name>{_names()})(?:(?:e?s)?\s+ago)?|(?P<month>{_MONTH}))",
        name_or_month,
        "name",
        lambda match, year: name_at(match, year) if match["name"] else month_at(match, year),
    )
    quarter = (
        r"(?:q(?P<quarter>[1-4])"
        r"|(?P<quarter2>first|second|third|fourth|last|[1-4](?=st|nd|rd|th))(?:st|nd|rd|th)?\s+quarter)"
    )
    yield _rule(rf"{quarter},?\s+{_YEAR_WORDS}", never, "name", quarter_named)
    yield _rule(rf"{_YEAR_WORDS},?\s*{quarter}", never, "name", quarter_named)
    yield _rule(
        rf"week\s+(?P<week>\d\d?),?\s+(?:of\s+)?{_YEAR_WORDS}",
        never,
        "name",
        lambda match, year: week_days(year, int(match["week"])),
    )
    yield _rule(
        r"(?:(?P<part>early|mid|late)(?:\s*(?:to|/|-|or)\s*(?P<part3>mid|late))?[\s-]+)?(?:the\s+)?"
        r"(?:(?P<part2>early|mid|late)[\s-]+)?"
        r"(?:(?P<century>1[89]|20)(?P<tens>\d0)['’]?s|['’]?(?P<tens2>\d0)['’]?s|(?P<word>" + any(DECADES) + "))",
        read_decade,
    )
    yield _rule(r"(?:the\s+)?(?P<century>1\d|20|21)(?:st|th)\s+century", read_century)
    yield from _rules_from_today()


def _rules_from_today() -> Iterator[_Rule]:
    """Times told by how long ago they were; and single months and years, which fit last."""
    yield _rule(r"the\s+day\s+before\s+yesterday", lambda _, today: unit_before(today, "day", 2))
    yield _rule(r"yesterday|last\s+night", lambda _, today: unit_before(today, "day", 1))
    yield _rule(
        r"(?:(?P<day>(?:on\s+)?(?:a|one)\s+year\s+ago\s+today|(?:on\s+)?this\s+day\s+last\s+year)|this\s+time\s+last\s+year)",
        this_day,
    )
    yield _rule(r"today|tonight|this\s+(?:morning|afternoon|evening)", lambda _, today: unit_before(today, "day", 0))
    yield _rule(r"half\s+a\s+year\s+ago|six\s+months\s+ago", half_year_ago)
    yield _rule(rf"(?P<count>{_COUNT})\s+{_UNITS}s?\s+ago", read_ago)
    yield _rule(rf"(?:a\s+few|few|several|some)\s+{_UNITS}s\s+ago", some_ago)
    yield _rule(
        rf"(?:the\s+)?(?:last|past|previous)\s+(?P<count>several|{_COUNT})\s+{_UNITS}s?",
        read_lately,
    )
    yield _rule(r"the\s+other\s+day", lambda _, today: lately(today, "day", 10))
    yield _rule(rf"{_WHICH}weekend", read_weekend)
    yield _rule(
        r"the\s+weekend\s+before\s+last",
        lambda _, today: (week := unit_before(today, "week", 2)) and (week[0] + timedelta(5), week[1]),
    )
    yield _rule(rf"the\s+{_UNITS}\s+before\s+last", lambda match, today: unit_before(today, match["unit"], 2))
    yield _rule(rf"(?:the\s+)?past\s+{_UNITS}", lambda match, today: lately(today, match["unit"], 1))
    yield _rule(rf"{_WHICH}{_UNITS}", lambda match, today: unit_before(today, match["unit"], match["which"] != "this"))
    yield _rule(rf"(?P<weekday>{any(WEEKDAYS)})\s+(?:of\s+)?last\s+week", weekday_of_last_week)
    yield _rule(rf"(?:last|this|past)\s+(?P<weekday>{any(WEEKDAYS)})", read_weekday)
    yield _rule(rf"(?:(?:the\s+)?year\s+)?(?P<year>{_YEAR})(?:['’]s)?", bare_year, "year")
    yield _rule(rf"(?P<which>)(?P<month>{_MONTH})", named_month, "month", month_at, sure=False)
    yield _rule(rf"(?P<weekday>{any(WEEKDAYS)})", read_weekday, sure=False)
