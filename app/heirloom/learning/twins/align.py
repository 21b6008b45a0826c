"""Lays one small grey picture over another: moved, turned by a few degrees, larger or smaller, lighter or darker."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from heirloom.learning.twins.looks import Floats

Motions = NDArray[np.complex64]

MOST_SCALE: Final = 0.5
"""Natural logarithm: no edit that leaves a copy makes the picture inside it more than 1.6 times as large."""
MOST_TURN: Final = 0.17
"""Radians; quarter turns are undone before."""
MOST_SHIFT: Final = 0.35
MARGIN: Final = 0.08
"""Of a side: what lies nearer to an edge of either picture is not looked at. There are the frames that were not seen as
such, and the empty corners of pictures that were turned a little."""
_LEAST_GAIN: Final = 0.2
_DAMPING: Final = 1e-3


@dataclass(frozen=True, slots=True, eq=False)
class Pairs:
    """n pictures and n others to be laid over them, both (n, s, s), with the aspect ratios of both (n,).

    Lengths are in units of the root of a picture's area, so that moving and turning keeps shapes.
    """

    under: Floats
    over: Floats
    under_aspect: Floats
    over_aspect: Floats

    def __len__(self) -> int:
        return len(self.under)

    @property
    def side(self) -> int:
        return int(self.under.shape[1])

    def take(self, rows: NDArray[np.bool_] | NDArray[np.int64]) -> Pairs:
        return Pairs(self.under[rows], self.over[rows], self.under_aspect[rows], self.over_aspect[rows])


def start(x: Floats, y: Floats, scale: Floats, angle: Floats, over_aspect: Floats) -> Motions:
    """Motions (n, 2): a point z of the picture under lies at m[0] * z + m[1] of the one over it; x, y in its sides."""
    root = np.sqrt(over_aspect)
    return np.stack([scale * np.exp(1j * angle), x * root + 1j * y / root], axis=1).astype(np.complex64)


def places(pairs: Pairs) -> NDArray[np.complex64]:
    """(n, s * s): where the points of the pictures under lie, from their centres."""
    centre = (np.arange(pairs.side, dtype=np.float32) + np.float32(0.5)) / np.float32(pairs.side) - np.float32(0.5)
    rows, columns = np.meshgrid(centre, centre, indexing="ij")
    root = np.sqrt(pairs.under_aspect)[:, None]
    return np.asarray(columns.ravel() * root + 1j * (rows.ravel() / root), np.complex64)


def lay(pairs: Pairs, motions: Motions, points: NDArray[np.complex64]) -> tuple[Floats, Floats]:
    """(values, inside), both (n, s * s): the pictures over, as they look from under them, and where both are inside."""
    side = pairs.side
    moved = motions[:, :1] * points + motions[:, 1:]
    root = np.sqrt(pairs.over_aspect)[:, None]
    across = (moved.real / root + np.float32(0.5)) * np.float32(side) - np.float32(0.5)
    down = (moved.imag * root + np.float32(0.5)) * np.float32(side) - np.float32(0.5)
    low, high = np.float32(MARGIN * side - 0.5), np.float32((1.0 - MARGIN) * side - 0.5)
    inside = (across >= low) & (across <= high) & (down >= low) & (down <= high) & within(side)
    across, down = np.clip(across, 0, side - 1), np.clip(down, 0, side - 1)
    left = np.minimum(across.astype(np.int32), side - 2)
    top = np.minimum(down.astype(np.int32), side - 2)
    across -= left
    down -= top
    at = top * side + left + (np.arange(len(pairs), dtype=np.int32) * (side * side))[:, None]
    flat = pairs.over.reshape(-1)
    upper = flat[at]
    upper += (flat[at + 1] - upper) * across
    lower = flat[at + side]
    lower += (flat[at + side + 1] - lower) * across
    upper += (lower - upper) * down
    return upper, inside.astype(np.float32)


def within(side: int) -> NDArray[np.bool_]:
    """(s * s): the points that lie inside the margin."""
    centre = np.abs((np.arange(side) + 0.5) / side - 0.5) <= 0.5 - MARGIN
    return np.asarray(np.outer(centre, centre).ravel(), np.bool_)


def refine(pairs: Pairs, motions: Motions, rounds: int) -> Motions:
    """Better motions, by least squares in brightness, contrast and movement at once.

    The picture under is the template whose slopes are taken once (inverse composition: Baker and Matthews 2004,
    doi:10.1023/B:VISI.0000011205.11775.fd).
    """
    points = places(pairs)
    basis = _basis(pairs, points)
    steps = np.array([0.15, 0.07, 0.12, 0.12], np.float32)
    for _ in range(rounds):
        values, inside = lay(pairs, motions, points)
        weighted = basis * inside[:, None, :]
        normal = weighted @ basis.transpose(0, 2, 1)
        diagonal = np.einsum("nii->ni", normal)
        diagonal *= 1.0 + _DAMPING
        diagonal += _DAMPING
        solved = np.linalg.solve(normal, weighted @ values[:, :, None])[:, :, 0]
        gain = np.maximum(solved[:, :1], _LEAST_GAIN)
        step = np.clip(solved[:, 2:] / gain, -steps, steps)
        motions = _composed(motions, step)
    return motions


def _basis(pairs: Pairs, points: NDArray[np.complex64]) -> Floats:
    """(n, 6, s * s): the picture under, one, and how it changes as it grows, turns, goes right and goes down."""
    side = pairs.side
    padded = np.pad(pairs.under, ((0, 0), (1, 1), (1, 1)), mode="edge")
    root = np.sqrt(pairs.under_aspect)[:, None]
    across = ((padded[:, 1:-1, 2:] - padded[:, 1:-1, :-2]) * (side / 2)).reshape(len(pairs), -1) / root
    down = ((padded[:, 2:, 1:-1] - padded[:, :-2, 1:-1]) * (side / 2)).reshape(len(pairs), -1) * root
    under = pairs.under.reshape(len(pairs), -1)
    grows = across * points.real + down * points.imag
    turns = down * points.real - across * points.imag
    return np.stack([under, np.ones_like(under), grows, turns, across, down], axis=1).astype(np.float32)


def _composed(motions: Motions, step: Floats) -> Motions:
    """The motion after the step of the picture under has been undone, kept within what edits do."""
    grown = np.exp(step[:, 0] + 1j * step[:, 1])
    turn = motions[:, 0] / grown
    shift = motions[:, 1] - turn * (step[:, 2] + 1j * step[:, 3])
    scale = np.clip(np.log(np.abs(turn)), -MOST_SCALE, MOST_SCALE)
    angle = np.clip(np.angle(turn), -MOST_TURN, MOST_TURN)
    real, imag = np.clip(shift.real, -MOST_SHIFT, MOST_SHIFT), np.clip(shift.imag, -MOST_SHIFT, MOST_SHIFT)
    return np.stack([np.exp(scale + 1j * angle), real + 1j * imag], axis=1).astype(np.complex64)
