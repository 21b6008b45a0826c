"""A structural check that bytes are the plain baseline JPEG our worker makes, without decoding a pixel."""

from __future__ import annotations

_SOF0, _DHT, _SOS, _DQT, _DRI, _APP0 = 0xC0, 0xC4, 0xDA, 0xDB, 0xDD, 0xE0
_ALLOWED = frozenset({_SOF0, _DHT, _SOS, _DQT, _DRI, _APP0})
_MAX_BYTES_PER_PIXEL = 4


def is_plain_jpeg(data: bytes, *, max_side_px: int) -> bool:
    """True for SOI, tables, one baseline frame of 8 bit within `max_side_px`, one scan, EOI (ITU-T T.81 B.2).

    Thumbnails are shown by the program's own decoder, so a worker in a stranger's hands must not be able to
    hand over a rarer JPEG dialect, metadata or a trailer.
    """
    if not data.startswith(b"\xff\xd8") or not data.endswith(b"\xff\xd9"):
        return False
    framed, position = False, 2
    while position + 4 <= len(data):
        marker, length = data[position + 1], int.from_bytes(data[position + 2 : position + 4], "big")
        if data[position] != 0xFF or marker not in _ALLOWED or length < 2:
            return False
        if marker == _SOF0:
            framed = not framed and _frame_is_small(data[position + 4 : position + 2 + length], max_side_px, len(data))
            if not framed:
                return False
        if marker == _SOS:
            return framed and _scan_is_last(data, position + 2 + length)
        position += 2 + length
    return False


def _frame_is_small(frame: bytes, max_side_px: int, total_bytes: int) -> bool:
    if len(frame) < 6 or frame[0] != 8 or frame[5] not in (1, 3):
        return False
    height, width = int.from_bytes(frame[1:3], "big"), int.from_bytes(frame[3:5], "big")
    fits = 0 < height <= max_side_px and 0 < width <= max_side_px
    return fits and total_bytes <= 4096 + width * height * _MAX_BYTES_PER_PIXEL


def _scan_is_last(data: bytes, start: int) -> bool:
    """Only stuffed bytes and restart markers may stand between the scan header and the closing EOI."""
    position = data.find(b"\xff", start)
    while 0 <= position < len(data) - 2:
        follower = data[position + 1]
        if follower != 0 and not 0xD0 <= follower <= 0xD7:
            return False
        position = data.find(b"\xff", position + 2)
    return position == len(data) - 2
