"""Sums of money, in all the ways in which a text may write them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from heirloom.search.chinese.amounts import find_amount, numerals, read_numerals


@pytest.mark.parametrize(
    "asked", ["5万元", "5万", "5 万块", "50000元", "50,000元", "¥50,000", "五万元", "伍万元整", "￥50000"]
)
def test_a_sum_is_asked_in_every_form(asked: str) -> None:
    found = find_amount(asked)
    assert found is not None
    assert found.rest == ""
    assert {'"50000"', '"50,000"', '"5万"', '"5万元"', '"五万"', '"伍万"'} <= set(found.forms)


@pytest.mark.parametrize(
    ("asked", "rest", "form"),
    [
        ("装修 86000元", "装修", '"8.6万"'),
        ("5万块的合同", "合同", '"50,000"'),
        ("8万6千元", "", '"86,000"'),
        ("三千块", "", '"3000"'),
        ("2000元", "", '"两千"'),
        ("¥128.5", "", '"128.50"'),
        ("1亿元", "", '"100,000,000"'),
        ("120万", "", '"壹佰贰拾万"'),
    ],
)
def test_what_is_left_and_a_form(asked: str, rest: str, form: str) -> None:
    found = find_amount(asked)
    assert found is not None
    assert found.rest == rest
    assert form in found.forms


@pytest.mark.parametrize(
    "asked", ["5", "2019", "5只狗", "三千", "一块蛋糕", "块", "万元", "几百块", "千万别忘了", "元旦", ""]
)
def test_no_sum(asked: str) -> None:
    assert find_amount(asked) is None


@pytest.mark.parametrize(
    "value", [1, 10, 14, 20, 105, 110, 1000, 1010, 2305, 10_000, 10_050, 86_000, 100_000, 1_200_003]
)
def test_numerals_are_read_as_they_are_written(value: int) -> None:
    assert read_numerals(numerals(value, "零一二三四五六七八九", "十百千")) == Decimal(value)
    assert read_numerals(numerals(value, "零壹贰叁肆伍陆柒捌玖", "拾佰仟")) == Decimal(value)
