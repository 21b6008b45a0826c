"""One answer that came out wrong while it was hidden: its print, what was thought of it, and answering it again."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QVBoxLayout, QWidget

from heirloom.core.albums import Answer, Mistake
from heirloom.gui import theme
from heirloom.gui.grid.faces import Faces
from heirloom.gui.joining import in_sentences, listed
from heirloom.gui.language import Translated
from heirloom.gui.screens.teaching.figures.sentences import FigureWords
from heirloom.gui.theme import focus
from heirloom.gui.widgets.buttons import Button
from heirloom.gui.widgets.labels import Text

_PRINT_PX = 72
_PHOTO_RADIUS = 2


class MistakePrint(QAbstractButton):
    """The memory as a print; a click shows it in full."""

    def __init__(self, faces: Faces, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._faces = faces
        self.number = number
        self.setFixedSize(self.sizeHint())
        self.setProperty(focus.RADIUS, _PHOTO_RADIUS)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        faces.arrived.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(_PRINT_PX), theme.px(_PRINT_PX))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._faces.paint(painter, self.rect(), self.number)
        painter.end()


class MistakeRow(Translated, QWidget):
    """`open_wanted` carries the number; `again_wanted` the other answer, or None to take that back."""

    open_wanted = Signal(int)
    again_wanted = Signal(object)

    def __init__(self, mistake: Mistake, number: int, faces: Faces, describe: Callable[[int], str]) -> None:
        self.mistake = mistake
        self.number = number
        self._describe = describe
        self._words = FigureWords()
        self._now = mistake.answer
        self.print = MistakePrint(faces, number)
        self._title = Text(strong=True, wraps=True)
        self._told = Text(role="small", tone="ink2", wraps=True)
        self.again = Button(size="small")
        super().__init__()
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch(1)
        for part in (self._title, self._told):
            words.addWidget(part)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 4, 4, 4)
        row.setSpacing(14)
        row.addWidget(self.print)
        row.addLayout(words, 1)
        row.addWidget(self.again)
        self.print.clicked.connect(lambda: self.open_wanted.emit(self.number))
        self.again.clicked.connect(self._ask_again)
        faces.arrived.connect(self.retranslate)

    @property
    def other(self) -> Answer:
        """The answer that was not given."""
        return Answer.NO if self.mistake.answer is Answer.YES else Answer.YES

    @property
    def is_turned(self) -> bool:
        """Whether it was answered again here."""
        return self._now is not self.mistake.answer

    def show_answer(self, answer: Answer) -> None:
        """What it is answered with now."""
        self._now = answer
        self.retranslate()

    def _ask_again(self) -> None:
        self.again_wanted.emit(None if self.is_turned else self.other)

    def retranslate(self) -> None:
        title = self._describe(self.number)
        self._title.setText(title)
        told = self._words.mistake(self.mistake)
        if self.is_turned:
            belongs = self._now is Answer.YES
            now = self.tr("Now you say it belongs.") if belongs else self.tr("Now you say it does not.")
            told = in_sentences(told, now)
        self._told.setText(told)
        self.print.setToolTip(self.tr("Show it in full"))
        self.print.setAccessibleName(listed(self.print.toolTip(), title))
        self.print.setAccessibleDescription(told)
        turn = self.tr("It belongs") if self.other is Answer.YES else self.tr("It does not")
        self.again.setText(self.tr("Undo") if self.is_turned else turn)
        self.again.setAccessibleName(listed(self.again.text(), title))
        self.again.setAccessibleDescription(told)
