"""The shape of work that takes time: a job, its states, its progress, and the two calls it makes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType, Protocol, TypeVar

T = TypeVar("T")

JobId = NewType("JobId", str)
"""A UUID4 as 32 lower-case hexadecimal digits."""


Rest = Callable[[], None]
"""Called between pieces of long work that nobody waits for: comes back when a person's own work is done, or raises
`Cancelled` where the work is to end."""


def go_on() -> None:
    """The `Rest` of work that does not rest."""


def paced(things: Iterable[T], rest: Rest, every: int) -> Iterator[T]:
    """The same things, with a rest before each `every` of them."""
    for at, thing in enumerate(things):
        if at % every == 0:
            rest()
        yield thing


class JobState(StrEnum):
    RUNNING = "running"
    PAUSED = "paused"
    INTERRUPTED = "interrupted"
    """The process ended before the job did; it resumes with the next run."""
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


class JobRequest(StrEnum):
    """What another process asks of a running job, by the job's row."""

    PAUSE = "pause"
    RESUME = "resume"
    CANCEL = "cancel"


@dataclass(frozen=True, slots=True)
class Progress:
    """`done` of `total` (None while unknown) in `unit` ("files", "bytes"); `label` is one word for the phase.

    Work on files tells the second measure too: `bytes_done` of `bytes_total`, None while unknown.
    """

    done: int
    total: int | None
    unit: str
    label: str = ""
    bytes_done: int | None = None
    bytes_total: int | None = None


@dataclass(frozen=True, slots=True)
class Job:
    id: JobId
    kind: str
    state: JobState
    done: int
    total: int | None
    failed: int
    created_at: datetime
    updated_at: datetime
    detail: str = ""
    """JSON with what is needed to resume, sealed with the vault."""


class JobContext(Protocol):
    """What running work sees of the machinery around it."""

    def advance(self, progress: Progress) -> None:
        """Report, block while paused, and raise `Cancelled` when the person asked to stop."""

    def look(self) -> None:
        """The same without a report: cheap, and from any thread."""

    def checkpoint(self, done: int, total: int | None, failed: int) -> None:
        """Record the cursor; called inside the transaction that commits the data it covers."""
