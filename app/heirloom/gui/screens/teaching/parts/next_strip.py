"""What is asked next: seven prints, the least certain first; several can be chosen and answered together."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from heirloom.core.albums import Answer
from heirloom.gui import theme
from heirloom.gui.dates import count_text
from heirloom.gui.grid.faces import Faces
from heirloom.gui.joining import in_sentences
from heirloom.gui.language import Translated
from heirloom.gui.screens.teaching.parts.prints import GAP_PX, PrintList
from heirloom.gui.widgets.buttons import Button
from heirloom.gui.widgets.labels import Text

PRINT_PX = QSize(104, 78)
SHOWN = 7
HEAD_PX = 26


class NextStrip(Translated, QWidget):
    """`answered` carries numbers and an Answer, `asked` a number to be asked now."""

    answered = Signal(list, object)
    asked = Signal(int)

    def __init__(self, faces: Faces, describe: Callable[[int], str]) -> None:
        self._more = 0
        self._title = Text(strong=True)
        self._told = Text(role="small", tone="ink2")
        self._rest = Text(role="small", tone="ink3")
        self._chosen = Text(role="small", strong=True)
        self.yes = Button(size="small", icon="check")
        self.no = Button(size="small", icon="x")
        self.prints = PrintList(faces, describe, PRINT_PX)
        super().__init__()
        self.prints.set_selectable()
        self.prints.setMaximumWidth(SHOWN * (PRINT_PX.width() + GAP_PX))
        self._lay_out()
        self.prints.entered_number.connect(self.asked)
        self.prints.doubleClicked.connect(lambda index: self.asked.emit(self.prints.prints.numbers[index.row()]))
        self.prints.selected_changed.connect(lambda _numbers: self.retranslate())
        self.yes.clicked.connect(lambda: self._answer(Answer.YES))
        self.no.clicked.connect(lambda: self._answer(Answer.NO))

    def _lay_out(self) -> None:
        line = QWidget()
        line.setMinimumHeight(theme.px(HEAD_PX))  # the same with buttons and without
        head = QHBoxLayout(line)
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(10)
        head.addWidget(self._title, 0, Qt.AlignmentFlag.AlignBaseline)
        head.addWidget(self._told, 0, Qt.AlignmentFlag.AlignBaseline)
        head.addStretch(1)
        for part in (self._chosen, self.yes, self.no):
            head.addWidget(part)
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(self.prints, 100)
        row.addWidget(self._rest)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(line)
        column.addLayout(row)

    def show_numbers(self, numbers: Sequence[int], ahead: Sequence[int], more: int) -> None:
        """The strip, what will come into it, and how many wait beyond."""
        self._more = more
        self.prints.show_numbers(numbers, ahead)
        self.retranslate()

    def selected(self) -> list[int]:
        return self.prints.selected_numbers()

    def clear_selection(self) -> bool:
        """Whether anything was selected."""
        had = bool(self.selected())
        self.prints.clearSelection()
        return had

    def _answer(self, answer: Answer) -> None:
        numbers = self.selected()
        self.prints.clearSelection()
        if numbers:
            self.answered.emit(numbers, answer)

    def retranslate(self) -> None:
        count = len(self.selected())
        self._title.setText(self.tr("Next"))
        self._told.setText(self.tr("least certain first, because those teach the most"))
        self._told.setVisible(not count)
        for part in (self._chosen, self.yes, self.no):
            part.setVisible(count > 0)
        self._chosen.setText(self.tr("%Ln selected", "", count))
        self.yes.setText(self.tr("Belong"))
        self.no.setText(self.tr("Do not"))
        for button, said in ((self.yes, self.tr("All selected belong (A)")), (self.no, self.tr("None belongs (R)"))):
            button.setToolTip(said)
            button.setAccessibleName(said)
        self._rest.setText(f"+{count_text(self._more)}" if self._more > 0 else "")
        self.prints.setAccessibleName(in_sentences(self._title.text(), self._told.text()))
