"""Bringing in as the window does it: a queue that outlives the program, sealing and understanding each on its own."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from heirloom.bank.importing import IMPORT_JOB, UNDERSTAND_JOB, Importer, understanding
from heirloom.bank.reports import ImportReport
from heirloom.bank.watching import LookedAfter, Watching
from heirloom.bank.window.arrivals import Arrival, Arrivals
from heirloom.core import faces
from heirloom.core.errors import Cancelled, HeirloomError
from heirloom.core.job import Job, JobId, JobRequest, JobState
from heirloom.core.measures import FORMAT
from heirloom.core.records import ItemId, Stage
from heirloom.ingest.picture_text import switch_on
from heirloom.jobs import JobRunner, ProgressCallback
from heirloom.vault import Vault


@dataclass(frozen=True, slots=True)
class Queued:
    """An import that waits or was paused. `begun`: an earlier run has sealed something of it."""

    id: JobId
    paths: tuple[str, ...]
    paused: bool
    begun: bool
    created_at: datetime


@dataclass(frozen=True, slots=True)
class ToUnderstand:
    """Memories that wait to be understood, and those whose pictures wait to be read."""

    facts: int
    text: int


class Arriving:
    """Each call is for one thread of its own; all may run beside each other, and beside reads and edits."""

    def __init__(
        self,
        vault: Vault,
        importer: Importer,
        runner: JobRunner,
        watching: Watching,
        understood: Callable[[], None],
    ) -> None:
        """`understood` is called when understanding has come to an end: indexes are written then."""
        self._vault = vault
        self._importer = importer
        self._runner = runner
        self._watching = watching
        self._understood = understood
        self.lately = Arrivals(vault)

    # Importing

    def queue(self, paths: Sequence[str]) -> Queued:
        """Note that `paths` are to be brought in; it is done by `seal`, now or after a new start."""
        roots = [os.path.abspath(path) for path in paths]
        detail = json.dumps({"paths": roots, "ocr": True, "wait": False}, ensure_ascii=True)
        return _queued(self._runner.enqueue(IMPORT_JOB, detail, anew=True))

    def waiting(self) -> list[Queued]:
        """Imports that wait or were paused, in the order in which they were asked for."""
        jobs = self._runner.waiting(JobState.INTERRUPTED, JobState.PAUSED)
        return [_queued(job) for job in jobs if job.kind == IMPORT_JOB]

    def seal(
        self,
        job: Queued,
        progress: ProgressCallback,
        stop: threading.Event,
        sealed: Callable[[Sequence[ItemId]], None],
    ) -> Arrival | None:
        """Bring one import's files in; None where `stop` or a request ended it before it was done.

        `sealed` hears of each group of new memories as soon as it is safe, from this thread.
        """
        try:
            report = self._importer.import_paths(
                job.paths, ocr=True, wait=False, progress=progress, stop=stop, sealed=sealed, row=job.id
            )
        except Cancelled:
            return None
        if report.imported:
            switch_on(self._vault)
        return self.lately.note(report, job.paths)

    def seal_bytes(self, name: str, data: bytes) -> Arrival:
        """Bring in a picture that lies in no file."""
        return self.lately.note(self._importer.seal_bytes(name, data), [name])

    def request(self, job_id: JobId, request: JobRequest) -> None:
        """Pause, resume or cancel a job that nobody is working on."""
        self._vault.request_job(job_id, request)
        self._runner.settle()

    # Understanding

    def to_understand(self) -> ToUnderstand:
        """What waits, those set aside left out where nothing else does."""
        counts = self._vault.stages.pending_counts()
        learned = self._vault.learned
        unlooked = max(learned.measures.missing_count(FORMAT), learned.faces.missing_count(faces.FORMAT))
        facts = max(counts[Stage.METADATA.value], counts[Stage.VECTORS.value], unlooked)
        return ToUnderstand(
            facts if unlooked or self._any(Stage.METADATA, Stage.TEXT, Stage.VECTORS) else 0,
            counts[Stage.OCR.value] if self._any(Stage.OCR) else 0,
        )

    def queue_understanding(self, *, text: bool) -> tuple[JobId, bool]:
        """The job that will understand, or with `text` read pictures; and whether it was paused earlier."""
        job = self._runner.enqueue(UNDERSTAND_JOB, understanding(text))
        return job.id, job.state is JobState.PAUSED

    def understand(self, job_id: JobId, *, text: bool, progress: ProgressCallback, stop: threading.Event) -> bool:
        """Understand what is sealed; False where `stop` or a request ended it before it was done."""
        try:
            self._importer.understand(ocr=text, progress=progress, stop=stop, row=job_id)
        except Cancelled:
            return False
        self._understood()
        return True

    def take_notices(self) -> list[HeirloomError]:
        """What could not be done here at all, such as finding faces: each once while the vault is open."""
        return self._importer.take_notices()

    # Watching

    def follow(
        self, stop: threading.Event, report: Callable[[str, ImportReport], None], changed: Callable[[], None]
    ) -> None:
        """See to the watched folders until `stop` is set; see `Watching.follow`. What came in is remembered."""

        def note(folder: str, found: ImportReport) -> None:
            if found.imported or found.failed:
                self.lately.note(found, [folder])
            report(folder, found)

        self._watching.follow(stop, note, changed)

    def folders(self) -> Sequence[LookedAfter]:
        return self._watching.looked_after()

    def pause_folder(self, path: str, paused: bool) -> None:
        self._watching.pause(path, paused)

    def found_in(self, batch: str) -> int:
        """How many memories an import has brought that are still here."""
        return self._vault.items.timeline_total(batch=batch)

    def ids_of(self, batch: str) -> list[ItemId]:
        """What an import has brought, newest first."""
        return [item.id for item in self._vault.items.timeline(batch=batch)]

    def _any(self, *stages: Stage) -> bool:
        return any(self._vault.stages.pending(stage, 1) for stage in stages)


def _queued(job: Job) -> Queued:
    asked = json.loads(job.detail)
    return Queued(job.id, tuple(asked["paths"]), job.state is JobState.PAUSED, job.done > 0, job.created_at)
