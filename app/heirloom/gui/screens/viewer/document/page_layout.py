"""Where the pages of a document lie below each other at a zoom. Plain numbers, no window."""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSizeF

from heirloom.core.views import PageSize

GAP_PX = 16
MARGIN_PX = 24
LEAST_READABLE_PX = 560
"""A page that has to be narrower to show whole is shown this wide instead, where there is room."""
MOST_ZOOM, LEAST_ZOOM = 5.0, 0.3


@dataclass(frozen=True, slots=True)
class PageLayout:
    """Rectangles in content pixels; `width` and `height` are those of the whole content."""

    rects: tuple[QRectF, ...]
    tops: tuple[float, ...]
    width: float
    height: float

    def visible(self, top: float, bottom: float) -> range:
        """The pages that show something between two heights."""
        first = max(0, bisect.bisect_right(self.tops, top) - 1)
        if self.rects and self.rects[first].bottom() < top:
            first += 1
        return range(first, max(first, bisect.bisect_left(self.tops, bottom)))

    def page_at(self, middle: float) -> int:
        """The page (from 0) at a height."""
        return max(0, min(len(self.rects) - 1, bisect.bisect_right(self.tops, middle) - 1))


def laid_out(pages: Sequence[PageSize], viewport: QSizeF, zoom: float) -> PageLayout:
    """Pages at `zoom` times the width at which the first one shows whole, the widest in the middle of the viewport."""
    base = _base_scale(pages, viewport) if pages else 1.0
    rects: list[QRectF] = []
    widest = max((page.width for page in pages), default=1.0) * base * zoom
    width = max(viewport.width(), widest + 2 * MARGIN_PX)
    top = 0.0
    for page in pages:
        wide, high = page.width * base * zoom, page.height * base * zoom
        rects.append(QRectF((width - wide) / 2, top, wide, high))
        top += high + GAP_PX
    height = top - GAP_PX + MARGIN_PX if rects else 0.0
    return PageLayout(tuple(rects), tuple(rect.top() for rect in rects), width, height)


def _base_scale(pages: Sequence[PageSize], viewport: QSizeF) -> float:
    """Canvas pixels to a point at zoom 1: the first page whole or readable, the widest one within the viewport."""
    room = max(80.0, viewport.width() - 2 * MARGIN_PX)
    whole = max(80.0, viewport.height() - MARGIN_PX) / pages[0].height
    readable = min(LEAST_READABLE_PX, room) / pages[0].width
    return min(max(whole, readable), room / max(page.width for page in pages))
