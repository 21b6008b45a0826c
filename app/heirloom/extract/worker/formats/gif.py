"""GIF, still or animated (its first frame): screen size, comment, XMP (GIF89a, XMP part 3)."""

from __future__ import annotations

from heirloom.core.errors import ItemError
from heirloom.core.records import Extracted
from heirloom.extract.protocol import Request
from heirloom.extract.worker.imaging.pillow import decode_with_pillow
from heirloom.extract.worker.metadata.container import MAX_XMP_BYTES, Container
from heirloom.extract.worker.photo import OpenPhoto, read_photo

_EXTENSION, _PICTURE, _COMMENT, _APPLICATION = 0x21, 0x2C, 0xFE, 0xFF
_XMP_NAME = b"XMP DataXMP"
_MAX_BLOCKS = 10_000
_MAX_COMMENT_BYTES = 64 * 1024


def read(request: Request, data: bytes) -> Extracted:
    """Read a GIF. ItemError "unreadable" where it is none."""
    return read_photo(request, *open_photo(data, request.media_type))


def open_photo(data: bytes, _media_type: str) -> OpenPhoto:
    """Its container, and how to decode it. ItemError as for `read`."""
    return OpenPhoto("image/gif", read_container(data), lambda need: decode_with_pillow(data, "GIF", need))


def read_container(data: bytes) -> Container:
    """Screen size, and comment and XMP from the extensions of the whole file."""
    if not data.startswith((b"GIF87a", b"GIF89a")) or len(data) < 13:
        raise ItemError("unreadable", "it is not a GIF")
    found = Container(width=int.from_bytes(data[6:8], "little"), height=int.from_bytes(data[8:10], "little"))
    position = 13 + _palette_bytes(data[10])
    for _ in range(_MAX_BLOCKS):
        if position + 10 > len(data):
            break
        if data[position] == _EXTENSION:
            _take_extension(found, data, position)
            position = _after_blocks(data, position + 2)
        elif data[position] == _PICTURE:
            position = _after_blocks(data, position + 11 + _palette_bytes(data[position + 9]))
        else:
            break
    return found


def _palette_bytes(flags: int) -> int:
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


def _after_blocks(data: bytes, position: int) -> int:
    """Where the chain of sub-blocks that starts at `position` has ended."""
    while position < len(data) and data[position]:
        position += 1 + data[position]
    return position + 1


def _take_extension(found: Container, data: bytes, position: int) -> None:
    label = data[position + 1]
    if label == _COMMENT and found.comment is None:
        found.comment = _comment(data, position + 2)
    elif label == _APPLICATION and data[position + 3 : position + 14] == _XMP_NAME:
        # The packet is written without sub-blocks; its closing 258 bytes lead any reader to the chain's end.
        end = data.find(b"\x01\xff\xfe", position + 14)
        if 0 <= end <= position + MAX_XMP_BYTES:
            found.xmp = data[position + 14 : end]


def _comment(data: bytes, position: int) -> str | None:
    text = bytearray()
    while position < len(data) and data[position] and len(text) < _MAX_COMMENT_BYTES:
        text += data[position + 1 : position + 1 + data[position]]
        position += 1 + data[position]
    try:
        return text.decode("utf-8").strip("\0 \r\n") or None
    except UnicodeDecodeError:
        return text.decode("latin-1").strip("\0 \r\n") or None
