"""Bringing in with the window as a person does: dropped, pasted, watched, closed in the middle and opened again."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from heirloom.bank import LockedBank
from heirloom.gui.main_window import MainWindow
from heirloom.gui.preferences import Preferences
from heirloom.gui.process.messages import Leave
from heirloom.gui.screens.activity.arrived import ArrivedPage
from tests.gui.conftest import SmallVault

WAIT_MS = 20_000


def draw(folder: Path, count: int, first: int = 0) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for at in range(first, first + count):
        Image.new("RGB", (48, 32), (at % 256, 90 + at // 256, 12)).save(folder / f"picture {at:04}.png")
    return folder


class Open:
    """A window over a vault, that can be closed and opened again."""

    def __init__(self, vault: SmallVault, qtbot: QtBot, place: Path) -> None:
        self._qtbot = qtbot
        self.left: list[Leave] = []
        self.bank = LockedBank(vault.path).unlock(passphrase=vault.passphrase)
        self.window = MainWindow(self.bank, Preferences.load(place), self.left.append)
        self.window.resize(1200, 800)
        with qtbot.waitActive(self.window, timeout=WAIT_MS):
            self.window.show()
            self.window.activateWindow()

    def close(self) -> None:
        self.window.close_down()
        assert self.window.background.close(200.0)
        self.bank.close()
        self.window.deleteLater()
        self._qtbot.wait(0)
        del self.window
        gc.collect()

    def items(self) -> int:
        return self.bank.shelf.counts().items


@pytest.fixture
def opened(vault: SmallVault, qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[[], Open]]:
    made: list[Open] = []

    def again() -> Open:
        if made:
            made[-1].close()
        made.append(Open(vault, qtbot, tmp_path / "window.json"))
        return made[-1]

    yield again
    made[-1].close()


def drag(window: MainWindow, paths: list[Path], *, drop: bool) -> None:
    """What the system sends while files are dragged over the window, and when they are let go."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    where, copy = QPointF(500, 400), Qt.DropAction.CopyAction
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(where.toPoint(), copy, mime, left, none)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    if drop:
        assert window.floating.veil.isVisible()
        QApplication.sendEvent(window, QDropEvent(where, copy, mime, left, none))


def test_a_dropped_folder_is_brought_in_and_shown(opened: Callable[[], Open], qtbot: QtBot, tmp_path: Path) -> None:
    one = opened()
    before = one.items()
    folder = draw(tmp_path / "Whitefish summers", 7)
    drag(one.window, [folder], drop=True)
    assert not one.window.floating.veil.isVisible()
    qtbot.waitUntil(lambda: one.items() == before + 7, timeout=WAIT_MS)
    nav = one.window.sidebar.nav
    qtbot.waitUntil(lambda: [row.key for row in nav.pages.rows()][:2] == ["arrived", "timeline"], timeout=WAIT_MS)
    one.window.sidebar.went.emit("arrived")
    page = one.window.pages.get("arrived")
    assert isinstance(page, ArrivedPage)
    qtbot.waitUntil(lambda: page.model.rowCount() == 7, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: nav.pages.rows()[0].count == 7, timeout=WAIT_MS)
    page.acts.set_aside([int(number) for number in page.model.arranged.numbers[:2]])
    qtbot.waitUntil(lambda: (nav.pages.rows()[0].count, page.model.rowCount()) == (5, 5), timeout=WAIT_MS)
    one.window.history.undo()
    qtbot.waitUntil(lambda: (nav.pages.rows()[0].count, page.model.rowCount()) == (7, 7), timeout=WAIT_MS)
    assert one.window.sidebar.header.accessibleName().startswith("Main menu")
    assert folder.is_dir(), "the originals stay where they are"


def test_the_veil_comes_and_goes_and_ignores_what_is_no_file(opened: Callable[[], Open], tmp_path: Path) -> None:
    window = opened().window
    drag(window, [tmp_path], drop=False)
    assert window.floating.veil.isVisible()
    assert window.floating.veil.accessibleName() == "Drop to seal in the vault"
    QApplication.sendEvent(window, QDragLeaveEvent())
    assert not window.floating.veil.isVisible()
    text = QMimeData()
    text.setText("no file")
    enter = QDragEnterEvent(
        QPointF(9, 9).toPoint(),
        Qt.DropAction.CopyAction,
        text,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(window, enter)
    assert not window.floating.veil.isVisible()


def test_a_picture_is_pasted(opened: Callable[[], Open], qtbot: QtBot) -> None:
    one = opened()
    before = one.items()
    image = QImage(20, 10, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkGreen)
    QGuiApplication.clipboard().setImage(image)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None, timeout=WAIT_MS)
    qtbot.keyClick(one.window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: one.items() == before + 1, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: one.window.queue.is_idle, timeout=WAIT_MS)


def test_closing_in_the_middle_loses_nothing_and_it_goes_on_by_itself(
    opened: Callable[[], Open], qtbot: QtBot, tmp_path: Path
) -> None:
    one = opened()
    before = one.items()
    drag(one.window, [draw(tmp_path / "large", 300)], drop=True)
    qtbot.waitUntil(lambda: one.items() > before, timeout=WAIT_MS)
    again = opened()
    assert before < again.items() <= before + 300
    qtbot.waitUntil(lambda: again.items() == before + 300, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: len(again.window.lately.arrivals()) == 1, timeout=WAIT_MS)
    arrival = again.window.lately.arrivals()[0]
    assert (arrival.imported, arrival.duplicates) == (300, 0)


def test_a_watched_folder_is_followed_paused_and_a_missing_one_is_a_state(
    opened: Callable[[], Open], qtbot: QtBot, tmp_path: Path
) -> None:
    one = opened()
    before, folders = one.items(), one.window.folders
    folder = draw(tmp_path / "phone", 2)
    folders.add(str(folder))
    qtbot.waitUntil(lambda: one.items() == before + 2, timeout=WAIT_MS)
    draw(folder, 1, 5)
    qtbot.waitUntil(lambda: one.items() == before + 3, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: sum(found.count for found in folders.folders()[0].found) == 3, timeout=WAIT_MS)
    (folder / "picture 0005.png").unlink()
    folder.rename(tmp_path / "away")
    qtbot.waitUntil(lambda: folders.folders()[0].state == "missing", timeout=WAIT_MS)
    assert one.items() == before + 3, "a deletion in the folder deletes nothing here"
    (tmp_path / "away").rename(folder)
    qtbot.waitUntil(lambda: folders.folders()[0].state in ("watching", "polling"), timeout=WAIT_MS)
    folders.pause(str(folder), True)
    qtbot.waitUntil(lambda: folders.folders()[0].paused, timeout=WAIT_MS)


def test_an_edited_file_comes_in_as_another_version(opened: Callable[[], Open], qtbot: QtBot, tmp_path: Path) -> None:
    one = opened()
    before = one.items()
    folder = draw(tmp_path / "edits", 1)
    one.window.folders.add(str(folder))
    qtbot.waitUntil(lambda: one.items() == before + 1, timeout=WAIT_MS)
    Image.new("RGB", (64, 64), (200, 1, 2)).save(folder / "picture 0000.png")
    qtbot.waitUntil(lambda: one.items() == before + 2, timeout=WAIT_MS)


def test_work_lets_go_within_the_time_there_is(opened: Callable[[], Open], qtbot: QtBot, tmp_path: Path) -> None:
    one = opened()
    before = one.items()
    one.window.queue.bring_in([str(draw(tmp_path / "large", 400))])
    qtbot.waitUntil(lambda: one.items() > before, timeout=WAIT_MS)
    one.window.close_down()
    one.window.background.close(1.0)
    still = [thread.name for thread in threading.enumerate() if thread.name.startswith("heirloom-work")]
    assert still == []
