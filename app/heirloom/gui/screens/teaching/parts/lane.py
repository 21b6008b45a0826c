"""One lane of examples, as a contact sheet: a click changes the answer, and what is let go here gets the lane's."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from heirloom.core.albums import Answer
from heirloom.gui.grid.faces import Faces
from heirloom.gui.joining import in_sentences
from heirloom.gui.language import Translated
from heirloom.gui.screens.teaching.parts.prints import GAP_PX, Mark, PrintList
from heirloom.gui.widgets.labels import Text

PRINT_PX = QSize(72, 72)


class ExampleLane(Translated, QWidget):
    """`moved` carries numbers that are to have the answer of this lane, `turned` the number of an example to turn."""

    moved = Signal(list)
    turned = Signal(int)

    def __init__(self, answer: Answer, faces: Faces, describe: Callable[[int], str]) -> None:
        self._answer = answer
        self._count = 0
        self._describe = describe
        self._title = Text(strong=True)
        self._told = Text(role="small", tone="ink2")
        mark = Mark.YES if answer is Answer.YES else Mark.NO
        self.prints = PrintList(faces, self._told_of, PRINT_PX, mark=mark, wraps=True)
        super().__init__()
        self.prints.take_drops()
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self._title, 0, Qt.AlignmentFlag.AlignBaseline)
        head.addWidget(self._told, 1, Qt.AlignmentFlag.AlignBaseline)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.prints, 100)
        column.addStretch(1)
        self.prints.dropped.connect(self.moved)
        self.prints.chosen.connect(self.turned)
        self.prints.entered_number.connect(self.turned)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Whole rows only."""
        super().resizeEvent(event)
        row = PRINT_PX.height() + GAP_PX
        room = self.height() - self._title.sizeHint().height() - 6
        self.prints.setMaximumHeight(max(1, room // row) * row)

    def show_numbers(self, numbers: Sequence[int]) -> None:
        self._count = len(numbers)
        self.prints.show_numbers(numbers)
        self.retranslate()

    def retranslate(self) -> None:
        self._title.setText(self.tr("Belongs") if self._answer is Answer.YES else self.tr("Does not"))
        self._told.setText(self.tr("%Ln example(s)", "", self._count))
        self.prints.setAccessibleName(in_sentences(self._title.text(), self._told.text()))

    def _told_of(self, number: int) -> str:
        """What an example is, and what a click does."""
        turns = self.tr("Click: does not belong") if self._answer is Answer.YES else self.tr("Click: belongs")
        return in_sentences(self._describe(number), turns)
