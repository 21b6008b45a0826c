"""JPEG, JPS and MPO (its first picture): segments, and one scaled decode."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import simplejpeg
from numpy.typing import NDArray

from heirloom.core.errors import ItemError
from heirloom.core.records import Extracted
from heirloom.extract.protocol import Request
from heirloom.extract.worker.imaging.need import Need
from heirloom.extract.worker.imaging.pillow import decode_with_pillow
from heirloom.extract.worker.metadata.container import (
    MAX_EXIF_BYTES,
    MAX_ICC_BYTES,
    MAX_IPTC_BYTES,
    MAX_XMP_BYTES,
    Container,
)
from heirloom.extract.worker.metadata.iptc import iptc_in_photoshop
from heirloom.extract.worker.photo import OpenPhoto, read_photo

_EXIF, _XMP, _XMP_MORE = b"Exif\0", b"http://ns.adobe.com/xap/1.0/", b"http://ns.adobe.com/xmp/extension/\0"
_TIFF_HEADERS = (b"II*\0", b"MM\0*")
_ICC, _PHOTOSHOP = b"ICC_PROFILE\0", b"Photoshop 3.0\0"
_SOS, _EOI, _APP1, _APP2, _APP13, _COM = 0xDA, 0xD9, 0xE1, 0xE2, 0xED, 0xFE
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_LONELY = frozenset({0x01, *range(0xD0, 0xD9)})
_MAX_SEGMENTS = 20_000
_MAX_PIXELS = 1_000_000_000
"""Memory does not bind a scaled decode; beyond a gigapixel its time would."""


def read(request: Request, data: bytes) -> Extracted:
    """Read a JPEG. ItemError "unreadable" where it is none."""
    return read_photo(request, *open_photo(data, request.media_type))


def open_photo(data: bytes, _media_type: str) -> OpenPhoto:
    """Its container, and how to decode it. ItemError as for `read`."""
    container = read_container(data)
    return OpenPhoto("image/jpeg", container, lambda need: _decode(data, container, need))


def read_container(data: bytes) -> Container:
    """Size and metadata blocks from the segments before the first scan (ITU-T T.81 B.1, Exif, ICC.1 B.4)."""
    if not data.startswith(b"\xff\xd8"):
        raise ItemError("unreadable", "it is not a JPEG")
    found = Container()
    icc: dict[int, bytes] = {}
    exif, irb, more_xmp = bytearray(), bytearray(), bytearray()
    for marker, body in _segments(data):
        if marker in _FRAMES and found.width is None and len(body) >= 6:
            found.height, found.width = int.from_bytes(body[1:3], "big"), int.from_bytes(body[3:5], "big")
        elif marker == _APP1 and body.startswith(_EXIF) and len(exif) < MAX_EXIF_BYTES:
            # A block too large for one segment goes on in the next, which has no header of its own.
            exif += body[6:] if not exif or body[6:10] not in _TIFF_HEADERS else b""
        elif marker == _APP1 and body.startswith(_XMP):
            found.xmp = found.xmp or body[max(body.find(b"<"), 0) :]
        elif marker == _APP1 and body.startswith(_XMP_MORE) and len(more_xmp) < MAX_XMP_BYTES:
            more_xmp += body[len(_XMP_MORE) + 40 :]
        elif marker == _APP2 and body.startswith(_ICC) and len(body) > 14:
            icc.setdefault(body[12], body[14:])
        elif marker == _APP13 and body.startswith(_PHOTOSHOP) and len(irb) < MAX_IPTC_BYTES:
            irb += body[len(_PHOTOSHOP) :]
        elif marker == _COM and found.comment is None:
            found.comment = _comment(body)
    found.exif = bytes(exif) or None
    found.icc = b"".join(icc[place] for place in sorted(icc))[:MAX_ICC_BYTES] or None
    found.iptc = iptc_in_photoshop(bytes(irb)) if irb else None
    found.xmp = found.xmp or bytes(more_xmp) or None
    return found


def _segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Marker and body of each segment up to the first scan; bytes between segments are stepped over."""
    position = 2
    for _ in range(_MAX_SEGMENTS):
        position = data.find(b"\xff", position)
        if position < 0 or position + 4 > len(data):
            return
        marker = data[position + 1]
        if marker == 0xFF or marker == 0 or marker in _LONELY:
            position += 1 if marker == 0xFF else 2
            continue
        if marker in (_SOS, _EOI):
            return
        length = int.from_bytes(data[position + 2 : position + 4], "big")
        yield marker, data[position + 4 : position + 2 + length]
        position += 2 + max(length, 2)


def _comment(body: bytes) -> str | None:
    try:
        return body.decode("utf-8").strip("\0 \r\n") or None
    except UnicodeDecodeError:
        return body.decode("latin-1").strip("\0 \r\n") or None


def _decode(data: bytes, container: Container, need: Need) -> NDArray[np.uint8]:
    """RGB, no smaller than needed: libjpeg's scaled inverse transform makes the cheap sizes (1/8 to 1)."""
    width, height = container.width or 0, container.height or 0
    if not width or not height:
        raise ItemError("unreadable", "it has no picture")
    if width * height > _MAX_PIXELS:
        raise ItemError("too_large", f"{width} x {height} pixels are more than can be shown safely")
    least_width, least_height = need.least_sides(width, height)
    try:
        rgb: NDArray[np.uint8] = simplejpeg.decode_jpeg(
            data, "RGB", fastdct=True, min_width=least_width, min_height=least_height, strict=False
        )
    except ValueError:
        # Four-colour and rarer dialects; what Pillow cannot read either is damaged.
        return decode_with_pillow(data, "JPEG", need)
    return rgb
