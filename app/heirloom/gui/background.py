"""Work off the GUI thread: one executor per lane, one object, one signal back."""

from __future__ import annotations

import contextlib
import os
import sys
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from enum import Enum
from typing import Any, Generic, TypeVar

import shiboken6
from PySide6.QtCore import QObject, QThread, Signal

from heirloom.core.errors import Cancelled, HeirloomError

T = TypeVar("T")
SOON, LATER = 5, 10
"""How nice threads in the background are: those that somebody waits for, and those of long work."""


def step_back(nice: int = SOON) -> None:
    """Let the thread that paints go first, from the thread that is to wait: without it a frame waits for a slice."""
    if sys.platform == "linux":
        me = threading.get_native_id()
        os.setpriority(os.PRIO_PROCESS, me, max(nice, os.getpriority(os.PRIO_PROCESS, me)))
    else:
        QThread.currentThread().setPriority(QThread.Priority.LowPriority)


class Lane(Enum):
    """Where work runs; the value is its number of threads. Lanes never wait for each other."""

    READ = ("read", 2)
    """Short reads for what is on the screen."""
    EDIT = ("edit", 1)
    """Changes by a person, in the order in which they were made."""
    SEARCH = ("search", 1)
    """Questions; only the newest answer is wanted."""
    RENDER = ("render", 1)
    """Pictures and pages through the extraction worker."""
    WORK = ("work", 4)
    """Imports, watching, exports: minutes to hours."""

    @property
    def threads(self) -> int:
        return self.value[1]


class Ticket(Generic[T]):
    """A piece of work under way; after `cancel` neither `done` nor `failed` is called."""

    def __init__(
        self, done: Callable[[T], None], failed: Callable[[HeirloomError], None] | None, owner: QObject | None
    ) -> None:
        self._done = done
        self._failed = failed
        self._owner = owner
        self._wanted = True
        self.future: Future[None] | None = None

    def cancel(self) -> None:
        """Work that has not begun never does; the answer of work that has is dropped."""
        self._wanted = False
        if self.future is not None:
            self.future.cancel()

    @property
    def is_wanted(self) -> bool:
        return self._wanted and (self._owner is None or shiboken6.isValid(self._owner))

    def deliver(self, outcome: _Outcome) -> HeirloomError | None:
        """On the GUI thread: call back; an error that nobody takes is returned."""
        if not self.is_wanted:
            return None
        self._wanted = False
        if outcome.error is None:
            self._done(outcome.value)
            return None
        if self._failed is None:
            return outcome.error
        self._failed(outcome.error)
        return None


@dataclass(frozen=True, slots=True)
class _Outcome:
    ticket: Ticket[Any]
    value: Any = None
    error: HeirloomError | None = None


class Background(QObject):
    """Runs callables in threads and brings their results to the GUI thread by one signal.

    `failed` carries an error that the caller did not take; `broke` the exception of a bug, for the one place that
    tells the person so. `Cancelled` is never told.
    """

    failed = Signal(object)
    broke = Signal(object)
    _finished = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lanes = {
            lane: ThreadPoolExecutor(
                lane.threads,
                f"heirloom-{lane.value[0]}",
                initializer=step_back,
                initargs=(LATER if lane is Lane.WORK else SOON,),
            )
            for lane in Lane
        }
        self._finished.connect(self._deliver)
        self._closing = threading.Event()

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[HeirloomError], None] | None = None,
        *,
        lane: Lane = Lane.READ,
        owner: QObject | None = None,
    ) -> Ticket[T]:
        """Run `work` in `lane`; then, on the GUI thread, `done` with its result or `failed` with its error.

        Neither is called once the ticket is cancelled or `owner` has been destroyed.
        """
        ticket = Ticket(done, failed, owner)
        if self._closing.is_set():
            ticket.cancel()  # a timer's last wish while the window goes
            return ticket
        ticket.future = self._lanes[lane].submit(self._work, ticket, work)
        return ticket

    def close(self, wait_s: float = 0.3) -> bool:
        """Take no more work and wait a little for what runs; whether all of it ended."""
        self._closing.set()
        for pool in self._lanes.values():
            pool.shutdown(wait=False, cancel_futures=True)
        names = tuple(f"heirloom-{lane.value[0]}" for lane in Lane)
        threads = [thread for thread in threading.enumerate() if thread.name.startswith(names)]
        for thread in threads:
            thread.join(wait_s / max(1, len(threads)))
        return not any(thread.is_alive() for thread in threads)

    def _work(self, ticket: Ticket[T], work: Callable[[], T]) -> None:
        if not ticket.is_wanted:
            return
        try:
            outcome = _Outcome(ticket, work())
        except Cancelled:
            return
        except HeirloomError as error:
            outcome = _Outcome(ticket, error=error)
        except Exception as error:  # noqa: BLE001 - the thread ends here: a bug is told, not lost
            self._tell(self.broke, error)
            return
        self._tell(self._finished, outcome)

    def _tell(self, signal: Any, what: object) -> None:
        if not self._closing.is_set():
            with contextlib.suppress(RuntimeError):  # the window was destroyed in between
                signal.emit(what)

    def _deliver(self, outcome: _Outcome) -> None:
        error = outcome.ticket.deliver(outcome)
        if error is not None:
            self.failed.emit(error)
