"""Measures one decoded picture: the numbers of `core.measures` and the hashes, within a few milliseconds."""

from __future__ import annotations

import math

import cv2
import numpy as np
from numpy.typing import NDArray

from heirloom.core.measures import MEASURE_PX, Measures, measures_of
from heirloom.extract.worker.look import likelihood_of
from heirloom.extract.worker.measuring.appearance import appearance
from heirloom.extract.worker.measuring.hashes import dhash, phash
from heirloom.extract.worker.measuring.light import light
from heirloom.extract.worker.measuring.made import made
from heirloom.extract.worker.measuring.paper import paper
from heirloom.extract.worker.measuring.sharpness import sharpness
from heirloom.extract.worker.sizes import Sizes

_PIXEL = 0.5
"""Sigma of the pixel itself."""
LEAST_PX = 48
"""A picture with a shorter side is enlarged to it first: there is nothing in it to be measured exactly."""

_SMALL_PX = 256
"""Smaller pictures are shown as they are where they are compared."""
_LOOKS = ("area", "share", "count", "height_same", "left_same", "rough", "height", "busy")


def measure(rgb: NDArray[np.uint8], looked: NDArray[np.float64] | None, sizes: Sizes | None = None) -> Measures:
    """Measures of an upright sRGB picture (height, width, 3), long side best at most `MEASURE_PX`.

    `looked`: what `look.features` gave for the same picture; `sizes`: those of it, where they are made already.
    """
    height, width = rgb.shape[:2]
    if sizes is None or min(height, width) < LEAST_PX:
        sizes = Sizes.of(_enlarged(rgb) if min(height, width) < LEAST_PX else rgb)
    half = sizes.half.astype(np.float32)
    numbers = {"side": math.log2(max(height, width) / MEASURE_PX), "shape": math.log2(height / width)}
    numbers |= sharpness(sizes) | light(sizes, half) | made(sizes, half) | paper(sizes) | _text(looked)
    numbers["sharpness"] = _sharpness(max(height, width), numbers)
    return measures_of(numbers, phash(half), dhash(half), _appearance(sizes, half))


def _appearance(sizes: Sizes, half: NDArray[np.float32]) -> bytes:
    if max(sizes.grey.shape) > _SMALL_PX:
        return appearance(sizes.half_rgb, half)
    return appearance(sizes.rgb, sizes.grey.astype(np.float32))


def _sharpness(long_px: int, numbers: dict[str, float]) -> float:
    return math.log2(long_px / (_PIXEL + 0.5 * (numbers["edge_low"] + numbers["edge_tile"])))


def _enlarged(rgb: NDArray[np.uint8]) -> NDArray[np.uint8]:
    height, width = (max(LEAST_PX, side) for side in rgb.shape[:2])
    return np.asarray(cv2.resize(rgb, (width, height), interpolation=cv2.INTER_NEAREST), dtype=np.uint8)


def _text(looked: NDArray[np.float64] | None) -> dict[str, float]:
    """The cheap look's numbers by name; all 0 for a picture too small to be looked at."""
    values = np.zeros(24) if looked is None else looked[:24]
    found = {
        f"look_{scale}_{name}": float(values[8 * at + place])
        for at, scale in enumerate(("full", "half", "quarter"))
        for place, name in enumerate(_LOOKS)
    }
    found["likely_text"] = 0.0 if looked is None else likelihood_of(looked)
    return found
