"""What stands in place of the question where there is none: nothing taught yet, nothing left, still thinking."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from heirloom.gui.language import Translated
from heirloom.gui.widgets.labels import Card, Text
from heirloom.gui.widgets.notices import EmptyState


class Lack(Enum):
    """Why no question is on show."""

    THINKING = "thinking"
    EXAMPLES = "examples"
    NOTHING_LEFT = "nothing left"


class NoQuestion(Translated, Card):
    """`pick_wanted`: a person wants to choose examples."""

    pick_wanted = Signal()
    done_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        self._lack = Lack.THINKING
        self._thinking = Text(role="small", tone="ink2")
        self._state = EmptyState("images", dashed=False)
        self._left = EmptyState("circle-check", dashed=False)
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        column = QVBoxLayout(self)
        for part in (self._thinking, self._state, self._left):
            column.addWidget(part, 0, Qt.AlignmentFlag.AlignCenter)
        self._state.pressed.connect(self.pick_wanted)
        self._left.pressed.connect(self.done_wanted)

    @property
    def lack(self) -> Lack:
        return self._lack

    def show_lack(self, lack: Lack) -> None:
        self._lack = lack
        self.retranslate()

    def retranslate(self) -> None:
        self._thinking.setText(self.tr("Looking for the next question…"))
        self._state.set_text(
            self.tr("Pick 3 pictures that belong"), self.tr("I will look for more."), self.tr("Pick pictures…")
        )
        self._left.set_text(
            self.tr("Nothing left to ask"),
            self.tr("New pictures are checked as they arrive."),
            self.tr("Done for now"),
        )
        for part, lack in (
            (self._thinking, Lack.THINKING),
            (self._state, Lack.EXAMPLES),
            (self._left, Lack.NOTHING_LEFT),
        ):
            part.setVisible(self._lack is lack)
        said = {
            Lack.THINKING: self._thinking.text(),
            Lack.EXAMPLES: self._state.accessibleName(),
            Lack.NOTHING_LEFT: self._left.accessibleName(),
        }
        self.setAccessibleName(said[self._lack])
