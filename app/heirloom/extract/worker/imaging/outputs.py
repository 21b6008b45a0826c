"""From one decoded picture: thumbnail, encoder pixels, the cheap look for text and the measures."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import simplejpeg
from numpy.typing import NDArray

from heirloom.core.measures import Measures
from heirloom.core.records import PixelSpec
from heirloom.extract.protocol import Request, Want
from heirloom.extract.replies import MAX_RENDER_PX, MAX_THUMBNAIL_PX
from heirloom.extract.worker.imaging.resample import resampled
from heirloom.extract.worker.look import features, likelihood_of
from heirloom.extract.worker.measuring.measure import measure
from heirloom.extract.worker.sizes import Sizes

_QUALITY = 80
_RENDER_QUALITY = 90
_GREY = 128

cv2.setNumThreads(1)


@dataclass(frozen=True, slots=True)
class Outputs:
    """What `make_outputs` made; the fields are those of `Extracted`."""

    thumbnail: bytes | None = None
    pixels: bytes | None = None
    text_likelihood: float | None = None
    measures: Measures | None = None


def make_outputs(request: Request, rgb: NDArray[np.uint8]) -> Outputs:
    """Make what `request` wants of an upright sRGB picture (height, width, 3).

    Thumbnail, look and measures are of one small picture: `MEASURE_PX` is the thumbnail's side.
    """
    small = shrink(rgb, MAX_THUMBNAIL_PX)
    thumbnail = None
    if Want.RENDER in request.wants:
        side_px = min(request.render_px or MAX_THUMBNAIL_PX, MAX_RENDER_PX)
        thumbnail = _jpeg(shrink(rgb, side_px), _RENDER_QUALITY)
    elif Want.THUMBNAIL in request.wants:
        thumbnail = _jpeg(small, _QUALITY)
    pixels = None
    if Want.PIXELS in request.wants and request.pixels is not None:
        pixels = encoder_pixels(rgb, small, request.pixels)
    if not request.wants & {Want.LOOK, Want.MEASURE}:
        return Outputs(thumbnail, pixels)
    sizes = Sizes.of(small)
    looked = features(small, sizes)
    likelihood = None if Want.LOOK not in request.wants else likelihood_of(looked) if looked is not None else 0.0
    measures = measure(small, looked, sizes) if Want.MEASURE in request.wants else None
    return Outputs(thumbnail, pixels, likelihood, measures)


def shrink(rgb: NDArray[np.uint8], long_px: int) -> NDArray[np.uint8]:
    """The picture with its longest side at most `long_px`; small pictures stay as they are.

    Below a factor of two linear interpolation misses no pixel and costs a seventh of averaging over areas.
    """
    height, width = rgb.shape[:2]
    if max(height, width) <= long_px:
        return np.ascontiguousarray(rgb)
    scale = long_px / max(height, width)
    size = max(1, round(width * scale)), max(1, round(height * scale))
    method = cv2.INTER_AREA if scale <= 0.5 else cv2.INTER_LINEAR
    return np.asarray(cv2.resize(rgb, size, interpolation=method), dtype=np.uint8)


def encoder_pixels(rgb: NDArray[np.uint8], small: NDArray[np.uint8], spec: PixelSpec) -> bytes:
    """size x size x 3 bytes for an encoder; taken from `small` where that holds enough pixels."""
    source = small if min(small.shape[:2]) >= spec.resize or min(small.shape[:2]) == min(rgb.shape[:2]) else rgb
    height, width = source.shape[:2]
    if spec.mode == "squash":
        return resampled(source, (spec.size, spec.size), spec.interpolation).tobytes()
    if spec.mode == "pad":
        return _padded(source, spec)
    side = spec.size * min(width, height) / spec.resize  # the centre crop, in the source's own pixels
    if side > min(width, height):
        raise ValueError("a crop larger than the picture it is cut from")
    left, top = (width - side) / 2, (height - side) / 2
    box = (left, top, left + side, top + side)
    return resampled(source, (spec.size, spec.size), spec.interpolation, box).tobytes()


def _padded(source: NDArray[np.uint8], spec: PixelSpec) -> bytes:
    height, width = source.shape[:2]
    scale = spec.size / max(width, height)
    inner = max(1, round(width * scale)), max(1, round(height * scale))
    canvas = np.full((spec.size, spec.size, 3), _GREY, np.uint8)
    left, top = (spec.size - inner[0]) // 2, (spec.size - inner[1]) // 2
    canvas[top : top + inner[1], left : left + inner[0]] = resampled(source, inner, spec.interpolation)
    return canvas.tobytes()


def _jpeg(rgb: NDArray[np.uint8], quality: int) -> bytes:
    return bytes(simplejpeg.encode_jpeg(np.ascontiguousarray(rgb), quality, "RGB", "420", fastdct=True))
