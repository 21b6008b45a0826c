"""When and where a memory was made, typed into its card."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from heirloom.bank import Bank
from heirloom.gui.background import Background
from tests.gui.viewing import Viewer


@pytest.fixture
def viewer(qtbot: QtBot, bank: Bank, background: Background) -> Iterator[Viewer]:
    made = Viewer(qtbot, bank, background)
    yield made
    made.page.left()
    made.previews.close()


def test_a_date_may_be_a_month_and_no_date_is_refused(viewer: Viewer) -> None:
    number = viewer.open("IMG_20190614_100000.png")
    when = viewer.page.inspector.when_where._when
    when.begin()
    when.field.clear()
    QTest.keyClicks(when.field, "whenever")
    QTest.keyClick(when.field, Qt.Key.Key_Return)
    assert when.is_editing
    assert when.field.property("state") == "error"
    when.field.clear()
    QTest.keyClicks(when.field, "August 2009")
    QTest.keyClick(when.field, Qt.Key.Key_Return)

    def is_a_month() -> bool:
        captured = viewer.bank.shelf.cards([number])[0].captured
        return captured is not None and captured.evidence == "user_month"

    viewer.until(is_a_month)
    viewer.until(lambda: "August 2009" in [label.text() for label in when.findChildren(QLabel)])


def test_where_one_stands_follows_a_new_date(viewer: Viewer) -> None:
    number = viewer.open("IMG_20190614_100000.png")
    said: list[str] = []
    viewer.page.position.said.connect(said.append)
    viewer.page.position.tell()
    assert said[-1].endswith("in June 2019")
    numbers = viewer.bank.shelf.timeline().numbers.tolist()
    when = viewer.page.inspector.when_where._when
    for typed in ("16 June 2031", "1958"):
        when.begin()
        when.field.setText(typed)
        QTest.keyClick(when.field, Qt.Key.Key_Return)
    viewer.until(lambda: said[-1] == f"{numbers.index(number) + 1} of {len(numbers)}")


def test_of_a_season_is_told_what_is_kept_before_it_is(viewer: Viewer) -> None:
    number = viewer.open("IMG_20190614_100000.png")
    when = viewer.page.inspector.when_where._when

    def enter(text: str) -> None:
        when.begin()
        when.field.setText(text)
        QTest.keyClick(when.field, Qt.Key.Key_Return)

    def evidence() -> str | None:
        captured = viewer.bank.shelf.cards([number])[0].captured
        return None if captured is None else captured.evidence

    enter("2009年秋天")
    assert when.is_editing
    assert when.field.text() == "2009"
    assert "2009年秋天" in when._note.text()
    for refused in ("2031年5月", "九十年代"):
        enter(refused)
        assert when.field.property("state") == "error"
        assert when.field.text() == refused
    assert evidence() == "filename"
    enter("autumn 2009")
    QTest.keyClick(when.field, Qt.Key.Key_Return)
    viewer.until(lambda: evidence() == "user_year")


def test_what_was_refused_of_one_memory_is_not_taken_to_the_next(viewer: Viewer) -> None:
    viewer.open("IMG_20190614_100000.png")
    when = viewer.page.inspector.when_where._when
    when.begin()
    when.field.setText("autumn 2009")
    QTest.keyClick(when.field, Qt.Key.Key_Return)
    viewer.page.step(1)
    viewer.until(lambda: not when.is_editing)


def test_a_date_left_as_it_was_is_no_change(viewer: Viewer) -> None:
    number = viewer.open("IMG_20190614_100000.png")
    when = viewer.page.inspector.when_where._when
    when.begin()
    when.save()
    assert not when.is_editing
    viewer.key(Qt.Key.Key_K)
    viewer.until(lambda: viewer.bank.shelf.cards([number])[0].kept)  # changes are made in the order asked for
    captured = viewer.bank.shelf.cards([number])[0].captured
    assert captured is not None
    assert captured.evidence == "filename"


def test_a_place_is_found_by_name_or_is_a_name_of_ones_own(viewer: Viewer) -> None:
    number = viewer.open("IMG_20190614_100000.png")
    where = viewer.page.inspector.when_where._where
    where.begin()
    QTest.keyClicks(where.field, "Whitefish, Mont")
    names = viewer.page.inspector.when_where._names
    viewer.qtbot.waitUntil(lambda: "Whitefish, Montana, United States" in names.stringList(), timeout=20_000)
    where.field.setText("Whitefish, Montana, United States")
    QTest.keyClick(where.field, Qt.Key.Key_Return)
    viewer.until(lambda: (viewer.bank.shelf.cards([number])[0].place or "").startswith("Whitefish, Montana"))
    assert viewer.bank.get(viewer.bank.shelf.id_of(number)).gps is not None
    where.begin()
    where.field.setText("The orchard")
    QTest.keyClick(where.field, Qt.Key.Key_Return)
    viewer.until(lambda: viewer.bank.shelf.cards([number])[0].place == "The orchard")
