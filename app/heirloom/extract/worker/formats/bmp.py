"""BMP: the header's size, and the picture."""

from __future__ import annotations

import struct

from heirloom.core.errors import ItemError
from heirloom.core.records import Extracted
from heirloom.extract.protocol import Request
from heirloom.extract.worker.imaging.pillow import decode_with_pillow
from heirloom.extract.worker.metadata.container import Container
from heirloom.extract.worker.photo import OpenPhoto, read_photo

_CORE_HEADER_BYTES = 12


def read(request: Request, data: bytes) -> Extracted:
    """Read a BMP. ItemError "unreadable" where it is none."""
    return read_photo(request, *open_photo(data, request.media_type))


def open_photo(data: bytes, _media_type: str) -> OpenPhoto:
    """Its container, and how to decode it. ItemError as for `read`."""
    return OpenPhoto("image/bmp", read_container(data), lambda need: decode_with_pillow(data, "BMP", need))


def read_container(data: bytes) -> Container:
    """Width and height; a negative height only says that the rows run from the top (BITMAPINFOHEADER)."""
    if not data.startswith(b"BM") or len(data) < 26:
        raise ItemError("unreadable", "it is not a BMP")
    if int.from_bytes(data[14:18], "little") == _CORE_HEADER_BYTES:
        width, height = struct.unpack_from("<HH", data, 18)
    else:
        width, height = (abs(side) for side in struct.unpack_from("<ii", data, 18))
    return Container(width=width, height=height)
