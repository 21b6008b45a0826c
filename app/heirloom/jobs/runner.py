"""One job at a time per vault: its row, its progress, and what becomes of the row whatever happens to the work."""

from __future__ import annotations

import threading
import uuid
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, TypeVar

from heirloom.core.errors import Cancelled, NotFound
from heirloom.core.job import Job, JobContext, JobId, JobRequest, JobState
from heirloom.jobs.first import PersonFirst
from heirloom.jobs.running import ProgressCallback, RunningJob

if TYPE_CHECKING:
    from heirloom.vault import Vault

T = TypeVar("T")

KEPT_ROWS = 200
"""Ended jobs that are remembered."""
_WAITING = (JobState.INTERRUPTED, JobState.PAUSED)
_BECOMES = {
    (JobState.INTERRUPTED, JobRequest.PAUSE): JobState.PAUSED,
    (JobState.INTERRUPTED, JobRequest.CANCEL): JobState.CANCELLED,
    (JobState.PAUSED, JobRequest.RESUME): JobState.INTERRUPTED,
    (JobState.PAUSED, JobRequest.CANCEL): JobState.CANCELLED,
}
"""What a request makes of a job that nobody is working on; anything else changes nothing."""


class JobRunner:
    """Runs a callable as a job of `vault`. The caller chooses the thread; the runner blocks until it is over."""

    def __init__(self, vault: Vault, repeated: frozenset[str] = frozenset()) -> None:
        """Of the kinds `repeated`, which come again and again, one row tells the latest that this runner has done."""
        self._vault = vault
        self.first = PersonFirst()
        """Jobs rest while a person waits for something else."""
        self._repeated = repeated
        self._done: dict[tuple[str, str], JobId] = {}
        self._at_work: set[JobId] = set()

    def run(
        self,
        kind: str,
        detail: str,
        work: Callable[[JobContext], T],
        progress: ProgressCallback | None = None,
        stop: threading.Event | None = None,
        row: JobId | None = None,
    ) -> T:
        """Run `work`; its job row ends as done, failed, cancelled, interrupted or paused, whatever happens in it.

        The row is `row`, else that of the same work (`kind` and `detail`) that waits to be taken up, else a new one.
        `stop` interrupts from another thread of this process: the job waits for the next run, or goes on being
        paused. Only a request cancels. Raises what `work` raises, Cancelled for `stop` and for the request.
        """
        job_id = self._begin(kind, detail, row)
        running = RunningJob(self._vault, job_id, progress, stop, self.settle, self.first)
        state = JobState.FAILED
        try:
            with running.listening():
                result = work(running)
            state = JobState.DONE
            return result
        except (Cancelled, KeyboardInterrupt) as stopped:
            wanted = running.is_cancelled and isinstance(stopped, Cancelled)
            state = JobState.CANCELLED if wanted else running.when_stopped
            raise
        finally:
            running.write(state)
            self._at_work.discard(job_id)
            if state is JobState.DONE:
                self._done[kind, detail] = job_id

    def enqueue(self, kind: str, detail: str, *, anew: bool = False) -> Job:
        """The row of work that is to be run soon: that of the same work which waits, unless `anew`, else a new one.

        It waits like one that was interrupted, so that it outlives this process. One that was paused stays so.
        """
        with self._vault.derive():
            if not anew:
                for job in self.waiting(*_WAITING):
                    if (job.kind, job.detail) == (kind, detail):
                        return job
            job = replace(_new_job(JobId(uuid.uuid4().hex), kind, detail), state=JobState.INTERRUPTED)
            self._add(job)
            return job

    def adopt_interrupted(self) -> None:
        """Mark jobs that a dead process left as running, and see to requests that nobody took."""
        with self._vault.derive():
            for job in self._vault.jobs.list():
                if job.state is JobState.RUNNING:
                    self._vault.jobs.update(job.id, state=JobState.INTERRUPTED)
        self.settle()

    def waiting(self, *states: JobState) -> list[Job]:
        """Jobs that wait to be taken up, by default interrupted ones, oldest first."""
        found = [job for job in self._vault.jobs.list() if job.state in (states or (JobState.INTERRUPTED,))]
        return sorted(found, key=lambda job: job.created_at)

    def mark_done(self, job_id: JobId) -> None:
        """Other work has done what this waiting job was for."""
        with self._vault.derive():
            self._vault.jobs.update(job_id, state=JobState.DONE)

    def settle(self) -> None:
        """Carry out the requests for jobs that nobody is working on: they change the row, and no more."""
        if not self._vault.jobs.requested():
            return
        with self._vault.derive():
            for job_id in self._vault.jobs.requested():
                if job_id not in self._at_work and (request := self._vault.jobs.take_request(job_id)) is not None:
                    self._change(job_id, request)

    def _change(self, job_id: JobId, request: JobRequest) -> None:
        try:
            state = _BECOMES.get((self._vault.jobs.get(job_id).state, request))
        except NotFound:
            return
        if state is not None:
            self._vault.jobs.update(job_id, state=state)

    def _begin(self, kind: str, detail: str, row: JobId | None) -> JobId:
        jobs = self._vault.jobs
        with self._vault.derive():
            same = [job.id for job in self.waiting(*_WAITING) if (job.kind, job.detail) == (kind, detail)]
            if row is not None or same:
                job_id = row or same[0]
                jobs.take_request(job_id)  # what was asked before it was taken up is settled by that
                jobs.update(job_id, state=JobState.RUNNING, done=0, total=None, failed=0)
            else:
                job_id = JobId(uuid.uuid4().hex)
                self._add(_new_job(job_id, kind, detail))
            self._at_work.add(job_id)
        return job_id

    def _add(self, job: Job) -> None:
        """Inside a write: a new row, in place of the latest one of work that comes again and again."""
        if job.kind in self._repeated and (earlier := self._done.pop((job.kind, job.detail), None)) is not None:
            self._vault.jobs.remove(earlier)
        self._vault.jobs.add(job)
        self._vault.jobs.prune(KEPT_ROWS)


def _new_job(job_id: JobId, kind: str, detail: str) -> Job:
    now = datetime.now(UTC)
    return Job(
        id=job_id,
        kind=kind,
        state=JobState.RUNNING,
        done=0,
        total=None,
        failed=0,
        created_at=now,
        updated_at=now,
        detail=detail,
    )
