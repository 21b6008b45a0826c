"""Rows of jobs, and the requests that other processes leave for a running one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from enum import Enum
from typing import Any, Final

from heirloom.core.errors import NotFound
from heirloom.core.job import Job, JobId, JobRequest, JobState
from heirloom.vault.catalogue import values
from heirloom.vault.catalogue.connection import Catalogue, Row

_SELECT: Final = "SELECT id, kind, state, done, total, failed, created_us, updated_us, detail FROM jobs"


class _Unchanged(Enum):
    UNCHANGED = 0


_UNCHANGED: Final = _Unchanged.UNCHANGED


class JobRows:
    """Written inside `commit()` or `derive()`; `take_request` opens its own short write when there is one to take."""

    def __init__(self, catalogue: Catalogue, derive: Callable[[], AbstractContextManager[None]]) -> None:
        self._catalogue = catalogue
        self._derive = derive

    def add(self, job: Job) -> None:
        """Store a new job."""
        self._catalogue.run(
            "INSERT INTO jobs (id, kind, state, done, total, failed, created_us, updated_us, detail)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                values.id_bytes(job.id),
                job.kind,
                job.state.value,
                job.done,
                job.total,
                job.failed,
                values.utc_us(job.created_at),
                values.utc_us(job.updated_at),
                values.clean_text(job.detail),
            ),
        )

    def update(
        self,
        job_id: JobId,
        *,
        state: JobState | None = None,
        done: int | None = None,
        total: int | _Unchanged | None = _UNCHANGED,
        failed: int | None = None,
        detail: str | None = None,
    ) -> None:
        """Change what is given of a job; its time of change is now."""
        columns: dict[str, Any] = {"updated_us": values.utc_us(datetime.now(UTC))}
        if state is not None:
            columns["state"] = state.value
        if done is not None:
            columns["done"] = done
        if not isinstance(total, _Unchanged):
            columns["total"] = total
        if failed is not None:
            columns["failed"] = failed
        if detail is not None:
            columns["detail"] = values.clean_text(detail)
        names = ", ".join(f"{name} = ?" for name in columns)
        self._catalogue.run(f"UPDATE jobs SET {names} WHERE id = ?", (*columns.values(), values.id_bytes(job_id)))

    def get(self, job_id: JobId) -> Job:
        """One job; NotFound where there is none."""
        row = self._catalogue.row(f"{_SELECT} WHERE id = ?", (values.id_bytes(job_id),))
        if row is None:
            raise NotFound(f"There is no job {job_id}.")
        return _job(row)

    def list(self) -> list[Job]:
        """Every job, newest first."""
        return [_job(row) for row in self._catalogue.rows(f"{_SELECT} ORDER BY created_us DESC, id")]

    def remove(self, job_id: JobId) -> None:
        """Forget a job."""
        self._catalogue.run("DELETE FROM jobs WHERE id = ?", (values.id_bytes(job_id),))

    def prune(self, most: int) -> None:
        """Forget ended jobs but the newest `most`, and requests for jobs that are forgotten."""
        ended = ", ".join(f"'{state.value}'" for state in (JobState.DONE, JobState.FAILED, JobState.CANCELLED))
        self._catalogue.run(
            f"DELETE FROM jobs WHERE id IN (SELECT id FROM jobs WHERE state IN ({ended})"
            " ORDER BY created_us DESC, id LIMIT -1 OFFSET ?)",
            (most,),
        )
        self._catalogue.run("DELETE FROM job_requests WHERE job NOT IN (SELECT id FROM jobs)")

    def requested(self) -> Sequence[JobId]:
        """Jobs that a request was left for."""
        return [JobId(row[0].hex()) for row in self._catalogue.rows("SELECT job FROM job_requests")]

    def request(self, job_id: JobId, request: JobRequest) -> None:
        """Leave a request for a running job, inside a write; other processes use `Vault.request_job`."""
        leave_request(self._catalogue, job_id, request)

    def take_request(self, job_id: JobId) -> JobRequest | None:
        """The request left for a job, taken away."""
        raw = values.id_bytes(job_id)
        found = self._catalogue.value("SELECT request FROM job_requests WHERE job = ?", (raw,))
        if found is None:
            return None
        if self._catalogue.is_writing:
            self._catalogue.run("DELETE FROM job_requests WHERE job = ?", (raw,))
        else:
            with self._derive():
                self._catalogue.run("DELETE FROM job_requests WHERE job = ?", (raw,))
        return JobRequest(found)


def leave_request(catalogue: Catalogue, job_id: JobId, request: JobRequest) -> None:
    """Store a request inside a transaction of `catalogue`; NotFound for an unknown job."""
    raw = values.id_bytes(job_id)
    if catalogue.value("SELECT 1 FROM jobs WHERE id = ?", (raw,)) is None:
        raise NotFound(f"There is no job {job_id}.")
    catalogue.run(
        "INSERT INTO job_requests (job, request) VALUES (?, ?)"
        " ON CONFLICT (job) DO UPDATE SET request = excluded.request",
        (raw, request.value),
    )


def _job(row: Row) -> Job:
    job_id, kind, state, done, total, failed, created_us, updated_us, detail = row
    return Job(
        id=JobId(job_id.hex()),
        kind=kind,
        state=JobState(state),
        done=done,
        total=total,
        failed=failed,
        created_at=values.from_utc_us(created_us),
        updated_at=values.from_utc_us(updated_us),
        detail=detail,
    )
