"""Work off the GUI thread: one executor per lane, one object, one signal back."""

from __future__ import annotations

import contextlib
import itertools
import os
import sys
import threading
import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from enum import Enum
from typing import Any, Generic, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, QThread, Signal

from heirloom.core.errors import Cancelled, HeirloomError

T = TypeVar("T")
TYPED, SOON, LATER = 0, 5, 10
"""How nice threads in the background are: those that answer every key, others that somebody waits for, long work.

Beside other programs, answers to typing came a third later at 5 than at 0.
"""

HANDED_OVER_S = 0.0005
"""So long a thread that computes may keep the interpreter while another wants it. Qt's calls let go of it many times a
frame, and at Python's own 5 ms each return costs a third of a frame beside work in the background."""


def step_back(nice: int = SOON) -> None:
    """Let the thread that paints go first, from the thread that is to wait: without it a frame waits for a slice."""
    if sys.platform == "linux":
        me = threading.get_native_id()
        os.setpriority(os.PRIO_PROCESS, me, max(nice, os.getpriority(os.PRIO_PROCESS, me)))
    elif nice:
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
    WORK = ("work", 8)
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

    def cancel(self) -> None:
        """Work that has not begun never does; the answer of work that has is dropped."""
        self._wanted = False

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


@dataclass(slots=True)
class _Outcome:
    """A piece of work, and in the end what came of it.

    It holds what the caller gave, widgets among it: whoever lets go of it last must be the GUI thread.
    """

    ticket: Ticket[Any]
    work: Callable[[], Any]
    value: Any = None
    error: HeirloomError | None = None
    bug: Exception | None = None
    is_void: bool = False
    """Nobody wants to hear of it."""

    def find(self) -> None:
        """In a thread of the lane."""
        if not self.ticket.is_wanted:
            self.is_void = True
            return
        try:
            self.value = self.work()
        except Cancelled:
            self.is_void = True
        except HeirloomError as error:
            self.error = error
        except Exception as error:  # noqa: BLE001 - the thread ends here: a bug is told, not lost
            self.bug = error


_NUMBERS = itertools.count(1)
"""Threads bear the number of their background: one that closes waits for its own alone."""


class Background(QObject):
    """Runs callables in threads and brings their results to the GUI thread by one signal.

    `failed` carries an error that the caller did not take; `broke` the exception of a bug, for the one place that
    tells the person so. `Cancelled` is never told.
    """

    failed = Signal(object)
    broke = Signal(object)
    _finished = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        sys.setswitchinterval(HANDED_OVER_S)
        self._name = f"heirloom-{next(_NUMBERS)}"
        self._lanes = {
            lane: ThreadPoolExecutor(
                lane.threads,
                f"{self._name}-{lane.value[0]}",
                initializer=step_back,
                initargs=({Lane.WORK: LATER, Lane.SEARCH: TYPED}.get(lane, SOON),),
            )
            for lane in Lane
        }
        self._outcomes: deque[_Outcome] = deque()
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._closing = threading.Event()
        self._telling = threading.Lock()

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
        self._lanes[lane].submit(self._work, [_Outcome(ticket, work)])
        return ticket

    def close(self, wait_s: float = 0.3) -> bool:
        """Take no more work and wait a little for what runs; whether all of it ended."""
        with self._telling:
            self._closing.set()
        for pool in self._lanes.values():
            pool.shutdown(wait=False, cancel_futures=True)
        threads = [thread for thread in threading.enumerate() if thread.name.startswith(f"{self._name}-")]
        until = time.monotonic() + wait_s
        for thread in threads:
            thread.join(max(0.0, until - time.monotonic()))
        return not any(thread.is_alive() for thread in threads)

    def _work(self, given: list[_Outcome]) -> None:
        outcome = given.pop()
        outcome.find()
        self._outcomes.append(outcome)
        del outcome
        with self._telling:  # once `close` is through, this object may be destroyed at any moment
            if not self._closing.is_set():
                with contextlib.suppress(RuntimeError):  # it was destroyed without
                    self._finished.emit()

    def _deliver(self) -> None:
        outcome = self._outcomes.popleft()
        try:
            if outcome.bug is not None:
                self.broke.emit(outcome.bug)
            elif not outcome.is_void:
                error = outcome.ticket.deliver(outcome)
                if error is not None:
                    self.failed.emit(error)
        finally:
            outcome.error = outcome.bug = None  # an error knows where it was raised, and so this outcome
