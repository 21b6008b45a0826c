"""More figures of an album in the real window: in words, as a table, as a curve; mistakes opened and answered again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from heirloom.bank import Bank, LockedBank
from heirloom.core.albums import Album, AlbumReport, Answer, Interval
from heirloom.gui import language
from heirloom.gui.main_window import MainWindow
from heirloom.gui.screens.teaching.figures.sentences import FigureWords
from heirloom.gui.screens.teaching.more_figures import MoreFigures
from heirloom.gui.screens.teaching.page import TeachingPage
from heirloom.gui.screens.teaching.parts.report_card import ReportCard
from tests.gui.windows import open_window
from tests.unit.bank.learning import taught

WAIT_MS = 20_000
EACH = 10
Key = Qt.Key


@pytest.fixture
def heaps(tmp_path: Path) -> Iterator[tuple[Bank, Album]]:
    """An album taught with ten answers of either kind, of which one is a slip of the hand each."""
    path = tmp_path / "Heaps.heirloom"
    yes, no = taught.make(path)
    with LockedBank(path).unlock(passphrase=taught.PASSPHRASE) as bank:
        said = dict.fromkeys([*yes[: EACH - 1], no[EACH]], Answer.YES)
        said |= dict.fromkeys([*no[: EACH - 1], yes[EACH]], Answer.NO)
        album = bank.albums.create("Heap")
        bank.albums.answer(album.id, said)
        yield bank, album


@pytest.fixture
def window(heaps: tuple[Bank, Album], qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    with open_window(heaps[0], qtbot, tmp_path) as made:
        qtbot.waitUntil(lambda: made.albums.list.is_read, timeout=WAIT_MS)
        yield made


@pytest.fixture
def page(window: MainWindow, heaps: tuple[Bank, Album], qtbot: QtBot) -> TeachingPage:
    window.albums.teach(heaps[1].id)
    page = window.pages.get("teaching")
    assert isinstance(page, TeachingPage)
    qtbot.waitUntil(lambda: page.session.question is not None and not page.session.is_learning, timeout=WAIT_MS)
    qtbot.waitUntil(page.side.report.more.isVisible, timeout=WAIT_MS)
    return page


def opened(window: MainWindow, page: TeachingPage) -> MoreFigures:
    """By the keyboard, from the report."""
    page.side.report.more.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(page.side.report.more, Key.Key_Space)
    return next(one for one in window.findChildren(MoreFigures) if one.isVisible())


def test_all_figures_are_there_in_words_and_the_curve_can_be_heard(
    window: MainWindow, page: TeachingPage, qtbot: QtBot
) -> None:
    shown = opened(window, page)
    known = page.session.known
    assert known is not None
    report = known.report
    assert report is not None
    assert report.f1 is not None
    assert report.confusion is not None
    said = [text.text() for line in shown.figures.lines for text in line]
    assert said[5].startswith(f"F1 {report.f1.value:.2f}, likely between {report.f1.low:.2f}")
    assert f"Belongs and would be found: about {round(report.confusion[0])}" in shown.figures.counts.text()
    heard = shown.figures.table.accessibleDescription()
    assert f"F1: {report.averaged['macro'].f1:.2f}" in heard
    assert heard.count("Precision") == 5
    qtbot.waitUntil(shown.curve.chart.isVisible, timeout=WAIT_MS)
    heard = shown.curve.chart.accessibleDescription()
    assert heard.endswith(f"{report.f1.value:.2f} from {report.yes + report.no} answers")
    places = shown.curve.chart.places()
    assert len(places) >= 2
    assert [place.x() for place in places] == sorted(place.x() for place in places)


def test_a_mistake_is_answered_again_and_that_is_taken_back(
    window: MainWindow, page: TeachingPage, heaps: tuple[Bank, Album], qtbot: QtBot
) -> None:
    bank, album = heaps
    before = bank.albums.answers(album.id)
    shown = opened(window, page)
    row = shown.mistakes.rows[0]
    given, other = row.mistake.answer, row.other
    row.again.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(row.again, Key.Key_Space)
    assert row.is_turned
    assert row.again.text() == "Undo"

    def said() -> dict[int, Answer]:
        return {one[1]: one[2] for one in bank.albums.answers(album.id)}

    qtbot.waitUntil(lambda: said()[row.number] is other, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: not page.session.is_learning, timeout=WAIT_MS)
    assert row in shown.mistakes.rows, "it stays, so that it can be taken back where it was given"
    QTest.keyClick(row.again, Key.Key_Space)
    assert not row.is_turned
    qtbot.waitUntil(lambda: said()[row.number] is given, timeout=WAIT_MS)
    assert bank.albums.answers(album.id) == before
    assert not page.session.can_undo
    qtbot.waitUntil(lambda: not page.session.is_learning, timeout=WAIT_MS)


def test_a_mistake_is_shown_in_full_and_esc_closes_the_figures(
    window: MainWindow, page: TeachingPage, qtbot: QtBot
) -> None:
    shown = opened(window, page)
    assert shown.buttons[0].hasFocus()
    stops: list[QWidget] = []
    for _ in range(4):
        QTest.keyClick(shown, Key.Key_Tab)
        stops.append(window.focusWidget())
    first = shown.mistakes.rows[0]
    assert stops[:3] == [shown.figures.table, first.print, first.again]
    assert shown.area.viewport().rect().contains(first.again.mapTo(shown.area.viewport(), first.again.rect().center()))
    QTest.keyClick(shown, Key.Key_Escape)
    assert page.side.report.more.hasFocus()
    assert window.pages.key == "teaching"
    again = opened(window, page)
    QTest.keyClick(again.mistakes.rows[0].print, Key.Key_Space)
    qtbot.waitUntil(lambda: window.pages.key == "viewer", timeout=WAIT_MS)


def test_too_early_says_so_and_shows_no_empty_tables(
    window: MainWindow, heaps: tuple[Bank, Album], qtbot: QtBot
) -> None:
    bank, full = heaps
    few = bank.albums.create("Few", examples=[one[0] for one in bank.albums.answers(full.id, Answer.YES)[:2]])
    window.albums.teach(few.id)
    page = window.pages.get("teaching")
    assert isinstance(page, TeachingPage)
    qtbot.waitUntil(lambda: page.session.question is not None and not page.session.is_learning, timeout=WAIT_MS)
    shown = opened(window, page)
    assert shown.accessibleDescription() == "Too early to say: give 10 more answers."
    assert not shown.area.isVisible()
    assert shown.buttons[0].hasFocus()
    QTest.keyClick(shown, Key.Key_Escape)


def test_they_speak_chinese_at_once(window: MainWindow, page: TeachingPage, qtbot: QtBot) -> None:
    shown = opened(window, page)
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    language.switch(application, "zh_CN")
    qtbot.waitUntil(lambda: shown.buttons[0].text() == "关闭", timeout=WAIT_MS)
    assert shown.figures.table.accessibleName() == "两类各自的结果与平均值"
    assert shown.mistakes.rows[0].again.text() in ("属于", "不属于")


def test_the_card_says_where_what_is_left_is_harder_and_ten_only_for_as_good_as_all(qtbot: QtBot) -> None:
    card = ReportCard()
    qtbot.addWidget(card)
    precision, recall = Interval(0.97, 0.8, 1.0), Interval(0.01, 0.0, 0.1)
    report = AlbumReport(24, 11, None, 0.5, 3, precision=precision, recall=recall, adding=Interval(0.9, 0.7, 1.0))
    card.show_report(report)
    assert (card._adds.dots.filled, card._finds.dots.filled) == (9, 0)
    assert "Much of what belongs" not in card.accessibleDescription()
    harder = AlbumReport(24, 11, None, 0.5, 3, precision=precision, recall=recall, adding=Interval(0.5, 0.3, 0.7))
    card.show_report(harder)
    assert "of 10 it would still add, about 5 belong" in card.accessibleDescription()
    assert FigureWords().still_adds(harder) == card._still.text()


def test_figures_of_an_earlier_training_say_so(qtbot: QtBot) -> None:
    card = ReportCard()
    qtbot.addWidget(card)
    card.show_report(AlbumReport(3, 3, None, None, 1, "too_few", 6, unlearned=14))
    assert "An earlier training is in use: it knew 6 answers" in card.accessibleDescription()
    assert "give 6 more" not in card.accessibleDescription()
    figure = Interval(0.8, 0.6, 0.9)
    card.show_report(AlbumReport(8, 8, None, 0.5, 2, precision=figure, recall=figure, unlearned=4))
    assert "it knew 16 answers" in card.accessibleDescription()
