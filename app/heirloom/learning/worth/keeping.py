"""The verdicts of a vault kept in step: with what arrives, with what people decide, with what the model learns."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any, Final

import numpy as np

from heirloom.core.job import Rest, go_on
from heirloom.core.screening import Decision
from heirloom.learning.worth.compact import CompactModel, from_bytes, to_bytes
from heirloom.learning.worth.judge import ClutterOf, Judge, Judged, proposed_clutter, proposed_treasure, verdicts
from heirloom.learning.worth.model import Decisions, WorthModel, beginning, train
from heirloom.learning.worth.reasons import has_none, signals_of, unpack
from heirloom.vault import Vault, VerdictRow

FORMAT: Final = 1
"""Raised whenever reasons or signals change their meaning: everything is judged again."""
BLOCK: Final = 256
RETRAIN_AFTER: Final = 10
"""New decisions after which the model learns again."""
MOST_DECISIONS: Final = 5_000
_WEIGHED: Final = 256

Alike = Mapping[int, tuple[int, int]]


class Verdicts:
    """One of a vault; any thread asks, one at a time works."""

    def __init__(self, vault: Vault, clutter_of: ClutterOf) -> None:
        self._vault = vault
        self._clutter_of = clutter_of
        self._lock = threading.Lock()
        self._model: CompactModel | None = None
        self._version = 0

    @property
    def version(self) -> int:
        """What a verdict must carry to be of today."""
        self.model()
        return FORMAT * 1_000_000 + self._version

    def model(self) -> CompactModel:
        """The model in use; one that does not parse is forgotten, and what most people would say takes its place."""
        with self._lock:
            return self._model_now()

    def _model_now(self) -> CompactModel:
        if self._model is None:
            row = self._vault.learned.screening.in_use()
            if row is not None:
                try:
                    self._model, self._version = from_bytes(row.model), row.version
                except ValueError:
                    if self._vault.writable:
                        with self._vault.derive():
                            self._vault.learned.screening.drop(row.version)
            if self._model is None:
                self._model, self._version = from_bytes(to_bytes(beginning())), 0
        return self._model

    def look(self, alike: Alike, went_on: Callable[[int], None], rest: Rest = go_on, today: date | None = None) -> int:
        """Judge all that has no verdict of today, in blocks of one transaction each; how many were judged.

        `went_on` hears how many so far. Where `rest` ends it, what was judged stays.
        """
        model, version = self.model(), self.version
        judge: Judge | None = None
        done = 0
        while numbers := self._vault.learned.verdicts.stale(version, BLOCK):
            judge = judge or Judge(self._vault, self._clutter_of, today or datetime.now(UTC).date(), alike, rest)
            done += self._judge(judge, numbers, model, version)
            went_on(done)
        return done

    def judge(self, numbers: Sequence[int], alike: Alike, rest: Rest = go_on) -> None:
        """Judge these now: they have just arrived, or something about them changed."""
        judge = Judge(self._vault, self._clutter_of, datetime.now(UTC).date(), alike, rest)
        for start in range(0, len(numbers), BLOCK):
            self._judge(judge, numbers[start : start + BLOCK], self.model(), self.version)

    def _judge(self, judge: Judge, numbers: Sequence[int], model: CompactModel, version: int) -> int:
        rows = verdicts(judge.judge(numbers), model, version)
        with self._vault.derive():
            self._vault.learned.verdicts.put_many(rows)
        return len(rows)

    # Learning

    def should_learn(self) -> bool:
        """Whether enough was decided since the model in use was trained."""
        return self._decided_count() - self.model().decisions >= RETRAIN_AFTER

    def _decided_count(self) -> int:
        return len(self.decided()[0])

    def decided(self) -> tuple[list[int], list[bool]]:
        """(numbers, whether kept) of memories that a person kept, set aside, or said to be no clutter; newest last."""
        kept, aside = self._vault.learned.decisions.facts(MOST_DECISIONS)
        said = {row.number: row.decision for row in self._vault.learned.decisions.all()}
        found = dict.fromkeys((number for number, one in said.items() if one is Decision.NOT_CLUTTER), True)
        found |= dict.fromkeys(kept, True) | dict.fromkeys(aside, False)
        numbers = sorted(found)[-MOST_DECISIONS:]
        return numbers, [found[number] for number in numbers]

    def learn(self, alike: Alike, rest: Rest = go_on) -> WorthModel:
        """Train on all decisions, use the model from now on, and say anew what everything is worth."""
        numbers, kept = self.decided()
        judge = Judge(self._vault, self._clutter_of, datetime.now(UTC).date(), alike, rest)
        judged: dict[int, Judged] = {}
        for start in range(0, len(numbers), BLOCK):
            judged |= {one.number: one for one in judge.judge(numbers[start : start + BLOCK])}
        known = [
            (judged[number].signals, is_kept) for number, is_kept in zip(numbers, kept, strict=True) if number in judged
        ]
        x = np.stack([row for row, _ in known]) if known else np.zeros((0, len(beginning().names)))
        model = train(Decisions(x, np.array([is_kept for _, is_kept in known], bool)), rest=rest)
        report: dict[str, Any] = {
            "held_out": [round(float(value), 4) for value in model.held_out],
            "kept": [is_kept for _, is_kept in known],
        }
        packed = to_bytes(model)
        with self._vault.derive():
            version = self._vault.learned.screening.put(datetime.now(UTC), len(known), packed, report)
        with self._lock:
            self._model, self._version = from_bytes(packed), version
        self._weigh_again(rest)
        return model

    def _weigh_again(self, rest: Rest) -> None:
        """Every verdict by the new model, from the signals that lie beside its reasons: no memory is read."""
        model, version = self.model(), self.version
        numbers, guarded, blobs = self._vault.learned.verdicts.blobs()
        for start in range(0, len(blobs), _WEIGHED):
            rest()
            some = slice(start, start + _WEIGHED)
            x, fits = signals_of(blobs[some])
            rows = [
                _weighed(int(number), float(value), bool(is_guarded), blob, version)
                for number, value, is_guarded, blob in zip(
                    numbers[some][fits],
                    model.worth(x[fits]),
                    guarded[some][fits],
                    [blob for blob, fit in zip(blobs[some], fits, strict=True) if fit],
                    strict=True,
                )
            ]
            with self._vault.derive():
                self._vault.learned.verdicts.put_many(rows)


def _weighed(number: int, worth: float, guarded: bool, blob: bytes, version: int) -> VerdictRow:
    if has_none(blob):
        return VerdictRow(number, worth, None, None, guarded, blob, version)
    reasons = unpack(blob)
    clutter, treasure = proposed_clutter(reasons.clutter, worth), proposed_treasure(reasons.treasure, worth)
    return VerdictRow(number, worth, clutter, treasure, guarded, blob, version)
