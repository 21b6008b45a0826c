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
from pathlib import Path

import numpy as np
from _text_collections import Album, albums, fill, texts
from numpy.typing import NDArray

from heirloom.core.albums import Asked
from heirloom.core.paths import models_dir
from heirloom.embedding import TextEncoder, open_text_encoder
from heirloom.learning.albums.answers import Answers, LikeQuery
from heirloom.learning.albums.model import train
from heirloom.learning.features import FeatureTable
from heirloom.vault import Vault, create, unlock

GOAL = 0.80
EACH = 10
SEEDS, QUICK_SEEDS = 3, 1
QUICK_LEAST = 12
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
    made = albums(all_texts, QUICK_LEAST if quick else 14)
    found: dict[str, object] = {"documents": len(table), "albums": len(made), "table cpu s": round(seconds, 2)}
    means = []
    for name, liked in (("without sentence", False), ("with sentence", True)):
        figures = _measure(table, numbers, made, text if liked else None, QUICK_SEEDS if quick else SEEDS)
        found[name] = figures
        means.append(float(str(figures["all called sure"])))
    return found | {"goal": GOAL, "reached": max(means) >= GOAL}


def _measure(
    table: FeatureTable, numbers: NDArray[np.int64], made: list[Album], text: TextEncoder | None, seeds: int
) -> dict[str, object]:
    scores: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    seconds = []
    for album in made:
        belongs = np.zeros(len(table), np.bool_)
        belongs[table.places(numbers[album.belongs])[0]] = True
        like = None if text is None or album.like is None else _like(table, text, album.like)
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
    yes = rng.choice(np.flatnonzero(belongs), EACH, replace=False)
    no = rng.choice(np.flatnonzero(~belongs), EACH, replace=False)
    order = rng.permutation(2 * EACH)
    answered = np.concatenate([yes, no])[order]
    answers = Answers(table.numbers[answered], belongs[answered], np.full(2 * EACH, Asked.CHOSEN, np.uint8))
    model = train(table, answers, like)
    probabilities = model.scores(table, like)
    open_ = np.ones(len(table), np.bool_)
    open_[answered] = False
    sure = (probabilities >= model.threshold(0.5)) & open_
    stands = sure.copy()
    stands[yes] = True
    return [
        ("called sure", _f1(sure[open_], belongs[open_])),
        ("album", _f1(stands, belongs)),
        ("best line", _best(probabilities[open_], belongs[open_])),
    ]


def _f1(called: Flags, belongs: Flags) -> float:
    return 2 * float((called & belongs).sum()) / max(float(called.sum() + belongs.sum()), 1.0)


def _best(scores: NDArray[np.float32], belongs: Flags) -> float:
    right = np.cumsum(belongs[np.argsort(-scores, kind="stable")])
    return float((2 * right / (np.arange(1, len(right) + 1) + right[-1])).max())


def _like(table: FeatureTable, encoder: TextEncoder, sentence: str) -> LikeQuery:
    """The album's sentence against every text: its z in the second column, there being no pictures."""
    query = encoder.encode_query(sentence)
    cosines = table.blocks["text"].project(query.vector[:, None])[:, 0]
    z = np.full((len(table.blocks["text"].numbers), 2), np.nan, np.float32)
    z[:, 1] = encoder.z(query, cosines)
    return LikeQuery(sentence, table.blocks["text"].numbers, z)


if __name__ == "__main__":
    for name, value in run("--quick" in sys.argv).items():
        print(f"{name:28} {value}")
