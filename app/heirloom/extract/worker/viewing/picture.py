"""A picture, or a part of it, as upright sRGB pixels of the size that the window can show."""

from __future__ import annotations

import math

import cv2
import numpy as np
from numpy.typing import NDArray

from heirloom.core.errors import ItemError
from heirloom.core.records import Size
from heirloom.core.views import Pixels, Region
from heirloom.extract.viewing import MAX_SIDE_PX, MAX_VIEW_PIXELS, ViewRequest
from heirloom.extract.worker.formats import open_photo
from heirloom.extract.worker.imaging.colour import to_srgb
from heirloom.extract.worker.imaging.need import Need
from heirloom.extract.worker.imaging.orient import turned
from heirloom.extract.worker.metadata.facts import read_facts
from heirloom.extract.worker.photo import OpenPhoto
from heirloom.extract.worker.viewing.held import Decoded, HeldFile

_MAX_DECODED_PIXELS = 150_000_000
"""Beyond this a picture is decoded at half its size or less: the finest detail of a gigapixel is not shown."""
_JUST_ENOUGH = 1.06
"""A scaled decode may land five per cent below its need; asked for a little more, it does not fall below ours."""
_SWAPPED = frozenset((5, 6, 7, 8))


def picture(held: HeldFile, request: ViewRequest) -> Pixels:
    """What `View.PICTURE` asks for. ItemError where it cannot be decoded."""
    photo = _opened(held, request)
    known = held.displayed
    longest = max(known) if known else 1
    part = request.region
    asked = max(part.width, part.height) if part is not None else longest
    scale = min(1.0, max(1, request.max_px) / max(1, asked))
    decoded = _decoded(held, photo, math.ceil(longest * scale) if known else request.max_px)
    view = turned(decoded.rgb, held.orientation)
    full = _full_size(known, view, decoded)
    cut = _cut(view, full, part)
    width, height = _target(full if part is None else Size(part.width, part.height), request.max_px)
    small = _resized(np.ascontiguousarray(cut), width, height)
    upright = np.ascontiguousarray(to_srgb(small, photo.container.icc))
    return Pixels(upright.shape[1], upright.shape[0], upright.tobytes(), full)


def _opened(held: HeldFile, request: ViewRequest) -> OpenPhoto:
    """Container and orientation, read once for each file."""
    if held.photo is None:
        photo = open_photo(held.data, request.media_type)
        facts = read_facts(photo.container)
        held.photo, held.orientation = photo, facts.orientation
        held.displayed = None if facts.size is None else (facts.size.width, facts.size.height)
    return held.photo


def _decoded(held: HeldFile, photo: OpenPhoto, least_px: int) -> Decoded:
    """Pixels with their longest side at `least_px` or above, held from before or decoded now."""
    if held.decoded is not None and (held.decoded.is_whole or max(held.decoded.rgb.shape[:2]) >= least_px):
        return held.decoded
    held.decoded = None  # two copies would not fit into the memory of one worker
    wanted = math.ceil(least_px * _JUST_ENOUGH)
    if held.displayed is not None:
        most = math.sqrt(min(1.0, _MAX_DECODED_PIXELS / max(1, held.displayed[0] * held.displayed[1])))
        wanted = min(wanted, math.floor(max(held.displayed) * most))
    rgb = photo.decode(Need(max(1, wanted), 1))
    height, width = rgb.shape[:2]
    if not width or not height:
        raise ItemError("unreadable", "it has no picture")
    whole = held.displayed is None or max(width, height) >= max(held.displayed) or wanted < least_px
    held.decoded = Decoded(rgb, whole)
    return held.decoded


def _full_size(known: tuple[int, int] | None, view: NDArray[np.uint8], decoded: Decoded) -> Size:
    """The picture's own size: what its header says, but for a header that lies about the shape."""
    height, width = view.shape[:2]
    if known is None or (decoded.is_whole and max(known) <= max(width, height)):
        return Size(width, height)
    return Size(*known)


def _cut(view: NDArray[np.uint8], full: Size, part: Region | None) -> NDArray[np.uint8]:
    """The asked part of the decoded pixels, which may be fewer than the picture has."""
    if part is None:
        return view
    height, width = view.shape[:2]
    left, right = _span(part.left, part.width, full.width, width)
    top, bottom = _span(part.top, part.height, full.height, height)
    return view[top:bottom, left:right]


def _span(start: int, length: int, full: int, there: int) -> tuple[int, int]:
    if start < 0 or length < 1 or start + length > full:
        raise ItemError("unreadable", "that part lies outside the picture")
    first = min(start * there // full, there - 1)
    return first, max(first + 1, -(-(start + length) * there // full))


def _target(size: Size, max_px: int) -> tuple[int, int]:
    """Sides of the answer: never above the part's own, the longest within `max_px`, all within one reply."""
    longest = min(max(1, max_px), MAX_SIDE_PX)
    scale = min(1.0, longest / max(size.width, size.height))
    scale = min(scale, math.sqrt(MAX_VIEW_PIXELS / (size.width * size.height)))
    return max(1, math.floor(size.width * scale + 1e-6)), max(1, math.floor(size.height * scale + 1e-6))


def _resized(rgb: NDArray[np.uint8], width: int, height: int) -> NDArray[np.uint8]:
    """Averaged over areas when made smaller by half or more, else interpolated."""
    there_height, there_width = rgb.shape[:2]
    if (there_width, there_height) == (width, height):
        return rgb
    shrinks = width * 2 <= there_width or height * 2 <= there_height
    method = cv2.INTER_AREA if shrinks else cv2.INTER_LINEAR
    return np.asarray(cv2.resize(rgb, (width, height), interpolation=method), dtype=np.uint8)
