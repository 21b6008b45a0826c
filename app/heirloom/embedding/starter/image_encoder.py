"""The starter image encoder: one pass of EfficientNet-Lite0 a picture, queries through MiniLM."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from heirloom.core.records import PixelSpec
from heirloom.embedding.encoder import ImageQuery, ImageVectors, SpaceId
from heirloom.embedding.session import OnnxSession, SessionSettings
from heirloom.embedding.starter.describing import describe
from heirloom.embedding.starter.features import pack, unpack
from heirloom.embedding.starter.files import StarterFiles, prepared_files
from heirloom.embedding.starter.scoring import Reference, Scorer, StarterQuery
from heirloom.embedding.starter.tables import ClassTables
from heirloom.embedding.starter.text_encoder import StarterTextEncoder

NAME = "starter"
REVISION = "lite0-57934424-1"
"""Changes with whatever changes stored vectors or features: weights, pixels, class texts, their packing."""
SIZE = 256
DIMENSION = 384
BATCH = 4
"""Small enough for a core's cache: a tenth faster than 16 alone, a sixth beside two workers that decode."""
SURE = 4.0
"""With `sure_line` on images-b's dev half: precision .60 at recall .46 (category), .60 at .53 (description), above .7
(abstract). Measured over about five relevant photos in 653, so rare things count."""


class StarterImageEncoder:
    """Loads what a call needs and no more: encoding wants no words, a query wants no picture network."""

    def __init__(self, files: StarterFiles, text: StarterTextEncoder, settings: SessionSettings | None = None) -> None:
        self._files = files
        self._text = text
        self._session = OnnxSession(files.image, settings)
        self._lock = threading.Lock()
        self._tables: ClassTables | None = None
        self._scorer: Scorer | None = None
        self._reference: Reference | None = None

    @classmethod
    def open(cls, models_dir: Path, settings: SessionSettings | None = None) -> StarterImageEncoder:
        """The encoder over the files in `models_dir`, prepared there first if need be. Raises StarterMissing."""
        return cls(prepared_files(models_dir), StarterTextEncoder.open(models_dir, settings), settings)

    @property
    def space(self) -> SpaceId:
        return SpaceId("image", NAME, REVISION, DIMENSION, "fp32")

    @property
    def pixels(self) -> PixelSpec:
        return PixelSpec(size=SIZE, resize=SIZE, mode="squash", interpolation="bicubic")

    @property
    def sure_threshold(self) -> float:
        return SURE

    def encode(self, pixels: NDArray[np.uint8]) -> ImageVectors:
        """Vectors (n, 384) and features of pictures (n, 256, 256, 3) RGB."""
        if pixels.ndim != 4 or pixels.shape[1:] != (SIZE, SIZE, 3) or pixels.dtype != np.uint8:
            raise ValueError(f"pictures of {SIZE} × {SIZE} × 3 bytes are wanted, not {pixels.shape} of {pixels.dtype}")
        tables = self._get_tables()
        vectors: list[NDArray[np.float32]] = []
        features: list[bytes] = []
        for start in range(0, len(pixels), BATCH):
            pooled, logits = self.outputs(pixels[start : start + BATCH])
            vectors.append(tables.image_vectors(logits))
            features += pack(pooled, logits)
        return ImageVectors(np.concatenate(vectors) if vectors else np.zeros((0, DIMENSION), np.float32), features)

    def outputs(self, pixels: NDArray[np.uint8]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """What the network itself says of pictures (n, 256, 256, 3): pooled (n, 1280) and logits (n, 1000)."""
        pooled, logits = self._session.run({"pixels": pixels}, ["pooled", "logits"])
        return np.asarray(pooled, np.float32), np.asarray(logits, np.float32)

    def encode_query(self, text: str) -> StarterQuery:
        return self._get_scorer().query(text, self._text.encode_words(text))

    def z(self, query: ImageQuery, scores: NDArray[np.float32]) -> NDArray[np.float32]:
        return _own(query).scales[0].z(scores)

    def rerank(self, query: ImageQuery, features: Sequence[bytes], scores: NDArray[np.float32]) -> NDArray[np.float32]:
        """Sum of the three z-scores in spreads of the fixed sample (n,); ValueError on a foreign feature."""
        return self._get_scorer().score(_own(query), unpack(features), scores)

    def describe(self, vectors: NDArray[np.float32], features: Sequence[bytes] | None) -> NDArray[np.float32]:
        """Pooled features and class evidence side by side (n, 1664); the evidence alone where there are no features."""
        if features is None:
            return describe(self._get_reference(), vectors, None)
        return describe(self._get_reference(), vectors, unpack(features))

    def unload(self) -> None:
        self._session.unload()
        self._text.unload()
        with self._lock:
            self._tables = None
            self._scorer = None
            self._reference = None

    def _get_tables(self) -> ClassTables:
        with self._lock:
            if self._tables is None:
                self._tables = ClassTables.load()
            return self._tables

    def _get_reference(self) -> Reference:
        with self._lock:
            if self._reference is None:
                self._reference = Reference.load()
            return self._reference

    def _get_scorer(self) -> Scorer:
        tables, reference = self._get_tables(), self._get_reference()
        with self._lock:
            if self._scorer is None:
                classifier = np.load(self._files.classifier, allow_pickle=False).astype(np.float32)
                self._scorer = Scorer(tables, reference, classifier)
            return self._scorer


def _own(query: ImageQuery) -> StarterQuery:
    if not isinstance(query, StarterQuery):
        raise TypeError("the query was made by another encoder")
    return query
