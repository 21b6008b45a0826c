"""What the window says in Chinese reads as it is written there: dates and stretches of time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from heirloom.core.albums import Album, AlbumId, AlbumKind, AlbumRule
from heirloom.core.records import Precision
from heirloom.gui import dates, language
from heirloom.gui.grid.paint import day_names
from heirloom.gui.models.bands import Band
from heirloom.gui.screens.albums.making.rule_words import RuleWords
from heirloom.gui.screens.albums.words import AlbumWords


@pytest.fixture(autouse=True)
def chinese(qapp: QCoreApplication, english: None) -> Iterator[None]:
    """Words and dates alone, without the look of windows."""
    QLocale.setDefault(QLocale("zh_CN"))
    words = QTranslator()
    assert words.load("heirloom_zh_CN", str(language.translations_dir()))
    qapp.installTranslator(words)
    yield
    qapp.removeTranslator(words)


@pytest.mark.parametrize(
    ("begin", "end", "text"),
    [
        (datetime(2015, 6, 1), datetime(2015, 9, 1), "2015年6月至8月"),
        (datetime(2014, 12, 1), datetime(2015, 3, 1), "2014年12月至2015年2月"),
        (datetime(2018, 2, 15), datetime(2018, 2, 23), "2018年2月15日至2018年2月22日"),
        (datetime(1990, 1, 1), datetime(2000, 1, 1), "1990–1999年"),
        (datetime(2009, 9, 1), datetime(2009, 10, 1), "2009年9月"),
        (None, datetime(2004, 1, 1), "2004年以前"),
        (datetime(2015, 7, 1), None, "2015年7月以来"),
    ],
)
def test_a_stretch_of_time(begin: datetime | None, end: datetime | None, text: str) -> None:
    assert dates.span_text(begin, end) == text
    assert RuleWords().when(AlbumRule(captured_from=begin, captured_to=end)) == text


def test_months_that_share_a_heading() -> None:
    first = (2023 - 1970) * 12
    assert day_names.span(Band(first + 1, first + 8)) == "2023年2月至9月"


def test_an_album_names_no_day_that_nobody_knows() -> None:
    words, at = AlbumWords(), datetime(2009, 9, 1)
    said = {
        exact: words.span(Album(AlbumId("x"), "Lake", AlbumKind.HAND, items=1, first_at=at, last_at=at, exact_to=exact))
        for exact in Precision
    }
    assert said == {Precision.TIME: "2009年9月1日", Precision.MONTH: "2009年9月", Precision.YEAR: "2009年"}
