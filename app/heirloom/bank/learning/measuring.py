"""Reports of albums as records: the contract's JSON, and what is stored beside a model."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from heirloom.core.albums import AlbumReport, Answer, Averages, Interval
from heirloom.learning.evaluation.drift import Snapshot
from heirloom.learning.evaluation.report import HeldOut, report_of
from heirloom.vault import AnswerRow

if TYPE_CHECKING:
    from heirloom.bank.learning.trained import Scored


def as_record(report: AlbumReport) -> dict[str, Any]:
    """The contract's `album report`: figures are None, and `reason` says why, while there are too few answers."""
    intervals = {name: _bounds(getattr(report, name)) for name in ("precision", "recall", "f1")}
    return {
        "examples": {"yes": report.yes, "no": report.no},
        "method": report.method and report.method.value,
        "precision": _value(report.precision),
        "recall": _value(report.recall),
        "f1": _value(report.f1),
        "intervals": intervals if report.recall is not None else None,
        "adding": {"precision": _value(report.adding), "interval": _bounds(report.adding)},
        "averaged": {name: _averages(one) for name, one in report.averaged.items()} or None,
        "threshold": report.threshold,
        "version": report.version,
        "reason": report.reason,
        "answers_needed": report.answers_needed,
        "unlearned": report.unlearned,
        "random_answers": report.random_answers,
        "only_random": report.only_random,
        "per_class": {name: _averages(one) for name, one in report.per_class.items()} or None,
        "confusion": _confusion(report.confusion),
        "mistakes": [
            {"id": one.id, "answer": one.answer.name.lower(), "probability": round(one.probability, 4)}
            for one in report.mistakes
        ],
        "curve": [{"answers": answers, "f1": round(f1, 4)} for answers, f1 in report.curve],
        "methods": {name: round(f1, 4) for name, f1 in report.methods.items()},
        "drift": report.drift,
        "model_bytes": report.model_bytes,
        "trained_at": report.trained_at and report.trained_at.isoformat(timespec="seconds"),
    }


def record_of(report: AlbumReport, snapshot: Snapshot, last_item: int) -> dict[str, Any]:
    """What is stored beside a model: what lists tell, and what later memories are compared with."""
    precision = report.precision
    told = precision and {"value": precision.value, "low": precision.low, "high": precision.high}
    # What is suggested is unanswered: its precision is what acceptance is held against.
    sure_of = report.adding or precision
    return {
        "precision": told,
        "f1": None if report.f1 is None else report.f1.value,
        "promised": None if sure_of is None else sure_of.low,
        "snapshot": snapshot.to_json(),
        "last_item": last_item,
    }


def promised(record: Mapping[str, Any]) -> float | None:
    """The precision that a stored report was sure of, None where it was too early to say."""
    low = record.get("promised")
    return None if low is None else float(low)


def unlearned(held_out: HeldOut, said: Sequence[AnswerRow]) -> int:
    """How many answers of now a training did not know, or knew otherwise."""
    knew = set(zip(held_out.numbers.tolist(), held_out.yes.tolist(), strict=True))
    now = {(one.number, one.answer is Answer.YES) for one in said if one.answer is not Answer.SKIP}
    return len(now - knew)


def may_be_wrong(scored: Scored, which: NDArray[np.bool_], threshold: float) -> int:
    """How many of `which` (n,), which join from this probability up, may be wrong: the worse of two ways to tell it.

    The sum of 1 - p is what the probabilities themselves say. Answers that were held out say it too, by the report's
    precision or, while it is too early for that, by the rule of succession (Laplace 1814) over those above the line.
    """
    pool = scored.probabilities[~scored.answered]
    joining = scored.probabilities[which].astype(np.float64)
    held_out = scored.trained.model.held_out
    if not len(joining) or not len(held_out.yes):
        return round(float((1 - joining).sum()))
    report = report_of(held_out, len(pool), threshold, pool=pool)
    measured = [one.value for one in (report.precision, report.adding) if one is not None]
    if not measured:
        added = held_out.yes[held_out.probability >= threshold]
        measured = [(int(added.sum()) + 1) / (len(added) + 2)]
    return round(max(float((1 - joining).sum()), len(joining) * (1 - min(measured))))


def _value(figure: Interval | None) -> float | None:
    return None if figure is None else round(figure.value, 4)


def _bounds(figure: Interval | None) -> list[float] | None:
    return None if figure is None else [round(figure.low, 4), round(figure.high, 4)]


def _averages(one: Averages) -> dict[str, float]:
    return {"precision": round(one.precision, 4), "recall": round(one.recall, 4), "f1": round(one.f1, 4)}


def _confusion(counts: tuple[float, float, float, float] | None) -> dict[str, float] | None:
    if counts is None:
        return None
    names = ("true_positives", "false_positives", "false_negatives", "true_negatives")
    return {name: round(count, 2) for name, count in zip(names, counts, strict=True)}
