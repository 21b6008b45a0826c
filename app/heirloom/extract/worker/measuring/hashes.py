"""Perceptual hashes: two 64-bit words that change little where a picture changes little."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from heirloom.extract.worker.measuring.areas import Values, means

_SIDE = 32
_KEPT = 8
_PLACES = (np.arange(_SIDE) + 0.5) / _SIDE
_COSINES = np.cos(np.pi * np.arange(1, _KEPT + 1)[:, None] * _PLACES).astype(np.float32)


def phash(grey: Values) -> int:
    """Signs of the 64 lowest cosines less the mean, against their median (Zauner 2010, "pHash")."""
    low = (_COSINES @ means(grey, _SIDE, _SIDE) @ _COSINES.T).ravel()
    middle = np.sort(low)[low.size // 2 - 1 : low.size // 2 + 1].mean()
    return _word(low > middle)


def dhash(grey: Values) -> int:
    """Whether each of 8 x 8 places is darker than its right neighbour."""
    small = means(grey, _KEPT, _KEPT + 1)
    return _word((small[:, 1:] > small[:, :-1]).ravel())


def _word(bits: NDArray[np.bool_]) -> int:
    return int.from_bytes(np.packbits(bits).tobytes(), "big")
