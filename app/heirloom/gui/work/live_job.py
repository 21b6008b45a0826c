"""One piece of running work as the window shows it; its worker thread writes into it, the window reads it."""

from __future__ import annotations

import itertools
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

from heirloom.bank import Queued
from heirloom.core.job import JobId, JobRequest, Progress
from heirloom.core.records import ItemId
from heirloom.gui.work.measure import Measure

_keys = itertools.count(1)


class JobKind(Enum):
    IMPORT = "import"
    UNDERSTAND = "understand"
    READ_TEXT = "read text"
    EXPORT = "export"


class JobPhase(Enum):
    WAITING = "waiting"
    RUNNING = "running"
    PAUSING = "pausing"
    """Asked to pause; the thread lets go within a second, and it shows as paused at once."""
    PAUSED = "paused"
    CANCELLING = "cancelling"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


ENDED = frozenset({JobPhase.DONE, JobPhase.FAILED, JobPhase.CANCELLED})


@dataclass(eq=False)
class LiveJob:
    """`name` is what it works on, a folder or a file; `others` counts further ones that came with it."""

    kind: JobKind
    name: str = ""
    others: int = 0
    queued: Queued | None = None
    folder: Path | None = None
    """Where copies go."""
    job_id: JobId | None = None
    phase: JobPhase = JobPhase.WAITING
    key: int = field(default_factory=lambda: next(_keys))
    measure: Measure = field(default_factory=Measure)
    progress: Progress | None = None
    """The newest one, written by the worker."""
    trouble: str = ""
    """Why it stopped, in a sentence."""
    sealed: int = 0
    """New memories so far."""
    imported: int = 0
    duplicates: int = 0
    failed: int = 0
    batch: str = ""
    stop: threading.Event = field(default_factory=threading.Event)
    wanted: JobRequest | None = None
    """What is to become of its row when it has stopped; None lets it wait for the next turn."""
    thread_ended: threading.Event = field(default_factory=threading.Event)
    looks_lost: int = 0
    """How often its thread was found ended without an answer."""
    share: float | None = None
    left_s: float | None = None
    said_quarter: int = 0
    step: str = ""
    """What its understanding is at, whose share the bar shows."""

    def begin(self) -> None:
        """For one run in a thread."""
        self.phase = JobPhase.RUNNING
        self.stop = threading.Event()
        self.thread_ended = threading.Event()
        self.wanted = None
        self.trouble = ""
        self.looks_lost = 0
        self.measure.reset()

    def tell(self, progress: Progress) -> None:
        """From the worker's thread."""
        self.progress = progress

    def hear_sealed(self, ids: Sequence[ItemId]) -> None:
        """From the worker's thread."""
        self.sealed += len(ids)

    def look(self, still_coming: int = 0) -> None:
        """Take a sample for rate, bar and time left; on the GUI thread, a few times a second.

        So many more files are `still_coming`: they are part of the whole, though nobody has counted them in yet.
        """
        now, told = time.monotonic(), self.progress
        if told is None or self.phase is not JobPhase.RUNNING:
            return
        if told.label == "looking":
            return
        if self.kind is JobKind.UNDERSTAND and told.total and told.label != self.step:
            self.step = told.label
            self.measure.begin_step()
        self.measure.take(now, told.done, told.bytes_done or 0)
        if told.bytes_total:
            self.share = self.measure.share(told.bytes_done or 0, told.bytes_total)
        elif told.total:
            self.share = self.measure.share(told.done, told.total + still_coming)
        bytes_left = None if not told.bytes_total else told.bytes_total - (told.bytes_done or 0)
        if told.total:
            self.left_s = self.measure.left_s(now, told.total - told.done + still_coming, bytes_left)

    @property
    def files_left(self) -> int:
        """Files of an import that are not sealed yet, so far as is known."""
        told = self.progress
        return max(0, told.total - told.done) if told is not None and told.total is not None and self.is_live else 0

    @property
    def is_live(self) -> bool:
        return self.phase not in ENDED

    @property
    def can_pause(self) -> bool:
        """Copies are written in one go."""
        return self.kind is not JobKind.EXPORT

    @property
    def waits(self) -> bool:
        return self.phase is JobPhase.WAITING

    @property
    def is_paused(self) -> bool:
        return self.phase in (JobPhase.PAUSED, JobPhase.PAUSING)
