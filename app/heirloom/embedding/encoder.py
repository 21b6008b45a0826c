"""What an encoder is: the protocols of image and text encoders and the records they return."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from heirloom.core.records import PixelSpec

Floats = NDArray[np.float32]


def sure_line(threshold: float, best: float) -> float:
    """The z from which a hit counts as sure when the query's best hit has z `best` (encoder's threshold, then this).

    The threshold alone would call everything near a strong answer sure too: where one hit stands out, the others must
    come up to the geometric mean of it and the threshold. On images-b's dev half this finds half as much again at the
    same precision as a fixed line.
    """
    return math.sqrt(threshold * best) if best > threshold else threshold


@dataclass(frozen=True, slots=True)
class SpaceId:
    """Which vectors may be compared with which: same role, encoder, revision, dimension and precision."""

    role: str
    """"image" or "text"."""
    encoder: str
    """The name that opens the encoder again."""
    revision: str
    dimension: int
    precision: str


@dataclass(frozen=True, slots=True)
class ImageVectors:
    """Vectors (n, d) float32 of length 1 for the index, and per image what re-ranking needs, or None."""

    vectors: Floats
    features: list[bytes] | None


@dataclass(frozen=True, slots=True)
class ImageQuery:
    """A query in the image space: `vector` (d,) float32 of length 1. An encoder may subclass it with more."""

    text: str
    vector: Floats


@dataclass(frozen=True, slots=True)
class TextQuery:
    """A query in the text space: `vector` (d,) float32 of length 1."""

    text: str
    vector: Floats


class TextEncoder(Protocol):
    """Turns passages and queries into vectors of one space."""

    @property
    def space(self) -> SpaceId: ...

    @property
    def max_tokens(self) -> int:
        """What lies beyond this many tokens of a passage does not reach its vector."""
        ...

    @property
    def sure_threshold(self) -> float:
        """The z from which a passage may count as a sure hit; see `sure_line`."""
        ...

    def encode(self, texts: Sequence[str]) -> Floats:
        """Vectors (n, d) float32 of length 1, in the order of the texts."""
        ...

    def encode_query(self, text: str) -> TextQuery: ...

    def z(self, query: TextQuery, scores: Floats) -> Floats:
        """Cosines (n,) as numbers of spreads above what unrelated passages reach for this query."""
        ...

    def unload(self) -> None:
        """Give the memory back; the next call loads again."""
        ...


class ImageEncoder(Protocol):
    """Turns pictures and queries about them into vectors of one space."""

    @property
    def space(self) -> SpaceId: ...

    @property
    def pixels(self) -> PixelSpec:
        """How the pictures must be prepared for `encode`."""
        ...

    @property
    def sure_threshold(self) -> float:
        """The z, of `rerank` where there are features, from which a picture may count as sure; see `sure_line`."""
        ...

    def encode(self, pixels: NDArray[np.uint8]) -> ImageVectors:
        """Vectors of pictures (n, size, size, 3) RGB."""
        ...

    def encode_query(self, text: str) -> ImageQuery: ...

    def z(self, query: ImageQuery, scores: Floats) -> Floats:
        """Cosines (n,) as numbers of spreads above what a fixed sample of pictures reaches for this query."""
        ...

    def rerank(self, query: ImageQuery, features: Sequence[bytes], scores: Floats) -> Floats:
        """Better z (n,) from the stored features and the cosines; `z(query, scores)` where there are none."""
        ...

    def describe(self, vectors: Floats, features: Sequence[bytes] | None) -> Floats:
        """What a classifier learns from, (n, k) float32 rows: the vectors (n, d) themselves where nothing says more.

        Centred by a fixed sample of photos, never by the collection at hand, so that a row means the same for ever.
        """
        ...

    def unload(self) -> None:
        """Give the memory back; the next call loads again."""
        ...
