"""What albums have learned, kept in memory between calls: one table of features and the model in use of each album.

Training runs in whatever thread asks for it. One album learns in one thread at a time: who asks meanwhile waits, and
finds its answers learned already, or learns from all of them. Nobody else waits: readers take the model that is there.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from threading import Event, Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray

from heirloom.bank.learning.likes import Likes
from heirloom.bank.learning.measuring import promised, record_of
from heirloom.core.albums import AlbumReport, Answer, Asked, Method, ModelVersion
from heirloom.core.errors import Cancelled, UserError
from heirloom.learning.albums.answers import Answers, LikeQuery
from heirloom.learning.albums.model import FORMAT, AlbumModel, train
from heirloom.learning.evaluation import drift, report_of
from heirloom.learning.evaluation.curve import Earlier, learning_curve
from heirloom.learning.features import FeatureTable
from heirloom.vault import AlbumRow, AnswerRow, Look, ModelRow, Vault

_US_A_DAY = 86_400_000_000
Floats = NDArray[np.float32]
Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Trained:
    """A model in use. `answers` is the digest of what it learned from, `record` its report and figures as stored."""

    version: int
    trained_at: datetime
    answers: bytes
    model: AlbumModel
    model_bytes: int
    record: Mapping[str, Any] = field(repr=False)

    def told(self) -> ModelVersion:
        """The training as lists show it."""
        yes = int(self.model.held_out.yes.sum())
        no = len(self.model.held_out.yes) - yes
        return ModelVersion(self.version, self.trained_at, self.model.method, yes, no, self.record.get("f1"), True)


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
        """What could join: neither answered nor a member."""
        return ~self.answered & ~self.members


class Learner:
    """Trains albums of one vault and keeps what they learned."""

    def __init__(self, vault: Vault, likes: Likes) -> None:
        self._vault = vault
        self._likes = likes
        self._table: FeatureTable | None = None
        self._space = -1
        self._reading = Lock()
        self._trained: dict[int, Trained] = {}
        self._scores: dict[int, tuple[Trained, FeatureTable, Floats]] = {}
        self._turns: defaultdict[int, Lock] = defaultdict(Lock)
        self._taking_turns = Lock()

    def table(self) -> FeatureTable:
        """The features of everything, with what came since the last call; the first call reads the vault."""
        with self._reading:
            space = self._vault.vectors.active("image")
            number = 0 if space is None else space.id
            if self._table is None or number != self._space:
                self._table = FeatureTable.load(self._vault, self._likes.describe(), space)
                self._space = number
            self._table = self._table.update(self._vault)
            return self._table

    def forget(self) -> None:
        """Give the memory back; everything is read again when it is wanted."""
        with self._reading:
            self._table = None
        self._trained.clear()
        self._likes.forget()
        self._scores.clear()

    def thought(self, row: AlbumRow, numbers: Sequence[int]) -> tuple[int | None, dict[int, float]]:
        """What the model at hand thinks of memories, by number; nothing is loaded for it."""
        known = self._scores.get(row.number)
        if known is None:
            return None, {}
        trained, table, scores = known
        places, here = table.places(np.array(numbers, np.int64))
        found = zip(numbers, places, here, strict=True)
        return trained.version, {number: round(float(scores[place]), 6) for number, place, is_here in found if is_here}

    def train(self, row: AlbumRow, *, method: Method | None = None, stop: Event | None = None) -> Trained:
        """Learn from all answers there are. UserError where there is nothing to learn from; Cancelled by `stop`.

        Who had to wait while another thread learned the very same answers gets what that one learned.
        """
        with self._turn(row, stop) as has_waited:
            if has_waited and method is None and not self._is_stale(row) and (trained := self._loaded(row)) is not None:
                return trained
            return self._train(row, method, stop)

    def current(self, row: AlbumRow, *, stop: Event | None = None) -> Trained | None:
        """The model in use, trained first where answers changed since the last training; None for nothing to go by."""
        if not self._is_stale(row):
            trained = self._loaded(row)
            if trained is not None:
                return trained
        with self._turn(row, stop):
            if not self._is_stale(row) and (trained := self._loaded(row)) is not None:
                return trained
            said_yes = any(one.answer is Answer.YES for one in self._answers(row))
            can_learn = said_yes or self._likes.of(row, self.table()) is not None
            return self._train(row, None, stop) if can_learn else None

    def at_hand(self, row: AlbumRow) -> Trained | None:
        """The model in use, loaded if need be, however old its answers are; nothing is trained."""
        return self._loaded(row)

    def scored(self, row: AlbumRow, trained: Trained) -> Scored:
        """What a model makes of everything that is here now."""
        table = self.table()
        known = self._scores.get(row.number)
        if known is None or known[0] is not trained or known[1] is not table:
            known = (trained, table, trained.model.scores(table, self._likes.of(row, table)))
            self._scores[row.number] = known
        answered = np.array([one.number for one in self._vault.learned.answers.of_album(row.number)], np.int64)
        members = np.array(list(self._vault.learned.albums.all_members(row.number)), np.int64)
        numbers = table.numbers
        return Scored(trained, table, known[2], np.isin(numbers, answered), np.isin(numbers, members))

    def roll_back(self, row: AlbumRow, version: int) -> None:
        """Let an earlier training be in use. UserError where it is not kept or does not parse any more."""
        kept = self._vault.learned.models.get(row.number, version)
        if kept is None or self._parsed(row, kept) is None:
            raise UserError(f"Version {version} of this album is not kept.")
        with self._turn(row, None), self._vault.derive():
            self._vault.learned.models.use(row.number, version)
        self._trained.pop(row.number, None)
        self._scores.pop(row.number, None)

    def report(self, row: AlbumRow, trained: Trained, *, curve: bool = False) -> AlbumReport:
        """How well it is learned, at the album's carefulness; with `curve` it is learned again from fewer answers."""
        scored = self.scored(row, trained)
        report = self._report(row, trained, scored)
        if curve and report.f1 is not None:
            report = replace(report, curve=learning_curve(lambda size: self._earlier(row, trained, size), report))
        return report

    def look(self, row: AlbumRow, trained: Trained) -> Look:
        """Score everything, note what waits and whether the album drifts; stored where the vault is open to write."""
        mark = self._mark()
        scored = self.scored(row, trained)
        sure = scored.probabilities >= trained.model.threshold(row.carefulness)
        last = int(scored.numbers[-1]) if len(scored.numbers) else 0
        state = {"drift": self._drift(row, scored), "mark": mark}
        look = Look(trained.version, datetime.now(UTC), int((sure & scored.waiting).sum()), last, state)
        if self._vault.writable:
            with self._vault.derive():
                if self._vault.learned.albums.find(row.number) is not None:
                    self._vault.learned.models.put_look(row.number, look)
        return look

    def look_again(self, row: AlbumRow) -> None:
        """`look` with the model in use, unless nothing came to the vault since it looked last."""
        last = self._vault.learned.models.looks().get(row.number)
        version = self._vault.learned.models.version_in_use(row.number)
        if last is None or last.version != version or last.state.get("mark") != self._mark():
            trained = self._loaded(row)
            if trained is not None:
                self.look(row, trained)

    def carefulness_changed(self, row: AlbumRow) -> None:
        """Count again what waits, where the model is at hand; nothing is loaded for it."""
        known = self._scores.get(row.number)
        if known is not None:
            self.look(row, known[0])

    def _mark(self) -> list[int]:
        """Differs once memories, pictures' vectors or passages' vectors came or went."""
        spaces = [self._vault.vectors.active(role) for role in ("image", "text")]
        return [
            self._vault.items.timeline_total(),
            *(self._vault.vectors.revision_mark(one.id) for one in spaces if one),
        ]

    def _turn(self, row: AlbumRow, stop: Event | None) -> _Turn:
        with self._taking_turns:
            return _Turn(self._turns[row.number], stop)

    def _train(self, row: AlbumRow, method: Method | None, stop: Event | None) -> Trained:
        table = self.table()
        said = self._answers(row)
        answers = _as_answers(said)
        like = self._likes.of(row, table)
        if like is None and not answers.yes.any():
            raise UserError("There is nothing to learn from yet: show a few memories that belong.")
        tuner = self._likes.tuner() if method is Method.FINE_TUNED else None
        model = train(table, answers, like, method=method, stop=stop, tuner=tuner)
        if stop is not None and stop.is_set():
            raise Cancelled("The training was stopped; every answer is kept.")
        payload = model.to_bytes()
        version = self._vault.learned.models.next_version(row.number)
        trained = Trained(version, datetime.now(UTC), self._digest(row, said), model, len(payload), {})
        scored = _scored_anew(trained, table, like)
        report = self._report(row, trained, scored)
        pool = scored.probabilities[~scored.answered]
        record = record_of(report, drift.Snapshot.of(pool), int(table.numbers[-1]) if len(table) else 0)
        trained = replace(trained, record=record)
        self._keep(row, trained, report, payload)
        trained = replace(trained, model=replace(model, learned_on=None))
        self._trained[row.number] = trained
        self._scores[row.number] = (trained, table, scored.probabilities)
        self.look(row, trained)
        return trained

    def _keep(self, row: AlbumRow, trained: Trained, report: AlbumReport, payload: bytes) -> None:
        if not self._vault.writable:
            return
        f1 = None if report.f1 is None else report.f1.value
        stored = ModelRow(
            row.number,
            trained.version,
            trained.trained_at,
            trained.model.method.value,
            report.yes,
            report.no,
            f1,
            True,
            trained.answers,
            payload,
            dict(trained.record),
        )
        with self._vault.derive():
            if self._vault.learned.albums.find(row.number) is not None:
                self._vault.learned.models.put(stored)

    def _report(self, row: AlbumRow, trained: Trained, scored: Scored) -> AlbumReport:
        pool = scored.probabilities[~scored.answered]
        look = self._vault.learned.models.looks().get(row.number)
        held_out = trained.model.held_out
        items = self._vault.items.by_numbers(held_out.numbers)
        return report_of(
            held_out,
            len(pool),
            trained.model.threshold(row.carefulness),
            pool=pool,
            ids={number: item.id for number, item in items.items()},
            method=trained.model.method,
            methods=trained.model.methods,
            version=trained.version,
            drift=look.state.get("drift") if look is not None and look.version == trained.version else None,
            model_bytes=trained.model_bytes,
            trained_at=trained.trained_at,
        )

    def _earlier(self, row: AlbumRow, trained: Trained, size: int) -> Earlier:
        """What would have been learned from the first answers alone."""
        table = self.table()
        answers = _as_answers(self._answers(row))
        first = answers[np.arange(len(answers)) < size]
        like = self._likes.of(row, table)
        model = train(table, first, like, method=trained.model.method)
        pool = model.scores(table, like)[~np.isin(table.numbers, first.numbers)]
        return Earlier(model.held_out, pool, model.threshold(row.carefulness))

    def _drift(self, row: AlbumRow, scored: Scored) -> str | None:
        record = scored.trained.record
        try:
            then = drift.Snapshot.from_json(str(record.get("snapshot")))
        except ValueError:
            return None
        new = scored.numbers > int(record.get("last_item", 0))
        # Judged is what the model was sure of when a person said yes or no to it.
        threshold = scored.trained.model.threshold(row.carefulness)
        judged = [
            one.answer is Answer.YES
            for one in self._vault.learned.answers.of_album(row.number)
            if one.version == scored.trained.version
            and one.asked is not Asked.RANDOM
            and one.answer is not Answer.SKIP
            and (one.probability or 0.0) >= threshold
        ]
        moments = self._vault.items.days_of(scored.numbers[new])
        return drift.look(
            then,
            scored.probabilities[new],
            accepted=sum(judged),
            answered=len(judged),
            promised=promised(record),
            moments=moments,
        )

    def _loaded(self, row: AlbumRow) -> Trained | None:
        """The model in use, from memory or from the vault; one that does not parse is dropped."""
        version = self._vault.learned.models.version_in_use(row.number)
        known = self._trained.get(row.number)
        if known is not None and (known.version == version or not self._vault.writable):
            return known
        kept = None if version is None else self._vault.learned.models.get(row.number, version)
        trained = None if kept is None else self._parsed(row, kept)
        if trained is not None:
            self._trained[row.number] = trained
        return trained

    def _parsed(self, row: AlbumRow, kept: ModelRow) -> Trained | None:
        try:
            model = AlbumModel.from_bytes(kept.model)
        except ValueError:
            if self._vault.writable:
                with self._vault.derive():
                    self._vault.learned.models.drop(row.number, kept.version)
            return None
        return Trained(kept.version, kept.trained_at, kept.answers, model, len(kept.model), kept.report)

    def _is_stale(self, row: AlbumRow) -> bool:
        newest = self._vault.learned.models.newest_answers(row.number)
        if newest is None and not self._vault.writable and (known := self._trained.get(row.number)) is not None:
            newest = known.answers
        return newest != self._digest(row, self._answers(row))

    def _answers(self, row: AlbumRow) -> list[AnswerRow]:
        return self._vault.learned.answers.of_album(row.number)

    def _digest(self, row: AlbumRow, said: Sequence[AnswerRow]) -> bytes:
        """Of everything that a training rests on but the memories themselves."""
        spaces = [self._vault.vectors.active(role) for role in ("image", "text")]
        answers = sorted((one.number, int(one.answer), int(one.asked)) for one in said if one.answer is not Answer.SKIP)
        rests_on = repr((FORMAT, row.sentence, [space and space.id for space in spaces], answers))
        return hashlib.blake2b(rests_on.encode(), digest_size=16).digest()


class _Turn:
    """Waits for an album's turn and tells whether it had to; Cancelled where `stop` is set before it comes."""

    def __init__(self, lock: Lock, stop: Event | None) -> None:
        self._lock = lock
        self._stop = stop

    def __enter__(self) -> bool:
        if self._lock.acquire(blocking=False):
            return False
        while not self._lock.acquire(timeout=0.05 if self._stop is not None else -1):
            if self._stop is not None and self._stop.is_set():
                raise Cancelled("The training was stopped; every answer is kept.")
        return True

    def __exit__(self, *_: object) -> None:
        self._lock.release()


def _scored_anew(trained: Trained, table: FeatureTable, like: LikeQuery | None) -> Scored:
    """Scores of a model just trained, which tells itself what was answered; members do not matter to its report."""
    answered = np.isin(table.numbers, trained.model.held_out.numbers)
    learned_on = trained.model.learned_on
    probabilities = trained.model.scores(table, like) if learned_on is None else learned_on
    return Scored(trained, table, probabilities, answered, np.zeros(len(table), np.bool_))


def _as_answers(said: Sequence[AnswerRow]) -> Answers:
    """Yes and no in the order in which they were given."""
    kept = [one for one in said if one.answer is not Answer.SKIP]
    return Answers(
        np.array([one.number for one in kept], np.int64),
        np.array([one.answer is Answer.YES for one in kept], np.bool_),
        np.array([int(one.asked) for one in kept], np.uint8),
    )
