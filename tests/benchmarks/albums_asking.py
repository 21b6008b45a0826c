"""Asking what teaches most against asking at random: answers that an album needs until it is learned well.

The same person, the same three yes and three no to begin with, the same method. F1 is taken over all photos at the best
threshold there is, so that what is compared is the order of the questions and not the placing of the threshold. An
album that is there from the examples alone tells nothing about the order and is counted apart. An order that does not
get there within the cap counts as the cap, which flatters the random order.
"""

from __future__ import annotations

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
STEPS = (1, 3, 6)
"""Answers between two trainings while there are fewer than 20, fewer than 60, and more."""


def run(quick: bool = False) -> dict[str, object]:
    """Median answers needed in either order and their ratio, over all albums and seeds."""
    ground = read_ground()
    albums = ground.albums[::QUICK_EVERY] if quick else ground.albums
    needed = [
        np.asarray([race(ground, album, seed, active) for album in albums for seed in range(SEEDS)])
        for active in (True, False)
    ]
    figures = compared(*needed)
    return {
        "albums": len(albums),
        "seeds": SEEDS,
        "cap": CAP,
        **figures,
        "reached": figures["ratio_of_medians"] <= GOAL_RATIO,
    }


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


def race(ground: Ground, album: Taught, seed: int, active: bool) -> int:
    """Answers, the examples among them, until the album is learned well; CAP where that takes longer."""
    rng = np.random.default_rng(1000 * seed + int(album.belongs.sum()))
    lesson = start(album, EXAMPLES, EXAMPLES, rng)
    while (answers := len(lesson.places)) < CAP:
        model, scores = lesson.train(ground.table)
        if best_f1(scores, album.belongs) >= GOAL_F1:
            return answers
        count = STEPS[int(answers >= 20) + int(answers >= 60)]
        if active:
            lesson.ask(model, scores, count, rng, ground.rows)
        else:
            drawn = rng.choice(lesson.left(), count, replace=False)
            lesson.note([(int(place), Asked.RANDOM) for place in drawn])
    return CAP


def best_f1(scores: Floats, belongs: Bools) -> float:
    """F1 at the best threshold there is."""
    ranked = belongs[np.argsort(-scores, kind="stable")]
    right, added = np.cumsum(ranked), np.arange(1, len(ranked) + 1)
    return float((2 * right / (added + belongs.sum())).max())
