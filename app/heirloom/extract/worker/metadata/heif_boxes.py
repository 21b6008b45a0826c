"""The boxes of HEIC, HEIF and AVIF: size, turning, EXIF and XMP of the primary item (ISO/IEC 23008-12, 14496-12)."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from heirloom.extract.worker.metadata.container import MAX_EXIF_BYTES, MAX_ICC_BYTES, MAX_XMP_BYTES

_MAX_BOXES = 20_000
_MAX_ITEMS = 20_000
_IN_FILE, _IN_IDAT = 0, 1


@dataclass(slots=True)
class HeifBoxes:
    """What the boxes tell about the primary item. `transforms` in the order in which they apply.

    ("irot", quarter turns anti-clockwise) · ("imir", 0: top and bottom change places, 1: left and right) ·
    ("clap", width, height).
    """

    width: int | None = None
    height: int | None = None
    transforms: list[tuple[str, int, int]] = field(default_factory=list)
    exif: bytes | None = None
    xmp: bytes | None = None
    icc: bytes | None = None
    codings: frozenset[bytes] = frozenset()

    def displayed_size(self, *, crop: bool) -> tuple[int | None, int | None]:
        """Sides after the transforms; `crop` tells whether the decoder heeds the clean aperture."""
        width, height = self.width, self.height
        for kind, first, second in self.transforms:
            if kind == "irot" and first % 2:
                width, height = height, width
            elif kind == "clap" and crop and width and height:
                width, height = min(first, width), min(second, height)
        return width, height


@dataclass(slots=True)
class _Meta:
    primary: int | None = None
    kinds: dict[int, tuple[bytes, bytes]] = field(default_factory=dict)
    places: dict[int, tuple[int, list[tuple[int, int]]]] = field(default_factory=dict)
    idat: tuple[int, int] = (0, 0)
    properties: list[tuple[bytes, int, int]] = field(default_factory=list)
    associations: dict[int, list[int]] = field(default_factory=dict)


def read_heif_boxes(data: bytes) -> HeifBoxes | None:
    """Read the file's `meta` box; None where there is none. Damage gives fewer facts, never an error."""
    for kind, start, end in _boxes(data, 0, len(data)):
        if kind == b"meta":
            meta = _Meta()
            try:
                _read_meta(data, start + 4, end, meta)
            except (struct.error, IndexError):
                pass  # what stood before the damage is kept
            return _facts(data, meta)
    return None


def _boxes(data: bytes, position: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    """Type, start and end of the content of each box between `position` and `end`."""
    for _ in range(_MAX_BOXES):
        if position + 8 > end:
            return
        size, kind = struct.unpack_from(">I4s", data, position)
        head = 8
        if size == 1 and position + 16 <= end:
            size, head = struct.unpack_from(">Q", data, position + 8)[0], 16
        if size == 0:
            size = end - position
        if size < head:
            return
        yield kind, position + head, min(position + size, end)
        position += size


def _read_meta(data: bytes, start: int, end: int, meta: _Meta) -> None:
    for kind, inner, inner_end in _boxes(data, start, end):
        if kind == b"pitm":
            meta.primary = struct.unpack_from(">I" if data[inner] else ">H", data, inner + 4)[0]
        elif kind == b"iinf":
            _read_item_kinds(data, inner, inner_end, meta)
        elif kind == b"iloc":
            _read_places(data, inner, inner_end, meta)
        elif kind == b"idat":
            meta.idat = (inner, inner_end)
        elif kind == b"iprp":
            _read_properties(data, inner, inner_end, meta)


def _read_item_kinds(data: bytes, start: int, end: int, meta: _Meta) -> None:
    first = start + (8 if data[start] else 6)
    for kind, inner, inner_end in _boxes(data, first, end):
        version = data[inner]
        if kind != b"infe" or version < 2 or len(meta.kinds) >= _MAX_ITEMS:
            continue
        at = inner + (8 if version >= 3 else 6)
        number = struct.unpack_from(">I" if version >= 3 else ">H", data, inner + 4)[0]
        rest = data[at + 6 : inner_end].split(b"\0")
        meta.kinds[number] = (data[at + 2 : at + 6], rest[1] if len(rest) > 1 else b"")


def _read_places(data: bytes, start: int, end: int, meta: _Meta) -> None:
    version, sizes = data[start], struct.unpack_from(">H", data, start + 4)[0]
    offset_size, length_size, base_size = sizes >> 12, sizes >> 8 & 15, sizes >> 4 & 15
    index_size = sizes & 15 if version else 0
    reader = _Reader(data, start + 6, end)
    count = reader.take(4 if version == 2 else 2)
    for _ in range(min(count, _MAX_ITEMS)):
        number = reader.take(4 if version == 2 else 2)
        method = reader.take(2) & 15 if version else _IN_FILE
        reader.take(2)
        base = reader.take(base_size)
        extents = []
        for _ in range(reader.take(2)):
            reader.take(index_size)
            extents.append((base + reader.take(offset_size), reader.take(length_size)))
        meta.places.setdefault(number, (method, extents))


class _Reader:
    """Takes big-endian numbers one after the other; IndexError beyond the end."""

    def __init__(self, data: bytes, position: int, end: int) -> None:
        self._data, self._position, self._end = data, position, end

    def take(self, size: int) -> int:
        after = self._position + size
        if after > self._end:
            raise IndexError("beyond the box")
        value = int.from_bytes(self._data[self._position : after], "big")
        self._position = after
        return value


def _read_properties(data: bytes, start: int, end: int, meta: _Meta) -> None:
    for kind, inner, inner_end in _boxes(data, start, end):
        if kind == b"ipco":
            meta.properties = list(_boxes(data, inner, inner_end))
        elif kind == b"ipma":
            reader = _Reader(data, inner + 4, inner_end)
            wide = data[inner + 3] & 1
            for _ in range(min(reader.take(4), _MAX_ITEMS)):
                number = reader.take(4 if data[inner] else 2)
                bits = 0x7FFF if wide else 0x7F
                places = [reader.take(2 if wide else 1) & bits for _ in range(reader.take(1))]
                meta.associations.setdefault(number, places)


def _facts(data: bytes, meta: _Meta) -> HeifBoxes:
    found = HeifBoxes(codings=frozenset(kind for kind, _ in meta.kinds.values()))
    for place in meta.associations.get(meta.primary or 0, ()):
        if not 0 < place <= len(meta.properties):
            continue
        kind, start, end = meta.properties[place - 1]
        if kind == b"ispe" and end - start >= 12 and found.width is None:
            found.width, found.height = struct.unpack_from(">II", data, start + 4)
        elif kind in (b"irot", b"imir") and end > start:
            found.transforms.append((kind.decode("ascii"), data[start] & (3 if kind == b"irot" else 1), 0))
        elif kind == b"clap" and end - start >= 32:
            found.transforms += _clap(struct.unpack_from(">8I", data, start))
        elif kind == b"colr" and data[start : start + 4] in (b"prof", b"rICC"):
            found.icc = data[start + 4 : min(end, start + 4 + MAX_ICC_BYTES)]
    found.exif = _exif(data, meta)
    found.xmp = next((_item(data, meta, item, MAX_XMP_BYTES) for item in _of_kind(meta, b"mime", b"xml")), None)
    return found


def _clap(numbers: tuple[int, ...]) -> list[tuple[str, int, int]]:
    width, width_below, height, height_below = numbers[:4]
    if not (width_below and height_below):
        return []
    return [("clap", round(width / width_below), round(height / height_below))]


def _of_kind(meta: _Meta, kind: bytes, content: bytes = b"") -> Iterator[int]:
    return (item for item, (its_kind, its_type) in meta.kinds.items() if its_kind == kind and content in its_type)


def _exif(data: bytes, meta: _Meta) -> bytes | None:
    """The first Exif item from its TIFF header on; the item opens with that header's offset."""
    for item in _of_kind(meta, b"Exif"):
        block = _item(data, meta, item, MAX_EXIF_BYTES)
        start = 4 + int.from_bytes(block[:4], "big")
        if block[start : start + 2] not in (b"II", b"MM"):
            found = [at for mark in (b"II*\0", b"MM\0*") if (at := block.find(mark, 0, 64)) >= 0]
            start = min(found, default=len(block))
        if start < len(block):
            return block[start:]
    return None


def _item(data: bytes, meta: _Meta, item: int, most_bytes: int) -> bytes:
    method, extents = meta.places.get(item, (_IN_FILE, []))
    start, end = meta.idat if method == _IN_IDAT else (0, len(data))
    if method not in (_IN_FILE, _IN_IDAT):
        return b""
    content = bytearray()
    for offset, length in extents:
        first = start + offset
        last = min(first + length if length else end, end, first + most_bytes - len(content))
        content += data[first:last]
    return bytes(content)
