"""From texts to vectors by way of token ids: clean, cut, batch by length, run, put back in order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from heirloom.embedding.encoder import Floats
from heirloom.embedding.installed.text_cleaning import RULES
from heirloom.embedding.tokenise import LONGEST_TEXT, Tokeniser

Ids = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class IdBatch:
    """`positions` of the texts in the whole; `ids` (n, t) int64, padded on the right."""

    positions: NDArray[np.intp]
    ids: Ids


@dataclass(frozen=True, slots=True)
class TextTokens:
    """A model's way from text to token ids. `fixed_length`: every row is padded to `context`, as it was in training."""

    tokeniser: Tokeniser
    context: int
    pad_id: int
    clean: str
    fixed_length: bool

    @classmethod
    def of(cls, path: Path, context: int, pad_id: int, clean: str, fixed_length: bool) -> Self:
        return cls(Tokeniser(path, context, pad_id), context, pad_id, clean, fixed_length)

    def cleaned(self, texts: Sequence[str]) -> list[str]:
        """Texts as the tokeniser is to see them, at most `LONGEST_TEXT` characters each."""
        rule = RULES[self.clean]
        return [rule(text[:LONGEST_TEXT]) for text in texts]

    def ids(self, texts: Sequence[str]) -> list[list[int]]:
        """Token ids of every text, special tokens included, without padding."""
        return self.tokeniser.ids(self.cleaned(texts))

    def batches(self, texts: Sequence[str]) -> Iterator[IdBatch]:
        """Batches of texts of like length."""
        for batch in self.tokeniser.batches(self.cleaned(texts)):
            ids = batch.ids.astype(np.int64)
            if self.fixed_length:
                missing = self.context - ids.shape[1]
                ids = np.pad(ids, ((0, 0), (0, missing)), constant_values=self.pad_id)
            yield IdBatch(batch.positions, ids)

    def encode(self, texts: Sequence[str], run: Callable[[Ids], NDArray[Any]]) -> Floats:
        """Vectors (n, d) float32 in the order of the texts; `run` turns ids (n, t) into vectors (n, d)."""
        vectors: Floats | None = None
        for batch in self.batches(texts):
            part = run(batch.ids)
            if vectors is None:
                vectors = np.empty((len(texts), part.shape[1]), np.float32)
            vectors[batch.positions] = part
        return vectors if vectors is not None else np.empty((0, 0), np.float32)
