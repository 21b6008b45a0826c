"""What both lanes have: a sign, a name, a count, one act for all of it; and that memories can be dropped on them."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from heirloom.gui import dates, theme
from heirloom.gui.screens.worth.lanes.carrying import carried
from heirloom.gui.widgets import Button, Glyph, Text

HEAD_PX = 32


class Lane(QWidget):
    """`dropped` carries the numbers of memories that came from the other lane."""

    dropped = Signal(list)

    def __init__(self, icon: str, colour: str, act: Button, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = Text(role="section")
        self.count = Text(role="small", tone="ink3")
        self.act = act
        self._is_over = False
        self.setAcceptDrops(True)
        self.head = QHBoxLayout()
        self.head.setContentsMargins(0, 0, 0, 0)
        self.head.setSpacing(10)
        self.head.addWidget(Glyph(icon, colour, 18))
        self.head.addWidget(self.heading)
        self.head.addWidget(self.count)
        self.head.addStretch(1)
        self.head.addWidget(act)
        top = QWidget()
        top.setLayout(self.head)
        self._top = top
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.column.addWidget(top)
        theme.watcher().changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        """Both heads are of one height, so that what lies below them begins on one line."""
        self._top.setFixedHeight(theme.px(HEAD_PX))

    def show_count(self, count: int) -> None:
        """How much lies in it; where there is nothing, there is nothing to do with all of it."""
        self.count.setText(dates.count_text(count))
        self.count.setVisible(count > 0)
        self.act.setVisible(count > 0)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._take(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._take(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._light(False)

    def dropEvent(self, event: QDropEvent) -> None:
        numbers = carried(event, self)
        self._light(False)
        if numbers:
            event.acceptProposedAction()
            self.dropped.emit(numbers)
        else:
            event.ignore()

    def _take(self, event: QDropEvent) -> None:
        takes = bool(carried(event, self))
        self._light(takes)
        event.acceptProposedAction() if takes else event.ignore()

    def _light(self, is_over: bool) -> None:
        if is_over != self._is_over:
            self._is_over = is_over
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._is_over:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(theme.colour("accent"), 2, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(theme.colour("accent_soft"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        painter.end()
