"""WebP, still or animated (its first frame): RIFF chunks with EXIF, XMP and profile (WebP container specification)."""

from __future__ import annotations

from collections.abc import Iterator

from heirloom.core.errors import ItemError
from heirloom.core.records import Extracted
from heirloom.extract.protocol import Request
from heirloom.extract.worker.imaging.pillow import decode_with_pillow
from heirloom.extract.worker.metadata.container import MAX_ICC_BYTES, Container
from heirloom.extract.worker.photo import OpenPhoto, read_photo

_MAX_CHUNKS = 100_000
_LOSSY_START = b"\x9d\x01\x2a"


def read(request: Request, data: bytes) -> Extracted:
    """Read a WebP. ItemError "unreadable" where it is none."""
    return read_photo(request, *open_photo(data, request.media_type))


def open_photo(data: bytes, _media_type: str) -> OpenPhoto:
    """Its container, and how to decode it. ItemError as for `read`."""
    return OpenPhoto("image/webp", read_container(data), lambda need: decode_with_pillow(data, "WEBP", need))


def read_container(data: bytes) -> Container:
    """Size and metadata from the chunks."""
    if not data.startswith(b"RIFF") or data[8:12] != b"WEBP":
        raise ItemError("unreadable", "it is not a WebP")
    found = Container()
    for kind, body in _chunks(data):
        if kind == b"VP8X" and len(body) >= 10:
            found.width = 1 + int.from_bytes(body[4:7], "little")
            found.height = 1 + int.from_bytes(body[7:10], "little")
        elif kind in (b"VP8 ", b"VP8L") and found.width is None:
            found.width, found.height = _lossy_size(body) if kind == b"VP8 " else _lossless_size(body)
        elif kind == b"EXIF":
            found.exif = found.exif or (body[6:] if body.startswith(b"Exif\0\0") else body)
        elif kind == b"XMP ":
            found.xmp = found.xmp or body
        elif kind == b"ICCP":
            found.icc = body[:MAX_ICC_BYTES]
    return found


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    position = 12
    for _ in range(_MAX_CHUNKS):
        if position + 8 > len(data):
            return
        kind, length = data[position : position + 4], int.from_bytes(data[position + 4 : position + 8], "little")
        # Of picture data only the header is looked at: slicing it would copy the file.
        shown = min(length, 16) if kind in (b"VP8 ", b"VP8L", b"ALPH", b"ANMF") else length
        yield kind, data[position + 8 : position + 8 + shown]
        position += 8 + length + (length & 1)


def _lossy_size(body: bytes) -> tuple[int | None, int | None]:
    """RFC 6386, 9.1: 14 bits each, after the start code of a key frame."""
    if body[3:6] != _LOSSY_START or len(body) < 10:
        return None, None
    return int.from_bytes(body[6:8], "little") & 0x3FFF, int.from_bytes(body[8:10], "little") & 0x3FFF


def _lossless_size(body: bytes) -> tuple[int | None, int | None]:
    """WebP lossless bitstream: signature 0x2f, then 14 bits each, less one."""
    if body[:1] != b"\x2f" or len(body) < 5:
        return None, None
    bits = int.from_bytes(body[1:5], "little")
    return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
