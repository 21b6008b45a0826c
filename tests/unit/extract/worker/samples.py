"""Metadata structures built byte by byte, so that a test can build them wrong."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

BYTE, ASCII, SHORT, LONG, RATIONAL, UNDEFINED = 1, 2, 3, 4, 5, 7
_SIZES = {BYTE: 1, ASCII: 1, SHORT: 2, LONG: 4, RATIONAL: 8, UNDEFINED: 1, 13: 4, 16: 8}

Value = tuple[int, object]
"""TIFF type and what to write: text, bytes, a number, a list of numbers, or of (above, below) pairs."""


@dataclass
class Ifd:
    """One directory: tag to value, tag to the directory it points at, and the next directory of the chain."""

    tags: Mapping[int, Value] = field(default_factory=dict)
    below: Mapping[int, Ifd] = field(default_factory=dict)
    next: Ifd | None = None


def tiff(first: Ifd, *, order: str = "<", big: bool = False) -> bytes:
    """A TIFF structure (header at 0) with `first` as its first directory."""
    mark = b"II" if order == "<" else b"MM"
    if big:
        head = mark + struct.pack(order + "HHHQ", 43, 8, 0, 16)
    else:
        head = mark + struct.pack(order + "HI", 42, 8)
    return _write(first, bytearray(head), order, big)


def _write(ifd: Ifd, out: bytearray, order: str, big: bool) -> bytes:
    count_form, room, offset_form = ("Q", 8, "Q") if big else ("H", 4, "I")
    tags = dict(ifd.tags)
    entries = sorted((*tags, *ifd.below))
    at = len(out) + struct.calcsize(order + count_form)
    width = 20 if big else 12
    out += struct.pack(order + count_form, len(entries)) + bytes(len(entries) * width + room)
    for place, tag in enumerate(entries):
        if tag in ifd.below:
            kind, count, raw = LONG, 1, struct.pack(order + "I", len(out))
            _write(ifd.below[tag], out, order, big)
        else:
            kind, count, raw = _raw(tags[tag], order)
        if len(raw) > room:
            offset = len(out)
            out += raw
            raw = struct.pack(order + offset_form, offset)
        entry = struct.pack(order + ("HHQ" if big else "HHI"), tag, kind, count) + raw.ljust(room, b"\0")
        out[at + place * width : at + (place + 1) * width] = entry
    if ifd.next is not None:
        struct.pack_into(order + offset_form, out, at + len(entries) * width, len(out))
        _write(ifd.next, out, order, big)
    return bytes(out)


def _raw(value: Value, order: str) -> tuple[int, int, bytes]:
    kind, content = value
    if isinstance(content, str):
        content = content.encode("utf-8") + b"\0"
    if isinstance(content, bytes):
        return kind, len(content) // _SIZES[kind], content
    numbers: list[Any] = content if isinstance(content, list) else [content]
    if kind == RATIONAL:
        return kind, len(numbers), b"".join(struct.pack(order + "II", *pair) for pair in numbers)
    letter = {BYTE: "B", SHORT: "H", LONG: "I", 13: "I", 16: "Q"}[kind]
    return kind, len(numbers), struct.pack(order + letter * len(numbers), *numbers)


def gps(lat: object, lon: object, refs: str = "NE", **more: Value) -> Ifd:
    """A GPS directory; an empty `refs` leaves both references out."""
    tags: dict[int, Value] = {2: (RATIONAL, lat), 4: (RATIONAL, lon)}
    if refs:
        tags |= {1: (ASCII, refs[0]), 3: (ASCII, refs[1])}
    return Ifd(tags | {int(key[1:]): value for key, value in more.items()})


def exif(
    times: Mapping[int, Value] | None = None, position: Ifd | None = None, main: Mapping[int, Value] | None = None
) -> Ifd:
    """A first directory with an EXIF directory and a GPS directory below it."""
    below = {0x8769: Ifd(times or {})}
    if position is not None:
        below[0x8825] = position
    return Ifd(main or {}, below)


def segment(marker: int, body: bytes) -> bytes:
    """One JPEG segment."""
    return bytes((0xFF, marker)) + struct.pack(">H", len(body) + 2) + body


def with_segments(jpeg: bytes, *segments: bytes) -> bytes:
    """`jpeg` with more segments right after its start."""
    return jpeg[:2] + b"".join(segments) + jpeg[2:]


def box(kind: bytes, *content: bytes) -> bytes:
    """One ISO base media box."""
    body = b"".join(content)
    return struct.pack(">I4s", 8 + len(body), kind) + body


def full_box(kind: bytes, version: int, *content: bytes, flags: int = 0) -> bytes:
    return box(kind, struct.pack(">I", version << 24 | flags), *content)


def xmp(body: str, attributes: str = "") -> bytes:
    """An XMP packet around the properties given as XML."""
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:e="http://ns.adobe.com/exif/1.0/" '
        'xmlns:t="http://ns.adobe.com/tiff/1.0/" xmlns:b="http://ns.adobe.com/xap/1.0/" '
        f'xmlns:p="http://ns.adobe.com/photoshop/1.0/" {attributes}>{body}</rdf:Description></rdf:RDF></x:xmpmeta>'
        '<?xpacket end="w"?>'
    ).encode()
