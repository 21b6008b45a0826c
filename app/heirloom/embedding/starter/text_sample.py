"""The fixed sample of everyday passages against which a passage's cosine is measured."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from heirloom.core.paths import resources_dir
from heirloom.embedding.starter.tables import ResourceDamaged

FILE_NAME = "passages.npy"
SMALLEST_SPREAD = 1e-3


def load_passages(path: Path | None = None) -> NDArray[np.float32]:
    """Vectors (n, 384) of the passages that ship. Raises ResourceDamaged."""
    path = path or resources_dir() / "starter" / FILE_NAME
    try:
        vectors = np.asarray(np.load(path, allow_pickle=False), np.float32)
    except (OSError, ValueError) as error:
        raise ResourceDamaged(f"The starter's sample of passages cannot be read: {error}", path=str(path)) from error
    if vectors.ndim != 2 or len(vectors) < 2:
        raise ResourceDamaged("The starter's sample of passages is not a table of vectors.", path=str(path))
    return vectors


def z_scores(
    query: NDArray[np.float32], scores: NDArray[np.float32], passages: NDArray[np.float32]
) -> NDArray[np.float32]:
    """Cosines (n,) in spreads above what unrelated passages reach for the query vector (384,)."""
    background = passages @ query
    spread = max(float(background.std()), SMALLEST_SPREAD)
    return np.asarray((scores - background.mean()) / spread, np.float32)
