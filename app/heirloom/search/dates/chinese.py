"""Dates in Chinese words: "2019年夏天", "去年春节", "三年前", "上世纪九十年代", "从2010年到2012年"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Final

from heirloom.search.dates.eras import ERA_YEAR, lasts, year_of_era
from heirloom.search.dates.numerals import NUMERAL, read_number
from heirloom.search.dates.numeric import DAY_OF_YEAR, numeric_day
from heirloom.search.dates.occasions import OCCASIONS_ZH, SEASONS_ZH, Days, last_over, latest, month_days, year_days
from heirloom.search.dates.spans import DateSpan, lately, span, unit_before

_NUMBER: Final = rf"(?:\d{{1,3}}|[{NUMERAL}几]{{1,4}})"
_YEAR_NUMBER: Final = r"(?:1[89]\d\d|20\d\d|[一二][八九零〇][零〇一二三四五六七八九]{2})"
_RELATIVE_YEARS: Final = {"今年": 0, "去年": 1, "上一年": 1, "前年": 2, "大前年": 3}
_YEAR: Final = (
    rf"(?:{ERA_YEAR}|(?:公元|西元)?(?P<year>{_YEAR_NUMBER})\s*年?|(?P<short>\d\d)年|(?P<rel>大前年|前年|去年|上一年|今年)"
    rf"|(?P<ago>{_NUMBER})年[以之]?前)"
)
_SHORT_YEAR: Final = re.compile(r"0\d|[5-9][1-9]")
"""A year of the calendar rather than a number of them: "98年以前" is before 1998, "30年前" thirty years ago."""
_DAYS_BACK: Final = {
    "今天": 0,
    "今日": 0,
    "今早": 0,
    "今晚": 0,
    "昨天": 1,
    "昨日": 1,
    "昨晚": 1,
    "前天": 2,
    "大前天": 3,
}
_UNITS: Final = {"天": "day", "日": "day", "周": "week", "星期": "week", "礼拜": "week", "月": "month", "年": "year"}
_WEEKDAYS: Final = {char: at for at, char in enumerate("一二三四五六日")} | {"天": 6}
_MONTH: Final = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_DAY: Final = r"(?:3[01]|[12]\d|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])"


@dataclass(frozen=True, slots=True)
class _Rule:
    pattern: re.Pattern[str]
    days: Callable[[re.Match[str], date], Days | None]


def _any(names: object) -> str:
    words = sorted((str(name) for name in names), key=len, reverse=True)  # type: ignore[attr-defined]
    return "(?:" + "|".join(re.escape(word) for word in words) + ")"


def _year_of(match: re.Match[str], today: date) -> int | None:
    """The year that a match's year words mean, None when it has none or an impossible one."""
    groups = match.groupdict()
    if groups.get("year"):
        return read_number(groups["year"])
    if groups.get("era"):
        return year_of_era(groups["era"], groups["era_year"])
    if groups.get("short"):
        short = int(groups["short"])
        return 2000 + short if short <= today.year % 100 + 1 else 1900 + short
    if groups.get("ago"):
        count = read_number(groups["ago"])
        return today.year - count if count is not None and 0 < count < today.year else None
    return today.year - _RELATIVE_YEARS[groups["rel"]] if groups.get("rel") else None


def _whole_year(match: re.Match[str], today: date) -> Days | None:
    year = _year_of(match, today)
    return year_days(year) if year and year <= today.year + 1 else None


def _month_day(match: re.Match[str], today: date) -> Days | None:
    """A month or a day of it; without a year the latest one that has begun."""
    month, day = read_number(match["month"]), read_number(match["day"]) if match["day"] else None
    if not month:
        return None
    year = _year_of(match, today)
    for candidate in [year] if year else [today.year, today.year - 1]:
        try:
            first = date(candidate, month, day or 1)
        except ValueError:
            continue
        if year or first <= today:
            return (first, first + timedelta(1)) if day else month_days(candidate, month)
    return None


def _season_or_occasion(match: re.Match[str], today: date) -> Days | None:
    occasion = SEASONS_ZH.get(match["name"]) or OCCASIONS_ZH[match["name"]]
    year = _year_of(match, today)
    if year is not None:
        return occasion(year)
    return latest(occasion, today) if match["which"][0] in "今这" else last_over(occasion, today)


def _decade(match: re.Match[str], today: date) -> Days | None:
    tens = read_number(match["tens"])
    if tens is None or tens % 10 or tens > 90:
        return None
    century = {"上": 1900, "20": 1900, "二十": 1900, "本": 2000, "21": 2000, "二十一": 2000}.get(match["century"] or "")
    if match["hundreds"]:
        century = 100 * (read_number(match["hundreds"]) or 0)
    first = tens + (century if century is not None else (1900 if tens > today.year % 100 else 2000))
    years = 10
    if match["part"]:
        offset = {"初": 0, "中": 3, "末": 6, "后": 6}[match["part"][0]]
        first, years = first + offset, 4
    return year_days(first, years)


def _back(match: re.Match[str], today: date) -> Days | None:
    count = read_number(match["count"])
    if match["unit"] == "年" and _SHORT_YEAR.fullmatch(match["count"]):
        return None
    return None if count is None else unit_before(today, _UNITS[match["unit"]], count)


def _lately(match: re.Match[str], today: date) -> Days | None:
    count = read_number(match["count"])
    return None if count is None else lately(today, _UNITS[match["unit"]], count)


def _week(match: re.Match[str], today: date) -> Days | None:
    """A week counted back by its number of 上, a day or the weekend of it."""
    back = match["which"].count("上")
    monday = today - timedelta(today.weekday() + 7 * back)
    if match["day"] == "末":
        return monday + timedelta(5), monday + timedelta(7)
    if match["day"]:
        day = monday + timedelta(_WEEKDAYS[match["day"]])
        return day, day + timedelta(1)
    return monday, monday + timedelta(7)


def _written_rules() -> Iterator[_Rule]:
    """Longer and surer forms first: the first rule that fits at a place wins."""

    def rule(pattern: str, days: Callable[[re.Match[str], date], Days | None]) -> _Rule:
        return _Rule(re.compile(pattern), days)

    names, units = _any([*SEASONS_ZH, *OCCASIONS_ZH]), r"(?P<unit>天|日|周|星期|礼拜|月|年)"
    which = r"(?P<which>上一?个|上次|最近一?个|这个|今)"
    yield rule(r"(?P<y>\d{4})[-/.](?P<m>\d\d?)[-/.](?P<d>\d\d?)(?!\d)", _numeric)
    yield rule(DAY_OF_YEAR, numeric_day)
    yield rule(
        r"(?:(?:(?P<century>上|本|20|21|二十一?)个?世纪)?|(?P<hundreds>1[89]|20|一[八九]|二[零〇])(?=.[0零〇]年))"
        r"(?P<tens>\d0|[一二三四五六七八九零〇][零〇]|[一二三四五六七八九]十)年代(?P<part>初期?|中期?|末期?|后期)?",
        _decade,
    )
    yield rule(rf"{_YEAR}的?\s*(?P<name>{names})(?:节日|假期|期间|时候)?", _season_or_occasion)
    yield rule(rf"{_YEAR}的?\s*(?P<month>{_MONTH})月(?:份|(?P<day>{_DAY})[日号])?", _month_day)
    yield rule(rf"{which}(?P<name>{names})", _season_or_occasion)
    yield rule(r"(?P<which>上个|上|这个|本)月", lambda match, day: unit_before(day, "month", match["which"][0] == "上"))
    yield rule(rf"(?:最近|近|过去)的?(?P<count>{_NUMBER})个?{units}(?!的?历史)", _lately)
    yield rule(rf"(?P<count>{_NUMBER})个?{units}(?:以|之)?前", _back)
    yield rule(r"(?P<which>上上?个?|这个?|本)(?:周|星期|礼拜)(?P<day>[一二三四五六日天末])?(?![年岁])", _week)
    yield rule(_any(_DAYS_BACK), lambda match, today: unit_before(today, "day", _DAYS_BACK[match.group()]))
    yield rule(rf"(?P<month>{_MONTH})月(?:(?P<day>{_DAY})[日号]|份)", _month_day)
    yield rule(_YEAR, _whole_year)


@cache
def _rules() -> tuple[_Rule, ...]:
    return tuple(_written_rules())


def _numeric(match: re.Match[str], _today: date) -> Days | None:
    try:
        first = date(int(match["y"]), int(match["m"]), int(match["d"]))
    except ValueError:
        return None
    return first, first + timedelta(1)


_LEAD: Final = re.compile(r"(?:拍摄于|拍于|写于|摄于|从|自|在|于)")
_JOIN: Final = re.compile(r"\s*(?:到|至|和|与|[-–—~])\s*")
_TAIL: Final = re.compile(r"(?:之间|期间|左右|里|时候|的时候|那年|拍的|拍摄的|写的)?的?")
_OPEN: Final = re.compile(r"(?P<before>之前|以前|前)|(?P<after>之后|以后|后)|(?P<since>以来|至今|起)")


def find_date(text: str, today: date) -> DateSpan | None:
    """The first stretch of time in a Chinese text, None when it names none; particles around it belong to it."""
    for at in range(len(text)):
        if at and text[at].isdecimal() and text[at - 1].isalnum() and text[at - 1].isascii():
            continue
        lead = _LEAD.match(text, at)
        moment = _moment(text, lead.end() if lead else at, today)
        if moment is None:
            continue
        return _extended(text, at, moment, today)
    return None


def _extended(text: str, begin: int, moment: tuple[Days, int], today: date) -> DateSpan:
    """A moment with what follows it: a second one, an open end, particles."""
    days, end = moment
    join = _JOIN.match(text, end)
    second = _moment(text, join.end(), today) if join else None
    if second:
        tail = _TAIL.match(text, second[1])
        return span(days, second[0], begin, tail.end() if tail else second[1])
    side = _OPEN.match(text, end)
    if side:
        tail = _TAIL.match(text, side.end())
        end = tail.end() if tail else side.end()
        if side["before"]:
            return span(None, (days[0], days[0]), begin, end)
        return span((days[1], days[1]) if side["after"] else days, None, begin, end)
    tail = _TAIL.match(text, end)
    return span(days, days, begin, tail.end() if tail else end)


def _moment(text: str, at: int, today: date) -> tuple[Days, int] | None:
    for rule in _rules():
        match = rule.pattern.match(text, at)
        if match is None or _is_span(match):
            continue
        days = rule.days(match, today)
        if days:
            return days, match.end()
    return None


def _is_span(match: re.Match[str]) -> bool:
    """Whether a year of two figures in a match is none, but tells how long something lasted: "结婚30年"."""
    groups, text = match.groupdict(), match.string
    if groups.get("short"):
        return lasts(text, match.start("short"), match.end("short"))
    if not groups.get("year"):
        return False
    # "2000年的历史" is long; "2019年的历史课" is a lesson of that year.
    is_round = groups["year"].endswith("00") and lasts(text, match.start("year"), match.end("year"))
    return is_round or text.startswith("年级", match.end("year"))
