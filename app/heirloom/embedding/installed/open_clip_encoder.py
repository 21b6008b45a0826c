"""Pictures and the queries for them, by an open_clip model that was converted: onnxruntime and tokenizers only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from heirloom.core.records import PixelSpec
from heirloom.embedding.encoder import Floats, ImageQuery, ImageVectors, SpaceId
from heirloom.embedding.installed.batch_device import BatchDevice
from heirloom.embedding.installed.installed_encoder import INPUT, OUTPUT, InstalledModel, unit_rows
from heirloom.embedding.installed.manifest import Manifest
from heirloom.embedding.model_errors import ModelDamaged
from heirloom.embedding.session import OnnxSession, SessionSettings

BATCH = 16
"""Pictures a run: from here on a larger batch takes memory and gives no speed (measured for ViT-B-32)."""
DEVICE_BATCH = 256
"""Pictures a message to a device: 38 MB at 224 pixels a side."""
SURE = 4.0
"""Spreads above the fixed sample's mean. Of a million unrelated pictures about thirty would reach it."""


class OpenClipEncoder:
    """An image encoder over two graphs; each loads on first use and unloads when idle."""

    def __init__(
        self,
        manifest: Manifest,
        models_dir: Path,
        settings: SessionSettings | None = None,
        device: BatchDevice | None = None,
    ) -> None:
        if manifest.image is None or manifest.pixels is None:
            raise ModelDamaged(f"The model {manifest.name} has no image tower.")
        self._model = InstalledModel(manifest, models_dir, settings)
        self._image_tower, self._pixels = manifest.image, manifest.pixels
        self._image: OnnxSession | None = None
        self._text: OnnxSession | None = None
        self._device = device

    @property
    def space(self) -> SpaceId:
        return self._model.space(self._image_tower)

    @property
    def pixels(self) -> PixelSpec:
        return self._pixels

    @property
    def sure_threshold(self) -> float:
        return SURE

    def encode(self, pixels: NDArray[np.uint8]) -> ImageVectors:
        """Vectors of pictures (n, size, size, 3) RGB; ValueError for another shape."""
        side = self._pixels.size
        if pixels.dtype != np.uint8 or pixels.ndim != 4 or pixels.shape[1:] != (side, side, 3):
            raise ValueError(f"pictures of {side} x {side} x 3 bytes are wanted, not {pixels.dtype} {pixels.shape}")
        if len(pixels) == 0:
            return ImageVectors(np.empty((0, self._model.manifest.dimension), np.float32), None)
        vectors = self._on_device(pixels)
        if vectors is None:
            vectors = np.concatenate([self._on_cpu(part) for part in _parts(pixels, BATCH)])
        return ImageVectors(unit_rows(vectors), None)

    def _on_device(self, pixels: NDArray[np.uint8]) -> Floats | None:
        if self._device is None:
            return None
        made = []
        for part in _parts(pixels, DEVICE_BATCH):
            vectors = self._device.encode(part)
            if vectors is None:
                return None
            made.append(vectors)
        return np.concatenate(made)

    def _on_cpu(self, pixels: NDArray[np.uint8]) -> Floats:
        if self._image is None:
            self._image = self._model.session(self._image_tower)
        return self._image.run({INPUT: pixels}, [OUTPUT])[0].astype(np.float32)

    def encode_query(self, text: str) -> ImageQuery:
        """The query's vector by the model's own text tower, projection included."""
        if self._text is None:
            self._text = self._model.session(self._model.manifest.text)
        session = self._text
        vectors = self._model.tokens.encode([text], lambda ids: session.run({INPUT: ids}, [OUTPUT])[0])
        return ImageQuery(text, unit_rows(vectors)[0])

    def z(self, query: ImageQuery, scores: Floats) -> Floats:
        """Cosines (n,) as numbers of spreads above what the fixed sample of pictures reaches for this query."""
        return self._model.z(query.vector, scores)

    def rerank(self, query: ImageQuery, features: Sequence[bytes], scores: Floats) -> Floats:
        """The same as `z`: this encoder stores nothing beside its vectors."""
        return self.z(query, scores)

    def describe(self, vectors: Floats, features: Sequence[bytes] | None) -> Floats:
        """The vectors (n, d) minus the mean of the fixed sample of pictures, of length 1 again."""
        return unit_rows(vectors.astype(np.float32) - self._model.centre)

    def unload(self) -> None:
        for session in (self._image, self._text):
            if session is not None:
                session.unload()
        if self._device is not None:
            self._device.close()


def _parts(pixels: NDArray[np.uint8], size: int) -> Iterator[NDArray[np.uint8]]:
    for start in range(0, len(pixels), size):
        yield pixels[start : start + size]
