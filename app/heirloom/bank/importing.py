"""Bringing files in: the safe phase, then understanding, as one job over one vault."""

from __future__ import annotations

import json
import os
import shutil
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass

from heirloom.bank.reports import FailedFile, ImportReport, NotUnderstood
from heirloom.core.errors import Cancelled, HeirloomError, NoSpace, VaultError
from heirloom.core.job import JobContext, JobId, Progress
from heirloom.core.records import Candidate, StageState
from heirloom.ingest.encoders import Encoders
from heirloom.ingest.outcomes import Outcomes
from heirloom.ingest.reader import ReaderPool
from heirloom.ingest.safe import NOTHING, SafePhase, SealedCallback, Tally, Totals
from heirloom.ingest.understand import Understanding
from heirloom.ingest.walk import Met, walk
from heirloom.jobs import JobRunner, ProgressCallback
from heirloom.vault import Vault

IMPORT_JOB = "import"
UNDERSTAND_JOB = "understand"
WATCH_JOB = "watch"
PASTE_JOB = "paste"

SPACE_FACTOR = 1.04
"""Sealing adds at most 3.1 % of padding and 0.03 % of authentication tags."""
SPACE_PER_FILE = 64 * 1024
"""Header, block rounding, catalogue rows and thumbnail of one file."""
SPACE_SPARE = 64 * 1024 * 1024


PASTED = "pasted:"
"""Stands before the name where other files have their path."""
TURN_S = 0.1
"""How often work that waits for its turn looks whether it is to end."""


@dataclass(frozen=True, slots=True)
class _Measure:
    """How many paths there are, and the files among them: those not sealed yet, and those that were."""

    count: int
    new: Totals
    known: Totals


def understanding(ocr: bool) -> str:
    """The detail of a job that understands: of two that ask for the same, one goes on with the other."""
    return json.dumps({"ocr": ocr})


class Importer:
    """Drives imports and the understanding that follows."""

    def __init__(self, vault: Vault, encoders: Encoders, runner: JobRunner) -> None:
        self._vault = vault
        self._encoders = encoders
        self._runner = runner
        self._sealing = threading.Lock()
        self._reading = threading.Lock()
        self._missed: dict[str, HeirloomError] = {}
        self._told: set[str] = set()
        self.understood: Callable[[], None] = lambda: None
        """Called whenever understanding has come to an end, from the thread that did it."""

    def import_paths(
        self,
        paths: Sequence[str],
        *,
        ocr: bool,
        wait: bool,
        progress: ProgressCallback | None,
        stop: threading.Event | None = None,
        sealed: SealedCallback | None = None,
        row: JobId | None = None,
    ) -> ImportReport:
        """Seal everything below `paths`; with `wait`, also understand all that is pending in the vault.

        `row` is that of an earlier import which this one goes on with, or one that was made for it; it then names the
        batch as well.
        """
        began = time.monotonic()
        roots = [os.path.abspath(path) for path in paths]
        detail = json.dumps({"paths": roots, "ocr": ocr, "wait": wait}, ensure_ascii=True)
        goes_on = row is not None and self._vault.jobs.get(row).done > 0
        report = ImportReport()

        def work(context: JobContext) -> None:
            with self._sealing_alone(context):
                self._seal(report, roots, context, sealed, batch=row, goes_on=goes_on)
            if wait:
                stages = self._understand(context, ocr)
                report.stages, report.words_found = stages.as_counts(), stages.words_found

        try:
            self._runner.run(IMPORT_JOB, detail, work, progress, stop, row)
            if wait:
                self.understood()
        finally:
            with suppress(VaultError):  # what cannot be brought in now stays in the journal, durable
                self._vault.checkpoint()
        report.not_understood = self._not_understood(set(roots))
        report.seconds = time.monotonic() - began
        return report

    def _seal(
        self,
        report: ImportReport,
        roots: Sequence[str],
        context: JobContext,
        sealed: SealedCallback | None,
        *,
        batch: str | None,
        goes_on: bool,
    ) -> None:
        """The safe phase; one that `goes_on` passes over what its earlier runs have sealed."""
        measure = self._measure(roots, context)
        self._check_space(measure.new.files, measure.new.bytes)
        before = measure.known if goes_on else NOTHING
        phase = SafePhase(self._vault, sealed, batch=batch, before=before)
        report.batch = phase.batch
        met = self._walk(roots)
        if goes_on:
            met = (one for one in met if not self._is_known(one))
        tally = phase.run(met, measure.count, context, measure.new.bytes + measure.known.bytes)
        self._vault.checkpoint()
        self._fill(report, tally)

    def seal_bytes(self, name: str, data: bytes) -> ImportReport:
        """Seal bytes that lie in no file, such as a pasted picture; understanding is left to whoever asks for it."""
        report = ImportReport()
        candidate = Candidate(f"{PASTED}{name}", name, name, len(data), time.time_ns())

        def work(context: JobContext) -> None:
            with self._sealing_alone(context):
                self._check_space(1, len(data))
                phase = SafePhase(self._vault)
                report.batch = phase.batch
                self._fill(report, phase.seal_bytes(candidate, data, context))

        self._runner.run(PASTE_JOB, "", work)
        self._vault.checkpoint()
        return report

    def import_candidates(self, candidates: Sequence[Candidate], stop: threading.Event | None = None) -> ImportReport:
        """Seal files that a watched folder brought; understanding is left to whoever calls `understand`."""
        began = time.monotonic()
        report = ImportReport()

        def work(context: JobContext) -> None:
            with self._sealing_alone(context):
                size = sum(one.bytes for one in candidates)
                self._check_space(len(candidates), size)
                phase = SafePhase(self._vault)
                report.batch = phase.batch
                self._fill(report, phase.run(candidates, len(candidates), context, size))

        self._runner.run(WATCH_JOB, "", work, stop=stop)
        self._vault.checkpoint()
        report.seconds = time.monotonic() - began
        return report

    @contextmanager
    def _sealing_alone(self, context: JobContext) -> Iterator[None]:
        """One import seals at a time: two would not know of each other's files that are still on their way."""
        while not self._sealing.acquire(timeout=TURN_S):
            context.look()
        try:
            yield
        finally:
            self._sealing.release()

    def understand_until(self, stop: threading.Event, *, ocr: bool) -> None:
        """Work off what is pending, and end quietly when `stop` is set."""
        try:
            self.understand(ocr=ocr, progress=None, stop=stop)
        except Cancelled:
            return  # either `stop`, or somebody cancelled this one job; the next arrival starts another

    def understand(
        self,
        *,
        ocr: bool,
        progress: ProgressCallback | None,
        stop: threading.Event | None = None,
        row: JobId | None = None,
    ) -> dict[str, dict[str, int]]:
        """Go on with whatever stages are pending, in the row of `row` where one was made for it."""
        outcomes = self._runner.run(
            UNDERSTAND_JOB, understanding(ocr), lambda context: self._understand(context, ocr), progress, stop, row
        )
        self.understood()
        self._vault.checkpoint()
        return outcomes.as_counts()

    def _understand(self, context: JobContext, ocr: bool) -> Outcomes:
        workers = max(1, min(4, os.cpu_count() or 1))
        while not self._reading.acquire(timeout=TURN_S):
            context.look()
        try:
            with ReaderPool(self._vault, workers) as readers:
                outcomes = Understanding(self._vault, self._encoders, readers, ocr=ocr, faces=True).run(context)
            self._missed |= {one.code: one for one in outcomes.notices}
            return outcomes
        finally:
            self._reading.release()

    def take_notices(self) -> list[HeirloomError]:
        """Why whole steps of understanding could not be done here: each once while the vault is open."""
        new = [one for code, one in list(self._missed.items()) if code not in self._told]
        self._told.update(one.code for one in new)
        return new

    def _walk(self, roots: Iterable[str]) -> Iterator[Met]:
        return walk(roots, without=str(self._vault.path))

    def _measure(self, roots: Sequence[str], context: JobContext) -> _Measure:
        """Count paths, new files and their bytes: for an honest total and the space check.

        What an interrupted import has sealed already (same path, size and time) needs no space again.
        """
        count, new, known = 0, [0, 0], [0, 0]
        for met in self._walk(roots):
            count += 1
            if isinstance(met, Candidate):
                counted = known if self._is_known(met) else new
                counted[0] += 1
                counted[1] += met.bytes
            if count % 1000 == 0:
                context.advance(Progress(count, None, "files", "looking", 0, None))
        return _Measure(count, Totals(*new), Totals(*known))

    def _is_known(self, met: Met) -> bool:
        """Whether a file with this path, size and time has been sealed."""
        if not isinstance(met, Candidate):
            return False
        return self._vault.origins.find_unchanged(met.path, met.bytes, met.mtime_ns) is not None

    def _check_space(self, files: int, size: int) -> None:
        """Refuse before the first byte is written. Duplicates may need less: then the person frees a little."""
        needed = int(size * SPACE_FACTOR) + files * SPACE_PER_FILE + SPACE_SPARE
        free = shutil.disk_usage(self._vault.path).free
        if needed > free:
            raise NoSpace(
                f"This import needs about {needed // 2**20:,} MB and the vault's disk has {free // 2**20:,} MB free.",
                path=str(self._vault.path),
            )

    @staticmethod
    def _fill(report: ImportReport, tally: Tally) -> None:
        report.found = tally.found
        report.imported = tally.imported
        report.duplicates = tally.duplicates
        report.skipped = tally.skipped
        report.passed_over = tally.passed_over
        report.failed = [FailedFile(one.path, one.code, one.reason) for one in tally.failed]
        report.bytes = tally.bytes

    def _not_understood(self, roots: set[str]) -> list[NotUnderstood]:
        """Sealed but not understood, of what lies below `roots`."""
        found: list[NotUnderstood] = []
        for row in self._vault.stages.failed():
            if row.state not in (StageState.FAILED, StageState.QUARANTINED):
                continue
            for origin in self._vault.origins.for_item(row.item_id):
                if any(origin.path == root or origin.path.startswith(root.rstrip("/") + os.sep) for root in roots):
                    found.append(
                        NotUnderstood(origin.path, row.item_id, row.stage, row.code or "unknown", row.reason or "")
                    )
                    break
        return found
