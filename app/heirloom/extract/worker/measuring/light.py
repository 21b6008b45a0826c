"""Light and colour of a picture: how bright, how even, how colourful, of how many colours."""

from __future__ import annotations

import math

import cv2
import numpy as np
from numpy.typing import NDArray

from heirloom.extract.worker.measuring.areas import Values, means
from heirloom.extract.worker.sizes import Sizes, shrunk

Pixels = NDArray[np.uint8]

_GRID = 6
_COLOUR_PX = 60
"""Colour changes slowly over a picture: more pixels would say the same."""
_PERCENTS = (1, 5, 25, 50, 75, 95, 99)
_LEVELS = np.arange(256)
_AXES = np.array(
    [
        (1, -1, 0),  # red against green
        (0.5, 0.5, -1),  # yellow against blue
        (-0.168736, -0.331264, 0.5),  # Cb less 128
        (0.5, -0.418688, -0.081312),  # Cr less 128
    ],
    np.float32,
)


def light(sizes: Sizes, half: Values) -> dict[str, float]:
    """Numbers about light and colour of a picture; `half`: the values of `sizes.half`."""
    return _tones(sizes.tones) | _tile_tones(half) | _colour(shrunk(sizes.half_rgb, _COLOUR_PX)) | _colours(sizes.rgb)


def _tones(shares: NDArray[np.float64]) -> dict[str, float]:
    """From the share that each of 256 tones has."""
    below = np.cumsum(shares)
    tones = np.searchsorted(below, np.array(_PERCENTS) / 100) / 255
    met = shares[shares > 0]
    return {
        **{f"tone_{percent}": float(tone) for percent, tone in zip(_PERCENTS, tones, strict=True)},
        "mean": float(shares @ _LEVELS) / 255,
        "black": float(below[15]),
        "dusk": float(below[47]),
        "white": float(shares[240:].sum()),
        "clipped": float(shares[0] + shares[255]),
        "entropy": float(-(met * np.log2(met)).sum()),
    }


def _tile_tones(half: Values) -> dict[str, float]:
    tiles = means(half, _GRID, _GRID)
    spread = np.sqrt(np.maximum(means(half * half, _GRID, _GRID) - tiles * tiles, 0.0))
    inner = tiles[1:-1, 1:-1]
    rim = (tiles.sum() - inner.sum()) / (tiles.size - inner.size)
    return {
        "tile_lightest": float(tiles.max()) / 255,
        "tile_darkest": float(tiles.min()) / 255,
        "tile_contrast": float(spread.max()) / 128,
        "edge_light": float(rim - inner.mean()) / 255,
    }


def _colour(small: Pixels) -> dict[str, float]:
    """Colourfulness by opponent axes (Hasler and Suesstrunk 2003, doi:10.1117/12.477378), saturation, skin."""
    planes = small.reshape(-1, 3).T.astype(np.float32)
    axes = _AXES @ planes
    # A matrix of ones and maxima of whole rows: reductions along short axes cost ten times as much.
    red, green, blue, *middle = (np.concatenate([planes, axes[:2]]) @ np.ones(planes.shape[1], np.float32)).tolist()
    red, green, blue = (total / planes.shape[1] for total in (red, green, blue))
    spread = axes[:2].std(axis=1).tolist()
    most = np.maximum(np.maximum(planes[0], planes[1]), planes[2])
    chroma = most - np.minimum(np.minimum(planes[0], planes[1]), planes[2])
    blue_less, red_more = axes[2], axes[3]
    skin = (red_more > 7) & (red_more < 52) & (blue_less > -43) & (blue_less < 7) & (planes[0] > 80)
    return {
        "red": (red - green) / 255,
        "blue": (blue - green) / 255,
        "colourful": (math.hypot(*spread) + 0.3 * math.hypot(*middle) / planes.shape[1]) / 100,
        "saturation": float((chroma / np.maximum(most, 1.0)).mean()),
        "grey_share": np.count_nonzero(chroma < 20) / chroma.size,
        "skin": np.count_nonzero(skin) / skin.size,
    }


def _colours(rgb: Pixels) -> dict[str, float]:
    """How many colours of 32 768 occur, and how much of the picture the commonest have."""
    height, width = rgb.shape[:2]
    step = 4 if max(height, width) > 300 else 2
    size = (width + step - 1) // step, (height + step - 1) // step
    some = cv2.resize(rgb, size, interpolation=cv2.INTER_NEAREST)
    codes = np.sort(cv2.cvtColor(some, cv2.COLOR_RGB2BGR555).view(np.uint16).ravel())
    starts = np.flatnonzero(codes[1:] != codes[:-1])
    counts = np.diff(starts, prepend=-1, append=codes.size - 1)
    first = np.sort(counts)[-4:]
    return {
        "colours": math.log2((np.count_nonzero(counts >= max(1, codes.size // 20_000)) + 1) / 1024),
        "colour_first": float(first[-1]) / codes.size,
        "colour_four": float(first.sum()) / codes.size,
    }
