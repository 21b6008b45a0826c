"""One picture in many sizes, as numbers from -1 to 1, and square pieces cut out of it in any size."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from heirloom.embedding.faces.boxes import Boxes

Floats = NDArray[np.float32]

_MIDDLE: Final = 127.5
_SPREAD: Final = 128.0
_BLACK: Final = -_MIDDLE / _SPREAD
_DIM: Final = 110.0
"""Where 99 of 100 values are below this the picture is brightened before faces are looked for."""
_BRIGHT: Final = 180.0
_MOST_GAIN: Final = 8.0


def normalised(pixels: NDArray[np.uint8]) -> Floats:
    """Values from -1 to 1 as the networks were taught with; a dark picture is brightened first."""
    light = float(np.percentile(pixels[::4, ::4], 99))
    values = pixels.astype(np.float32)
    if light < _DIM:
        values = np.minimum(values * min(_MOST_GAIN, _BRIGHT / max(light, 1.0)), 255.0)
    return np.asarray((values - _MIDDLE) / _SPREAD, np.float32)


@dataclass(frozen=True, slots=True)
class Level:
    """Values (height, width, 3), and how many of its pixels one pixel of the upright picture is, across and down."""

    values: Floats
    across: float
    down: float


def shrunk(values: Floats, height: int, width: int) -> Floats:
    """To (height, width, 3), each value the triangle-weighted mean of what it stands for."""
    rows = np.tensordot(_weights(values.shape[0], height), values, (1, 0))
    return np.ascontiguousarray(np.matmul(_weights(values.shape[1], width), rows))


@lru_cache(maxsize=64)
def _weights(count: int, wanted: int) -> Floats:
    """(wanted, count); rows sum to 1."""
    centres = (np.arange(wanted) + 0.5) * count / wanted
    reach = max(count / wanted, 1.0)
    weights = np.maximum(0.0, 1.0 - np.abs(np.arange(count) + 0.5 - centres[:, None]) / reach)
    return np.asarray(weights / weights.sum(axis=1, keepdims=True), np.float32)


def pieces(levels: list[Level], boxes: Boxes, side: int) -> Floats:
    """Square boxes of the upright picture as (n, side, side, 3), from the smallest level that holds enough of each.

    `levels` from the largest to the smallest. Outside of the picture is black.
    """
    lengths = boxes[:, 2] - boxes[:, 0]
    chosen = np.zeros(len(boxes), np.intp)
    for at, level in enumerate(levels[1:], 1):
        chosen[lengths * level.across >= side] = at
    found = np.empty((len(boxes), side, side, 3), np.float32)
    for at in np.unique(chosen):
        found[chosen == at] = _cut(levels[at], boxes[chosen == at], side)
    return found


def _cut(level: Level, boxes: Boxes, side: int) -> Floats:
    """Bilinear samples; a border of one black pixel answers for everything outside."""
    part = (np.arange(side, dtype=np.float32) + 0.5) / side
    length = (boxes[:, 2] - boxes[:, 0])[:, None]
    x = (boxes[:, :1] + part * length) * level.across - 0.5
    y = (boxes[:, 1:2] + part * length) * level.down - 0.5
    height, width = level.values.shape[:2]
    framed = np.full((height + 2, width + 2, 3), _BLACK, np.float32)
    framed[1:-1, 1:-1] = level.values
    left, top = np.floor(x).astype(np.intp), np.floor(y).astype(np.intp)
    columns = [np.clip(left + step, 0, width + 1)[:, None, :] for step in (1, 2)]
    rows = [np.clip(top + step, 0, height + 1)[:, :, None] for step in (1, 2)]
    right, down = (x - left)[:, None, :, None], (y - top)[:, :, None, None]
    above = framed[rows[0], columns[0]] * (1 - right) + framed[rows[0], columns[1]] * right
    below = framed[rows[1], columns[0]] * (1 - right) + framed[rows[1], columns[1]] * right
    return np.asarray(above * (1 - down) + below * down, np.float32)
