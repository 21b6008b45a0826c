"""Boxes as rows (left, top, right, bottom): made square, moved, and thinned out where they say the same."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Boxes = NDArray[np.float32]


def squared(boxes: Boxes) -> Boxes:
    """Each grown to a square around its centre (n, 4)."""
    half = np.maximum(boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1])[:, None] / 2
    middle = (boxes[:, :2] + boxes[:, 2:]) / 2
    return np.hstack((middle - half, middle + half))


def moved(boxes: Boxes, by: NDArray[Any]) -> Boxes:
    """Square boxes whose sides move `by` (n, 4) parts of their length."""
    return np.asarray(boxes + by * (boxes[:, 2] - boxes[:, 0])[:, None], np.float32)


def thinned(boxes: Boxes, scores: NDArray[Any], overlap: float, *, of_smaller: bool = False) -> NDArray[np.intp]:
    """Places of the boxes that stay, surest first: none shares more than `overlap` with a surer one.

    Shared is the common area over the area of both together, or with `of_smaller` over that of the smaller.
    """
    order = np.argsort(-scores, kind="stable")
    area = np.prod(boxes[:, 2:] - boxes[:, :2], axis=1)
    stay = []
    while len(order):
        first, rest = order[0], order[1:]
        stay.append(first)
        low, high = np.maximum(boxes[first, :2], boxes[rest, :2]), np.minimum(boxes[first, 2:], boxes[rest, 2:])
        common = np.prod(np.maximum(high - low, 0), axis=1)
        over = np.minimum(area[first], area[rest]) if of_smaller else area[first] + area[rest] - common
        order = rest[common <= overlap * over]
    return np.array(stay, np.intp)
