"""The search itself on 10,000 items, parsing and encoding apart: with a cold store, and warm."""

from __future__ import annotations

import statistics
import sys
import tempfile
from pathlib import Path

from heirloom.core.paths import models_dir
from heirloom.embedding import open_image_encoder, open_text_encoder
from heirloom.search import SearchEngine
from heirloom.vault import Vault, unlock

ITEMS = 10_000
GOAL_COLD_MS, GOAL_WARM_MS = 60.0, 30.0
PASSPHRASE = "one two three four"
QUERIES = (
    "a dog on the beach",
    "birthday cake",
    "letter about the garden",
    "red boat on a lake",
    "photos of snow in winter 2012",
    "summer 2019",
    "receipt",
    "Lisbon",
    "海边的孩子",
    "去年春节",
    "IMG_00042",
    "生日蛋糕",
)


def run(quick: bool = False) -> dict[str, object]:
    """Medians and worst figures in milliseconds; quick = 1,000 items."""
    from _synthetic import fill  # shared by the benchmarks that need a large vault

    items = ITEMS // 10 if quick else ITEMS
    with tempfile.TemporaryDirectory(prefix="heirloom-search-") as scratch:
        path = Path(scratch) / "Large.heirloom"
        fill(path, PASSPHRASE, items)
        _keep_snapshots(path)
        cold = [_cold(path, query) for query in QUERIES[: 4 if quick else None]]
        warm = _warm(path)
    return {
        "items": items,
        "cold_median_ms": round(statistics.median(cold), 1),
        "cold_worst_ms": round(max(cold), 1),
        "warm_median_ms": round(statistics.median(warm), 1),
        "warm_worst_ms": round(max(warm), 1),
        "reached": statistics.median(cold) <= GOAL_COLD_MS and statistics.median(warm) <= GOAL_WARM_MS,
    }


def _open(path: Path, *, writable: bool = False) -> tuple[Vault, SearchEngine]:
    vault = Vault.open(path, unlock(path, passphrase=PASSPHRASE), writable=writable)
    image, text = open_image_encoder("starter", models_dir()), open_text_encoder("starter", models_dir())
    return vault, SearchEngine(vault, image, text)


def _keep_snapshots(path: Path) -> None:
    vault, engine = _open(path, writable=True)
    with vault:
        engine.save_snapshots()


def _cold(path: Path, query: str) -> float:
    """A vault opened anew: nothing of the index, the features or the pages of the catalogue is in memory."""
    vault, engine = _open(path)
    with vault:
        return engine.answer(query).took_ms


def _warm(path: Path) -> list[float]:
    vault, engine = _open(path)
    with vault:
        took = [engine.answer(query).took_ms for _ in range(3) for query in QUERIES]
    return took[len(QUERIES) :]


if __name__ == "__main__":
    for name, value in run("--quick" in sys.argv).items():
        print(f"{name:20} {value}")
