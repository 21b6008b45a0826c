"""How the reasons of a verdict, and the signals behind it, lie in the vault: numbers that never change."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from heirloom.core.screening import Clutter, Treasure, Why
from heirloom.learning.worth.signals import NAMES

CLUTTER_NUMBERS: Final = {
    Clutter.BROKEN: 1,
    Clutter.BLANK: 2,
    Clutter.TINY: 3,
    Clutter.BLURRED: 4,
    Clutter.DARK: 5,
    Clutter.ACCIDENTAL: 6,
    Clutter.SCREENSHOT: 7,
    Clutter.RECEIPT: 8,
    Clutter.FORWARD: 9,
    Clutter.NEAR_DUPLICATE: 10,
    Clutter.BURST: 11,
    Clutter.ADVERT: 12,
    Clutter.EMPTY_CHAT: 13,
}
TREASURE_NUMBERS: Final = {
    Treasure.ONLY_COPY: 1,
    Treasure.HANDWRITING: 2,
    Treasure.LETTER: 3,
    Treasure.DRAWING: 4,
    Treasure.SCANNED_PRINT: 5,
    Treasure.OLD: 6,
    Treasure.OPENED: 7,
    Treasure.NAMED_DAY: 8,
    Treasure.RARE_PLACE: 9,
    Treasure.SPOKEN_OF: 10,
    Treasure.PORTRAIT: 11,
}
CLUTTERS: Final = {number: kind for kind, number in CLUTTER_NUMBERS.items()}
TREASURES: Final = {number: kind for kind, number in TREASURE_NUMBERS.items()}
_SIGNALS: Final = np.dtype("<f2")
_NONE: Final = b"[[], []]"


@dataclass(frozen=True, slots=True)
class Reasons:
    """`signals` (len(NAMES),) float32, or None where they were of other names."""

    clutter: tuple[Why, ...]
    treasure: tuple[Why, ...]
    signals: NDArray[np.float32] | None


def pack(clutter: Sequence[Why], treasure: Sequence[Why], signals: NDArray[Any]) -> bytes:
    """Signals as half-precision numbers behind their count, then reasons as JSON."""
    said = [
        [[_number(why), round(why.strength, 3), why.count, why.words] for why in some] for some in (clutter, treasure)
    ]
    return len(signals).to_bytes(2, "little") + signals.astype(_SIGNALS).tobytes() + json.dumps(said).encode()


def unpack(data: bytes) -> Reasons:
    """The inverse. ValueError for what `pack` did not make."""
    count = int.from_bytes(data[:2], "little")
    end = 2 + count * _SIGNALS.itemsize
    try:
        clutter, treasure = json.loads(data[end:])
        return Reasons(
            tuple(_why(CLUTTERS[row[0]], row) for row in clutter),
            tuple(_why(TREASURES[row[0]], row) for row in treasure),
            np.frombuffer(data, _SIGNALS, count, 2).astype(np.float32) if count == len(NAMES) else None,
        )
    except (KeyError, IndexError, TypeError) as error:
        raise ValueError("not the reasons of a verdict") from error


def has_none(data: bytes) -> bool:
    """Whether a packed verdict has no reason at all, as most have; without reading the rest of it."""
    return data.endswith(_NONE)


def signals_of(blobs: Sequence[bytes]) -> tuple[NDArray[np.float32], NDArray[np.bool_]]:
    """Signals (n, len(NAMES)) of many at once, and which of them are of today's names; rows of others are 0."""
    width = len(NAMES) * _SIGNALS.itemsize
    head = len(NAMES).to_bytes(2, "little")
    fits = np.array([blob[:2] == head and len(blob) >= width + 2 for blob in blobs], bool)
    blank = bytes(width)
    joined = b"".join(blob[2 : width + 2] if fit else blank for blob, fit in zip(blobs, fits, strict=True))
    return np.frombuffer(joined, _SIGNALS).reshape(len(blobs), len(NAMES)).astype(np.float32), fits


def _number(why: Why) -> int:
    return CLUTTER_NUMBERS[why.kind] if isinstance(why.kind, Clutter) else TREASURE_NUMBERS[why.kind]


def _why(kind: Clutter | Treasure, row: Sequence[Any]) -> Why:
    _, strength, count, words = row
    return Why(kind, float(strength), None if count is None else int(count), str(words))
