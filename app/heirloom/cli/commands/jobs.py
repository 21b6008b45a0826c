"""`heirloom jobs`: work that is going on, paused or waiting; other processes' work too."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence

from heirloom.bank import Bank
from heirloom.cli.access import Access, open_bank, stoppable
from heirloom.cli.documents import job_row
from heirloom.cli.output import Output
from heirloom.cli.parser import add_actions
from heirloom.core.errors import VaultBusy
from heirloom.core.job import Job, JobRequest, JobState

ACTIONS = {
    "list": "every job, newest first",
    "pause": "let a job wait until it is resumed",
    "resume": "let a paused job go on, or take up what was interrupted",
    "cancel": "end a job; what it has sealed stays",
}


def add_arguments(parser: ArgumentParser) -> None:
    actions = add_actions(parser, ACTIONS)
    for name in ("pause", "cancel"):
        actions[name].add_argument("id", metavar="ID", help="the job's id, or its first 8 characters or more")
    actions["resume"].add_argument("id", nargs="?", metavar="ID", help="one job (default: all that wait)")


def run(options: Namespace, output: Output) -> int:
    if options.action == "resume":
        return _resume(options, output)
    with open_bank(options, output, writable=False) as bank:
        if options.action == "list":
            _tell(bank.jobs_list(), output)
        else:
            _tell([bank.job_request(options.id, JobRequest(options.action))], output)
    return 0


def _resume(options: Namespace, output: Output) -> int:
    """Without a writer this process takes the work up; a running writer is asked to go on."""
    access = Access(options, output)
    try:
        with access.open(writable=True) as bank, stoppable(output) as stop, output.progress() as progress:
            reports = bank.resume_interrupted(options.id, progress=progress, stop=stop)
            _tell(bank.jobs_list(), output)
            return 1 if any(report.failed for report in reports) else 0
    except VaultBusy:
        with access.open(writable=False) as bank:
            _tell(_ask_writer(bank, options.id), output)
        return 0


def _ask_writer(bank: Bank, job_id: str | None) -> list[Job]:
    if job_id is not None:
        return [bank.job_request(job_id, JobRequest.RESUME)]
    paused = [job for job in bank.jobs_list() if job.state is JobState.PAUSED]
    return [bank.job_request(job.id, JobRequest.RESUME) for job in paused]


def _tell(jobs: Sequence[Job], output: Output) -> None:
    output.document({"jobs": [job_row(job) for job in jobs]})
    if not jobs:
        output.say("No jobs.")
        return
    output.table(
        ("id", "work", "state", ">done", ">of", ">failed"),
        [
            (
                job.id[:8],
                job.kind,
                job.state.value,
                f"{job.done:,}",
                "" if job.total is None else f"{job.total:,}",
                f"{job.failed:,}",
            )
            for job in jobs
        ],
    )
