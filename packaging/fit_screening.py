"""Fits the network that names kinds of pictures, and writes it to resources/screening/kinds.json.

    python packaging/fit_screening.py gather FOLDER SEED [SCALE]    makes and measures pictures of the tuning half
    python packaging/fit_screening.py fit FOLDER                    fits on everything gathered in the folder

Run it in the project's environment with the corpus beside the checkout. The pictures are those of
tests/benchmarks/clutter_made; the other half of the photos, and screens of other programs, judge the result in
tests/benchmarks/clutter_kinds.py.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
from sklearn.neural_network import MLPClassifier

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "app"), str(ROOT / "tests" / "benchmarks")]

from clutter_made.measured import samples  # noqa: E402  the path is set above

from heirloom.core.measures import NAMES  # noqa: E402
from heirloom.learning.screening.network import FARTHEST, FILE, PictureKinds, to_text  # noqa: E402

TUNING_HALF = 0
HIDDEN = 24
DECAY = 0.3
ORDINARY_TWICE = 2
"""An ordinary photo taken for clutter is worse than clutter taken for a photo."""
SPREAD_LEAST = 1e-3


def gather(folder: Path, seed: int, scale: float) -> None:
    """Measure made pictures of the tuning half; one file of the folder for each seed."""
    folder.mkdir(parents=True, exist_ok=True)
    values, kinds = [], []
    for sample in samples(TUNING_HALF, seed, scale, unseen=False):
        assert sample.facts.measures is not None
        values.append(sample.facts.measures.values)
        kinds.append(sample.kind)
    np.savez(folder / f"{seed}.npz", values=np.array(values, np.float32), kinds=np.array(kinds), names=np.array(NAMES))


def fit(folder: Path) -> None:
    """Fit a network with one hidden layer, by cross-entropy with weight decay."""
    held = [np.load(path) for path in sorted(folder.glob("*.npz"))]
    assert all(tuple(one["names"]) == NAMES for one in held)
    values, kinds = (np.concatenate([one[name] for one in held]) for name in ("values", "kinds"))
    repeats = np.where(kinds == "ordinary", ORDINARY_TWICE, 1)
    values, kinds = values.repeat(repeats, axis=0), kinds.repeat(repeats)
    middle, spread = values.mean(axis=0), np.maximum(values.std(axis=0), SPREAD_LEAST)
    x = np.clip((values - middle) / spread, -FARTHEST, FARTHEST)
    model = MLPClassifier((HIDDEN,), activation="tanh", alpha=DECAY, max_iter=600, random_state=0)
    model.fit(x, kinds)
    layers = tuple(
        (weights.astype(np.float32), bias.astype(np.float32))
        for weights, bias in zip(model.coefs_, model.intercepts_, strict=True)
    )
    network = PictureKinds(tuple(model.classes_.tolist()), middle, spread, layers)
    target = ROOT / "resources" / FILE
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(to_text(network), encoding="utf-8")
    print(f"{len(values)} pictures, {model.n_iter_} rounds, loss {model.loss_:.4f}: {target}")


if __name__ == "__main__":
    if sys.argv[1] == "gather":
        gather(Path(sys.argv[2]), int(sys.argv[3]), float(sys.argv[4]) if len(sys.argv) > 4 else 1.0)
    else:
        fit(Path(sys.argv[2]))
