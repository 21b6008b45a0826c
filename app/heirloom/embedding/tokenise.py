"""From texts to padded batches of token ids, shortest texts together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from heirloom.core.errors import HeirloomError

LONGEST_TEXT = 1 << 16
"""Characters of a text that are looked at: beyond them no encoder's window reaches, and time would be lost."""


class TokeniserMissing(HeirloomError):
    """An installed model's tokeniser is not where it was put."""

    code = "model_damaged"
    exit_code = 7


@dataclass(frozen=True, slots=True)
class TokenBatch:
    """`positions` of the texts in the whole, `ids` and `mask` (n, tokens) int32: mask 1 where a token is real."""

    positions: NDArray[np.intp]
    ids: NDArray[np.int32]
    mask: NDArray[np.int32]


class Tokeniser:
    """A tokenizers file with its cut at `max_tokens`, special tokens included."""

    def __init__(self, path: Path, max_tokens: int, pad_id: int = 0) -> None:
        self.max_tokens = max_tokens
        self._pad_id = pad_id
        if not path.is_file():
            raise TokeniserMissing(f"The tokeniser {path.name} is missing; install the model again.", path=str(path))
        # Imported on first use: only a question or an import needs it.
        from tokenizers import Tokenizer

        self._tokeniser = Tokenizer.from_file(str(path))
        self._tokeniser.no_padding()
        self._tokeniser.enable_truncation(max_tokens)

    def ids(self, texts: Sequence[str]) -> list[list[int]]:
        """Token ids of every text, special tokens included, at most `max_tokens` each."""
        cut = [text[:LONGEST_TEXT].encode("utf-8", "replace").decode() for text in texts]
        return [encoding.ids for encoding in self._tokeniser.encode_batch_fast(cut)]

    def batches(self, texts: Sequence[str], most_texts: int = 32, most_tokens: int = 4096) -> Iterator[TokenBatch]:
        """Batches of texts of like length: padding is what short texts would pay beside a long one."""
        ids = self.ids(texts)
        order = sorted(range(len(ids)), key=lambda position: len(ids[position]))
        start = 0
        while start < len(order):
            end = start + 1
            while (
                end < len(order)
                and end - start < most_texts
                and (end - start + 1) * len(ids[order[end]]) <= most_tokens
            ):
                end += 1
            yield self._pad(order[start:end], ids)
            start = end

    def _pad(self, positions: list[int], ids: list[list[int]]) -> TokenBatch:
        width = len(ids[positions[-1]])
        padded = np.full((len(positions), width), self._pad_id, np.int32)
        mask = np.zeros((len(positions), width), np.int32)
        for row, position in enumerate(positions):
            length = len(ids[position])
            padded[row, :length] = ids[position]
            mask[row, :length] = 1
        return TokenBatch(np.array(positions, np.intp), padded, mask)
