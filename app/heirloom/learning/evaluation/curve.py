"""The learning curve: how well it would be learned from the first so many answers, measured like the report."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from heirloom.core.albums import LEAST_ANSWERS, AlbumReport
from heirloom.learning.evaluation.report import HeldOut, report_of

POINTS = 6
STEP = 1.3
"""Each size is at least so many times the one before: smaller steps would show noise."""

Curve = tuple[tuple[int, float], ...]


@dataclass(frozen=True, slots=True)
class Earlier:
    """A model after the first answers only: what it held out, the pool by its scores, its threshold."""

    held_out: HeldOut
    pool: NDArray[np.floating]
    threshold: float


def sizes(answers: int, points: int = POINTS) -> list[int]:
    """How many of the first answers to learn from, growing by the same factor, the last one all of them."""
    if answers < LEAST_ANSWERS:
        return []
    grown = np.geomspace(LEAST_ANSWERS, answers, points)
    kept = [answers]
    for size in sorted({round(float(size)) for size in grown}, reverse=True):
        if kept[-1] >= STEP * size:
            kept.append(size)
    return kept[::-1]


def learning_curve(learn: Callable[[int], Earlier], now: AlbumReport, points: int = POINTS) -> Curve:
    """Pairs (answers used, F1), the last one of the report `now`, which is not learned again.

    `learn(size)` trains on the first `size` answers in the order in which they were given. Sizes with too few answers
    of either kind are left out.
    """
    answers = now.yes + now.no
    if now.f1 is None:
        return ()
    found: list[tuple[int, float]] = []
    for size in sizes(answers, points)[:-1]:
        earlier = learn(size)
        report = report_of(earlier.held_out, len(earlier.pool), earlier.threshold, pool=earlier.pool)
        if report.f1 is not None:
            found.append((size, report.f1.value))
    return (*found, (answers, now.f1.value))


def of_reports(reports: Iterable[AlbumReport], points: int = POINTS) -> Curve:
    """The curve from reports of earlier trainings, which costs nothing: the latest for each number of answers."""
    latest = {report.yes + report.no: report.f1.value for report in reports if report.f1 is not None}
    known = sorted(latest)
    if not known:
        return ()
    # For each wanted size the nearest one that was measured.
    wanted = sizes(known[-1], points) or [known[-1]]
    kept = sorted({min(known, key=lambda size: abs(size - want)) for want in wanted})
    return tuple((size, latest[size]) for size in kept)
