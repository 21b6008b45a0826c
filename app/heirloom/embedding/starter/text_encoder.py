"""The starter text encoder: all-MiniLM-L6-v2 on onnxruntime."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path
from weakref import WeakValueDictionary

import numpy as np
from numpy.typing import NDArray

from heirloom.embedding.encoder import SpaceId, TextQuery
from heirloom.embedding.session import OnnxSession, SessionSettings
from heirloom.embedding.starter.files import StarterFiles, prepared_files
from heirloom.embedding.starter.text_sample import load_passages, z_scores
from heirloom.embedding.tokenise import Tokeniser

NAME = "starter"
REVISION = "minilm-53aa5117-1"
DIMENSION = 384
MAX_TOKENS = 256
SURE = 5.0
"""With a cut at 0.8 of the best: on English XQuAD (240 paragraphs, one judged right) precision .6 at recall .89, on
MED .8 at .3; a tenth of the questions has no sure hit. Among abstracts of one science all is near all, and precision
falls."""
_opening = threading.Lock()
_opened: WeakValueDictionary[tuple[StarterFiles, SessionSettings], StarterTextEncoder] = WeakValueDictionary()


class StarterTextEncoder:
    """Sentences and passages up to 256 tokens into 384 dimensions; English."""

    def __init__(self, files: StarterFiles, settings: SessionSettings | None = None) -> None:
        self._files = files
        self._session = OnnxSession(files.text, settings)
        self._lock = threading.Lock()
        self._tokeniser: Tokeniser | None = None
        self._passages: NDArray[np.float32] | None = None
        self._last: tuple[str, NDArray[np.float32]] | None = None

    @classmethod
    def open(cls, models_dir: Path, settings: SessionSettings | None = None) -> StarterTextEncoder:
        """The encoder over the files in `models_dir`, prepared there first if need be. Raises StarterMissing.

        Whoever opens the same files shares one: pictures are asked for with the same words as texts.
        """
        files, settings = prepared_files(models_dir), settings or SessionSettings()
        with _opening:
            shared = _opened.get((files, settings))
            if shared is None:
                shared = _opened[files, settings] = cls(files, settings)
            return shared

    @property
    def space(self) -> SpaceId:
        return SpaceId("text", NAME, REVISION, DIMENSION, "fp32")

    @property
    def max_tokens(self) -> int:
        return MAX_TOKENS

    @property
    def sure_threshold(self) -> float:
        return SURE

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Vectors (n, 384) of length 1."""
        vectors = np.zeros((len(texts), DIMENSION), np.float32)
        for batch in self._get_tokeniser().batches(texts):
            (part,) = self._session.run({"ids": batch.ids, "mask": batch.mask}, ["vectors"])
            vectors[batch.positions] = part
        return vectors

    def encode_query(self, text: str) -> TextQuery:
        return TextQuery(text, self.encode_words(text))

    def encode_words(self, text: str) -> NDArray[np.float32]:
        """The vector (384,) of a question; the same one asked again at once costs nothing."""
        last = self._last
        if last is None or last[0] != text:
            last = self._last = (text, self.encode([text])[0])
        return last[1]

    def z(self, query: TextQuery, scores: NDArray[np.float32]) -> NDArray[np.float32]:
        return z_scores(query.vector, scores, self._get_passages())

    def unload(self) -> None:
        self._session.unload()

    def _get_passages(self) -> NDArray[np.float32]:
        with self._lock:
            if self._passages is None:
                self._passages = load_passages()
            return self._passages

    def _get_tokeniser(self) -> Tokeniser:
        with self._lock:
            if self._tokeniser is None:
                self._tokeniser = Tokeniser(self._files.tokeniser, MAX_TOKENS)
            return self._tokeniser
