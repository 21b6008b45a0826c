"""Requests reach work that is in the middle of something, and the row tells the truth however the work ends."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from heirloom.core.errors import Cancelled
from heirloom.core.job import Job, JobContext, JobId, JobRequest, JobState
from heirloom.jobs import JobRunner
from heirloom.jobs.runner import KEPT_ROWS
from heirloom.vault import Vault

CONTRACT_S = 1.0
PATIENCE_S = 10.0


def came(fits: Callable[[], bool], within_s: float = PATIENCE_S) -> bool:
    """Whether `fits` became true in time."""
    ends, never = time.monotonic() + within_s, threading.Event()
    while not fits():
        if time.monotonic() > ends:
            return False
        never.wait(0.02)
    return True


def only(vault: Vault) -> Job:
    (job,) = vault.jobs.list()
    return job


def row(vault: Vault, state: JobState, number: int = 1) -> JobId:
    """A row that an earlier process left."""
    now = datetime.now(UTC)
    job = Job(JobId(f"{number:032x}"), "import", state, 0, None, 0, now, now, "{}")
    with vault.derive():
        vault.jobs.add(job)
    return job.id


def test_a_pause_shows_and_holds_though_the_work_never_reports(vault: Vault) -> None:
    went_on = threading.Event()

    def look_from_beside(context: JobContext) -> None:
        context.look()
        went_on.set()

    def work(context: JobContext) -> None:
        vault.request_job(only(vault).id, JobRequest.PAUSE)
        assert came(lambda: only(vault).state is JobState.PAUSED, CONTRACT_S)
        other = threading.Thread(target=look_from_beside, args=(context,))
        other.start()
        assert not went_on.wait(0.3), "work of another thread went on"
        vault.request_job(only(vault).id, JobRequest.RESUME)
        context.look()
        assert only(vault).state is JobState.RUNNING
        other.join(PATIENCE_S)
        assert went_on.is_set()

    JobRunner(vault).run("import", "", work)
    assert only(vault).state is JobState.DONE


def test_a_request_cancels_within_a_second(vault: Vault) -> None:
    took_s: list[float] = []

    def work(context: JobContext) -> None:
        vault.request_job(only(vault).id, JobRequest.CANCEL)
        asked_at = time.monotonic()
        try:
            while time.monotonic() - asked_at < PATIENCE_S:
                context.look()
        finally:
            took_s.append(time.monotonic() - asked_at)

    with pytest.raises(Cancelled):
        JobRunner(vault).run("import", "", work)
    assert only(vault).state is JobState.CANCELLED
    assert took_s[0] < CONTRACT_S


@pytest.mark.parametrize(("paused", "state"), [(False, JobState.INTERRUPTED), (True, JobState.PAUSED)])
def test_a_stop_of_this_process_cancels_nothing(vault: Vault, paused: bool, state: JobState) -> None:
    stop = threading.Event()

    def work(context: JobContext) -> None:
        if paused:
            vault.request_job(only(vault).id, JobRequest.PAUSE)
            assert came(lambda: only(vault).state is JobState.PAUSED)
        stop.set()
        context.look()

    with pytest.raises(Cancelled):
        JobRunner(vault).run("import", "", work, stop=stop)
    assert only(vault).state is state


@pytest.mark.parametrize(
    ("before", "request_", "after"),
    [
        (JobState.RUNNING, JobRequest.CANCEL, JobState.CANCELLED),
        (JobState.INTERRUPTED, JobRequest.CANCEL, JobState.CANCELLED),
        (JobState.PAUSED, JobRequest.CANCEL, JobState.CANCELLED),
        (JobState.INTERRUPTED, JobRequest.PAUSE, JobState.PAUSED),
        (JobState.PAUSED, JobRequest.RESUME, JobState.INTERRUPTED),
        (JobState.DONE, JobRequest.CANCEL, JobState.DONE),
        (JobState.DONE, JobRequest.RESUME, JobState.DONE),
    ],
)
def test_a_request_for_a_dead_job_changes_its_row(
    vault: Vault, before: JobState, request_: JobRequest, after: JobState
) -> None:
    vault.request_job(row(vault, before), request_)
    JobRunner(vault).adopt_interrupted()
    assert only(vault).state is after
    assert not vault.jobs.requested()


def test_a_running_job_sees_to_requests_for_those_that_wait(vault: Vault) -> None:
    waiting = row(vault, JobState.INTERRUPTED)

    def work(_: JobContext) -> bool:
        vault.request_job(waiting, JobRequest.CANCEL)
        return came(lambda: vault.jobs.get(waiting).state is JobState.CANCELLED, CONTRACT_S)

    assert JobRunner(vault).run("understand", "", work)


def test_the_same_work_again_takes_up_the_row_that_waits(vault: Vault) -> None:
    waiting = row(vault, JobState.INTERRUPTED)
    vault.request_job(waiting, JobRequest.PAUSE)
    JobRunner(vault).run("import", "{}", lambda context: context.look())
    assert (only(vault).id, only(vault).state) == (waiting, JobState.DONE)


def test_repeated_work_keeps_one_row_and_ended_jobs_are_forgotten_in_time(vault: Vault) -> None:
    for number in range(KEPT_ROWS + 5):
        row(vault, JobState.DONE, number + 1)
    waiting = row(vault, JobState.INTERRUPTED, 1000)
    runner = JobRunner(vault, repeated=frozenset({"watch"}))
    for _ in range(3):
        runner.run("watch", "", lambda _: None)
    jobs = vault.jobs.list()
    assert [job.kind for job in jobs].count("watch") == 1
    assert waiting in {job.id for job in jobs}
    assert len(jobs) <= KEPT_ROWS + 2
    assert jobs[0].kind == "watch", "newest first"
