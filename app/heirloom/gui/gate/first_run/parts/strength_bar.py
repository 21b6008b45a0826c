"""Four steps, as many filled as the passphrase has earned."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from heirloom.gui import theme
from heirloom.gui.gate.strength import Level

_HEIGHT_PX: Final = 6
_GAP_PX: Final = 4
COLOURS: Final = {Level.TOO_EASY: "danger", Level.FAIR: "warn", Level.STRONG: "accent", Level.VERY_STRONG: "accent"}


class StrengthBar(QWidget):
    """Decoration beside the sentence that says the same: a screen reader passes it by."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._level: Level | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.watcher().changed.connect(self.update)

    def show_level(self, level: Level | None) -> None:
        self._level = level
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(160, _HEIGHT_PX)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        width = (self.width() - 3 * _GAP_PX) / len(Level)
        for level in Level:
            filled = self._level is not None and level <= self._level
            painter.setBrush(theme.colour(COLOURS[self._level] if filled and self._level else "track"))
            left = (level - 1) * (width + _GAP_PX)
            painter.drawRoundedRect(QRectF(left, 0, width, _HEIGHT_PX), 3, 3)
        painter.end()
