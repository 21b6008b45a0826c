"""Where a picture stands on its canvas: fit, zoom at a point, pan within bounds. Plain numbers, no window."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF

LARGEST_FIT = 2.0
"""A small picture is shown at twice its size at most: beyond that one sees its pixels instead of it."""
MOST = 16.0
"""Device pixels to a pixel of the picture at the closest."""
STEP = 1.25
_NEAR = 1.02


@dataclass(frozen=True, slots=True)
class Framing:
    """`area` is where the picture may stand, in canvas pixels; `picture` its size in its own pixels, turned.

    `scale` is canvas pixels to a pixel of the picture, None for "as large as fits";
    `centre` is the point of the picture (0 to 1) in the middle of the area.
    """

    area: QRectF
    picture: QSizeF
    density: float = 1.0
    """Device pixels to a canvas pixel: one to one means that a pixel of the picture is one of the device."""
    scale: float | None = None
    centre: tuple[float, float] = (0.5, 0.5)

    @property
    def fit_scale(self) -> float:
        if self.picture.isEmpty() or self.area.isEmpty():
            return 1.0 / self.density
        ways = (self.area.width() / self.picture.width(), self.area.height() / self.picture.height())
        return min(*ways, LARGEST_FIT / self.density)

    @property
    def shown_scale(self) -> float:
        return self.fit_scale if self.scale is None else self.scale

    @property
    def is_fit(self) -> bool:
        return self.scale is None

    @property
    def can_pan(self) -> bool:
        """Whether the picture reaches beyond the area."""
        drawn = self.rect()
        return drawn.width() > self.area.width() + 0.5 or drawn.height() > self.area.height() + 0.5

    @property
    def percent(self) -> int:
        """Its size on the screen: 100 where a pixel of the picture is a pixel of the device."""
        return max(1, round(100 * self.shown_scale * self.density))

    def rect(self) -> QRectF:
        """Where the whole picture lies on the canvas."""
        scale = self.shown_scale
        width, height = self.picture.width() * scale, self.picture.height() * scale
        middle = self.area.center()
        return QRectF(middle.x() - self.centre[0] * width, middle.y() - self.centre[1] * height, width, height)

    def fitted(self) -> Framing:
        return replace(self, scale=None, centre=(0.5, 0.5))

    def within(self, area: QRectF, density: float) -> Framing:
        """The same view of a canvas that changed its size."""
        return replace(self, area=area, density=density)._bounded()

    def zoomed(self, factor: float, at: QPointF | None = None) -> Framing:
        """Larger or smaller by `factor`; the point of the picture under `at` stays there. Back to fit at the least."""
        least, most = self.fit_scale, max(MOST / self.density, self.fit_scale)
        scale = min(max(self.shown_scale * factor, least), most)
        if scale <= least * _NEAR and factor < 1:
            return self.fitted()
        return self._at_scale(scale, self.area.center() if at is None else at)

    def actual(self, at: QPointF | None = None) -> Framing:
        """One pixel of the picture on one of the device."""
        return self._at_scale(1.0 / self.density, self.area.center() if at is None else at)

    def panned(self, by: QPointF) -> Framing:
        """The picture moved along with the hand."""
        drawn = self.rect()
        if drawn.isEmpty():
            return self
        x, y = self.centre[0] - by.x() / drawn.width(), self.centre[1] - by.y() / drawn.height()
        return replace(self, scale=self.shown_scale, centre=(x, y))._bounded()

    def visible(self) -> QRectF:
        """The part of the picture inside the area, in the picture's own pixels."""
        drawn, scale = self.rect(), self.shown_scale
        seen = drawn.intersected(self.area)
        return QRectF(
            (seen.left() - drawn.left()) / scale,
            (seen.top() - drawn.top()) / scale,
            seen.width() / scale,
            seen.height() / scale,
        )

    def patch(self, margin: float) -> QRect:
        """The visible part with a margin (a share of its sides), in whole pixels of the picture and inside of it."""
        seen = self.visible()
        seen.adjust(-margin * seen.width(), -margin * seen.height(), margin * seen.width(), margin * seen.height())
        left, top = max(0, math.floor(seen.left())), max(0, math.floor(seen.top()))
        right = min(math.ceil(seen.right()), round(self.picture.width()))
        bottom = min(math.ceil(seen.bottom()), round(self.picture.height()))
        return QRect(left, top, max(1, right - left), max(1, bottom - top))

    def _at_scale(self, scale: float, at: QPointF) -> Framing:
        drawn = self.rect()
        if drawn.isEmpty():
            return self
        # The point of the picture under `at`, and where the middle has to go so that it stays there.
        x, y = (at.x() - drawn.left()) / drawn.width(), (at.y() - drawn.top()) / drawn.height()
        middle = self.area.center()
        width, height = self.picture.width() * scale, self.picture.height() * scale
        centre = (x + (middle.x() - at.x()) / width, y + (middle.y() - at.y()) / height)
        return replace(self, scale=scale, centre=centre)._bounded()

    def _bounded(self) -> Framing:
        """No side that is smaller than the area moves; no larger one leaves a gap."""
        if self.scale is None:
            return replace(self, centre=(0.5, 0.5))
        drawn = self.rect()
        return replace(
            self,
            centre=(
                _bounded(self.centre[0], self.area.width(), drawn.width()),
                _bounded(self.centre[1], self.area.height(), drawn.height()),
            ),
        )


def _bounded(at: float, room: float, length: float) -> float:
    if length <= room or length <= 0:
        return 0.5
    half = room / 2 / length
    return min(max(at, half), 1.0 - half)


def unturned(part: QRect, turns: int, width: int, height: int) -> QRect:
    """A part of a picture turned clockwise `turns` quarters, as the part of the picture (width × height) not turned."""
    left, top, right, bottom = part.left(), part.top(), part.left() + part.width(), part.top() + part.height()
    match turns % 4:
        case 1:
            return QRect(top, height - right, part.height(), part.width())
        case 2:
            return QRect(width - right, height - bottom, part.width(), part.height())
        case 3:
            return QRect(width - bottom, left, part.height(), part.width())
        case _:
            return QRect(part)
