"""Marks on tiles: ribbon, check, ring, pill; each drawn once per size and kept as a small pixmap."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPainterPath, QPen, QPixmap, QPolygonF

from heirloom.gui.theme import fonts, icons
from heirloom.gui.theme.current import colour, px

CHECK_PX: Final = 22
CHECK_AT: Final = 9
RIBBON_AT: Final = 7
PILL_AT: Final = 6
DOT_PX, DOT_AT = 12, 8
RING_AREA: Final = 36
"""From the tile's corner: a press in there is meant for the ring."""
_SCRIM_PX: Final = 40
_Draw = Callable[[QPainter], None]


class Badges:
    """Draws marks for one density of the screen; made anew when the theme changes."""

    def __init__(self, dpr: float) -> None:
        self.dpr = dpr
        self._check = self._drawn(CHECK_PX + 2, CHECK_PX + 2, _draw_check)
        self._ring = self._drawn(CHECK_PX + 2, CHECK_PX + 2, _draw_ring)
        self._ribbon = self._drawn(13, 18, _draw_ribbon)
        self._dot = self._drawn(DOT_PX + 2, DOT_PX + 2, _draw_dot)
        self._edge = QPen(colour("line"), 1)
        self._corners = [self._drawn(3, 3, _corner(at)) for at in range(4)]

    def check(self, painter: QPainter, tile: QRect) -> None:
        painter.drawPixmap(tile.x() + CHECK_AT - 1, tile.y() + CHECK_AT - 1, self._check)

    def ring(self, painter: QPainter, tile: QRect) -> None:
        """An empty ring on a scrim: this can be selected."""
        scrim = QLinearGradient(0, tile.y(), 0, tile.y() + _SCRIM_PX)
        dark = colour("scrim")
        dark.setAlphaF(0.5)
        clear = QColor(dark)
        clear.setAlpha(0)
        scrim.setColorAt(0, dark)
        scrim.setColorAt(1, clear)
        painter.fillRect(QRect(tile.x(), tile.y(), tile.width(), min(_SCRIM_PX, tile.height())), scrim)
        painter.drawPixmap(tile.x() + CHECK_AT - 1, tile.y() + CHECK_AT - 1, self._ring)

    def ribbon(self, painter: QPainter, tile: QRect) -> None:
        painter.drawPixmap(tile.right() + 1 - RIBBON_AT - 13, tile.y() - 1, self._ribbon)

    def dot(self, painter: QPainter, tile: QRect) -> None:
        """A small hollow dot, bottom left."""
        painter.drawPixmap(tile.x() + DOT_AT - 1, tile.bottom() - DOT_AT - DOT_PX, self._dot)

    def edge(self, painter: QPainter, tile: QRect) -> None:
        """A hairline inside the edge: a white picture on light paper would look like a hole."""
        painter.setPen(self._edge)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(tile.adjusted(0, 0, -1, -1))

    def corners(self, painter: QPainter, tile: QRect) -> None:
        """Round the tile's corners by painting the page over them: cheaper than a clip, and smooth."""
        right, bottom = tile.right() - 2, tile.bottom() - 2
        spots = ((tile.x(), tile.y()), (right, tile.y()), (right, bottom), (tile.x(), bottom))
        for (left, top), corner in zip(spots, self._corners, strict=True):
            painter.drawPixmap(left, top, corner)

    def pill(self, painter: QPainter, tile: QRect, icon: str, text: str) -> None:
        """White text on a scrim, bottom right; left out where the tile is too narrow for it."""
        font = fonts.font("micro", 600)
        painter.setFont(font)
        high = px(20)
        wide = painter.fontMetrics().horizontalAdvance(text) + 12 + (px(15) if icon else 0)
        if wide > tile.width() - 2 * PILL_AT:
            return
        box = QRectF(tile.right() + 1 - PILL_AT - wide, tile.bottom() + 1 - PILL_AT - high, wide, high)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("scrim"))
        painter.drawRoundedRect(box, 4, 4)
        if icon:
            side = px(12)
            icons.draw(painter, QRectF(box.x() + 6, box.center().y() - side / 2, side, side), icon, "on_scrim")
            box.setLeft(box.x() + px(15))
        painter.setPen(colour("on_scrim"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    def _drawn(self, wide: int, high: int, draw: _Draw) -> QPixmap:
        pixmap = QPixmap(round(wide * self.dpr), round(high * self.dpr))
        pixmap.setDevicePixelRatio(self.dpr)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw(painter)
        painter.end()
        return pixmap


def _draw_check(painter: QPainter) -> None:
    circle = QRectF(1, 1, CHECK_PX, CHECK_PX)
    painter.setPen(QPen(colour("surface"), 1.5))
    painter.setBrush(colour("accent"))
    painter.drawEllipse(circle)
    painter.setPen(
        QPen(colour("on_accent"), 2.2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    )
    painter.drawPolyline(QPolygonF([QPointF(7.4, 12.4), QPointF(10.8, 15.6), QPointF(16.8, 9)]))


def _draw_ring(painter: QPainter) -> None:
    painter.setPen(QPen(colour("on_scrim"), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(QRectF(2, 2, CHECK_PX - 2, CHECK_PX - 2))


def _draw_dot(painter: QPainter) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour("scrim"))
    painter.drawEllipse(QRectF(1, 1, DOT_PX, DOT_PX))
    painter.setPen(QPen(colour("on_scrim"), 1.8))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(QRectF(1, 1, DOT_PX, DOT_PX).adjusted(2.9, 2.9, -2.9, -2.9))


def _draw_ribbon(painter: QPainter) -> None:
    shape = QPolygonF([QPointF(0.5, 1), QPointF(12.5, 1), QPointF(12.5, 17), QPointF(6.5, 12.4), QPointF(0.5, 17)])
    painter.setPen(QPen(colour("ribbon_edge"), 0.6))
    painter.setBrush(colour("ribbon"))
    painter.drawPolygon(shape)


def _corner(at: int) -> _Draw:
    """What lies outside a circle of 2 px in the corner `at`, clockwise from the top left."""

    def draw(painter: QPainter) -> None:
        outside = QPainterPath()
        outside.addRect(QRectF(0, 0, 3, 3))
        circle = QPainterPath()
        side = 6.0
        lefts, tops = (0.0, 3 - side, 3 - side, 0.0), (0.0, 0.0, 3 - side, 3 - side)
        circle.addRoundedRect(QRectF(lefts[at], tops[at], side, side), 2, 2)
        painter.fillPath(outside.subtracted(circle), colour("paper"))

    return draw
