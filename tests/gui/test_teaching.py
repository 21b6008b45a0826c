"""Teaching an album in the real window, over a real vault: answers by keys, taking them back, what is measured."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from heirloom.bank import Bank
from heirloom.bank.learning.measuring import as_record
from heirloom.core.albums import (
    AlbumReport,
    Answer,
    Asked,
    Hint,
    HintKind,
    Interval,
    Question,
)
from heirloom.core.records import ItemId, Kind
from heirloom.gui import language, theme
from heirloom.gui.main_window import MainWindow
from heirloom.gui.screens.teaching.page import TeachingPage
from heirloom.gui.screens.teaching.parts.carefulness import Carefulness, WouldJoin
from heirloom.gui.screens.teaching.parts.prints import PrintRole
from heirloom.gui.screens.teaching.parts.report_card import ReportCard
from heirloom.gui.screens.teaching.parts.words import TeachingWords, distance_text
from heirloom.gui.screens.teaching.reporting import report_of
from heirloom.gui.screens.teaching.states import Lack
from heirloom.gui.widgets.modal import Modal
from tests.gui.windows import open_window

WAIT_MS = 15_000
Key = Qt.Key
NEXT_QUESTION_MS = 50
"""Of the window's thread: whatever else the computer does meanwhile."""


@pytest.fixture
def window(bank: Bank, qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    with open_window(bank, qtbot, tmp_path) as made:
        qtbot.waitUntil(lambda: made.albums.list.is_read, timeout=WAIT_MS)
        yield made


@pytest.fixture
def photos(bank: Bank) -> list[ItemId]:
    return [item.id for item in bank.list_items(Kind.PHOTO).items]


def teach(window: MainWindow, album_id: str, qtbot: QtBot) -> TeachingPage:
    window.albums.teach(album_id)
    page = window.pages.get("teaching")
    assert isinstance(page, TeachingPage)
    qtbot.waitUntil(lambda: page.session.known is not None, timeout=WAIT_MS)
    return page


def taught(window: MainWindow, bank: Bank, photos: list[ItemId], qtbot: QtBot) -> TeachingPage:
    """An album with two examples that belong and one that does not."""
    album = bank.albums.create("Circles", examples=photos[:2])
    bank.albums.answer(album.id, {photos[2]: Answer.NO})
    page = teach(window, album.id, qtbot)
    qtbot.waitUntil(lambda: page.session.question is not None, timeout=WAIT_MS)
    return page


def settled(page: TeachingPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not page.session.is_learning, timeout=WAIT_MS)


def test_keys_answer_and_the_next_question_is_there_at_once(
    window: MainWindow, bank: Bank, photos: list[ItemId], qtbot: QtBot
) -> None:
    page = taught(window, bank, photos, qtbot)
    settled(page, qtbot)
    assert page.card.hasFocus()
    first, album_id = page.session.question, page.session.album_id
    assert first is not None
    assert album_id is not None
    begun = time.thread_time()
    qtbot.keyClick(page.card, Key.Key_A)
    second = page.session.question
    assert (time.thread_time() - begun) * 1000 < NEXT_QUESTION_MS
    assert second is not None
    assert second.number != first.number
    assert page.card.question == second
    assert page.yes.prints.prints.numbers[0] == first.number
    qtbot.keyClick(page.card, Key.Key_Left)
    settled(page, qtbot)
    assert {row[1] for row in bank.albums.answers(album_id, Answer.NO)} >= {second.number}
    assert first.number in {row[1] for row in bank.albums.answers(album_id, Answer.YES)}
    assert first.id in {bank.shelf.id_of(int(number)) for number in bank.albums.numbers(album_id)}


def test_an_album_that_learned_again_by_itself_says_so_until_it_is_taught(
    window: MainWindow, bank: Bank, photos: list[ItemId], qtbot: QtBot
) -> None:
    page = taught(window, bank, photos, qtbot)
    settled(page, qtbot)
    assert page.banners.drift.isHidden()
    models = bank._vault.learned.models
    ((number, look),) = models.looks().items()
    with bank._vault.derive():
        models.put_look(number, replace(look, state=look.state | {"again": "scores"}))
    assert page.session.album_id is not None
    page.teach(page.session.album_id)
    qtbot.waitUntil(lambda: not page.banners.drift.isHidden(), timeout=WAIT_MS)
    assert "It has learned again" in page.banners.drift.text
    assert page.banners.drift.button.isHidden()
    qtbot.keyClick(page.card, Key.Key_A)
    qtbot.waitUntil(page.banners.drift.isHidden, timeout=WAIT_MS)


def test_z_takes_back_as_often_as_there_were_answers(
    window: MainWindow, bank: Bank, photos: list[ItemId], qtbot: QtBot
) -> None:
    page = taught(window, bank, photos, qtbot)
    album_id = page.session.album_id
    assert album_id is not None
    before = bank.albums.answers(album_id, None)
    asked: list[int] = []
    for key in (Key.Key_A, Key.Key_R, Key.Key_S):
        question = page.session.question
        assert question is not None
        asked.append(question.number)
        qtbot.keyClick(page.card, key)
    for number in reversed(asked):
        qtbot.keyClick(page.card, Key.Key_Z)
        question = page.session.question
        assert question is not None
        assert question.number == number
    settled(page, qtbot)
    assert bank.albums.answers(album_id, None) == before
    assert not page.session.can_undo
    qtbot.keyClick(page.card, Key.Key_Z)
    assert bank.albums.answers(album_id, None) == before


def test_ctrl_z_takes_back_the_last_answer_and_not_something_older(
    window: MainWindow, bank: Bank, photos: list[ItemId], qtbot: QtBot
) -> None:
    window.history.do(lambda: bank.hand.keep([photos[0]], True))
    qtbot.waitUntil(lambda: window.history.can_undo, timeout=WAIT_MS)
    page = taught(window, bank, photos, qtbot)
    first = page.session.question
    qtbot.keyClick(page.card, Key.Key_A)
    qtbot.keyClick(window, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert page.session.question == first
    assert window.history.can_undo
    settled(page, qtbot)


def test_what_was_answered_can_be_taken_back_after_leaving(
    window: MainWindow, bank: Bank, photos: list[ItemId], qtbot: QtBot
) -> None:
    page = taught(window, bank, photos, qtbot)
    album_id = page.session.album_id
    assert album_id is not None
    count = len(bank.albums.answers(album_id, None))
    qtbot.keyClick(page.card, Key.Key_A)
    qtbot.keyClick(window, Key.Key_Escape)
    assert window.pages.key == "album"
    qtbot.waitUntil(lambda: window.history.can_undo, timeout=WAIT_MS)
    assert len(bank.albums.answers(album_id, None)) == count + 1
    window.history.undo()
    qtbot.waitUntil(lambda: len(bank.albums.answers(album_id, None)) == count, timeout=WAIT_MS)


def test_several_of_the_strip_are_answered_together_as_chosen(
    window: MainWindow, bank: Bank, photos: list[ItemId], qtbot: QtBot
) -> None:
    page = taught(window, bank, photos, qtbot)
    settled(page, qtbot)
    album_id, question = page.session.album_id, page.session.question
    strip = page.session.strip
    assert album_id is not None
    assert len(strip) >= 2
    for row in (0, 1):
        index = page.strip.prints.prints.index(row)
        qtbot.mouseClick(
            page.strip.prints.viewport(), Qt.MouseButton.LeftButton, pos=page.strip.prints.visualRect(index).center()
        )
    assert sorted(page.strip.selected()) == sorted(strip[:2])
    qtbot.keyClick(page.card, Key.Key_R)
    assert page.session.question == question
    settled(page, qtbot)
    said = {row[1]: (row[2], row[3]) for row in bank.albums.answers(album_id, None)}
    assert {said[number] for number in strip[:2]} == {(Answer.NO, Asked.CHOSEN)}


def test_how_the_question_on_show_came_to_be_asked_stays_as_it_was(
    window: MainWindow, bank: Bank, photos: list[ItemId], qtbot: QtBot
) -> None:
    page = taught(window, bank, photos, qtbot)
    settled(page, qtbot)
    session = page.session
    known, album_id = session.known, session.album_id
    assert known is not None
    assert album_id is not None
    first = known.questions[0]
    for was, now in ((Asked.RANDOM, Asked.UNSURE), (Asked.UNSURE, Asked.RANDOM)):
        session._queue = [replace(first, asked=was)]
        read = replace(known, questions=(replace(first, asked=now, probability=0.25),))
        session._take(read, session._setting.mark)
        question = session.question
        assert question is not None
        assert (question.asked, question.probability) == (was, 0.25)
    session.answer(Answer.NO)
    settled(page, qtbot)
    assert {row[1]: row[3] for row in bank.albums.answers(album_id, Answer.NO)}[first.number] is Asked.UNSURE


def test_one_picked_out_of_the_strip_alone_is_no_random_answer(
    window: MainWindow, bank: Bank, photos: list[ItemId], qtbot: QtBot
) -> None:
    page = taught(window, bank, photos, qtbot)
    settled(page, qtbot)
    session = page.session
    album_id, on_show = session.album_id, session.question
    assert album_id is not None
    assert on_show is not None
    session._queue = [replace(one, asked=Asked.RANDOM) for one in session._queue]
    picked = session.strip[0]
    session.answer_many([picked], Answer.NO)
    session.answer_many([on_show.number], Answer.NO)
    settled(page, qtbot)
    said = {row[1]: row[3] for row in bank.albums.answers(album_id, Answer.NO)}
    assert (said[picked], said[on_show.number]) == (Asked.CHOSEN, Asked.RANDOM)


def test_a_click_on_an_example_changes_its_answer(
    window: MainWindow, bank: Bank, photos: list[ItemId], qtbot: QtBot
) -> None:
    page = taught(window, bank, photos, qtbot)
    settled(page, qtbot)
    lane = page.yes.prints
    index = lane.prints.index(0)
    number = int(index.data(PrintRole.NUMBER))
    qtbot.mouseClick(lane.viewport(), Qt.MouseButton.LeftButton, pos=lane.visualRect(index).center())
    assert number in page.session.lanes.no
    settled(page, qtbot)
    album_id = page.session.album_id
    assert album_id is not None
    assert number in {row[1] for row in bank.albums.answers(album_id, Answer.NO)}


def test_an_album_without_examples_asks_for_three(window: MainWindow, bank: Bank, qtbot: QtBot) -> None:
    album = bank.albums.create("Nothing yet")
    page = teach(window, album.id, qtbot)
    qtbot.waitUntil(lambda: page.lack.lack is Lack.EXAMPLES and page.lack.isVisible(), timeout=WAIT_MS)
    assert not page.strip.isVisible()
    numbers = [int(number) for number in bank.shelf.timeline().numbers[:3]]
    page.session.give_examples(numbers, Answer.YES)
    settled(page, qtbot)
    assert sorted(row[1] for row in bank.albums.answers(album.id, Answer.YES)) == sorted(numbers)
    qtbot.waitUntil(lambda: page.session.question is not None, timeout=WAIT_MS)


def test_space_shows_the_memory_in_full_and_the_sitting_goes_on(
    window: MainWindow, bank: Bank, photos: list[ItemId], qtbot: QtBot
) -> None:
    page = taught(window, bank, photos, qtbot)
    qtbot.keyClick(page.card, Key.Key_A)
    question = page.session.question
    qtbot.keyClick(page.card, Key.Key_Space)
    qtbot.waitUntil(lambda: window.pages.key == "viewer", timeout=WAIT_MS)
    window.going.escape()
    qtbot.waitUntil(lambda: window.pages.key == "teaching", timeout=WAIT_MS)
    assert page.session.question == question
    assert page.session.can_undo
    settled(page, qtbot)


def test_what_is_sure_joins_with_one_click_and_leaves_with_undo(
    window: MainWindow, bank: Bank, photos: list[ItemId], qtbot: QtBot
) -> None:
    page = taught(window, bank, photos, qtbot)
    settled(page, qtbot)
    album_id, care = page.session.album_id, page.side.carefulness
    assert album_id is not None
    before = sorted(int(number) for number in bank.albums.numbers(album_id))
    care.slider.setValue(care.slider.maximum())
    qtbot.waitUntil(lambda: care.add.isVisible() and care.add.isEnabled(), timeout=WAIT_MS)
    qtbot.mouseClick(care.add, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(window.toast.isVisible, timeout=WAIT_MS)
    assert len(bank.albums.numbers(album_id)) > len(before)
    undo = next(one for one in window.toast.findChildren(QPushButton) if one.isVisible())
    qtbot.mouseClick(undo, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: sorted(int(number) for number in bank.albums.numbers(album_id)) == before, timeout=WAIT_MS)
    settled(page, qtbot)


def test_much_on_the_word_of_a_few_is_asked_about_before_it_joins(
    window: MainWindow, bank: Bank, photos: list[ItemId], qtbot: QtBot
) -> None:
    page = taught(window, bank, photos, qtbot)
    settled(page, qtbot)
    album_id, care = page.session.album_id, page.side.carefulness
    assert album_id is not None
    care.set_value(0.0)
    before = len(bank.albums.numbers(album_id))
    page.session.would = WouldJoin(60, 40, 30)
    for key, added in (("cancel", False), ("add", True)):
        care.add.click()
        asked = window.findChild(Modal)
        assert asked is not None
        assert "About 30 of these 40 may not belong" in asked.accessibleDescription()
        asked.answer(key)
        qtbot.waitUntil(lambda: window.findChild(Modal) is None, timeout=WAIT_MS)
        settled(page, qtbot)
        assert (len(bank.albums.numbers(album_id)) > before) is added


def test_with_reduced_motion_nothing_flies(
    window: MainWindow, bank: Bank, photos: list[ItemId], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = taught(window, bank, photos, qtbot)
    watcher = theme.watcher()
    calm = type(watcher.theme)(watcher.theme.tokens, reduce_motion=True)
    monkeypatch.setattr(watcher, "theme", calm)
    qtbot.keyClick(page.card, Key.Key_A)
    assert not [one for one in page.findChildren(QWidget) if type(one).__name__ == "Flight"]
    settled(page, qtbot)


def test_the_report_is_in_words_and_the_dots_have_text(qtbot: QtBot) -> None:
    card = ReportCard()
    qtbot.addWidget(card)
    card.show_report(AlbumReport(3, 1, None, None, None, "too_few", 8))
    assert "Too early to say: give 8 more answers." in card.accessibleDescription()
    precision, recall = Interval(0.91, 0.72, 0.97), Interval(0.83, 0.64, 0.93)
    card.show_report(AlbumReport(24, 11, None, 0.5, 3, precision=precision, recall=recall))
    assert card._adds.sentence.accessibleName() == "Of 10 it adds, about 9 belong"
    assert card._adds.dots.accessibleName() == "9 of 10"
    assert card._finds.dots.filled == 8
    assert card._adds.exact.text() == "Precision 0.91, likely between 0.72 and 0.97"
    assert "Measured on your 35 answers" in card.accessibleDescription()


def test_the_slider_says_what_would_join(qtbot: QtBot) -> None:
    care = Carefulness()
    qtbot.addWidget(care)
    care.show_would(WouldJoin(146, 96, 9))
    assert care.add.text() == "Add 96 to the album"
    assert "96 of the 146 would join the album now. About 9 of them may be wrong" in care.slider.accessibleDescription()
    assert "harder to tell" not in care.slider.accessibleDescription()
    care.show_would(WouldJoin(11, 6, 3), 0.82)
    assert "harder to tell than what you answered" in care.slider.accessibleDescription()
    care.show_would(WouldJoin(11, 6, 1), 0.82)
    assert "harder to tell" not in care.slider.accessibleDescription()
    care.set_value(0.25)
    assert care.value == pytest.approx(0.25)
    with qtbot.waitSignals([care.moved, care.settled], timeout=WAIT_MS):
        care.slider.setValue(0)
    assert care.value == 1.0


def test_reasons_and_guesses_in_words() -> None:
    words = TeachingWords()
    hints = (
        Hint(HintKind.NEAR, metres=400.0),
        Hint(HintKind.SAME_TIME, count=22),
        Hint(HintKind.LOOKS, words="lake, wooden boat"),
        Hint(HintKind.LIKE),
    )
    question = Question(ItemId("a" * 32), 1, 0.8, Asked.UNSURE, hints)
    assert [said for _, said in words.reasons(question)] == [
        "Taken 400 m from your other examples",
        "Same weekend as 22 items you accepted",
        "Looks like: lake, wooden boat",
    ]
    assert words.guess(0.8) == ("Probably belongs", "8 in 10")
    assert words.guess(0.02)[0] == "Very likely does not belong"
    assert [distance_text(metres) for metres in (38.0, 430.0, 2540.0, 81_000.0)] == ["40 m", "400 m", "2.5 km", "81 km"]


def test_the_report_is_written_as_words_and_as_figures(
    window: MainWindow, bank: Bank, photos: list[ItemId], qtbot: QtBot, tmp_path: Path
) -> None:
    page = taught(window, bank, photos, qtbot)
    settled(page, qtbot)
    album = page.session.album
    assert album is not None
    told = json.loads(report_of(bank, album, as_json=True))
    assert told.pop("album") == "Circles"
    assert told == as_record(bank.albums.report(album.id, curve=True))
    assert (told["examples"], told["reason"]) == ({"yes": 2, "no": 1}, "too_few")
    target = tmp_path / "report.txt"
    with qtbot.waitSignal(window.albums.reporting.toast, timeout=WAIT_MS):
        window.albums.reporting.write(album, target, as_json=False)
    assert "Circles" in target.read_text(encoding="utf-8")


def test_the_page_speaks_chinese_at_once(window: MainWindow, bank: Bank, photos: list[ItemId], qtbot: QtBot) -> None:
    page = taught(window, bank, photos, qtbot)
    settled(page, qtbot)
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    language.switch(application, "zh_CN")
    qtbot.waitUntil(lambda: page.card.yes.text() == "属于", timeout=WAIT_MS)
    assert "属于这里吗" in page.card.accessibleName()
