"""A picture on its way to the lane it was put into; with reduced motion it is there at once."""

from __future__ import annotations

from PySide6.QtCore import QPropertyAnimation, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from heirloom.gui.theme import motion


class Flight(QWidget):
    """Lies over the page, takes no clicks, and goes when it has arrived."""

    def __init__(self, over: QWidget, picture: QPixmap) -> None:
        super().__init__(over)
        self._picture = picture
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._move = QPropertyAnimation(self, b"geometry", self)
        self._move.finished.connect(self.deleteLater)

    def fly(self, begin: QRect, end: QRect) -> None:
        self._move.setDuration(motion.MOVE.ms)
        self._move.setEasingCurve(motion.MOVE.curve)
        self._move.setStartValue(begin)
        self._move.setEndValue(end)
        self.setGeometry(begin)
        self.show()
        self.raise_()
        self._move.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(self.rect(), self._picture)
        painter.end()


def fly(over: QWidget, widget: QWidget, target: QWidget, size: int) -> None:
    """Let what `widget` shows fly to the upper left of `target`, where it is so large."""
    if not motion.MOVE.ms or not widget.isVisible() or not target.isVisible():
        return
    begin = QRect(widget.mapTo(over, widget.rect().topLeft()), widget.size())
    end = QRect(target.mapTo(over, target.rect().topLeft()), QSize(size, size))
    Flight(over, widget.grab()).fly(begin, end)
