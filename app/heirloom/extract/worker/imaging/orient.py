"""Turns and mirrors a picture the way EXIF's orientation says."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def upright(rgb: NDArray[np.uint8], orientation: int) -> NDArray[np.uint8]:
    """The picture as a person sees it; `orientation` is EXIF's 1-8 (CIPA DC-008, tag 0x0112)."""
    return np.ascontiguousarray(turned(rgb, orientation))


def turned(rgb: NDArray[np.uint8], orientation: int) -> NDArray[np.uint8]:
    """As `upright`, without copying: the same pixels seen from another side."""
    if orientation in (2, 5, 7):
        rgb = rgb[:, ::-1]
    elif orientation == 4:
        rgb = rgb[::-1]
    quarter_turns = {3: 2, 5: 1, 6: 3, 7: 3, 8: 1}.get(orientation, 0)
    return np.rot90(rgb, quarter_turns)
