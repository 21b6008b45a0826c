"""The window's work: imports one after another, understanding beside them, reading of pictures last."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from heirloom.bank import Arrival, Bank, Queued
from heirloom.core.errors import Cancelled, HeirloomError
from heirloom.core.job import JobRequest
from heirloom.gui.background import Background, Lane
from heirloom.gui.work.live_job import ENDED, JobKind, JobPhase, LiveJob
from heirloom.gui.work.sentences import why_failed

TICK_MS = 200
"""What moves on the screen moves five times a second."""
LOST_TICKS = 5
"""So long an answer may be on its way after its thread has ended."""
ARRIVED_TICKS = 5
"""New memories are told once a second."""


class WorkQueue(QObject):
    """All calls and signals on the GUI thread; the work itself in the lanes of `Background`."""

    changed = Signal()
    """Rows or numbers changed; at most five times a second."""
    arrived = Signal()
    """New memories are in the vault, or are understood by now; at most once a second."""
    ended = Signal(object)
    """A LiveJob came to its end."""

    def __init__(self, bank: Bank, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bank = bank
        self._background = background
        self._jobs: list[LiveJob] = []
        self._sealing: LiveJob | None = None
        self._reading: LiveJob | None = None
        self._may_need_understanding = False
        self._ran: dict[JobKind, int] = {}
        self._asking = False
        self._closed = False
        self._told_sealed = 0
        self._ticks = 0
        self._reads_text = True
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._tick)

    # What there is

    def jobs(self) -> Sequence[LiveJob]:
        """Live ones and those that ended in this session, in the order in which they came."""
        return self._jobs

    def live(self) -> list[LiveJob]:
        return [job for job in self._jobs if job.is_live]

    @property
    def is_idle(self) -> bool:
        return not self.live()

    @property
    def all_paused(self) -> bool:
        live = self.live()
        return bool(live) and all(job.is_paused for job in live if job.can_pause)

    # What can be asked

    def start(self) -> None:
        """Go on with what an earlier run of the program left."""
        self._run_read(self._bank.arriving.waiting, self._take_up)

    def bring_in(self, paths: Sequence[str]) -> None:
        """Files and folders, as one job of its own, whatever else is going on."""
        chosen = [path for path in paths if path]
        if chosen:
            work = self._bank.arriving
            self._background.run(
                lambda: work.queue(chosen), lambda job: self._take_up([job]), lane=Lane.EDIT, owner=self
            )

    def bring_in_bytes(self, name: str, data: bytes) -> None:
        """A picture that lies in no file."""
        job = LiveJob(JobKind.IMPORT, name, phase=JobPhase.RUNNING)
        self._add(job)
        work = self._bank.arriving
        self._start(job, lambda: work.seal_bytes(name, data), lambda arrival: self._sealed(job, arrival))

    def export(self, numbers: Sequence[int], folder: Path) -> None:
        """Write copies of memories into `folder`."""
        job = LiveJob(JobKind.EXPORT, folder.name or str(folder), folder=folder)
        job.begin()
        bank = self._bank

        def write() -> tuple[int, int]:
            ids = [bank.shelf.id_of(number) for number in numbers]
            report = bank.export(ids, folder, progress=job.tell, stop=job.stop)
            return report.exported, len(report.failed)

        def done(counts: tuple[int, int] | None) -> None:
            if counts is None:
                self._end(job, JobPhase.CANCELLED)
                return
            job.imported, job.failed = counts
            self._end(job, JobPhase.DONE)

        self._add(job)
        self._start(job, lambda: _unless_cancelled(write), done)

    def understand(self) -> None:
        """Something may wait to be understood."""
        self._ran.clear()
        self._may_need_understanding = True
        self._next()

    def pause(self, job: LiveJob) -> None:
        if not job.can_pause:
            return
        self._end_run(job, JobRequest.PAUSE, JobPhase.PAUSING, JobPhase.PAUSED)

    def cancel(self, job: LiveJob) -> None:
        """What is sealed stays."""
        self._end_run(job, JobRequest.CANCEL, JobPhase.CANCELLING, JobPhase.CANCELLED)

    def resume(self, job: LiveJob) -> None:
        if job.phase is JobPhase.PAUSING:
            # It has been asked to stop and cannot be called back; it goes on as soon as it has.
            job.wanted = None
            job.phase = JobPhase.RUNNING
        elif job.phase is JobPhase.PAUSED:
            job.phase = JobPhase.WAITING
            self._ask_row(job, JobRequest.RESUME, self._go_on)
        self.changed.emit()

    def pause_all(self) -> None:
        for job in self.live():
            self.pause(job)

    def resume_all(self) -> None:
        for job in self.live():
            self.resume(job)

    def set_reads_text(self, on: bool) -> None:
        """Whether words in pictures are read; what waits for it goes on waiting while it is off."""
        job, self._reads_text = self._job_of(JobKind.READ_TEXT), on
        if on:
            self.understand()
        elif job is not None:
            self.cancel(job)

    def close(self) -> None:
        """Ask every thread to let go; what was begun goes on after the next start."""
        self._closed = True
        self._timer.stop()
        for job in self._jobs:
            job.stop.set()

    # Taking turns

    def _take_up(self, queued: Sequence[Queued]) -> None:
        for one in queued:
            paths = [path.rstrip(os.sep) for path in one.paths] or [""]
            job = LiveJob(JobKind.IMPORT, os.path.basename(paths[0]) or paths[0], len(paths) - 1, one, job_id=one.id)
            job.phase = JobPhase.PAUSED if one.paused else JobPhase.WAITING
            self._add(job)
        self._may_need_understanding = True
        self._next()

    def _next(self) -> None:
        """Start whatever may run now."""
        if self._closed:
            return
        if self._sealing is None:
            job = next((job for job in self._jobs if job.kind is JobKind.IMPORT and job.waits), None)
            if job is not None and job.queued is not None:
                self._seal(job, job.queued)
        if self._may_need_understanding and not self._asking and self._reading is None:
            self._asking = True
            self._run_read(
                self._bank.arriving.to_understand, lambda found: self._look_what_waits(found.facts, found.text)
            )
        if self.live():
            self._timer.start()

    def _seal(self, job: LiveJob, queued: Queued) -> None:
        self._sealing = job
        job.begin()
        work = self._bank.arriving
        self._start(
            job,
            lambda: work.seal(queued, job.tell, job.stop, job.hear_sealed),
            lambda arrival: self._sealed(job, arrival),
        )

    def _sealed(self, job: LiveJob, arrival: Arrival | None) -> None:
        if self._sealing is job:
            self._sealing = None
        if arrival is not None:
            job.imported, job.duplicates, job.failed = arrival.imported, arrival.duplicates, arrival.failed
            job.batch = arrival.batch
            self._end(job, JobPhase.DONE)
            self._may_need_understanding = True
            self.arrived.emit()
        else:
            self._stopped(job)
        self._next()

    def _look_what_waits(self, facts: int, text: int) -> None:
        """One job understands; only when nothing else is to do, another reads what stands in pictures."""
        self._asking = False
        self._may_need_understanding = False
        for kind, count in ((JobKind.UNDERSTAND, facts), (JobKind.READ_TEXT, text if self._reads_text else 0)):
            # As many as before a whole run: these cannot be helped, and trying again would never end.
            if count and count != self._ran.get(kind) and self._job_of(kind) is None:
                self._queue_understanding(kind, count)
        self._read_next()

    def _queue_understanding(self, kind: JobKind, count: int) -> None:
        job = LiveJob(kind, sealed=count)
        self._add(job)
        work = self._bank.arriving

        def known(found: tuple[object, bool]) -> None:
            job.job_id = found[0]  # type: ignore[assignment]
            if found[1]:
                job.phase = JobPhase.PAUSED
            self._read_next()

        is_text = kind is JobKind.READ_TEXT
        self._background.run(lambda: work.queue_understanding(text=is_text), known, lane=Lane.EDIT, owner=self)

    def _read_next(self) -> None:
        if self._closed or self._reading is not None:
            return
        job = self._job_of(JobKind.UNDERSTAND)
        if job is None or not job.waits or job.job_id is None:
            text = self._job_of(JobKind.READ_TEXT)
            may = text is not None and text.waits and text.job_id is not None and self._is_quiet_but_for(text)
            job = text if may else None
        if job is not None:
            self._understand(job)

    def _is_quiet_but_for(self, text: LiveJob) -> bool:
        """Whether pictures may be read now: everything else comes first, but for imports that somebody paused."""
        others = [job for job in self.live() if job is not text]
        return not any(job.kind is JobKind.UNDERSTAND or not job.is_paused for job in others)

    def _understand(self, job: LiveJob) -> None:
        self._reading = job
        job.begin()
        work, job_id, is_text = self._bank.arriving, job.job_id, job.kind is JobKind.READ_TEXT
        assert job_id is not None
        self._start(
            job,
            lambda: work.understand(job_id, text=is_text, progress=job.tell, stop=job.stop),
            lambda whole: self._understood(job, whole),
        )

    def _understood(self, job: LiveJob, whole: bool) -> None:
        self._reading = None
        if whole:
            self._ran[job.kind] = job.sealed
            self._end(job, JobPhase.DONE)
            self._may_need_understanding = True
        else:
            self._stopped(job)
            self._read_next()
        self.arrived.emit()
        self._next()

    # The thread's end of it

    def _start(self, job: LiveJob, work: Callable[[], object], done: Callable[..., None]) -> None:
        def run() -> object:
            try:
                result = work()
                if job.wanted is not None and job.job_id is not None and not result:
                    self._bank.arriving.request(job.job_id, job.wanted)
                return result
            finally:
                job.thread_ended.set()

        def failed(error: HeirloomError) -> None:
            self._failed(job, why_failed(error, is_export=job.kind is JobKind.EXPORT))

        self._background.run(run, done, failed, lane=Lane.WORK, owner=self)
        self._timer.start()
        self.changed.emit()

    def _failed(self, job: LiveJob, why: str) -> None:
        self._sealing = None if self._sealing is job else self._sealing
        self._reading = None if self._reading is job else self._reading
        job.trouble = why
        self._end(job, JobPhase.FAILED)
        self._next()

    def _stopped(self, job: LiveJob) -> None:
        """Its thread let go before the end, as it was asked to."""
        if job.wanted is JobRequest.CANCEL:
            self._end(job, JobPhase.CANCELLED)
        else:
            job.phase = JobPhase.PAUSED if job.wanted is JobRequest.PAUSE else JobPhase.WAITING
            if job.queued is not None:
                job.queued = replace(job.queued, begun=True)
            self.changed.emit()

    def _end_run(self, job: LiveJob, request: JobRequest, going: JobPhase, gone: JobPhase) -> None:
        if job.phase in (JobPhase.RUNNING, JobPhase.PAUSING):
            job.wanted = request
            job.phase = going
            job.stop.set()
        elif job.is_live and job.phase is not JobPhase.CANCELLING:
            self._ask_row(job, request)
            if gone is JobPhase.CANCELLED:
                self._end(job, gone)
            else:
                job.phase = gone
        self.changed.emit()

    def _ask_row(self, job: LiveJob, request: JobRequest, then: Callable[[], None] = lambda: None) -> None:
        job_id = job.job_id
        if job_id is None:
            then()
            return
        self._background.run(
            lambda: self._bank.arriving.request(job_id, request), lambda _: then(), lane=Lane.EDIT, owner=self
        )

    def _go_on(self) -> None:
        """Something that was paused may run again."""
        self._next()
        self._read_next()

    def _end(self, job: LiveJob, phase: JobPhase) -> None:
        job.phase = phase
        self.changed.emit()
        self.ended.emit(job)
        ended = [old for old in self._jobs if old.phase in ENDED]
        for old in ended[:-20]:
            self._jobs.remove(old)

    def _add(self, job: LiveJob) -> None:
        self._jobs.append(job)
        self._timer.start()
        self.changed.emit()

    def _job_of(self, kind: JobKind) -> LiveJob | None:
        return next((job for job in self.live() if job.kind is kind), None)

    def _run_read(self, work: Callable[[], object], done: Callable[..., None]) -> None:
        self._background.run(work, done, owner=self)

    def _tick(self) -> None:
        self._ticks += 1
        coming = sum(job.files_left for job in self._jobs if job.kind is JobKind.IMPORT)
        for job in self.live():
            job.look(coming if job.kind is JobKind.UNDERSTAND else 0)
        self._notice_lost()
        sealed = sum(job.sealed for job in self._jobs if job.kind is JobKind.IMPORT)
        if self._ticks % ARRIVED_TICKS == 0:
            if sealed != self._told_sealed:
                self._told_sealed = sealed
                self._ran.clear()
                self._make_way()
                self.arrived.emit()
            elif self._reading is not None:
                self.arrived.emit()
        if not self.live():
            self._timer.stop()
        self.changed.emit()

    def _make_way(self) -> None:
        """New memories come before the reading of pictures; and they want to be understood."""
        reading = self._reading
        if reading is not None and reading.kind is JobKind.READ_TEXT and reading.phase is JobPhase.RUNNING:
            reading.stop.set()
        self._may_need_understanding = True
        self._next()

    def _notice_lost(self) -> None:
        """A thread that ended without an answer met a bug: its job must not seem to run for ever."""
        for job in (self._sealing, self._reading):
            if job is not None and job.thread_ended.is_set():
                job.looks_lost += 1
                if job.looks_lost > LOST_TICKS:
                    self._failed(job, self.tr("It stopped unexpectedly. What was brought in so far is safe."))


def _unless_cancelled(work: Callable[[], tuple[int, int]]) -> tuple[int, int] | None:
    try:
        return work()
    except Cancelled:
        return None
