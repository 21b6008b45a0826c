"""The program where it is seen without its window: the tray, and what happens when the window is closed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMainWindow

from heirloom.gui.process.messages import Leave
from heirloom.gui.screens.settings.applying import Applying
from heirloom.gui.shell.commands import Commands
from heirloom.gui.shell.job_summary import SummaryText
from heirloom.gui.tray.staying import Staying
from heirloom.gui.tray.tray import Tray, is_available
from heirloom.gui.work.queue import WorkQueue


class Presence(QObject):
    """`tray` is None where the desktop shows none."""

    def __init__(
        self,
        window: QMainWindow,
        queue: WorkQueue,
        applying: Applying,
        commands: Commands,
        come_forward: Callable[[], None],
        leave: Callable[[Leave], None],
    ) -> None:
        super().__init__(window)
        self._queue = queue
        self._preferences = applying.preferences
        self._commands = commands
        self._come_forward = come_forward
        self.tray = Tray(self) if is_available() else None
        self.staying = Staying(window, queue, applying, self.tray, leave)
        self._unlisten = self._preferences.listen(self._changed)
        if self.tray is not None:
            self._connect(self.tray)
            self.tray.set_shown(self._preferences.tray)

    def tell(self, summary: SummaryText | None) -> None:
        """What runs."""
        if self.tray is not None:
            self.tray.tell(summary, paused=self._queue.all_paused)

    def close(self) -> None:
        """The vault is left: the sign goes with the window."""
        if self.tray is not None:
            self.tray.close()

    def _connect(self, tray: Tray) -> None:
        tray.open_wanted.connect(self._come_forward)
        tray.search_wanted.connect(lambda: self._come_and("search"))
        tray.activity_wanted.connect(lambda: self._come_and("activity"))
        tray.add_wanted.connect(lambda: self._come_and("add_files"))
        tray.pause_wanted.connect(self._turn_work)
        tray.lock_wanted.connect(lambda: self._commands.action("lock").trigger())
        tray.quit_wanted.connect(lambda: self._come_and("quit") if self.staying.would_ask else self.staying.quit())

    def _come_and(self, command: str) -> None:
        self._come_forward()
        self._commands.action(command).trigger()

    def _turn_work(self) -> None:
        if self._queue.all_paused:
            self._queue.resume_all()
        else:
            self._queue.pause_all()

    def _changed(self, names: set[str]) -> None:
        if self.tray is None:
            return
        if "tray" in names:
            self.tray.set_shown(self._preferences.tray)
        if "language" in names:
            self.tray.retranslate()
