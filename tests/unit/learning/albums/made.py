"""A made-up collection in which albums are blobs of rows: what tests of learning share."""

from __future__ import annotations

import numpy as np

from heirloom.core.albums import Asked
from heirloom.learning.albums.answers import Answers, LikeQuery
from heirloom.learning.features import IMAGE, FeatureTable

WIDTH = 48
ITEMS = 600
THEMES = 20


def collection(seed: int = 0, noise: float = 1.0) -> tuple[FeatureTable, np.ndarray]:
    """A table of 600 items, numbered from 1, and the theme (600,) of each."""
    rng = np.random.default_rng(seed)
    themes = rng.integers(0, THEMES, ITEMS)
    rows = rng.standard_normal((THEMES, WIDTH))[themes] + noise * rng.standard_normal((ITEMS, WIDTH))
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    numbers = np.arange(1, ITEMS + 1)
    return FeatureTable.of(numbers, {IMAGE: (numbers, rows.astype(np.float32))}), themes


def answers(belongs: np.ndarray, yes: int, no: int, seed: int = 0, asked: Asked = Asked.CHOSEN) -> Answers:
    """Answers drawn from items numbered from 1, of which `belongs` (n,) says the truth."""
    rng = np.random.default_rng(seed)
    places = np.concatenate(
        [
            rng.choice(np.flatnonzero(belongs), yes, replace=False),
            rng.choice(np.flatnonzero(~belongs), no, replace=False),
        ]
    )
    return Answers(places + 1, belongs[places], np.full(len(places), asked, np.uint8))


def liking(belongs: np.ndarray, spreads: float = 3.0, seed: int = 0) -> LikeQuery:
    """A sentence that knows the album by so many spreads."""
    rng = np.random.default_rng(seed)
    z = (spreads * belongs + rng.standard_normal(len(belongs))).astype(np.float32)
    return LikeQuery("it", np.arange(1, len(belongs) + 1), z[:, None])


def f1(called: np.ndarray, belongs: np.ndarray) -> float:
    return 2 * float((called & belongs).sum()) / max(float(called.sum() + belongs.sum()), 1.0)
