"""Paper: a light sheet with ink in the picture, a page with nothing on it, large marks of a slogan."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from heirloom.extract.worker.sizes import Sizes, halved, shrunk

Pixels = NDArray[np.uint8]

_SHEET_PX = 120
_INNER = 0.08
_BLOCK_PX = 16
_LEVELS = np.arange(256)


def paper(sizes: Sizes) -> dict[str, float]:
    """Numbers about sheets, emptiness and slogans of a picture, at least 48 px a side."""
    return _emptiness(sizes.grey) | _sheet(shrunk(sizes.half_rgb, _SHEET_PX)) | _marks(shrunk(sizes.half, _SHEET_PX))


def _emptiness(grey: Pixels) -> dict[str, float]:
    """What is left of a picture once its slow shades are taken away: of a blank page, nothing but noise."""
    soft = np.asarray(cv2.GaussianBlur(grey, (3, 3), 0), dtype=np.uint8)
    small = halved(soft)
    rest = cv2.absdiff(small, cv2.blur(small, (21, 21)))
    height, width = small.shape
    top, left = int(height * _INNER), int(width * _INNER)
    inner = rest[top : height - top, left : width - left]
    shares = cv2.calcHist([inner], [0], None, [256], [0, 256]).ravel() / inner.size
    below = np.cumsum(shares)
    blocks = _blocks(soft)
    rows, columns = blocks.shape
    low, high = max(1, round(rows * _INNER)), max(1, round(columns * _INNER))
    core = blocks[low : rows - low, high : columns - high]
    return {
        "structure": float((blocks > 14).mean()) if blocks.size else 0.0,
        "structure_inner": float((core > 14).mean()) if core.size else 0.0,
        "residual_most": float(np.searchsorted(below, 0.997)) / 128,
        "residual": float(np.sqrt(shares @ _LEVELS**2)) / 128,
    }


def _blocks(soft: Pixels) -> Pixels:
    """Range of tones (greatest less least) in each block."""
    down, across = np.ones((_BLOCK_PX, 1), np.uint8), np.ones((1, _BLOCK_PX), np.uint8)
    most, least = (
        # Every block's rows first: only one row of each block goes on.
        grown(grown(soft, down)[_BLOCK_PX // 2 :: _BLOCK_PX], across)[:, _BLOCK_PX // 2 :: _BLOCK_PX]
        for grown in (cv2.dilate, cv2.erode)
    )
    return np.asarray(most - least, dtype=np.uint8)


def _sheet(small: Pixels) -> dict[str, float]:
    """The largest light and colourless area: how much of the picture, of its own box, and how much ink lies in it."""
    red, green, blue = cv2.split(small)
    chroma = cv2.subtract(cv2.max(cv2.max(red, green), blue), cv2.min(cv2.min(red, green), blue))
    grey = cv2.cvtColor(small, cv2.COLOR_RGB2GRAY)
    level, _ = cv2.threshold(grey, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    light = ((grey > max(level, 60)) & (chroma < 60)).astype(np.uint8)
    closed = cv2.morphologyEx(light, cv2.MORPH_CLOSE, np.ones((5, 5), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(closed, connectivity=8, ltype=cv2.CV_16U)
    if count < 2:
        return dict.fromkeys(("sheet", "sheet_filled", "sheet_shape", "sheet_light", "sheet_ink", "sheet_grey"), 0.0)
    largest = 1 + int(np.argmax(stats[1:, cv2.CC_STAT_AREA]))
    inside = labels == largest
    contours, _ = cv2.findContours(inside.astype(np.uint8), cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    box = cv2.minAreaRect(max(contours, key=cv2.contourArea))
    short, long = sorted(max(side, 1.0) for side in box[1])
    area = float(stats[largest, cv2.CC_STAT_AREA])
    return {
        "sheet": area / closed.size,
        "sheet_filled": min(1.0, area / (short * long)),
        "sheet_shape": long / short,
        "sheet_light": float(grey[inside].mean()) / 255,
        "sheet_ink": 1.0 - float(light[inside].mean()),
        "sheet_grey": 1.0 - float(chroma[inside].mean()) / 60,
    }


def _marks(small: Pixels) -> dict[str, float]:
    """Letters as tall as a slogan's: near white marks on a darker ground, in the upper and lower third."""
    height = small.shape[0]
    shares = np.zeros(height)
    size = max(5, height // 8) | 1
    kernel = np.ones((size, size), np.uint8)
    white = cv2.subtract(small, cv2.morphologyEx(small, cv2.MORPH_OPEN, kernel))
    marks = (white > 90) & (small > 215)
    _, _, stats, _ = cv2.connectedComponentsWithStats(marks.astype(np.uint8), connectivity=8, ltype=cv2.CV_16U)
    for _left, top, width, tall, area in stats[1:]:
        if height / 30 <= tall <= height / 5 and width <= 2.2 * tall and 0.15 <= area / (width * tall) <= 0.9:
            shares[top : top + tall] += width
    shares /= small.shape[1]
    third = height // 3
    return {
        "large_marks": min(1.0, float((shares > 0.15).mean())),
        "caption_top": min(1.0, float(np.sort(shares[:third])[-max(1, height // 24) :].mean())),
        "caption_bottom": min(1.0, float(np.sort(shares[-third:])[-max(1, height // 24) :].mean())),
    }
