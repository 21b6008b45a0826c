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
    """(top, left, bottom, right) of what lies inside a frame of one colour; the whole where there is none."""
    levels = grey.astype(np.float32)
    height, width = grey.shape
    top, bottom = _trimmed(levels)
    left, right = _trimmed(levels[top:bottom].T)
    if left or right < width:  # bars at the sides hid where those above and below end
        top, bottom = _trimmed(levels[:, left:right])
    if bottom - top < _LEAST_PX or right - left < _LEAST_PX:
        return 0, 0, height, width
    return top, left, bottom, right


def _trimmed(levels: NDArray[np.float32]) -> tuple[int, int]:
    """(first, end) of the lines along axis 0 that belong to no frame; one more goes with it, for it blends."""
    spread, mean = levels.std(axis=1), levels.mean(axis=1)
    count = len(mean)
    most = int(count * _MOST_TRIMMED)
    ends = []
    for step in (1, -1):
        far = np.abs(mean[::step] - mean[::step][0]) >= _DRIFT
        inside = np.flatnonzero((spread[::step] >= _PLAIN) | far)
        run = min(int(inside[0]) if len(inside) else most, most)
        ends.append(run + 1 if run else 0)
    return (ends[0], count - ends[1]) if count - sum(ends) >= _LEAST_PX else (0, count)


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
