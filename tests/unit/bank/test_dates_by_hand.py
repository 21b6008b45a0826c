"""Dates typed for a memory: kept as they are, kept in part after a word, or not kept."""

from __future__ import annotations

from datetime import datetime

import pytest

from heirloom.bank.dates_by_hand import DateTrouble, TypedDate, read_by_hand
from heirloom.core.records import CaptureTime

NOW = datetime(2026, 11, 22, 12, 0)


def _read(text: str) -> TypedDate:
    return read_by_hand(text, now=NOW)


@pytest.mark.parametrize(
    ("texts", "at", "evidence"),
    [
        (("去年", "last year", "2025"), datetime(2025, 1, 1), "user_year"),
        (("上个月", "last month", "2026年10月", "二〇二六年十月"), datetime(2026, 10, 1), "user_month"),
        (("昨天", "yesterday", "2026-11-21", "2026年11月21号"), datetime(2026, 11, 21), "user"),
        (("2009/9/1 下午3点", "1 September 2009, 3 pm", "2009年9月1日 15时"), datetime(2009, 9, 1, 15), "user"),
    ],
)
def test_kept_as_it_is(texts: tuple[str, ...], at: datetime, evidence: str) -> None:
    for text in texts:
        assert _read(text) == TypedDate(CaptureTime(at, None, evidence)), text


@pytest.mark.parametrize(
    ("texts", "at", "evidence"),
    [
        (
            ("2009年秋天", "autumn 2009", "2009年冬天", "c. 2009", "大约2009年", "2009年左右"),
            datetime(2009, 1, 1),
            "user_year",
        ),
        (("1958年春节", "about February 1958"), datetime(1958, 2, 1), "user_month"),
        (("1968年春节", "1968?"), datetime(1968, 1, 1), "user_year"),
        (("Christmas 2009", "大概2009年12月"), datetime(2009, 12, 1), "user_month"),
    ],
)
def test_kept_in_part(texts: tuple[str, ...], at: datetime, evidence: str) -> None:
    for text in texts:
        assert _read(text) == TypedDate(CaptureTime(at, None, evidence), DateTrouble.LESS), text


@pytest.mark.parametrize(
    ("text", "trouble"),
    [
        ("九十年代", DateTrouble.YEARS),
        ("1990年代", DateTrouble.YEARS),
        ("the 1990s", DateTrouble.YEARS),
        ("2010年到2012年", DateTrouble.YEARS),
        ("2031年5月", DateTrouble.FUTURE),
        ("December 2026", DateTrouble.FUTURE),
        ("about 2031", DateTrouble.FUTURE),
        ("soon", DateTrouble.UNREAD),
        ("去年的照片", DateTrouble.UNREAD),
        ("since 2010", DateTrouble.UNREAD),
        ("", DateTrouble.UNREAD),
    ],
)
def test_not_kept(text: str, trouble: DateTrouble) -> None:
    assert _read(text).trouble is trouble


def test_elsewhere_it_may_be_tomorrow_already() -> None:
    assert _read("2026-11-23").trouble is None
    assert _read("2026-11-24").trouble is DateTrouble.FUTURE
