"""A column of fixed width in the middle of a page; a line that appears in it moves nothing above."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QRect, QSize, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from heirloom.gui import theme

COLUMN_PX: Final = 380
_LEAST_TOP_PX: Final = 24


class Column(QWidget):
    """Fill `column`; the block is centred when the page is shown or resized, and then stays where it begins."""

    def __init__(self, parent: QWidget | None = None, *, width_px: int = COLUMN_PX) -> None:
        super().__init__(parent)
        theme.ground(self, "paper")
        self._width_px = width_px
        self._block = QWidget(self)
        self._block.installEventFilter(self)
        self._top: int | None = None
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._place)
        self.column = QVBoxLayout(self._block)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        theme.watcher().changed.connect(self.settle)

    def settle(self) -> None:
        """Centre the block anew."""
        self._top = None
        for part in self._block.findChildren(QWidget):
            part.ensurePolished()  # the style sheet gives sizes, and a page is measured before it is shown
        self.column.invalidate()
        self._place()

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(self._width_px) + 48, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.settle()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._later.start()  # when all that changed at once has been asked for
        return False

    def _place(self) -> None:
        width = min(theme.px(self._width_px), self.width() - 32)
        layout = self.column
        height = layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else layout.totalSizeHint().height()
        if self._top is None:
            self._top = max(_LEAST_TOP_PX, round((self.height() - height) / 2))
        top = max(8, min(self._top, self.height() - height - 8))
        box = QRect(round((self.width() - width) / 2), top, width, height)
        if box != self._block.geometry():
            self._block.setGeometry(box)


def row(left: QWidget, right: QWidget) -> QHBoxLayout:
    """Two links at the ends of a line."""
    line = QHBoxLayout()
    line.setContentsMargins(0, 0, 0, 0)
    line.addWidget(left)
    line.addStretch(1)
    line.addWidget(right)
    return line


def space_above(widget: QWidget, px: int) -> QWidget:
    """The widget with room above it that goes when it is hidden."""
    return _Spaced(widget, px)


class _Spaced(QWidget):
    """Follows its one widget: hidden with it, shown with it."""

    def __init__(self, widget: QWidget, px: int) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px, 0, 0)
        column.addWidget(widget)
        self._widget = widget
        widget.installEventFilter(self)
        if widget.isHidden():
            self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.HideToParent, QEvent.Type.ShowToParent) and self.parentWidget() is not None:
            self.setVisible(not self._widget.isHidden())  # without a page around it, it would show as a window
        return False
