"""Albums of texts: how well ten yes and ten no answers find the rest of a collection, or of what a question is about.

The vault holds the corpus' documents and the abstracts of SciFact, MED and Cranfield. Albums are each collection
against all else, and every Cranfield and MED query with at least 14 relevant abstracts. Yes answers are drawn evenly
from what belongs, no answers from what does not; nothing else is known of the rest.

called sure: F1 of what is called sure among the unanswered. Where 14 belong that is a hunt for the last 4.
album: F1 of the album as it then stands, answers included.
best line: F1 of the unanswered at the line that is best in hindsight: no choice of threshold does better.
"""

from __future__ import annotations

import sys
import tempfile
import time
import zlib
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from _text_collections import LEAST_RELEVANT, Album, albums, fill, texts
from numpy.typing import NDArray

from heirloom.core.albums import Asked
from heirloom.core.paths import models_dir
from heirloom.embedding import open_text_encoder
from heirloom.embedding.tuning import TuningSettings
from heirloom.learning.albums.answers import Answers, LikeQuery
from heirloom.learning.albums.model import AlbumModel, train
from heirloom.learning.albums.second.tuning import tune
from heirloom.learning.albums.zero_shot import look_for
from heirloom.learning.features import FeatureTable
from heirloom.learning.text.tuner import VaultTuner
from heirloom.vault import Vault, create, unlock

GOAL = 0.80
EACH = 10
SEEDS, QUICK_SEEDS = 3, 1
QUICK_LEAST = 12
TUNED, QUICK_TUNED = 8, 1
"""Albums over which the text encoder is tuned: minutes each."""
PASSPHRASE = "one two three four"

Flags = NDArray[np.bool_]


def run(quick: bool = False) -> dict[str, object]:
    """Mean F1 by group and over all albums, with the query's words as the album's sentence and without."""
    text = open_text_encoder("starter", models_dir())
    all_texts = texts(quick)
    with tempfile.TemporaryDirectory(prefix="heirloom-albums-text-") as scratch:
        path = Path(scratch) / "Texts.heirloom"
        create(path, PASSPHRASE, light_kdf=True)
        with Vault.open(path, unlock(path, passphrase=PASSPHRASE), writable=True) as vault:
            numbers = fill(vault, all_texts, text)
            began = time.process_time()
            table = FeatureTable.load(vault)
            seconds = time.process_time() - began
            made = albums(all_texts, QUICK_LEAST if quick else LEAST_RELEVANT)
            likes = {album.name: look_for(vault, table, album.like, None, text) for album in made if album.like}
            tuner = VaultTuner(vault, "starter", models_dir(), TuningSettings(seconds=3600))
            tuned = _tuned(table, numbers, made[:: max(1, len(made) // (QUICK_TUNED if quick else TUNED))], tuner)
    found: dict[str, object] = {"documents": len(table), "albums": len(made), "table cpu s": round(seconds, 2)}
    seeds = QUICK_SEEDS if quick else SEEDS
    found["without sentence"] = without = _measure(table, numbers, made, {}, seeds)
    found["with sentence"] = liked = _measure(table, numbers, made, likes, seeds)
    best = max(float(str(one["all called sure"])) for one in (without, liked))
    harmless = float(str(tuned["chosen: tuned"])) >= float(str(tuned["chosen: head"]))
    return found | {"tuned": tuned, "goal": GOAL, "reached": best >= GOAL and harmless}


def _measure(
    table: FeatureTable, numbers: NDArray[np.int64], made: list[Album], likes: Mapping[str, LikeQuery], seeds: int
) -> dict[str, object]:
    scores: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    seconds = []
    for album in made:
        belongs, like = _belongs(table, numbers, album), likes.get(album.name)
        one: dict[str, list[float]] = defaultdict(list)
        for seed in range(seeds):
            began = time.process_time()
            for name, value in _once(
                table, belongs, like, np.random.default_rng([seed, zlib.crc32(album.name.encode())])
            ):
                one[name].append(value)
            seconds.append(time.process_time() - began)
        for name, values in one.items():
            scores[album.group][name].append(float(np.mean(values)))
            scores["all"][name].append(float(np.mean(values)))
    found: dict[str, object] = {
        f"{group} {name}": round(float(np.mean(values)), 3)
        for group, named in scores.items()
        for name, values in named.items()
    }
    return found | {"training cpu s": round(float(np.mean(seconds)), 3)}


def _once(
    table: FeatureTable, belongs: Flags, like: LikeQuery | None, rng: np.random.Generator
) -> list[tuple[str, float]]:
    answers = _draw(table, belongs, rng)
    model = train(table, answers, like)
    probabilities = model.scores(table, like)
    open_ = ~np.isin(table.numbers, answers.numbers)
    stands = (probabilities >= model.threshold(0.5)) & open_
    stands[table.places(answers.numbers[answers.yes])[0]] = True
    return [
        ("called sure", _sure_f1(model, table, belongs, answers, like)),
        ("album", _f1(stands, belongs)),
        ("best line", _best(probabilities[open_], belongs[open_])),
    ]


def _tuned(table: FeatureTable, numbers: NDArray[np.int64], made: list[Album], tuner: VaultTuner) -> dict[str, object]:
    """F1 of the head and after tuning the text encoder, over some albums; both where tuning was chosen and not."""
    rows = [_tuned_once(table, album.name, _belongs(table, numbers, album), tuner) for album in made]
    found: dict[str, object] = {"tried": len(rows), "chosen": sum(row[1] for row in rows)}
    for name, some in (("all", rows), ("chosen", [row for row in rows if row[1]])):
        for place, what in ((2, "head"), (3, "tuned")):
            found[f"{name}: {what}"] = round(float(np.mean([row[place] for row in some] or [0.0])), 3)
    found["seconds each"] = round(float(np.mean([row[4] for row in rows])), 1)
    return found | {"albums (name, chosen, head, tuned, seconds, hidden yes stand at, stood at)": rows}


def _tuned_once(
    table: FeatureTable, name: str, belongs: Flags, tuner: VaultTuner
) -> tuple[str, bool, float, float, int, float, float]:
    answers = _draw(table, belongs, np.random.default_rng([0, zlib.crc32(name.encode())]))
    head = _sure_f1(train(table, answers), table, belongs, answers)
    began = time.monotonic()
    outcome = tune(table, answers, None, tuner)
    seconds = round(time.monotonic() - began)
    if outcome is None:
        raise RuntimeError("ten answers of either kind are enough to tune on")
    tuned = _sure_f1(train(table, answers, second=outcome.second), table, belongs, answers)
    stands = round(outcome.told, 3), round(outcome.told_below, 3)
    return name, outcome.is_better, round(head, 3), round(tuned, 3), seconds, *stands


def _belongs(table: FeatureTable, numbers: NDArray[np.int64], album: Album) -> Flags:
    belongs = np.zeros(len(table), np.bool_)
    belongs[table.places(numbers[album.belongs])[0]] = True
    return belongs


def _draw(table: FeatureTable, belongs: Flags, rng: np.random.Generator) -> Answers:
    yes = rng.choice(np.flatnonzero(belongs), EACH, replace=False)
    no = rng.choice(np.flatnonzero(~belongs), EACH, replace=False)
    answered = np.concatenate([yes, no])[rng.permutation(2 * EACH)]
    return Answers(table.numbers[answered], belongs[answered], np.full(2 * EACH, Asked.CHOSEN, np.uint8))


def _sure_f1(
    model: AlbumModel, table: FeatureTable, belongs: Flags, answers: Answers, like: LikeQuery | None = None
) -> float:
    open_ = ~np.isin(table.numbers, answers.numbers)
    return _f1((model.scores(table, like) >= model.threshold(0.5))[open_], belongs[open_])


def _f1(called: Flags, belongs: Flags) -> float:
    return 2 * float((called & belongs).sum()) / max(float(called.sum() + belongs.sum()), 1.0)


def _best(scores: NDArray[np.float32], belongs: Flags) -> float:
    right = np.cumsum(belongs[np.argsort(-scores, kind="stable")])
    return float((2 * right / (np.arange(1, len(right) + 1) + right[-1])).max())


if __name__ == "__main__":
    for name, value in run("--quick" in sys.argv).items():
        print(f"{name:28} {value}")
