"""A line of text that is cut where it is too long, and then told whole by its tooltip."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from heirloom.gui.widgets import Text
from heirloom.gui.widgets.labels import Role, Tone


class CutText(Text):
    """As wide as there is room."""

    def __init__(self, role: Role = "body", tone: Tone = "ink", parent: QWidget | None = None) -> None:
        super().__init__("", role, tone, parent=parent)
        self._full = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def set_text(self, text: str) -> None:
        """All of it."""
        self._full = text
        self.setAccessibleName(text)
        self._cut()

    @property
    def full(self) -> str:
        return self._full

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._cut()

    def _cut(self) -> None:
        shown = self.fontMetrics().elidedText(self._full, Qt.TextElideMode.ElideRight, max(20, self.width()))
        self.setText(shown)
        self.setToolTip(self._full if shown != self._full else "")
