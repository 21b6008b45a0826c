"""Asking what teaches most against asking at random: answers that an album needs until it is learned well.

The same person, the same three yes and three no to begin with, the same method. F1 is taken over all photos at the best
threshold there is, so that what is compared is the order of the questions and not the placing of the threshold; the
same at the album's own threshold stands beside it. An album that is there from the examples alone tells nothing about
the order and is counted apart. An order that does not get there within the cap counts as the cap, which flatters the
random order.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from _teaching import Bools, Floats, Ground, Taught, read_ground, start
from numpy.typing import NDArray

from heirloom.core.albums import Asked

GOAL_F1 = 0.8
GOAL_RATIO = 0.7
EXAMPLES = 3
CAP = 150
SEEDS = 2
QUICK_EVERY = 8
STEPS = (1, 2, 4)
"""Answers between two trainings while there are fewer than 20, fewer than 60, and more."""


@dataclass(frozen=True, slots=True)
class Race:
    """Answers needed, by the best threshold and by the album's own; None where the cap came first."""

    best: int | None
    own: int | None


def run(quick: bool = False) -> dict[str, object]:
    """Median answers needed in either order and their ratio, over all albums and seeds."""
    ground = read_ground()
    albums = ground.albums[::QUICK_EVERY] if quick else ground.albums
    races = {
        order: [race(ground, album, seed, order == "active") for album in albums for seed in range(SEEDS)]
        for order in ("active", "random")
    }
    figures: dict[str, object] = {"albums": len(albums), "seeds": SEEDS, "cap": CAP}
    for which in ("best", "own"):
        needed = [[getattr(one, which) or CAP for one in races[order]] for order in ("active", "random")]
        figures[which] = compared(*(np.asarray(one) for one in needed))
    best = figures["best"]
    assert isinstance(best, dict)
    figures["reached"] = best["ratio_of_medians"] <= GOAL_RATIO
    return figures


def compared(active: NDArray[np.int64], random: NDArray[np.int64]) -> dict[str, float]:
    """Figures over the races that the examples alone did not decide."""
    open_ = (active > 2 * EXAMPLES) | (random > 2 * EXAMPLES)
    figures = {"there_from_examples": int((~open_).sum()), "races": int(open_.sum())}
    if not open_.any():
        return {**figures, "ratio_of_medians": 1.0}
    active, random = active[open_], random[open_]
    return {
        **figures,
        "active_median": float(np.median(active)),
        "random_median": float(np.median(random)),
        "ratio_of_medians": round(float(np.median(active) / np.median(random)), 3),
        "ratio_of_means": round(float(active.mean() / random.mean()), 3),
        "active_at_cap": int((active >= CAP).sum()),
        "random_at_cap": int((random >= CAP).sum()),
        "active_no_slower": round(float((active <= random).mean()), 3),
    }


def race(ground: Ground, album: Taught, seed: int, active: bool) -> Race:
    """Teach one album until both figures are there, or the cap."""
    rng = np.random.default_rng(1000 * seed + int(album.belongs.sum()))
    lesson = start(album, EXAMPLES, EXAMPLES, rng)
    best: int | None = None
    own: int | None = None
    while len(lesson.places) <= CAP and (best is None or own is None):
        model, scores = lesson.train(ground.table)
        answers = len(lesson.places)
        if best is None and best_f1(scores, album.belongs) >= GOAL_F1:
            best = answers
        if own is None and f1(scores >= model.threshold(), album.belongs) >= GOAL_F1:
            own = answers
        count = STEPS[int(answers >= 20) + int(answers >= 60)]
        if active:
            lesson.ask(model, scores, count, rng, ground.rows)
        else:
            drawn = rng.choice(lesson.left(), count, replace=False)
            lesson.note([(int(place), Asked.RANDOM) for place in drawn])
    return Race(best, own)


def best_f1(scores: Floats, belongs: Bools) -> float:
    """F1 at the best threshold there is."""
    ranked = belongs[np.argsort(-scores, kind="stable")]
    right, added = np.cumsum(ranked), np.arange(1, len(ranked) + 1)
    return float((2 * right / (added + belongs.sum())).max())


def f1(added: Bools, belongs: Bools) -> float:
    return float(2 * (added & belongs).sum() / max(int(added.sum() + belongs.sum()), 1))
