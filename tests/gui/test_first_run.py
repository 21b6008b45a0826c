"""The first run as a person goes through it, by keys and mouse, up to a vault that opens again by its sheet."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QApplication, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from heirloom.bank import LockedBank, create
from heirloom.bank.label import read_label
from heirloom.core.paths import resources_dir
from heirloom.gui import language, theme
from heirloom.gui.background import Background
from heirloom.gui.gate.first_run.draft import LARGER
from heirloom.gui.gate.first_run.page import FirstRunPage
from heirloom.gui.gate.first_run.parts.group_field import GroupField
from heirloom.gui.preferences import Preferences
from heirloom.gui.process.messages import NO_MODEL, Opened

GOOD = "copper lantern orchard swift"
FAIR = "aB3$kQ9zLw1"
PATIENCE_MS = 15_000

# The offscreen platform has no window manager to tell a least size to, and says so each time.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A person's folders with a few files in them."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / ".config"))
    for name, files in (("Pictures", 3), ("Desktop", 1), ("Downloads", 0)):
        (tmp_path / name).mkdir()
        for number in range(files):
            (tmp_path / name / f"{number}.jpg").write_bytes(b"x" * 1000)
    return tmp_path


@pytest.fixture
def page(qtbot: QtBot, home: Path, background: Background) -> Iterator[FirstRunPage]:
    broken: list[object] = []
    background.broke.connect(broken.append)
    shown = FirstRunPage(Preferences(place=home / "window.json"), background, light_kdf=True)
    qtbot.addWidget(shown)
    shown.resize(1280, 860)
    shown.show()
    qtbot.waitExposed(shown)
    shown.activateWindow()
    yield shown
    shown.hide()
    assert broken == []


def until(qtbot: QtBot, holds: Callable[[], bool]) -> None:
    qtbot.waitUntil(holds, timeout=PATIENCE_MS)


def write(qtbot: QtBot, field: QLineEdit, text: str) -> None:
    QTest.mouseClick(field, Qt.MouseButton.LeftButton)
    field.selectAll()
    QTest.keyClicks(field, text)


def press(qtbot: QtBot, button: QAbstractButton) -> None:
    assert button.isVisible()
    assert button.isEnabled()
    # Indicators are clicked at their left end, where the box is.
    QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(10, button.height() // 2))


def enter(qtbot: QtBot) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_Return)


def to_passphrase(qtbot: QtBot, page: FirstRunPage) -> None:
    until(qtbot, page.next.isEnabled)
    press(qtbot, page.next)
    assert page.index == 1


def to_sheet(qtbot: QtBot, page: FirstRunPage, passphrase: str = GOOD) -> None:
    to_passphrase(qtbot, page)
    write(qtbot, page.passphrase.first, passphrase)
    write(qtbot, page.passphrase.again, passphrase)
    until(qtbot, page.next.isEnabled)
    press(qtbot, page.next)
    until(qtbot, lambda: page.index == 2)


def read_from_paper(page: FirstRunPage, field: GroupField) -> str:
    """The group that is asked for, as it stands on the sheet."""
    assert page.draft.sheet is not None
    return page.draft.sheet.groups[field.number - 1]


def to_folders(qtbot: QtBot, page: FirstRunPage) -> None:
    to_sheet(qtbot, page)
    for field in page.recovery.fields:
        write(qtbot, field.edit, read_from_paper(page, field).lower())
    press(qtbot, page.next)
    until(qtbot, lambda: page.index == 3)


def test_from_nothing_to_a_vault_that_opens_by_passphrase_and_by_sheet(
    qtbot: QtBot, page: FirstRunPage, home: Path
) -> None:
    opened: list[Opened] = []
    page.finished.connect(opened.append)
    write(qtbot, page.place.name, "Marlowe family")
    until(qtbot, page.next.isEnabled)
    enter(qtbot)
    assert page.index == 1
    write(qtbot, page.passphrase.first, GOOD)
    until(qtbot, lambda: page.passphrase.sentence.text().startswith("Very strong."))
    enter(qtbot)
    assert page.passphrase.again.hasFocus()
    QTest.keyClicks(page.passphrase.again, GOOD)
    enter(qtbot)
    until(qtbot, lambda: page.index == 2)
    sheet = page.draft.sheet
    assert sheet is not None
    first, second = page.recovery.fields
    assert not page.next.isEnabled()
    QTest.keyClicks(first.edit, " " + read_from_paper(page, first).lower())
    assert first.edit.hasFocus(), "whoever goes on does so by Tab"
    QTest.keyClick(first.edit, Qt.Key.Key_Tab)
    assert second.edit.hasFocus()
    QTest.keyClicks(second.edit, read_from_paper(page, second))
    enter(qtbot)
    assert page.index == 3
    until(qtbot, lambda: len(page.folders.rows) == 3 and all(row.count.is_whole for row in page.folders.rows))
    press(qtbot, page.folders.rows[1].tick)
    press(qtbot, page.next)
    assert page.index == 4
    assert page.next.text() == "Open my vault"
    press(qtbot, page.next)
    (result,) = opened
    assert result.vault == home / "Pictures" / "Heirloom"
    assert result.choices is not None
    assert result.choices.watch == (str(home / "Pictures"), str(home / "Downloads"))
    assert result.choices.model is None
    assert result.choices.sheet_checked
    assert read_label(result.vault) == "Marlowe family"
    for secret in (
        {"passphrase": GOOD},
        {"recovery_key": sheet.recovery_key},
        {"unlock_key": bytes(result.unlock_key)},
    ):
        with LockedBank(result.vault).unlock(**secret) as bank:
            assert bank.status().items == 0
    assert page.draft.sheet is None
    assert page.draft.unlock_key is None


def test_a_passphrase_that_is_too_easy_goes_no_further(qtbot: QtBot, page: FirstRunPage) -> None:
    to_passphrase(qtbot, page)
    write(qtbot, page.passphrase.first, "rosebud")
    until(qtbot, lambda: page.passphrase.sentence.text().startswith("Too easy"))
    write(qtbot, page.passphrase.again, "rosebud")
    enter(qtbot)
    assert page.index == 1
    assert not page.next.isEnabled()
    assert not page.passphrase.accept_fair.isVisible()


def test_a_fair_passphrase_is_taken_by_who_accepts_it(qtbot: QtBot, page: FirstRunPage) -> None:
    to_passphrase(qtbot, page)
    write(qtbot, page.passphrase.first, FAIR)
    until(qtbot, page.passphrase.accept_fair.isVisible)
    write(qtbot, page.passphrase.again, FAIR)
    assert not page.next.isEnabled()
    press(qtbot, page.passphrase.accept_fair)
    assert page.next.isEnabled()
    write(qtbot, page.passphrase.first, GOOD)
    until(qtbot, lambda: not page.passphrase.accept_fair.isVisible())
    assert not page.passphrase.accept_fair.isChecked()


def test_two_that_differ_are_told(qtbot: QtBot, page: FirstRunPage) -> None:
    to_passphrase(qtbot, page)
    write(qtbot, page.passphrase.first, GOOD)
    write(qtbot, page.passphrase.again, GOOD + "s")
    enter(qtbot)
    assert page.passphrase.trouble() == "The two are not the same."
    assert not page.next.isEnabled()
    QTest.keyClick(page.passphrase.again, Qt.Key.Key_Backspace)
    assert page.passphrase.trouble() == ""
    until(qtbot, page.next.isEnabled)


def test_four_suggested_words_are_shown_and_taken(qtbot: QtBot, page: FirstRunPage) -> None:
    to_passphrase(qtbot, page)
    press(qtbot, page.passphrase.suggest)
    assert len(page.passphrase.first.text().split()) == 4
    assert page.passphrase.first.echoMode() == QLineEdit.EchoMode.Normal
    until(qtbot, page.next.isEnabled)
    page.go_back()
    assert page.passphrase.first.echoMode() == QLineEdit.EchoMode.Password


def test_chinese_words_are_told_with_their_spelling(qtbot: QtBot, qapp: QApplication, page: FirstRunPage) -> None:
    to_passphrase(qtbot, page)
    press(qtbot, page.passphrase.suggest)
    assert page.passphrase.words.isHidden()
    language.switch(qapp, "zh_CN")
    try:
        press(qtbot, page.passphrase.suggest)
        assert page.passphrase.words.isVisible()
        told = re.findall("[\u4e00-\u9fff]{2}", page.passphrase.words.text().partition("：")[2].partition("。")[0])
        lines = (resources_dir() / "words" / "passphrase-chinese.txt").read_text("utf-8").splitlines()
        spelled = {word: typed for typed, word in (line.split(" ") for line in lines)}
        assert page.passphrase.first.text() == " ".join(spelled[word] for word in told)
        page.passphrase.first.set_shown(False)
        assert page.passphrase.words.isHidden()
        until(qtbot, page.next.isEnabled)
    finally:
        language.switch(qapp, "en")


def test_caps_lock_is_noticed(qtbot: QtBot, page: FirstRunPage) -> None:
    to_passphrase(qtbot, page)
    QTest.keyClick(page.passphrase.first, Qt.Key.Key_A)
    assert page.passphrase.caps() == ""
    QTest.keyClicks(page.passphrase.first, "B")
    assert page.passphrase.caps() == "Caps Lock is on."
    QTest.keyClick(page.passphrase.first, Qt.Key.Key_B, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(page.passphrase.first, Qt.Key.Key_C)
    assert page.passphrase.caps() == ""


def test_a_typo_in_a_group_is_named(qtbot: QtBot, page: FirstRunPage) -> None:
    to_sheet(qtbot, page)
    field = page.recovery.fields[0]
    right = read_from_paper(page, field)
    wrong = right[:3] + next(symbol for symbol in "2345" if symbol != right[3])
    write(qtbot, field.edit, wrong)
    assert field.said() == f"There is a mistake in group {field.number}. Please compare it with the sheet."
    assert not page.next.isEnabled()
    assert page.draft.sheet is not None
    other = field.number % 12
    write(qtbot, field.edit, page.draft.sheet.groups[other])
    assert field.said() == f"That is group {other + 1}. Here group {field.number} is asked for."
    write(qtbot, field.edit, right)
    assert field.said() == ""


def test_the_groups_are_read_letter_by_letter_and_only_while_shown(qtbot: QtBot, page: FirstRunPage) -> None:
    to_sheet(qtbot, page)
    assert page.draft.sheet is not None
    names = [child.accessibleName() for child in page.recovery.sheet.findChildren(QWidget)]
    expected = [
        f"Recovery group {number} of 12: {' '.join(group)}" for number, group in enumerate(page.draft.sheet.groups, 1)
    ]
    assert names == expected
    page.go_back()
    assert [child.accessibleName() for child in page.recovery.sheet.findChildren(QWidget)] == [
        f"Recovery group {number} of 12" for number in range(1, 13)
    ]


def test_going_back_keeps_the_vault_and_its_sheet(qtbot: QtBot, page: FirstRunPage) -> None:
    to_sheet(qtbot, page)
    sheet = page.draft.sheet
    QTest.keyClick(page.recovery.fields[0].edit, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert page.index == 1
    assert not page.passphrase.fields.isVisible()
    assert page.passphrase.first.text() == ""
    press(qtbot, page.back)
    assert page.index == 0
    assert not page.place.folder.isEnabled()
    press(qtbot, page.next)
    press(qtbot, page.next)
    assert page.index == 2
    assert page.draft.sheet is sheet


def test_the_check_is_skipped_through_the_menu_alone_and_owed(qtbot: QtBot, page: FirstRunPage) -> None:
    opened: list[Opened] = []
    page.finished.connect(opened.append)
    to_sheet(qtbot, page)
    menu = page.menu_button.menu()
    menu.aboutToShow.emit()
    skip = menu.actions()[0]
    assert skip.text() == "Skip the check"
    skip.trigger()
    assert page.index == 3
    press(qtbot, page.next)
    press(qtbot, page.understanding.not_now)
    press(qtbot, page.next)
    assert opened[0].choices is not None
    assert not opened[0].choices.sheet_checked
    assert opened[0].choices.model == NO_MODEL


def test_the_sheet_is_saved_as_a_pdf(qtbot: QtBot, page: FirstRunPage, home: Path) -> None:
    to_sheet(qtbot, page)
    until(qtbot, lambda: not page.recovery.print_button.isVisible())
    assert page.recovery.save_button.property("kind") == "primary"
    press(qtbot, page.recovery.save_button)
    dialog = page.recovery.findChild(QFileDialog)
    assert dialog is not None
    dialog.selectFile(str(home / "sheet.pdf"))
    dialog.accept()
    until(qtbot, lambda: "sheet.pdf" in page.recovery.outcome())
    assert page.draft.sheet is not None
    text = pypdfium2.PdfDocument(home / "sheet.pdf")[0].get_textpage().get_text_range()
    assert page.draft.sheet.groups[0] in text.replace(" ", "")


def test_the_sheet_is_printed(qtbot: QtBot, page: FirstRunPage, home: Path) -> None:
    to_sheet(qtbot, page)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(home / "printed.pdf"))
    page.recovery.print_on(printer)
    assert page.recovery.outcome() == "The sheet was sent to the printer."
    assert page.draft.sheet is not None
    text = pypdfium2.PdfDocument(home / "printed.pdf")[0].get_textpage().get_text_range()
    assert page.draft.sheet.groups[11] in text.replace(" ", "")
    for field in page.recovery.fields:
        write(qtbot, field.edit, read_from_paper(page, field))
    press(qtbot, page.next)
    assert page.list.rows()[2].note == "Printed and checked"


def test_a_pdf_that_cannot_be_saved_is_told(qtbot: QtBot, page: FirstRunPage, home: Path) -> None:
    to_sheet(qtbot, page)
    page.recovery.save_to(str(home / "Pictures" / "0.jpg" / "sheet.pdf"))
    until(qtbot, lambda: page.recovery.outcome() == "The PDF could not be saved there. Choose another folder.")


@pytest.mark.skipif(sys.platform != "linux", reason="a place where even root cannot write")
def test_a_folder_that_cannot_be_written_to_is_told(qtbot: QtBot, page: FirstRunPage) -> None:
    write(qtbot, page.place.folder, "/proc/heirloom")
    until(qtbot, lambda: "cannot be written" in page.place.trouble())
    assert not page.next.isEnabled()


def test_a_synchronised_folder_is_told(qtbot: QtBot, page: FirstRunPage, home: Path) -> None:
    write(qtbot, page.place.folder, str(home / "Nextcloud" / "Heirloom"))
    until(qtbot, lambda: "kept in step by another program" in page.place.trouble())
    assert not page.next.isEnabled()


def test_a_vault_that_is_there_is_offered(qtbot: QtBot, page: FirstRunPage, home: Path) -> None:
    path = home / "Pictures" / "Old"
    create(path, GOOD, light_kdf=True)
    write(qtbot, page.place.folder, str(path))
    until(qtbot, lambda: "a vault in this folder" in page.place.trouble())
    assert not page.next.isEnabled()
    with qtbot.waitSignal(page.open_requested) as asked:
        press(qtbot, page.place.notice.button)
    assert asked.args == [str(path)]


def test_the_other_two_ways_in(qtbot: QtBot, page: FirstRunPage) -> None:
    with qtbot.waitSignal(page.open_requested) as asked:
        press(qtbot, page.place.open_existing)
    assert asked.args == [""]
    with qtbot.waitSignal(page.recovery_requested):
        press(qtbot, page.place.use_sheet)


def test_a_disk_that_fills_meanwhile_leaves_nothing_and_is_told(
    qtbot: QtBot, page: FirstRunPage, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    to_passphrase(qtbot, page)
    write(qtbot, page.passphrase.first, GOOD)
    write(qtbot, page.passphrase.again, GOOD)
    until(qtbot, page.next.isEnabled)

    def full(_descriptor: int, _content: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    press(qtbot, page.next)
    until(qtbot, lambda: page.passphrase.trouble().startswith("The disk is full"))
    monkeypatch.undo()
    assert page.index == 1
    assert not (home / "Pictures" / "Heirloom" / "VAULT").exists()
    press(qtbot, page.next)
    until(qtbot, lambda: page.index == 2)


def test_more_than_the_disk_takes_is_told_by_how_much(
    qtbot: QtBot, page: FirstRunPage, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("heirloom.gui.gate.first_run.steps.folders.free_bytes", lambda _place: 3_500)
    to_folders(qtbot, page)
    until(qtbot, lambda: "500 bytes too little" in page.folders.trouble())
    until(qtbot, lambda: len(page.folders.rows) == 3 and all(row.count.is_whole for row in page.folders.rows))
    press(qtbot, page.folders.rows[1].tick)
    assert page.folders.trouble() == ""


def test_folders_are_added_once_and_taken_off_again(qtbot: QtBot, page: FirstRunPage, home: Path) -> None:
    letters = home / "Letters"
    letters.mkdir()
    (letters / "1963.txt").write_text("dear")
    to_folders(qtbot, page)
    until(qtbot, lambda: len(page.folders.rows) == 3)
    page.folders.add(str(letters))
    until(qtbot, lambda: page.folders.rows[-1].count.is_whole)
    assert page.folders.rows[-1].count.files == 1
    page.folders.add(str(letters))
    assert page.folders.trouble() == "“Letters” is watched with all that is in it already."
    page.folders.add(str(home / "Pictures" / "Heirloom"))
    assert page.folders.trouble() == "That is the vault itself."
    press(qtbot, page.folders.rows[-1].remove)
    assert [row.path for row in page.folders.rows] == [
        str(home / name) for name in ("Pictures", "Desktop", "Downloads")
    ]


def test_the_larger_model_is_a_wish_alone(qtbot: QtBot, page: FirstRunPage) -> None:
    opened: list[Opened] = []
    page.finished.connect(opened.append)
    to_folders(qtbot, page)
    press(qtbot, page.next)
    QTest.mouseClick(page.understanding.larger, Qt.MouseButton.LeftButton)
    assert page.understanding.larger.radio.isChecked()
    assert not page.understanding.starter.radio.isChecked()
    until(qtbot, lambda: "Apache-2.0" in page.understanding.larger.radio.accessibleDescription())
    press(qtbot, page.next)
    assert opened[0].choices is not None
    assert opened[0].choices.model == LARGER


def test_a_start_after_a_crash_knows_the_vault(qtbot: QtBot, page: FirstRunPage, home: Path) -> None:
    to_sheet(qtbot, page)
    until(qtbot, (home / "window.json").exists)
    kept = Preferences.load(home / "window.json")
    assert [one.path for one in kept.vaults] == [str(home / "Pictures" / "Heirloom")]
    written = (home / "window.json").read_text()
    assert page.draft.sheet is not None
    assert GOOD not in written
    assert page.draft.sheet.groups[0] not in written


def test_every_control_has_a_name(qtbot: QtBot, page: FirstRunPage) -> None:
    nameless = []
    for step in page.steps:
        for kind in (QAbstractButton, QLineEdit):
            for control in step.findChildren(kind):
                interface = QAccessible.queryAccessibleInterface(control)
                if not interface.text(QAccessible.Text.Name) and control.isVisibleTo(step):
                    nameless.append((type(step).__name__, type(control).__name__, control.parent()))
    assert nameless == []


def test_nothing_scrolls_in_a_large_window(qtbot: QtBot, page: FirstRunPage) -> None:
    page.resize(1440, 900)
    to_folders(qtbot, page)
    press(qtbot, page.next)
    assert page.index == 4
    until(qtbot, lambda: "Apache-2.0" in page.understanding.larger.radio.accessibleDescription())
    bars = [area.verticalScrollBar() for area in page.stack.findChildren(QAbstractScrollArea)]
    assert len(bars) == 5
    assert [bar.maximum() for bar in bars] == [0] * 5


@pytest.mark.parametrize(("size", "scale"), [((960, 640), 1.0), ((960, 640), 1.3), ((1440, 900), 1.15)])
def test_nothing_is_cut_off(qtbot: QtBot, page: FirstRunPage, size: tuple[int, int], scale: float) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    theme.apply(application, "light", scale)
    page.resize(*size)
    assert (page.width(), page.height()) == size
    to_sheet(qtbot, page)
    for step in page.steps:
        area = page.stack.widget(page.steps.index(step))
        assert area is not None
        assert step.minimumSizeHint().width() <= area.width(), type(step).__name__
    footer = page.next.parentWidget()
    assert footer is not None
    assert page.rect().contains(page.next.geometry().translated(footer.mapTo(page, QPoint())))
