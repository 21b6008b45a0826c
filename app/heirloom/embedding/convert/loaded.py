"""A model as its own library built it, ready to be exported: what both loaders hand over."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import tokenizers
import torch
from numpy.typing import NDArray

from heirloom.core.records import PixelSpec


@dataclass(frozen=True, slots=True)
class LoadedText:
    """A text tower: token ids (n, t) int64 in, normalised vectors (n, d) float32 out.

    `reference_ids` and `reference_vectors` go through the library's own tokeniser and projection; the converted
    tower must agree with them. `fixed_length`: every row must be padded to `context`.
    """

    module: torch.nn.Module
    tokeniser: tokenizers.Tokenizer
    context: int
    pad_id: int
    clean: str
    fixed_length: bool
    reference_ids: Callable[[Sequence[str]], list[list[int]]]
    reference_vectors: Callable[[Sequence[str]], NDArray[np.float32]]


@dataclass(frozen=True, slots=True)
class LoadedImage:
    """An image tower: pixels (n, s, s, 3) uint8 in, normalised vectors (n, d) float32 out.

    `reference_vectors` goes through the library's own transform of pictures of that size.
    """

    module: torch.nn.Module
    pixels: PixelSpec
    reference_vectors: Callable[[NDArray[np.uint8]], NDArray[np.float32]]


@dataclass(frozen=True, slots=True)
class LoadedModel:
    """`settings` are what else makes the vectors what they are; part of the model's fingerprint."""

    dimension: int
    text: LoadedText
    image: LoadedImage | None
    settings: str
