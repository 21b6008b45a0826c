"""The left half of the locked window: the mark, drawn large and quiet. Nothing of a vault can show here."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from heirloom.gui import theme

_PLATE: Final = QSize(290, 350)
_SHARE: Final = 0.62
"""In a narrow window the plate takes this part of the wall."""


class Plate(QWidget):
    """Decoration: it has no name for a screen reader."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.watcher().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(640, 640)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), theme.colour("wall"))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), theme.colour("line"))
        unit = min(1.0, _SHARE * self.width() / _PLATE.width(), _SHARE * self.height() / _PLATE.height())
        box = QRectF(0, 0, round(_PLATE.width() * unit), round(_PLATE.height() * unit))
        box.moveCenter(QPointF(round((self.width() - 1) / 2), round(self.height() / 2)))
        _draw_frames(painter, box, unit)
        painter.fillPath(_keyhole(box.center(), unit), theme.colour("accent"))
        painter.end()


def _draw_frames(painter: QPainter, box: QRectF, unit: float) -> None:
    """A frame, its inner edge, and the line where a picture's mount would begin."""
    for inset, width, role, strength in (
        (0.0, 2.0, "accent", 1.0),
        (12.5, 1.4, "accent", 0.62),
        (40.5, 1.4, "line_strong", 0.62),
    ):
        colour = theme.colour(role)
        colour.setAlphaF(strength)
        painter.setPen(QPen(colour, width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        by = inset * unit
        painter.drawRoundedRect(box.adjusted(by, by, -by, -by), 4 if not inset else 2, 4 if not inset else 2)


def _keyhole(middle: QPointF, unit: float) -> QPainterPath:
    head = QPainterPath()
    head.addEllipse(QPointF(middle.x(), middle.y() - 21 * unit), 25 * unit, 25 * unit)
    foot = QPainterPath()
    top, bottom = middle.y() - 12 * unit, middle.y() + 42 * unit
    foot.moveTo(middle.x() - 11 * unit, top)
    foot.lineTo(middle.x() + 11 * unit, top)
    foot.lineTo(middle.x() + 20 * unit, bottom)
    foot.lineTo(middle.x() - 20 * unit, bottom)
    foot.closeSubpath()
    return head.united(foot)
