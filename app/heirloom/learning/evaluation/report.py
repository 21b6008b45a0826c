"""The report of how well something was learned, from answers that the model had not seen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from heirloom.core.albums import (
    LEAST_EITHER,
    NOTHING_ADDED,
    TOO_FEW,
    AlbumReport,
    Answer,
    Asked,
    Averages,
    Interval,
    Method,
    Mistake,
    answers_needed,
)
from heirloom.core.records import ItemId
from heirloom.learning.evaluation.weighted import Counts, Evidence, log_odds, pool_counts, weighted_counts
from heirloom.learning.evaluation.wilson import effective_of_spread, wilson

ENOUGH_RANDOM = 20
"""Random answers from which only they are counted, where they hold enough of either kind to say anything."""
WORST = 8
"""Mistakes that a report lists."""
SEED = 20_260
TAIL = 0.05
"""Left out at either end of what may be true: an interval of 90 %."""

Bools = NDArray[np.bool_]
Floats = NDArray[np.float64]


class HeldOut(Protocol):
    """Answers, in the order in which they were given, with the probability that a model gave which had not seen them;
    all arrays (n,)."""

    @property
    def numbers(self) -> NDArray[np.int64]: ...
    @property
    def probability(self) -> NDArray[np.floating]: ...
    @property
    def yes(self) -> Bools: ...
    @property
    def asked(self) -> NDArray[np.integer]: ...


def report_of(
    held_out: HeldOut,
    pool_size: int,
    threshold: float,
    *,
    pool: NDArray[np.floating] | None = None,
    ids: Mapping[int, ItemId] | None = None,
    method: Method | None = None,
    methods: Mapping[str, float] | None = None,
    version: int | None = None,
    curve: Sequence[tuple[int, float]] = (),
    drift: str | None = None,
    model_bytes: int = 0,
    trained_at: datetime | None = None,
) -> AlbumReport:
    """The report of a model that adds whatever has a probability of at least `threshold`.

    `pool_size` memories have no answer; `pool` (m,) are their probabilities by the model in use, or those of an even
    sample of them. Give it wherever there is one: without it only the weights of random answers speak for the pool.
    `ids` names answered memories by number; without it no mistakes are listed. Below LEAST_ANSWERS answers, or
    LEAST_EITHER of either kind, every figure is None; where nothing at all would be added, precision and F1 are. What
    else the report holds is passed through.
    """
    yes = np.asarray(held_out.yes, bool)
    asked = np.asarray(held_out.asked)
    needed = answers_needed(int(yes.sum()), int((~yes).sum()))
    report = AlbumReport(
        yes=int(yes.sum()),
        no=int((~yes).sum()),
        method=method,
        threshold=threshold,
        version=version,
        answers_needed=needed,
        random_answers=int((asked == Asked.RANDOM).sum()),
        drift=drift,
        model_bytes=model_bytes,
        trained_at=trained_at,
    )
    if needed:
        return replace(report, reason=TOO_FEW)
    judged = Evidence(log_odds(held_out.probability), yes, asked)
    measured = _measured(report, judged, pool_size, None if pool is None else log_odds(pool), threshold)
    return replace(
        measured,
        methods=dict(methods or {}),
        curve=tuple(curve),
        mistakes=_mistakes(held_out, threshold, ids or {}),
    )


def _measured(
    report: AlbumReport, judged: Evidence, pool_size: int, pool: Floats | None, threshold: float
) -> AlbumReport:
    random = judged.asked == Asked.RANDOM
    positive = int(judged.yes[random].sum())
    only = report.random_answers >= ENOUGH_RANDOM and LEAST_EITHER <= positive <= report.random_answers - LEAST_EITHER
    if only:
        judged = judged.only(random)
    line = float(log_odds(np.asarray([threshold]))[0])
    rng = np.random.default_rng(SEED)
    if pool is None or not len(pool):
        unseen = weighted_counts(judged.scores >= line, judged.yes, judged.asked, pool_size, rng)
        return _figures(report, only, unseen, unseen)
    rest = pool_counts(judged, pool, line, rng, pool_size)
    held = rest.plus(*_four(judged.scores >= line, judged.yes))
    known = rest.plus(*_four(judged.yes, judged.yes))
    return replace(_figures(report, only, held, known), adding=_adding(rest))


def _figures(report: AlbumReport, only: bool, held: Counts, known: Counts) -> AlbumReport:
    """All figures. An interval starts where the held-out answers put its low end, and ends where it ends if what was
    answered is taken as known, which it is to the person: in a large vault the two are the same."""
    confusion = held.means()
    recall = _interval(held.figures()[1], known.figures()[1])
    if not confusion[0] + confusion[1]:
        return replace(report, reason=NOTHING_ADDED, only_random=only, recall=recall, confusion=confusion)
    yes = Averages(*(float(np.mean(draws)) for draws in held.figures()))
    no = Averages(*(float(np.mean(draws)) for draws in held.flipped().figures()))
    precision, _, f1 = (_interval(low, high) for low, high in zip(held.figures(), known.figures(), strict=True))
    return replace(
        report,
        only_random=only,
        precision=precision,
        recall=recall,
        f1=f1,
        per_class={"yes": yes, "no": no},
        averaged=_averaged(yes, no, confusion),
        confusion=confusion,
    )


def _adding(rest: Counts) -> Interval | None:
    """Precision among the unanswered alone."""
    if not (rest.right + rest.wrong).any():
        return None
    precision = rest.figures()[0]
    return _interval(precision, precision)


def _interval(held: Floats, known: Floats) -> Interval:
    """Around the mean of the first draws, from their low end to the high end of both."""
    value, low, high = _ends(held)
    return Interval(value, low, max(high, _ends(known)[2]))


def _ends(draws: Floats) -> tuple[float, float, float]:
    """Mean and ends: Wilson's interval for as many answers as the draws' spread is worth, and no less than the middle
    90 % of the draws, which may lie askew of their mean where few can belong."""
    value = float(np.mean(draws))
    low, high = (float(end) for end in np.quantile(draws, [TAIL, 1 - TAIL]))
    wide = wilson(min(value, 1.0), effective_of_spread(value, float(np.var(draws)), len(draws)))
    return value, min(low, wide.low), max(high, wide.high)


def _averaged(yes: Averages, no: Averages, confusion: tuple[float, float, float, float]) -> dict[str, Averages]:
    """Over the two classes: each memory the same (micro), each class the same (macro), classes by size (weighted)."""
    right, _, missed, rest = confusion
    everything = sum(confusion)
    share = (right + missed) / everything
    accuracy = (right + rest) / everything

    def mixed(weight: float) -> Averages:
        return Averages(
            *(
                weight * of_yes + (1 - weight) * of_no
                for of_yes, of_no in ((yes.precision, no.precision), (yes.recall, no.recall), (yes.f1, no.f1))
            )
        )

    return {"micro": Averages(accuracy, accuracy, accuracy), "macro": mixed(0.5), "weighted": mixed(share)}


def _four(added: Bools, yes: Bools) -> tuple[float, float, float, float]:
    return (
        float((added & yes).sum()),
        float((added & ~yes).sum()),
        float((~added & yes).sum()),
        float((~added & ~yes).sum()),
    )


def _mistakes(held_out: HeldOut, threshold: float, ids: Mapping[int, ItemId]) -> tuple[Mistake, ...]:
    """Answers on the other side of the threshold, furthest from it first."""
    probability = np.asarray(held_out.probability, np.float64)
    yes = np.asarray(held_out.yes, bool)
    far = np.where(yes, threshold - probability, probability - threshold)
    wrong = (probability >= threshold) != yes
    order = [place for place in np.argsort(-far, kind="stable") if wrong[place]]
    named = ((place, ids.get(int(held_out.numbers[place]))) for place in order)
    return tuple(
        Mistake(item, Answer.YES if yes[place] else Answer.NO, float(probability[place]))
        for place, item in named
        if item is not None
    )[:WORST]
