"""One stretch of time in Chinese words: "2019年夏天", "上个月底", "三年前", "八九十年代", "2019年第三季度"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, partial
from typing import Final

from heirloom.search.dates.eras import ERA_YEAR
from heirloom.search.dates.moments.chinese_days import (
    any,
    between_back,
    half_year_back,
    is_span,
    latest_named,
    lunar_at,
    month_back,
    month_day,
    month_day_at,
    name_at,
    never,
    one_day,
    part_of_this,
    read_back,
    read_century,
    read_decade,
    read_lately,
    read_week,
    some_back,
    these_days,
    this_day,
    whole_year,
    year_of,
)
from heirloom.search.dates.numerals import NUMERAL, read_number
from heirloom.search.dates.numeric import DAY_OF_YEAR, WHOLE_DAY, YEAR_MONTH, in_order, numeric_day
from heirloom.search.dates.occasions import OCCASIONS_ZH, SEASONS_ZH, Days, month_days, year_days
from heirloom.search.dates.spans import Grain, Moment, quarter_days, unit_before, week_days

_NUMBER: Final = rf"(?:\d{{1,3}}|[{NUMERAL}几]{{1,4}})"
_YEAR_NUMBER: Final = r"(?:1[89]\d\d|20\d\d|[一二][八九零〇][零〇一二三四五六七八九]{2})"
_YEAR: Final = (
    rf"(?:{ERA_YEAR}|(?!(?:0\d|[5-9][1-9])年)(?P<ago>{_NUMBER})年[以之]?前|(?:公元|西元)?(?P<year>{_YEAR_NUMBER})(?:\s*年|(?!\d)\s*)|(?P<short>\d\d)年"
    rf"|(?P<rel>大前年|前年|去年|上一年|今年|本年))"
)
_DAYS_BACK: Final = (
    dict.fromkeys(("今天", "今日", "今早", "今晚"), 0)
    | dict.fromkeys(("昨天", "昨日", "昨晚"), 1)
    | {
        "前天": 2,
        "前晚": 2,
        "大前天": 3,
    }
)
MONTH: Final = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
DAY: Final = r"(?:3[01]|[12]\d|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])"
_TO: Final = r"\s*(?:到|至|[-–—~、和])\s*"
_MONTH_SIGN: Final = rf"(?:月|(?={_TO}{MONTH}月))"
_DAY_SIGN: Final = rf"(?:[日号]|(?={_TO}{DAY}[日号]))"
_PART: Final = r"(?P<part>[上中下]旬|[上下]半月|初|中(?!秋)|底|末)"
_LUNAR_DAY: Final = (
    r"(?P<lunar_day>初[一二三四五六七八九十]|[二廿]?十[一二三四五六七八九]?|廿[一二三四五六七八九]|三十)"
)


@dataclass(frozen=True, slots=True)
class _Rule:
    """`days` tell a match without a year, `at` one of a year."""

    pattern: re.Pattern[str]
    days: Callable[[re.Match[str], date], Days | None]
    grain: Grain = "other"
    at: Callable[[re.Match[str], int], Days | None] | None = None
    after_year: bool = False
    """The pattern stands after words of a year."""


def may_name_time(text: str) -> bool:
    """Whether a text holds anything by which all these words of time can be told; else no rule has to be made."""
    return _pattern(r"[\d年月日号天周期拜纪今昨前近时此上]").search(text) is not None


def find_moment(text: str, at: int, today: date) -> Moment | None:
    """The stretch of time named at a place of a text."""
    said = _pattern(_YEAR).match(text, at)
    year = year_of(said.groupdict(), today) if said and not is_span(said) else None
    for rule in _rules():
        if not rule.after_year:
            match = rule.pattern.match(text, at)
            moment = _read(rule, match, None, today, at) if match else None
        elif said is not None and year is not None:
            match = _after_year(rule, said)
            moment = _read(rule, match, year, today, at) if match else None
        else:
            moment = None
        if moment is not None:
            return moment
    return None


def _after_year(rule: _Rule, said: re.Match[str]) -> re.Match[str] | None:
    """The rule's words after those of a year; the sign of a year may belong to them: "2019年底"."""
    text, end = said.string, said.end()
    found = rule.pattern.match(text, end)
    return rule.pattern.match(text, end - 1) if found is None and text[end - 1] == "年" else found


def follow(text: str, before: Moment, at: int, is_range: bool, today: date) -> Moment | None:
    """What follows a moment and a word that joins: a moment, or the rest of one, "8日" after "7月4日到"."""
    moment = find_moment(text, at, today)
    if moment is not None or before.grain == "other":
        return moment
    return _rest_of_day(text, before, at, is_range) or _rest_of_year(text, before, at, is_range, today)


def _rest_of_day(text: str, before: Moment, at: int, is_range: bool) -> Moment | None:
    first = before.days[0]
    if before.grain != "day":
        return None
    found = _pattern(rf"(?:(?P<month>\d\d?)[-/.])?(?P<day>{DAY})(?:[日号]|(?P<bare>(?![\d年月岁个周天])))").match(
        text, at
    )
    if found is None or (found["bare"] is not None and not is_range) or (found["month"] and not is_range):
        return None
    month, day = int(found["month"] or first.month), read_number(found["day"]) or 0
    days = one_day(first.year, month, day)
    here = partial(one_day, month=month, day=day)
    return Moment(days, found.end(), "day", before.year, month, here) if days else None


def _rest_of_year(text: str, before: Moment, at: int, is_range: bool, today: date) -> Moment | None:
    if before.grain == "year":
        found = _pattern(r"(?P<short>\d\d)年?(?![\d月日号个])").match(text, at)
        year = before.days[0].year // 100 * 100 + int(found["short"]) if found and is_range else 0
        fits = found is not None and before.days[0].year < year <= today.year + 1
        return Moment(year_days(year), found.end(), "year", year) if found and fits else None
    if before.grain == "month":
        found = _pattern(rf"(?P<month>{MONTH})月份?").match(text, at)
        month = read_number(found["month"]) if found else None
        here = partial(month_days, month=month or 1)
        return Moment(here(before.days[0].year), found.end(), "month", None, month, here) if found and month else None
    found = _pattern(any([*SEASONS_ZH, *OCCASIONS_ZH])).match(text, at)
    name = found.group() if found else ""
    occasion = SEASONS_ZH.get(name) or OCCASIONS_ZH.get(name)
    days = occasion(before.year) if occasion and before.year else None
    return Moment(days, found.end(), "name", None, None, occasion) if found and days else None


@cache
def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _read(rule: _Rule, match: re.Match[str], year: int | None, today: date, begin: int) -> Moment | None:
    """What a match means, of a year where one was said before it; None where its days are no days."""
    if year is not None and rule.at is None:
        days = this_day(match, today, year)
    else:
        days = rule.at(match, year) if rule.at and year is not None else rule.days(match, today)
    if days is None or days[0] > today + timedelta(400):
        return None
    here = partial(rule.at, match) if rule.at else None
    of_each = rule.grain == "name" and "的" in match.string[begin : match.end()]
    said = days[0].year if rule.grain == "year" else year
    return Moment(days, match.end(), rule.grain, said, None, here, of_each)


@cache
def _rules() -> tuple[_Rule, ...]:
    """Made at the first question, as compiling them costs some milliseconds of a cold start."""
    return tuple(_written_rules())


def _rule(
    pattern: str,
    days: Callable[[re.Match[str], date], Days | None],
    grain: Grain = "other",
    at: Callable[[re.Match[str], int], Days | None] | None = None,
) -> _Rule:
    return _Rule(re.compile(pattern), days, grain, at)


def _dated(
    pattern: str, grain: Grain = "other", at: Callable[[re.Match[str], int], Days | None] | None = None
) -> _Rule:
    return _Rule(re.compile(r"[的，,]?\s*" + pattern), never, grain, at, after_year=True)


def _quarter(match: re.Match[str], year: int) -> Days:
    return quarter_days(year, read_number(match["quarter"]) or 1)


def _written_rules() -> Iterator[_Rule]:
    """Longer and surer forms first: the first rule that fits at a place wins."""

    names, units = any([*SEASONS_ZH, *OCCASIONS_ZH]), r"(?P<unit>天|日|周|星期|礼拜|月|年)"
    which = r"(?P<which>上一?个|上次|最近一?个|这个|今)"
    century = r"(?P<century>上|本|20|21|二十一?)个?世纪的?"
    yield _rule(WHOLE_DAY, in_order, "day")
    yield _rule(DAY_OF_YEAR, numeric_day, "day")
    yield _rule(YEAR_MONTH + r"(?![年月])", in_order, "month")
    yield _rule(
        rf"(?:(?:{century})?|(?P<hundreds>1[89]|20|一[八九]|二[零〇])(?=.[0零〇]年))"
        r"(?P<tens>\d0|[一二三四五六七八九零〇][零〇]|[一二三四五六七八九]十)年代(?P<part>初期?|中期?|末期?|后期)?",
        read_decade,
    )
    yield _rule(rf"(?:{century})?(?P<begin>[一二三四五六七八])、?(?P<tens>[二三四五六七八九]十)年代", read_decade)
    yield _rule(
        rf"(?P<century>上|本|这|\d\d|[{NUMERAL}]{{1,3}})个?世纪(?P<part>初|中[叶期]|末)?(?!公园|大道|广场|佳缘|金源)",
        read_century,
    )
    yield _dated(rf"(?P<name>{names})(?:节日|假期|期间|时候)?", "name", name_at)
    national = r"十一(?=$|\s|[，。,的、和]|假期|长假|黄金周|期间|[去在出旅回])(?:假期|长假|黄金周|期间)?"
    yield _dated(rf"{national}", "name", lambda _, year: OCCASIONS_ZH["国庆"](year))
    yield _dated(r"(?:第?(?P<quarter>[1-4一二三四])季度)", "name", _quarter)
    yield _dated(r"(?:q(?P<quarter>[1-4])(?!\d))", "name", _quarter)
    yield _dated(
        rf"第(?P<week>{_NUMBER})(?:周|个?星期)", "name",
        lambda match, year: week_days(year, read_number(match["week"]) or 0),
    )  # fmt: skip
    lunar_month = rf"(?P<lunar>农历|阴历)?(?P<lunar_month>[正冬腊]|{MONTH})月{_LUNAR_DAY}(?![日号月年个点岁])"
    yield _dated(rf"{lunar_month}", "day", lunar_at)
    yield _dated(r"(?:(?P<day>今天|今日|同一天)|这个?时候|此时|同期)")
    yield _dated(rf"(?P<month>{MONTH})月(?P<day>{DAY}){_DAY_SIGN}", "day", month_day_at)
    yield _dated(rf"(?P<month>{MONTH}){_MONTH_SIGN}(?:份|{_PART})?", "month", month_day_at)
    yield _rule(rf"{which}(?P<name>{names})", latest_named)
    yield _rule(rf"(?P<which>上+个?|这个|本)月{_PART}?(?![亮球台])", month_back)
    yield _rule(rf"(?:最近|近|过去)的?(?P<count>{_NUMBER})个?{units}(?!的?历史)", read_lately)
    yield _rule(r"(?:这|[前近](?=[几些]))(?:几|些|两|段)个?(?P<unit>天|日|月|年)", these_days)
    yield _rule(rf"(?:(?P<count>[{NUMERAL}]{{1,3}}|\d0)[几多余]|好几)个?{units}[以之]?前", some_back)
    yield _rule(rf"(?P<least>[一二两三四五六七八])(?P<most>[两二三四五六七八九])个?{units}[以之]?前", between_back)
    yield _rule(rf"(?P<count>{_NUMBER})个?{units}[以之]?前", read_back)
    yield _rule(r"半年[以之]?前", half_year_back)
    yield _rule(r"(?P<which>上+一?个?|这个?|本)(?:周|星期|礼拜)(?P<day>[一二三四五六日天末])?(?![年岁])", read_week)
    yield _rule(any(_DAYS_BACK), lambda match, today: unit_before(today, "day", _DAYS_BACK[match.group()]))
    yield _rule(rf"(?P<month>{MONTH})月(?P<day>{DAY}){_DAY_SIGN}", month_day, "day", month_day_at)
    yield _rule(r"(?<![^\s的在于，。])月(?P<part>初|底|末)", part_of_this)
    ends = r"(?=$|[\s的，,、和到至或与拍去在~–—-])"
    yield _rule(rf"(?P<month>{MONTH}){_MONTH_SIGN}(?:份|{_PART}|{ends})", month_day, "month", month_day_at)
    yield _rule(rf"(?P<short>0\d|[5-9][1-9])(?={_TO}\d\d年)", whole_year, "year")
    yield _rule(_YEAR, whole_year, "year")
