"""How a picture looks, in 556 bytes: enough to tell a copy of it (cropped, framed, sent through a chat) from others."""

from __future__ import annotations

import struct
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from heirloom.extract.worker.measuring.areas import first_means, means

FORMAT: Final = 1
SIDE: Final = 32
COLOURS: Final = 4
_HEAD: Final = struct.Struct("<BBe4BBBH")
APPEARANCE_BYTES: Final = _HEAD.size + COLOURS * COLOURS * 2 + SIDE * SIDE // 2
_MOST_TRIMMED: Final = 0.3
"""Of a side, at either end: a frame is never wider, a plain background may be."""
_MOST_FRAMES: Final = 4
"""One within the other; bars at the sides hide those above and below until they are gone."""
_LEAST_PX: Final = 8
_PLAIN: Final = 6.0
"""Grey levels of spread along a line of a frame, JPEG noise allowed for."""
_DRIFT: Final = 8.0
"""Grey levels by which a frame's lines may differ from its outermost."""
_LEAST_RANGE: Final = 8.0

_TO_CHROMA: Final = np.array([(-0.168736, -0.331264, 0.5), (0.5, -0.418688, -0.081312)], np.float32)
"""Cb and Cr of RGB (ITU-R BT.601), both less 128."""

Values = NDArray[np.float32]


def appearance(rgb: NDArray[np.uint8], grey: Values | None = None) -> bytes:
    """The look of an upright sRGB picture (height, width, 3), best of 128 to 256 px; `grey`: its values if at hand.

    APPEARANCE_BYTES bytes, little-endian:
    format u8 · spare u8 · aspect f16 (width / height inside the frame) · frame u8 × 4 (top, left, bottom, right, in
    255ths of the side) · darkest, lightest u8 (1st and 99th percentile) · spare u16 · 4 × 4 × 2 u8 mean Cb and Cr ·
    32 × 32 grey values of 4 bits between darkest and lightest, rows from the top, high nibble first.
    A frame of one colour is left out, and so is a plain background beyond what it shows.
    """
    if grey is None:
        grey = np.asarray(cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY), np.float32)
    top, left, bottom, right = content_box(grey)
    height, width = grey.shape
    small = means(grey[top:bottom, left:right], SIDE, SIDE)
    low, high = _ends(small)
    scaled = np.clip((small - low) / max(high - low, _LEAST_RANGE), 0.0, 1.0) * 15.0
    nibbles = np.rint(scaled).astype(np.uint8).reshape(-1, 2)
    frame = (top / height, left / width, 1.0 - bottom / height, 1.0 - right / width)
    head = _HEAD.pack(
        FORMAT,
        0,
        min(max((right - left) / (bottom - top), 1e-3), 1e3),
        *(round(255 * part) for part in frame),
        round(low),
        round(high),
        0,
    )
    packed = (nibbles[:, 0] << 4 | nibbles[:, 1]).astype(np.uint8)
    return head + _colours(rgb[top:bottom, left:right]) + bytes(packed)


def _ends(small: Values) -> tuple[float, float]:
    """1st and 99th percentile, between the two values nearest."""
    ordered = np.sort(small, axis=None)
    last = ordered.size - 1
    low, high = np.interp((0.01 * last, 0.99 * last), np.arange(ordered.size), ordered)
    return float(low), float(high)


def _colours(rgb: NDArray[np.uint8]) -> bytes:
    """Mean Cb and Cr of areas, from every second row."""
    rows = rgb[::2].astype(np.float32)
    down = first_means(rows.reshape(len(rows), -1), COLOURS).reshape(COLOURS, -1, 3)
    areas = np.stack([first_means(row, COLOURS) for row in down])
    return bytes(np.clip(np.rint(areas @ _TO_CHROMA.T + 128), 0, 255).astype(np.uint8))


def content_box(grey: Values) -> tuple[int, int, int, int]:
    """(top, left, bottom, right) of what lies inside frames of one colour each; the whole where there is none."""
    height, width = grey.shape
    top, left, bottom, right = 0, 0, height, width
    squares = grey * grey
    for _ in range(_MOST_FRAMES):
        inside = slice(top, bottom), slice(left, right)
        above, below = _trimmed(grey[inside], squares[inside], 1, *_spare(top, height - bottom, height))
        inside = slice(top + above, bottom - below), slice(left, right)
        before, behind = _trimmed(grey[inside], squares[inside], 0, *_spare(left, width - right, width))
        if not above + below + before + behind:
            break
        top, left, bottom, right = top + above, left + before, bottom - below, right - behind
    return (top, left, bottom, right) if _is_enough(bottom - top, right - left) else (0, 0, height, width)


def _spare(first: int, last: int, side: int) -> tuple[int, int]:
    """How many more lines may go at either end of a side."""
    most = int(side * _MOST_TRIMMED)
    return most - first, most - last


def _is_enough(*sides: int) -> bool:
    return min(sides) >= _LEAST_PX


def _trimmed(levels: Values, squares: Values, axis: int, first: int, last: int) -> tuple[int, int]:
    """How many lines, means taken along `axis`, are of a frame: `first` and `last` at most.

    One more goes with them, as it blends.
    """
    count = levels.shape[1 - axis]
    if not _is_enough(*levels.shape):
        return 0, 0
    mean, square = (cv2.reduce(values, axis, cv2.REDUCE_AVG).ravel() for values in (levels, squares))
    uneven = square - mean * mean >= _PLAIN * _PLAIN
    ends = []
    for step, most in ((1, first), (-1, last)):
        inside = np.flatnonzero(uneven[::step] | (np.abs(mean[::step] - mean[::step][0]) >= _DRIFT))
        run = max(0, min(int(inside[0]) if len(inside) else most, most))
        ends.append(run + 1 if run else 0)
    return (ends[0], ends[1]) if count - sum(ends) >= _LEAST_PX else (0, 0)
