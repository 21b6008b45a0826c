"""Resizing with a cubic or linear filter that widens as the picture shrinks, as encoders were trained with."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.float32]

_BLOCK = 16
"""Pixels made by one product: each needs few of the source, and a matrix for all of them would be mostly zeros."""
_COLOURS = 3


class _Block(NamedTuple):
    """Which stretch of the source makes which stretch of the target, and the weights (target, source)."""

    target: slice
    source: slice
    weights: Values


def resampled(
    rgb: NDArray[np.uint8],
    size: tuple[int, int],
    filter_name: str,
    box: tuple[float, float, float, float] | None = None,
) -> NDArray[np.uint8]:
    """`rgb` (height, width, 3) as (size[1], size[0], 3); of `box` (left, top, right, bottom in its pixels) alone.

    `filter_name`: "bicubic" (Keys 1981, a = -0.5) or "bilinear"; both reach as far as the source is denser.
    """
    height, width = rgb.shape[:2]
    left, top, right, bottom = box or (0, 0, width, height)
    rows = rgb.reshape(height, -1)
    tall = np.empty((size[1], width * _COLOURS), np.float32)
    for block in _blocks(height, top, bottom, size[1], filter_name):
        np.matmul(block.weights, rows[block.source].astype(np.float32), out=tall[block.target])
    small = np.empty((size[1], size[0] * _COLOURS), np.float32)
    for block in _pixel_blocks(width, left, right, size[0], filter_name):
        small[:, block.target] = tall[:, block.source] @ block.weights
    # Rounded and cut off at 0 and 255 in one go.
    whole = cv2.addWeighted(small, 1.0, small, 0.0, 0.0, dtype=cv2.CV_8U)
    return np.asarray(whole, np.uint8).reshape(size[1], size[0], _COLOURS)


@lru_cache(maxsize=16)
def _blocks(length: int, first: float, last: float, count: int, filter_name: str) -> tuple[_Block, ...]:
    """How `count` values are made of those between `first` and `last` of `length` values."""
    blocks = []
    weights, starts = _weights(length, first, last, count, filter_name)
    for begin in range(0, count, _BLOCK):
        end = min(begin + _BLOCK, count)
        low, high = starts[begin], min(length, int(starts[end - 1]) + weights.shape[1])
        dense = np.zeros((end - begin, high - low), np.float32)
        for at in range(begin, end):
            mine = weights[at, : high - starts[at]]
            dense[at - begin, starts[at] - low : starts[at] - low + len(mine)] = mine
        blocks.append(_Block(slice(begin, end), slice(int(low), int(high)), dense))
    return tuple(blocks)


@lru_cache(maxsize=16)
def _pixel_blocks(length: int, first: float, last: float, count: int, filter_name: str) -> tuple[_Block, ...]:
    """As `_blocks`, for a line of pixels with their colours side by side, and transposed: (source, target)."""
    same = np.eye(_COLOURS, dtype=np.float32)
    return tuple(
        _Block(_tripled(block.target), _tripled(block.source), np.kron(block.weights.T, same))
        for block in _blocks(length, first, last, count, filter_name)
    )


def _tripled(part: slice) -> slice:
    return slice(part.start * _COLOURS, part.stop * _COLOURS)


def _weights(
    length: int, first: float, last: float, count: int, filter_name: str
) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Weights (count, taps), each row together 1, and the place of each row's first tap."""
    kernel, reach = _KERNELS[filter_name]
    scale = (last - first) / count
    wide = max(scale, 1.0)
    middles = first + (np.arange(count) + 0.5) * scale
    starts = np.maximum((middles - reach * wide + 0.5).astype(np.int64), 0)
    ends = np.minimum((middles + reach * wide + 0.5).astype(np.int64), length)
    places = starts[:, None] + np.arange(int((ends - starts).max()))
    weights = np.where(places < ends[:, None], kernel(np.abs(places + 0.5 - middles[:, None]) / wide), 0.0)
    return weights / weights.sum(axis=1, keepdims=True), starts


def _cubic(far: NDArray[np.float64]) -> NDArray[np.float64]:
    near = (1.5 * far - 2.5) * far * far + 1
    return np.where(far < 1, near, np.where(far < 2, ((-0.5 * far + 2.5) * far - 4) * far + 2, 0.0))


def _linear(far: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.maximum(1 - far, 0.0)


_KERNELS: dict[str, tuple[Callable[[NDArray[np.float64]], NDArray[np.float64]], float]] = {
    "bicubic": (_cubic, 2.0),
    "bilinear": (_linear, 1.0),
}
