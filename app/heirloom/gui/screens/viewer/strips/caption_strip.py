"""The line below the picture: the text in it, and what is like it; dragged out of the window it gives a copy."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from heirloom.gui import theme
from heirloom.gui.language import Translated
from heirloom.gui.widgets import Button, Glyph, Text

HEIGHT = 56


class CaptionStrip(Translated, QWidget):
    """`drag_wanted` tells that it was taken by the hand."""

    similar = Signal()
    drag_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.ground(self, "canvas")
        self._words = ""
        self._otherwise = ""
        self._full = ""
        self._pressed: QPoint | None = None
        self._glyph = Glyph("scan-text", "ink2", 16)
        self._text = Text(role="small", tone="ink2")
        self._similar = Button(kind="link", size="small")
        self._similar.clicked.connect(self.similar)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 0, 24, 0)
        row.setSpacing(8)
        row.addWidget(self._glyph)
        row.addWidget(self._text, 1)
        row.addWidget(self._similar)
        self._text.setMinimumWidth(40)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self._similar.setCursor(Qt.CursorShape.PointingHandCursor)

    def say(self, words: str, otherwise: str, *, similar: bool) -> None:
        """`words` that stand in the picture, or where there are none what it is called."""
        self._words, self._otherwise = " ".join(words.split()), " ".join(otherwise.split())
        self._similar.setVisible(similar)
        self.retranslate()

    def retranslate(self) -> None:
        self._similar.setText(self.tr("Find similar"))
        self._similar.setToolTip(self.tr("Find similar (Shift+F)"))
        if self._words:
            self._full = self.tr("Text in this picture: “{text}”").format(text=self._words)
        else:
            self._full = self._otherwise
        self._glyph.setVisible(bool(self._words))
        self.setAccessibleName(self._full)
        self.setToolTip(self.tr("Drag it out of the window for a copy."))
        self._elide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        room = self.width() - 24 - 24 - 24 - self._similar.sizeHint().width() - 16
        shown = self._text.fontMetrics().elidedText(self._full, Qt.TextElideMode.ElideRight, max(40, room))
        self._text.setText(shown)
        self._text.setToolTip(self._full if shown != self._full else "")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            return
        if (event.position().toPoint() - self._pressed).manhattanLength() >= QApplication.startDragDistance():
            self._pressed = None
            self.drag_wanted.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pressed = None
