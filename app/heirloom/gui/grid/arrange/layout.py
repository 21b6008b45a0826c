"""Where everything in a long grid lies: exact rows near what is seen, estimates elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from heirloom.gui.grid.arrange.partition import GAP, NARROWEST, SPARSE, WIDEST, Rows, place
from heirloom.gui.models.sections import Sections

BLOCK: Final = 500
"""Larger sections are broken into rows in pieces of so many items."""
_KEPT_BLOCKS: Final = 400
"""Rows of so many blocks stay in memory; heights of all do."""


@dataclass(frozen=True, slots=True)
class Measures:
    """Heights that hold text grow with it, so they are told from outside."""

    month: int = 58
    day: int = 38
    after_day: int = 8
    after_month: int = 16
    left: int = 24
    right: int = 10
    bottom: int = 24
    gap: int = GAP


@dataclass(frozen=True, slots=True)
class Heading:
    """A day's heading in content pixels; `month_top` is where its month's band begins, None where it has none."""

    section: int
    top: int
    month_top: int | None


@dataclass(frozen=True, slots=True)
class Row:
    """One row of tiles in content pixels: items `first` up to `first + len(lefts)`."""

    first: int
    top: int
    height: int
    lefts: list[int]
    widths: list[int]


class GridLayout:
    """Blocks of rows under headings. All y are content pixels from the top of the whole grid."""

    def __init__(self, sections: Sections, aspects: NDArray[np.float32], measures: Measures) -> None:
        self.sections = sections
        self.measures = measures
        self._aspects = np.clip(aspects, NARROWEST, WIDEST)
        self._width, self._target = 1, 1
        self._cut_blocks()
        self._rows: dict[int, Rows] = {}
        self._exact = np.zeros(len(self._firsts) - 1, dtype=bool)
        self._bodies = np.zeros(len(self._firsts) - 1, dtype=np.int64)
        self._tops = np.zeros(len(self._firsts), dtype=np.int64)

    def _cut_blocks(self) -> None:
        firsts = self.sections.firsts
        counts = np.diff(firsts)
        pieces = (counts + BLOCK - 1) // BLOCK
        owner = np.repeat(np.arange(len(counts)), pieces)
        within = np.arange(len(owner)) - np.repeat(np.cumsum(pieces) - pieces, pieces)
        self._firsts = np.concatenate((firsts[owner] + within * BLOCK, firsts[-1:])).astype(np.int64)
        self._section_of = owner
        self._first_block = np.concatenate((np.cumsum(pieces) - pieces, [len(owner)])).astype(np.int64)
        heads = np.zeros(len(owner), dtype=np.int64)
        measures = self.measures
        if self.sections.headed and len(owner):
            heads[within == 0] = measures.day + measures.after_day
            heads[0] -= measures.after_day
            heads[self._first_block[self.sections.month_starts()]] += measures.month + measures.after_month
            heads[0] -= measures.after_month
        else:
            heads[1:] = measures.gap
        heads[within > 0] = measures.gap
        self._heads = heads
        sums = np.add.reduceat(self._aspects, self._firsts[:-1]) if len(owner) else np.zeros(0)
        self._sums = np.asarray(sums, dtype=np.float64)

    def set_size(self, width: int, target: int) -> None:
        """Forget all rows: the grid is `width` wide now, its rows about `target` high."""
        self._width, self._target = max(self.inner_width(width), 60), target
        self._rows.clear()
        self._exact[:] = False
        gap, counts = self.measures.gap, np.diff(self._firsts)
        length = self._sums * target + gap * (counts - 1)
        rows = np.maximum(1.0, np.round(length / self._width))
        free = self._width - gap * (np.maximum(counts / rows, 1.0) - 1)
        heights = np.where(length < SPARSE * self._width, target, free * rows / np.maximum(self._sums, 0.1))
        self._bodies = (rows * np.round(heights) + (rows - 1) * gap).astype(np.int64)
        self._stack()

    def inner_width(self, width: int) -> int:
        return width - self.measures.left - self.measures.right

    @property
    def width(self) -> int:
        """Of the rows, without the margins."""
        return self._width

    @property
    def height(self) -> int:
        return int(self._tops[-1]) + self.measures.bottom

    def _stack(self) -> None:
        np.cumsum(self._heads + self._bodies, out=self._tops[1:])

    def make_exact(self, top: int, bottom: int) -> bool:
        """Break what lies between two heights into rows; whether any height was corrected."""
        first, last = self.block_at(top), self.block_at(bottom)
        corrected = False
        for block in range(first, last + 1 if len(self._bodies) else first):
            if not self._exact[block]:
                height = self._rows_of(block).height
                corrected |= height != int(self._bodies[block])
                self._bodies[block] = height
                self._exact[block] = True
        if corrected:
            self._stack()
        return corrected

    def block_at(self, y: int) -> int:
        """The block, heading included, at a height; the first or last one beyond the ends."""
        found = int(np.searchsorted(self._tops, y, side="right")) - 1
        return min(max(found, 0), max(len(self._bodies) - 1, 0))

    def _rows_of(self, block: int) -> Rows:
        rows = self._rows.pop(block, None)
        if rows is None:
            begin, end = int(self._firsts[block]), int(self._firsts[block + 1])
            rows = place(self._aspects[begin:end].tolist(), self._width, self._target, self.measures.gap)
            while len(self._rows) >= _KEPT_BLOCKS:
                del self._rows[next(iter(self._rows))]
        self._rows[block] = rows
        return rows

    def _exact_rows(self, block: int) -> Rows:
        if not self._exact[block]:
            top = int(self._tops[block])
            self.make_exact(top, top)
        return self._rows_of(block)

    def block_of(self, row: int) -> int:
        """The block that holds an item."""
        return int(np.searchsorted(self._firsts, row, side="right")) - 1

    def tile(self, item: int) -> tuple[int, int, int, int]:
        """Left, top, width and height of an item's tile; what holds it is made exact."""
        block = self.block_of(item)
        rows = self._exact_rows(block)
        at = item - int(self._firsts[block])
        row = _row_of(rows, at)
        top = int(self._tops[block]) + int(self._heads[block]) + rows.tops[row]
        return self.measures.left + rows.lefts[at], top, rows.widths[at], rows.heights[row]

    def rows_between(self, top: int, bottom: int) -> Iterator[Row]:
        """Rows that touch the strip from `top` to `bottom`, downwards."""
        if not len(self._bodies):
            return
        for block in range(self.block_at(top), self.block_at(bottom) + 1):
            rows = self._exact_rows(block)
            base, first = int(self._tops[block]) + int(self._heads[block]), int(self._firsts[block])
            for row, (row_top, height) in enumerate(zip(rows.tops, rows.heights, strict=True)):
                if base + row_top >= bottom:
                    break
                if base + row_top + height > top:
                    begin, end = rows.starts[row], rows.starts[row + 1]
                    yield Row(first + begin, base + row_top, height, rows.lefts[begin:end], rows.widths[begin:end])

    def headings_between(self, top: int, bottom: int) -> Iterator[Heading]:
        """Headings that touch the strip, downwards."""
        if not self.sections.headed or not len(self._bodies):
            return
        first = int(self._section_of[self.block_at(top)])
        last = int(self._section_of[self.block_at(bottom)])
        for section in range(first, last + 1):
            heading = self.heading(section)
            if heading.top < bottom and heading.top + self.measures.day > top - self.measures.month:
                yield heading

    def heading(self, section: int) -> Heading:
        block = int(self._first_block[section])
        top = int(self._tops[block]) + int(self._heads[block]) - self.measures.day
        month_top = top - self.measures.month if self.sections.begins_month(section) else None
        return Heading(section, top, month_top)

    def section_bottom(self, section: int) -> int:
        """Where the last row of a section ends."""
        return int(self._tops[int(self._first_block[section + 1])])

    def section_at(self, y: int) -> int:
        """The section at a height, its heading included."""
        return int(self._section_of[self.block_at(y)]) if len(self._section_of) else 0

    def item_near(self, y: int) -> int:
        """An item at a height or the first one below it: a guess where rows are not known yet."""
        block = self.block_at(y)
        begin, end = int(self._firsts[block]), int(self._firsts[block + 1])
        inside = y - int(self._tops[block]) - int(self._heads[block])
        if not self._exact[block]:
            share = inside / max(1, int(self._bodies[block]))
            return min(max(begin, begin + int(share * (end - begin))), max(end - 1, 0))
        rows = self._rows_of(block)
        for row, (top, height) in enumerate(zip(rows.tops, rows.heights, strict=True)):
            if top + height > inside:
                return begin + rows.starts[row]
        return end - 1

    def item_at(self, x: int, y: int) -> int | None:
        """The item whose tile holds a point."""
        for row in self.rows_between(y, y + 1):
            for offset, (left, width) in enumerate(zip(row.lefts, row.widths, strict=True)):
                if left <= x - self.measures.left < left + width:
                    return row.first + offset
        return None

    def estimates(self) -> NDArray[np.float64]:
        """Height that each section may take, the same whatever was corrected since: for the scrubber."""
        length = self._sums * self._target / self._width
        each = self._heads + np.maximum(1.0, length) * (self._target + self.measures.gap)
        return np.add.reduceat(each, self._first_block[:-1]) if len(each) else np.zeros(0)


def _row_of(rows: Rows, at: int) -> int:
    """The row in which the item `at` of a block lies."""
    low, high = 0, len(rows.tops) - 1
    while low < high:
        middle = (low + high + 1) // 2
        if rows.starts[middle] <= at:
            low = middle
        else:
            high = middle - 1
    return low
