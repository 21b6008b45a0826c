"""Where everything of an answer lies, in content pixels: one large picture and two, rows of four, rows of words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

from heirloom.gui.grid.arrange.partition import GAP, NARROWEST, WIDEST, place
from heirloom.gui.models.hits import Block, Sort

COLUMN_PX: Final = 212
PICTURE_PX: Final = 150
LARGE_PX: Final = 254
GUTTER: Final = 12
_LARGE_SHARE: Final = 392 / 860
"""Of what the first row has for pictures, when it holds three."""
_RELATED_PX: Final = 150
_PLAIN_BLOCK: Final = 500


@dataclass(frozen=True, slots=True)
class Box:
    left: int
    top: int
    width: int
    height: int

    @property
    def right(self) -> int:
        return self.left + self.width

    @property
    def bottom(self) -> int:
        return self.top + self.height


@dataclass(frozen=True, slots=True)
class Cell:
    """One row of the model. `whole` holds picture and caption; a row of words has no picture."""

    row: int
    sort: Sort
    whole: Box
    picture: Box | None


@dataclass(frozen=True, slots=True)
class Head:
    """A heading above a block."""

    sort: Sort
    box: Box


@dataclass(slots=True)
class Plan:
    """Cells by row, headings by height, and where the content ends."""

    cells: list[Cell] = field(default_factory=list)
    heads: list[Head] = field(default_factory=list)
    height: int = 0

    def between(self, top: int, bottom: int) -> list[Cell]:
        """Cells that are seen between two heights. Blocks follow each other, so cells rise with their rows."""
        begin, end = 0, len(self.cells)
        while begin < end:
            middle = (begin + end) // 2
            if self.cells[middle].whole.bottom < top - LARGE_PX:
                begin = middle + 1
            else:
                end = middle
        found: list[Cell] = []
        for cell in self.cells[begin:]:
            if cell.whole.top > bottom + LARGE_PX:
                break
            if cell.whole.bottom >= top and cell.whole.top <= bottom:
                found.append(cell)
        return found


@dataclass(frozen=True, slots=True)
class Measures:
    """Heights that hold text grow with it, so they are told from outside."""

    top: int = 5
    """Room for the ring around a tile of the first row."""
    head: int = 46
    text_row: int = 50
    caption_gap: int = 5
    row_gap: int = 14
    bottom: int = 40


CaptionHeight = Callable[[int, int], int]
"""Of a row's caption in a width."""


def arrange(
    width: int,
    blocks: Sequence[Block],
    aspects: Callable[[Block], Sequence[float]],
    caption: CaptionHeight,
    measures: Measures,
) -> Plan:
    """Lay out every block below the one before."""
    plan = Plan()
    top = measures.top
    weaker_told = False
    for block in blocks:
        if _has_head(block, blocks) and not (block.sort.is_weaker and weaker_told):
            plan.heads.append(Head(block.sort, Box(0, top, width, measures.head)))
            top += measures.head
            weaker_told |= block.sort.is_weaker
        if block.sort.is_words:
            top = _text_rows(plan, block, width, top, measures)
        elif block.sort is Sort.RELATED:
            top = _plain(plan, block, width, top, aspects(block), measures)
        else:
            top = _pictures(plan, block, width, top, caption, measures)
    plan.height = top + measures.bottom if blocks else 0
    return plan


def _has_head(block: Block, blocks: Sequence[Block]) -> bool:
    """The first pictures need none: the page's own title stands right above them."""
    return not (block.sort is Sort.PICTURES and block is blocks[0])


def columns_of(width: int) -> int:
    """How many pictures stand beside each other in the rows after the first."""
    return max(2, round((width + GUTTER) / (COLUMN_PX + GUTTER)))


def _pictures(plan: Plan, block: Block, width: int, top: int, caption: CaptionHeight, measures: Measures) -> int:
    rows = range(block.first, block.first + block.count)
    columns = columns_of(width)
    at = 0
    if block.sort is Sort.PICTURES and block.count >= 3:
        alone = block.count == columns
        widths = _first_widths(width, columns + alone)[: block.count]
        top = _picture_row(plan, block, list(rows[: len(widths)]), widths, LARGE_PX, top, caption, measures)
        at = len(widths)
    column = (width - GUTTER * (columns - 1)) // columns
    while at < block.count:
        spans = [column] * columns
        spans[-1] = width - sum(spans[:-1]) - GUTTER * (columns - 1)
        here = list(rows[at : at + columns])
        top = _picture_row(plan, block, here, spans[: len(here)], PICTURE_PX, top, caption, measures)
        at += len(here)
    return top


def _first_widths(width: int, columns: int) -> list[int]:
    """One large picture and, in what is left, others: two in the usual width, more in a wider window."""
    others = max(1, columns - 2)
    room = width - GUTTER * others
    large = round(room * _LARGE_SHARE) if others <= 2 else round(room * 1.7 / (others + 1.7))
    small = (room - large) // others
    return [large, *([small] * (others - 1)), room - large - small * (others - 1)]


def _picture_row(
    plan: Plan,
    block: Block,
    rows: list[int],
    widths: list[int],
    height: int,
    top: int,
    caption: CaptionHeight,
    measures: Measures,
) -> int:
    captions = [caption(row, width) for row, width in zip(rows, widths, strict=True)]
    left = 0
    for row, width, text in zip(rows, widths, captions, strict=True):
        whole = Box(left, top, width, height + measures.caption_gap + text)
        plan.cells.append(Cell(row, block.sort, whole, Box(left, top, width, height)))
        left += width + GUTTER
    return top + height + measures.caption_gap + max(captions) + measures.row_gap


def _text_rows(plan: Plan, block: Block, width: int, top: int, measures: Measures) -> int:
    for row in range(block.first, block.first + block.count):
        plan.cells.append(Cell(row, block.sort, Box(0, top, width, measures.text_row), None))
        top += measures.text_row
    return top + measures.row_gap


def _plain(plan: Plan, block: Block, width: int, top: int, aspects: Sequence[float], measures: Measures) -> int:
    known = [min(max(aspect, NARROWEST), WIDEST) if aspect > 0 else 1.0 for aspect in aspects]
    for begin in range(0, len(known), _PLAIN_BLOCK):
        rows = place(known[begin : begin + _PLAIN_BLOCK], width, _RELATED_PX)
        line = 0
        for at in range(len(rows.lefts)):
            while at >= rows.starts[line + 1]:
                line += 1
            box = Box(rows.lefts[at], top + rows.tops[line], rows.widths[at], rows.heights[line])
            plan.cells.append(Cell(block.first + begin + at, block.sort, box, box))
        top += rows.height + GAP
    return top + measures.row_gap
