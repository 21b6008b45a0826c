"""Screens of the locked window: unlock in its states, and the five steps of the first run."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from heirloom.gui.gate.first_run.page import FirstRunPage
from heirloom.gui.gate.window import GateWindow
from heirloom.gui.preferences import KnownVault
from shooting.memories import PASSPHRASE, Filled
from shooting.studio import Studio


@contextmanager
def gate(studio: Studio, vault: Path | None) -> Iterator[GateWindow]:
    """The locked window, in front of a vault or with none known."""
    window = GateWindow(studio.preferences, lambda _opened: None)
    if vault is not None:
        studio.preferences.apply(vaults=(KnownVault(str(vault)),))
    studio.show(window)
    window.begin(vault)
    window.look()
    try:
        yield window
    finally:
        window.close()
        window.background.close(5.0)
        window.deleteLater()
        studio.preferences.apply(vaults=())


def unlock(studio: Studio, filled: Filled) -> None:
    place = Path.home() / "Pictures" / "Heirloom"
    shutil.copytree(filled.vault, place, dirs_exist_ok=True)
    studio.preferences.opened(place)
    with gate(studio, None) as window:
        window.begin(place)
        studio.until(lambda: window.unlock.name.text().strip(), "the name of the vault")
        studio.shot("unlock", window)
        studio.type(window.unlock.field, "not the passphrase")
        for _ in range(3):
            QTest.keyClick(window.unlock.field, Qt.Key.Key_Return)
            studio.until(lambda: not window.unlock.unlock.is_working, "the answer")
        studio.shot("unlock-wrong", window, still=False)
    shutil.rmtree(place)


def unlock_missing(studio: Studio, _filled: Filled) -> None:
    with gate(studio, Path("/media/family/Blue drive/Heirloom")) as window:
        studio.until(window.unlock.notice.isVisible, "the drive to be missed")
        studio.shot("unlock-missing", window)


def unlock_sheet(studio: Studio, filled: Filled) -> None:
    with gate(studio, filled.vault) as window:
        studio.until(lambda: window.unlock.name.text().strip(), "the name of the vault")
        QTest.mouseClick(window.unlock.sheet, Qt.MouseButton.LeftButton)
        studio.shot("unlock-sheet", window)


def first_run(studio: Studio, filled: Filled) -> None:
    """All five steps, as a person goes through them."""
    shutil.copytree(filled.more, Path.home() / "Pictures", dirs_exist_ok=True)
    with gate(studio, None) as window:
        window.show_first_run()
        page = window.findChild(FirstRunPage)
        assert page is not None
        _walk(studio, window, page)
    shutil.rmtree(Path.home() / "Pictures" / "Heirloom", ignore_errors=True)


def _walk(studio: Studio, window: GateWindow, page: FirstRunPage) -> None:
    studio.type(page.place.name, "Lin–Marlowe family")
    studio.until(page.next.isEnabled, "Continue")
    studio.shot("first-run-1", window)
    _enter(page.place.name)
    studio.until(lambda: page.index == 1, "the second step")
    studio.type(page.passphrase.first, PASSPHRASE)
    studio.type(page.passphrase.again, PASSPHRASE)
    studio.until(page.next.isEnabled, "Continue")
    studio.shot("first-run-2", window)
    _enter(page.passphrase.again)
    studio.until(lambda: page.index == 2, "the sheet")
    first, second = page.recovery.fields
    assert page.draft.sheet is not None
    groups = page.draft.sheet.groups
    studio.type(first.edit, groups[first.number - 1])
    second.edit.setFocus()
    studio.type(second.edit, groups[second.number - 1][:2])
    studio.shot("first-run-3", window)
    studio.type(second.edit, groups[second.number - 1][2:])
    studio.until(page.next.isEnabled, "Continue")
    _enter(second.edit)
    studio.until(lambda: page.index == 3, "the folders")
    studio.until(lambda: all(row.count.is_whole for row in page.folders.rows), "the folders to be counted")
    studio.shot("first-run-4", window)
    focus = QApplication.focusWidget()
    assert focus is not None
    _enter(focus)
    studio.until(lambda: page.index == 4, "the last step")
    studio.until(lambda: page.understanding._known, "the figures of the starter")
    studio.shot("first-run-5", window)


def _enter(widget: QWidget) -> None:
    QTest.keyClick(widget, Qt.Key.Key_Return)
