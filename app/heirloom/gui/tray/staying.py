"""What becomes of the program when its window is closed, and what is said while the window is away."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow

from heirloom.gui.process.messages import Leave
from heirloom.gui.screens.settings.applying import Applying
from heirloom.gui.tray.tray import Tray
from heirloom.gui.widgets.modal import CANCEL, Choice, Modal
from heirloom.gui.work.live_job import JobKind, JobPhase, LiveJob
from heirloom.gui.work.queue import WorkQueue

NOTICE: Final = "closing"
"""Name of the notice that the program stays at work; it is given once."""


class Staying(QObject):
    """`tray` is None where the desktop shows none."""

    def __init__(
        self,
        window: QMainWindow,
        queue: WorkQueue,
        applying: Applying,
        tray: Tray | None,
        leave: Callable[[Leave], None],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._queue = queue
        self._applying = applying
        self._tray = tray
        self._leave = leave
        queue.ended.connect(self._job_ended)

    @property
    def has_tray(self) -> bool:
        """Whether our sign is in the tray now."""
        return self._tray is not None and self._applying.preferences.tray

    def closing(self) -> bool:
        """The window is asked to close; True where it stays, out of sight."""
        ends = _session_ends()
        if ends or not self._applying.preferences.keep_running:
            self.quit(asks=not ends)
            return self.would_ask and not ends
        if self.has_tray:
            self._window.hide()
            if self._is_first():
                self._note()
                self._say(self.tr("Heirloom keeps working in the tray."))
        elif self._is_first():
            self._explain()
        else:
            self._window.showMinimized()
        return True

    def quit(self, *, asks: bool = True) -> None:
        """End the program; asks only where work would be lost that cannot be taken up again."""
        if not asks or not self.would_ask:
            self._leave(Leave.QUIT)
            return
        asked = Modal.ask(
            self._window,
            self.tr("Copies are still being written"),
            self.tr("Quitting now leaves the folder with only a part of them. The vault itself is safe."),
            [Choice(CANCEL, self.tr("Go on writing")), Choice("quit", self.tr("Quit"), "danger")],
        )
        asked.answered.connect(lambda key: self._leave(Leave.QUIT) if key == "quit" else None)

    @property
    def would_ask(self) -> bool:
        """Whether work runs that cannot be taken up again."""
        return any(job.kind is JobKind.EXPORT for job in self._queue.live())

    # Once

    def _is_first(self) -> bool:
        return NOTICE not in self._applying.preferences.said

    def _note(self) -> None:
        self._applying.quietly(said=(*self._applying.preferences.said, NOTICE))

    def _explain(self) -> None:
        asked = Modal.ask(
            self._window,
            self.tr("Heirloom keeps working"),
            self.tr(
                "Closing the window minimises it, because this desktop shows no tray. Watched folders and work go on. "
                "Quit ends them; both can be changed in Settings, General."
            ),
            [Choice("quit", self.tr("Quit")), Choice("stay", self.tr("Minimise"), "primary")],
        )
        asked.answered.connect(self._explained)

    def _explained(self, key: str) -> None:
        if key == CANCEL:
            return
        self._note()
        if key == "quit":
            self.quit()
        else:
            self._window.showMinimized()

    # Said while the window is away

    def _job_ended(self, job: LiveJob) -> None:
        if job.phase is JobPhase.FAILED:
            self._say(self.tr("Heirloom: something needs you"))
        elif job.phase is JobPhase.DONE and job.kind is not JobKind.READ_TEXT:
            self._say(self._done_text(job))

    def _done_text(self, job: LiveJob) -> str:
        if self._applying.preferences.notify_names and job.name:
            return self.tr("“{name}” is done").format(name=job.name)
        return self.tr("Heirloom: a job has finished")

    def _say(self, text: str) -> None:
        away = not self._window.isActiveWindow()
        if self._tray is not None and self._applying.preferences.notifications and away:
            self._tray.notify(text)


def _session_ends() -> bool:
    """The person signs out, or the computer is switched off: nobody is asked anything then."""
    application = QGuiApplication.instance()
    return isinstance(application, QGuiApplication) and application.isSavingSession()
