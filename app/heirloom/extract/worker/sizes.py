"""One picture at several sizes, each made once for all who look at it; by halves, which are cheap to average."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Sizes:
    """An RGB picture, its grey form, that at a half and a quarter of its sides, and its colours at a half."""

    rgb: Pixels
    grey: Pixels
    half: Pixels
    quarter: Pixels
    half_rgb: Pixels
    tones: NDArray[np.float64]
    """Share of each of 256 tones of grey, in every second row."""

    @classmethod
    def of(cls, rgb: Pixels) -> Sizes:
        """All sizes of a picture (height, width, 3)."""
        grey = np.asarray(cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY), dtype=np.uint8)
        half = halved(grey)
        return cls(rgb, grey, half, halved(half), halved(rgb), _tones(grey[::2]))


def _tones(grey: Pixels) -> NDArray[np.float64]:
    counts = cv2.calcHist([grey], [0], None, [256], [0, 256])
    return np.asarray(counts.ravel(), np.float64) / grey.size


def halved(picture: Pixels) -> Pixels:
    """Half as wide and half as high; an odd last row or column is left out. Sides of 1 px stay."""
    height, width = picture.shape[:2]
    even = picture[: height // 2 * 2 or 1, : width // 2 * 2 or 1]
    size = max(1, width // 2), max(1, height // 2)
    return np.asarray(cv2.resize(even, size, interpolation=cv2.INTER_AREA), dtype=np.uint8)


def shrunk(picture: Pixels, long_px: int, least_px: int = 1) -> Pixels:
    """Halved as long as its longest side stays at `long_px` or more, and no side comes below `least_px`."""
    while max(picture.shape[:2]) >= 2 * long_px and min(picture.shape[:2]) >= 2 * least_px:
        picture = halved(picture)
    return picture
