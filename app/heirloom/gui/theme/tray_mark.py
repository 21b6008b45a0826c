"""The mark for the tray: one colour, told apart by shape whether it works, needs you, or is locked."""

from __future__ import annotations

from enum import Enum
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPainterPath, QPainterPathStroker, QPixmap

from heirloom.gui.theme.tokens import DARK, LIGHT

SIZES: Final = (16, 22, 24, 32, 44, 64)
_UNITS: Final = 22.0
_HALO: Final = 110
"""Alpha of the edge in the opposite colour: some panels are dark in a light desktop, and nobody tells."""


class TrayState(Enum):
    PLAIN = "plain"
    WORKING = "working"
    NEEDS_YOU = "needs you"
    LOCKED = "locked"


def tray_icon(state: TrayState) -> QIcon:
    """In sizes for every panel; macOS takes it as a mask."""
    icon = QIcon()
    for size in SIZES:
        icon.addPixmap(_drawn(state, size))
    icon.setIsMask(True)
    return icon


def _drawn(state: TrayState, size: int) -> QPixmap:
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(size / _UNITS, size / _UNITS)
    shape = shape_of(state)
    dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    ink, halo = (QColor(DARK.ink), QColor(LIGHT.ink)) if dark else (QColor(LIGHT.ink), QColor(DARK.ink))
    halo.setAlpha(_HALO)
    painter.fillPath(_stroked(shape, 1.6).united(shape), halo)
    painter.fillPath(shape, ink)
    painter.end()
    return pixmap


def shape_of(state: TrayState) -> QPainterPath:
    """A plate with a keyhole, in a square of 22."""
    plate = QPainterPath()
    plate.addRoundedRect(QRectF(3, 3, 16, 16), 3.5, 3.5)
    hole = QPainterPath()
    hole.addEllipse(QPointF(11, 9.4), 2.3, 2.3)
    slot = QPainterPath()
    slot.addPolygon([QPointF(10.1, 10), QPointF(11.9, 10), QPointF(12.6, 15.2), QPointF(9.4, 15.2)])
    slot.closeSubpath()
    keyhole = hole.united(slot)
    if state is TrayState.LOCKED:
        return plate.subtracted(keyhole)
    whole = _stroked(plate, 1.7).united(keyhole)
    if state is TrayState.PLAIN:
        return whole
    sign, room = QPainterPath(), QPainterPath()
    room.addEllipse(QPointF(17.2, 17.2), 5.2, 5.2)
    if state is TrayState.NEEDS_YOU:
        sign.addEllipse(QPointF(17.2, 17.2), 3.4, 3.4)
    else:
        arc = QPainterPath()
        box = QRectF(13.9, 13.9, 6.6, 6.6)
        arc.arcMoveTo(box, 40)
        arc.arcTo(box, 40, 270)
        sign = _stroked(arc, 1.9)
    return whole.subtracted(room).united(sign)


def _stroked(path: QPainterPath, width: float) -> QPainterPath:
    stroker = QPainterPathStroker()
    stroker.setWidth(width)
    stroker.setCapStyle(Qt.PenCapStyle.RoundCap)
    stroker.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return stroker.createStroke(path)
