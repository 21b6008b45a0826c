"""What the top bar offers on this page: Undo, and the way to what is set aside."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from heirloom.gui.language import Translated
from heirloom.gui.widgets.buttons import Button


class WorthTop(Translated, QWidget):
    """`undo_wanted` and `aside_wanted` are its two buttons."""

    undo_wanted = Signal()
    aside_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        self._count = 0
        self.undo = Button(icon="undo-2")
        self.aside = Button(icon="archive")
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self.undo)
        row.addWidget(self.aside)
        self.undo.setEnabled(False)
        self.undo.clicked.connect(self.undo_wanted)
        self.aside.clicked.connect(self.aside_wanted)

    def tell_aside(self, count: int) -> None:
        """So many memories are set aside."""
        self._count = count
        self.retranslate()

    def retranslate(self) -> None:
        self.undo.setText(self.tr("Undo"))
        self.undo.setAccessibleName(self.tr("Undo"))
        self.undo.setToolTip(self.tr("Undo (Ctrl+Z)"))
        aside = self.tr("Set aside, %Ln", "", self._count)
        self.aside.setText(aside)
        self.aside.setAccessibleName(aside)
        self.aside.setToolTip(self.tr("Show what is set aside"))
