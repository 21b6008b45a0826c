"""Learning the words more closely, in the real window, by the real text encoder: offered, under way, told, stopped."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from heirloom.bank import Bank
from heirloom.core.albums import Album, AlbumId, AlbumKind, Answer, Method, ModelVersion, Tuning
from heirloom.core.errors import HeirloomError
from heirloom.core.records import Kind
from heirloom.embedding.tuning import TuningFailed
from heirloom.gui import language
from heirloom.gui.background import Background
from heirloom.gui.main_window import MainWindow
from heirloom.gui.screens.teaching.closer import Closer
from heirloom.gui.screens.teaching.page import TeachingPage
from tests.gui.windows import open_window

WAIT_MS = 240_000
"""The encoder is loaded and tuned four times, beside whatever else the computer does."""
EACH = 6
BLOOMS = ("roses", "lilies", "tulips", "beans", "apples", "plums", "sage")
GOODS = ("a washing machine", "two bicycles", "a lamp", "a desk", "new tyres", "a stove", "a radio")
AT = datetime(2020, 5, 1, tzinfo=UTC)
Key = Qt.Key


@pytest.fixture
def window(bank: Bank, qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    with open_window(bank, qtbot, tmp_path) as made:
        yield made


@pytest.fixture
def letters(bank: Bank, tmp_path: Path) -> Album:
    """An album taught with six letters from a garden and six invoices, of seven each."""
    sources = tmp_path / "letters"
    sources.mkdir()
    for at, (bloom, goods) in enumerate(zip(BLOOMS, GOODS, strict=True)):
        (sources / f"garden {at}.txt").write_text(f"Our garden in May: the {bloom} were in bloom, and we sat outside.")
        (sources / f"invoice {at}.txt").write_text(f"Invoice number {at} for {goods}. Payable within thirty days.")
    bank.import_paths([str(sources)], ocr=False)
    found = {item.original_name: item.id for item in bank.list_items(Kind.DOCUMENT).items}
    album = bank.albums.create("Garden", examples=[found[f"garden {at}.txt"] for at in range(EACH)])
    bank.albums.answer(album.id, {found[f"invoice {at}.txt"]: Answer.NO for at in range(EACH)})
    bank.albums.train(album.id)
    return bank.albums.get(album.id)


def teach(window: MainWindow, album: Album, qtbot: QtBot) -> TeachingPage:
    window.albums.teach(album.id)
    page = window.pages.get("teaching")
    assert isinstance(page, TeachingPage)
    qtbot.waitUntil(lambda: page.session.known is not None and not page.session.is_learning, timeout=WAIT_MS)
    return page


def test_it_is_asked_for_by_key_goes_on_and_tells_what_came_of_it(
    window: MainWindow, bank: Bank, letters: Album, qtbot: QtBot
) -> None:
    page = teach(window, letters, qtbot)
    closer = page.closer
    qtbot.waitUntil(closer.begin.isVisible, timeout=WAIT_MS)
    assert closer.begin.accessibleName() == "Learn the words more closely"
    assert "minute or two" in closer.begin.accessibleDescription()
    closer.begin.setFocus()
    qtbot.keyClick(closer.begin, Key.Key_Space)
    assert closer.is_running
    assert closer.cancel.hasFocus()
    assert not closer.begin.isVisible()
    question = page.session.question
    assert question is not None
    qtbot.keyClick(page.card, Key.Key_S)
    assert page.session.question != question, "the album can be taught meanwhile"
    qtbot.waitUntil(lambda: closer.line.value() > 0, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: not closer.is_running, timeout=WAIT_MS)
    assert closer.told.isVisible()
    assert closer.told.text().startswith(("It did not help; nothing was changed.", "Better on answers"))
    helped = closer.told.text().startswith("Better")
    methods = {one.method for one in bank.albums.versions(letters.id)}
    assert (Method.FINE_TUNED in methods) is helped
    assert bank.albums.get(letters.id).yes == EACH


def test_cancelling_ends_it_and_changes_nothing(window: MainWindow, bank: Bank, letters: Album, qtbot: QtBot) -> None:
    closer = teach(window, letters, qtbot).closer
    qtbot.waitUntil(closer.begin.isVisible, timeout=WAIT_MS)
    before = bank.albums.versions(letters.id)
    qtbot.mouseClick(closer.begin, Qt.MouseButton.LeftButton)
    closer.cancel.setFocus()
    qtbot.keyClick(closer.cancel, Key.Key_Space)
    assert not closer.is_running
    assert closer.told.text() == "Stopped; nothing was changed."
    assert closer.begin.isVisible()
    assert bank.albums.versions(letters.id) == before


def test_an_album_of_pictures_is_not_offered_it(window: MainWindow, bank: Bank, qtbot: QtBot) -> None:
    photos = [item.id for item in bank.list_items(Kind.PHOTO).items]
    album = bank.albums.create("Circles", examples=photos[:2])
    bank.albums.answer(album.id, {photos[2]: Answer.NO})
    page = teach(window, album, qtbot)
    assert not bank.albums.can_tune(album.id)
    assert not page.closer.isVisible()


class Decided:
    """Albums whose tuning has come to an end: what it comes to cannot be arranged with the real one."""

    def __init__(self, what: ModelVersion | HeirloomError) -> None:
        self._what = what

    def can_tune(self, album: AlbumId) -> bool:
        return bool(album)

    def tune(
        self, album: AlbumId, *, report: Callable[[float], None] | None = None, stop: threading.Event | None = None
    ) -> ModelVersion:
        if isinstance(self._what, HeirloomError):
            raise self._what
        return self._what


@pytest.mark.parametrize(
    ("what", "said"),
    [
        (
            Tuning(True, 9, 4),
            "Better on answers it had not seen. What belongs usually stands at place 4 of the likeliest",
        ),
        (Tuning(True, 2, 2), "Better on answers it had not seen."),
        (Tuning(False, 3, 5), "It did not help; nothing was changed."),
        (TuningFailed("too long"), "The text model could not be trained"),
    ],
)
def test_the_result_is_told_in_plain_words(
    qapp: QApplication, background: Background, qtbot: QtBot, what: Tuning | TuningFailed, said: str
) -> None:
    done = what if isinstance(what, TuningFailed) else ModelVersion(2, AT, Method.FINE_TUNED, 6, 6, 0.9, True, what)
    closer = Closer(Decided(done), background)
    qtbot.addWidget(closer)
    closer.show()
    closer.look_at(Album(AlbumId("a" * 32), "Garden", AlbumKind.TAUGHT, version=1))
    qtbot.waitUntil(closer.begin.isVisible, timeout=WAIT_MS)
    closer.start()
    qtbot.waitUntil(lambda: not closer.is_running, timeout=WAIT_MS)
    assert closer.told.text().startswith(said)
    language.switch(qapp, "zh_CN")
    qtbot.waitUntil(lambda: not closer.told.text().isascii(), timeout=WAIT_MS)
    assert closer.told.text()
