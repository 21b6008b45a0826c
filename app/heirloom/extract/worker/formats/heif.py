"""HEIC, HEIF and AVIF: boxes for the facts, libheif or libavif for the picture."""

from __future__ import annotations

import numpy as np
import pillow_heif
from numpy.typing import NDArray
from PIL import AvifImagePlugin

from heirloom.core.errors import ItemError
from heirloom.core.records import Extracted
from heirloom.extract.protocol import Request
from heirloom.extract.worker.imaging.need import Need
from heirloom.extract.worker.imaging.pillow import DECODER_ERRORS, check_size, damaged, decode_with_pillow, flatten
from heirloom.extract.worker.metadata.container import Container
from heirloom.extract.worker.metadata.heif_boxes import HeifBoxes, read_heif_boxes
from heirloom.extract.worker.photo import OpenPhoto, read_photo

_BYTES_PER_PIXEL = 6
"""Planes, interleaved copy and tiles that a full decode holds at once."""
_SAME_SHAPE = 0.02

pillow_heif.options.DECODE_THREADS = 1
pillow_heif.options.DEPTH_IMAGES = False
pillow_heif.options.AUX_IMAGES = False
AvifImagePlugin.DEFAULT_MAX_THREADS = 1


def read(request: Request, data: bytes) -> Extracted:
    """Read a HEIF file. ItemError "unreadable" where it is none."""
    return read_photo(request, *open_photo(data, request.media_type))


def open_photo(data: bytes, asked_type: str) -> OpenPhoto:
    """Its container, and how to decode it. ItemError as for `read`.

    The boxes' own turning counts, EXIF's orientation is only a record of it (ISO/IEC 23008-12, 6.5.10).
    """
    if data[4:8] != b"ftyp":
        raise ItemError("unreadable", "it is not a HEIF file")
    boxes = read_heif_boxes(data) or HeifBoxes()
    avif = b"av01" in boxes.codings or (asked_type == "image/avif" and b"hvc1" not in boxes.codings)
    width, height = boxes.displayed_size(crop=not avif)
    container = Container(width, height, exif=boxes.exif, xmp=boxes.xmp, icc=boxes.icc, orientation=1)
    if avif:
        return OpenPhoto("image/avif", container, lambda need: _decode_avif(data, boxes, need))
    media_type = asked_type if asked_type == "image/heif" else "image/heic"
    return OpenPhoto(media_type, container, lambda need: _decode_heic(data, need))


def _decode_avif(data: bytes, boxes: HeifBoxes, need: Need) -> NDArray[np.uint8]:
    """Pillow gives AVIF pictures as stored, so the boxes' turns and mirrors are carried out here."""
    rgb = decode_with_pillow(data, "AVIF", need)
    for kind, value, _ in boxes.transforms:
        if kind == "irot":
            rgb = np.rot90(rgb, value)
        elif kind == "imir":
            rgb = rgb[:, ::-1] if value else rgb[::-1]
    return np.ascontiguousarray(rgb)


def _decode_heic(data: bytes, need: Need) -> NDArray[np.uint8]:
    """libheif turns and crops by itself. A thumbnail that is large enough spares the dear full decode."""
    try:
        file = pillow_heif.open_heif(data)
        image = file[file.primary_index]
        source = _thumbnail(image, need) or image
        width, height = source.size
        check_size(width, height, _BYTES_PER_PIXEL)
        if source.mode == "RGB":
            rgb: NDArray[np.uint8] = np.asarray(source)[:, :width]
            return rgb
        return flatten(source.to_pillow(), need)
    except DECODER_ERRORS as error:
        raise damaged(error) from error


def _thumbnail(image: pillow_heif.HeifImage, need: Need) -> pillow_heif.HeifThumbnail | None:
    """The embedded thumbnail with enough pixels and the picture's shape, if there is one."""
    for place in range(len(image.info["thumbnails"])):
        small = image.get_thumbnail(place)
        least_width, least_height = need.least_sides(*image.size)
        shapes_agree = abs(small.size[0] / small.size[1] * image.size[1] / image.size[0] - 1) <= _SAME_SHAPE
        if shapes_agree and small.size[0] >= least_width and small.size[1] >= least_height:
            return small
    return None
