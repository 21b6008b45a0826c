"""Justified rows: where to break a run of pictures so that every row fills the width at nearly one height."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

GAP: Final = 4
NARROWEST, WIDEST = 0.56, 2.6
"""Aspects beyond these are cropped, not squeezed: a panorama would leave no room for its neighbours."""
SPARSE: Final = 0.86
"""A run that fills less of the width than this is not stretched to it."""
TALLEST, LOWEST = 1.6, 0.62
"""Rows beyond these multiples of the wanted height are avoided wherever another break is possible."""
_AVOID: Final = 5.0
_HOPELESS: Final = 0.45
_MOST_IN_ROW: Final = 12


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of one block, in pixels from its top left. Row `r` holds items `starts[r]` up to `starts[r + 1]`."""

    starts: list[int]
    tops: list[int]
    heights: list[int]
    lefts: list[int]
    widths: list[int]

    @property
    def height(self) -> int:
        return self.tops[-1] + self.heights[-1]


def place(aspects: Sequence[float], width: int, target: int, gap: int = GAP) -> Rows:
    """Rows of items with these aspects (width / height, within the limits) for a width; both edges flush."""
    breaks = breaks_of(aspects, width, target, gap)
    tops, heights, lefts, widths = list[int](), list[int](), list[int](), list[int]()
    top = 0
    for begin, end in pairwise(breaks):
        row = aspects[begin:end]
        free = width - gap * (len(row) - 1)
        exact = free / sum(row)
        is_sparse = len(breaks) == 2 and exact * SPARSE > target
        height = target if is_sparse else max(1, round(exact))
        spans = _widths(row, height if is_sparse else exact, None if is_sparse else free)
        left = 0
        for span in spans:
            lefts.append(left)
            left += span + gap
        widths += spans
        tops.append(top)
        heights.append(height)
        top += height + gap
    return Rows(breaks, tops, heights, lefts, widths)


def breaks_of(aspects: Sequence[float], width: int, target: int, gap: int = GAP) -> list[int]:
    """Where each row begins, and at last the number of items: the linear partition of least cost."""
    count = len(aspects)
    total = sum(aspects)
    if total * target + gap * (count - 1) < SPARSE * width:
        return [0, count]
    most = max(_MOST_IN_ROW, int(1.5 * width * count / (total * target)) + 2)
    best, cut = [0.0] * (count + 1), [0] * (count + 1)
    for end in range(1, count + 1):
        least, at, sum_of, free = -1.0, end - 1, 0.0, float(width)
        for begin in range(end - 1, max(-1, end - most - 1), -1):
            sum_of += aspects[begin]
            ratio = free / (sum_of * target)
            if ratio < _HOPELESS and least >= 0.0:
                break
            free -= gap
            off = ratio - 1.0 if ratio > 1.0 else 1.0 / max(ratio, 0.01) - 1.0
            cost = best[begin] + off * off + (_AVOID if ratio > TALLEST or ratio < LOWEST else 0.0)
            if least < 0.0 or cost < least:
                least, at = cost, begin
        best[end], cut[end] = least, at
    breaks = [count]
    while breaks[-1]:
        breaks.append(cut[breaks[-1]])
    return breaks[::-1]


def _widths(row: Sequence[float], height: float, free: int | None) -> list[int]:
    """Whole pixels; what rounding leaves over goes to the last tile, so that the right edge is flush."""
    spans = [max(1, round(aspect * height)) for aspect in row]
    if free is not None:
        spans[-1] += free - sum(spans)
    return spans
