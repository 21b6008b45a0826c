"""Requests to jobs: pause, resume, cancel, in this process or another one."""

from __future__ import annotations

from contextlib import suppress

from heirloom.core.errors import NotFound, UserError, VaultBusy
from heirloom.core.job import Job, JobRequest
from heirloom.jobs import JobRunner
from heirloom.vault import Vault, VaultKeys


class Asking:
    """Finds a job by its id or a prefix, and leaves it a request."""

    def __init__(self, vault: Vault, keys: VaultKeys, runner: JobRunner) -> None:
        self._vault = vault
        self._keys = keys
        self._runner = runner

    def request(self, id_or_prefix: str, request: JobRequest) -> Job:
        """See `Bank.job_request`."""
        job = self.job(id_or_prefix)
        self._vault.request_job(job.id, request)
        if self._vault.writable:
            self._runner.settle()
        else:
            # Whoever holds the writer's lock carries it out: a process at work, or else this one.
            with suppress(VaultBusy), Vault.open(self._vault.path, self._keys, writable=True) as vault:
                JobRunner(vault).adopt_interrupted()
        return self._vault.jobs.get(job.id)

    def job(self, id_or_prefix: str) -> Job:
        """NotFound, or UserError where a prefix fits several."""
        fits = [job for job in self._vault.jobs.list() if job.id.startswith(id_or_prefix.lower())]
        if len(id_or_prefix) < 8 or not fits:
            raise NotFound(f"There is no job {id_or_prefix}.")
        if len(fits) > 1:
            raise UserError(f"Several jobs begin with {id_or_prefix}.")
        return fits[0]
