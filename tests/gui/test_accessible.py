"""Every page and question of the window without a mouse and without eyes: names, tooltips, tab order, sizes, rows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from heirloom.bank import Bank
from heirloom.gui import theme
from heirloom.gui.gate.window import GateWindow
from heirloom.gui.main_window import MainWindow
from heirloom.gui.preferences import Preferences
from heirloom.gui.process.messages import Leave
from tests.gui.accessible import complaints
from tests.gui.conftest import SmallVault
from tests.gui.driving import CTRL, SHIFT, Person
from tests.gui.driving_first_run import makes_a_vault

RETURN, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Escape
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def person(qtbot: QtBot) -> Iterator[Person]:
    QAccessible.setActive(True)
    yield Person(qtbot)
    QAccessible.setActive(False)


@pytest.fixture
def main(bank: Bank, qtbot: QtBot, tmp_path: Path, person: Person) -> Iterator[MainWindow]:
    window = MainWindow(bank, Preferences.load(tmp_path / "window.json"), lambda _why: None)
    show(window, qtbot)
    person.waits(lambda: len(person.rows("Timeline")) > 0, "tiles")
    yield window
    window.close_down()
    assert window.background.close(200.0)
    window.deleteLater()


@pytest.fixture
def gate(qtbot: QtBot, vault: SmallVault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[GateWindow]:
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "Pictures").mkdir()
    preferences = Preferences.load(tmp_path / "window.json")
    preferences.opened(vault.path)
    window = GateWindow(preferences, lambda _opened: None)
    window.begin(vault.path)
    show(window, qtbot)
    yield window
    window.hide()
    assert window.background.close(200.0)
    window.deleteLater()


def show(window: QWidget, qtbot: QtBot) -> None:
    window.resize(1440, 900)
    with qtbot.waitActive(window, timeout=10_000):
        window.show()
        window.activateWindow()


def test_the_timeline_and_what_floats_over_it(main: MainWindow, person: Person) -> None:
    assert complaints(main) == ""
    person.presses_row("Timeline", 1)
    person.the("Selection")
    assert complaints(main) == ""
    person.presses_row("Timeline", 1)
    person.key(Qt.Key.Key_K)
    person.waits_to_see("Kept 1")
    assert complaints(main) == ""


def test_activity(main: MainWindow, person: Person) -> None:
    person.key(Qt.Key.Key_J, CTRL)
    person.waits_to_see("All quiet")
    assert complaints(main) == ""


def test_search(main: MainWindow, person: Person) -> None:
    person.key(Qt.Key.Key_F, CTRL)
    person.types("tree ")
    person.waits(lambda: bool(found(person)), "results")
    assert complaints(main) == ""
    person.key(Qt.Key.Key_F, CTRL)
    person.key(Qt.Key.Key_A, CTRL)
    person.types("1850 ")
    person.waits(lambda: not found(person), "no results")
    assert complaints(main) == ""
    person.presses("Clear the search")
    person.waits_to_see("Ask in your own words")
    assert complaints(main) == ""


def found(person: Person) -> list[str]:
    return person.rows("Results") if person.finds("Results", QAbstractItemView) is not None else []


@pytest.mark.parametrize("kind", ["Photo", "Document"])
def test_the_viewer(main: MainWindow, person: Person, kind: str) -> None:
    at = next(at for at, text in enumerate(person.rows("Timeline")) if text.startswith(kind))
    person.presses_row("Timeline", at)
    person.key(RETURN)
    person.the("Viewer")
    person.waits_to_see("Sealed in this vault")
    assert complaints(main) == ""
    person.presses("Change the date")
    person.presses("Add a tag")
    assert complaints(main) == ""


def test_what_was_set_aside_and_the_question_before_erasing(main: MainWindow, person: Person) -> None:
    person.presses_row("Timeline", 0)
    person.key(Qt.Key.Key_Delete)
    person.waits(lambda: "Set aside" in person.rows("Main navigation"), "a page of what is set aside")
    person.key(Qt.Key.Key_3, CTRL)
    person.waits(lambda: bool(person.rows("Set aside")), "the tile")
    assert complaints(main) == ""
    person.presses_row("Set aside", 0)
    person.key(Qt.Key.Key_Delete, SHIFT)
    person.waits_to_see("Erase 1 item for good?")
    assert complaints(main) == ""


def test_settings(main: MainWindow, person: Person) -> None:
    person.key(Qt.Key.Key_Comma, CTRL)
    person.the("Settings", QAbstractItemView)
    said = []
    for row, name in enumerate(person.rows("Settings")):
        person.presses_row("Settings", row)
        said += [f"{name}: {one}" for one in complaints(main)]
    assert said == []


def test_the_overview_of_the_keys(main: MainWindow, person: Person) -> None:
    person.key(Qt.Key.Key_F1)
    person.waits_to_see("Lock now")
    assert complaints(main) == ""


def test_a_narrow_dark_window_with_large_text(main: MainWindow, person: Person, qapp: QApplication) -> None:
    theme.apply(qapp, "dark", 1.3)
    main.resize(960, 640)
    person.waits(lambda: (main.width(), main.height()) == (960, 640), "a window of the least size")
    said = [complaints(main)]
    for key in (Qt.Key.Key_J, Qt.Key.Key_F, Qt.Key.Key_Comma):
        person.key(key, CTRL)
        said.append(complaints(main))
    person.key(Qt.Key.Key_1, CTRL)
    person.waits(lambda: bool(rows_with(person, "first-job.docx")), "the tile of the letter")
    person.presses_row("Timeline", rows_with(person, "first-job.docx")[0])
    person.key(RETURN)
    person.the("Viewer")
    person.waits_to_see("My first week of real work is over.")
    said.append(complaints(main))
    assert [one for one in said if one] == []


def rows_with(person: Person, name: str) -> list[int]:
    return [at for at, text in enumerate(person.rows("Timeline")) if name in text]


def test_the_locked_page(gate: GateWindow, person: Person) -> None:
    assert complaints(gate) == ""
    person.presses("Passphrase", QLineEdit)
    person.types("wrong")
    person.key(RETURN)
    person.waits_to_see("does not open this vault")
    assert complaints(gate) == ""
    person.presses("I have a recovery sheet")
    person.the("Recovery group 1 of 12", QLineEdit)
    assert complaints(gate) == ""


def test_another_passphrase(gate: GateWindow, person: Person, vault: SmallVault) -> None:
    gate.begin(vault.path, Leave.CHANGE_PASSPHRASE)
    person.waits_to_see("the same again")
    assert complaints(gate) == ""


def test_the_first_run(gate: GateWindow, person: Person) -> None:
    gate.show_first_run()
    makes_a_vault(person, "Marlowe family", "copper lantern orchard swift", look=lambda: check(gate))


def check(window: QWidget) -> None:
    """Look round with Tab, and leave the keys where they were."""
    focus = QApplication.focusWidget()
    assert complaints(window) == ""
    assert focus is not None
    focus.setFocus()


def test_other_vaults(gate: GateWindow, person: Person) -> None:
    person.presses("Another vault…")
    person.waits_to_see("Family")
    assert complaints(gate) == ""
