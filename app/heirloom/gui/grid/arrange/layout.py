"""Where everything in a long grid lies: exact rows near what is seen, estimates elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from heirloom.gui.grid.arrange.blocks import DAY_GAP, cut, estimated, place_days
from heirloom.gui.grid.arrange.measures import Measures
from heirloom.gui.grid.arrange.partition import NARROWEST, WIDEST, Rows, place
from heirloom.gui.models.sections import Sections

_KEPT_BLOCKS: Final = 400
"""Rows of so many blocks stay in memory; heights of all do."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A day's heading in content pixels; `band_top` is where the title above it begins, None where it has none."""

    section: int
    top: int
    band_top: int | None
    left: int
    width: int


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
        self._section_sums = (
            np.add.reduceat(self._aspects, sections.firsts[:-1]).astype(np.float64) if len(sections) else np.zeros(0)
        )
        self._width, self._target = 1, 1
        self._rows: dict[int, Rows] = {}
        self._blocks = cut(sections, self._section_sums, 1, 1, measures)
        self._reset()

    def set_size(self, width: int, target: int) -> None:
        """Forget all rows: the grid is `width` wide now, its rows about `target` high."""
        self._width, self._target = max(self.inner_width(width), 60), target
        self._blocks = cut(self.sections, self._section_sums, self._width, target, self.measures)
        self._reset()

    def _reset(self) -> None:
        self._rows.clear()
        firsts = self._blocks.firsts
        self._exact = np.zeros(len(firsts) - 1, dtype=bool)
        sums = np.add.reduceat(self._aspects, firsts[:-1]).astype(np.float64) if len(firsts) > 1 else np.zeros(0)
        self._bodies = estimated(sums, np.diff(firsts), self._width, self._target, self.measures.gap)
        self._bodies[self._blocks.spans > 1] = self._target
        self._tops = np.zeros(len(firsts), dtype=np.int64)
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
        np.cumsum(self._blocks.heads + self._bodies, out=self._tops[1:])

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
            rows = self._place(block)
            while len(self._rows) >= _KEPT_BLOCKS:
                del self._rows[next(iter(self._rows))]
        self._rows[block] = rows
        return rows

    def _place(self, block: int) -> Rows:
        begin, end = int(self._blocks.firsts[block]), int(self._blocks.firsts[block + 1])
        aspects, gap = self._aspects[begin:end].tolist(), self.measures.gap
        spans = int(self._blocks.spans[block])
        if spans == 1:
            return place(aspects, self._width, self._target, gap)
        first = int(self._blocks.section_of[block])
        counts = np.diff(self.sections.firsts[first : first + spans + 1]).tolist()
        return place_days(aspects, counts, self._width, self._target, gap, self.measures.slot)

    def _exact_rows(self, block: int) -> Rows:
        if not self._exact[block]:
            top = int(self._tops[block])
            self.make_exact(top, top)
        return self._rows_of(block)

    def block_of(self, row: int) -> int:
        """The block that holds an item."""
        return int(np.searchsorted(self._blocks.firsts, row, side="right")) - 1

    def tile(self, item: int) -> tuple[int, int, int, int]:
        """Left, top, width and height of an item's tile; what holds it is made exact."""
        block = self.block_of(item)
        rows = self._exact_rows(block)
        at = item - int(self._blocks.firsts[block])
        row = _row_of(rows, at)
        top = int(self._tops[block]) + int(self._blocks.heads[block]) + rows.tops[row]
        return self.measures.left + rows.lefts[at], top, rows.widths[at], rows.heights[row]

    def rows_between(self, top: int, bottom: int) -> Iterator[Row]:
        """Rows that touch the strip from `top` to `bottom`, downwards."""
        if not len(self._bodies):
            return
        for block in range(self.block_at(top), self.block_at(bottom) + 1):
            rows = self._exact_rows(block)
            base, first = int(self._tops[block]) + int(self._blocks.heads[block]), int(self._blocks.firsts[block])
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
        first = int(self._blocks.section_of[self.block_at(top)])
        last = self._last_section(self.block_at(bottom))
        for section in range(first, last + 1):
            heading = self.heading(section)
            if heading.top < bottom and heading.top + self.measures.day > top - self.measures.month:
                yield heading

    def headings_beside(self, section: int) -> list[Heading]:
        """The headings that stand on one line with that of `section`, itself included."""
        block = int(self._blocks.block_of[section])
        first = int(self._blocks.section_of[block])
        return [self.heading(one) for one in range(first, self._last_section(block) + 1)]

    def heading(self, section: int) -> Heading:
        block = int(self._blocks.block_of[section])
        top = int(self._tops[block]) + int(self._blocks.heads[block]) - self.measures.day
        band_top = top - self.measures.month if self.sections.begins_band(section) else None
        left, width = self._slot(block, section)
        return Heading(section, top, band_top, left, width)

    def _slot(self, block: int, section: int) -> tuple[int, int]:
        """Where a heading begins, and how much room it has beside others."""
        left, right = self.measures.left, self.measures.left + self._width
        if self._blocks.spans[block] == 1:
            return left, self._width
        rows, base = self._exact_rows(block), int(self._blocks.firsts[block])
        begin, end = self.sections.range_of(section)
        begins = left + rows.lefts[begin - base]
        if end - base < len(rows.lefts):
            right = left + rows.lefts[end - base] - DAY_GAP // 2
        return begins, right - begins

    def _last_section(self, block: int) -> int:
        return int(self._blocks.section_of[block]) + int(self._blocks.spans[block]) - 1

    def section_bottom(self, section: int) -> int:
        """Where the last row of a section ends."""
        return int(self._tops[int(self._blocks.end_of[section])])

    def section_at(self, y: int, x: int | None = None) -> int:
        """The section at a height, its heading included; of several beside each other the one at `x`, or the first."""
        if not len(self._bodies):
            return 0
        block = self.block_at(y)
        first = int(self._blocks.section_of[block])
        if x is None or self._blocks.spans[block] == 1:
            return first
        beside = [heading.section for heading in self.headings_beside(first) if heading.left <= x]
        return beside[-1] if beside else first

    def item_near(self, y: int) -> int:
        """An item at a height or the first one below it: a guess where rows are not known yet."""
        block = self.block_at(y)
        begin, end = int(self._blocks.firsts[block]), int(self._blocks.firsts[block + 1])
        inside = y - int(self._tops[block]) - int(self._blocks.heads[block])
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
        length = self._section_sums * self._target / self._width
        heads = np.full(len(length), self.measures.day + self.measures.after_day, dtype=np.float64)
        heads[self.sections.band_starts()] += self.measures.month + self.measures.after_month
        beside = self._blocks.spans[self._blocks.block_of[:-1]]
        heights: NDArray[np.float64] = (
            heads + np.maximum(1.0, length) * (self._target + self.measures.gap)
        ) / np.maximum(1, beside)
        return heights


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
