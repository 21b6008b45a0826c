"""Puts the lines of a page into the order in which a person reads them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

_MAX_BLOCKS = 250
"""Beyond this the page is a table or a plan, where the order of drawing is as good as any."""
_SHORT_SIGNS = 30
"""Mean length up to which lines are taken for labels and values; columns of prose are wider."""
_TOUCH = 0.25
"""Share of a line's height by which neighbours may overlap and still count as one above the other."""


@dataclass(frozen=True, slots=True)
class Line:
    """One run of text and its box: x to the right, y downwards, in points."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def height(self) -> float:
        return self.bottom - self.top


def in_reading_order(lines: Sequence[Line], fields: Sequence[Line] = ()) -> list[Line]:
    """`lines` in the order they were drawn, `fields` (filled-in forms, notes) wherever they belong beside them.

    Blocks of lines drawn one below the other stay together; the blocks are ordered topologically as in Breuel, "High
    Performance Document Layout Analysis" (2003), but for boxes side by side only where they share rows; the order of
    drawing decides the rest.
    """
    blocks = _with_rows(_blocks(_with_fields(lines, fields)))
    if not 1 < len(blocks) <= _MAX_BLOCKS:
        return [line for block in blocks for line in block]
    boxes = [_around(block) for block in blocks]
    first, middle, last = _peeled(boxes)
    between = [middle[at] for at in _topological([boxes[at] for at in middle])]
    return [line for at in (*first, *between, *last) for line in blocks[at]]


def _with_fields(lines: Sequence[Line], fields: Sequence[Line]) -> list[Line]:
    """Fields join the line that they stand on, as "Name: Alice"; the others follow as lines of their own."""
    merged = list(lines)
    for piece in fields[:_MAX_BLOCKS]:
        label = max(
            (at for at, line in enumerate(merged) if _labels(line, piece)),
            key=lambda at: merged[at].right,
            default=None,
        )
        if label is None:
            merged.append(piece)
        else:
            line = merged[label]
            merged[label] = replace(line, text=f"{line.text} {piece.text}", right=max(line.right, piece.right))
    return [*merged, *fields[_MAX_BLOCKS:]]


def _labels(line: Line, piece: Line) -> bool:
    """Is `line` on the same height, directly left of `piece`?"""
    shared = min(line.bottom, piece.bottom) - max(line.top, piece.top)
    near = -2.0 <= piece.left - line.right <= 12 * max(line.height, 1.0)
    return near and shared > 0.5 * min(line.height, piece.height)


def _blocks(lines: Sequence[Line]) -> list[list[Line]]:
    blocks: list[list[Line]] = []
    for line in lines:
        if blocks and _continues(blocks[-1][-1], line):
            blocks[-1].append(line)
        else:
            blocks.append([line])
    return blocks


def _continues(above: Line, below: Line) -> bool:
    height = max(above.height, below.height, 1.0)
    gap = below.top - above.bottom
    aligned = min(above.right, below.right) - max(above.left, below.left) > 0
    return aligned and -0.6 * height <= gap <= 1.5 * height


def _with_rows(blocks: list[list[Line]]) -> list[list[Line]]:
    """Short blocks side by side, line by line on the same height, are labels and values: they are read across."""
    kept: list[list[Line]] = []
    for block in blocks[:_MAX_BLOCKS]:
        beside = next((at for at, other in enumerate(kept) if _is_table(other, block)), None)
        if beside is None:
            kept.append(block)
        else:
            kept[beside] = _across(kept[beside], block)
    return kept + blocks[_MAX_BLOCKS:]


def _is_table(left: Sequence[Line], right: Sequence[Line]) -> bool:
    if len(left) != len(right):
        return False
    short = all(sum(len(line.text) for line in side) <= _SHORT_SIGNS * len(side) for side in (left, right))
    return short and all(_same_height(one, other) for one, other in zip(left, right, strict=True))


def _same_height(one: Line, other: Line) -> bool:
    middles = abs((one.top + one.bottom) - (other.top + other.bottom)) / 2
    apart = not _share_columns(one, other) and min(len(one.text), len(other.text)) > 2
    return apart and middles < 0.4 * min(one.height, other.height)


def _across(one: Sequence[Line], other: Sequence[Line]) -> list[Line]:
    rows = []
    for pair in zip(one, other, strict=True):
        left, right = sorted(pair, key=lambda line: line.left)
        rows.append(replace(_around((left, right)), text=f"{left.text} {right.text}"))
    return rows


def _around(block: Sequence[Line]) -> Line:
    return Line(
        "",
        min(line.left for line in block),
        min(line.top for line in block),
        max(line.right for line in block),
        max(line.bottom for line in block),
    )


def _peeled(boxes: Sequence[Line]) -> tuple[list[int], list[int], list[int]]:
    """Heads and feet of the page: boxes that stand above, or below, everything that is left."""
    first: list[int] = []
    last: list[int] = []
    middle = list(range(len(boxes)))
    while len(middle) > 1:
        top = min(middle, key=lambda at: boxes[at].top)
        foot = max(middle, key=lambda at: boxes[at].bottom)
        if all(_above(boxes[top], boxes[at]) for at in middle if at != top):
            first.append(top)
            middle.remove(top)
        elif all(_above(boxes[at], boxes[foot]) for at in middle if at != foot):
            last.insert(0, foot)
            middle.remove(foot)
        else:
            break
    return first, middle, last


def _topological(boxes: Sequence[Line]) -> list[int]:
    """Indices so that whatever must come first does; the lowest index where several may come next."""
    count = len(boxes)
    before = [{a for a in range(count) if a != b and _precedes(a, b, boxes)} for b in range(count)]
    order: list[int] = []
    waiting = list(range(count))
    while waiting:
        # A ring of demands (overlapping boxes) is broken at the one with the fewest, earliest first.
        chosen = min(waiting, key=lambda b: (len(before[b]), b))
        waiting.remove(chosen)
        order.append(chosen)
        for demands in before:
            demands.discard(chosen)
    return order


def _precedes(a: int, b: int, boxes: Sequence[Line]) -> bool:
    one, other = boxes[a], boxes[b]
    if _share_columns(one, other):
        return _above(one, other)
    return one.right <= other.left and _share_rows(one, other)


def _share_columns(one: Line, other: Line) -> bool:
    return min(one.right, other.right) > max(one.left, other.left)


def _above(one: Line, other: Line) -> bool:
    slack = _TOUCH * min(one.height, other.height)
    return one.bottom <= other.top + slack and one.top < other.top


def _share_rows(one: Line, other: Line) -> bool:
    """Side by side, so that the left one comes first; boxes that only touch are one above the other."""
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    return shared > _TOUCH * min(one.height, other.height)
