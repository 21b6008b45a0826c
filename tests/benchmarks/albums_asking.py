"""Asking what teaches most against asking at random: answers that an album needs until it is learned well.

The same person, the same three yes and three no to begin with, the same method. F1 is taken over all photos at the best
threshold there is, so that what is compared is the order of the questions and not the placing of the threshold; the
same at the album's own threshold stands beside it. An order that does not get there within the cap counts as the cap,
which flatters the random order.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from _teaching import Bools, Floats, Ground, Lesson, Taught, read_ground, start

from heirloom.core.albums import Asked
from heirloom.learning.albums.asking import next_questions
from heirloom.learning.albums.model import AlbumModel

GOAL_F1 = 0.8
GOAL_RATIO = 0.7
EXAMPLES = 3
CAP = 150
SEEDS = 2
QUICK_ALBUMS = 4
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
    albums = ground.albums[:QUICK_ALBUMS] if quick else ground.albums
    races = {
        order: [race(ground, album, seed, order == "active") for album in albums for seed in range(SEEDS)]
        for order in ("active", "random")
    }
    figures: dict[str, object] = {"albums": len(albums), "seeds": SEEDS, "cap": CAP}
    ratios = {}
    for which in ("best", "own"):
        needed = {order: [getattr(one, which) or CAP for one in runs] for order, runs in races.items()}
        never = {order: sum(getattr(one, which) is None for one in runs) for order, runs in races.items()}
        ratios[which] = float(np.median(needed["active"]) / np.median(needed["random"]))
        figures[which] = {
            "active_median": float(np.median(needed["active"])),
            "random_median": float(np.median(needed["random"])),
            "ratio_of_medians": round(ratios[which], 3),
            "active_mean": round(float(np.mean(needed["active"])), 1),
            "random_mean": round(float(np.mean(needed["random"])), 1),
            "active_at_cap": never["active"],
            "random_at_cap": never["random"],
            "active_no_slower": round(float(np.mean(np.less_equal(needed["active"], needed["random"]))), 3),
        }
    figures["reached"] = ratios["best"] <= GOAL_RATIO
    return figures


def race(ground: Ground, album: Taught, seed: int, active: bool) -> Race:
    """Teach one album until both figures are there, or the cap."""
    rng = np.random.default_rng(1000 * seed + int(album.belongs.sum()))
    lesson = start(album, EXAMPLES, EXAMPLES, rng)
    best: int | None = None
    own: int | None = None
    while len(lesson.places) <= CAP and (best is None or own is None):
        model = lesson.train(ground.table)
        scores, answers = model.scores(ground.table), len(lesson.places)
        if best is None and best_f1(scores, album.belongs) >= GOAL_F1:
            best = answers
        if own is None and f1(scores >= model.threshold(), album.belongs) >= GOAL_F1:
            own = answers
        count = STEPS[int(answers >= 20) + int(answers >= 60)]
        ask(ground, lesson, model, scores, count, rng, active)
    return Race(best, own)


def ask(
    ground: Ground,
    lesson: Lesson,
    model: AlbumModel,
    scores: Floats,
    count: int,
    rng: np.random.Generator,
    active: bool,
) -> None:
    """Put the next questions to the person and note the answers."""
    left = lesson.left()
    if not active:
        asked = [(int(place), Asked.RANDOM) for place in rng.choice(left, min(count, len(left)), replace=False)]
    else:
        before = sum(how != Asked.CHOSEN for how in lesson.asked)
        yes = int(lesson.belongs[lesson.places].sum())
        asked = next_questions(
            scores,
            left,
            before,
            count,
            rng,
            threshold=model.threshold(),
            yes=yes,
            no=len(lesson.places) - yes,
            features=ground.rows,
        )
    lesson.places += [place for place, _ in asked]
    lesson.asked += [how for _, how in asked]


def best_f1(scores: Floats, belongs: Bools) -> float:
    """F1 at the best threshold there is."""
    ranked = belongs[np.argsort(-scores, kind="stable")]
    right, added = np.cumsum(ranked), np.arange(1, len(ranked) + 1)
    return float((2 * right / (added + belongs.sum())).max())


def f1(added: Bools, belongs: Bools) -> float:
    return float(2 * (added & belongs).sum() / max(int(added.sum() + belongs.sum()), 1))
