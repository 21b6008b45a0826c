"""Is one picture a copy of another? Lays them over each other and looks whether they agree everywhere, finely too."""

from __future__ import annotations

from typing import Final

import numpy as np

from heirloom.core.job import Rest, go_on
from heirloom.learning.twins.align import Motions, Pairs, lay, places, refine, start, within
from heirloom.learning.twins.candidates import Candidates
from heirloom.learning.twins.looks import Floats, Looks, halved
from heirloom.learning.twins.views import VIEWS

COPY: Final = 0.99
"""Likeness from which one picture is taken for a copy of the other."""
_ROUNDS: Final = 3
_GO_ON: Final = 0.70
"""Least correlation of the coarse pictures for a closer look."""
_BLOCK: Final = 256
_TILES: Final = 4
_LEAST_AREA: Final = 0.42
_PLENTY: Final = 0.55
_LESS: Final = 3.0
"""Of either picture the least share has to be in the other; a crop and a frame leave plenty, and where less is left
more has to agree."""
_INTERPOLATED: Final = 0.16
_PIXEL: Final = 0.25
"""Variance in square pixels: what bilinear interpolation between pixels adds, and what one pixel averages over."""
_WEIGHTS: Final = np.array([2.4, 3.6, 3.5], np.float32)
"""Of tiles, slopes and the lesser of the slopes across and down, as inverse hyperbolic tangents (Fisher 1921)."""
_BIAS: Final = -8.2
_VIEWS: Final = np.array(VIEWS, np.float32)


def likeness(looks: Looks, pairs: Candidates, rest: Rest = go_on) -> Floats:
    """(m,) how likely each pair is one picture and a copy of it, 0 to 1."""
    found = np.zeros(len(pairs), np.float32)
    for begin in range(0, len(pairs), _BLOCK):
        rest()
        found[begin : begin + _BLOCK] = _likeness(looks, pairs.take(np.arange(begin, min(begin + _BLOCK, len(pairs)))))
    return found


def _likeness(looks: Looks, pairs: Candidates) -> Floats:
    fine = _turned_pairs(looks, pairs)
    coarse = Pairs(halved(fine.under), halved(fine.over), fine.under_aspect, fine.over_aspect)
    x, y, scale, angle = (np.ascontiguousarray(column) for column in _VIEWS[pairs.view].T)
    scale = scale / _VIEWS[pairs.part, 2]  # a part of the base has less of it than the whole
    motions = refine(coarse, start(x, y, scale, angle, fine.over_aspect), _ROUNDS)
    values, inside = lay(coarse, motions, places(coarse))
    close = np.flatnonzero(correlation(coarse.under.reshape(values.shape), values, inside) >= _GO_ON)
    found = np.zeros(len(pairs), np.float32)
    if len(close):
        fine = fine.take(close)
        found[close] = agreement(fine, refine(fine, motions[close], _ROUNDS))
    return found


def _turned_pairs(looks: Looks, pairs: Candidates) -> Pairs:
    """The viewed picture over the base, the base turned back so that both are the same way up."""
    under, aspect = looks.grey(pairs.base), looks.aspect[pairs.base]
    for turn in (1, 2, 3):
        these = pairs.turn == turn
        under[these] = np.rot90(under[these], -turn, axes=(1, 2))
    aspect = np.where(pairs.turn % 2 == 1, 1.0 / aspect, aspect).astype(np.float32)
    return Pairs(under, looks.grey(pairs.viewed), aspect, looks.aspect[pairs.viewed])


def agreement(pairs: Pairs, motions: Motions) -> Floats:
    """(n,) how likely pictures that lie over each other are copies: by tiles, and by slopes across and down."""
    count, side = len(pairs), pairs.side
    pairs = _softened(pairs, np.abs(motions[:, 0]))
    values, inside = lay(pairs, motions, places(pairs))
    one, other, where = pairs.under, values.reshape(count, side, side), inside.reshape(count, side, side)
    slopes = []
    for axis in (1, 2):
        both = np.minimum(*_neighbours(where, axis)).reshape(count, -1)
        first, second = (_slope(picture, axis).reshape(count, -1) for picture in (one, other))
        slopes.append(correlation(first, second, both))
    facts = np.stack([_by_tiles(one, other, where), (slopes[0] + slopes[1]) / 2, np.minimum(*slopes)], axis=1)
    score = np.arctanh(np.clip(facts, -0.999, 0.999)) @ _WEIGHTS + _BIAS
    area = inside.mean(axis=1) / within(side).mean()
    least = np.minimum(area, area * np.abs(motions[:, 0]) ** 2)
    score -= np.where(least < _PLENTY, _LESS, 0.0)
    return np.asarray(np.where(least >= _LEAST_AREA, 1.0 / (1.0 + np.exp(-score)), 0.0), np.float32)


def _softened(pairs: Pairs, scale: Floats) -> Pairs:
    """Both as blurred as they become when one is laid over the other: by interpolation, and by being the larger one."""
    under = (_INTERPOLATED + _PIXEL * np.maximum(1.0 / scale**2 - 1.0, 0.0)) / 2
    over = _PIXEL * np.maximum(scale**2 - 1.0, 0.0) / 2
    softened = (_blurred(pairs.under, under), _blurred(pairs.over, over))
    return Pairs(*softened, pairs.under_aspect, pairs.over_aspect)


def _blurred(pictures: Floats, weight: Floats) -> Floats:
    """Pictures with so much of each pixel given to either neighbour, across and down; half the variance added."""
    weight = np.minimum(weight, 0.25).astype(np.float32)[:, None, None]
    padded = np.pad(pictures, ((0, 0), (1, 1), (1, 1)), mode="edge")
    padded = padded[:, 1:-1] * (1 - 2 * weight) + (padded[:, 2:] + padded[:, :-2]) * weight
    return np.asarray(
        padded[:, :, 1:-1] * (1 - 2 * weight) + (padded[:, :, 2:] + padded[:, :, :-2]) * weight, np.float32
    )


def _by_tiles(one: Floats, other: Floats, where: Floats) -> Floats:
    """Mean correlation over the tiles of a 4 × 4 grid, each by how much it shows."""
    tiles = [_tiled(picture) for picture in (one, other, where)]
    weight = np.sqrt(np.sqrt(_variance(tiles[0], tiles[2]) * _variance(tiles[1], tiles[2])))
    weight = weight * (tiles[2].mean(axis=2) > 0.3)
    found = correlation(tiles[0], tiles[1], tiles[2])
    return np.asarray((found * weight).sum(axis=1) / (weight.sum(axis=1) + 1e-6), np.float32)


def _tiled(pictures: Floats) -> Floats:
    """(n, 16, pixels) of (n, s, s)."""
    count, side, _ = pictures.shape
    size = side // _TILES
    return pictures.reshape(count, _TILES, size, _TILES, size).transpose(0, 1, 3, 2, 4).reshape(count, _TILES**2, -1)


def _neighbours(pictures: Floats, axis: int) -> tuple[Floats, Floats]:
    return (pictures[:, 1:], pictures[:, :-1]) if axis == 1 else (pictures[:, :, 1:], pictures[:, :, :-1])


def _slope(pictures: Floats, axis: int) -> Floats:
    one, other = _neighbours(pictures, axis)
    return one - other


def _variance(values: Floats, inside: Floats) -> Floats:
    count = inside.sum(axis=-1) + 1e-6
    mean = (values * inside).sum(axis=-1) / count
    return np.asarray(np.maximum((values**2 * inside).sum(axis=-1) / count - mean**2, 0.0), np.float32)


def correlation(one: Floats, other: Floats, inside: Floats) -> Floats:
    """Correlation over the last axis of what is inside; 0 where either is all of one grey."""
    count = inside.sum(axis=-1, keepdims=True) + np.float32(1e-6)
    first = (one - (one * inside).sum(axis=-1, keepdims=True) / count) * inside
    second = (other - (other * inside).sum(axis=-1, keepdims=True) / count) * inside
    lengths = np.sqrt((first**2).sum(axis=-1) * (second**2).sum(axis=-1))
    return np.asarray((first * second).sum(axis=-1) / (lengths + 1e-3), np.float32)
