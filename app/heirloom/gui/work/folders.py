"""Watched folders while the window is open: one thread sees to them, what it finds is told here."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from heirloom.bank import Bank, ImportReport, LookedAfter
from heirloom.core.errors import HeirloomError
from heirloom.gui.background import Background, Lane
from heirloom.gui.errors import problem

LOOK_MS = 500
AGAIN_MS = 30_000
"""After trouble with the disk it is tried again."""


class FolderWatch(QObject):
    """All calls and signals on the GUI thread."""

    changed = Signal()
    """States, times or counts of folders changed: `folders` tells."""
    arrived = Signal()
    """New memories came in."""
    troubled = Signal(str)
    """Watching stopped for a while, and why."""

    def __init__(self, bank: Bank, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bank = bank
        self._background = background
        self._folders: Sequence[LookedAfter] = ()
        self._stop = threading.Event()
        self._news = threading.Event()
        self._came = threading.Event()
        self._follows = False
        self._closed = False
        self._again = False
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self._look)

    def folders(self) -> Sequence[LookedAfter]:
        """As they were when `changed` was last told."""
        return self._folders

    def start(self) -> None:
        """Read which folders there are, and see to them."""
        self._refresh()

    def add(self, path: str) -> None:
        self._change(lambda: self._bank.watch_add(path), self._not_added)

    def remove(self, path: str) -> None:
        """Watch it no more; what came from there stays."""
        self._change(lambda: self._bank.watch_remove(path))

    def pause(self, path: str, paused: bool) -> None:
        self._change(lambda: self._bank.arriving.pause_folder(path, paused))

    def look_now(self) -> None:
        """Look through all folders at once, without waiting for the next round."""
        if self._follows:
            self._again = True
            self._stop.set()
        else:
            self._refresh()

    def close(self) -> None:
        """Ask the thread to let go."""
        self._closed = True
        self._timer.stop()
        self._stop.set()

    def _change(self, work: object, failed: Callable[[HeirloomError], None] | None = None) -> None:
        assert callable(work)
        self._background.run(work, lambda _: self._refresh(), failed, lane=Lane.EDIT, owner=self)

    def _not_added(self, error: HeirloomError) -> None:
        is_unfit = error.code == "usage"
        self.troubled.emit(
            self.tr("This cannot be watched: it is the vault itself, or no folder.") if is_unfit else _told(error)
        )

    def _refresh(self) -> None:
        self._background.run(self._bank.arriving.folders, self._take, owner=self)

    def _take(self, folders: Sequence[LookedAfter]) -> None:
        self._folders = folders
        self.changed.emit()
        if folders and not self._follows and not self._closed:
            self._follow()

    def _follow(self) -> None:
        self._follows = True
        self._timer.start()
        stop, work = self._stop, self._bank.arriving

        def report(_folder: str, found: ImportReport) -> None:
            if found.imported or found.failed:
                self._came.set()
            self._news.set()

        self._background.run(
            lambda: work.follow(stop, report, self._news.set),
            lambda _: self._ended(""),
            lambda error: self._ended(_told(error)),
            lane=Lane.WORK,
            owner=self,
        )

    def _ended(self, why: str) -> None:
        self._follows = False
        self._timer.stop()
        if self._again and not self._closed:
            self._again = False
            self._stop = threading.Event()
            self._refresh()
        elif why and not self._closed:
            self.troubled.emit(why)
            QTimer.singleShot(AGAIN_MS, self, self._refresh)

    def _look(self) -> None:
        if self._came.is_set():
            self._came.clear()
            self.arrived.emit()
        if self._news.is_set():
            self._news.clear()
            self._refresh()


def _told(error: HeirloomError) -> str:
    return problem(error).text
