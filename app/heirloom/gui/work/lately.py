"""What came in lately and what did not work, as the window shows it: read anew when work ends, changed by buttons."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal

from heirloom.bank import Arrival, Bank, Change, ChangeKind, Trouble
from heirloom.gui.background import Background, Lane
from heirloom.gui.history import History
from heirloom.gui.work.queue import WorkQueue

_COUNTING: Final = frozenset({ChangeKind.SET_ASIDE, ChangeKind.ERASE, ChangeKind.BRING_BACK, ChangeKind.TWINS})
"""Changes after which the timeline holds more or fewer of what came."""


class Lately(QObject):
    """All calls and signals on the GUI thread."""

    changed = Signal()

    def __init__(
        self, bank: Bank, background: Background, queue: WorkQueue, history: History, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._bank = bank
        self._background = background
        self._queue = queue
        self._history = history
        self._undoing = ""
        self._arrivals: Sequence[Arrival] = ()
        self._troubles: Sequence[Trouble] = ()
        history.changed.connect(self._history_changed)
        queue.ended.connect(lambda _job: self.refresh())

    def arrivals(self) -> Sequence[Arrival]:
        """Imports that have ended, the latest first."""
        return self._arrivals

    def troubles(self) -> Sequence[Trouble]:
        return self._troubles

    def refresh(self) -> None:
        lately = self._bank.arriving.lately
        self._background.run(lambda: (lately.latest(), lately.troubles()), self._take, owner=self)

    def try_again(self, keys: Collection[str]) -> None:
        """Bring these files in again; memories among them are understood anew."""

        def known(paths: tuple[str, ...]) -> None:
            self.refresh()
            self._queue.bring_in(paths)
            self._queue.understand()

        lately = self._bank.arriving.lately
        self._background.run(lambda: lately.again(keys), known, lane=Lane.EDIT, owner=self)

    def dismiss(self, keys: Collection[str]) -> None:
        lately = self._bank.arriving.lately
        self._background.run(lambda: lately.dismiss(keys), lambda _: self.refresh(), lane=Lane.EDIT, owner=self)

    def clear_arrivals(self) -> None:
        lately = self._bank.arriving.lately
        self._background.run(lately.clear, lambda _: self.refresh(), lane=Lane.EDIT, owner=self)

    def undo_import(self, arrival: Arrival) -> None:
        """Put on the way out what it brought; Undo brings it back."""
        self._undoing = arrival.batch
        self._history.do(lambda: self._bank.hand.undo_import(arrival.batch))

    def export(self, path: Path) -> None:
        """The list of troubles as a table; it names files, so it goes where the person says and nowhere else."""
        lately = self._bank.arriving.lately

        def write() -> None:
            path.write_text(lately.as_csv(), encoding="utf-8-sig")

        self._background.run(write, lambda _: None, owner=self)

    def _take(self, found: tuple[Sequence[Arrival], Sequence[Trouble]]) -> None:
        if found != (self._arrivals, self._troubles):
            self._arrivals, self._troubles = found
            self.changed.emit()

    def _history_changed(self, change: Change) -> None:
        if change.label in _COUNTING:
            self.refresh()
        if change.label is ChangeKind.UNDO_IMPORT and self._undoing:
            batch, undone = self._undoing, not change.undone
            lately = self._bank.arriving.lately
            self._background.run(
                lambda: lately.mark_undone(batch, undone), lambda _: self.refresh(), lane=Lane.EDIT, owner=self
            )
