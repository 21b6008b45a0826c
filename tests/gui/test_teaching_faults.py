"""Teaching while things go wrong: a slider that is moved while it reads, answers that could not be written."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from pytestqt.qtbot import QtBot

from heirloom.bank import Bank, LockedBank
from heirloom.core.albums import Album, Answer
from heirloom.core.errors import NoSpace
from heirloom.core.records import ItemId
from heirloom.gui.main_window import MainWindow
from heirloom.gui.screens.teaching.page import TeachingPage
from heirloom.gui.screens.teaching.parts.picture import part_of
from heirloom.gui.screens.teaching.states import Lack
from heirloom.ingest.understand import Understanding
from tests.gui.windows import open_window
from tests.unit.bank.learning import taught

WAIT_MS = 20_000
EACH = 6
Key = Qt.Key


@pytest.fixture
def heaps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Bank, Album, list[ItemId], list[ItemId]]]:
    """An album taught with six answers of either kind; what was answered yes and no."""
    # These vectors are no encoder's: the window would turn to the one that is installed, which has seen nothing here.
    monkeypatch.setattr(Understanding, "_activate", lambda _self: None)
    path = tmp_path / "Heaps.heirloom"
    yes, no = taught.make(path)
    with LockedBank(path).unlock(passphrase=taught.PASSPHRASE) as bank:
        album = bank.albums.create("Heap")
        bank.albums.answer(album.id, dict.fromkeys(yes[:EACH], Answer.YES) | dict.fromkeys(no[:EACH], Answer.NO))
        bank.albums.train(album.id)
        yield bank, album, yes, no


@pytest.fixture
def bank(heaps: tuple[Bank, Album, list[ItemId], list[ItemId]]) -> Bank:
    return heaps[0]


@pytest.fixture
def album(heaps: tuple[Bank, Album, list[ItemId], list[ItemId]]) -> Album:
    return heaps[1]


@pytest.fixture
def window(bank: Bank, qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    with open_window(bank, qtbot, tmp_path) as made:
        qtbot.waitUntil(lambda: made.albums.list.is_read, timeout=WAIT_MS)
        yield made


@pytest.fixture
def page(window: MainWindow, album: Album, qtbot: QtBot) -> TeachingPage:
    return teach(window, album, qtbot)


def teach(window: MainWindow, album: Album, qtbot: QtBot) -> TeachingPage:
    window.albums.teach(album.id)
    page = window.pages.get("teaching")
    assert isinstance(page, TeachingPage)
    qtbot.waitUntil(lambda: page.session.known is not None and not page.session.is_learning, timeout=WAIT_MS)
    return page


def settled(page: TeachingPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not page.session.is_learning, timeout=WAIT_MS)


def fails_once(monkeypatch: pytest.MonkeyPatch, owner: object, name: str) -> None:
    """The disk is full at the next call alone; every later one is real."""
    real: Callable[..., Any] = getattr(owner, name)

    def full(*given: Any, **named: Any) -> Any:
        monkeypatch.setattr(owner, name, real)
        raise NoSpace("The disk is full.")

    monkeypatch.setattr(owner, name, full)


def kept(page: TeachingPage, bank: Bank, album: Album, careful: float, qtbot: QtBot) -> None:
    """The knob stands there, the album has it, and what would join there is what is told."""
    qtbot.waitUntil(lambda: bank.albums.get(album.id).carefulness == careful, timeout=WAIT_MS)
    session = page.session
    qtbot.waitUntil(lambda: session.would is not None and session.would.carefulness == careful, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: session.album is not None and session.album.carefulness == careful, timeout=WAIT_MS)
    assert page.side.carefulness.value == careful


def test_the_knob_stays_where_a_key_put_it_and_the_button_tells_of_that_setting(
    page: TeachingPage, bank: Bank, album: Album, qtbot: QtBot
) -> None:
    care = page.side.carefulness
    for key, careful in ((Key.Key_Home, 1.0), (Key.Key_End, 0.0), (Key.Key_Left, 0.01)):
        qtbot.keyClick(care.slider, key)
        assert care.value == careful
        kept(page, bank, album, careful, qtbot)
    would = page.session.would
    assert would is not None
    assert would.joins > EACH
    assert f"Add {would.joins} " in care.add.text()
    with qtbot.waitSignal(care.add_wanted, timeout=WAIT_MS):
        care.add.click()
    assert page.session.can_undo
    assert page.session.carefulness == care.value == 0.01


def test_the_knob_stays_where_the_mouse_left_it(page: TeachingPage, bank: Bank, album: Album, qtbot: QtBot) -> None:
    slider = page.side.carefulness.slider
    left = Qt.MouseButton.LeftButton
    for share in (0.9, 0.1):
        place = QPoint(round(slider.width() * share), slider.height() // 2)
        qtbot.mousePress(slider, left, pos=QPoint(slider.width() // 2, place.y()))
        qtbot.mouseMove(slider, place)
        qtbot.mouseRelease(slider, left, pos=place)
        put = page.side.carefulness.value
        assert put != 0.5
        kept(page, bank, album, put, qtbot)


def test_a_reading_that_began_before_the_knob_moved_does_not_put_it_back(
    page: TeachingPage, bank: Bank, album: Album, qtbot: QtBot
) -> None:
    page.session.refresh()
    qtbot.keyClick(page.side.carefulness.slider, Key.Key_End)
    assert not page.side.carefulness.add.isEnabled()  # it was counted at another setting
    qtbot.waitSignal(page.session.measured, timeout=WAIT_MS).wait()
    assert page.side.carefulness.value == 0.0
    kept(page, bank, album, 0.0, qtbot)
    assert page.side.carefulness.add.isEnabled()


def test_a_setting_made_just_before_leaving_is_kept_by_its_own_album(
    window: MainWindow, page: TeachingPage, bank: Bank, album: Album, qtbot: QtBot
) -> None:
    other = bank.albums.create("Other", like="a circle")
    qtbot.keyClick(page.side.carefulness.slider, Key.Key_End)
    teach(window, other, qtbot)
    qtbot.waitUntil(lambda: bank.albums.get(album.id).carefulness == 0.0, timeout=WAIT_MS)
    assert bank.albums.get(other.id).carefulness == other.carefulness


def test_an_answer_that_could_not_be_written_is_told_until_it_is_tried_again(
    page: TeachingPage, bank: Bank, album: Album, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    question = page.session.question
    assert question is not None
    fails_once(monkeypatch, bank.albums, "answer")
    qtbot.keyClick(page.card, Key.Key_A)
    qtbot.waitUntil(page.banners.trouble.isVisible, timeout=WAIT_MS)
    assert "disk is full" in page.banners.trouble.text
    page.session.refresh()
    qtbot.waitSignal(page.session.measured, timeout=WAIT_MS).wait()
    settled(page, qtbot)
    assert page.banners.trouble.isVisible()
    assert not page.top.undo.isEnabled()
    assert question.number not in page.session.lanes.yes
    assert question.number in page.session.strip  # asked again, not in place of what is on show
    qtbot.mouseClick(page.banners.trouble.button, Qt.MouseButton.LeftButton)
    assert not page.banners.trouble.isVisible()
    qtbot.waitUntil(lambda: question.id in {row[0] for row in bank.albums.answers(album.id)}, timeout=WAIT_MS)
    settled(page, qtbot)
    assert page.top.undo.isEnabled()
    assert question.number not in page.session.strip


def test_what_could_not_be_written_is_dealt_with_by_answering_on(
    page: TeachingPage, bank: Bank, album: Album, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    fails_once(monkeypatch, bank.albums, "answer")
    qtbot.keyClick(page.card, Key.Key_R)
    qtbot.waitUntil(page.banners.trouble.isVisible, timeout=WAIT_MS)
    qtbot.keyClick(page.card, Key.Key_R)
    qtbot.waitUntil(lambda: not page.banners.trouble.isVisible(), timeout=WAIT_MS)
    settled(page, qtbot)
    assert len(bank.albums.answers(album.id, Answer.NO)) == EACH + 1
    assert len(page.session.lanes.no) == EACH + 1


def test_what_could_not_be_taken_back_stands_and_can_be_taken_back_again(
    page: TeachingPage, bank: Bank, album: Album, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    question = page.session.question
    assert question is not None
    qtbot.keyClick(page.card, Key.Key_A)
    settled(page, qtbot)
    fails_once(monkeypatch, page.session, "_undo_change")
    qtbot.keyClick(page.card, Key.Key_Z)
    qtbot.waitUntil(page.banners.trouble.isVisible, timeout=WAIT_MS)
    settled(page, qtbot)
    assert question.number in page.session.lanes.yes
    assert page.top.undo.isEnabled()
    qtbot.mouseClick(page.banners.trouble.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(bank.albums.answers(album.id, Answer.YES)) == EACH, timeout=WAIT_MS)
    settled(page, qtbot)
    assert not page.banners.trouble.isVisible()
    assert not page.top.undo.isEnabled()


def test_adding_that_failed_leaves_nothing_to_undo_and_is_repeated(
    page: TeachingPage, bank: Bank, album: Album, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, would = len(bank.albums.numbers(album.id)), page.session.would
    assert would is not None
    fails_once(monkeypatch, bank.albums, "apply")
    page.session.add_sure(0.5, lambda _change: None)
    qtbot.waitUntil(page.banners.trouble.isVisible, timeout=WAIT_MS)
    settled(page, qtbot)
    assert not page.session.can_undo
    qtbot.mouseClick(page.banners.trouble.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(bank.albums.numbers(album.id)) == before + would.joins, timeout=WAIT_MS)
    settled(page, qtbot)
    assert page.session.can_undo


def test_with_every_yes_turned_to_no_nothing_waits_and_examples_are_asked_for(
    window: MainWindow, heaps: tuple[Bank, Album, list[ItemId], list[ItemId]], qtbot: QtBot
) -> None:
    bank, album, _yes, _no = heaps
    page = teach(window, album, qtbot)
    qtbot.waitUntil(lambda: page.session.question is not None, timeout=WAIT_MS)
    page.session.answer_many(list(page.session.lanes.yes), Answer.NO)
    settled(page, qtbot)
    qtbot.waitUntil(lambda: page.lack.lack is Lack.EXAMPLES, timeout=WAIT_MS)
    assert page.session.question is None
    assert not page.side.carefulness.add.isVisible()
    assert "Too early to say" in page.side.report.accessibleDescription()
    qtbot.keyClick(page.side.carefulness.slider, Key.Key_End)
    kept(page, bank, album, 0.0, qtbot)
    assert not page.side.carefulness.add.isVisible()
    assert "Nothing waits" in page.side.carefulness.slider.accessibleDescription()


def test_whoever_has_shown_only_what_belongs_is_asked_for_something_that_does_not(
    window: MainWindow, heaps: tuple[Bank, Album, list[ItemId], list[ItemId]], qtbot: QtBot
) -> None:
    bank, _album, yes, _no = heaps
    page = teach(window, bank.albums.create("Only yes", examples=yes[:4]), qtbot)
    qtbot.waitUntil(lambda: page.session.question is not None, timeout=WAIT_MS)
    assert page.banners.lopsided.isVisible()
    assert "does not belong too" in page.banners.lopsided.text
    qtbot.keyClick(page.card, Key.Key_R)
    assert not page.banners.lopsided.isVisible()
    settled(page, qtbot)


def test_in_the_smallest_window_the_picture_fills_the_card_and_a_tall_one_is_whole(
    window: MainWindow, page: TeachingPage, qtbot: QtBot
) -> None:
    window.resize(960, 640)
    qtbot.waitUntil(lambda: page.width() < 960, timeout=WAIT_MS)
    picture, card = page.card.picture, page.card
    qtbot.waitUntil(lambda: picture.height() >= card.height() - 36, timeout=WAIT_MS)
    frame = picture.rect()
    for wide, high in ((4, 3), (3, 2)):
        assert part_of(frame, QSize(wide * 100, high * 100)) == frame
    whole = part_of(frame, QSize(300, 600))
    assert whole.height() == frame.height()
    assert abs(whole.width() * 2 - whole.height()) <= 2
    assert abs(whole.center().x() - frame.center().x()) <= 1
    assert part_of(QRect(0, 0, 372, 420), QSize(400, 300)) == QRect(0, 0, 372, 420)
