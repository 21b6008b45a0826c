"""The program's mark, drawn: a plate with a keyhole."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from heirloom.gui import theme


class Mark(QWidget):
    """Decoration: it has no name for a screen reader."""

    def __init__(self, parent: QWidget | None = None, px: int = 26) -> None:
        super().__init__(parent)
        self._px = px
        self.setFixedSize(px, px)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        return QSize(self._px, self._px)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_mark(painter, QRectF(self.rect()))
        painter.end()


def draw_mark(painter: QPainter, box: QRectF) -> None:
    """The plate in `accent`, a frame and a keyhole in `on_accent`."""
    unit = box.width() / 26
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("accent"))
    painter.drawRoundedRect(box, 5 * unit, 5 * unit)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.colour("on_accent"), 1.2 * unit))
    inset = 3.4 * unit
    painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), 2.6 * unit, 2.6 * unit)
    middle = box.center()
    hole = QPainterPath()
    hole.addEllipse(QPointF(middle.x(), middle.y() - 2 * unit), 2.9 * unit, 2.9 * unit)
    slot = QPainterPath()
    slot.moveTo(middle.x() - 1.2 * unit, middle.y() - 1 * unit)
    slot.lineTo(middle.x() + 1.2 * unit, middle.y() - 1 * unit)
    slot.lineTo(middle.x() + 1.9 * unit, middle.y() + 5.2 * unit)
    slot.lineTo(middle.x() - 1.9 * unit, middle.y() + 5.2 * unit)
    slot.closeSubpath()
    painter.fillPath(hole.united(slot), theme.colour("on_accent"))
