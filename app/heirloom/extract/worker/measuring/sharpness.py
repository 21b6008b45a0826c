"""How sharp a picture is, and where: detail per scale, steps per direction, widths of edges, re-blurring, noise."""

from __future__ import annotations

import math
from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

from heirloom.extract.worker.measuring.smaller import halved

Grey = NDArray[np.uint8]
Floats = NDArray[np.float64]

_GRID = 5
_REBLUR = 1.0
"""Sigma of the second blur that edge widths are estimated by."""
_SOFTEST = 6.0
_LEAST_EDGE = 10.0
"""Grey steps over two pixels, above which a ridge of the slope is an edge."""
_LEAST_COUNT = 12
_MOST_EDGES = 2000
_SKIP = 3
_LAGS = (1, 2, 4)
_FAR = 8
_QUIET = 0.5
"""Squared grey steps that are added to both sides of every ratio: nothing divided by nothing is no sharpness."""


def sharpness(grey: Grey) -> dict[str, float]:
    """Numbers about sharpness of a grey picture (height, width), at least 48 px on each side."""
    found = _detail(grey) | _steps(grey) | _edges(grey) | _reblur(halved(grey))
    found["noise"] = math.log(_noise(grey) + 0.1)
    return found


def _detail(grey: Grey) -> dict[str, float]:
    """Energy of the Laplacian at three scales: of the whole, of the liveliest tile and of the tile at three quarters.

    The greatest over tiles, as a sharp subject before a soft background is no blurred photo (Pech-Pacheco 2000).
    """
    found: dict[str, float] = {}
    for scale in range(3):
        second = cv2.Laplacian(grey, cv2.CV_32F, ksize=1)
        tiles = _tiles(cv2.multiply(second, second))
        for what, value in (
            ("all", tiles.mean()),
            ("most", tiles.max()),
            ("upper", np.sort(tiles, axis=None)[tiles.size * 3 // 4]),
        ):
            found[f"detail_{scale}_{what}"] = math.log(float(value) + _QUIET)
        if scale < 2:
            grey = halved(grey)
    return found


def _steps(grey: Grey) -> dict[str, float]:
    """Mean squared step over 1, 2, 4 px against that over 8 px, along four directions: all, the least, best tiles.

    Blurring in any direction flattens the steps along it; motion blur flattens those of one direction alone.
    """
    whole = _ratios(grey)
    tiles = np.array([_ratios(tile) for tile in _cut(grey)])
    least = tiles.min(axis=2)
    lively = np.sort(least, axis=0)[::-1]
    found: dict[str, float] = {}
    for at, lag in enumerate(_LAGS):
        found[f"step_{lag}_all"] = float(whole[at].mean())
        found[f"step_{lag}_least"] = float(whole[at].min())
        found[f"step_{lag}_tile"] = float(lively[0, at])
        found[f"step_{lag}_second"] = float(lively[min(3, len(lively) - 1), at])
    found["step_uneven"] = float(np.ptp(whole[0]))
    return found


def _ratios(grey: Grey) -> Floats:
    """(lag, direction): logarithm of the mean squared step over the lag to that over `_FAR`."""
    far = np.array([_step(grey, down * _FAR, right * _FAR) for down, right in _DIRECTIONS])
    near = np.array([[_step(grey, down * lag, right * lag) for down, right in _DIRECTIONS] for lag in _LAGS])
    return np.asarray(np.log((near + _QUIET) / (far + 4 * _QUIET)))


_DIRECTIONS = ((0, 1), (1, 0), (1, 1), (1, -1))


def _step(grey: Grey, down: int, right: int) -> float:
    height, width = grey.shape
    here = grey[: height - down, max(0, -right) : width - max(0, right)]
    there = grey[down:, max(0, right) : width - max(0, -right)]
    if not here.size:
        return 0.0
    return float(cv2.norm(here, there, cv2.NORM_L2SQR)) / here.size


def _edges(grey: Grey) -> dict[str, float]:
    """Widths of edges, as the sigma in pixels that an ideal edge was blurred by.

    A second blur of known sigma lowers the slope of a sharp edge much and that of a soft one little; the ratio of the
    two slopes gives the first sigma (Zhuo and Sim 2011, doi:10.1016/j.patcog.2011.03.009).
    """
    soft = np.asarray(cv2.GaussianBlur(grey, (0, 0), _REBLUR), dtype=np.uint8)
    # Every third row, and every third column, has edges enough.
    across, across_at = _widths(grey[::_SKIP], soft[::_SKIP])
    along, along_at = _widths(cv2.transpose(grey[:, ::_SKIP]), cv2.transpose(soft[:, ::_SKIP]))
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


def _widths(grey: Grey, soft: Grey) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
    """Sigmas of the edges met along the rows, and their places in the picture less its two outer columns."""
    steps = cv2.absdiff(grey[:, 2:], grey[:, :-2])
    ridge = cv2.compare(steps, cv2.dilate(steps, np.ones((1, 3), np.uint8)), cv2.CMP_EQ)
    strong = cv2.threshold(steps, _LEAST_EDGE, 255, cv2.THRESH_BINARY)[1]
    at = np.flatnonzero(cv2.bitwise_and(ridge, strong))
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
    order = np.argsort(tile * 16 + sigma)
    starts = np.searchsorted(tile[order], np.arange(_GRID * _GRID + 1))
    medians = [
        float(sigma[order[(begin + end) // 2]]) for begin, end in pairwise(starts) if end - begin >= _LEAST_COUNT
    ]
    return min(medians, default=float(np.median(sigma)))


def _reblur(grey: Grey) -> dict[str, float]:
    """How little a strong blur takes away: near 1 for a blurred picture (Crété-Roffet 2007, doi:10.1117/12.702790)."""
    parts = []
    for size, right, down in (((9, 1), 1, 0), ((1, 9), 0, 1)):
        soft = cv2.blur(grey, size)
        height, width = grey.shape
        steps = cv2.absdiff(grey[down:, right:], grey[: height - down, : width - right])
        soft_steps = cv2.absdiff(soft[down:, right:], soft[: height - down, : width - right])
        lost = cv2.subtract(steps, soft_steps)
        parts.append((_tiles(steps), _tiles(lost)))
    found = {
        name: 1.0 - float(lost.mean() / max(steps.mean(), 1e-3))
        for name, (steps, lost) in zip(("reblur_across", "reblur_down"), parts, strict=True)
    }
    tiles = np.maximum(*(1.0 - lost / np.maximum(steps, 0.1) for steps, lost in parts))
    lively = parts[0][0] + parts[1][0] > 1.0
    found["reblur_tile"] = float(tiles[lively].min()) if lively.any() else 1.0
    return found


def _noise(grey: Grey) -> float:
    """Standard deviation of the noise in grey steps, from quiet parts (Immerkaer 1996, doi:10.1006/cviu.1996.0060)."""
    kernel = np.array([[1, -2, 1], [-2, 4, -2], [1, -2, 1]], np.float32)
    # Every other strip: noise is everywhere alike.
    strips = [grey[top : top + 32] for top in range(0, grey.shape[0], 96)]
    tiles = np.concatenate([_absolute(cv2.filter2D(strip, cv2.CV_32F, kernel)) for strip in strips])
    return float(np.sort(tiles)[len(tiles) // 5]) * math.sqrt(math.pi / 2) / 6.0


def _absolute(response: NDArray[np.float32]) -> Floats:
    """Means of the absolute response in eight stretches of a strip."""
    return np.asarray(cv2.resize(np.abs(response), (8, 1), interpolation=cv2.INTER_AREA), dtype=np.float64).ravel()


def _tiles(values: NDArray[np.uint8] | NDArray[np.float32], grid: int = _GRID) -> Floats:
    """Means over a grid of tiles; what a whole number of tiles leaves over at the far sides is not looked at."""
    height, width = values.shape[0] // grid * grid, values.shape[1] // grid * grid
    whole = values[:height, :width].astype(np.float32, copy=False)
    return np.asarray(cv2.resize(whole, (grid, grid), interpolation=cv2.INTER_AREA), dtype=np.float64)


def _cut(grey: Grey) -> list[Grey]:
    height, width = grey.shape
    rows = np.linspace(0, height, 4).astype(int)
    columns = np.linspace(0, width, 4).astype(int)
    return [grey[rows[r] : rows[r + 1], columns[c] : columns[c + 1]] for r in range(3) for c in range(3)]
