"""How a picture looks, in 556 bytes: enough to tell a copy of it (cropped, framed, sent through a chat) from others."""

from __future__ import annotations

import struct
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

FORMAT: Final = 1
SIDE: Final = 32
COLOURS: Final = 4
_HEAD: Final = struct.Struct("<BBe4BBBH")
APPEARANCE_BYTES: Final = _HEAD.size + COLOURS * COLOURS * 2 + SIDE * SIDE // 2
_WORK_PX: Final = 256
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

Grey = NDArray[np.uint8]


def appearance(rgb: NDArray[np.uint8]) -> bytes:
    """The look of an upright sRGB picture (height, width, 3): APPEARANCE_BYTES bytes, little-endian.

    format u8 · spare u8 · aspect f16 (width / height inside the frame) · frame u8 × 4 (top, left, bottom, right, in
    255ths of the side) · darkest, lightest u8 (1st and 99th percentile) · spare u16 · 4 × 4 × 2 u8 mean Cb and Cr ·
    32 × 32 grey values of 4 bits between darkest and lightest, rows from the top, high nibble first.
    A frame of one colour is left out, and so is a plain background beyond what it shows.
    """
    small = _shrunk(rgb)
    top, left, bottom, right = content_box(np.asarray(cv2.cvtColor(small, cv2.COLOR_RGB2GRAY), np.uint8))
    height, width = small.shape[:2]
    inside = small[top:bottom, left:right]
    luma = np.asarray(cv2.cvtColor(inside, cv2.COLOR_RGB2YCrCb), np.uint8)
    grey = _squared(luma[:, :, 0], SIDE)
    low, high = np.percentile(grey, (1, 99))
    scaled = np.clip((grey - low) / max(high - low, _LEAST_RANGE), 0.0, 1.0) * 15.0
    nibbles = np.rint(scaled).astype(np.uint8).reshape(-1, 2)
    colours = np.stack([_squared(luma[:, :, 2], COLOURS), _squared(luma[:, :, 1], COLOURS)], axis=2)
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
    return head + bytes(np.rint(colours).astype(np.uint8)) + bytes(packed)


def content_box(grey: Grey) -> tuple[int, int, int, int]:
    """(top, left, bottom, right) of what lies inside frames of one colour each; the whole where there is none."""
    height, width = grey.shape
    top, left, bottom, right = 0, 0, height, width
    for _ in range(_MOST_FRAMES):
        levels = grey[top:bottom, left:right].astype(np.float32)
        spare = _spare(top, height - bottom, height)
        above, below = _trimmed(levels, *spare)
        spare = _spare(left, width - right, width)
        before, behind = _trimmed(levels[above : len(levels) - below].T, *spare)
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


def _trimmed(levels: NDArray[np.float32], first: int, last: int) -> tuple[int, int]:
    """How many lines along axis 0 are of a frame, `first` and `last` at most; one more goes with it, as it blends."""
    count = len(levels)
    if not _is_enough(*levels.shape):
        return 0, 0
    spread, mean = levels.std(axis=1), levels.mean(axis=1)
    ends = []
    for step, most in ((1, first), (-1, last)):
        far = np.abs(mean[::step] - mean[::step][0]) >= _DRIFT
        inside = np.flatnonzero((spread[::step] >= _PLAIN) | far)
        run = max(0, min(int(inside[0]) if len(inside) else most, most))
        ends.append(run + 1 if run else 0)
    return (ends[0], ends[1]) if count - sum(ends) >= _LEAST_PX else (0, 0)


def _shrunk(rgb: NDArray[np.uint8]) -> NDArray[np.uint8]:
    height, width = rgb.shape[:2]
    scale = _WORK_PX / max(height, width)
    if scale >= 1.0:
        return np.ascontiguousarray(rgb)
    size = max(1, round(width * scale)), max(1, round(height * scale))
    return np.asarray(cv2.resize(rgb, size, interpolation=cv2.INTER_AREA), np.uint8)


def _squared(channel: NDArray[np.uint8], side: int) -> NDArray[np.float32]:
    """`side` × `side` means of areas of one channel; pictures smaller than that are interpolated."""
    method = cv2.INTER_AREA if min(channel.shape) >= side else cv2.INTER_LINEAR
    return np.asarray(cv2.resize(channel.astype(np.float32), (side, side), interpolation=method), np.float32)
