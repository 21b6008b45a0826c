"""What an edit may have made of a picture, as a few short vectors: the whole, its parts, and slightly turned."""

from __future__ import annotations

import math
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from heirloom.learning.twins.looks import Floats, Looks, Rows, halved

_SIDE: Final = 16
_WAVES: Final = 8
_LIFT: Final = 0.75
"""Power of the frequency by which finer waves are lifted: photos have much less of them, and they tell more."""
_BLOCK: Final = 4_096


INNER: Final = 0.86
"""Scale of what lies inside whatever was done along the edges."""


class View(NamedTuple):
    """A part of a picture: its centre moved by (x, y) sides, `scale` of its sides, turned by `angle` radians."""

    x: float
    y: float
    scale: float
    angle: float


def _views() -> tuple[View, ...]:
    """Turning the picture by a quarter gives the same set of views in another order."""
    slight = math.radians(3.0)
    middle = [View(0, 0, scale, 0) for scale in (1.0, INNER, 0.93, 0.75)]
    turned = [View(0, 0, INNER, angle) for angle in (-slight, slight)]
    inner = [View(0, 0, 0.97, angle) for angle in (-slight, slight)]
    corners = [View(x * 0.065, y * 0.065, 0.87, 0) for x in (-1, 1) for y in (-1, 1)]
    sides = [View(x * 0.05, y * 0.05, 0.92, 0) for x, y in ((-1, 0), (1, 0), (0, -1), (0, 1))]
    return (*middle[:2], *turned, *inner, *middle[2:], *corners, *sides)


VIEWS: Final = _views()
PARTS: Final = (len(VIEWS), 4)
"""The first views, the whole and the inside, are what views are compared with: all with the whole, the first four with
the inside, for where something was done along the edges wholes differ."""
TURNS: Final = 4


def _frequencies() -> NDArray[np.int64]:
    """(w, 2) row and column frequency of every wave that is kept."""
    return np.array([(u, v) for u in range(_WAVES) for v in range(_WAVES) if 0 < u + v <= _WAVES])


_FREQUENCIES: Final = _frequencies()
WIDTH: Final = len(_FREQUENCIES)


def _waves() -> Floats:
    """(s * s, w): what turns a picture of side s into its lifted cosine transform (Ahmed et al. 1974)."""
    place = (np.arange(_SIDE) + 0.5) * np.pi / _SIDE
    waves = np.cos(_FREQUENCIES[:, 0, None, None] * place[:, None]) * np.cos(_FREQUENCIES[:, 1, None, None] * place)
    lift = (_FREQUENCIES**2).sum(axis=1) ** (_LIFT / 2.0)
    halves = np.where(_FREQUENCIES == 0, math.sqrt(0.5), 1.0).prod(axis=1)
    return np.asarray((waves * (lift * halves)[:, None, None]).reshape(WIDTH, -1).T, np.float32)


def _sampling(view: View) -> Floats:
    """(s * s, s * s): what turns a picture into the view of it, by bilinear interpolation, edges continued."""
    centre = (np.arange(_SIDE) + 0.5) / _SIDE - 0.5
    rows, columns = np.meshgrid(centre, centre, indexing="ij")
    cosine, sine = view.scale * math.cos(view.angle), view.scale * math.sin(view.angle)
    across = np.clip((cosine * columns - sine * rows + view.x + 0.5) * _SIDE - 0.5, 0, _SIDE - 1).ravel()
    down = np.clip((sine * columns + cosine * rows + view.y + 0.5) * _SIDE - 0.5, 0, _SIDE - 1).ravel()
    left, top = np.minimum(across.astype(int), _SIDE - 2), np.minimum(down.astype(int), _SIDE - 2)
    right_share, low_share = across - left, down - top
    sampling = np.zeros((_SIDE * _SIDE, _SIDE * _SIDE), np.float32)
    to = np.arange(_SIDE * _SIDE)
    for y, y_share in ((top, 1 - low_share), (top + 1, low_share)):
        for x, x_share in ((left, 1 - right_share), (left + 1, right_share)):
            np.add.at(sampling, (y * _SIDE + x, to), y_share * x_share)
    return sampling


_MAPS: Final = np.stack([_sampling(view) @ _waves() for view in VIEWS])


def describe(looks: Looks, rows: Rows | None = None, views: int = len(VIEWS)) -> Floats:
    """(m, views, WIDTH) vectors of length one of some rows, or of all; zeros for flat pictures."""
    rows = np.arange(len(looks)) if rows is None else rows
    found = np.empty((len(rows), views, WIDTH), np.float32)
    maps = np.ascontiguousarray(_MAPS[:views].transpose(1, 0, 2).reshape(_SIDE * _SIDE, -1))
    for start in range(0, len(rows), _BLOCK):
        grey = halved(looks.grey(rows[start : start + _BLOCK])).reshape(-1, _SIDE * _SIDE)
        found[start : start + _BLOCK] = (grey @ maps).reshape(-1, views, WIDTH)
    norms = np.linalg.norm(found, axis=2, keepdims=True)
    found /= np.maximum(norms, 1e-6)
    found[looks.is_flat[rows]] = 0.0
    return found


def _turns() -> tuple[tuple[NDArray[np.int64], Floats], ...]:
    """For each number of quarter turns: which wave each comes from, and its sign."""
    place = {(int(u), int(v)): at for at, (u, v) in enumerate(_FREQUENCIES)}
    order, sign = np.arange(WIDTH), np.ones(WIDTH, np.float32)
    turned = [(order, sign)]
    from_where = np.array([place[(int(v), int(u))] for u, v in _FREQUENCIES])
    flip = np.where(_FREQUENCIES[:, 0] % 2 == 1, -1.0, 1.0).astype(np.float32)
    for _ in range(TURNS - 1):
        order, sign = order[from_where], sign[from_where] * flip
        turned.append((order, sign))
    return tuple(turned)


_TURNS: Final = _turns()


def turned(vectors: Floats, quarters: int) -> Floats:
    """The vectors (…, WIDTH) of pictures turned by so many quarters against the clock."""
    order, sign = _TURNS[quarters % TURNS]
    return np.asarray(vectors[..., order] * sign, np.float32)
