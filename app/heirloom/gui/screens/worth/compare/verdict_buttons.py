"""Keep left, keep right, keep both; the one that is proposed is the primary one."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from heirloom.gui.joining import bracketed
from heirloom.gui.language import Translated
from heirloom.gui.screens.worth.compare.bout import Choice
from heirloom.gui.screens.worth.compare.pair import choice_of
from heirloom.gui.widgets import Button


class VerdictButtons(Translated, QWidget):
    """`chosen` carries a Choice. The arrow keys choose, wherever among them the focus is."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        self.left, self.right, self.both = Button(), Button(), Button()
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        choices = ((self.left, Choice.LEFT), (self.right, Choice.RIGHT), (self.both, Choice.BOTH))
        for button, choice in choices:
            row.addWidget(button)
            button.setProperty("choice", choice.value)
            button.clicked.connect(lambda _=False, choice=choice: self.chosen.emit(choice))
            button.installEventFilter(self)

    def propose(self, *, left: bool) -> None:
        """Which of the two is the better one."""
        self.left.set_kind("primary" if left else "default")
        self.right.set_kind("default" if left else "primary")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            choice = choice_of(event)
            if choice is not None:
                self.chosen.emit(choice)
                return True
        return False

    def retranslate(self) -> None:
        texts = (
            (self.left, self.tr("Keep left"), self.tr("Left arrow")),
            (self.right, self.tr("Keep right"), self.tr("Right arrow")),
            (self.both, self.tr("Keep both"), self.tr("Down arrow")),
        )
        for button, text, key in texts:
            button.setText(text)
            button.setAccessibleName(text)
            button.setToolTip(bracketed(text, key))
