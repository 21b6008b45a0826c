"""Shows, while something is dragged over the window, where it would go."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from heirloom.gui import theme
from heirloom.gui.theme import fonts, icons

INSET_PX = 16
VEIL = 0.92
ICON_PX = 26


class DropVeil(QWidget):
    """Lies over everything, takes no clicks."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._title = ""
        self._line = ""
        self._icon = "download"
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def tell(self, title: str, line: str, icon: str = "download") -> None:
        self._title, self._line, self._icon = title, line, icon
        self.setAccessibleName(title)
        self.raise_()
        self.show()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = theme.colour("accent_soft")
        veil.setAlphaF(VEIL)
        painter.fillRect(self.rect(), veil)
        pen = QPen(theme.colour("accent"), 2, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(INSET_PX, INSET_PX, -INSET_PX, -INSET_PX), 8, 8)
        middle = self.rect().center()
        icon = QRect(middle.x() - ICON_PX // 2, middle.y() - 64, ICON_PX, ICON_PX)
        icons.icon(self._icon, "on_accent_soft", ICON_PX).paint(painter, icon)
        painter.setPen(theme.colour("on_accent_soft"))
        painter.setFont(fonts.font("title-s"))
        high = painter.fontMetrics().height()
        centre = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        painter.drawText(QRect(0, middle.y() - 26, self.width(), high), centre, self._title)
        painter.setFont(fonts.font("body"))
        painter.drawText(QRect(0, middle.y() - 26 + high + 8, self.width(), high), centre, self._line)
        painter.end()
