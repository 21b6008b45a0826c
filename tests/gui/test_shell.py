"""The window's frame: pages, keys, panes, what Esc closes, narrow windows, errors told in a sentence."""

from __future__ import annotations

import gc
import re
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from heirloom.bank import Bank
from heirloom.gui import language
from heirloom.gui.main_window import MainWindow
from heirloom.gui.mishaps import code_of
from heirloom.gui.preferences import Preferences
from heirloom.gui.process.messages import Leave
from heirloom.gui.screens.timeline.page import TimelinePage
from heirloom.gui.screens.viewer.page import ViewerPage
from heirloom.gui.widgets.modal import CANCEL, Choice, Modal
from heirloom.gui.widgets.notices import ToastText
from tests.gui.windows import open_window

WAIT_MS = 15_000


@pytest.fixture
def left() -> list[Leave]:
    return []


@pytest.fixture
def window(bank: Bank, qtbot: QtBot, tmp_path: Path, left: list[Leave]) -> Iterator[MainWindow]:
    with open_window(bank, qtbot, tmp_path, left.append) as made:
        _wait_for_tiles(timeline(made), qtbot)
        yield made
    del made
    gc.collect()  # here, not later in a thread


def _wait_for_tiles(page: TimelinePage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: page.model.rowCount() > 0, timeout=WAIT_MS)


def timeline(window: MainWindow) -> TimelinePage:
    page = window.pages.get("timeline")
    assert isinstance(page, TimelinePage)
    return page


def test_the_sidebar_is_a_list_with_names_and_shows_what_works(window: MainWindow, qtbot: QtBot) -> None:
    nav = window.sidebar.nav
    assert nav.accessibleName() == "Main navigation"
    assert [row.key for row in nav.pages.rows()] == ["timeline", "albums", "heading:care", "worth"]
    assert nav.pages.data(nav.pages.index(0), int(Qt.ItemDataRole.AccessibleTextRole)) == "Timeline"
    assert nav.pages.rowCount(QModelIndex()) == 4
    assert window.windowTitle() == "Heirloom"


def test_every_control_in_view_has_a_name(window: MainWindow) -> None:
    nameless = [
        type(control).__name__ + " " + control.objectName()
        for control in window.findChildren(QAbstractButton)
        if control.isVisible() and not (control.accessibleName() or control.text())
    ]
    assert nameless == []


def test_measures_of_the_frame(window: MainWindow) -> None:
    assert window.sidebar.width() == 224
    assert window.sidebar.header.height() == 60
    assert window.top.height() == 60
    assert (window.field.width(), window.field.height()) == (470, 36)
    assert window.minimumWidth() == 960
    assert window.minimumHeight() == 640


def test_a_narrow_window_keeps_the_icons_and_everything_in_reach(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(960, 640)
    qtbot.waitUntil(lambda: window.sidebar.width() == 60, timeout=WAIT_MS)
    for part in (window.sidebar.lock, window.top.add, window.field, window.sidebar.header):
        assert part.isVisible()
        qtbot.waitUntil(partial(_lies_within, part, window), timeout=WAIT_MS)
    window.resize(1300, 800)
    qtbot.waitUntil(lambda: window.sidebar.width() == 224, timeout=WAIT_MS)


def _lies_within(part: QWidget, window: MainWindow) -> bool:
    return window.rect().contains(part.rect().translated(part.mapTo(window, part.rect().topLeft())))


def test_keys_of_the_frame(window: MainWindow, qtbot: QtBot, left: list[Leave]) -> None:
    page = timeline(window)
    page.view.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert window.field.line.hasFocus()
    qtbot.keyClick(window, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(window.tray.isVisible, timeout=WAIT_MS)
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.tray.isVisible(), timeout=WAIT_MS)
    qtbot.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert left == [Leave.LOCK]


def test_f6_walks_through_the_panes(window: MainWindow, qtbot: QtBot) -> None:
    timeline(window).view.setFocus()
    seen = []
    for _ in range(3):
        qtbot.keyClick(window, Qt.Key.Key_F6)
        seen.append(_pane(window))
    assert seen == ["sidebar", "top", "pages"]
    qtbot.keyClick(window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert _pane(window) == "top"


def _pane(window: MainWindow) -> str:
    focus = QApplication.focusWidget()
    panes: dict[str, QWidget] = {"sidebar": window.sidebar, "top": window.top, "pages": window.pages}
    return next(name for name, pane in panes.items() if focus is not None and pane.isAncestorOf(focus))


def test_escape_clears_the_selection_before_it_goes_back(window: MainWindow, qtbot: QtBot) -> None:
    page = timeline(window)
    page.view.setFocus()
    qtbot.keyClick(page.view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(window.floating.bar.isVisible, timeout=WAIT_MS)
    assert page.view.selection_count() > 0
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert page.view.selection_count() == 0
    assert not window.floating.bar.isVisible()
    assert window.pages.key == "timeline"


def test_a_memory_opens_and_escape_leads_back_to_its_tile(window: MainWindow, qtbot: QtBot) -> None:
    page = timeline(window)
    page.view.setFocus()
    page.reveal(int(page.model.arranged.numbers[2]))
    viewer = window.pages.get("viewer")
    assert isinstance(viewer, ViewerPage)
    with qtbot.waitSignal(viewer.stage.shown, timeout=WAIT_MS):
        qtbot.keyClick(page.view, Qt.Key.Key_Return)
    with qtbot.waitSignal(viewer.current_changed, timeout=WAIT_MS):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.pages.key == "timeline", timeout=WAIT_MS)
    assert page.view.grid_state.current == 3
    assert page.view.hasFocus()


def test_undo_and_redo_by_key_with_a_toast(window: MainWindow, bank: Bank, qtbot: QtBot) -> None:
    page = timeline(window)
    page.view.setFocus()
    number = int(page.model.arranged.numbers[0])
    page.reveal(number)
    qtbot.keyClick(page.view, Qt.Key.Key_K)
    qtbot.waitUntil(lambda: bank.shelf.cards([number])[0].kept, timeout=WAIT_MS)
    qtbot.waitUntil(window.toast.isVisible, timeout=WAIT_MS)
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not bank.shelf.cards([number])[0].kept, timeout=WAIT_MS)
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.waitUntil(lambda: window.history.can_redo, timeout=WAIT_MS)
    qtbot.keyClick(window, Qt.Key.Key_Z, both)
    qtbot.waitUntil(lambda: bank.shelf.cards([number])[0].kept, timeout=WAIT_MS)


def test_the_main_menu_holds_only_what_works(window: MainWindow) -> None:
    names = [action.text() for action in window.commands.menu.actions() if not action.isSeparator()]
    assert "Add files…" in names
    assert "Lock now" in names
    assert all(names)


def test_the_language_changes_at_once(window: MainWindow, qapp: QApplication, qtbot: QtBot) -> None:
    language.switch(qapp, "zh_CN")
    try:
        qtbot.waitUntil(lambda: window.sidebar.lock.text() != "Lock")
        qtbot.waitUntil(lambda: window.commands.action("lock").text() != "Lock now")
    finally:
        language.switch(qapp, "en")
    qtbot.waitUntil(lambda: window.sidebar.lock.text() == "Lock")
    assert timeline(window).view.accessibleName() == "Timeline"


def test_a_bug_is_told_with_a_code_and_without_content(window: MainWindow, qtbot: QtBot) -> None:
    said: list[ToastText] = []
    window.mishaps.toast.connect(said.append)

    def break_down() -> None:
        raise ValueError("the secret name of a memory")

    window.background.run(break_down, lambda _: None)
    qtbot.waitUntil(lambda: len(said) == 1, timeout=WAIT_MS)
    assert re.search(r"code [0-9A-F]{4}", said[0].text)
    assert "secret" not in said[0].text
    assert window.toast.isVisible()


def test_the_same_place_in_the_program_has_the_same_code() -> None:
    def code(content: str) -> str:
        try:
            raise ValueError(content)
        except ValueError as error:
            return code_of(error)

    assert code("one") == code("another")


def test_the_place_of_the_window_is_kept(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window.resize(1111, 777)
    kept = tmp_path / "window.json"
    qtbot.waitUntil(lambda: _kept_size(kept) == (1111, 777), timeout=WAIT_MS)


def _kept_size(place: Path) -> tuple[int, int] | None:
    found = Preferences.load(place).window
    return None if found is None else (found[2], found[3])


def test_no_thread_outlives_the_window(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: timeline(window).view.is_filled, timeout=WAIT_MS)
    assert any(name.startswith("heirloom-preview") for name in _threads())
    window.close_down()
    qtbot.waitUntil(lambda: _threads() == [], timeout=WAIT_MS)


def _threads() -> list[str]:
    return [thread.name for thread in threading.enumerate() if thread.name.startswith("heirloom-")]


def test_a_key_in_a_question_stays_there(window: MainWindow, qtbot: QtBot) -> None:
    window.going.go("settings")
    asked = Modal.ask(window, "Really?", "", [Choice(CANCEL, "No"), Choice("yes", "Yes")])
    with qtbot.waitSignal(asked.answered, timeout=WAIT_MS) as heard:
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert heard.args == [CANCEL]
    assert window.pages.key == "settings"
