"""Passages and queries by a sentence model that was converted: onnxruntime and tokenizers only."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from heirloom.embedding.encoder import Floats, SpaceId, TextQuery
from heirloom.embedding.installed.batch_device import BatchDevice
from heirloom.embedding.installed.installed_encoder import INPUT, OUTPUT, InstalledModel, unit_rows
from heirloom.embedding.installed.manifest import Manifest
from heirloom.embedding.installed.text_tokens import Ids
from heirloom.embedding.session import OnnxSession, SessionSettings

WORTH_A_DEVICE = 8
"""Texts a call: fewer are done on the CPU before a device has been asked."""
SURE = 4.0
"""Spreads above the mean of sixty unrelated sentences."""


class SentenceEncoder:
    """A text encoder over one graph, which loads on first use and unloads when idle."""

    def __init__(
        self,
        manifest: Manifest,
        models_dir: Path,
        settings: SessionSettings | None = None,
        device: BatchDevice | None = None,
    ) -> None:
        self._model = InstalledModel(manifest, models_dir, settings)
        self._session: OnnxSession | None = None
        self._device = device

    @property
    def space(self) -> SpaceId:
        return self._model.space(self._model.manifest.text)

    @property
    def max_tokens(self) -> int:
        return self._model.manifest.tokeniser.context

    @property
    def sure_threshold(self) -> float:
        return SURE

    def encode(self, texts: Sequence[str]) -> Floats:
        """Vectors (n, d) float32 of length 1, in the order of the texts."""
        if not texts:
            return np.empty((0, self._model.manifest.dimension), np.float32)
        run = self._run_on_device if self._device is not None and len(texts) >= WORTH_A_DEVICE else self._run
        return unit_rows(self._model.tokens.encode(texts, run))

    def encode_query(self, text: str) -> TextQuery:
        return TextQuery(text, self.encode([text])[0])

    def z(self, query: TextQuery, scores: Floats) -> Floats:
        """Cosines (n,) as numbers of spreads above what unrelated sentences reach for this query."""
        return self._model.z(query.vector, scores)

    def unload(self) -> None:
        if self._session is not None:
            self._session.unload()
        if self._device is not None:
            self._device.close()

    def _run(self, ids: Ids) -> Floats:
        if self._session is None:
            self._session = self._model.session(self._model.manifest.text)
        return self._session.run({INPUT: ids}, [OUTPUT])[0].astype(np.float32)

    def _run_on_device(self, ids: Ids) -> Floats:
        vectors = self._device.encode(ids) if self._device is not None else None
        return self._run(ids) if vectors is None else vectors
