"""Measures encoders on this machine: inputs a CPU second of one thread, and what installation found."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from heirloom.embedding.catalogue import ModelKind
from heirloom.embedding.installed.manifest import Trial, check_model, find_manifest
from heirloom.embedding.registry import ModelState, kind_of, list_models, open_image_encoder, open_text_encoder

PICTURES = 16
SENTENCES = 32
_ROUNDS = 3
_WORDS = ("harbour", "letter", "winter", "garden", "invoice", "bridge", "violin", "doctor", "holiday", "kitchen")


@dataclass(frozen=True, slots=True)
class BenchRow:
    """One encoder. `per_cpu_s`: pictures or sentences a CPU second, one thread; `query_ms`: CPU time of one query;
    `candidates`: every number format tried at installation with its largest cosine distance from fp32."""

    name: str
    kind: ModelKind
    precision: str
    unit: str
    per_cpu_s: float
    query_ms: float
    candidates: tuple[Trial, ...]


def bench_models(models_dir: Path, names: list[str] | None = None) -> list[BenchRow]:
    """Measure the named models, by default every one that is built in or installed.

    Every file of an installed model is hashed first. NotFound for an unknown name, ModelDamaged.
    """
    usable = (ModelState.BUILT_IN, ModelState.INSTALLED)
    chosen = names or [row.name for row in list_models(models_dir) if row.state in usable]
    return [_bench(name, kind_of(name, models_dir), models_dir) for name in chosen]


def _bench(name: str, kind: ModelKind, models_dir: Path) -> BenchRow:
    if find_manifest(models_dir, name) is not None:
        check_model(models_dir, name)
    if kind is ModelKind.IMAGE:
        return _bench_images(name, models_dir)
    return _bench_text(name, models_dir)


def _bench_images(name: str, models_dir: Path) -> BenchRow:
    encoder = open_image_encoder(name, models_dir, use_accelerator=False)
    side = encoder.pixels.size
    pixels = np.random.default_rng(7).integers(0, 256, (PICTURES, side, side, 3), np.uint8)
    seconds = _shortest(lambda: encoder.encode(pixels))
    query = _shortest(lambda: encoder.encode_query("people dancing at a wedding"))
    row = _row(name, ModelKind.IMAGE, encoder.space.precision, PICTURES / seconds, query, models_dir)
    encoder.unload()
    return row


def _bench_text(name: str, models_dir: Path) -> BenchRow:
    encoder = open_text_encoder(name, models_dir, use_accelerator=False)
    random = np.random.default_rng(7)
    texts = [" ".join(random.choice(_WORDS, 24)) for _ in range(SENTENCES)]
    seconds = _shortest(lambda: encoder.encode(texts))
    query = _shortest(lambda: encoder.encode_query("a letter about the holiday"))
    row = _row(name, ModelKind.TEXT, encoder.space.precision, SENTENCES / seconds, query, models_dir)
    encoder.unload()
    return row


def _row(name: str, kind: ModelKind, precision: str, rate: float, query_s: float, models_dir: Path) -> BenchRow:
    manifest = find_manifest(models_dir, name)
    tower = (manifest.image or manifest.text) if manifest else None
    unit = "pictures" if kind is ModelKind.IMAGE else "sentences"
    return BenchRow(name, kind, precision, unit, rate, query_s * 1000, tower.trials if tower else ())


def _shortest(run: Callable[[], object]) -> float:
    """CPU seconds of the quickest of a few runs, after one that loads; other work on the machine does not count."""
    run()
    shortest = float("inf")
    for _ in range(_ROUNDS):
        begun = time.thread_time()
        run()
        shortest = min(shortest, time.thread_time() - begun)
    return max(shortest, 1e-9)
