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
sys.path[:0] = [str(ROOT / "app"), str(ROOT)]

from heirloom.core.measures import NAMES  # noqa: E402
from heirloom.learning.screening.network import FARTHEST, FILE, PictureKinds, to_text  # noqa: E402
from tests.benchmarks.clutter_made.measured import samples  # noqa: E402  the path is set above

TUNING_HALF = 0
HIDDEN = 24
DECAY = 0.3
NETWORKS = 4
ORDINARY_SHARE = 0.7
"""Of all weight: an ordinary photo taken for clutter is worse than clutter taken for a photo."""
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
    """Fit networks with one hidden layer, by cross-entropy with weight decay; their mean is one wider network."""
    held = [np.load(path) for path in sorted(folder.glob("*.npz"))]
    assert all(tuple(one["names"]) == NAMES for one in held)
    values, kinds = (np.concatenate([one[name] for one in held]) for name in ("values", "kinds"))
    middle, spread = values.mean(axis=0), np.maximum(values.std(axis=0), SPREAD_LEAST)
    x = np.clip((values - middle) / spread, -FARTHEST, FARTHEST)
    models = []
    for seed in range(NETWORKS):
        model = MLPClassifier((HIDDEN,), activation="tanh", alpha=DECAY, max_iter=400, random_state=seed)
        models.append(model.fit(x, kinds, sample_weight=_weights(kinds)))
        print(f"{len(values)} pictures, {model.n_iter_} rounds, loss {model.loss_:.4f}", flush=True)
    first = np.concatenate([model.coefs_[0] for model in models], axis=1)
    second = np.concatenate([model.coefs_[1] for model in models]) / NETWORKS
    layers = (
        (first.astype(np.float32), np.concatenate([model.intercepts_[0] for model in models]).astype(np.float32)),
        (second.astype(np.float32), np.mean([model.intercepts_[1] for model in models], axis=0).astype(np.float32)),
    )
    network = PictureKinds(tuple(models[0].classes_.tolist()), middle, spread, layers)
    target = ROOT / "resources" / FILE
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(to_text(network), encoding="utf-8")


def _weights(kinds: np.ndarray) -> np.ndarray:
    """Ordinary photos have `ORDINARY_SHARE` of the weight; the others share the rest by the root of their numbers."""
    names, places, counts = np.unique(kinds, return_inverse=True, return_counts=True)
    roots = np.where(names == "ordinary", 0.0, np.sqrt(counts))
    shares = np.where(names == "ordinary", ORDINARY_SHARE, (1 - ORDINARY_SHARE) * roots / roots.sum())
    return (shares / counts * len(kinds))[places]


if __name__ == "__main__":
    if sys.argv[1] == "gather":
        gather(Path(sys.argv[2]), int(sys.argv[3]), float(sys.argv[4]) if len(sys.argv) > 4 else 1.0)
    else:
        fit(Path(sys.argv[2]))
