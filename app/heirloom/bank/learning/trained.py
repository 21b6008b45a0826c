"""What a training of an album leaves behind, what it makes of everything, and whose turn it is to learn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from threading import Event, Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray

from heirloom.core.albums import Answer, ModelVersion, Tuning
from heirloom.core.errors import Cancelled, UserError
from heirloom.learning.albums.answers import Answers, LikeQuery
from heirloom.learning.albums.model import AlbumModel
from heirloom.learning.features import IMAGE, TEXT, FeatureTable
from heirloom.learning.text.block import WORDS
from heirloom.vault import AnswerRow

Floats = NDArray[np.float32]
Numbers = NDArray[np.int64]
STOPPED = "The training was stopped; every answer is kept."


@dataclass(frozen=True, slots=True, eq=False)
class Trained:
    """A model in use. `answers` is the digest of what it learned from, `record` its report and figures as stored."""

    version: int
    trained_at: datetime
    answers: bytes
    model: AlbumModel
    model_bytes: int
    record: Mapping[str, Any] = field(repr=False)
    tuning: Tuning | None = None
    """What tuning the text encoder came to, where this training was asked for it; not stored."""

    def told(self) -> ModelVersion:
        """The training as lists show it."""
        yes = int(self.model.held_out.yes.sum())
        no = len(self.model.held_out.yes) - yes
        f1 = self.record.get("f1")
        return ModelVersion(self.version, self.trained_at, self.model.method, yes, no, f1, True, self.tuning)


@dataclass(frozen=True, slots=True, eq=False)
class Scored:
    """What a model makes of everything: `probabilities` (n,) of the table's rows, which are answered, which members."""

    trained: Trained
    table: FeatureTable
    probabilities: Floats
    answered: NDArray[np.bool_]
    members: NDArray[np.bool_]

    @property
    def numbers(self) -> Numbers:
        return self.table.numbers

    @property
    def waiting(self) -> NDArray[np.bool_]:
        """What could join by itself: neither answered nor a member, and seen."""
        return ~self.answered & ~self.members & self.seen

    def joining(self, threshold: float, *, unseen: bool = False) -> NDArray[np.bool_]:
        """What would join from this probability up; with `unseen` also what nothing could be read from."""
        could = ~self.answered & ~self.members if unseen else self.waiting
        return could & (self.probabilities >= threshold)

    @property
    def seen(self) -> NDArray[np.bool_]:
        """What has a picture or words that the model knows; all of it where nothing has, which leaves times and places.

        A file that nothing could be read from is no question: a person would look at an icon.
        """
        blocks = [self.table.blocks[name].numbers for name in (IMAGE, TEXT, WORDS) if name in self.table.blocks]
        seen = np.isin(self.numbers, np.concatenate(blocks)) if blocks else np.zeros(len(self.numbers), np.bool_)
        return seen if seen.any() else ~seen


class Turn:
    """Waits for an album's turn and tells whether it had to; Cancelled where `stop` is set before it comes."""

    def __init__(self, lock: Lock, stop: Event | None) -> None:
        self._lock = lock
        self._stop = stop

    def __enter__(self) -> bool:
        if self._lock.acquire(blocking=False):
            return False
        while not self._lock.acquire(timeout=0.05 if self._stop is not None else -1):
            if self._stop is not None and self._stop.is_set():
                raise Cancelled(STOPPED)
        return True

    def __exit__(self, *_: object) -> None:
        self._lock.release()


def scored_anew(trained: Trained, table: FeatureTable, like: LikeQuery | None) -> Scored:
    """Scores of a model just trained, which tells itself what was answered; members do not matter to its report."""
    answered = np.isin(table.numbers, trained.model.held_out.numbers)
    learned_on = trained.model.learned_on
    probabilities = trained.model.scores(table, like) if learned_on is None else learned_on
    return Scored(trained, table, probabilities, answered, np.zeros(len(table), np.bool_))


def as_answers(said: Sequence[AnswerRow]) -> Answers:
    """Yes and no in the order in which they were given."""
    kept = [one for one in said if one.answer is not Answer.SKIP]
    return Answers(
        np.array([one.number for one in kept], np.int64),
        np.array([one.answer is Answer.YES for one in kept], np.bool_),
        np.array([int(one.asked) for one in kept], np.uint8),
    )


def shown(said: Sequence[AnswerRow], table: FeatureTable) -> bool:
    """Whether anything is known of a yes that is neither set aside nor gone.

    Of none while another encoder has yet to look at them.
    """
    answers = as_answers(said)
    yes = answers.numbers[answers.yes & table.places(answers.numbers)[1]]
    return any(bool(np.isin(yes, block.numbers).any()) for block in table.blocks.values())


def must_show(said: Sequence[AnswerRow], table: FeatureTable) -> None:
    """UserError where nothing is `shown`."""
    if not shown(said, table):
        told = "There is nothing to learn from: show a few memories that belong, understood and not set aside."
        raise UserError(told)
