"""The dashed box that a picture can be dropped on, to find others like it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from heirloom.gui import theme
from heirloom.gui.language import Translated
from heirloom.gui.screens.search.field.field import picture_bytes, picture_path
from heirloom.gui.widgets.labels import Glyph, Text


class DropBox(Translated, QWidget):
    """Drop a picture, or press it to choose one."""

    picture_dropped = Signal(str)
    picture_pasted = Signal(bytes)

    def __init__(self, parent: QWidget | None = None) -> None:
        self.title = Text("", "small", strong=True, wraps=True)
        self.sentence = Text("", "small", "ink2", wraps=True)
        self._over = False
        super().__init__(parent)
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ring", True)
        self.setProperty("ring_radius", 8)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 12, 14, 12)
        row.setSpacing(12)
        row.addWidget(Glyph("image-plus", "ink2", 26), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(self.title)
        column.addWidget(self.sentence)
        row.addLayout(column, 1)
        theme.watcher().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(256, theme.px(86))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if picture_path(event.mimeData()) is not None or picture_bytes(event.mimeData()) is not None:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self._set_over(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._set_over(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._set_over(False)
        path, data = picture_path(event.mimeData()), picture_bytes(event.mimeData())
        if path is not None:
            self.picture_dropped.emit(path)
        elif data is not None:
            self.picture_pasted.emit(data)
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self._choose()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose()
        else:
            super().keyPressEvent(event)

    def _choose(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self.window(), self.title.text())
        if path:
            self.picture_dropped.emit(path)

    def _set_over(self, over: bool) -> None:
        self._over = over
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("accent" if self._over else "line_strong"), 1.5, Qt.PenStyle.DashLine))
        painter.setBrush(theme.colour("accent_soft") if self._over else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        painter.end()

    def retranslate(self) -> None:
        self.title.setText(self.tr("Find pictures like this one"))
        self.sentence.setText(self.tr("Drop any picture here, even one that is not in the vault."))
        self.setAccessibleName(self.title.text())
        self.setAccessibleDescription(self.sentence.text())
