"""What the run-time encoders of installed models share: graphs checked on first use, and a query's usual scores."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from heirloom.embedding.encoder import Floats, SpaceId
from heirloom.embedding.installed.manifest import Manifest, StoredFile, Tower, checked_path
from heirloom.embedding.installed.text_tokens import TextTokens
from heirloom.embedding.model_errors import ModelDamaged
from heirloom.embedding.session import OnnxSession, SessionSettings

INPUT, OUTPUT = "input", "vectors"
"""Names in every converted graph."""
SMALLEST_SPREAD = 1e-3


class InstalledModel:
    """The files of one installed model, each checked against its recorded hash before it is first opened."""

    def __init__(self, manifest: Manifest, models_dir: Path, settings: SessionSettings | None = None) -> None:
        self.manifest = manifest
        self._models_dir = models_dir
        self._settings = settings
        self._tokens: TextTokens | None = None
        self._reference: Floats | None = None

    def space(self, tower: Tower) -> SpaceId:
        """The space of the tower's vectors. Where batches may run on a device, its number format stands first: which
        of the two made a vector depends on the day, and both are within 1e-3 of fp32."""
        manifest, device = self.manifest, self.manifest.accelerator
        precision = f"{device.device}-{device.precision}/{tower.precision}" if device else tower.precision
        return SpaceId(manifest.kind.value, manifest.name, manifest.revision, manifest.dimension, precision)

    def session(self, tower: Tower) -> OnnxSession:
        """A session over the tower's graph; ModelDamaged where graph or weights have changed."""
        for file in tower.weights:
            self.path(file)
        return OnnxSession(self.path(tower.graph), self._settings)

    def path(self, file: StoredFile) -> Path:
        return checked_path(self._models_dir, self.manifest.name, file)

    @property
    def tokens(self) -> TextTokens:
        if self._tokens is None:
            spec = self.manifest.tokeniser
            self._tokens = TextTokens.of(self.path(spec.file), spec.context, spec.pad_id, spec.clean, spec.fixed_length)
        return self._tokens

    def z(self, query: NDArray[np.float32], scores: Floats) -> Floats:
        """Scores as numbers of spreads above the mean that this query reaches on the fixed sample."""
        usual = self._sample() @ query
        spread = max(float(usual.std()), SMALLEST_SPREAD)
        z: Floats = ((scores - float(usual.mean())) / spread).astype(np.float32)
        return z

    @property
    def centre(self) -> Floats:
        """The mean (d,) of the fixed sample: what every vector of the space has in common."""
        return np.asarray(self._sample().mean(axis=0), np.float32)

    def _sample(self) -> Floats:
        if self._reference is None:
            path = self.path(self.manifest.reference)
            try:
                sample = np.load(path, allow_pickle=False)
            except (OSError, ValueError) as error:
                raise ModelDamaged(
                    f"The fixed sample of {self.manifest.name} cannot be read.", path=str(path)
                ) from error
            if sample.ndim != 2 or sample.shape[1] != self.manifest.dimension:
                raise ModelDamaged(f"The fixed sample of {self.manifest.name} has another shape.", path=str(path))
            self._reference = np.asarray(sample, np.float32)
        return self._reference


def unit_rows(vectors: NDArray[np.float32]) -> Floats:
    """Rows scaled to length 1; a row of zeros stays one."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    scaled: Floats = (vectors / np.maximum(lengths, np.finfo(np.float32).tiny)).astype(np.float32)
    return scaled
