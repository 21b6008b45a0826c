"""What is measured on a picture, as one small record: numbers with names, ranges and a packed form."""

from __future__ import annotations

import math
import struct
from dataclasses import dataclass
from typing import Final

FORMAT = 2
"""Raised whenever a number changes its meaning: records of another format are measured again."""
MEASURE_PX = 512
"""Longest side of the picture that is measured; a smaller one is measured as it is."""

_SHARE = (0.0, 1.0)
_LOG = (-12.0, 12.0)
_LOOK = (-4.0, 16.0)

_SHARPNESS = {
    "side": _LOG,  # log2 of the measured picture's longest side, less log2 of `MEASURE_PX`
    "shape": _LOG,  # log2 of height / width
    **{f"detail_{scale}_{what}": _LOG for scale in (0, 1, 2) for what in ("all", "most", "upper")},
    **{f"step_{what}": _LOG for what in ("all", "least", "tile", "second")},
    "step_uneven": _LOG,
    **{f"edge_{what}": (0.0, 8.0) for what in ("sharp", "low", "middle", "tile", "across", "along")},
    "edge_count": _LOG,
    "sharpness": _LOG,  # log2 of how many of its finest edges fit along the longest side
}
_LIGHT = {
    "mean": _SHARE,
    **{f"tone_{percent}": _SHARE for percent in (1, 5, 25, 50, 75, 95, 99)},
    "black": _SHARE,
    "dusk": _SHARE,
    "white": _SHARE,
    "clipped": _SHARE,
    "entropy": (0.0, 8.0),
    "tile_lightest": _SHARE,
    "tile_darkest": _SHARE,
    "tile_contrast": _SHARE,
    "edge_light": (-1.0, 1.0),
    "red": (-1.0, 1.0),
    "blue": (-1.0, 1.0),
    "colourful": (0.0, 4.0),
    "saturation": _SHARE,
    "grey_share": _SHARE,
    "skin": _SHARE,
    "colours": _LOG,
    "colour_first": _SHARE,
    "colour_four": _SHARE,
}
_MADE = {
    "same": _SHARE,
    "flat": _SHARE,
    "rules_across": _SHARE,
    "rules_down": _SHARE,
    "rule_longest": _SHARE,
    "axis": _SHARE,
    "top_flat": _SHARE,
    "top_strokes": _SHARE,
    "bottom_flat": _SHARE,
    "frame": _SHARE,
    "bars": _SHARE,
}
_PAPER = {
    "structure": _SHARE,
    "structure_inner": _SHARE,
    "residual_most": (0.0, 2.0),
    "residual": (0.0, 2.0),
    "sheet": _SHARE,
    "sheet_filled": _SHARE,
    "sheet_shape": (0.0, 8.0),
    "sheet_light": _SHARE,
    "sheet_ink": _SHARE,
    "sheet_grey": _SHARE,
    "large_marks": _SHARE,
    "caption_top": _SHARE,
    "caption_bottom": _SHARE,
}
_TEXT = {
    **{
        f"look_{scale}_{name}": _LOOK
        for scale in ("full", "half", "quarter")
        for name in ("area", "share", "count", "height_same", "left_same", "rough", "height", "busy")
        if (scale, name) not in {("quarter", "height"), ("quarter", "busy")}
    },
    "likely_text": _SHARE,
}

BOUNDS: Final[dict[str, tuple[float, float]]] = {**_SHARPNESS, **_LIGHT, **_MADE, **_PAPER, **_TEXT}
"""Name of each number to the least and the greatest value that it can have, in the order of the record."""
NAMES: Final = tuple(BOUNDS)
PLACE: Final = {name: place for place, name in enumerate(NAMES)}
"""Name to place in `Measures.values`."""

_HEAD = struct.Struct("<BBQQ")
_VALUES = struct.Struct(f"<{len(NAMES)}e")
APPEARANCE_BYTES: Final = 556
"""How the picture looks, for finding look-alikes; whoever compares them knows what the bytes mean."""
PACKED_BYTES: Final = _HEAD.size + _VALUES.size + APPEARANCE_BYTES
_SLACK = 1e-3


@dataclass(frozen=True, slots=True)
class Measures:
    """Numbers in the order of `NAMES`, two perceptual hashes of 64 bit (by cosines, by differences), the appearance."""

    values: tuple[float, ...]
    phash: int
    dhash: int
    appearance: bytes

    def __getitem__(self, name: str) -> float:
        return self.values[PLACE[name]]

    def pack(self) -> bytes:
        """`PACKED_BYTES` bytes: format, count, hashes, half-precision numbers (IEEE 754), appearance; little endian."""
        head = _HEAD.pack(FORMAT, len(NAMES), self.phash, self.dhash)
        return head + _VALUES.pack(*self.values) + self.appearance

    @classmethod
    def unpack(cls, packed: bytes) -> Measures:
        """The inverse of `pack`. ValueError for another format or length, or a number out of its range."""
        if len(packed) != PACKED_BYTES:
            raise ValueError("measures of another length")
        version, count, phash, dhash = _HEAD.unpack_from(packed)
        if version != FORMAT or count != len(NAMES):
            raise ValueError("measures of another format")
        values = _VALUES.unpack_from(packed, _HEAD.size)
        for value, (low, high) in zip(values, BOUNDS.values(), strict=True):
            if not low - _SLACK <= value <= high + _SLACK:  # also what is not a number
                raise ValueError("a measure out of its range")
        return cls(values, phash, dhash, appearance_in(packed))


def appearance_in(packed: bytes) -> bytes:
    """The appearance of a packed record, without looking at the rest of it."""
    return packed[-APPEARANCE_BYTES:]


def measures_of(numbers: dict[str, float], phash: int, dhash: int, appearance: bytes) -> Measures:
    """A record of named numbers, each brought into its range; KeyError where one is missing."""
    values = []
    for name, (low, high) in BOUNDS.items():
        value = numbers[name]
        values.append(min(max(value, low), high) if math.isfinite(value) else low)
    return Measures(tuple(values), phash, dhash, appearance)
