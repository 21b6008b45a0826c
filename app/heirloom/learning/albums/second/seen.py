"""What tuned encoders made of some items: kept with the album, so that later answers need no encoder at all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from heirloom.learning.blocks import Floats, Numbers

GROUPS: Final = 3
"""So often the encoder is tuned to be measured, and once more to be used."""
WHOLE: Final = -1
"""Stands for the encoder that learned from every answer."""
_LEVELS: Final = 127

Array = NDArray[Any]
Groups = NDArray[np.int8]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Seen:
    """Items by number, ascending, and their rows (m, d) of length 1 by the encoder tuned on all answers."""

    numbers: Numbers
    rows: Floats
    hidden: Floats
    """(GROUPS, m, d) by the encoders that lacked one group of answers each; zeros for items that these did not see."""
    groups: Groups
    """(m,) the group that an item was hidden with; `WHOLE` for one that no encoder learned from as an answer."""
    rest: Flags
    """(m,) unanswered when the encoder was tuned, and learned from as what most likely does not belong."""
    changes: Mapping[str, NDArray[np.float16]]
    encoder: str
    """Which encoder was tuned: its rows mean nothing beside those of another one."""

    @classmethod
    def of(
        cls,
        numbers: Numbers,
        rows: Floats,
        hidden: Mapping[int, Floats],
        groups: Groups,
        rest: Flags,
        changes: Mapping[str, Floats],
        encoder: str,
    ) -> Seen:
        """From items in any order; rows are rounded to what is stored, so that it says tomorrow what it says today."""
        order = np.argsort(numbers, kind="stable")
        kept = {name: change.astype(np.float16) for name, change in changes.items()}
        apart = np.stack([_coarse(hidden[group][order]) for group in range(GROUPS)])
        return cls(numbers[order], _fine(_coarse(rows[order])), _fine(apart), groups[order], rest[order], kept, encoder)

    def __len__(self) -> int:
        return len(self.numbers)

    def by(self, group: int) -> Floats:
        """Rows (m, d) by the encoder that lacked a group, or by the `WHOLE`."""
        return self.rows if group == WHOLE else np.asarray(self.hidden[group], np.float32)

    def more(self, numbers: Numbers, rows: Floats) -> Seen:
        """With items that came later, which the measuring encoders did not see."""
        together = np.concatenate([self.numbers, numbers])
        order = np.argsort(together, kind="stable")
        blank = np.zeros((GROUPS, *rows.shape), np.float32)
        return replace(
            self,
            numbers=together[order],
            rows=np.concatenate([self.rows, _fine(_coarse(rows))])[order],
            hidden=np.concatenate([self.hidden, blank], axis=1)[:, order],
            groups=np.concatenate([self.groups, np.full(len(numbers), WHOLE, np.int8)])[order],
            rest=np.concatenate([self.rest, np.zeros(len(numbers), np.bool_)])[order],
        )

    def arrays(self) -> dict[str, Array]:
        """As plain numbers to be stored: a byte for each of a row's."""
        found: dict[str, Array] = {
            "seen/numbers": self.numbers.astype("<i8"),
            "seen/rows": _coarse(self.rows),
            "seen/hidden": _coarse(self.hidden),
            "seen/groups": self.groups.astype("i1"),
            "seen/rest": self.rest.astype("?"),
        }
        return found | {f"change/{name}": change.astype("<f2") for name, change in self.changes.items()}

    @classmethod
    def of_arrays(cls, arrays: Mapping[str, Array], encoder: str) -> Seen:
        """The inverse of `arrays`. ValueError or KeyError where they do not fit together."""
        numbers, rows, hidden = (arrays[f"seen/{name}"] for name in ("numbers", "rows", "hidden"))
        groups, rest = arrays["seen/groups"], arrays["seen/rest"]
        if (
            numbers.ndim != 1
            or np.any(np.diff(numbers) <= 0)
            or rows.shape[:1] != numbers.shape
            or hidden.shape != (GROUPS, *rows.shape)
            or not (numbers.shape == groups.shape == rest.shape)
            or np.any((groups < WHOLE) | (groups >= GROUPS))
        ):
            raise ValueError("the second look of an album is damaged")
        changes = {name[7:]: array for name, array in arrays.items() if name.startswith("change/")}
        return cls(
            numbers.astype(np.int64),
            _fine(rows),
            _fine(hidden),
            groups.astype(np.int8),
            rest.astype(np.bool_),
            changes,
            encoder,
        )


def _coarse(rows: Floats) -> NDArray[np.int8]:
    """Rows in 8 bits, each by its own largest number: a cosine moves by a thousandth at most."""
    largest = np.abs(rows).max(axis=-1, keepdims=True, initial=0.0)
    return np.asarray(np.rint(rows * (_LEVELS / np.maximum(largest, 1e-9))), np.int8)


def _fine(rows: NDArray[np.int8]) -> Floats:
    """Rows of length 1 again; zeros stay zeros."""
    found = rows.astype(np.float32)
    return np.asarray(found / np.maximum(np.linalg.norm(found, axis=-1, keepdims=True), 1e-9), np.float32)
