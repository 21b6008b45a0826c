"""How pictures look, as stored: the small grey pictures behind the bytes that the extraction worker made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

SIDE: Final = 32
FORMAT: Final = 1
_FLAT: Final = 12
"""Grey levels between darkest and lightest below which a picture shows nothing that could be compared."""

_RECORD: Final = np.dtype(
    [
        ("format", "u1"),
        ("spare", "u1"),
        ("aspect", "<f2"),
        ("frame", "u1", (4,)),
        ("dark", "u1"),
        ("light", "u1"),
        ("more", "<u2"),
        ("colours", "u1", (4, 4, 2)),
        ("grey", "u1", (SIDE * SIDE // 2,)),
    ]
)
LOOK_BYTES: Final = _RECORD.itemsize

Floats = NDArray[np.float32]
Numbers = NDArray[np.int64]
Rows = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Looks:
    """The looks of n pictures: item `numbers` (n,) ascending and what the worker stored of each."""

    numbers: Numbers
    table: NDArray[np.void]

    @classmethod
    def of(cls, numbers: Numbers, records: Sequence[bytes]) -> Looks:
        """From one record of LOOK_BYTES bytes each; what is of another format, length or no shape is left out."""
        kept = [place for place, record in enumerate(records) if len(record) == LOOK_BYTES and record[0] == FORMAT]
        table = np.frombuffer(b"".join([records[place] for place in kept]), _RECORD)
        shaped = np.isfinite(table["aspect"]) & (table["aspect"] > 0)
        table, mine = table[shaped], np.asarray(numbers, np.int64)[kept][shaped]
        order = np.argsort(mine, kind="stable")
        return cls(mine[order], table[order])

    def __len__(self) -> int:
        return len(self.numbers)

    def plus(self, more: Looks) -> Looks:
        """With the looks of other pictures."""
        numbers = np.concatenate([self.numbers, more.numbers])
        order = np.argsort(numbers, kind="stable")
        return Looks(numbers[order], np.concatenate([self.table, more.table])[order])

    def take(self, rows: Rows | NDArray[np.bool_]) -> Looks:
        """The looks of some rows only."""
        return Looks(self.numbers[rows], self.table[rows])

    @property
    def aspect(self) -> Floats:
        """Width / height of what lies inside the frame (n,)."""
        return np.asarray(np.clip(self.table["aspect"].astype(np.float32), 1e-2, 1e2), np.float32)

    @property
    def is_flat(self) -> NDArray[np.bool_]:
        """Pictures of next to one grey (n,): any of them is like any other, so they are compared with none."""
        return np.asarray(self.table["light"].astype(np.int16) - self.table["dark"] < _FLAT, np.bool_)

    def grey(self, rows: Rows) -> Floats:
        """Grey pictures (m, 32, 32) of some rows, 0 to 15."""
        packed = self.table["grey"][rows]
        grey = np.empty((len(packed), SIDE * SIDE), np.float32)
        grey[:, 0::2] = packed >> 4
        grey[:, 1::2] = packed & 15
        return grey.reshape(-1, SIDE, SIDE)


def halved(grey: Floats) -> Floats:
    """Pictures (m, s, s) at half the side, by means of four."""
    upper = grey[:, ::2, ::2] + grey[:, ::2, 1::2]
    lower = grey[:, 1::2, ::2] + grey[:, 1::2, 1::2]
    return np.asarray((upper + lower) * np.float32(0.25), np.float32)
