"""The verdicts of a vault kept in step: with what arrives, with what people decide, with what the model learns."""

from __future__ import annotations

import threading
from collections.abc import Callable, Container, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Final

import numpy as np
from numpy.typing import NDArray

from heirloom.core.job import Rest, go_on
from heirloom.core.screening import Clutter, Decision
from heirloom.learning.worth.compact import CompactModel, from_bytes, to_bytes
from heirloom.learning.worth.judge import (
    MUCH_WORTH,
    ClutterOf,
    Judge,
    Judged,
    proposed_clutter,
    proposed_treasure,
    verdicts,
)
from heirloom.learning.worth.model import Decisions, WorthModel, beginning, train
from heirloom.learning.worth.proposing import is_told, told
from heirloom.learning.worth.reasons import has_none, signals_of, unpack
from heirloom.vault import Vault, VerdictRow

FORMAT: Final = 2
"""Raised whenever reasons or signals change their meaning: everything is judged again."""
BLOCK: Final = 256
RETRAIN_AFTER: Final = 10
"""New decisions after which the model learns again."""
MOST_DECISIONS: Final = 5_000
MOST_BELIEVED: Final = 500
_WEIGHED: Final = 256

Floats = NDArray[np.float64]
Alike = Mapping[int, tuple[int, int]]


class Verdicts:
    """One of a vault; any thread asks, one at a time works."""

    def __init__(self, vault: Vault, clutter_of: ClutterOf) -> None:
        self._vault = vault
        self._clutter_of = clutter_of
        self._lock = threading.Lock()
        self._model: CompactModel | None = None
        self._version = 0
        self._reported = True

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
                    self._reported = is_told(row.report)
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
        done = last = 0
        while numbers := self._vault.learned.verdicts.stale(version, BLOCK, after=last):
            last = numbers[-1]
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
        looked = self._vault.learned.faces.get_many(numbers)
        rows = verdicts(judge.judge(numbers), model, version)
        with self._vault.derive():
            self._vault.learned.verdicts.put_many(rows)
            # Faces found while these were judged are for the next time.
            self._vault.learned.verdicts.outdate(self._vault.learned.faces.get_many(numbers).keys() - looked.keys())
        return len(rows)

    # Learning

    def should_learn(self) -> bool:
        """Whether enough was decided or taken back since the last training, or that kept no figures of today's sort."""
        learned = self.model().decisions
        return abs(self._decided_count() - learned) >= RETRAIN_AFTER or not self._reported

    def _decided_count(self) -> int:
        return len(self.decided()[0])

    def decided(self) -> tuple[list[int], list[bool]]:
        """(numbers, whether kept) of memories that a person kept, set aside, or said to be no clutter; newest last."""
        kept, aside = self._vault.learned.decisions.facts(MOST_DECISIONS)
        found = dict.fromkeys(self._said(Decision.NOT_CLUTTER), True)
        found |= dict.fromkeys(kept, True) | dict.fromkeys(aside, False)
        numbers = sorted(found)[-MOST_DECISIONS:]
        return numbers, [found[number] for number in numbers]

    def _said(self, decision: Decision) -> list[int]:
        return [row.number for row in self._vault.learned.decisions.all() if row.decision is decision]

    def _refused(self, decided: Sequence[int]) -> list[int]:
        """Memories that a person said are no keepsakes, and nothing else: the model learns nothing from them."""
        return sorted(self._no_keepsakes().difference(decided))[-MOST_DECISIONS:]

    def _no_keepsakes(self) -> set[int]:
        """What was said to be none, and was not made one since."""
        return set(self._said(Decision.NOT_TREASURE)).difference(self._vault.learned.decisions.facts(MOST_DECISIONS)[0])

    def _alike_then(self, aside: Sequence[int], alike: Alike) -> Alike:
        """`alike`, and of what is set aside how many look-alikes it had when it was judged last."""
        then = dict(alike)
        for number, row in self._vault.learned.verdicts.get_many(aside).items():
            counts = {why.kind: why.count or 0 for why in unpack(row.reasons).clutter}
            before = counts.get(Clutter.NEAR_DUPLICATE, 0), counts.get(Clutter.BURST, 0)
            if any(before):
                then.setdefault(number, before)
        return then

    def _judged(self, judge: Judge, numbers: Sequence[int]) -> dict[int, Judged]:
        found: dict[int, Judged] = {}
        for start in range(0, len(numbers), BLOCK):
            found |= {one.number: one for one in judge.judge(numbers[start : start + BLOCK])}
        return found

    def learn(self, alike: Alike, rest: Rest = go_on) -> WorthModel:
        """Train on all decisions, use the model from now on, and say anew what everything is worth."""
        numbers, kept = self.decided()
        aside = [number for number, is_kept in zip(numbers, kept, strict=True) if not is_kept]
        then = self._alike_then(aside, alike)
        judge = Judge(self._vault, self._clutter_of, datetime.now(UTC).date(), then, rest)
        judged = self._judged(judge, numbers)
        known = [(judged[number], is_kept) for number, is_kept in zip(numbers, kept, strict=True) if number in judged]
        x = np.stack([one.signals for one, _ in known]) if known else np.zeros((0, len(beginning().names)))
        flags = np.array([is_kept for _, is_kept in known], bool)
        model = train(Decisions(x, flags, self._believed({*numbers, *self._no_keepsakes()})), rest=rest)
        refused = list(self._judged(judge, self._refused(numbers)).values())
        report = told(known, model, refused, self._no_keepsakes())
        packed = to_bytes(model)
        with self._vault.derive():
            version = self._vault.learned.screening.put(datetime.now(UTC), len(known), packed, report)
        with self._lock:
            self._model, self._version, self._reported = from_bytes(packed), version, True
        self._weigh_again(rest)
        return model

    def _believed(self, decided: Container[int]) -> Floats:
        """Signals (m, k) of undecided memories that the model before any decision would call keepsakes."""
        numbers, _, blobs = self._vault.learned.verdicts.blobs()
        packed, fits = signals_of(blobs)
        x = packed.astype(np.float64)
        worth = beginning().worth(x)
        likely = [
            at
            for at in np.flatnonzero(fits & (worth >= MUCH_WORTH))
            if int(numbers[at]) not in decided
            and not has_none(blobs[at])
            and proposed_treasure(unpack(blobs[at]).treasure, float(worth[at])) is not None
        ]
        return np.asarray(x[likely[:MOST_BELIEVED]])

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
                outdated = self._vault.learned.verdicts.outdated()
                self._vault.learned.verdicts.put_many(row for row in rows if row.number not in outdated)


def _weighed(number: int, worth: float, guarded: bool, blob: bytes, version: int) -> VerdictRow:
    if has_none(blob):
        return VerdictRow(number, worth, None, None, guarded, blob, version)
    reasons = unpack(blob)
    clutter, treasure = proposed_clutter(reasons.clutter, worth), proposed_treasure(reasons.treasure, worth)
    return VerdictRow(number, worth, clutter, treasure, guarded, blob, version)
