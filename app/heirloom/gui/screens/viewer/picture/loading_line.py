"""A thin line on top of the canvas that moves while a picture takes long to come."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from heirloom.gui import theme
from heirloom.gui.theme.motion import SWEEP_MS

HEIGHT = 3
SLOW_MS = 300
"""What comes sooner needs no line."""
_FRAME_MS = 40


class LoadingLine(QWidget):
    """Hidden while nothing is waited for."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._at_ms = 0
        self._slow = QTimer(self, singleShot=True, interval=SLOW_MS)
        self._slow.timeout.connect(self._begin)
        self._mover = QTimer(self, interval=_FRAME_MS)
        self._mover.timeout.connect(self._move)
        self.setFixedHeight(HEIGHT)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def set_loading(self, loading: bool) -> None:
        """Begin to wait, or stop."""
        if loading:
            self._slow.start()
            return
        self._slow.stop()
        self._mover.stop()
        self.hide()

    def _begin(self) -> None:
        self._at_ms = 0
        self.show()
        self.raise_()
        if not theme.current().reduce_motion:
            self._mover.start()

    def _move(self) -> None:
        self._at_ms = (self._at_ms + _FRAME_MS) % SWEEP_MS
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("track", dark=True))
        length = self.width() // 4
        at = round((self.width() + length) * self._at_ms / SWEEP_MS) - length
        if theme.current().reduce_motion:
            at = (self.width() - length) // 2
        painter.fillRect(QRect(at, 0, length, HEIGHT), theme.colour("accent", dark=True))
        painter.end()
