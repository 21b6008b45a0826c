"""Reads tags out of a TIFF structure, the frame of EXIF and of TIFF and BigTIFF files."""

from __future__ import annotations

import struct
from collections.abc import Collection
from dataclasses import dataclass

_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4, 16: 8, 17: 8, 18: 8}
_LETTERS = {
    1: "B",
    3: "H",
    4: "I",
    6: "b",
    7: "B",
    8: "h",
    9: "i",
    11: "f",
    12: "d",
    13: "I",
    16: "Q",
    17: "q",
    18: "Q",
}
_ASCII, _RATIONAL, _SIGNED_RATIONAL = 2, 5, 10
_MAX_ENTRIES = 4096
_MAX_NUMBERS = 4096


@dataclass(frozen=True, slots=True)
class Field:
    """One tag's value: TIFF type, count, raw bytes and byte order ('<' or '>')."""

    kind: int
    count: int
    raw: bytes
    order: str

    def text(self) -> str:
        """The bytes as text up to the first NUL: UTF-8, else Latin-1, which decodes anything."""
        raw = self.raw.split(b"\0", 1)[0]
        try:
            return raw.decode("utf-8").strip()
        except UnicodeDecodeError:
            return raw.decode("latin-1").strip()

    def numbers(self) -> list[float | None]:
        """The values as numbers; None stands for a rational with denominator 0."""
        if self.kind in (_RATIONAL, _SIGNED_RATIONAL):
            letter = "I" if self.kind == _RATIONAL else "i"
            pairs = self._unpack(letter, 2 * min(self.count, _MAX_NUMBERS))
            return [_ratio(above, below) for above, below in zip(pairs[::2], pairs[1::2], strict=True)]
        letter = _LETTERS.get(self.kind, "")
        return list(self._unpack(letter, min(self.count, _MAX_NUMBERS))) if letter else []

    def whole(self) -> int | None:
        """The first value as a whole number; a number written as text counts too."""
        if self.kind == _ASCII:
            text = self.text()
            return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None
        numbers = self.numbers()
        first = numbers[0] if numbers else None
        return int(first) if first is not None and abs(first) < 2**63 else None

    def _unpack(self, letter: str, count: int) -> tuple[float, ...]:
        form = f"{self.order}{count}{letter}"
        return struct.unpack(form, self.raw[: struct.calcsize(form)])


def _ratio(above: float, below: float) -> float | None:
    if below == 0:
        return 0.0 if above == 0 else None
    return above / below


@dataclass(frozen=True, slots=True)
class Directory:
    """The wanted tags of one image file directory, and the offset of the next (0: none)."""

    fields: dict[int, Field]
    next_offset: int


class TiffTags:
    """A TIFF structure in memory; offsets count from its header. Damage gives fewer tags, never an error."""

    def __init__(self, data: bytes) -> None:
        """ValueError where there is no TIFF header."""
        order = {b"II": "<", b"MM": ">"}.get(data[:2])
        if order is None or len(data) < 8:
            raise ValueError("no TIFF header")
        self._data = data
        self.order = order
        magic = struct.unpack(order + "H", data[2:4])[0]
        self.big = magic == 43
        if self.big and len(data) < 16:
            raise ValueError("no BigTIFF header")
        self.first_offset: int = struct.unpack_from(order + ("Q" if self.big else "I"), data, 8 if self.big else 4)[0]

    def directory(self, offset: int, wanted: Collection[int] | None = None) -> Directory:
        """The directory at `offset`, only the `wanted` tags if given. Entries that point outside are left out."""
        counter, entry_bytes = ("Q", 20) if self.big else ("H", 12)
        start = offset + struct.calcsize(counter)
        if offset < 8 or start > len(self._data):
            return Directory({}, 0)
        declared: int = struct.unpack_from(self.order + counter, self._data, offset)[0]
        count = min(declared, _MAX_ENTRIES, (len(self._data) - start) // entry_bytes)
        fields: dict[int, Field] = {}
        for place in range(count):
            tag, field = self._entry(start + place * entry_bytes, wanted)
            if field is not None:
                fields.setdefault(tag, field)
        return Directory(fields, self._next(start + declared * entry_bytes))

    def _entry(self, at: int, wanted: Collection[int] | None) -> tuple[int, Field | None]:
        form, value_at, room = ("HHQ", at + 12, 8) if self.big else ("HHI", at + 8, 4)
        tag, kind, count = struct.unpack_from(self.order + form, self._data, at)
        if (wanted is not None and tag not in wanted) or kind not in _SIZES:
            return tag, None
        length = count * _SIZES[kind]
        if length > room:
            value_at = struct.unpack_from(self.order + ("Q" if self.big else "I"), self._data, value_at)[0]
        raw = self._data[value_at : value_at + length]
        if len(raw) < length:
            # A text cut by the end of the block is still worth reading; numbers need all their bytes.
            count = len(raw) // _SIZES[kind]
            raw = raw[: count * _SIZES[kind]]
        return tag, Field(kind, count, raw, self.order) if raw else None

    def _next(self, at: int) -> int:
        form = self.order + ("Q" if self.big else "I")
        if at + struct.calcsize(form) > len(self._data):
            return 0
        return int(struct.unpack_from(form, self._data, at)[0])
