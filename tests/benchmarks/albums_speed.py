"""One more answer in a vault of 100,000 photos: from the answer to all suggestions ranked anew, and the memory for it.

Rows of the shape and spread of the starter's features, made up in memory, with times and places, so that everything
that training looks at is there. No vault is read: `understanding` and `cold_search` measure that.
"""

from __future__ import annotations

import resource
import sys
import time

import numpy as np
from numpy.typing import NDArray

from heirloom.core.albums import Asked
from heirloom.learning.albums.answers import Answers, LikeQuery
from heirloom.learning.albums.model import AlbumModel, train
from heirloom.learning.blocks import PART_ROWS, StoredBlock
from heirloom.learning.features import IMAGE, WHEN, WHERE, FeatureTable, when_block, where_block

GOAL_S = 1.0
GOAL_TABLE_MB = 400
ITEMS, QUICK_ITEMS = 100_000, 20_000
WIDTH = 1664
THEMES = 400
ANSWERS = (10, 40, 120)
REPEATS = 3

Floats = NDArray[np.float32]


def run(quick: bool = False) -> dict[str, object]:
    """Seconds by number of answers, the slowest of three each; and megabytes."""
    count = QUICK_ITEMS if quick else ITEMS
    rng = np.random.default_rng(4)
    themes = rng.integers(0, min(THEMES, count // max(ANSWERS)), count)
    table = _table(count, themes, rng)
    like = LikeQuery("a theme", table.numbers, (2.0 * (themes == 7) + rng.standard_normal(count))[:, None])
    found: dict[str, object] = {"items": count, "table mb": round(_megabytes(table), 1)}
    before = _peak_mb()
    slowest = 0.0
    for answers in ANSWERS:
        began = time.process_time()
        taken = [_one_more(table, themes, answers, like, seed) for seed in range(REPEATS)]
        found[f"{answers} answers: cpu s"] = round((time.process_time() - began) / REPEATS, 3)
        slowest = max(slowest, *(seconds for seconds, _ in taken))
        found[f"{answers} answers: s"] = round(max(seconds for seconds, _ in taken), 3)
        found[f"{answers} answers: method"] = taken[0][1].method.value
        found[f"{answers} answers: bytes"] = len(taken[0][1].to_bytes())
    found["more memory at the peak mb"] = round(_peak_mb() - before, 1)
    return found | {"goal s": GOAL_S, "reached": slowest <= GOAL_S and _megabytes(table) <= GOAL_TABLE_MB}


def _one_more(
    table: FeatureTable, themes: NDArray[np.int64], count: int, like: LikeQuery, seed: int
) -> tuple[float, AlbumModel]:
    """Wall seconds from the last answer to the ranked list."""
    rng = np.random.default_rng(seed)
    yes = rng.choice(np.flatnonzero(themes == 7), count // 2, replace=False)
    no = rng.choice(np.flatnonzero(themes != 7), count - count // 2, replace=False)
    places = np.concatenate([yes, no])
    asked = np.where(np.arange(count) % 5 == 4, Asked.RANDOM, Asked.UNSURE).astype(np.uint8)
    answers = Answers(table.numbers[places], np.arange(count) < len(yes), asked)
    began = time.perf_counter()
    model = train(table, answers, like)
    probabilities = model.learned_on
    assert probabilities is not None
    ranked = np.argsort(-probabilities, kind="stable")
    sure = probabilities[ranked] >= model.threshold()
    seconds = time.perf_counter() - began
    assert sure.any()
    return seconds, model


def _table(count: int, themes: NDArray[np.int64], rng: np.random.Generator) -> FeatureTable:
    centres = rng.standard_normal((THEMES, WIDTH)).astype(np.float32)
    numbers = np.arange(1, count + 1)
    block = StoredBlock(WIDTH)
    for start in range(0, count, PART_ROWS):
        part = themes[start : start + PART_ROWS]
        rows = 0.7 * centres[part] + rng.standard_normal((len(part), WIDTH), np.float32)
        rows /= np.linalg.norm(rows, axis=1, keepdims=True)
        block = block.plus(numbers[start : start + PART_ROWS], rows)
    days = when_block(numbers, rng.integers(1_000_000_000, 1_700_000_000, count) * 1_000_000)
    places = where_block(numbers, rng.uniform(35, 60, count), rng.uniform(-10, 30, count))
    return FeatureTable(numbers, {IMAGE: block, WHEN: days, WHERE: places})


def _megabytes(table: FeatureTable) -> float:
    image = table.blocks[IMAGE]
    assert isinstance(image, StoredBlock)
    return sum(part.codes.nbytes + part.scales.nbytes for part in image.parts) / 1e6 + 8 * 4 * len(table) / 1e6


def _peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2)


if __name__ == "__main__":
    for name, value in run("--quick" in sys.argv).items():
        print(f"{name:28} {value}")
