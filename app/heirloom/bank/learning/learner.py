"""What albums have learned, kept in memory between calls: one table of features and the model in use of each album.

Training runs in whatever thread asks for it. One album learns in one thread at a time: who asks meanwhile waits, and
finds its answers learned already, or learns from all of them. Nobody else waits: readers take the model that is there.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from threading import Event, Lock

import numpy as np
from numpy.typing import NDArray

from heirloom.bank.learning import drifting
from heirloom.bank.learning.likes import Likes
from heirloom.bank.learning.measuring import promised, record_of, unlearned
from heirloom.bank.learning.text_tuning import TextTuning
from heirloom.bank.learning.trained import STOPPED, Scored, Trained, Turn, as_answers, must_show, scored_anew, shown
from heirloom.core.albums import AlbumReport, Answer, Asked, Method
from heirloom.core.errors import Cancelled, UserError
from heirloom.embedding.tuning import Report
from heirloom.learning.albums.model import FORMAT, AlbumModel, train
from heirloom.learning.albums.second.look import Second
from heirloom.learning.evaluation import drift, report_of
from heirloom.learning.evaluation.curve import Earlier, learning_curve
from heirloom.learning.features import FeatureTable
from heirloom.vault import AlbumRow, AnswerRow, Look, ModelRow, Vault

_US_A_DAY = 86_400_000_000
Floats = NDArray[np.float32]
Numbers = NDArray[np.int64]


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
        self._tuning = TextTuning(vault, likes)
        self._presence = drifting.Presence()

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
        if method is Method.FINE_TUNED and (tuned := self.tune(row, stop=stop)) is not None:
            return tuned
        with self._turn(row, stop) as has_waited:
            if has_waited and method is None and not self._is_stale(row) and (trained := self._loaded(row)) is not None:
                return trained
            return self._train(row, method, stop)

    def can_tune(self, row: AlbumRow) -> bool:
        """Whether there is enough text to tune the encoder on."""
        return self._tuning.can(self._answers(row), self.table())

    def tune(self, row: AlbumRow, *, report: Report | None = None, stop: Event | None = None) -> Trained | None:
        """Tune the text encoder on all answers; None where there is too little text. TuningFailed, Cancelled.

        Minutes, in which others learn and read as ever. What it made is used from then on if it is better on answers
        that it had not seen; else nothing is changed. `Trained.tuning` says which.
        """
        outcome = self._tuning.tune(self.table(), self._answers(row), self._likes.of(row, self.table()), report, stop)
        if outcome is None:
            return None
        if outcome.is_better:
            with self._turn(row, stop):
                trained: Trained | None = self._train(row, None, stop, outcome.second)
        else:
            trained = self.current(row, stop=stop)
        return trained and replace(trained, tuning=outcome.summed_up())

    def current(self, row: AlbumRow, *, stop: Event | None = None) -> Trained | None:
        """The model in use, trained first where answers changed since the last training; None for nothing to go by."""
        self._presence.note(row.number)
        if not self._is_stale(row):
            trained = self._loaded(row)
            if trained is not None:
                return trained
        with self._turn(row, stop):
            if not self._is_stale(row) and (trained := self._loaded(row)) is not None:
                return trained
            table = self.table()
            can_learn = shown(self._answers(row), table) or self._likes.of(row, table) is not None
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
            self._vault.learned.models.use(row.number, version, self._digest(row, self._answers(row)))
        self._trained.pop(row.number, None)
        self._scores.pop(row.number, None)

    def report(self, row: AlbumRow, trained: Trained, *, curve: bool = False) -> AlbumReport:
        """How well it is learned, at the album's carefulness; with `curve` it is learned again from fewer answers."""
        scored = self.scored(row, trained)
        report = self._report(row, trained, scored)
        if curve and report.f1 is not None:
            report = replace(report, curve=learning_curve(lambda size: self._earlier(row, trained, size), report))
        return report

    def look(
        self, row: AlbumRow, trained: Trained, again: str | None = None, report: AlbumReport | None = None
    ) -> Look:
        """Score everything, note what waits and whether the album drifts; stored where the vault is open to write.

        `again` is the drift because of which it was trained, `report` the one at its carefulness where that is known.
        """
        mark = self._mark(row)
        scored = self.scored(row, trained)
        sure = scored.probabilities >= trained.model.threshold(row.carefulness)
        last = int(scored.numbers[-1]) if len(scored.numbers) else 0
        lasting = drifting.kept(self._vault.learned.models.looks().get(row.number), trained.version, again)
        right = (report or self._report(row, trained, scored)).precision
        state = {"drift": self._drift(row, scored), "mark": mark, **lasting, "right": right and right.value}
        look = Look(trained.version, datetime.now(UTC), int((sure & scored.waiting).sum()), last, state)
        if self._vault.writable:
            with self._vault.derive():
                if self._vault.learned.albums.find(row.number) is not None:
                    self._vault.learned.models.put_look(row.number, look)
        return look

    def look_again(self, row: AlbumRow, *, closing: Event | None = None) -> None:
        """`look` with the model in use, unless nothing came to the vault since it looked last.

        With `closing`, which ends it, likely ones among what came are encoded first where the album has a second look,
        and an album that drifts learns again: that takes seconds.
        """
        last = self._vault.learned.models.looks().get(row.number)
        version = self._vault.learned.models.version_in_use(row.number)
        if last is None or last.version != version or last.state.get("mark") != self._mark(row):
            trained = self._loaded(row)
            if trained is not None:
                self.look(row, trained if closing is None else self._looked_further(row, trained, closing))
        if closing is not None and self._vault.writable:
            self._learn_again(row, closing)

    def _learn_again(self, row: AlbumRow, closing: Event) -> None:
        """From the same answers and all that is here now, where what came does not fit; the last training is kept."""
        why = drifting.why_again(self._vault, row.number, self._presence, datetime.now(UTC))
        if why is not None:
            with self._turn(row, closing):
                self._train(row, None, closing, again=why)

    def count_again(self, row: AlbumRow) -> None:
        """`look` where the model is at hand; nothing is loaded for it."""
        known = self._scores.get(row.number)
        if known is not None:
            self.look(row, known[0])

    def _mark(self, row: AlbumRow) -> list[float]:
        """Differs once memories, vectors of pictures or passages, or members came or went, or the carefulness moved."""
        spaces = [self._vault.vectors.active(role) for role in ("image", "text")]
        return [
            row.carefulness,
            len(self._vault.learned.albums.all_members(row.number)),
            self._vault.items.timeline_total(),
            *(self._vault.vectors.revision_mark(one.id) for one in spaces if one),
        ]

    def _turn(self, row: AlbumRow, stop: Event | None) -> Turn:
        with self._taking_turns:
            return Turn(self._turns[row.number], stop)

    def _train(
        self,
        row: AlbumRow,
        method: Method | None,
        stop: Event | None,
        second: Second | None = None,
        again: str | None = None,
    ) -> Trained:
        table = self.table()
        said = self._answers(row)
        answers = as_answers(said)
        like = self._likes.of(row, table)
        if like is None:
            must_show(said, table)
        second = second or self._kept(row) if method in (None, Method.FINE_TUNED) else None
        model = train(table, answers, like, method=method, stop=stop, second=second)
        if stop is not None and stop.is_set():
            raise Cancelled(STOPPED)
        payload = model.to_bytes()
        version = self._vault.learned.models.next_version(row.number)
        trained = Trained(version, datetime.now(UTC), self._digest(row, said), model, len(payload), {})
        scored = scored_anew(trained, table, like)
        report = self._report(row, trained, scored)
        pool = scored.probabilities[~scored.answered]
        record = record_of(report, drift.Snapshot.of(pool), int(table.numbers[-1]) if len(table) else 0)
        trained = replace(trained, record=record)
        self._store(row, trained, payload)
        trained = replace(trained, model=replace(model, learned_on=None))
        self._trained[row.number] = trained
        self._scores[row.number] = (trained, table, scored.probabilities)
        self.look(row, trained, again, report)
        return trained

    def _kept(self, row: AlbumRow) -> Second | None:
        """The second look in use: it lasts until there is another one, or the encoder in use is another one."""
        trained = self._loaded(row)
        return None if trained is None else self._tuning.usable(trained.model.second)

    def _store(self, row: AlbumRow, trained: Trained, payload: bytes) -> None:
        if not self._vault.writable:
            return
        told = trained.told()
        stored = ModelRow(
            row.number,
            trained.version,
            trained.trained_at,
            told.method.value,
            told.yes,
            told.no,
            told.f1,
            True,
            trained.answers,
            payload,
            dict(trained.record),
        )
        with self._vault.derive():
            if self._vault.learned.albums.find(row.number) is not None:
                self._vault.learned.models.put(stored)

    def _looked_further(self, row: AlbumRow, trained: Trained, stop: Event) -> Trained:
        """The same training, its second look with what came since and is likely to belong."""
        second = self._tuning.usable(trained.model.second)
        if second is None:
            return trained
        table = self.table()
        like = self._likes.of(row, table)
        answered = np.array([one.number for one in self._answers(row)], np.int64)
        further = self._tuning.further(second, table, trained.model.head.scores(table, like), answered, stop)
        if further is None:
            return trained
        with self._turn(row, stop):
            if self._vault.learned.models.version_in_use(row.number) != trained.version:
                return self._loaded(row) or trained  # learned anew meanwhile: the next look sees to it
            model = replace(trained.model, second=further)
            payload = model.to_bytes()
            again = replace(trained, model=model, model_bytes=len(payload))
            self._store(row, again, payload)
            self._trained[row.number] = again
        return again

    def _report(self, row: AlbumRow, trained: Trained, scored: Scored) -> AlbumReport:
        pool = scored.probabilities[~scored.answered]
        look = self._vault.learned.models.looks().get(row.number)
        held_out = trained.model.held_out
        items = self._vault.items.by_numbers(held_out.numbers)
        report = report_of(
            held_out,
            len(pool),
            trained.model.threshold(row.carefulness),
            pool=pool,
            ids={number: item.id for number, item in items.items()},
            method=trained.model.method,
            methods=trained.model.methods,
            version=trained.version,
            drift=drifting.told(look, trained.version),
            model_bytes=trained.model_bytes,
            trained_at=trained.trained_at,
        )
        return replace(report, unlearned=unlearned(held_out, self._answers(row)))

    def _earlier(self, row: AlbumRow, trained: Trained, size: int) -> Earlier:
        """What would have been learned from the first answers alone."""
        table = self.table()
        answers = as_answers(self._answers(row))
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
