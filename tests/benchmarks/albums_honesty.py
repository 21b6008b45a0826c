"""Whether reports of taught albums keep their word: reported precision and recall against the truth of all photos.

A person starts with three to five yes and as many no, then answers what is asked, one in five at random, 20 to 60
answers in all; half of the albums begin with their name too. The truth is that of the album's model, at its threshold,
over answered and unanswered photos together; beside it stand the same with answered photos as held-out models judged
them, and what would still be added against the report's figure for that.
"""

from __future__ import annotations

import time
from dataclasses import dataclass

import numpy as np
from _teaching import Bools, Floats, Ground, Lesson, read_ground, start

from heirloom.core.albums import AlbumReport, Interval
from heirloom.learning.albums.model import AlbumModel
from heirloom.learning.evaluation import report_of

TRAININGS = 200
QUICK_TRAININGS = 20
GOAL = 0.85
ASKED_AT_ONCE = 5
"""Answers between two trainings; the product trains after each."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """One simulated training: its report, and the truth (precision, recall) by whom it is told of."""

    album: str
    answers: int
    report: AlbumReport
    report_ms: float
    truths: dict[str, tuple[float, float]]


def run(quick: bool = False) -> dict[str, object]:
    """Shares of simulated trainings whose truth lies inside the interval; the whole pool counts for the goal."""
    ground = read_ground()
    outcomes = [simulate(ground, turn) for turn in range(QUICK_TRAININGS if quick else TRAININGS)]
    told = [outcome for outcome in outcomes if outcome.report.reason is None]
    figures: dict[str, object] = {
        "trainings": len(outcomes),
        "too_few_answers": len(outcomes) - len(told),
        "albums": len({outcome.album for outcome in outcomes}),
        "answers_median": float(np.median([outcome.answers for outcome in outcomes])),
        "report_cpu_ms_median": round(float(np.median([outcome.report_ms for outcome in told])), 1),
    }
    for part in ("pool", "pool_held_out"):
        figures[part] = {**_kept(told, part, "precision"), **_kept(told, part, "recall")}
    figures["unanswered"] = _kept(told, "unanswered", "adding")
    inside = [_kept(told, "pool", name)[f"{name}_inside"] for name in ("precision", "recall")]
    figures["reached"] = min(inside) >= GOAL
    return figures


def simulate(ground: Ground, turn: int) -> Outcome:
    """One training of one album, the same for the same turn."""
    rng = np.random.default_rng(turn)
    album = ground.albums[turn % len(ground.albums)]
    examples = int(rng.integers(3, 6)), int(rng.integers(3, 6))
    lesson = start(album, *examples, rng, sentence=bool(rng.integers(2)))
    answers = int(rng.integers(20, 61))
    model, scores = lesson.train(ground.table)
    while len(lesson.places) < answers:
        lesson.ask(model, scores, min(ASKED_AT_ONCE, answers - len(lesson.places)), rng, ground.rows)
        model, scores = lesson.train(ground.table)
    return measure(lesson, model, scores, album.name)


def measure(lesson: Lesson, model: AlbumModel, scores: Floats, name: str) -> Outcome:
    threshold, left = model.threshold(), lesson.left()
    began = time.process_time()
    report = report_of(model.held_out, len(left), threshold, pool=scores[left])
    spent = (time.process_time() - began) * 1000
    held = scores.copy()
    held[np.asarray(lesson.places)] = model.held_out.probability
    truths = {
        "pool": truth(scores, threshold, lesson.belongs),
        "pool_held_out": truth(held, threshold, lesson.belongs),
        "unanswered": truth(scores[left], threshold, lesson.belongs[left]),
    }
    return Outcome(name, len(lesson.places), report, spent, truths)


def truth(scores: Floats, threshold: float, belongs: Bools) -> tuple[float, float]:
    """Precision and recall of what is added; NaN where nothing is added or nothing belongs."""
    added = scores >= threshold
    right = float((added & belongs).sum())
    return tuple(right / total if (total := int(part.sum())) else float("nan") for part in (added, belongs))  # type: ignore[return-value]


def _kept(told: list[Outcome], part: str, name: str) -> dict[str, float]:
    """Share of reports whose interval holds the truth, mean width of the interval, mean of value less truth."""
    pairs: list[tuple[Interval, float]] = []
    for outcome in told:
        figure, real = getattr(outcome.report, name), outcome.truths[part][name == "recall"]
        if figure is not None and not np.isnan(real):
            pairs.append((figure, real))
    inside = [figure.low - 1e-9 <= real <= figure.high + 1e-9 for figure, real in pairs]
    return {
        f"{name}_inside": round(float(np.mean(inside)), 3),
        f"{name}_width": round(float(np.mean([figure.high - figure.low for figure, _ in pairs])), 3),
        f"{name}_off": round(float(np.mean([figure.value - real for figure, real in pairs])), 3),
        f"{name}_trainings": len(pairs),
    }
