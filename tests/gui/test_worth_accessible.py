"""Worth keeping? without a mouse and without eyes: names, tooltips, tab order, sizes, in each of its layers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from heirloom.bank import Bank
from heirloom.core.screening import Clutter
from heirloom.gui import theme
from heirloom.gui.main_window import MainWindow
from heirloom.gui.preferences import Preferences
from heirloom.gui.screens.worth.page import WorthPage
from heirloom.gui.widgets.notices import ToastText
from tests.gui.accessible import complaints
from tests.gui.test_worth import PATIENCE_MS, bank, screened

__all__ = ["bank", "screened"]
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def window(bank: Bank, qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    QAccessible.setActive(True)
    made = MainWindow(bank, Preferences.load(tmp_path / "window.json"), lambda _why: None)
    made.resize(1440, 900)
    with qtbot.waitActive(made, timeout=10_000):
        made.show()
        made.activateWindow()
    made.going.go("worth")
    page = page_of(made)
    qtbot.waitUntil(lambda: page.waiting is not None and page.overview.card.isVisible(), timeout=PATIENCE_MS)
    yield made
    made.hide()
    made.close_down()
    assert made.background.close(200.0)
    made.deleteLater()
    QAccessible.setActive(False)


def page_of(window: MainWindow) -> WorthPage:
    page = window.pages.get("worth")
    assert isinstance(page, WorthPage)
    return page


def test_the_lanes_and_the_card(window: MainWindow) -> None:
    assert complaints(window) == ""


def test_one_by_one(window: MainWindow, qtbot: QtBot) -> None:
    page = page_of(window)
    page.open_stack(Clutter.BLURRED)
    qtbot.waitUntil(lambda: page.single.stage.image() is not None, timeout=PATIENCE_MS)
    assert complaints(window) == ""


def test_two_side_by_side(window: MainWindow, qtbot: QtBot) -> None:
    page = page_of(window)
    page.show_large()
    qtbot.waitUntil(lambda: page.large.sides[0].canvas.is_showing_pixels, timeout=PATIENCE_MS)
    assert complaints(window) == ""


def test_a_narrow_dark_window_with_large_text(window: MainWindow, qtbot: QtBot, qapp: QApplication) -> None:
    theme.apply(qapp, "dark", 1.3)
    window.resize(960, 640)
    qtbot.waitUntil(lambda: (window.width(), window.height()) == (960, 640), timeout=PATIENCE_MS)
    page = page_of(window)
    said = [complaints(window)]
    page.open_stack(Clutter.BLURRED)
    qtbot.waitUntil(lambda: page.single.stage.image() is not None, timeout=PATIENCE_MS)
    said.append(complaints(window))
    window.going.escape()
    page.show_large()
    said.append(complaints(window))
    assert [one for one in said if one] == []


def test_nothing_waits(window: MainWindow, qtbot: QtBot) -> None:
    page = page_of(window)
    page.overview.keepsakes.act.click()
    for row in list(page.overview.clutter.rows.values()):
        row.button.click()
    while page.comparing.bout is not None:
        page.overview.card.buttons.both.click()
    qtbot.waitUntil(page.done.isVisible, timeout=PATIENCE_MS)
    window.toast.dismiss()
    page.done.rows[0][1].setFocus(Qt.FocusReason.OtherFocusReason)
    assert complaints(window) == ""


def test_no_toast_covers_what_is_on_show(window: MainWindow, qtbot: QtBot) -> None:
    page = page_of(window)
    qtbot.waitUntil(lambda: page.comparing.bout is not None, timeout=PATIENCE_MS)
    page.open_stack(Clutter.NEAR_DUPLICATE)
    qtbot.waitUntil(lambda: page.walking.card is not None, timeout=PATIENCE_MS)
    window.say(ToastText("Undone"))
    assert over(window.toast, page.single.reasons)
    page.show_beside()
    window.say(ToastText("Undone"))
    assert over(window.toast, page.large.sides[0].words)
    page.show_overview()
    window.say(ToastText("Undone"))
    assert over(window.toast, page.overview.card)


def over(toast: QWidget, widget: QWidget) -> bool:
    """Whether all of the toast lies above."""
    return toast.isVisible() and toast.mapToGlobal(QPoint(0, toast.height())).y() <= widget.mapToGlobal(QPoint()).y()
