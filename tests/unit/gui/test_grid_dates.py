"""Dates that are typed to go there: what is understood, and where it leads."""

from __future__ import annotations

from datetime import date, datetime

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QLocale

from heirloom.bank import TileFlag
from heirloom.core.asking import Reading
from heirloom.gui.models.sections import Sections, by_day
from heirloom.gui.screens.timeline.date_words import days_of
from heirloom.search.parse import read_facts

EPOCH = date(1970, 1, 1)


class Words:
    """Search's own reading, over no places."""

    def read(self, text: str) -> Reading:
        return read_facts(text, datetime(2026, 5, 1, 12), lambda _name: None)


@pytest.fixture(autouse=True)
def british(qapp: QCoreApplication) -> None:
    QLocale.setDefault(QLocale("en_GB"))


@pytest.mark.parametrize(
    ("text", "begin", "end"),
    [
        ("June 2019", date(2019, 6, 1), date(2019, 7, 1)),
        (" 2009 ", date(2009, 1, 1), date(2010, 1, 1)),
        ("15.6.2019", date(2019, 6, 15), date(2019, 6, 16)),
        ("15/06/2019", date(2019, 6, 15), date(2019, 6, 16)),
        ("6/15/2019", date(2019, 6, 15), date(2019, 6, 16)),
        ("6/7/2019", date(2019, 7, 6), date(2019, 7, 7)),
        ("6/2019", date(2019, 6, 1), date(2019, 7, 1)),
        ("12.2019", date(2019, 12, 1), date(2020, 1, 1)),
        ("2019-6", date(2019, 6, 1), date(2019, 7, 1)),
        ("2019-06-15", date(2019, 6, 15), date(2019, 6, 16)),
        ("2019年6月", date(2019, 6, 1), date(2019, 7, 1)),
        ("summer 2004", date(2004, 6, 1), date(2004, 9, 1)),
    ],
)
def test_dates_are_understood(text: str, begin: date, end: date) -> None:
    found = days_of(text, Words())
    assert found is not None
    assert (found.begin, found.end) == ((begin - EPOCH).days, (end - EPOCH).days)


@pytest.mark.parametrize("text", ["", "the red barn", "31.2.2019", "0/2019"])
def test_what_is_no_date_is_none(text: str) -> None:
    assert days_of(text, Words()) is None


def test_figures_are_read_as_the_country_writes_them() -> None:
    QLocale.setDefault(QLocale("en_US"))
    found = days_of("6/7/2019", Words())
    assert found is not None
    assert found.begin == (date(2019, 6, 7) - EPOCH).days


def _sections(days: list[int], undated: int = 0) -> Sections:
    at = np.array([*days, *[0] * undated], dtype=np.int64) * 86_400_000_000
    return by_day(at, np.full(len(at), TileFlag.DATED, np.uint8), undated)


@pytest.mark.parametrize(
    ("begin", "end", "answer"),
    [(100, 131, (1, True)), (120, 121, (1, True)), (125, 200, (0, False)), (40, 60, (2, False)), (0, 5, (3, False))],
)
def test_the_newest_of_the_days_is_found_or_the_nearest(begin: int, end: int, answer: tuple[int, bool]) -> None:
    assert _sections([200, 120, 50 + 15, 10], undated=2).nearest(begin, end) == answer


def test_without_dates_there_is_nowhere_to_go() -> None:
    assert _sections([], undated=3).nearest(0, 10) is None
