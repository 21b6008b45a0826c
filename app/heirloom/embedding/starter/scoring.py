"""The three scores of a picture for a query, and their sum measured against a fixed sample of pictures.

S1: cosine of the stored vector. S2: late interaction of the query with the likeliest classes. S3: cosine of the pooled
feature with a classifier synthesised for the query. A score means little by itself: each is taken as a distance from
what a fixed sample reaches for the same query, in that sample's spreads, so ten photos are ranked as well as a million.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

from heirloom.core.paths import resources_dir
from heirloom.embedding.encoder import ImageQuery
from heirloom.embedding.starter.features import FEATURE_BYTES, POOLED, Features, unpack
from heirloom.embedding.starter.tables import ClassTables, ResourceDamaged, read_arrays, unit

LATE_FLOOR = 3e-4
"""Keeps the logarithm of S2 finite, and pictures that hold next to nothing of the query together: chosen on images-b's
dev half, where 1e-4 to 5e-4 are level and 1e-5 costs .01 to .03."""
SMALLEST_SPREAD = 1e-4
FILE_NAME = "reference.npz"

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Scale:
    """Mean and spread of one score over the fixed sample, for one query."""

    mean: float
    spread: float

    @classmethod
    def of(cls, scores: Floats) -> Self:
        return cls(float(scores.mean()), max(float(scores.std()), SMALLEST_SPREAD))

    def z(self, scores: Floats) -> Floats:
        return np.asarray((scores - self.mean) / self.spread, np.float32)


@dataclass(frozen=True, slots=True)
class StarterQuery(ImageQuery):
    """A query with its class weights (1000,), its synthesised classifier (1280,) and the fixed sample's scales."""

    late: Floats
    classifier: Floats
    scales: tuple[Scale, Scale, Scale]
    total: Scale
    """Of the sum of the three z-scores."""


@dataclass(frozen=True)
class Reference:
    """The fixed sample: vectors (n, 384), packed features, and the mean pooled feature (1280,) of photos."""

    vectors: Floats
    features: Features
    mean_pooled: Floats

    @classmethod
    def load(cls, path: Path | None = None) -> Self:
        """Read the sample that ships. Raises ResourceDamaged."""
        path = path or resources_dir() / "starter" / FILE_NAME
        arrays = read_arrays(path, ("vectors", "features", "mean_pooled"))
        rows = np.ascontiguousarray(arrays["features"], np.uint8).reshape(-1, FEATURE_BYTES)
        reference = cls(
            vectors=arrays["vectors"].astype(np.float32),
            features=unpack([row.tobytes() for row in rows]),
            mean_pooled=arrays["mean_pooled"].astype(np.float32),
        )
        if reference.mean_pooled.shape != (POOLED,) or len(reference.vectors) != len(reference.features):
            raise ResourceDamaged("The starter's fixed sample does not fit together.", path=str(path))
        return reference


class Scorer:
    """Makes queries and scores stored features with them."""

    def __init__(self, tables: ClassTables, reference: Reference, classifier: Floats) -> None:
        """`classifier` (1000, 1280) holds the classifier's rows, centred and of length 1."""
        self._tables = tables
        self._reference = reference
        self._classifier = classifier

    @cached_property
    def _reference_direction(self) -> Floats:
        return unit(_pooled(self._reference.features) - self._reference.mean_pooled)

    def query(self, text: str, vector: Floats) -> StarterQuery:
        """The query for a text and its MiniLM vector (384,)."""
        centred = self._tables.centred(vector)
        late = self._tables.late_weights(vector)
        classifier = unit(self._tables.synthesis_weights(vector) @ self._classifier)
        parts = (
            self._reference.vectors @ centred,
            late_scores(late, self._reference.features),
            self._reference_direction @ classifier,
        )
        first, second, third = (Scale.of(part) for part in parts)
        total = first.z(parts[0]) + second.z(parts[1]) + third.z(parts[2])
        return StarterQuery(text, centred, late, classifier, (first, second, third), Scale.of(total))

    def score(self, query: StarterQuery, features: Features, cosines: Floats) -> Floats:
        """The sum of the three z-scores (n,), itself in spreads of the fixed sample."""
        first, second, third = query.scales
        total = first.z(cosines) + second.z(late_scores(query.late, features))
        return query.total.z(total + third.z(self._synthesised(query.classifier, features)))

    def _synthesised(self, classifier: Floats, features: Features) -> Floats:
        """Cosine of pooled minus mean with the classifier, from the bytes by the products alone: no (n, 1280) copies
        but one."""
        pooled = features.pooled.astype(np.float32)
        mean = self._reference.mean_pooled
        products = pooled @ np.stack([classifier, mean], axis=1) * features.scale[:, None]
        squares = np.einsum("ij,ij->i", pooled, pooled) * features.scale**2
        length = np.sqrt(np.maximum(squares - 2 * products[:, 1] + mean @ mean, 1e-12))
        return np.asarray((products[:, 0] - mean @ classifier) / length, np.float32)


def late_scores(weights: Floats, features: Features) -> Floats:
    """S2 (n,): logarithm of the probability that the classes which answer the query hold together."""
    return np.asarray(np.log((weights[features.classes] * features.probabilities).sum(axis=1) + LATE_FLOOR), np.float32)


def _pooled(features: Features) -> Floats:
    return np.asarray(features.pooled * features.scale[:, None], np.float32)
