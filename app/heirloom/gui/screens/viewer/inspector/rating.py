"""Five stars, and whether it is a keepsake."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from heirloom.gui import theme
from heirloom.gui.language import Translated

STARS = 5
_SIDE, _GAP = 18, 6


class Stars(Translated, QWidget):
    """`rated` carries 0 to 5; a click on the last full star takes the rating away."""

    rated = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value = 0
        self._over = 0
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.watcher().changed.connect(self.updateGeometry)

    def set_value(self, value: int | None) -> None:
        self._value = min(max(value or 0, 0), STARS)
        self.retranslate()
        self.update()

    @property
    def value(self) -> int:
        return self._value

    def retranslate(self) -> None:
        if self._value:
            self.setAccessibleName(self.tr("Rating: %n star(s) of 5", "", self._value))
        else:
            self.setAccessibleName(self.tr("Not rated"))
        self.setToolTip(self.accessibleName())

    def sizeHint(self) -> QSize:
        side = theme.px(_SIDE)
        return QSize(STARS * side + (STARS - 1) * _GAP, max(26, side))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        side = theme.px(_SIDE)
        lit = self._over or self._value
        for star in range(STARS):
            place = QRectF(star * (side + _GAP), (self.height() - side) / 2, side, side)
            full = star < lit
            theme.icons.draw(painter, place, "star-filled" if full else "star", "ink" if full else "ink3", dark=True)
        painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._show_over(self._star_at(event.position().x()))

    def leaveEvent(self, event: object) -> None:
        self._show_over(0)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            star = self._star_at(event.position().x())
            self._rate(0 if star == self._value else star)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Right, Qt.Key.Key_Up):
            self._rate(min(STARS, self._value + 1))
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Down):
            self._rate(max(0, self._value - 1))
        elif Qt.Key.Key_0 <= key <= Qt.Key.Key_5:
            self._rate(key - Qt.Key.Key_0)
        else:
            event.ignore()

    def _star_at(self, x: float) -> int:
        return min(STARS, max(1, int(x // (theme.px(_SIDE) + _GAP)) + 1))

    def _show_over(self, star: int) -> None:
        if star != self._over:
            self._over = star
            self.update()

    def _rate(self, value: int) -> None:
        if value != self._value:
            self.set_value(value)
            self.rated.emit(value)
