"""Photos found by Chinese queries through the dictionary, against the same queries in English (images-b, category)."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from heirloom.core.paths import models_dir
from heirloom.embedding import ImageEncoder, open_image_encoder
from heirloom.search.chinese.translate import Translator

GOAL = 0.80
"""Of the English figure."""
QUICK_PHOTOS = 120
QUERIES = Path(__file__).with_name("images_b_zh.csv")

Floats = NDArray[np.float32]


def run(quick: bool = False) -> dict[str, object]:
    """Mean average precision in both languages and their ratio; quick takes the first photos only."""
    from retrieval_images_b import average_precision, read_pixels  # lies beside this file, no package

    corpus = Path(os.environ.get("HEIRLOOM_CORPUS") or Path(__file__).resolve().parents[3] / "shared" / "corpus")
    folder = corpus / "images-b"
    ids = sorted(row["id"] for row in _rows(folder / "labels.csv"))[: QUICK_PHOTOS if quick else None]
    encoder = open_image_encoder("starter", models_dir())
    pixels = read_pixels([folder / "photos" / f"{name}.jpg" for name in ids], encoder.pixels.size)
    encoded = encoder.encode(pixels)
    assert encoded.features is not None
    translator = Translator()
    chinese = {row["query_id"]: row["query_zh"] for row in _rows(QUERIES)}
    precisions: dict[str, list[float]] = {"english": [], "chinese": []}
    for row in _rows(folder / "queries.csv"):
        relevant = frozenset(row["relevant"].split(";")) & frozenset(ids)
        if row["query_id"] not in chinese or not relevant:
            continue
        asked = {"english": row["query"], "chinese": translator.to_english(chinese[row["query_id"]])}
        for language, text in asked.items():
            ranked = _ranking(encoder, text, encoded.vectors, encoded.features, ids)
            kept = [name for name in ranked if name not in row["ignore"].split(";")]
            precisions[language].append(average_precision(kept, relevant))
    english, through = (float(np.mean(precisions[language])) for language in ("english", "chinese"))
    return {
        "queries": len(precisions["english"]),
        "map_english": round(english, 4),
        "map_chinese": round(through, 4),
        "ratio": round(through / english, 4),
        "reached": through >= GOAL * english,
    }


def _ranking(encoder: ImageEncoder, text: str, vectors: Floats, features: list[bytes], ids: list[str]) -> list[str]:
    """All photos, best first; a text that the dictionary left empty ranks nothing above anything."""
    if not text:
        return ids
    query = encoder.encode_query(text)
    z = encoder.rerank(query, features, vectors @ query.vector)
    return [ids[place] for place in np.argsort(-z, kind="stable")]


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        yield from csv.DictReader(stream)


if __name__ == "__main__":
    for name, value in run().items():
        print(f"{name:20} {value}")
