"""Screening after features: time a memory, and whether the small model decides as the whole ensemble does."""

from __future__ import annotations

import os
import tempfile
import time
from datetime import date
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[2]
PERSONS = 20
DECISIONS = 400
GOALS = {"ms_an_item": 1.0, "agreement": 0.99}
PASSPHRASE = "four words and no more"


def run(quick: bool = False) -> dict[str, object]:
    """A vault of the corpus's photos and documents (quick: of the samples), judged; then 20 made persons decide.

    A person keeps by a taste of his own: weights drawn around the beginnings, two likings that cross each other, and
    one decision in twenty at random. The small model must agree with the whole one on what it did not learn from.
    """
    from heirloom.bank import LockedBank, create

    with tempfile.TemporaryDirectory(prefix="heirloom-screening-") as scratch:
        path = Path(scratch) / "Bench.heirloom"
        create(path, PASSPHRASE, light_kdf=True)
        with LockedBank(path).unlock(passphrase=PASSPHRASE) as bank:
            bank.import_paths([str(one) for one in sources(quick)], ocr=False)
            return measure(bank._vault, 3 if quick else PERSONS)


def sources(quick: bool) -> list[Path]:
    """Folders to judge."""
    samples = ROOT / "resources" / "samples"
    if quick:
        return [samples]
    corpus = Path(os.environ.get("HEIRLOOM_CORPUS") or ROOT.parent / "shared" / "corpus")
    return [samples, *(corpus / name for name in ("photos", "images-b/photos", "documents"))]


def measure(vault: object, persons: int) -> dict[str, object]:
    """Figures over all memories of an open vault."""
    from heirloom.core.measures import Measures
    from heirloom.learning.worth.clutter import clutter_of
    from heirloom.learning.worth.compact import from_bytes, to_bytes
    from heirloom.learning.worth.judge import LITTLE_WORTH, MUCH_WORTH, Judge, Seen, verdicts
    from heirloom.learning.worth.model import Decisions, beginning, train
    from heirloom.vault import Vault

    assert isinstance(vault, Vault)
    numbers = [int(item.number) for item in vault.items.iter_all()]
    judge = Judge(vault, clutter_of, date(2026, 6, 1), {})
    began = time.process_time()
    judged = judge.judge(numbers)
    reading_and_judging = time.process_time() - began
    dossiers, rows = vault.dossiers.read(numbers), vault.learned.measures.get_many(numbers)
    seen = [
        Seen(dossier, Measures.unpack(rows[number].record) if number in rows and rows[number].record else None)
        for number, dossier in dossiers.items()
    ]
    small = from_bytes(to_bytes(beginning()))
    began = time.process_time()
    verdicts([judge.one(one) for one in seen], small, 1)
    screening = time.process_time() - began

    x = np.stack([one.signals for one in judged])
    agreements, sizes, spent = [], [], []
    for person in range(persons):
        rng = np.random.default_rng(person)
        kept = taste(x, rng)
        some = rng.permutation(len(x))[: min(DECISIONS, len(x) // 2)]
        model = train(Decisions(x[some], kept[some]), seed=person)
        packed = to_bytes(model)
        small, rest = from_bytes(packed), np.setdiff1d(np.arange(len(x)), some)
        whole_says, small_says = model.worth(x[rest]), small.worth(x[rest])
        same = (whole_says <= LITTLE_WORTH) == (small_says <= LITTLE_WORTH)
        same &= (whole_says >= MUCH_WORTH) == (small_says >= MUCH_WORTH)
        agreements.append(float(same.mean()))
        sizes.append(len(packed))
        began = time.process_time()
        small.worth(x)
        spent.append((time.process_time() - began) / len(x) * 1e3)
    figures: dict[str, object] = {
        "memories": len(seen),
        "ms_an_item": round(screening / len(seen) * 1e3, 4),
        "ms_an_item_with_reading_it": round(reading_and_judging / len(seen) * 1e3, 4),
        "ms_an_item_model_alone": round(float(np.median(spent)), 6),
        "agreement": round(float(np.mean(agreements)), 5),
        "agreement_least": round(min(agreements), 5),
        "model_bytes": max(sizes),
        "persons": persons,
    }
    figures["reached"] = bool(
        screening / len(seen) * 1e3 <= GOALS["ms_an_item"] and np.mean(agreements) >= GOALS["agreement"]
    )
    return figures


def taste(x: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """What a made person keeps: (n,) bool."""
    from heirloom.learning.worth.signals import PRIOR_BIAS, prior_weights

    weights = prior_weights() + rng.normal(0.0, 1.0, x.shape[1])
    first, second = rng.choice(x.shape[1], 2, replace=False)
    crossed = 2.0 * (x[:, first] > np.median(x[:, first])) * (x[:, second] > np.median(x[:, second]))
    log_odds = x @ weights + PRIOR_BIAS + crossed
    kept = log_odds > np.median(log_odds)
    at_random = rng.random(len(x)) < 0.05
    return np.where(at_random, rng.random(len(x)) < 0.5, kept)
