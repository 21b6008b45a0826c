"""Ways out: copies of chosen memories to a folder, or dragged out of the window. Each is noted in the ledger."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEventLoop, QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from heirloom.bank import Bank
from heirloom.core.errors import HeirloomError
from heirloom.gui.background import Background, Lane
from heirloom.gui.errors import problem
from heirloom.gui.grid.drag_out import CopiesOnDemand, LentFolders, drag
from heirloom.gui.preferences import Preferences
from heirloom.gui.widgets.modal import CANCEL, Choice, Modal
from heirloom.gui.widgets.notices import ToastText
from heirloom.gui.work.live_job import JobKind, JobPhase, LiveJob
from heirloom.gui.work.queue import WorkQueue

T = TypeVar("T")
NOTICE = "copies"
"""Name of the notice that copies are not protected; it is given once."""


class Giving(QObject):
    """`toast` carries a ToastText."""

    toast = Signal(object)

    def __init__(
        self, window: QWidget, bank: Bank, background: Background, queue: WorkQueue, preferences: Preferences
    ) -> None:
        super().__init__(window)
        self._window = window
        self._bank = bank
        self._background = background
        self._queue = queue
        self._preferences = preferences
        self._lent = LentFolders(self)
        queue.ended.connect(self._ended)

    def export(self, numbers: Sequence[int]) -> None:
        """Ask where to, then write copies there as a job."""
        if not self._has_been_told():
            self._tell(lambda: self.export(numbers))
            return
        dialog = QFileDialog(self._window, self.tr("Export a copy"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda folder: self._queue.export(list(numbers), Path(folder)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def drag_out(self, numbers: Sequence[int]) -> None:
        """Offer copies to whatever the pointer is let go over; they are made only then."""
        if not self._has_been_told():
            self._tell(lambda: None)
            return
        chosen = list(numbers)
        bank = self._bank
        copies = CopiesOnDemand(
            lambda: self._wait_for(lambda: list(_names(bank, chosen).values())),
            lambda folder: self._wait_for(lambda: _write_originals(bank, chosen, folder)),
            self._lent,
            chosen,
        )
        taken = drag(self._window, copies, None)
        if copies.error is not None:
            self.toast.emit(ToastText(problem(copies.error).text, kind="warn"))
        elif taken:
            self._note("dragged_out", self.tr("%Ln file(s)", "", len(chosen)), self.tr("You dragged it out"))

    def take_back(self) -> None:
        """The vault is left: no copy of ours stays."""
        self._lent.take_back_all()

    # Once

    def _has_been_told(self) -> bool:
        return NOTICE in self._preferences.said

    def _tell(self, then: object) -> None:
        asked = Modal.ask(
            self._window,
            self.tr("Copies outside the vault are not protected."),
            self.tr("Whoever can read the folder can read them. The originals in the vault stay as they are."),
            [Choice(CANCEL, self.tr("Cancel")), Choice("go", self.tr("I understand"), "primary")],
        )
        asked.answered.connect(lambda key: self._told(then) if key == "go" else None)

    def _told(self, then: object) -> None:
        said = (*self._preferences.said, NOTICE)
        self._preferences.apply(said=said)
        self._background.run(lambda: self._preferences.write(["said"]), lambda _: None)
        assert callable(then)
        then()

    # Done

    def _wait_for(self, work: Callable[[], T]) -> T:
        """Called by the drag, which waits for it: the window goes on meanwhile."""
        waiting = QEventLoop()
        done: list[T] = []
        failed: list[HeirloomError] = []

        def take(found: T) -> None:
            done.append(found)
            waiting.quit()

        def give_up(error: HeirloomError) -> None:
            failed.append(error)
            waiting.quit()

        self._background.run(work, take, give_up, lane=Lane.WORK, owner=self)
        waiting.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        if failed:
            raise failed[0]
        return done[0]

    def _ended(self, job: LiveJob) -> None:
        if job.kind is not JobKind.EXPORT or job.folder is None:
            return
        folder = job.folder
        if job.phase is JobPhase.DONE:
            files = self.tr("%Ln file(s)", "", job.imported)
            detail = self.tr("{files}, to {place}").format(files=files, place=folder.name)
            self._note("copy_exported", detail, self.tr("You pressed Export"))
            said = self.tr("Wrote %Ln copies to “{folder}”", "", job.imported).format(folder=folder.name)
            if job.failed:
                said = self.tr("{done}; %Ln could not be written", "", job.failed).format(done=said)
            self.toast.emit(ToastText(said, self.tr("Open the folder"), lambda: _open(folder)))
        elif job.phase is JobPhase.FAILED:
            self.toast.emit(ToastText(job.trouble, kind="warn"))

    def _note(self, what: str, detail: str, decided: str) -> None:
        ledger = self._bank.ledger
        self._background.run(lambda: ledger.note(what, detail, decided), lambda _: None, lane=Lane.EDIT, owner=self)


def _names(bank: Bank, numbers: Sequence[int]) -> dict[int, str]:
    """What the copies of these memories are called: their own names, each once."""
    found: dict[int, str] = {}
    for card in bank.shelf.cards(numbers):
        stem, dot, ending = (os.path.basename(card.name.replace("\\", "/")) or "memory").rpartition(".")
        stem, ending = (stem, dot + ending) if stem else (ending, "")
        name, count = f"{stem}{ending}", 1
        while name in found.values():
            count += 1
            name = f"{stem} ({count}){ending}"
        found[card.number] = name
    return found


def _write_originals(bank: Bank, numbers: Sequence[int], folder: Path) -> Sequence[Path]:
    """The files themselves under those names."""
    made: list[Path] = []
    for number, name in _names(bank, numbers).items():
        place = folder / name
        with place.open("xb") as file:
            bank.viewing.original(number, file.write)
        made.append(place)
    return made


def _open(folder: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(os.fspath(folder)))
