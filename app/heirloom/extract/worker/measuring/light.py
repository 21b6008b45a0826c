"""Light and colour of a picture: how bright, how even, how colourful, of how many colours."""

from __future__ import annotations

import math

import cv2
import numpy as np
from numpy.typing import NDArray

from heirloom.extract.worker.measuring.smaller import shrunk

Pixels = NDArray[np.uint8]

_STEP_COLOURS = 32
_GRID = 6
_SMALL_PX = 128


def light(rgb: Pixels, grey: Pixels) -> dict[str, float]:
    """Numbers about light and colour of an RGB picture and its grey form."""
    return _tones(grey) | _tile_tones(grey[::2, ::2]) | _colour(shrunk(rgb, _SMALL_PX)) | _colours(rgb)


def _tones(grey: Pixels) -> dict[str, float]:
    counts = cv2.calcHist([grey], [0], None, [256], [0, 256]).ravel().astype(np.float64)
    shares = counts / grey.size
    below = np.cumsum(shares)
    found = {
        f"tone_{percent}": float(np.searchsorted(below, percent / 100)) / 255 for percent in (1, 5, 25, 50, 75, 95, 99)
    }
    met = shares[shares > 0]
    return found | {
        "mean": float(shares @ np.arange(256)) / 255,
        "black": float(below[15]),
        "dusk": float(below[47]),
        "white": float(shares[240:].sum()),
        "clipped": float(shares[0] + shares[255]),
        "entropy": float(-(met * np.log2(met)).sum()),
    }


def _tile_tones(grey: Pixels) -> dict[str, float]:
    height, width = grey.shape[0] // _GRID * _GRID, grey.shape[1] // _GRID * _GRID
    values = grey[:height, :width].astype(np.float32)
    means = cv2.resize(values, (_GRID, _GRID), interpolation=cv2.INTER_AREA)
    squares = cv2.resize(values * values, (_GRID, _GRID), interpolation=cv2.INTER_AREA)
    spread = np.sqrt(np.maximum(squares - means * means, 0.0))
    inner = means[1:-1, 1:-1]
    rim = (means.sum() - inner.sum()) / (means.size - inner.size)
    return {
        "tile_lightest": float(means.max()) / 255,
        "tile_darkest": float(means.min()) / 255,
        "tile_contrast": float(spread.max()) / 128,
        "edge_light": float(rim - inner.mean()) / 255,
    }


def _colour(small: Pixels) -> dict[str, float]:
    """Colourfulness by opponent axes (Hasler and Suesstrunk 2003, doi:10.1117/12.477378), saturation, skin."""
    red, green, blue = (small[:, :, at].astype(np.float32) for at in range(3))
    across, along = red - green, 0.5 * (red + green) - blue
    spread = math.hypot(float(across.std()), float(along.std()))
    middle = math.hypot(float(across.mean()), float(along.mean()))
    most = np.maximum(np.maximum(red, green), blue)
    chroma = most - np.minimum(np.minimum(red, green), blue)
    blue_less = 128 - 0.168736 * red - 0.331264 * green + 0.5 * blue
    red_more = 128 + 0.5 * red - 0.418688 * green - 0.081312 * blue
    skin = (red_more > 135) & (red_more < 180) & (blue_less > 85) & (blue_less < 135) & (red > 80)
    return {
        "red": float(red.mean() - green.mean()) / 255,
        "blue": float(blue.mean() - green.mean()) / 255,
        "colourful": (spread + 0.3 * middle) / 100,
        "saturation": float((chroma / np.maximum(most, 1.0)).mean()),
        "grey_share": float((chroma < 20).mean()),
        "skin": float(skin.mean()),
    }


def _colours(rgb: Pixels) -> dict[str, float]:
    """How many colours of 32 768 occur, and how much of the picture the commonest have."""
    some = rgb[::3, ::3] if max(rgb.shape[:2]) > 400 else rgb
    parts = (some >> 3).astype(np.int32)
    counts = np.bincount(((parts[..., 0] << 10) | (parts[..., 1] << 5) | parts[..., 2]).ravel())
    met = np.sort(counts[counts > 0])[::-1]
    total = int(counts.sum())
    return {
        "colours": math.log2((np.count_nonzero(met >= max(1, total // 20_000)) + 1) / 1024),
        "colour_first": float(met[0]) / total,
        "colour_four": float(met[:4].sum()) / total,
    }
