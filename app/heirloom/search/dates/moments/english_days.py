"""What English words of time mean: the days of each form that the rules know."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from heirloom.search.dates.occasions import OCCASIONS_EN, SEASONS_EN, Days, last_over, latest, month_days, year_days
from heirloom.search.dates.spans import lately, quarter_days, unit_before

MONTH_WORDS: Final = "january february march april may june july august september october november december"
_WEEKDAY_WORDS: Final = "monday tuesday wednesday thursday friday saturday sunday"
_COUNT_WORDS: Final = "zero one two three four five six seven eight nine ten eleven twelve"
MONTHS: Final = {form: at for at, name in enumerate(MONTH_WORDS.split(), start=1) for form in (name, name[:3])} | {
    "sept": 9
}
WEEKDAYS: Final = {name: at for at, name in enumerate(_WEEKDAY_WORDS.split())}
_COUNTS: Final = {word: at for at, word in enumerate(_COUNT_WORDS.split())} | {
    "a": 1,
    "an": 1,
    "a couple of": 2,
    "couple of": 2,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
}
_DECADE_WORDS: Final = "twenties thirties forties fifties sixties seventies eighties nineties"
DECADES: Final = {name: 20 + 10 * at for at, name in enumerate(_DECADE_WORDS.split())}
_QUARTERS: Final = {"1": 1, "first": 1, "2": 2, "second": 2, "3": 3, "third": 3, "4": 4, "fourth": 4, "last": 4}


def any(names: object) -> str:
    words = sorted((str(name) for name in names), key=len, reverse=True)  # type: ignore[attr-defined]
    return "(?:" + "|".join(re.escape(word) for word in words) + ")"


_COUNTED: Final = re.compile(
    r"\s*(?:dollars?|euros?|pounds?|yuan|yen|rmb|usd|miles?|metres?|meters?|feet|kilo\w*|calories|kcal|steps|words|"
    r"pixels?|px|dpi|rpm|[km]?[mg]|[kmg]b|[kmg]hz|m?ah|watts?|pieces?|piece|lumens?|people|percent)\b|\s*%|[x×]\d|[-,]\d{3}\b"
)
_NUMBERED: Final = re.compile(
    r"(?:[$€£¥#]|\b(?:no\.|number|iso|room|apartment|apt|flat|suite|route|page|pages|chapter|section|model|serial|invoice\s+no))\s*$"
)


def _count_of(word: str) -> int | None:
    return int(word) if word.isdigit() else _COUNTS.get(re.sub(r"\s+", " ", word))


def year_of(match: re.Match[str], today: date) -> int | None:
    """The year that a match's year words mean, None when it has none."""
    groups = match.groupdict()
    if groups.get("year"):
        return int(groups["year"])
    if groups.get("short"):
        short = int(groups["short"])
        return 2000 + short if short <= today.year % 100 + 1 else 1900 + short
    if groups.get("ago"):
        count = _count_of(groups["ago"])
        return None if count is None else today.year - count
    if groups.get("before"):
        return today.year - 2
    return today.year - (groups["rel"] != "this") if groups.get("rel") else None


def one_day(year: int, month: int, day: int) -> Days | None:
    try:
        first = date(year, month, day)
    except ValueError:
        return None
    return first, first + timedelta(1)


def _month_number(match: re.Match[str]) -> int:
    return MONTHS[match["month"].rstrip(".")]


def day_at(match: re.Match[str], year: int) -> Days | None:
    return one_day(year, _month_number(match), int(match["day"]))


def written_day(match: re.Match[str], today: date) -> Days | None:
    """A day without a year is the latest one that has come."""
    this_year = day_at(match, today.year)
    return this_year if this_year and this_year[0] <= today else day_at(match, today.year - 1)


def month_at(match: re.Match[str], year: int) -> Days:
    return month_days(year, _month_number(match))


def named_month(match: re.Match[str], today: date) -> Days | None:
    """ "last May", "this May", "in May": the latest one that has begun; "last" never means the month that runs."""
    month = _month_number(match)
    running = match["which"] == "last" and month == today.month
    return month_days(today.year - (month > today.month or running), month)


def occasion_of(match: re.Match[str]) -> Callable[[int], Days | None]:
    name = re.sub(r"\s+", " ", match["name"]).replace("’", "'")
    return SEASONS_EN.get(name) or OCCASIONS_EN[name]


def name_at(match: re.Match[str], year: int) -> Days | None:
    return occasion_of(match)(year)


def _latest_named(match: re.Match[str], today: date) -> Days | None:
    occasion = occasion_of(match)
    return latest(occasion, today) if match["which"] == "this" else last_over(occasion, today)


def named_back(match: re.Match[str], today: date) -> Days | None:
    """ "the summer before last", "two summers ago"."""
    groups = match.groupdict()
    count = _count_of(groups["count"]) if groups.get("count") else 2
    last = last_over(occasion_of(match), today)
    return occasion_of(match)(last[0].year - count + 1) if last and count else None


def read_decade(match: re.Match[str], today: date) -> Days | None:
    groups = match.groupdict()
    if re.search(
        r"\b(?:his|her|their|my|our|your|its|aged?)\s+(?:early\s+|mid\s+|late\s+)?$", match.string[: match.start()]
    ):
        return None
    tens = DECADES[groups["word"]] if groups["word"] else int(groups["tens"] or groups["tens2"])
    century = int(groups["century"]) * 100 if groups["century"] else (1900 if tens > today.year % 100 else 2000)
    part = groups["part"] or groups["part2"]
    if not part:
        return year_days(century + tens, 10)
    first = century + tens + {"early": 0, "mid": 3, "late": 6}[part]
    last = century + tens + {"early": 4, "mid": 7, "late": 10}[groups["part3"] or part]
    return year_days(first, last - first)


def bare_year(match: re.Match[str], today: date) -> Days | None:
    """A year that has come and counts nothing: "Blade Runner 2049" and "2000 dollars" are no dates."""
    text, year = match.string, int(match["year"])
    if _COUNTED.match(text, match.end("year")) or _NUMBERED.search(text[: match.start("year")]):
        return None
    return year_days(year) if year <= today.year + 1 else None


def read_century(match: re.Match[str], today: date) -> Days | None:
    first = (int(match["century"]) - 1) * 100
    return year_days(first, 100) if 1 <= first <= today.year else None


def read_ago(match: re.Match[str], today: date) -> Days | None:
    """ "three years ago" is that whole year, "two weeks ago" that week: memory is no finer than its unit."""
    count = _count_of(match["count"])
    return None if count is None else unit_before(today, match["unit"], count)


def read_lately(match: re.Match[str], today: date) -> Days | None:
    """ "the last three months"; a few are five."""
    count = 5 if match["count"] in ("few", "several") else _count_of(match["count"])
    return None if count is None else lately(today, match["unit"], count)


def some_ago(match: re.Match[str], today: date) -> Days | None:
    """ "a few years ago": two to five of them."""
    first, last = unit_before(today, match["unit"], 5), unit_before(today, match["unit"], 2)
    return (first[0], last[1]) if first and last else None


def half_year_ago(_match: re.Match[str], today: date) -> Days | None:
    first, last = unit_before(today, "month", 7), unit_before(today, "month", 5)
    return (first[0], last[1]) if first and last else None


def this_day(match: re.Match[str], today: date) -> Days | None:
    """ "a year ago today", and with half a month on each side "this time last year"."""
    day = one_day(today.year - 1, today.month, today.day)
    return day if day is None or match["day"] else (day[0] - timedelta(15), day[1] + timedelta(15))


def read_weekend(match: re.Match[str], today: date) -> Days | None:
    saturday = today - timedelta((today.weekday() - 5) % 7)
    if match["which"] != "this" and saturday + timedelta(1) >= today:
        saturday -= timedelta(7)
    return saturday, saturday + timedelta(2)


def read_weekday(match: re.Match[str], today: date) -> Days | None:
    back = (today.weekday() - WEEKDAYS[match["weekday"]]) % 7 or 7
    return unit_before(today, "day", back)


def weekday_of_last_week(match: re.Match[str], today: date) -> Days | None:
    monday = unit_before(today, "week", 1)
    return (day := monday[0] + timedelta(WEEKDAYS[match["weekday"]]), day + timedelta(1)) if monday else None


def _quarter_at(match: re.Match[str], year: int) -> Days:
    return quarter_days(year, _QUARTERS[match["quarter"]])


def never(_match: re.Match[str], _today: date) -> Days | None:
    return None


def first_of_two(match: re.Match[str], today: date) -> Days | None:
    """The "4" of "4 to 8 July": the month stands with the other one."""
    month, day = MONTHS[match["month2"].rstrip(".")], int(match["day"])
    this_year = one_day(today.year, month, day)
    return this_year if this_year and this_year[0] <= today else one_day(today.year - 1, month, day)


def quarter_named(match: re.Match[str], year: int) -> Days:
    return quarter_days(year, _QUARTERS[match["quarter"] or match["quarter2"]])


def name_or_month(match: re.Match[str], today: date) -> Days | None:
    if match["month"]:
        return named_month(match, today) if match["which"] else None
    if match["count"]:
        return named_back(match, today)
    return _latest_named(match, today) if match["which"] else None
