"""Years of eras, and numbers of years that are no date."""

from __future__ import annotations

from datetime import date

import pytest

from heirloom.search.dates import chinese

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("text", "begins", "ends"),
    [
        ("民国74年", "1985-01-01", "1986-01-01"),
        ("民国七十四年五月", "1985-05-01", "1985-06-01"),
        ("民國三十八年的照片", "1949-01-01", "1950-01-01"),
        ("昭和60年", "1985-01-01", "1986-01-01"),
        ("昭和60年夏天", "1985-06-01", "1985-09-01"),
        ("平成10年", "1998-01-01", "1999-01-01"),
        ("令和2年", "2020-01-01", "2021-01-01"),
        ("令和元年5月1日", "2019-05-01", "2019-05-02"),
        ("宣统三年", "1911-01-01", "1912-01-01"),
        ("光绪二十六年", "1900-01-01", "1901-01-01"),
        ("康熙60年", "1721-01-01", "1722-01-01"),
        ("乾隆六十年", "1795-01-01", "1796-01-01"),
        ("公元2008年", "2008-01-01", "2009-01-01"),
        ("98年", "1998-01-01", "1999-01-01"),
        ("爸爸98年在北京", "1998-01-01", "1999-01-01"),
        ("我们08年的婚礼", "2008-01-01", "2009-01-01"),
        ("98年以前", None, "1998-01-01"),
        ("05年之后", "2006-01-01", None),
        ("30年前", "1996-01-01", "1997-01-01"),
        ("三十年前的夏天", "1996-06-01", "1996-09-01"),
        ("2019年的历史课", "2019-01-01", "2020-01-01"),
        ("结婚那天是1998年5月3日", "1998-05-03", "1998-05-04"),
    ],
)
def test_years(text: str, begins: str | None, ends: str | None) -> None:
    found = chinese.find_date(text, TODAY)
    assert found is not None
    assert [moment and moment.date().isoformat() for moment in (found.captured_from, found.captured_to)] == [
        begins,
        ends,
    ]


@pytest.mark.parametrize(
    "text",
    [
        "康熙99年",
        "结婚30年",
        "结婚20年纪念",
        "建国60年",
        "第90年",
        "改革开放40年",
        "工作了25年",
        "30年的友谊",
        "20年老店",
        "近80年的历史",
        "2000年的历史",
        "30年陈酿",
        "50年间",
        "在一起10年",
        "2019年级",
    ],
)
def test_how_long_something_lasted_is_no_date(text: str) -> None:
    assert chinese.find_date(text, TODAY) is None
