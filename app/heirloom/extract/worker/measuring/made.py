"""Signs that a program drew the picture: flat areas, straight rules, bars at top and bottom, a frame."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from heirloom.extract.worker.measuring.areas import Values
from heirloom.extract.worker.sizes import Sizes

Grey = NDArray[np.uint8]

_FLAT = 3
_STEP = 14
_LONG = 0.3
"""An edge along so much of a row or column is a rule."""
_BAND = 0.045
_FOOT = 0.06
_BAR = 2.5
_EDGE = 100
_LEAST_COUNT = 50


def made(sizes: Sizes, half: Values) -> dict[str, float]:
    """Numbers about drawn screens and frames of a picture of at least 48 px a side; `half`: of `sizes.half`."""
    grey = sizes.grey
    right = cv2.absdiff(grey[:, 1:], grey[:, :-1])
    down = cv2.absdiff(grey[1:], grey[:-1])
    both = cv2.max(right[:-1], down[:, :-1])
    across = _shares(down, by_row=True)
    along = _shares(right, by_row=False)
    height = grey.shape[0]
    band, foot = max(4, round(height * _BAND)), max(4, round(height * _FOOT))
    return {
        "same": 1.0 - cv2.countNonZero(both) / both.size,
        "flat": _most(both, _FLAT),
        "rules_across": np.count_nonzero(across > _LONG) / len(across),
        "rules_down": np.count_nonzero(along > _LONG) / len(along),
        "rule_longest": float(max(across.max(), along.max())),
        "axis": _axis(sizes.half),
        "top_flat": _most(both[:band], _FLAT),
        "top_strokes": 1.0 - _most(both[:band], 4 * _STEP),
        "bottom_flat": _most(both[-foot:], _FLAT),
    } | _rims(half)


def _most(steps: Grey, level: int) -> float:
    """Share of steps that are no greater than `level`."""
    return 1.0 - float(cv2.countNonZero(cv2.threshold(steps, level, 1, cv2.THRESH_BINARY)[1])) / steps.size


def _shares(steps: Grey, *, by_row: bool) -> NDArray[np.float64]:
    """Of each row, or column, the share of steps above `_STEP`."""
    strong = cv2.threshold(steps, _STEP, 1, cv2.THRESH_BINARY)[1]
    sums = cv2.reduce(strong, 1 if by_row else 0, cv2.REDUCE_SUM, dtype=cv2.CV_32S)
    return np.asarray(sums.ravel() / (steps.shape[1] if by_row else steps.shape[0]), dtype=np.float64)


def _axis(grey: Grey) -> float:
    """Share of strong edges that run along rows or columns, within 3 degrees or so."""
    dx, dy = (np.abs(part[::2]) for part in cv2.spatialGradient(grey))
    strong = (dx + dy) > _EDGE
    count = np.count_nonzero(strong)
    if count < _LEAST_COUNT:
        return 0.0
    straight = strong & (np.minimum(dx, dy) * 18 <= np.maximum(dx, dy))
    return float(np.count_nonzero(straight)) / float(count)


def _rims(values: Values) -> dict[str, float]:
    """How much even rows and columns take at the rims: all four for a frame, two that face each other for bars."""
    squares = values * values
    rows, columns = (
        cv2.reduce(squares, axis, cv2.REDUCE_AVG).ravel() - cv2.reduce(values, axis, cv2.REDUCE_AVG).ravel() ** 2
        < _BAR * _BAR
        for axis in (1, 0)
    )
    top, bottom = _leading(rows), _leading(rows[::-1])
    left, right = _leading(columns), _leading(columns[::-1])
    return {
        "frame": min(top, bottom, left, right),
        "bars": max(min(top, bottom), min(left, right)),
    }


def _leading(even: NDArray[np.bool_]) -> float:
    """Share of a side that is even before the first line that is not; at most a half."""
    first = int(np.argmin(even))
    return 0.5 if even[first] else min(0.5, first / len(even))
