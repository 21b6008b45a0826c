"""The main window of a test: shown, and closed with all its threads."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from pytestqt.qtbot import QtBot

from heirloom.bank import Bank
from heirloom.gui.main_window import MainWindow
from heirloom.gui.preferences import Preferences
from heirloom.gui.process.messages import Leave


def nowhere(_: Leave) -> None:
    """The window is closed by the test, not by a person who leaves."""


@contextmanager
def open_window(
    bank: Bank, qtbot: QtBot, folder: Path, leave: Callable[[Leave], None] = nowhere
) -> Iterator[MainWindow]:
    """The window over a vault, with preferences of its own in `folder`."""
    made = MainWindow(bank, Preferences.load(folder / "window.json"), leave)
    made.resize(1440, 900)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close_down()
    assert made.background.close(200.0)
    made.deleteLater()
    qtbot.wait(0)
