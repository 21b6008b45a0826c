"""Measures for made vaults: looks that no two photos share but for bursts and a few copies, as pictures have them."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from heirloom.core import faces
from heirloom.core.measures import BOUNDS, FORMAT, measures_of
from heirloom.core.records import KindCode
from heirloom.learning.twins.looks import _RECORD, SIDE
from heirloom.vault import Measure, Vault, unlock
from heirloom.vault.learned.faces import FaceRow

_GROUP: Final = 4_096
_COARSE: Final = 8
_KIND: Final = 3
_ALIKE: Final = 0.02
"""So many photos look just like the one before them."""


def measure(path: Path, passphrase: str) -> int:
    """Give every photo of the vault at `path` measures and no face, as if all were understood; how many there are."""
    draw = np.random.default_rng(11)
    with Vault.open(path, unlock(path, passphrase=passphrase), writable=True) as vault:
        columns = vault.items.columns()
        photos = np.sort(columns[(columns[:, 2] & _KIND) == int(KindCode.PHOTO), 0])
        for begin in range(0, len(photos), _GROUP):
            numbers = photos[begin : begin + _GROUP].tolist()
            looks = _looks(draw, len(numbers))
            with vault.derive():
                vault.learned.faces.put_many(FaceRow(number, faces.FORMAT, b"") for number in numbers)
                vault.learned.measures.put_many(
                    Measure(number, FORMAT, _record(draw, look.tobytes()))
                    for number, look in zip(numbers, looks, strict=True)
                )
    return len(photos)


def _record(draw: np.random.Generator, look: bytes) -> bytes:
    """Numbers from the middle of their ranges: next to nothing is clutter, and all of it is weighed."""
    shares = draw.uniform(0.35, 0.65, len(BOUNDS)).tolist()
    values = {
        name: low + (high - low) * share for (name, (low, high)), share in zip(BOUNDS.items(), shares, strict=True)
    }
    return measures_of(values, 0, 0, look).pack()


def _looks(draw: np.random.Generator, count: int) -> NDArray[np.void]:
    """Soft patches of grey, as photos seen from afar."""
    grey = np.kron(draw.normal(0, 1, (count, _COARSE, _COARSE)), np.ones((1, SIDE // _COARSE, SIDE // _COARSE)))
    for axis in (1, 2):
        for _ in range(2):
            grey = (np.roll(grey, 1, axis) + 2 * grey + np.roll(grey, -1, axis)) / 4
    copied = np.flatnonzero(draw.random(count) < _ALIKE)
    grey[copied] = grey[copied - 1]
    low, high = grey.min((1, 2), keepdims=True), grey.max((1, 2), keepdims=True)
    levels = np.rint((grey - low) / (high - low) * 15).astype(np.uint8).reshape(count, SIDE * SIDE // 2, 2)
    table: NDArray[Any] = np.zeros(count, _RECORD)
    table["format"], table["aspect"], table["light"] = 1, 4 / 3, 255
    table["grey"] = levels[:, :, 0] << 4 | levels[:, :, 1]
    return table
