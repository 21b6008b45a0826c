"""Days and seasons with names: what stretch of a given year each one is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from heirloom.search.dates import lunar

Days = tuple[date, date]
"""Half open: from the first date up to, not including, the second."""
Occasion = Callable[[int], Days | None]


def month_days(year: int, month: int) -> Days:
    """One calendar month."""
    return date(year, month, 1), date(year + month // 12, month % 12 + 1, 1)


def year_days(year: int, years: int = 1) -> Days:
    """One or more calendar years."""
    return date(year, 1, 1), date(year + years, 1, 1)


def _fixed(month: int, day: int, days: int = 1, before: int = 0) -> Occasion:
    def find(year: int) -> Days | None:
        first = date(year, month, day)
        return first - timedelta(before), first + timedelta(days)

    return find


def _nth_weekday(month: int, weekday: int, nth: int, days: int = 1) -> Occasion:
    """The nth (or with -1 the last) Monday = 0 … Sunday = 6 of a month, and the days after it."""

    def find(year: int) -> Days | None:
        first, after = month_days(year, month)
        last = after - timedelta(1)
        if nth > 0:
            day = first + timedelta((weekday - first.weekday()) % 7 + 7 * (nth - 1))
        else:
            day = last - timedelta((last.weekday() - weekday) % 7)
        return day, day + timedelta(days)

    return find


def _lunar(month: int, day: int, days: int = 1, before: int = 0) -> Occasion:
    def find(year: int) -> Days | None:
        first = lunar.solar_date(year, month, day)
        return None if first is None else (first - timedelta(before), first + timedelta(days))

    return find


def _easter_sunday(year: int) -> date:
    """Gregorian Easter by the method of Meeus, Jones and Butcher (Meeus, Astronomical Algorithms, chapter 8)."""
    a, (b, c) = year % 19, divmod(year, 100)
    (d, e), f = divmod(b, 4), (b + 8) // 25
    g = (b - f + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    weekday = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * weekday) // 451
    month, day = divmod(h + weekday - 7 * m + 114, 31)
    return date(year, month, day + 1)


def _easter(year: int) -> Days | None:
    sunday = _easter_sunday(year)
    return sunday - timedelta(2), sunday + timedelta(2)


def _qingming(year: int) -> Days | None:
    """Tomb-Sweeping Day, the solar term near 5 April; the usual approximation for 1900–2099."""
    if not 1900 <= year <= 2099:
        return None
    short, constant = year % 100, 5.59 if year < 2000 else 4.81
    day = date(year, 4, int(short * 0.2422 + constant) - short // 4)
    return day, day + timedelta(1)


def _season(first_month: int) -> Occasion:
    """Three months of the northern year; winter runs into the year after."""

    def find(year: int) -> Days | None:
        return date(year, first_month, 1), date(year + (first_month + 2) // 12, (first_month + 2) % 12 + 1, 1)

    return find


_CHRISTMAS, _NEW_YEAR, _EASTER = _fixed(12, 24, 3), _fixed(1, 1, 1, before=1), _easter
_SPRING_FESTIVAL = _lunar(1, 1, days=7, before=1)
_MOTHERS, _FATHERS = _nth_weekday(5, 6, 2), _nth_weekday(6, 6, 3)
_SPRING, _SUMMER, _AUTUMN, _WINTER = _season(3), _season(6), _season(9), _season(12)
_LABOUR, _NATIONAL_CN = _fixed(5, 1, 5), _fixed(10, 1, 7)


def _school_summer(year: int) -> Days:
    return date(year, 7, 1), date(year, 9, 1)


SEASONS_EN: Final[dict[str, Occasion]] = {
    "spring": _SPRING,
    "springtime": _SPRING,
    "summer": _SUMMER,
    "summertime": _SUMMER,
    "autumn": _AUTUMN,
    "fall": _AUTUMN,
    "winter": _WINTER,
    "wintertime": _WINTER,
    **dict.fromkeys(
        (
            *("summer holidays", "summer holiday", "summer vacation", "summer break"),
            *("school summer holidays", "school summer", "school holidays"),
        ),
        _school_summer,
    ),
    **dict.fromkeys(("winter break", "winter holidays", "winter holiday", "winter vacation"), _fixed(12, 20, 22)),
    **dict.fromkeys(("spring break", "spring holidays"), lambda year: (date(year, 3, 1), date(year, 5, 1))),
}

OCCASIONS_EN: Final[dict[str, Occasion]] = {
    "christmas eve": _fixed(12, 24),
    "christmas day": _fixed(12, 25),
    "christmas": _CHRISTMAS,
    "xmas": _CHRISTMAS,
    "boxing day": _fixed(12, 26),
    "new year's eve": _fixed(12, 31),
    "new years eve": _fixed(12, 31),
    "new year's day": _fixed(1, 1),
    "new years day": _fixed(1, 1),
    "chinese new year's eve": _lunar(1, 1, days=0, before=1),
    "chinese new year": _SPRING_FESTIVAL,
    "lunar new year": _SPRING_FESTIVAL,
    "spring festival": _SPRING_FESTIVAL,
    "new year's": _NEW_YEAR,
    "new year": _NEW_YEAR,
    "lantern festival": _lunar(1, 15),
    "valentine's day": _fixed(2, 14),
    "valentines day": _fixed(2, 14),
    "valentine's": _fixed(2, 14),
    "st patrick's day": _fixed(3, 17),
    "saint patrick's day": _fixed(3, 17),
    "easter sunday": lambda year: (_easter_sunday(year), _easter_sunday(year) + timedelta(1)),
    "easter monday": lambda year: (_easter_sunday(year) + timedelta(1), _easter_sunday(year) + timedelta(2)),
    "good friday": lambda year: (_easter_sunday(year) - timedelta(2), _easter_sunday(year) - timedelta(1)),
    "easter": _EASTER,
    "qingming": _qingming,
    "tomb sweeping day": _qingming,
    "dragon boat festival": _lunar(5, 5),
    "mother's day": _MOTHERS,
    "mothers day": _MOTHERS,
    "father's day": _FATHERS,
    "fathers day": _FATHERS,
    "memorial day": _nth_weekday(5, 0, -1),
    "independence day": _fixed(7, 4),
    "fourth of july": _fixed(7, 4),
    "4th of july": _fixed(7, 4),
    "qixi": _lunar(7, 7),
    "labor day": _nth_weekday(9, 0, 1),
    "mid-autumn festival": _lunar(8, 15),
    "mid autumn festival": _lunar(8, 15),
    "moon festival": _lunar(8, 15),
    "double ninth": _lunar(9, 9),
    "halloween": _fixed(10, 31),
    "guy fawkes night": _fixed(11, 5),
    "bonfire night": _fixed(11, 5),
    "thanksgiving day": _nth_weekday(11, 3, 4),
    "thanksgiving": _nth_weekday(11, 3, 4, days=4),
}

SEASONS_ZH: Final[dict[str, Occasion]] = {
    **dict.fromkeys(("春天", "春季", "春"), _SPRING),
    **dict.fromkeys(("夏天", "夏季", "夏"), _SUMMER),
    **dict.fromkeys(("秋天", "秋季", "秋"), _AUTUMN),
    **dict.fromkeys(("冬天", "冬季", "冬"), _WINTER),
    "暑假": _school_summer,
    "寒假": lambda year: (date(year, 1, 10), date(year, 3, 1)),
    "上半年": lambda year: (date(year, 1, 1), date(year, 7, 1)),
    "下半年": lambda year: (date(year, 7, 1), date(year + 1, 1, 1)),
    "年初": lambda year: (date(year, 1, 1), date(year, 3, 1)),
    "年中": lambda year: (date(year, 5, 1), date(year, 9, 1)),
    "年底": lambda year: (date(year, 11, 1), date(year + 1, 1, 1)),
    "年末": lambda year: (date(year, 11, 1), date(year + 1, 1, 1)),
}

OCCASIONS_ZH: Final[dict[str, Occasion]] = {
    **dict.fromkeys(("大年三十", "年三十", "除夕夜", "除夕"), _lunar(1, 1, days=0, before=1)),
    **dict.fromkeys(("大年初一", "年初一", "正月初一"), _lunar(1, 1)),
    **dict.fromkeys(("大年初二", "年初二", "正月初二"), _lunar(1, 2)),
    **dict.fromkeys(("大年初三", "年初三", "正月初三"), _lunar(1, 3)),
    **dict.fromkeys(("农历新年", "春节", "过年", "新春"), _SPRING_FESTIVAL),
    **dict.fromkeys(("元宵节", "元宵", "正月十五"), _lunar(1, 15)),
    **dict.fromkeys(("清明节", "清明"), _qingming),
    **dict.fromkeys(("端午节", "端午"), _lunar(5, 5)),
    **dict.fromkeys(("七夕节", "七夕"), _lunar(7, 7)),
    **dict.fromkeys(("中秋节", "中秋"), _lunar(8, 15)),
    **dict.fromkeys(("重阳节", "重阳"), _lunar(9, 9)),
    **dict.fromkeys(("腊八节", "腊八"), _lunar(12, 8)),
    **dict.fromkeys(("元旦", "新年"), _NEW_YEAR),
    "情人节": _fixed(2, 14),
    **dict.fromkeys(("三八妇女节", "妇女节"), _fixed(3, 8)),
    **dict.fromkeys(("五一劳动节", "五一黄金周", "五一长假", "五一假期", "五一", "劳动节"), _LABOUR),
    "青年节": _fixed(5, 4),
    "母亲节": _MOTHERS,
    **dict.fromkeys(("六一儿童节", "儿童节", "六一"), _fixed(6, 1)),
    "父亲节": _FATHERS,
    "教师节": _fixed(9, 10),
    **dict.fromkeys(
        ("国庆黄金周", "国庆长假", "国庆假期", "国庆节", "国庆", "十一假期", "十一长假", "十一黄金周"), _NATIONAL_CN
    ),
    **dict.fromkeys(("万圣节", "万圣夜"), _fixed(10, 31)),
    **dict.fromkeys(("双十一", "双11", "光棍节"), _fixed(11, 11)),
    **dict.fromkeys(("跨年夜", "跨年"), _fixed(12, 31, 2)),
    "感恩节": _nth_weekday(11, 3, 4, days=4),
    "复活节": _EASTER,
    "平安夜": _fixed(12, 24),
    **dict.fromkeys(("圣诞节", "圣诞"), _CHRISTMAS),
}


def latest(occasion: Occasion, today: date, *, back: int = 0) -> Days | None:
    """The last time an occasion had begun by today, or `back` times before that."""
    for year in range(today.year + 1, today.year - back - 3, -1):
        days = occasion(year)
        if days and days[0] <= today:
            if back == 0:
                return days
            back -= 1
    return None


def last_over(occasion: Occasion, today: date) -> Days | None:
    """The last time an occasion was over by today: what "last Christmas" means in any month."""
    for year in range(today.year + 1, today.year - 3, -1):
        days = occasion(year)
        if days and days[1] <= today:
            return days
    return None
