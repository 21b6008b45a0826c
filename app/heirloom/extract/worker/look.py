"""The cheap look: is there text in a picture that is worth reading? A few milliseconds against seconds of reading."""

from __future__ import annotations

import math

import cv2
import numpy as np
from numpy.typing import NDArray

from heirloom.extract.worker.sizes import Sizes

WORTH_READING = 0.5
"""From this likelihood on a picture is read. See tests/benchmarks/text_look.py for what it finds and misses."""
LONG_PX = 512
_LEAST_PX = 24
_WINDOW = (13, 3)
_PAIRS = 2
_LINE_HEIGHT_PX = (3, 40)
_BINS = 32

_LINES = (
    "line_area", "line_share", "line_count", "same_height", "same_left", "rough_area", "height", "busy",
)  # fmt: skip
_WEIGHTS: dict[str, tuple[float, ...]] = {
    "full": (14.0444, 2.0986, -0.1448, -0.867, 3.8532, 0.6385, 5.1549, 1.3267),
    "half": (7.4701, 1.6321, -0.0268, -0.4427, 2.2403, 1.7212, 3.3738, 4.3838),
    "quarter": (-1.4477, 1.6639, 0.2339, -1.3604, 0.7502, -4.2051, 0.0, 0.0),
    "tones": (4.4826, -1.3826, -1.0845, -4.1655, -0.9326, 0.2064),
}
"""Logistic regression on rendered pages, receipts, screenshots and signs (flat, and laid over photos with slant, shade,
noise and blur) against photos and crops of photos; fitted once, measured on others by the benchmark. Order: `_LINES`,
then flat share, largest tone, saturation, contrast, three largest tones, grey share."""
_BIAS = -2.4465
_ALL_WEIGHTS = np.concatenate([np.asarray(part) for part in _WEIGHTS.values()])
_OPENING = np.ones((2, 5), np.uint8)

cv2.setNumThreads(1)


def text_likelihood(rgb: NDArray[np.uint8]) -> float:
    """How likely the picture (height × width × 3, long side best about 512 px) holds text worth reading, 0 to 1.

    Letters are strokes: within a window a few pixels wide the brightness rises and falls several times. Where that
    happens in long low patches of like height it is lines of text; leaves and gravel make patches of any shape.
    """
    values = features(rgb)
    return 0.0 if values is None else likelihood_of(values)


def likelihood_of(values: NDArray[np.float64]) -> float:
    """As `text_likelihood`, of numbers that `features` gave."""
    return float(1.0 / (1.0 + math.exp(-min(max(float(values @ _ALL_WEIGHTS) + _BIAS, -50.0), 50.0))))


def features(rgb: NDArray[np.uint8], sizes: Sizes | None = None) -> NDArray[np.float64] | None:
    """The numbers that the likelihood is made of, as `_WEIGHTS` orders them; None for a picture too small to judge.

    `sizes`: those of the same picture, where they are made already.
    """
    height, width = rgb.shape[:2]
    if max(height, width) > LONG_PX:
        scale = LONG_PX / max(height, width)
        size = (max(1, round(width * scale)), max(1, round(height * scale)))
        rgb, sizes = np.asarray(cv2.resize(rgb, size, interpolation=cv2.INTER_AREA), dtype=np.uint8), None
    if min(rgb.shape[:2]) < _LEAST_PX:
        return None
    sizes = sizes or Sizes.of(rgb)
    tones = sizes.tones.reshape(_BINS, -1).sum(axis=1)
    darkest, lightest = np.searchsorted(np.cumsum(tones), (0.02, 0.98)) * (256 // _BINS)
    threshold = max(10.0, 0.12 * float(lightest - darkest))
    values: list[float] = []
    for scale, grey in (("full", sizes.grey), ("half", sizes.half), ("quarter", sizes.quarter)):
        lines = _line_features(grey, threshold, 2 if scale == "full" else 1)
        values += lines if scale != "quarter" else [*lines[:6], 0.0, 0.0]
    return np.array(values + _tone_features(sizes, tones, (lightest - darkest) / 255.0))


def _line_features(grey: NDArray[np.uint8], threshold: float, step: int) -> list[float]:
    """`_LINES` of one scale: patches of strokes, and how much they look like lines of text.

    Patches are told apart on every `step`-th column: they are no narrower than the opening, five pixels.
    """
    busy = _busy(grey, threshold)
    opened = cv2.morphologyEx(busy, cv2.MORPH_OPEN, _OPENING)
    # With corners joined, and in 16 bit, it is labelled by blocks: a third of the time. Opened, no picture has so many.
    if step > 1:
        size = (opened.shape[1] + step - 1) // step, opened.shape[0]
        opened = cv2.resize(opened, size, interpolation=cv2.INTER_NEAREST)
    _, _, found, _ = cv2.connectedComponentsWithStats(opened, connectivity=8, ltype=cv2.CV_16U)
    patches = found[1:].astype(np.float64)
    busy_px = cv2.countNonZero(busy)
    share = busy_px / busy.size
    if not len(patches):
        return [0.0] * 7 + [share]
    left, width, height, area = step * patches[:, 0], step * patches[:, 2], patches[:, 3], step * patches[:, 4]
    filled = area >= 0.55 * width * height
    low, high = _LINE_HEIGHT_PX
    is_line = (height >= low) & (height <= high) & (width >= 2.5 * height) & (width >= 14) & filled
    count = int(is_line.sum())
    lines_px = float(area[is_line].sum())
    rough_px = float(area[(height > high) | ~filled].sum())
    same_height = same_left = middle = 0.0
    if count >= 2:
        middle = float(np.median(height[is_line]))
        many = min(count, 10) / 10
        same_height = float(np.mean(np.abs(height[is_line] - middle) <= 0.35 * middle)) * many
        same_left = float(np.mean(np.diff(np.sort(left[is_line])) <= 4)) * many
    strokes_px = max(float(busy_px), 1.0)
    return [
        lines_px / grey.size, lines_px / strokes_px, math.log1p(count), same_height, same_left,
        rough_px / grey.size, middle / high, share,
    ]  # fmt: skip


def _busy(grey: NDArray[np.uint8], threshold: float) -> NDArray[np.uint8]:
    """1 where, within the window, the brightness both rises and falls several times along the row."""
    rises = cv2.threshold(cv2.subtract(grey[:, 1:], grey[:, :-1]), threshold, 1, cv2.THRESH_BINARY)[1]
    falls = cv2.threshold(cv2.subtract(grey[:, :-1], grey[:, 1:]), threshold, 1, cv2.THRESH_BINARY)[1]
    often = cv2.min(_in_window(rises), _in_window(falls))
    return np.asarray(cv2.threshold(often, _PAIRS, 1, cv2.THRESH_BINARY)[1], dtype=np.uint8)


def _in_window(marks: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Sums over `_WINDOW` around each place, by adding shifted sums: 13 = 8 + 4 + 1."""
    wide = cv2.copyMakeBorder(marks, 1, 1, 6, 6, cv2.BORDER_REFLECT_101)
    one = cv2.add(cv2.add(wide[:-2], wide[1:-1]), wide[2:])
    two = cv2.add(one[:, :-1], one[:, 1:])
    four = cv2.add(two[:, :-2], two[:, 2:])
    eight = cv2.add(four[:, :-4], four[:, 4:])
    width = marks.shape[1]
    total = cv2.add(cv2.add(eight[:, :width], four[:, 8 : 8 + width]), one[:, 12 : 12 + width])
    return np.asarray(total, dtype=np.uint8)


def _tone_features(sizes: Sizes, tones: NDArray[np.float64], contrast: float) -> list[float]:
    """Paper and screens are flat, of few tones and little colour."""
    grey = sizes.grey
    uneven = cv2.threshold(cv2.absdiff(grey, cv2.blur(grey, (5, 5))), 2, 1, cv2.THRESH_BINARY)[1]
    flat = 1.0 - cv2.countNonZero(uneven) / uneven.size
    height, width = ((side + 3) // 4 for side in grey.shape)
    red, green, blue = cv2.split(cv2.resize(sizes.rgb, (width, height), interpolation=cv2.INTER_NEAREST))
    saturation = cv2.subtract(cv2.max(cv2.max(red, green), blue), cv2.min(cv2.min(red, green), blue))
    return [
        flat, float(tones.max()), float(saturation.mean()) / 128, contrast,
        float(np.sort(tones)[-3:].sum()), np.count_nonzero(saturation < 24) / saturation.size,
    ]  # fmt: skip
