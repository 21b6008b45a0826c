"""Several stretches of time in one question, and those said in part: "2019年7月4日到8日", "Christmas 2019 or 2020"."""

from __future__ import annotations

from datetime import date

import pytest

from heirloom.search.dates import chinese, english

TODAY = date(2026, 11, 21)

CHINESE = [
    ("2019年7月4日到8日", ["2019-07-04 2019-07-09"]),
    ("2019年7月4-8日", ["2019-07-04 2019-07-09"]),
    ("2019.7.4-7.8", ["2019-07-04 2019-07-09"]),
    ("2019年7月28日到8月2日", ["2019-07-28 2019-08-03"]),
    ("12月28日到1月2日", ["2025-12-28 2026-01-03"]),
    ("七月四日至八日", ["2026-07-04 2026-07-09"]),
    ("2019年5、6月", ["2019-05-01 2019-07-01"]),
    ("5月到7月", ["2026-05-01 2026-08-01"]),
    ("98年到02年", ["1998-01-01 2003-01-01"]),
    ("1998~2002", ["1998-01-01 2003-01-01"]),
    ("98、99年", ["1998-01-01 2000-01-01"]),
    ("2019年或2020年", ["2019-01-01 2021-01-01"]),
    ("2019年和2021年", ["2019-01-01 2020-01-01", "2021-01-01 2022-01-01"]),
    ("2010年和2012年之间", ["2010-01-01 2013-01-01"]),
    ("2015、2017和2019年", ["2015-01-01 2016-01-01", "2017-01-01 2018-01-01", "2019-01-01 2020-01-01"]),
    ("2019年和2020年的春节", ["2019-02-04 2019-02-12", "2020-01-24 2020-02-01"]),
    ("2018年到2020年的国庆", ["2018-10-01 2018-10-08", "2019-10-01 2019-10-08", "2020-10-01 2020-10-08"]),
    ("2019年5月和8月", ["2019-05-01 2019-06-01", "2019-08-01 2019-09-01"]),
    ("2019年春天和夏天", ["2019-03-01 2019-09-01"]),
    ("昨天和前天", ["2026-11-19 2026-11-21"]),
]
ALONE = [
    ("上上个月", "2026-09-01", "2026-10-01", ""),
    ("上个月底", "2026-10-21", "2026-11-01", ""),
    ("2019年8月中旬", "2019-08-11", "2019-08-21", ""),
    ("2019年8月初的照片", "2019-08-01", "2019-08-11", "照片"),
    ("2019年十一", "2019-10-01", "2019-10-08", ""),
    ("2019年十一月", "2019-11-01", "2019-12-01", ""),
    ("2019年第三季度", "2019-07-01", "2019-10-01", ""),
    ("2019q3", "2019-07-01", "2019-10-01", ""),
    ("2019年第3周", "2019-01-14", "2019-01-21", ""),
    ("前年夏天", "2024-06-01", "2024-09-01", ""),
    ("大前年", "2023-01-01", "2024-01-01", ""),
    ("上周末", "2026-11-14", "2026-11-16", ""),
    ("上上周末", "2026-11-07", "2026-11-09", ""),
    ("从2010年到现在", "2010-01-01", None, ""),
    ("截至2010年", None, "2011-01-01", ""),
    ("2015年左右", "2014-01-01", "2017-01-01", ""),
    ("八九十年代", "1980-01-01", "2000-01-01", ""),
    ("两三年前", "2023-01-01", "2025-01-01", ""),
    ("十几年前", "2007-01-01", "2016-01-01", ""),
    ("半年前", "2026-04-01", "2026-07-01", ""),
    ("去年今天", "2025-11-21", "2025-11-22", ""),
    ("20世纪", "1900-01-01", "2000-01-01", ""),
    ("2019年正月初三", "2019-02-07", "2019-02-08", ""),
    ("2019年八月十五", "2019-09-13", "2019-09-14", ""),
    ("20190704", "2019-07-04", "2019-07-05", ""),
    ("2019-07的照片", "2019-07-01", "2019-08-01", "照片"),
    ("七月的照片", "2026-07-01", "2026-08-01", "照片"),
    ("2019年，七月", "2019-07-01", "2019-08-01", ""),
    ("2019年后海", "2019-01-01", "2020-01-01", "后海"),
]

ENGLISH = [
    ("christmas 2019 or 2020", ["2019-12-24 2019-12-27", "2020-12-24 2020-12-27"]),
    ("spring 2020 and spring 2021", ["2020-03-01 2020-06-01", "2021-03-01 2021-06-01"]),
    ("2019 and 2020 christmas", ["2019-12-24 2019-12-27", "2020-12-24 2020-12-27"]),
    ("summers of 2015 to 2016", ["2015-06-01 2015-09-01", "2016-06-01 2016-09-01"]),
    ("2019 or 2020", ["2019-01-01 2021-01-01"]),
    ("2019, 2020 and 2022", ["2019-01-01 2021-01-01", "2022-01-01 2023-01-01"]),
    ("in 2019 or in 2021", ["2019-01-01 2020-01-01", "2021-01-01 2022-01-01"]),
    ("from may to july 2018", ["2018-05-01 2018-08-01"]),
    ("from december to february 2019", ["2018-12-01 2019-03-01"]),
    ("may and june 2019", ["2019-05-01 2019-07-01"]),
    ("july 4-8, 2019", ["2019-07-04 2019-07-09"]),
    ("july 4th to 8th", ["2026-07-04 2026-07-09"]),
    ("4-8 july 2019", ["2019-07-04 2019-07-09"]),
    ("4 and 6 july 2019", ["2019-07-04 2019-07-05", "2019-07-06 2019-07-07"]),
    ("2015-18", ["2015-01-01 2019-01-01"]),
    ("1998~2002", ["1998-01-01 2003-01-01"]),
    ("late 1990s to early 2000s", ["1996-01-01 2004-01-01"]),
]
ALONE_EN = [
    ("q3 2019", "2019-07-01", "2019-10-01", ""),
    ("third quarter of 2019", "2019-07-01", "2019-10-01", ""),
    ("mid july 2012", "2012-07-11", "2012-07-21", ""),
    ("early may 2015", "2015-05-01", "2015-05-11", ""),
    ("late may 2015", "2015-05-21", "2015-06-01", ""),
    ("end of 2019", "2019-11-01", "2020-01-01", ""),
    ("early 2019", "2019-01-01", "2019-05-01", ""),
    ("first half of 2019", "2019-01-01", "2019-07-01", ""),
    ("early to mid 90s", "1990-01-01", "1997-01-01", ""),
    ("last year at christmas", "2025-12-24", "2025-12-27", ""),
    ("the summer before last", "2025-06-01", "2025-09-01", ""),
    ("two summers ago", "2025-06-01", "2025-09-01", ""),
    ("a few years ago", "2021-01-01", "2025-01-01", ""),
    ("this time last year", "2025-11-06", "2025-12-07", ""),
    ("tuesday last week", "2026-11-10", "2026-11-11", ""),
    ("school summer 2019", "2019-07-01", "2019-09-01", ""),
    ("week 3 2019", "2019-01-14", "2019-01-21", ""),
    ("9/2011", "2011-09-01", "2011-10-01", ""),
    ("20190704", "2019-07-04", "2019-07-05", ""),
    ("2010 onwards", "2010-01-01", None, ""),
    ("from 2010 on", "2010-01-01", None, ""),
    ("2005 or earlier", None, "2006-01-01", ""),
    ("pre-1990", None, "1990-01-01", ""),
    ("around 2015", "2014-01-01", "2017-01-01", ""),
    ("2015 to now", "2015-01-01", "2026-11-22", ""),
    ("may 4 and 5 dogs", "2026-05-04", "2026-05-05", " and 5 dogs"),
]


def _told(moments: object) -> list[str]:
    return [f"{begin.date()} {end.date()}" for begin, end in moments]  # type: ignore[attr-defined]


@pytest.mark.parametrize(("text", "stretches"), CHINESE)
def test_several_in_chinese(text: str, stretches: list[str]) -> None:
    found = chinese.find_date(text, TODAY)
    assert found is not None
    assert (found.begin, found.end) == (0, len(text))
    whole = [f"{found.captured_from.date()} {found.captured_to.date()}"]  # type: ignore[union-attr]
    assert (_told(found.apart) or whole) == stretches
    assert whole == [f"{stretches[0].split()[0]} {stretches[-1].split()[1]}"]


@pytest.mark.parametrize(("text", "begins", "ends", "rest"), ALONE)
def test_one_in_chinese(text: str, begins: str | None, ends: str | None, rest: str) -> None:
    found = chinese.find_date(text, TODAY)
    assert found is not None
    told = [moment and moment.date().isoformat() for moment in (found.captured_from, found.captured_to)]
    assert (told, text[: found.begin] + text[found.end :]) == ([begins, ends], rest)


@pytest.mark.parametrize(
    "text",
    [
        "2000元",
        "1920张",
        "2000米",
        "1080p",
        "2b铅笔",
        "911",
        "100张照片",
        "3岁",
        "五月天",
        "三月三",
        "90后",
        "每个月",
        "月球",
        "三个月",
    ],
)
def test_chinese_numbers_that_are_no_date(text: str) -> None:
    assert chinese.find_date(text, TODAY) is None


@pytest.mark.parametrize(("text", "stretches"), ENGLISH)
def test_several_in_english(text: str, stretches: list[str]) -> None:
    found = english.find_date(text, TODAY)
    assert found is not None
    assert (found.begin, found.end) == (0, len(text))
    whole = [f"{found.captured_from.date()} {found.captured_to.date()}"]  # type: ignore[union-attr]
    assert (_told(found.apart) or whole) == stretches


@pytest.mark.parametrize(("text", "begins", "ends", "rest"), ALONE_EN)
def test_one_in_english(text: str, begins: str | None, ends: str | None, rest: str) -> None:
    found = english.find_date(text, TODAY)
    assert found is not None
    told = [moment and moment.date().isoformat() for moment in (found.captured_from, found.captured_to)]
    assert (told, text[: found.begin] + text[found.end :]) == ([begins, ends], rest)


@pytest.mark.parametrize(
    "text",
    [
        *("iphone 12", "100 photos", "1080p", "911", "2000 dollars", "$2000", "iso 1800", "room 2019", "1920x1080"),
        *("28 days later", "3 month old baby", "in her 90s", "monday to friday", "march to the sea", "50th birthday"),
    ],
)
def test_english_numbers_that_are_no_date(text: str) -> None:
    assert english.find_date(text, TODAY) is None
