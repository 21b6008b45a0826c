"""The round buttons over the sides of a picture that lead to the next one."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from heirloom.gui import theme
from heirloom.gui.language import Translated
from heirloom.gui.theme.focus import RADIUS

SIDE = 38
_ICON = 18


class TurnButton(Translated, QAbstractButton):
    """A dark disc with a chevron, legible on any picture."""

    def __init__(self, way: Literal["previous", "next"], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._way = way
        self.setFixedSize(SIDE, SIDE)
        self.setProperty(RADIUS, SIDE / 2)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def retranslate(self) -> None:
        name = self.tr("Previous (Left)") if self._way == "previous" else self.tr("Next (Right)")
        self.setAccessibleName(name)
        self.setToolTip(name)

    def sizeHint(self) -> QSize:
        return QSize(SIDE, SIDE)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("surface" if self.underMouse() else "scrim", dark=True))
        painter.drawEllipse(self.rect())
        inset = (SIDE - _ICON) / 2
        name = "chevron-left" if self._way == "previous" else "chevron-right"
        theme.icons.draw(painter, QRectF(inset, inset, _ICON, _ICON), name, "on_scrim", dark=True)
        painter.end()
