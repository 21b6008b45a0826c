"""Ten dots of which some are filled: a share that can be counted."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from heirloom.gui import theme
from heirloom.gui.language import Translated

TEN = 10
_DOT_PX, _GAP_PX = 14, 4


class TenDots(Translated, QWidget):
    """`colour` is the role of the filled ones."""

    def __init__(self, colour: str, parent: QWidget | None = None) -> None:
        self._colour = colour
        self._filled = 0
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.watcher().changed.connect(self.updateGeometry)

    def set_filled(self, filled: int) -> None:
        """So many of ten."""
        self._filled = min(TEN, max(0, filled))
        self.retranslate()
        self.update()

    @property
    def filled(self) -> int:
        return self._filled

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("{n} of 10").format(n=self._filled))

    def sizeHint(self) -> QSize:
        return QSize(TEN * theme.px(_DOT_PX) + (TEN - 1) * theme.px(_GAP_PX), theme.px(_DOT_PX))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side, step = theme.px(_DOT_PX), theme.px(_DOT_PX) + theme.px(_GAP_PX)
        for at in range(TEN):
            dot = QRectF(at * step, 0, side, side)
            if at < self._filled:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.colour(self._colour))
                painter.drawEllipse(dot)
            else:
                painter.setPen(QPen(theme.colour("line_strong"), 1))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawEllipse(dot.adjusted(0.5, 0.5, -0.5, -0.5))
        painter.end()
