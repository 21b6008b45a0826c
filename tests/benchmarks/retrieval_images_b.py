"""How well the starter encoder ranks photos for human queries: mean average precision on images-b, by kind of query."""

from __future__ import annotations

import csv
import os
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps

from heirloom.core.paths import models_dir
from heirloom.embedding import ImageEncoder, open_image_encoder

GOALS = {"category": 0.585, "abstract": 0.655, "description": 0.685}
DESCRIBED_SOURCE = "coco128"
FIRST = 1000
"""Candidates that are re-ranked, as in the product."""
QUICK_PHOTOS = 120

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Question:
    text: str
    kind: str
    pool: str
    relevant: frozenset[str]
    ignored: frozenset[str]


def run(quick: bool = False) -> dict[str, object]:
    """mAP, hits in the first ten and speed; quick takes the first photos only, so its figures are not the goal's."""
    corpus = Path(os.environ.get("HEIRLOOM_CORPUS") or Path(__file__).resolve().parents[3] / "shared" / "corpus")
    folder = corpus / "images-b"
    sources = {row["id"]: row["source"] for row in _rows(folder / "labels.csv")}
    ids = sorted(sources)[: QUICK_PHOTOS if quick else None]
    encoder = open_image_encoder("starter", models_dir())
    pixels = read_pixels([folder / "photos" / f"{name}.jpg" for name in ids], encoder.pixels.size)
    encoder.encode(pixels[:1])
    began = time.process_time()
    encoded = encoder.encode(pixels)
    encode_ms = (time.process_time() - began) / len(ids) * 1000
    assert encoded.features is not None
    measured, query_ms = rank_all(encoder, encoded.vectors, encoded.features, ids, sources, questions(folder))
    return {"photos": len(ids), "encode_cpu_ms": round(encode_ms, 2), "query_cpu_ms": round(query_ms, 2), **measured}


def rank_all(
    encoder: ImageEncoder,
    vectors: Floats,
    features: list[bytes],
    ids: list[str],
    sources: dict[str, str],
    asked: Iterable[Question],
) -> tuple[dict[str, object], float]:
    """Figures by kind of query, and CPU milliseconds a query (encoding and re-ranking all)."""
    precision: dict[str, list[float]] = {}
    hits: dict[str, list[bool]] = {}
    spent = []
    for question in asked:
        began = time.process_time()
        query = encoder.encode_query(question.text)
        z = encoder.rerank(query, features[:FIRST], (vectors @ query.vector)[:FIRST])
        spent.append(time.process_time() - began)
        ranked = [
            ids[place]
            for place in np.argsort(-z, kind="stable")
            if ids[place] not in question.ignored and (question.pool == "all" or sources[ids[place]] == question.pool)
        ]
        if question.relevant.isdisjoint(ranked):
            continue
        precision.setdefault(question.kind, []).append(average_precision(ranked, question.relevant))
        hits.setdefault(question.kind, []).append(not question.relevant.isdisjoint(ranked[:10]))
    figures: dict[str, object] = {f"map_{kind}": round(float(np.mean(values)), 4) for kind, values in precision.items()}
    figures |= {f"hit10_{kind}": round(float(np.mean(values)), 4) for kind, values in hits.items()}
    figures["reached"] = all(np.mean(precision.get(kind, [0])) >= goal for kind, goal in GOALS.items())
    return figures, float(np.median(spent)) * 1000


def average_precision(ranked: list[str], relevant: frozenset[str]) -> float:
    """Mean of the precisions at the places of the relevant ones."""
    found = 0
    total = 0.0
    for place, name in enumerate(ranked, start=1):
        if name in relevant:
            found += 1
            total += found / place
    return total / found if found else 0.0


def questions(folder: Path) -> Iterator[Question]:
    for row in _rows(folder / "queries.csv"):
        relevant, ignored = (frozenset(row[column].split(";")) - {""} for column in ("relevant", "ignore"))
        yield Question(row["query"], row["kind"], row["pool"], relevant, ignored)


def read_pixels(paths: list[Path], size: int) -> NDArray[np.uint8]:
    """Pictures (n, size, size, 3), squashed as the encoder wants them."""
    pictures = (ImageOps.exif_transpose(Image.open(path)).convert("RGB") for path in paths)
    return np.stack([np.asarray(picture.resize((size, size), Image.Resampling.BICUBIC)) for picture in pictures])


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        yield from csv.DictReader(stream)


if __name__ == "__main__":
    for name, value in run().items():
        print(f"{name:20} {value}")
