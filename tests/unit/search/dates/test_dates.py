"""Dates in words: English and Chinese, counted from one fixed day."""

from __future__ import annotations

from datetime import date

import pytest

from heirloom.search.dates import chinese, english, lunar
from heirloom.search.dates.occasions import OCCASIONS_EN, OCCASIONS_ZH

TODAY = date(2026, 11, 21)  # a Saturday

ENGLISH = [
    ("summer 2019", "2019-06-01", "2019-09-01", ""),
    ("photos of the beach in summer 2019", "2019-06-01", "2019-09-01", "photos of the beach"),
    ("summer of '69", "1969-06-01", "1969-09-01", ""),
    ("winter 2018/19", "2018-12-01", "2019-03-01", ""),
    ("last summer in italy", "2026-06-01", "2026-09-01", "in italy"),
    ("last christmas", "2025-12-24", "2025-12-27", ""),
    ("christmas 2 years ago", "2024-12-24", "2024-12-27", ""),
    ("last year's christmas", "2025-12-24", "2025-12-27", ""),
    ("chinese new year 2020", "2020-01-24", "2020-02-01", ""),
    ("mother's day 2021", "2021-05-09", "2021-05-10", ""),
    ("easter 2019", "2019-04-19", "2019-04-23", ""),
    ("thanksgiving last year", "2025-11-27", "2025-12-01", ""),
    ("in the 90s", "1990-01-01", "2000-01-01", ""),
    ("early 1990s", "1990-01-01", "1994-01-01", ""),
    ("the late 80s", "1986-01-01", "1990-01-01", ""),
    ("the nineties", "1990-01-01", "2000-01-01", ""),
    ("the 1990s", "1990-01-01", "2000-01-01", ""),
    ("early 2000s", "2000-01-01", "2004-01-01", ""),
    ("the 2010s", "2010-01-01", "2020-01-01", ""),
    ("19th century letters", "1800-01-01", "1900-01-01", "letters"),
    ("may 2018", "2018-05-01", "2018-06-01", ""),
    ("may 3rd, 2018", "2018-05-03", "2018-05-04", ""),
    ("the 3rd of may 2018", "2018-05-03", "2018-05-04", ""),
    ("may 3", "2026-05-03", "2026-05-04", ""),
    ("in may", "2026-05-01", "2026-06-01", ""),
    ("last may", "2026-05-01", "2026-06-01", ""),
    ("last november", "2025-11-01", "2025-12-01", ""),
    ("2012-05-03", "2012-05-03", "2012-05-04", ""),
    ("22/10/2008", "2008-10-22", "2008-10-23", ""),
    ("10/22/2008", "2008-10-22", "2008-10-23", ""),
    ("22.10.2008", "2008-10-22", "2008-10-23", ""),
    ("the beach on 22-10-2008", "2008-10-22", "2008-10-23", "the beach"),
    ("22/10/08", "2008-10-22", "2008-10-23", ""),
    ("dinner 5/6/98", "1998-06-05", "1998-06-06", "dinner"),
    ("22. october 2008", "2008-10-22", "2008-10-23", ""),
    ("the 22nd of october, 2008", "2008-10-22", "2008-10-23", ""),
    ("october the 22nd, 2008", "2008-10-22", "2008-10-23", ""),
    ("22nd october", "2026-10-22", "2026-10-23", ""),
    ("from 22/10/2008 to 3/11/2008", "2008-10-22", "2008-11-04", ""),
    ("2019/05", "2019-05-01", "2019-06-01", ""),
    ("between 2010 and 2012", "2010-01-01", "2013-01-01", ""),
    ("2010-2012", "2010-01-01", "2013-01-01", ""),
    ("from may 2018 to july 2018", "2018-05-01", "2018-08-01", ""),
    ("since 2015", "2015-01-01", None, ""),
    ("before 2000", None, "2000-01-01", ""),
    ("after christmas 2012", "2012-12-27", None, ""),
    ("yesterday", "2026-11-20", "2026-11-21", ""),
    ("three years ago", "2023-01-01", "2024-01-01", ""),
    ("a week ago", "2026-11-09", "2026-11-16", ""),
    ("last week", "2026-11-09", "2026-11-16", ""),
    ("last monday", "2026-11-16", "2026-11-17", ""),
    ("last weekend", "2026-11-14", "2026-11-16", ""),
    ("this year", "2026-01-01", "2027-01-01", ""),
    ("last 3 months", "2026-08-23", "2026-11-22", ""),
    ("dogs from 2015", "2015-01-01", "2016-01-01", "dogs"),
]

CHINESE = [
    ("2019年夏天", "2019-06-01", "2019-09-01", ""),
    ("去年", "2025-01-01", "2026-01-01", ""),
    ("三年前", "2023-01-01", "2024-01-01", ""),
    ("十年前", "2016-01-01", "2017-01-01", ""),
    ("去年春节的照片", "2025-01-28", "2025-02-05", "照片"),
    ("2020年除夕", "2020-01-24", "2020-01-25", ""),
    ("今年中秋", "2026-09-25", "2026-09-26", ""),
    ("2021年母亲节", "2021-05-09", "2021-05-10", ""),
    ("上个圣诞节", "2025-12-24", "2025-12-27", ""),
    ("上世纪九十年代", "1990-01-01", "2000-01-01", ""),
    ("90年代初的照片", "1990-01-01", "1994-01-01", "照片"),
    ("1990年代", "1990-01-01", "2000-01-01", ""),
    ("1990年代的照片", "1990-01-01", "2000-01-01", "照片"),
    ("2000年代", "2000-01-01", "2010-01-01", ""),
    ("2000年代初", "2000-01-01", "2004-01-01", ""),
    ("2010年代末", "2016-01-01", "2020-01-01", ""),
    ("一九八〇年代", "1980-01-01", "1990-01-01", ""),
    ("二〇一〇年代", "2010-01-01", "2020-01-01", ""),
    ("1980年代到1990年代", "1980-01-01", "2000-01-01", ""),
    ("从2010年到2012年", "2010-01-01", "2013-01-01", ""),
    ("2015年以前", None, "2015-01-01", ""),
    ("2015年之后的信", "2016-01-01", None, "信"),
    ("2018年5月", "2018-05-01", "2018-06-01", ""),
    ("2018年5月3日", "2018-05-03", "2018-05-04", ""),
    ("22/10/2008的照片", "2008-10-22", "2008-10-23", "照片"),
    ("2008.10.22拍的照片", "2008-10-22", "2008-10-23", "照片"),
    ("二〇一九年秋天", "2019-09-01", "2019-12-01", ""),
    ("两年前的夏天", "2024-06-01", "2024-09-01", ""),
    ("去年暑假在海边", "2025-07-01", "2025-09-01", "在海边"),
    ("上个月", "2026-10-01", "2026-11-01", ""),
    ("三个月前", "2026-08-01", "2026-09-01", ""),
    ("上周三", "2026-11-11", "2026-11-12", ""),
    ("前天拍的照片", "2026-11-19", "2026-11-20", "照片"),
    ("最近三年", "2023-11-22", "2026-11-22", ""),
    ("98年", "1998-01-01", "1999-01-01", ""),
]


def _parts(text: str, begin: int, end: int) -> str:
    return (text[:begin] + text[end:]).strip()


@pytest.fixture(autouse=True)
def day_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")


@pytest.mark.parametrize(("text", "begins", "ends", "rest"), ENGLISH)
def test_english(text: str, begins: str | None, ends: str | None, rest: str) -> None:
    found = english.find_date(text, TODAY)
    assert found is not None
    told = [moment and moment.date().isoformat() for moment in (found.captured_from, found.captured_to)]
    assert (told, _parts(text, found.begin, found.end)) == ([begins, ends], rest)


@pytest.mark.parametrize(
    ("country", "text", "day"),
    [
        ("en_US.UTF-8", "5/6/2008", "2008-05-06"),
        ("en_US.UTF-8", "22/10/2008", "2008-10-22"),
        ("en_US.UTF-8", "5.6.2008", "2008-06-05"),
        ("en_GB.UTF-8", "5/6/2008", "2008-06-05"),
        ("C.UTF-8", "5/6/2008", "2008-06-05"),
    ],
)
def test_where_both_may_be_the_month_the_country_decides_of_slashes(
    monkeypatch: pytest.MonkeyPatch, country: str, text: str, day: str
) -> None:
    monkeypatch.setenv("LC_ALL", country)
    found = english.find_date(text, TODAY)
    assert found is not None
    assert found.captured_from is not None
    assert found.captured_from.date().isoformat() == day


@pytest.mark.parametrize(("text", "begins", "ends", "rest"), CHINESE)
def test_chinese(text: str, begins: str | None, ends: str | None, rest: str) -> None:
    found = chinese.find_date(text, TODAY)
    assert found is not None
    told = [moment and moment.date().isoformat() for moment in (found.captured_from, found.captured_to)]
    assert (told, _parts(text, found.begin, found.end)) == ([begins, ends], rest)


@pytest.mark.parametrize(
    "text",
    [
        "christmas tree",
        "a snowy winter day",
        "may you find it",
        "march in the street",
        "falling leaves",
        "sunday lunch",
        "first birthday",
        "img_2019 beach",
        "boeing 747",
        "version 1.2.10",
        "32/13/2008",
        "1/2 cup of sugar",
        "blade runner 2049",
        "",
    ],
)
def test_plain_english_words_are_no_date(text: str) -> None:
    assert english.find_date(text, TODAY) is None


@pytest.mark.parametrize("text", ["春节", "一群孩子", "三只猫", "一年级", "第三天", "IMG2019", "月亮", "上学", "一天"])
def test_plain_chinese_words_are_no_date(text: str) -> None:
    assert chinese.find_date(text, TODAY) is None


# Spring Festival as published by the Hong Kong Observatory's calendar conversion tables.
NEW_YEARS = {
    1950: "1950-02-17",
    1966: "1966-01-21",
    1976: "1976-01-31",
    1984: "1984-02-02",
    1985: "1985-02-20",
    1996: "1996-02-19",
    2000: "2000-02-05",
    2008: "2008-02-07",
    2012: "2012-01-23",
    2015: "2015-02-19",
    2019: "2019-02-05",
    2020: "2020-01-25",
    2023: "2023-01-22",
    2024: "2024-02-10",
    2025: "2025-01-29",
    2026: "2026-02-17",
}


def test_spring_festival_falls_on_the_published_days() -> None:
    assert {year: str(lunar.new_year(year)) for year in NEW_YEARS} == NEW_YEARS


def test_festivals_after_a_leap_month() -> None:
    # 2020 had a leap fourth month, 2025 a leap sixth one.
    assert [str((OCCASIONS_ZH["中秋"](year) or [None])[0]) for year in (2020, 2023, 2025)] == [
        "2020-10-01",
        "2023-09-29",
        "2025-10-06",
    ]
    assert [str((OCCASIONS_EN["dragon boat festival"](year) or [None])[0]) for year in (2020, 2025)] == [
        "2020-06-25",
        "2025-05-31",
    ]


def test_outside_the_almanac_there_is_no_festival() -> None:
    assert lunar.new_year(1899) is None
    assert chinese.find_date("1850年春节", TODAY) is not None  # still the year
