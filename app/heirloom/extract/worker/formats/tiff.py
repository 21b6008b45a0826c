"""TIFF and BigTIFF: the first page's size, its metadata in the same directory, the count of pages."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from heirloom.core.errors import ItemError
from heirloom.core.records import Extracted
from heirloom.extract.protocol import Request
from heirloom.extract.worker.imaging.need import Need
from heirloom.extract.worker.imaging.opencv import decode_with_opencv
from heirloom.extract.worker.imaging.pillow import check_size, decode_with_pillow
from heirloom.extract.worker.metadata import exif
from heirloom.extract.worker.metadata.container import MAX_ICC_BYTES, Container
from heirloom.extract.worker.metadata.tiff_tags import TiffTags
from heirloom.extract.worker.photo import OpenPhoto, read_photo

_WIDTH, _HEIGHT = 0x0100, 0x0101
_MAX_PAGES = 10_000
_WIDEST_PIXEL_BYTES = 16


def read(request: Request, data: bytes) -> Extracted:
    """Read a TIFF. ItemError "unreadable" where it is none."""
    return read_photo(request, *open_photo(data, request.media_type))


def open_photo(data: bytes, _media_type: str) -> OpenPhoto:
    """Its container, and how to decode it. ItemError as for `read`."""
    container = read_container(data)
    return OpenPhoto("image/tiff", container, lambda need: _decode(data, container, need))


def read_container(data: bytes) -> Container:
    """Size and ICC profile of the first directory; the file itself is its EXIF block.

    The decoders turn a TIFF upright by themselves, so its size is given as displayed and nothing is left to turn.
    """
    try:
        tags = TiffTags(data)
    except ValueError as error:
        raise ItemError("unreadable", "it is not a TIFF") from error
    first = tags.directory(tags.first_offset, {_WIDTH, _HEIGHT, exif.ORIENTATION, exif.ICC}).fields
    width, height, turn = (first[tag].whole() if tag in first else None for tag in (_WIDTH, _HEIGHT, exif.ORIENTATION))
    if turn is not None and 5 <= turn <= 8:
        width, height = height, width
    icc = first[exif.ICC].raw[:MAX_ICC_BYTES] if exif.ICC in first else None
    return Container(width, height, exif=data, icc=icc, orientation=1, pages=_count_pages(tags) or None)


def _count_pages(tags: TiffTags) -> int:
    """Directories in the chain; one that leads back into the chain ends it."""
    seen: set[int] = set()
    offset = tags.first_offset
    while offset and offset not in seen and len(seen) < _MAX_PAGES:
        page = tags.directory(offset, ())
        seen.add(offset)
        offset = page.next_offset
    return len(seen)


def _decode(data: bytes, container: Container, need: Need) -> NDArray[np.uint8]:
    """Pillow first; what it does not know (big-endian BigTIFF, rarer sample formats) OpenCV's libtiff may."""
    try:
        return decode_with_pillow(data, "TIFF", need)
    except ItemError as error:
        if error.code != "unreadable":
            raise
        check_size(container.width or 0, container.height or 0, _WIDEST_PIXEL_BYTES)
        rgb = decode_with_opencv(data)
        if rgb is None:
            raise
        return rgb
