"""What Chinese words of time mean: the days of each form that the rules know."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from heirloom.search.dates import lunar
from heirloom.search.dates.eras import lasts, year_of_era
from heirloom.search.dates.numerals import read_number
from heirloom.search.dates.occasions import OCCASIONS_ZH, SEASONS_ZH, Days, last_over, latest, month_days, year_days
from heirloom.search.dates.spans import lately, part_of, unit_before

_RELATIVE_YEARS: Final = {"今年": 0, "本年": 0, "去年": 1, "上一年": 1, "前年": 2, "大前年": 3}
_SHORT_YEAR: Final = re.compile(r"0\d|[5-9][1-9]")
"""A year of the calendar rather than a number of them: "98年以前" is before 1998, "30年前" thirty years ago."""
_MEASURED: Final = re.compile(
    r"\s*(?:[元块米个张只克斤里条朵份页毫厘卡瓦度件部台辆字亿万千步吨升幅首把本次倍分秒]|公[里斤克]|平米|人民币)"
)
"""After a number: it counts something, and is no year."""
_UNITS: Final = {"天": "day", "日": "day", "周": "week", "星期": "week", "礼拜": "week", "月": "month", "年": "year"}
_WEEKDAYS: Final = {char: at for at, char in enumerate("一二三四五六日")} | {"天": 6}
_PARTS: Final = {"上": 0, "初": 0, "中": 1, "下": 2, "底": 2, "末": 2}


def any(names: object) -> str:
    words = sorted((str(name) for name in names), key=len, reverse=True)  # type: ignore[attr-defined]
    return "(?:" + "|".join(re.escape(word) for word in words) + ")"


def year_of(groups: dict[str, str | None], today: date) -> int | None:
    """The year that a match's year words mean, None when it has none or an impossible one."""
    era, number, year, short, ago = (groups.get(name) for name in ("era", "era_year", "year", "short", "ago"))
    if era and number:
        return year_of_era(era, number)
    if year:
        return read_number(year)
    if short:
        return (2000 if int(short) <= today.year % 100 + 1 else 1900) + int(short)
    if ago:
        count = None if _SHORT_YEAR.fullmatch(ago) else read_number(ago)
        return today.year - count if count is not None and 0 < count < today.year else None
    return today.year - _RELATIVE_YEARS[groups["rel"] or ""] if groups.get("rel") else None


def is_span(match: re.Match[str]) -> bool:
    """Whether the year of a match is none, but tells how long something lasted, "结婚30年", or counts: "2000元"."""
    groups, text = match.groupdict(), match.string
    if groups.get("short"):
        return lasts(text, match.start("short"), match.end("short"))
    if not groups.get("year"):
        return False
    end = match.end("year")
    if not text[end : match.end()].strip() and (
        _MEASURED.match(text, end) or text[: match.start()].endswith(("¥", "$", "第", "编号"))
    ):
        return True
    # "2000年的历史" is long; "2019年的历史课" is a lesson of that year.
    is_round = (groups["year"] or "").endswith("00") and lasts(text, match.start("year"), end)
    return is_round or text.startswith("年级", end)


def one_day(year: int, month: int, day: int) -> Days | None:
    try:
        first = date(year, month, day)
    except ValueError:
        return None
    return first, first + timedelta(1)


def month_day_at(match: re.Match[str], year: int) -> Days | None:
    groups = match.groupdict()
    month, day = read_number(match["month"]), read_number(groups.get("day") or "")
    if not month:
        return None
    if groups.get("day"):
        return one_day(year, month, day or 0)
    days = month_days(year, month)
    return part_of(days, _PARTS[groups["part"][0]]) if groups.get("part") else days


def month_day(match: re.Match[str], today: date) -> Days | None:
    """Without a year the latest one that has begun."""
    for year in (today.year, today.year - 1):
        days = month_day_at(match, year)
        if days and days[0] <= today:
            return days
    return None


def lunar_at(match: re.Match[str], year: int) -> Days | None:
    """A day of the lunar calendar: "农历八月十五", "正月初三"."""
    named, said = match["lunar_month"], match["lunar_day"]
    month = {"正": 1, "冬": 11, "腊": 12}.get(named) or read_number(named)
    day = read_number(said.removeprefix("初").replace("廿十", "二十").replace("廿", "二十"))
    if not (match["lunar"] or named in "正冬腊" or said[0] in "初廿" or (month, day) == (8, 15)):
        return None
    first = lunar.solar_date(year, month or 1, day or 1)
    return (first, first + timedelta(1)) if first else None


def name_at(match: re.Match[str], year: int) -> Days | None:
    occasion = SEASONS_ZH.get(match["name"]) or OCCASIONS_ZH[match["name"]]
    return occasion(year)


def latest_named(match: re.Match[str], today: date) -> Days | None:
    occasion = SEASONS_ZH.get(match["name"]) or OCCASIONS_ZH[match["name"]]
    return latest(occasion, today) if match["which"][0] in "今这" else last_over(occasion, today)


def read_decade(match: re.Match[str], today: date) -> Days | None:
    groups = match.groupdict()
    tens = read_number(match["tens"])
    if tens is None or tens % 10 or tens > 90:
        return None
    century = {"上": 1900, "20": 1900, "二十": 1900, "本": 2000, "21": 2000, "二十一": 2000}.get(match["century"] or "")
    if groups.get("hundreds"):
        century = 100 * (read_number(match["hundreds"]) or 0)
    first = tens + (century if century is not None else (1900 if tens > today.year % 100 else 2000))
    begin = 10 * (read_number(groups.get("begin") or "") or 0)
    if begin:
        return year_days(first - tens + begin, tens - begin + 10) if begin < tens else None
    part = groups.get("part")
    return year_days(first + {"初": 0, "中": 3, "末": 6, "后": 6}[part[0]], 4) if part else year_days(first, 10)


def read_back(match: re.Match[str], today: date) -> Days | None:
    count = read_number(match["count"])
    if match["unit"] == "年" and _SHORT_YEAR.fullmatch(match["count"]):
        return None
    return None if count is None else unit_before(today, _UNITS[match["unit"]], count)


def some_back(match: re.Match[str], today: date) -> Days | None:
    """ "十几年前", "二十多年前", "好几个月前": some more than a round number of them, at most nine more."""
    count, unit = read_number(match["count"]) if match["count"] else 0, _UNITS[match["unit"]]
    if count is None or count % 10:
        return None
    least, most = (count + 1, count + 9) if count else (2, 6)
    first, last = unit_before(today, unit, most), unit_before(today, unit, least)
    return (first[0], last[1]) if first and last else None


def between_back(match: re.Match[str], today: date) -> Days | None:
    """ "两三年前", "一两个月前"; "二三" that do not follow each other are no count."""
    least, most = read_number(match["least"]) or 0, read_number(match["most"]) or 0
    first = unit_before(today, _UNITS[match["unit"]], most)
    last = unit_before(today, _UNITS[match["unit"]], least)
    return (first[0], last[1]) if first and last and most == least + 1 else None


def read_century(match: re.Match[str], today: date) -> Days | None:
    """ "上个世纪", "20世纪初": a hundred years, or ten at one end of them."""
    told = {"上": 20, "本": 21, "这": 21}.get(match["century"]) or read_number(match["century"]) or 0
    first = 100 * told - 100
    if not 1000 <= first <= today.year:
        return None
    part = {"初": (0, 10), "中": (40, 20), "末": (90, 10)}[match["part"][0]] if match["part"] else (0, 100)
    return year_days(first + part[0], part[1])


def part_of_this(match: re.Match[str], today: date) -> Days | None:
    """ "月底" alone: the last one that has begun."""
    for back in (0, 1):
        month = unit_before(today, "month", back)
        days = part_of(month, _PARTS[match["part"]]) if month else None
        if days and days[0] <= today:
            return days
    return None


def half_year_back(_match: re.Match[str], today: date) -> Days | None:
    first, last = unit_before(today, "month", 7), unit_before(today, "month", 5)
    return (first[0], last[1]) if first and last else None


def read_lately(match: re.Match[str], today: date) -> Days | None:
    count = read_number(match["count"])
    return None if count is None else lately(today, _UNITS[match["unit"]], count)


def these_days(match: re.Match[str], today: date) -> Days | None:
    """ "前几天", "这两年": few of them, up to today."""
    return lately(today, _UNITS[match["unit"]], 7 if _UNITS[match["unit"]] == "day" else 5)


def month_back(match: re.Match[str], today: date) -> Days | None:
    days = unit_before(today, "month", match["which"].count("上"))
    return part_of(days, _PARTS[match["part"][0]]) if days and match["part"] else days


def read_week(match: re.Match[str], today: date) -> Days | None:
    """A week counted back by its number of 上, a day or the weekend of it."""
    monday = today - timedelta(today.weekday() + 7 * match["which"].count("上"))
    if match["day"] == "末":
        return monday + timedelta(5), monday + timedelta(7)
    if match["day"]:
        day = monday + timedelta(_WEEKDAYS[match["day"]])
        return day, day + timedelta(1)
    return monday, monday + timedelta(7)


def this_day(match: re.Match[str], today: date, year: int) -> Days | None:
    """ "去年今天", and with half a month on each side "去年这个时候"."""
    day = one_day(year, today.month, today.day)
    return day if day is None or match["day"] else (day[0] - timedelta(15), day[1] + timedelta(15))


def whole_year(match: re.Match[str], today: date) -> Days | None:
    year = None if is_span(match) else year_of(match.groupdict(), today)
    return year_days(year) if year and year <= today.year + 1 else None


def never(_match: re.Match[str], _today: date) -> Days | None:
    return None
