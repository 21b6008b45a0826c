"""The pages of albums and of teaching without a mouse and without eyes, in large text and in a small window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from heirloom.bank import Bank
from heirloom.core.albums import AlbumKind, AlbumRule, Answer
from heirloom.core.records import Kind
from heirloom.gui import theme
from heirloom.gui.main_window import MainWindow
from heirloom.gui.preferences import Preferences
from heirloom.gui.screens.teaching.page import TeachingPage
from heirloom.gui.widgets.modal import CANCEL, Modal
from tests.gui.accessible import complaints

WAIT_MS = 15_000
SMALL = (960, 640)
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def window(bank: Bank, qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    QAccessible.setActive(True)
    photos = [item.id for item in bank.list_items(Kind.PHOTO).items]
    taught = bank.albums.create("Taught", examples=photos[:2])
    bank.albums.answer(taught.id, {photos[2]: Answer.NO})
    bank.albums.pin(taught.id, True)
    bank.albums.create("By hand", kind=AlbumKind.HAND, examples=photos[:3])
    bank.albums.create("Kept", kind=AlbumKind.RULE, rule=AlbumRule(kept=True))
    made = MainWindow(bank, Preferences.load(tmp_path / "window.json"), lambda _why: None)
    made.resize(1440, 900)
    with qtbot.waitActive(made, timeout=10_000):
        made.show()
        made.activateWindow()
    qtbot.waitUntil(lambda: len(made.albums.list.now.albums) == 3, timeout=WAIT_MS)
    yield made
    made.close_down()
    assert made.background.close(200.0)
    made.deleteLater()
    qtbot.wait(0)
    QAccessible.setActive(False)


def go(window: MainWindow, page: str, qtbot: QtBot) -> None:
    album = window.albums.list.now.albums[0]
    match page:
        case "albums":
            window.going.go("albums")
        case "album":
            window.albums.open(album.id)
            grid = window.pages.get("album")
            qtbot.waitUntil(lambda: grid.model.rowCount() > 0, timeout=WAIT_MS)  # type: ignore[attr-defined]
        case "teaching":
            window.albums.teach(album.id)
            asking = window.pages.get("teaching")
            assert isinstance(asking, TeachingPage)
            qtbot.waitUntil(lambda: asking.session.question is not None, timeout=WAIT_MS)
            qtbot.waitUntil(lambda: not asking.session.is_learning, timeout=WAIT_MS)
            qtbot.waitUntil(lambda: asking.card.picture.is_ready, timeout=WAIT_MS)
    qtbot.wait(50)


@pytest.mark.parametrize("page", ["albums", "album", "teaching"])
def test_a_page(window: MainWindow, page: str, qtbot: QtBot) -> None:
    go(window, page, qtbot)
    assert complaints(window) == ""


@pytest.mark.parametrize("page", ["albums", "album", "teaching"])
def test_a_page_in_the_least_window_with_the_largest_text(window: MainWindow, page: str, qtbot: QtBot) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    theme.apply(application, "dark", 1.3)
    window.resize(*SMALL)
    go(window, page, qtbot)
    assert complaints(window) == ""


def test_what_is_asked(window: MainWindow, bank: Bank, qtbot: QtBot) -> None:
    go(window, "albums", qtbot)
    asking, albums = window.albums.asking, window.albums.list.now.albums
    numbers = [int(number) for number in bank.shelf.timeline().numbers[:2]]
    questions: tuple[Callable[[], None], ...] = (
        lambda: asking.ask_for_new(numbers),
        lambda: asking.ask_for_new(rule=AlbumRule(query="a cake")),
        lambda: asking.ask_where_to_add(numbers),
        lambda: asking.ask_for_name(albums[0].id),
        lambda: asking.ask_for_rule(albums[2].id),
    )
    for ask in questions:
        ask()
        qtbot.wait(20)
        assert complaints(window) == ""
        next(one for one in window.findChildren(Modal) if one.isVisible()).answer(CANCEL)
