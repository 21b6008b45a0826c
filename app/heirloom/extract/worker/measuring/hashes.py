"""Perceptual hashes: two 64-bit words that change little where a picture changes little."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from heirloom.extract.worker.measuring.smaller import shrunk

_SIDE = 32
_KEPT = 8


def phash(grey: NDArray[np.uint8]) -> int:
    """Signs of the 64 lowest cosines less the mean, against their median (Zauner 2010, "pHash")."""
    small = cv2.resize(grey, (_SIDE, _SIDE), interpolation=cv2.INTER_AREA).astype(np.float32)
    low = cv2.dct(small)[1 : _KEPT + 1, 1 : _KEPT + 1].ravel()
    return _word(low > np.median(low))


def dhash(grey: NDArray[np.uint8]) -> int:
    """Whether each of 8 x 8 places is darker than its right neighbour."""
    small = cv2.resize(shrunk(grey, 128, 16).astype(np.float32), (_KEPT + 1, _KEPT), interpolation=cv2.INTER_AREA)
    return _word((small[:, 1:] > small[:, :-1]).ravel())


def _word(bits: NDArray[np.bool_]) -> int:
    return int.from_bytes(np.packbits(bits).tobytes(), "big")
