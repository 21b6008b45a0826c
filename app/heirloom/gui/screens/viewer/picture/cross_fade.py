"""One picture becomes the next: what stood there before lies over the new one and fades."""

from __future__ import annotations

from PySide6.QtCore import Qt, QVariantAnimation
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from heirloom.gui.theme.motion import MEMORY


class CrossFade(QWidget):
    """Covers `over`; hold what is there with `hold`, let it go with `fade`."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self._before: QPixmap | None = None
        self._opacity = 1.0
        self._fade = QVariantAnimation(self)
        self._fade.setStartValue(1.0)
        self._fade.setEndValue(0.0)
        self._fade.valueChanged.connect(self._put)
        self._fade.finished.connect(self.drop)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def hold(self) -> None:
        """Keep showing what is there now, whatever comes below; nothing where motion is reduced."""
        if MEMORY.ms <= 0:
            return
        self.drop()
        self._before = self._over.grab()
        self._opacity = 1.0
        self.setGeometry(self._over.rect())
        self.show()
        self.raise_()

    def fade(self) -> None:
        """Let it go."""
        if self._before is not None and self._fade.state() != QVariantAnimation.State.Running:
            self._fade.setDuration(MEMORY.ms)
            self._fade.setEasingCurve(MEMORY.curve)
            self._fade.start()

    def drop(self) -> None:
        """Keep nothing."""
        self._fade.stop()
        self._before = None
        self.hide()

    def _put(self, opacity: float) -> None:
        self._opacity = opacity
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._before is not None:
            painter = QPainter(self)
            painter.setOpacity(self._opacity)
            painter.drawPixmap(0, 0, self._before)
            painter.end()
