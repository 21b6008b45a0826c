"""A thin bar of progress: so much of so much, paused, or of unknown length."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from heirloom.gui import theme
from heirloom.gui.theme.motion import SWEEP_MS

_HEIGHT = 6
_STEP_MS = 40
_PARTS = 1000


class ProgressLine(QProgressBar):
    """A bar of 6 px that never goes back; it moves at most five times a second."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextVisible(False)
        self.setRange(0, _PARTS)
        self.setValue(0)
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._paused = False
        self._unknown = False
        self._phase = 0.0
        self._sweep = QTimer(self, interval=_STEP_MS)
        self._sweep.timeout.connect(self._move)
        self._shown = QTimer(self, singleShot=True, interval=200)
        self._wanted = 0
        self._shown.timeout.connect(self._put)

    def set_share(self, share: float | None) -> None:
        """How much is done, 0 to 1; None where nobody knows."""
        self._unknown = share is None
        self._run_sweep()
        if share is None:
            self.update()
            return
        self._wanted = max(self._wanted, round(min(1.0, max(0.0, share)) * _PARTS))
        if not self._shown.isActive():
            self._put()
            self._shown.start()

    def restart(self) -> None:
        """Begin anew for other work."""
        self._wanted = 0
        self.setValue(0)

    def set_paused(self, paused: bool) -> None:
        """Show it at rest."""
        self._paused = paused
        self._run_sweep()
        self.update()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._run_sweep()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._sweep.stop()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour_in(self, "track"))
        area = QRectF(self.rect())
        painter.drawRoundedRect(area, _HEIGHT / 2, _HEIGHT / 2)
        left, right = self._filled(area.width())
        if right > left:
            painter.setBrush(theme.colour_in(self, "line_strong" if self._paused else "accent"))
            painter.drawRoundedRect(
                QRectF(left, 0, max(_HEIGHT, right - left), area.height()), _HEIGHT / 2, _HEIGHT / 2
            )
        painter.end()

    def _filled(self, width: float) -> tuple[float, float]:
        if not self._unknown:
            return 0.0, width * self.value() / _PARTS
        if theme.current().reduce_motion or self._paused:
            return width * 0.38, width * 0.62
        long = width * 0.24
        left = (width + long) * self._phase - long
        return max(0.0, left), min(width, left + long)

    def _run_sweep(self) -> None:
        moves = self._unknown and not self._paused and self.isVisible() and not theme.current().reduce_motion
        if moves != self._sweep.isActive():
            self._sweep.start() if moves else self._sweep.stop()

    def _move(self) -> None:
        self._phase = (self._phase + _STEP_MS / SWEEP_MS) % 1.0
        self.update()

    def _put(self) -> None:
        if self._wanted != self.value():
            self.setValue(self._wanted)
