"""What running work sees of the machinery around it, and the thread that listens for requests meanwhile."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from heirloom.core.errors import Cancelled, HeirloomError, VaultBusy
from heirloom.core.job import JobId, JobRequest, JobState, Progress
from heirloom.jobs.first import PersonFirst

if TYPE_CHECKING:
    from heirloom.vault import Vault

ProgressCallback = Callable[[Progress], None]

REQUEST_POLL_S = 0.4
"""How often a running job looks for requests in its row; the contract promises a second."""
ROW_UPDATE_S = 1.0
LOOK_S = 0.1
"""How often work that is paused looks whether it is to end."""


class Unrecorded:
    """The `JobContext` of work without a row: reading commands run beside a writer and leave no trace."""

    def __init__(self, progress: ProgressCallback | None = None, stop: threading.Event | None = None) -> None:
        self._progress = progress
        self._stop = stop

    def advance(self, progress: Progress) -> None:
        if self._progress is not None:
            self._progress(progress)
        self.look()

    def look(self) -> None:
        if self._stop is not None and self._stop.is_set():
            raise Cancelled("Stopped.")

    def checkpoint(self, done: int, total: int | None, failed: int) -> None:
        """Nothing to record: such work starts again from the beginning."""


class RunningJob:
    """The `JobContext` of one running job.

    A thread of its own reads the requests: work may be in the middle of something that takes minutes, and the row
    tells all the same within a second that it is paused. Work stops or waits at its next `advance` or `look`.
    """

    def __init__(
        self,
        vault: Vault,
        job_id: JobId,
        progress: ProgressCallback | None,
        stop: threading.Event | None,
        settle: Callable[[], None],
        first: PersonFirst,
    ) -> None:
        """`settle` sees to requests for jobs that nobody is working on: this thread is the one that listens."""
        self._first = first
        self._vault = vault
        self._id = job_id
        self._progress = progress
        self._settle = settle
        self._stop = stop or threading.Event()
        self._cancelled = threading.Event()
        self._go = threading.Event()
        self._go.set()
        self._over = threading.Event()
        self._trouble: HeirloomError | None = None
        self._done = 0
        self._total: int | None = None
        self._failed = 0
        self._next_row = time.monotonic() + ROW_UPDATE_S

    @property
    def is_cancelled(self) -> bool:
        """Whether a request asked for the end."""
        return self._cancelled.is_set()

    @property
    def when_stopped(self) -> JobState:
        """What the row says when this process ends the work: a pause outlives the process."""
        return JobState.INTERRUPTED if self._go.is_set() else JobState.PAUSED

    def advance(self, progress: Progress) -> None:
        """From the thread that runs the work."""
        self._done, self._total = progress.done, progress.total
        if self._progress is not None:
            self._progress(progress)
        self.look()
        if time.monotonic() >= self._next_row:
            self._next_row = time.monotonic() + ROW_UPDATE_S
            self.write(None)

    def look(self) -> None:
        """From any thread."""
        while True:
            if self._trouble is not None:
                raise self._trouble
            if self._cancelled.is_set():
                raise Cancelled("Stopped on request.")
            if self._stop.is_set():
                raise Cancelled("Stopped.")
            if self._go.wait(LOOK_S):
                self._first.rest(self._stop)
                return

    def checkpoint(self, done: int, total: int | None, failed: int) -> None:
        self._done, self._total, self._failed = done, total, failed
        self._vault.jobs.update(self._id, done=done, total=total, failed=failed)

    def write(self, state: JobState | None) -> None:
        """Bring the row up to date; None leaves the state to the thread that listens."""
        with self._vault.derive():
            self._vault.jobs.update(self._id, state=state, done=self._done, total=self._total, failed=self._failed)

    @contextmanager
    def listening(self) -> Iterator[None]:
        """Obey requests while the work goes on."""
        listener = threading.Thread(target=self._listen, name="job requests", daemon=True)
        listener.start()
        try:
            yield
        finally:
            self._over.set()
            listener.join()

    def _listen(self) -> None:
        while self._trouble is None and not self._over.wait(REQUEST_POLL_S):
            try:
                self._obey()
                self._settle()
            except VaultBusy:
                continue  # somebody else's short write is in the way; the request stays where it is
            except HeirloomError as error:
                self._trouble = error

    def _obey(self) -> None:
        request = self._vault.jobs.take_request(self._id)
        if request is JobRequest.CANCEL:
            self._cancelled.set()
        elif request is JobRequest.PAUSE:
            self._go.clear()
            self.write(JobState.PAUSED)
        elif request is JobRequest.RESUME:
            self.write(JobState.RUNNING)
            self._go.set()
