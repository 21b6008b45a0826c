"""The card with one question: the picture, why it is asked, the guess in words, and three answers."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from heirloom.core.albums import Answer, Question
from heirloom.gui import theme
from heirloom.gui.grid.faces import Faces
from heirloom.gui.joining import in_sentences, labelled, listed
from heirloom.gui.language import Translated
from heirloom.gui.screens.teaching.parts.answer_buttons import AnswerButton
from heirloom.gui.screens.teaching.parts.picture import PICTURE_PX, Picture
from heirloom.gui.screens.teaching.parts.words import MOST_REASONS, TeachingWords
from heirloom.gui.screens.viewer.picture.loader import PictureLoader
from heirloom.gui.theme.focus import RADIUS, WANTED
from heirloom.gui.widgets.labels import Card, Glyph, Heading, Text
from heirloom.gui.widgets.notices import announce

SMALLEST_PX = QSize(260, 240)
_PAD_PX = 16
_CARD_RADIUS = 8
ARROWS = {Qt.Key.Key_Right: Answer.YES, Qt.Key.Key_Left: Answer.NO, Qt.Key.Key_Down: Answer.SKIP}


class QuestionCard(Translated, Card):
    """`answered` carries an Answer, `large_wanted` asks for the picture in full."""

    answered = Signal(object)
    large_wanted = Signal()

    def __init__(self, faces: Faces, loader: PictureLoader | None = None, parent: QWidget | None = None) -> None:
        self._question: Question | None = None
        self._has_examples = True
        self._room = QSize()
        self._words = TeachingWords()
        self._faces = faces
        self.picture = Picture(faces, loader)
        self._asked = Text(tone="ink2")
        self._title = Heading("", "title-s")
        self._below = Text(role="small", tone="ink2", wraps=True)
        self._reasons = [_Reason() for _ in range(MOST_REASONS)]
        self._guess_head = Text(role="small", tone="ink3")
        self._guess = Text(strong=True)
        self._of_ten = Text(tone="ink2")
        self.yes = AnswerButton("primary", "A", "check-bold")
        self.no = AnswerButton("default", "R", "x")
        self.skip = AnswerButton("link", "S")
        self._keys = Text(role="small", tone="ink3")
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty(WANTED, True)
        self.setProperty(RADIUS, _CARD_RADIUS)
        self._lay_out()
        for button, answer in ((self.yes, Answer.YES), (self.no, Answer.NO), (self.skip, Answer.SKIP)):
            button.clicked.connect(lambda _=False, answer=answer: self.answered.emit(answer))
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # after a click, arrows go on answering
        self.picture.clicked.connect(self.large_wanted)
        faces.arrived.connect(self._cards_came)

    # What is shown

    @property
    def question(self) -> Question | None:
        return self._question

    def show_question(
        self, question: Question | None, ahead: tuple[int, ...] = (), *, has_examples: bool = True
    ) -> None:
        """Ask this; pictures of `ahead` are decoded meanwhile. `has_examples`: the guess has some to rest on."""
        self._has_examples = has_examples
        is_other = question is None or self._question is None or question.number != self._question.number
        self._question = question
        self.picture.show_number(None if question is None else question.number, ahead)
        self.retranslate()
        self._fit_picture()
        if is_other and question is not None:
            announce(self, self.accessibleName())

    def set_room(self, height: int, width: int) -> None:
        """So much room there is for the card: its picture is smaller where there is little."""
        self._room = QSize(width, height)
        self._fit_picture()

    def _fit_picture(self) -> None:
        """Never lower than the words beside it: what they need of the card anyway is the picture's as well."""
        if not self._room.isValid():
            return
        high = max(SMALLEST_PX.height(), self._room.height() - 2 * _PAD_PX - 2, self._beside.sizeHint().height())
        wide = max(SMALLEST_PX.width(), round(self._room.width() * 0.46))
        self.picture.set_size(QSize(wide, high).boundedTo(PICTURE_PX))

    def retranslate(self) -> None:
        words, question = self._words, self._question
        self._asked.setText(self.tr("Does this belong here?"))
        self._guess_head.setText(self.tr("Heirloom’s guess"))
        self._keys.setText(self.tr("Arrow keys move, Z undoes"))
        self.yes.set_words(self.tr("Belongs"))
        self.no.set_words(self.tr("Does not"))
        self.skip.set_words(self.tr("Not sure, skip"))
        card = None if question is None else self._faces.card(question.number)
        self._title.setText("" if card is None else words.title(card))
        self._below.setText("" if card is None else words.below_title(card))
        self._below.setVisible(bool(self._below.text()))
        reasons = [] if question is None else words.reasons(question, card, has_examples=self._has_examples)
        for at, row in enumerate(self._reasons):
            row.show_reason(reasons[at] if at < len(reasons) else None)
        guess = None if question is None or question.probability is None else words.guess(question.probability)
        for part in (self._guess_head, self._guess, self._of_ten):
            part.setVisible(guess is not None)
        if guess is not None:
            self._guess.setText(guess[0])
            self._of_ten.setText(guess[1])
        self.picture.setAccessibleName(words.described(card))
        self.picture.setToolTip(self.tr("Large view (Space)"))
        told = labelled(self._guess_head.text(), listed(*guess)) if guess is not None else ""
        self.setAccessibleName(in_sentences(self._asked.text(), words.described(card), *[r[1] for r in reasons], told))

    def _cards_came(self) -> None:
        if self._question is not None and not self._title.text():
            self.retranslate()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows and Space are for the question while the card has the keys."""
        key = Qt.Key(event.key())
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or self._question is None:
            event.ignore()
        elif key in ARROWS:
            self.answered.emit(ARROWS[key])
        elif key == Qt.Key.Key_Space:
            self.large_wanted.emit()
        else:
            event.ignore()

    # Building

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(_PAD_PX, _PAD_PX, _PAD_PX + 4, _PAD_PX)
        row.setSpacing(24)
        row.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignTop)
        side = self._beside = QVBoxLayout()
        side.setContentsMargins(0, 6, 0, 0)
        side.setSpacing(4)
        for part in (self._asked, self._title, self._below):
            side.addWidget(part)
        side.addSpacing(10)
        for reason in self._reasons:
            side.addWidget(reason)
        side.addSpacing(10)
        side.addWidget(self._guess_head)
        guess = QHBoxLayout()
        guess.setSpacing(8)
        guess.addWidget(self._guess)
        guess.addWidget(self._of_ten)
        guess.addStretch(1)
        side.addLayout(guess)
        side.addStretch(1)
        side.addLayout(self._answers())
        row.addLayout(side, 1)

    def _answers(self) -> QVBoxLayout:
        both = QHBoxLayout()
        both.setSpacing(12)
        both.addWidget(self.yes, 1)
        both.addWidget(self.no, 1)
        last = QHBoxLayout()
        last.addWidget(self.skip)
        last.addStretch(1)
        last.addWidget(self._keys)
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addLayout(both)
        column.addLayout(last)
        return column


class _Reason(QWidget):
    """One reason with its icon."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._glyph = Glyph("info", "accent", 16)
        self._text = Text(wraps=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 3, 0, 3)
        row.setSpacing(9)
        row.addWidget(self._glyph, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text, 1)
        theme.watcher().changed.connect(self.update)

    def show_reason(self, reason: tuple[str, str] | None) -> None:
        self.setVisible(reason is not None)
        if reason is not None:
            self._glyph.set_icon(reason[0])
            self._text.setText(reason[1])
