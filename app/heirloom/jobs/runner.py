"""One job at a time per vault: its row, its progress, and the requests that other processes leave in the row."""

from __future__ import annotations

import threading
import time
import uuid
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, TypeVar

from heirloom.core.errors import Cancelled
from heirloom.core.job import Job, JobContext, JobId, JobRequest, JobState, Progress

if TYPE_CHECKING:
    from heirloom.vault import Vault

T = TypeVar("T")
ProgressCallback = Callable[[Progress], None]

REQUEST_POLL_S = 0.4
"""How often a running job looks for requests in its row; the contract promises a second."""
ROW_UPDATE_S = 1.0


class JobRunner:
    """Runs a callable as a job of `vault`. The caller chooses the thread; the runner blocks until it is over."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def run(
        self,
        kind: str,
        detail: str,
        work: Callable[[JobContext], T],
        progress: ProgressCallback | None = None,
        stop: threading.Event | None = None,
    ) -> T:
        """Run `work`; its job row ends as done, failed, cancelled or interrupted, whatever happens in it.

        `stop` cancels from another thread of this process. Raises what `work` raises.
        """
        now = datetime.now(UTC)
        job = Job(
            id=JobId(uuid.uuid4().hex),
            kind=kind,
            state=JobState.RUNNING,
            done=0,
            total=None,
            failed=0,
            created_at=now,
            updated_at=now,
            detail=detail,
        )
        with self._vault.derive():
            self._vault.jobs.add(job)
        context = _RunningJob(self._vault, job.id, progress, stop)
        try:
            result = work(context)
        except Cancelled:
            context.finish(JobState.CANCELLED)
            raise
        except KeyboardInterrupt:
            context.finish(JobState.INTERRUPTED)
            raise
        except BaseException:
            context.finish(JobState.FAILED)
            raise
        context.finish(JobState.DONE)
        return result

    def adopt_interrupted(self) -> list[Job]:
        """Mark jobs that a dead process left as running; return all that wait to be resumed, oldest first."""
        waiting: list[Job] = []
        for job in self._vault.jobs.list():
            if job.state is JobState.RUNNING or (job.state is JobState.PAUSED and job.detail):
                with self._vault.derive():
                    self._vault.jobs.update(job.id, state=JobState.INTERRUPTED)
                waiting.append(job)
            elif job.state is JobState.INTERRUPTED:
                waiting.append(job)
        return sorted(waiting, key=lambda job: job.created_at)


class Unrecorded:
    """The `JobContext` of work without a row: reading commands run beside a writer and leave no trace."""

    def __init__(self, progress: ProgressCallback | None = None, stop: threading.Event | None = None) -> None:
        self._progress = progress
        self._stop = stop

    def advance(self, progress: Progress) -> None:
        if self._progress is not None:
            self._progress(progress)
        if self._stop is not None and self._stop.is_set():
            raise Cancelled("Stopped.")

    def checkpoint(self, done: int, total: int | None, failed: int) -> None:
        """Nothing to record: such work starts again from the beginning."""


class _RunningJob:
    """The `JobContext` of one running job. Called from the thread that runs the work."""

    def __init__(
        self, vault: Vault, job_id: JobId, progress: ProgressCallback | None, stop: threading.Event | None
    ) -> None:
        self._vault = vault
        self._id = job_id
        self._progress = progress
        self._stop = stop or threading.Event()
        self._done = 0
        self._total: int | None = None
        self._failed = 0
        now = time.monotonic()
        self._next_poll = now + REQUEST_POLL_S
        self._next_row = now + ROW_UPDATE_S

    def advance(self, progress: Progress) -> None:
        self._done, self._total = progress.done, progress.total
        if self._progress is not None:
            self._progress(progress)
        if self._stop.is_set():
            raise Cancelled("Stopped.")
        now = time.monotonic()
        if now >= self._next_poll:
            self._next_poll = now + REQUEST_POLL_S
            self._obey(self._vault.jobs.take_request(self._id))
        if now >= self._next_row:
            self._next_row = now + ROW_UPDATE_S
            self._write(JobState.RUNNING)

    def checkpoint(self, done: int, total: int | None, failed: int) -> None:
        self._done, self._total, self._failed = done, total, failed
        self._vault.jobs.update(self._id, done=done, total=total, failed=failed)

    def finish(self, state: JobState) -> None:
        self._write(state)

    def _obey(self, request: JobRequest | None) -> None:
        if request is JobRequest.CANCEL:
            raise Cancelled("Stopped on request.")
        if request is not JobRequest.PAUSE:
            return
        self._write(JobState.PAUSED)
        while True:
            if self._stop.wait(REQUEST_POLL_S):
                raise Cancelled("Stopped.")
            request = self._vault.jobs.take_request(self._id)
            if request is JobRequest.CANCEL:
                raise Cancelled("Stopped on request.")
            if request is JobRequest.RESUME:
                self._write(JobState.RUNNING)
                return

    def _write(self, state: JobState) -> None:
        with self._vault.derive():
            self._vault.jobs.update(self._id, state=state, done=self._done, total=self._total, failed=self._failed)
