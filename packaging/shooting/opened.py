"""Screens over an open vault: timeline, search, viewer, activity, settings, and what floats over them."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from heirloom.bank import LockedBank, create
from heirloom.gui.main_window import MainWindow
from heirloom.gui.screens.activity.arrived import ArrivedPage
from heirloom.gui.screens.search.page import SearchPage
from heirloom.gui.screens.settings.page import SettingsPage
from heirloom.gui.screens.timeline.page import TimelinePage
from heirloom.gui.screens.viewer.page import ViewerPage
from heirloom.gui.screens.viewer.stage import Stage
from heirloom.gui.widgets.modal import CANCEL, Modal
from heirloom.gui.work.live_job import JobKind, LiveJob
from shooting.memories import HERO, PASSPHRASE, Filled
from shooting.studio import Studio

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@contextmanager
def opened(studio: Studio, vault: Path) -> Iterator[MainWindow]:
    """The main window over a copy of the vault."""
    with tempfile.TemporaryDirectory(prefix="heirloom-shots-vault-") as top:
        copy = Path(top) / "Heirloom"
        shutil.copytree(vault, copy)
        with LockedBank(copy).unlock(passphrase=PASSPHRASE) as bank:
            window = MainWindow(bank, studio.preferences, lambda _leave: None)
            studio.show(window)
            try:
                yield window
            finally:
                window.close_down()
                window.background.close(10.0)
                window.close()
                window.deleteLater()
                QApplication.sendPostedEvents()
                QApplication.processEvents()


def timeline_of(window: MainWindow) -> TimelinePage:
    page = window.pages.get("timeline")
    assert isinstance(page, TimelinePage)
    return page


def _settled(studio: Studio, window: MainWindow) -> TimelinePage:
    page = timeline_of(window)
    studio.until(lambda: page.is_whole and page.model.rowCount(), "the timeline")
    studio.until(lambda: not window.previews.is_busy, "the previews")
    return page


def timeline(studio: Studio, filled: Filled) -> None:
    with opened(studio, filled.vault) as window:
        page = _settled(studio, window)
        page.view.setFocus()
        studio.shot("timeline", window)
        window.previews.clear()
        studio.shot("timeline-loading", window, still=False)
        page.view.viewport().update()
        _settled(studio, window)
        QTest.keyClick(page.view, Key.Key_Right)
        QTest.keyClick(page.view, Key.Key_Right)
        QTest.keyClick(page.view, Key.Key_Right, SHIFT)
        QTest.keyClick(page.view, Key.Key_Right, SHIFT)
        studio.until(window.floating.bar.isVisible, "the bar of the selection")
        studio.shot("timeline-selection", window)
        QTest.keyClick(page.view, Key.Key_K)
        studio.until(window.toast.isVisible, "the toast")
        QTest.keyClick(page.view, Key.Key_Escape)
        studio.shot("timeline-toast", window)
        window.toast.dismiss()
        studio.until(lambda: not window.toast.isVisible(), "the toast to go")
        QTest.keyClick(page.view, Key.Key_Delete, SHIFT)
        studio.shot("erase-question", window)
        question = window.findChild(Modal)
        assert question is not None
        question.answer(CANCEL)
        _drag_over(window)
        studio.shot("drop-veil", window)


def timeline_scrolled(studio: Studio, filled: Filled) -> None:
    """Further down, where letters and recipes lie between the pictures, and at the very end."""
    with opened(studio, filled.vault) as window:
        page = _settled(studio, window)
        bar = page.view.verticalScrollBar()
        bar.setValue(bar.maximum() // 2)
        studio.until(lambda: not window.previews.is_busy, "the previews")
        studio.shot("timeline-middle", window)
        bar.setValue(bar.maximum())
        studio.until(lambda: not window.previews.is_busy, "the previews")
        studio.shot("timeline-end", window)


def _drag_over(window: MainWindow) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(Path.home() / "Pictures"))])
    event = QDragEnterEvent(
        QPoint(400, 300), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(window, event)


def timeline_empty(studio: Studio, _filled: Filled) -> None:
    with tempfile.TemporaryDirectory(prefix="heirloom-shots-empty-") as top:
        empty = Path(top) / "vault"
        create(empty, PASSPHRASE, light_kdf=True)
        with opened(studio, empty) as window:
            page = timeline_of(window)
            studio.until(lambda: page.is_whole, "the timeline")
            studio.shot("timeline-empty", window)
            QTest.keyClick(window, Key.Key_J, CONTROL)
            studio.shot("activity-quiet", window)


def search(studio: Studio, filled: Filled) -> None:
    chinese = studio.look.language == "zh_CN"
    with opened(studio, filled.vault) as window:
        _settled(studio, window)
        QTest.keyClick(window, Key.Key_F, CONTROL)
        page = window.pages.get("search")
        assert isinstance(page, SearchPage)
        window.going.go("search")
        studio.shot("search-beginning", window)
        studio.type(window.field.line, "猫 " if chinese else "a pizza " if filled.has_corpus else "a cat ")
        _answered(studio, window, page)
        studio.shot("search-results", window)
        QTest.keyClick(window.field.line, Key.Key_Down)
        studio.shot("search-results-current", window)
        window.field.focus_words()
        studio.type(window.field.line, "2026年 " if chinese else "2026 ")
        _answered(studio, window, page)
        studio.shot("search-chips", window)
        for words in ("1931 ", "pdf" if not chinese else "文档 "):
            studio.type(window.field.line, words)
            _answered(studio, window, page)
        studio.shot("search-nothing", window)


def _answered(studio: Studio, window: MainWindow, page: SearchPage) -> None:
    studio.until(lambda: not page.asking.is_busy, "the answer")
    studio.until(lambda: not window.previews.is_busy, "the previews")


def viewer(studio: Studio, filled: Filled) -> None:
    with opened(studio, filled.vault) as window:
        page = _settled(studio, window)
        _open(studio, window, page, HERO, "viewer-photo", "photo")
        _open(studio, window, page, "1963-11-02-from-the-ship.txt", "viewer-letter", "document")
        _open(studio, window, page, "piano-lessons.pdf", "viewer-pdf", "document")
        _open(studio, window, page, "", "viewer-file", "file")


def _open(studio: Studio, window: MainWindow, page: TimelinePage, name: str, shot: str, kind: str) -> None:
    """The memory of that name, or the first of its kind."""
    kinds = ("photo", "document", "file")
    numbers = [int(one) for one in page.model.arranged.numbers]
    cards = window._bank.shelf.cards(numbers)
    rows = [numbers.index(card.number) for card in cards if name and name in (card.name, card.title)]
    rows += [row for row, one in enumerate(page.model.arranged.kinds) if int(one) == kinds.index(kind)]
    if not rows:
        return
    page.open_row(rows[0])
    studio.until(lambda: window.pages.key == "viewer", "the viewer")
    viewer_page = window.pages.get("viewer")
    assert isinstance(viewer_page, ViewerPage)
    studio.until(lambda: viewer_page.position._months.at(0) is not None, "the months")
    studio.until(lambda: _stands(viewer_page.stage), "the memory itself")
    studio.shot(shot, window)
    QTest.keyClick(_focus(window), Key.Key_Escape)
    studio.until(lambda: window.pages.key == "timeline", "the way back")


def _stands(stage: Stage) -> bool:
    """Whether what is shown is there, not only a place for it."""
    if stage.text.isVisible():
        return bool(stage.text.toPlainText())
    return stage.file.isVisible() or stage.image() is not None


def _focus(window: QWidget) -> QWidget:
    return QApplication.focusWidget() or window


def activity(studio: Studio, filled: Filled) -> None:
    with opened(studio, filled.vault) as window:
        page = _settled(studio, window)
        window.queue.bring_in([str(one) for one in sorted(filled.more.iterdir())])
        QTest.keyClick(window, Key.Key_J, CONTROL)
        studio.until(lambda: any(_rate(window, job) for job in window.queue.live()), "the work to get going")
        studio.shot("activity-started", window, still=False)
        studio.until(lambda: any(job.left_s for job in window.queue.live()) or window.queue.is_idle, "the time left")
        studio.shot("activity-running", window, still=False)
        QTest.keyClick(window, Key.Key_J, CONTROL)
        studio.until(lambda: not window.tray.isVisible(), "the tray to go")
        studio.shot("timeline-importing", window, still=False)
        QTest.keyClick(window, Key.Key_J, CONTROL)
        studio.until(window.tray.isVisible, "the tray")
        window.queue.pause_all()
        studio.until(lambda: window.queue.all_paused or window.queue.is_idle, "the pause")
        studio.shot("activity-paused", window)
        window.queue.resume_all()
        studio.until(lambda: not any(job.kind is not JobKind.READ_TEXT for job in window.queue.live()), "the end", 300)
        page.view.setFocus()
        studio.shot("activity-failures", window)
        QTest.keyClick(window, Key.Key_J, CONTROL)
        studio.until(lambda: not window.tray.isVisible(), "the tray to go")
        window.going.go("arrived")
        arrived = window.pages.get("arrived")
        assert isinstance(arrived, ArrivedPage)
        studio.until(arrived.model.rowCount, "what arrived")
        studio.until(lambda: not window.previews.is_busy, "the previews")
        studio.shot("just-arrived", window, still=False)


def _rate(window: MainWindow, job: LiveJob) -> str:
    row = window.tray.row_of(job)
    return row._rate.text() if row is not None else ""


def settings(studio: Studio, filled: Filled) -> None:
    with opened(studio, filled.vault) as window:
        _settled(studio, window)
        window.going.go("settings")
        page = window.pages.get("settings")
        assert isinstance(page, SettingsPage)
        for row in page.list.pages.rows():
            page.show_category(row.key)
            studio.shot(f"settings-{row.key}", window)


def aside(studio: Studio, filled: Filled) -> None:
    with opened(studio, filled.vault) as window:
        _settled(studio, window)
        studio.until(lambda: any(row.key == "aside" for row in window.sidebar.nav.pages.rows()), "the page's row")
        window.going.go("aside")
        studio.until(lambda: not window.previews.is_busy, "the previews")
        studio.shot("aside", window)


def keys(studio: Studio, filled: Filled) -> None:
    with opened(studio, filled.vault) as window:
        page = _settled(studio, window)
        page.view.setFocus()
        QTest.keyClick(window, Key.Key_F1)
        studio.shot("keys", window)
