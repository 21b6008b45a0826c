"""Imports that were interrupted: the next import or watch seals what they left; and one way to start any import."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Iterable, Sequence
from typing import Any

from heirloom.bank.importing import IMPORT_JOB, UNDERSTAND_JOB, WATCH_JOB, Importer
from heirloom.bank.reports import ImportReport
from heirloom.core.errors import Cancelled, NoSpace
from heirloom.core.job import Job, JobId, JobState, Progress
from heirloom.core.records import ItemId
from heirloom.ingest.picture_text import switch_off
from heirloom.ingest.safe import SealedCallback
from heirloom.jobs import JobRunner, ProgressCallback
from heirloom.vault import Vault


class Earlier:
    """Starts imports, and goes on with those that a dead or stopped process left."""

    def __init__(self, vault: Vault, importer: Importer, runner: JobRunner) -> None:
        self._vault = vault
        self._importer = importer
        self._runner = runner

    def import_paths(
        self,
        paths: Sequence[str],
        *,
        ocr: bool,
        wait: bool,
        progress: ProgressCallback | None,
        stop: threading.Event | None,
        sealed: SealedCallback | None = None,
        row: JobId | None = None,
    ) -> ImportReport:
        """Import; without `ocr`, note of each new item that its pictures are not to be read."""

        def unread(ids: Sequence[ItemId]) -> None:
            switch_off(self._vault, ids)
            if sealed is not None:
                sealed(ids)

        return self._importer.import_paths(
            paths, ocr=ocr, wait=wait, progress=progress, stop=stop, sealed=sealed if ocr else unread, row=row
        )

    def seal(
        self, paths: Sequence[str], progress: ProgressCallback | None, stop: threading.Event | None
    ) -> list[ImportReport]:
        """Seal what interrupted imports left, but for those that an import of `paths` does itself.

        One whose folders are all gone (an unplugged disk, say) waits on, as does one that has no room now.
        """
        reports: list[ImportReport] = []
        for job in self._imports(JobState.INTERRUPTED):
            if _covers(paths, job) or not any(map(os.path.lexists, _asked(job)["paths"])):
                continue
            try:
                reports.append(self.go_on(job, _told_as_earlier(progress), stop, only_seal=True))
            except NoSpace:
                with self._vault.derive():
                    self._vault.jobs.update(job.id, state=JobState.INTERRUPTED)
            except Cancelled:
                if stop is not None and stop.is_set():
                    raise
        return reports

    def go_on(
        self, job: Job, progress: ProgressCallback | None, stop: threading.Event | None, *, only_seal: bool = False
    ) -> ImportReport:
        """Take up one import as it was asked for, in its own row."""
        asked = _asked(job)
        wait = bool(asked["wait"]) and not only_seal
        return self.import_paths(
            asked["paths"], ocr=bool(asked["ocr"]), wait=wait, progress=progress, stop=stop, row=job.id
        )

    def mark_done(self, paths: Sequence[str]) -> None:
        """An import of `paths` is complete: so are earlier ones of the same, and understanding where none is left."""
        done = [job for job in self._imports(JobState.INTERRUPTED, JobState.PAUSED) if _covers(paths, job)]
        if not any(self._vault.stages.pending_counts().values()):
            done += [job for job in self._runner.waiting() if job.kind == UNDERSTAND_JOB]
        for job in done:
            self._runner.mark_done(job.id)

    def mark_watched(self) -> None:
        """What an interrupted arrival left unsealed is met again by the scan of the watched folders."""
        for job in self._runner.waiting():
            if job.kind == WATCH_JOB:
                self._runner.mark_done(job.id)

    def _imports(self, *states: JobState) -> Iterable[Job]:
        return [job for job in self._runner.waiting(*states) if job.kind == IMPORT_JOB]


def _asked(job: Job) -> dict[str, Any]:
    """What was asked of an import: absolute "paths", "ocr", "wait"."""
    asked: dict[str, Any] = json.loads(job.detail)
    return asked


def _covers(paths: Sequence[str], job: Job) -> bool:
    """Whether each of the job's paths is one of `paths` or lies below one."""
    roots = [os.path.join(os.path.abspath(path), "") for path in paths]
    return all(any(os.path.join(path, "").startswith(root) for root in roots) for path in _asked(job)["paths"])


def _told_as_earlier(progress: ProgressCallback | None) -> ProgressCallback | None:
    if progress is None:
        return None
    return lambda now: progress(
        Progress(now.done, now.total, now.unit, f"going on with an earlier import: {now.label}")
    )
