"""The timeline as a list model: columns in memory, a row is made of them only when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import overload

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from heirloom.bank import TileFlag, Timeline
from heirloom.gui.models.sections import Sections, by_day, order_of, plain

_UNKNOWN_ASPECT = (4 / 3, 1.0, 1.0)
"""Shapes of tiles by kind where the picture's own is not known; documents and files are always drawn so."""
_PHOTO = 0
_KEPT = np.uint8(TileFlag.KEPT)


@dataclass(frozen=True, slots=True)
class Arranged:
    """Columns in the order in which they are shown, and their sections."""

    numbers: NDArray[np.int64]
    dated_us: NDArray[np.int64]
    kinds: NDArray[np.uint8]
    flags: NDArray[np.uint8]
    aspects: NDArray[np.float32]
    """Of tiles, never 0."""
    sections: Sections


def arrange(columns: Timeline, today: int, *, headed: bool = True, kinds: Collection[int] | None = None) -> Arranged:
    """Put columns in order, in any thread: `today` in days since 1970, `kinds` those to be shown, None for all."""
    picked: tuple[NDArray[np.generic], ...] = (
        columns.numbers, columns.dated_us, columns.kinds, columns.flags, columns.aspects
    )  # fmt: skip
    if kinds is not None:
        mask = np.isin(columns.kinds, list(kinds))
        picked = tuple(column[mask] for column in picked)
    undated = 0
    if headed:
        order, undated = order_of(picked[1], picked[3], today)  # type: ignore[arg-type]
        if order is not None:
            picked = tuple(column[order] for column in picked)
    numbers, dated_us, shown, flags, aspects = picked
    sections = by_day(dated_us, flags, undated) if headed else plain(len(numbers))  # type: ignore[arg-type]
    return Arranged(numbers, dated_us, shown, flags, _tile_aspects(aspects, shown), sections)  # type: ignore[arg-type]


def _tile_aspects(aspects: NDArray[np.float32], kinds: NDArray[np.uint8]) -> NDArray[np.float32]:
    usual = np.array(_UNKNOWN_ASPECT, dtype=np.float32)[np.minimum(kinds, len(_UNKNOWN_ASPECT) - 1)]
    return np.where((kinds == _PHOTO) & (aspects > 0), aspects, usual)


class Numbers(Sequence[int]):
    """A column of numbers for those who walk through it: a list of a million would take long to make."""

    def __init__(self, column: NDArray[np.int64]) -> None:
        self._column = column

    def __len__(self) -> int:
        return len(self._column)

    @overload
    def __getitem__(self, at: int) -> int: ...
    @overload
    def __getitem__(self, at: slice) -> Numbers: ...
    def __getitem__(self, at: int | slice) -> int | Numbers:
        return Numbers(self._column[at]) if isinstance(at, slice) else int(self._column[at])

    def index(self, value: int, start: int = 0, stop: int | None = None) -> int:
        """Where a number is; ValueError where it is not."""
        found = np.flatnonzero(self._column[start:stop] == value)
        if not len(found):
            raise ValueError(value)
        return int(found[0]) + start


def empty() -> Arranged:
    """Nothing yet."""
    return Arranged(
        np.zeros(0, np.int64),
        np.zeros(0, np.int64),
        np.zeros(0, np.uint8),
        np.zeros(0, np.uint8),
        np.zeros(0, np.float32),
        plain(0),
    )


class TimelineModel(QAbstractListModel):
    """Rows of a grid. A new arrangement is a reset; the view finds what was looked at again by its number."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._arranged = empty()
        self._describe: Callable[[int], str] = lambda _row: ""
        self._bands = self._count_bands()

    def show(self, arranged: Arranged) -> None:
        """Show these rows from now on."""
        self.beginResetModel()
        self._arranged = arranged
        self._bands = self._count_bands()
        self.endResetModel()

    def set_describe(self, describe: Callable[[int], str]) -> None:
        """What a screen reader is told of a row."""
        self._describe = describe

    @property
    def arranged(self) -> Arranged:
        return self._arranged

    @property
    def sections(self) -> Sections:
        return self._arranged.sections

    def number(self, row: int) -> int:
        return int(self._arranged.numbers[row])

    def row_of(self, number: int) -> int | None:
        """The row of a memory, None where it is not shown."""
        found = np.flatnonzero(self._arranged.numbers == number)
        return int(found[0]) if len(found) else None

    def set_kept(self, numbers: Collection[int], kept: bool) -> None:
        """Show ribbons at once, before the columns are read again."""
        rows = np.isin(self._arranged.numbers, list(numbers))
        flags = self._arranged.flags.copy()
        flags[rows] = flags[rows] | _KEPT if kept else flags[rows] & ~_KEPT
        old = self._arranged
        self._arranged = Arranged(old.numbers, old.dated_us, old.kinds, flags, old.aspects, old.sections)
        self._bands = self._count_bands()
        if len(flags):
            self.dataChanged.emit(self.index(0, 0), self.index(len(flags) - 1, 0))

    def band_counts(self, section: int) -> tuple[int, int]:
        """Memories, and keepsakes among them, of the band that a section stands under."""
        starts, items, kept = self._bands
        at = int(np.searchsorted(starts, section, side="right")) - 1
        return int(items[at]), int(kept[at])

    def _count_bands(self) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
        sections = self._arranged.sections
        starts = sections.band_starts()
        if not len(starts):
            return starts, starts, starts
        rows = sections.firsts[starts]
        items = np.diff(np.append(rows, sections.rows))
        kept = np.add.reduceat((self._arranged.flags & _KEPT).astype(np.int64), rows)
        return starts, items, kept

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._arranged.numbers)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.AccessibleTextRole and index.isValid():
            return self._describe(index.row())
        return None
