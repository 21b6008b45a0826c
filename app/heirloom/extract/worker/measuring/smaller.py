"""Smaller copies of a picture, by halves: the one size that area averaging is fast for."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]


def halved(picture: Pixels) -> Pixels:
    """Half as wide and half as high; an odd last row or column is left out. Sides of 1 px stay."""
    height, width = picture.shape[:2]
    even = picture[: height // 2 * 2 or 1, : width // 2 * 2 or 1]
    size = max(1, width // 2), max(1, height // 2)
    return np.asarray(cv2.resize(even, size, interpolation=cv2.INTER_AREA), dtype=np.uint8)


def shrunk(picture: Pixels, long_px: int, least_px: int = 1) -> Pixels:
    """With its longest side at most `long_px`; no side below `least_px` where it was not before."""
    while max(picture.shape[:2]) >= 2 * long_px and min(picture.shape[:2]) >= 2 * least_px:
        picture = halved(picture)
    height, width = picture.shape[:2]
    scale = long_px / max(height, width)
    if scale >= 1.0:
        return picture
    size = max(least_px, round(width * scale)), max(least_px, round(height * scale))
    return np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_AREA), dtype=np.uint8)
