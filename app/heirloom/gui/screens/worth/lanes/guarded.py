"""What looks like clutter and is never set aside in bulk: it is shown apart, and says why."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from heirloom.gui.language import Translated
from heirloom.gui.widgets import Button, Glyph, Text


class GuardedRow(Translated, QWidget):
    """`clicked` asks to see them, one after another."""

    clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        self._count = 0
        self._title = Text(role="day")
        self._told = Text(role="small", tone="ink2", wraps=True)
        self.button = Button(kind="link")
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 16, 10, 12)
        row.setSpacing(11)
        row.addWidget(Glyph("feather", "ink2", 18), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._told)
        row.addLayout(words, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        self.button.clicked.connect(self.clicked)
        self.hide()

    def show_count(self, count: int) -> None:
        """So many; none hides the row."""
        self._count = count
        self.retranslate()
        self.setVisible(count > 0)

    def retranslate(self) -> None:
        self._title.setText(self.tr("Looked at one by one only, %Ln", "", self._count))
        self._told.setText(
            self.tr(
                "Faces, letters, drawings, handwriting and pages that somebody may need are never set aside in bulk."
            )
        )
        self.button.setText(self.tr("Look at them"))
        self.button.setAccessibleName(self.tr("Look at %Ln of them one by one", "", self._count))
