"""How sharp a picture is, and where: detail per scale, steps per direction, widths of edges."""

from __future__ import annotations

import math

import cv2
import numpy as np
from numpy.typing import NDArray

from heirloom.extract.worker.measuring.areas import means
from heirloom.extract.worker.sizes import Sizes

Grey = NDArray[np.uint8]
Floats = NDArray[np.float64]

_GRID = 5
_REBLUR = 1.0
"""Sigma of the second blur that edge widths are estimated by."""
_SOFTEST = 6.0
_SPAN = 16.0
"""Beyond any width."""
_LEAST_EDGE = 10.0
"""Grey steps over two pixels, above which a ridge of the slope is an edge."""
_LEAST_COUNT = 12
_MOST_EDGES = 1000
_SKIP = 5
_FAR = 8
_QUIET = 0.5
"""Squared grey steps that are added to both sides of every ratio: nothing divided by nothing is no sharpness."""


def sharpness(sizes: Sizes) -> dict[str, float]:
    """Numbers about sharpness of a picture of at least 48 px a side."""
    return _detail(sizes) | _steps(sizes.grey) | _edges(sizes.grey)


def _detail(sizes: Sizes) -> dict[str, float]:
    """Energy of the Laplacian at three scales: of the whole, of the liveliest tile and of the tile at three quarters.

    The greatest over tiles, as a sharp subject before a soft background is no blurred photo (Pech-Pacheco 2000).
    """
    found: dict[str, float] = {}
    for scale, grey in enumerate((sizes.grey, sizes.half, sizes.quarter)):
        # Of this size it is taken from the four diagonal neighbours, twice each: cheap, and twice as great.
        # Every second row of it is as good.
        second = cv2.Laplacian(grey, cv2.CV_16S, ksize=3)[::2].astype(np.float32)
        tiles = means(np.square(second, out=second), _GRID, _GRID) / 4
        for what, value in (
            ("all", tiles.mean()),
            ("most", tiles.max()),
            ("upper", np.sort(tiles, axis=None)[tiles.size * 3 // 4]),
        ):
            found[f"detail_{scale}_{what}"] = math.log(float(value) + _QUIET)
    return found


def _steps(grey: Grey) -> dict[str, float]:
    """Mean squared step to the next pixel against that over 8 px, along four directions: all, the least, best tiles.

    Blurring in any direction flattens the steps along it; motion blur flattens those of one direction alone.
    """
    squares, counts = _squared_steps(grey)
    tiles = _ratios(squares / np.maximum(counts, 1))
    whole = _ratios(squares.sum(axis=0) / np.maximum(counts.sum(axis=0), 1))
    lively = np.sort(tiles.min(axis=1))[::-1]
    return {
        "step_all": float(whole.mean()),
        "step_least": float(whole.min()),
        "step_tile": float(lively[0]),
        "step_second": float(lively[3]),
        "step_uneven": float(np.ptp(whole)),
    }


def _ratios(squares: Floats) -> Floats:
    """Logarithm of the mean squared step over 1 px to that over `_FAR`: (..., 2, direction) to (..., direction)."""
    return np.asarray(np.log((squares[..., 0, :] + _QUIET) / (squares[..., 1, :] + 4 * _QUIET)))


_DIRECTIONS = ((0, 1), (1, 0), (1, 1), (1, -1))


def _squared_steps(grey: Grey) -> tuple[Floats, Floats]:
    """Sums of squared steps from every second row, and their numbers: (tile, 1 px and `_FAR`, direction) each."""
    sums, counts = [], []
    for tile in _cut(grey):
        height, width = tile.shape
        for lag in (1, _FAR):
            for down, right in _DIRECTIONS:
                down, right = down * lag, right * lag
                here = tile[: height - down : 2, max(0, -right) : width - max(0, right)]
                there = tile[down::2, max(0, right) : width - max(0, -right)]
                sums.append(cv2.norm(here, there, cv2.NORM_L2SQR))
                counts.append(here.size)
    shape = -1, 2, len(_DIRECTIONS)
    return np.array(sums).reshape(shape), np.array(counts, np.float64).reshape(shape)


def _edges(grey: Grey) -> dict[str, float]:
    """Widths of edges, as the sigma in pixels that an ideal edge was blurred by.

    A second blur of known sigma lowers the slope of a sharp edge much and that of a soft one little; the ratio of the
    two slopes gives the first sigma (Zhuo and Sim 2011, doi:10.1016/j.patcog.2011.03.009).
    """
    # Every fifth row, and every fifth column, has edges enough.
    across, across_at = _widths(grey[::_SKIP])
    along, along_at = _widths(cv2.transpose(grey)[::_SKIP])
    height, width = grey.shape
    rows = np.concatenate([_SKIP * (across_at // (width - 2)), along_at % (height - 2)])
    columns = np.concatenate([across_at % (width - 2), _SKIP * (along_at // (height - 2))])
    count = len(across) + len(along)
    found = {"edge_count": math.log((count + 1) / grey.size)}
    if count < _LEAST_COUNT:
        return found | {f"edge_{what}": _SOFTEST for what in ("sharp", "low", "middle", "tile", "across", "along")}
    sigma = np.concatenate([across, along])
    tile = (rows * _GRID // height) * _GRID + columns * _GRID // width
    ordered = np.sort(sigma)
    return found | {
        "edge_sharp": float(ordered[count // 20]),
        "edge_low": float(ordered[count // 5]),
        "edge_middle": float(ordered[count // 2]),
        "edge_tile": _sharpest_tile(sigma, tile),
        "edge_across": _low(across),
        "edge_along": _low(along),
    }


_BESIDE = np.ones((1, 3), np.uint8)


def _widths(grey: Grey) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
    """Sigmas of the edges met along the rows, and their places in the picture less its two outer columns."""
    soft = cv2.GaussianBlur(grey, (5, 1), _REBLUR)
    steps = cv2.absdiff(grey[:, 2:], grey[:, :-2])
    ridge = cv2.compare(steps, cv2.dilate(steps, _BESIDE), cv2.CMP_EQ)
    strong = cv2.threshold(steps, _LEAST_EDGE, 1, cv2.THRESH_BINARY)[1]
    at = np.flatnonzero(cv2.bitwise_and(ridge, strong).view(np.bool_))
    at = at[:: 1 + len(at) // _MOST_EDGES]
    first = steps.ravel()[at].astype(np.float32)
    rows, columns = np.divmod(at, steps.shape[1])
    second = np.abs(soft[rows, columns + 2].astype(np.float32) - soft[rows, columns])
    ratio = np.maximum(first / np.maximum(second, 1.0), 1.01)
    return np.minimum(_REBLUR / np.sqrt(ratio * ratio - 1.0), _SOFTEST).astype(np.float32), at


def _low(sigma: NDArray[np.float32]) -> float:
    return float(np.partition(sigma, len(sigma) // 5)[len(sigma) // 5]) if len(sigma) >= _LEAST_COUNT else _SOFTEST


def _sharpest_tile(sigma: NDArray[np.float32], tile: NDArray[np.int64]) -> float:
    """The least median over tiles with enough edges."""
    ordered = np.sort(_SPAN * tile + sigma)  # by tiles, and by widths within them
    bounds = np.searchsorted(ordered, _SPAN * np.arange(_GRID * _GRID + 1))
    counted = np.flatnonzero(np.diff(bounds) >= _LEAST_COUNT)
    if not len(counted):
        return float(np.median(sigma))
    return float((ordered[(bounds[counted] + bounds[counted + 1]) // 2] - _SPAN * counted).min())


def _cut(grey: Grey) -> list[Grey]:
    height, width = grey.shape
    rows, columns = ([side * at // 3 for at in range(4)] for side in (height, width))
    return [grey[rows[r] : rows[r + 1], columns[c] : columns[c + 1]] for r in range(3) for c in range(3)]
