"""Brings a model here, one at a time: asks, waits for consent, downloads, prepares; or takes one from a disk."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from heirloom.bank import Bank, models
from heirloom.bank.models import Offer
from heirloom.core.errors import Cancelled, HeirloomError
from heirloom.core.job import Progress
from heirloom.gui.background import Background, Lane
from heirloom.gui.dates import size_text
from heirloom.gui.work.measure import Measure

TICK_MS: Final = 200


class Phase(Enum):
    ASKING = "asking"
    OFFERED = "offered"
    """The source has told what there is; a person decides."""
    FETCHING = "fetching"
    PREPARING = "preparing"
    STOPPING = "stopping"


@dataclass(eq=False)
class Running:
    """The model on its way; its thread writes `progress`, the window reads it."""

    name: str
    brought: bool
    """From a disk of this computer, not from the network."""
    phase: Phase = Phase.ASKING
    offer: Offer | None = None
    progress: Progress | None = None
    measure: Measure = field(default_factory=Measure)
    stop: threading.Event = field(default_factory=threading.Event)
    agreed: bool = False
    answered: threading.Event = field(default_factory=threading.Event)


class Fetching(QObject):
    """All calls and signals on the GUI thread. What comes in is written in the ledger."""

    changed = Signal()
    offered = Signal(object)
    """An Offer: `answer` it."""
    arrived = Signal(str)
    """A model is here now."""
    failed = Signal(str, object)
    """A model's name and the error."""
    _told = Signal(object)

    def __init__(
        self,
        bank: Bank,
        background: Background,
        parent: QObject | None = None,
        *,
        fetch: Callable[..., object] = models.fetch,
    ) -> None:
        super().__init__(parent)
        self._bank = bank
        self._background = background
        self._fetch = fetch
        self._running: Running | None = None
        self._told.connect(self._offer)
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self._tick)

    @property
    def running(self) -> Running | None:
        return self._running

    def fetch(self, name: str) -> None:
        """Ask the source what there is of `name`; nothing else moves before `answer`."""
        run = Running(name, brought=False)

        def work() -> bool:
            self._fetch(
                name, lambda offer: self._consent(run, offer), _telling(run), _reporting(run), self._bank.models_dir
            )
            return True

        self._start(run, work)

    def add(self, name: str, path: Path) -> None:
        """Take a model from a file or folder of this computer."""
        run = Running(name, brought=True, phase=Phase.PREPARING)

        def work() -> bool:
            models.add(name, path, _reporting(run), self._bank.models_dir)
            return True

        self._start(run, work)

    def answer(self, agreed: bool) -> None:
        """What a person says to the offer."""
        run = self._running
        if run is None or run.answered.is_set():
            return
        run.agreed = agreed
        if agreed:
            run.phase = Phase.FETCHING
        run.answered.set()
        self.changed.emit()

    def cancel(self) -> None:
        """What has been fetched waits for another try."""
        if self._running is not None:
            self._running.phase = Phase.STOPPING
            self._running.stop.set()
            self._running.answered.set()
            self.changed.emit()

    def close(self) -> None:
        """The window goes: let the thread go too."""
        self._timer.stop()
        self.cancel()

    # In the thread

    def _consent(self, run: Running, offer: Offer) -> bool:
        run.offer = offer
        self._told.emit(run)
        run.answered.wait()
        return run.agreed and not run.stop.is_set()

    # On the GUI thread

    def _start(self, run: Running, work: Callable[[], bool]) -> None:
        if self._running is not None:
            return
        self._running = run
        self._timer.start()
        self._background.run(lambda: _unless_cancelled(work), self._ended, self._refused, lane=Lane.WORK, owner=self)
        self.changed.emit()

    def _offer(self, run: Running) -> None:
        assert run.offer is not None
        if run.stop.is_set():
            return
        run.phase = Phase.OFFERED
        self._note(
            run, "model_asked", self.tr("{model}, from {source}").format(model=run.name, source=run.offer.source)
        )
        self.changed.emit()
        self.offered.emit(run.offer)

    def _ended(self, whole: bool) -> None:
        run = self._take()
        if whole:
            self._note(run, "model_in", self._what(run))
            self.arrived.emit(run.name)
        elif run.agreed:
            self._note(run, "model_stopped", run.name)
        self.changed.emit()

    def _refused(self, error: HeirloomError) -> None:
        run = self._take()
        if run.agreed:
            self._note(run, "model_stopped", run.name)
        self.failed.emit(run.name, error)
        self.changed.emit()

    def _take(self) -> Running:
        run, self._running = self._running, None
        self._timer.stop()
        assert run is not None
        return run

    def _what(self, run: Running) -> str:
        if run.offer is None:
            return self.tr("“{model}”").format(model=run.name)
        size = size_text(run.offer.bytes)
        return self.tr("{size}, model “{model}”, checksum matched").format(size=size, model=run.name)

    def _note(self, run: Running, what: str, detail: str) -> None:
        ledger = self._bank.ledger
        decided = self.tr("You chose the file") if run.brought else self.tr("You pressed Download")
        self._background.run(lambda: ledger.note(what, detail, decided), lambda _: None, lane=Lane.EDIT, owner=self)

    def _tick(self) -> None:
        run = self._running
        if run is not None and run.phase is Phase.FETCHING and run.progress is not None:
            told = run.progress
            run.measure.take(time.monotonic(), told.done, told.done)
            if told.total is not None and told.done >= told.total:
                run.phase = Phase.PREPARING
        self.changed.emit()


def _telling(run: Running) -> Callable[[Progress], None]:
    def tell(progress: Progress) -> None:
        if run.stop.is_set():
            raise Cancelled("The person stopped it.")
        run.progress = progress

    return tell


def _reporting(run: Running) -> Callable[[str], None]:
    def report(_step: str) -> None:
        if run.stop.is_set():
            raise Cancelled("The person stopped it.")

    return report


def _unless_cancelled(work: Callable[[], bool]) -> bool:
    try:
        return work()
    except Cancelled:
        return False
