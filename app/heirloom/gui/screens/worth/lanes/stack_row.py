"""One stack of likely clutter: what lies on top of it, what it is, and one button that sets all of it aside."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from heirloom.core.screening import Stack
from heirloom.gui import theme
from heirloom.gui.joining import in_sentences, labelled
from heirloom.gui.language import Translated
from heirloom.gui.screens.worth.lanes.carrying import carry
from heirloom.gui.screens.worth.lanes.thumbs import Thumbs, TopCards
from heirloom.gui.screens.worth.sayings import SAYINGS
from heirloom.gui.widgets import Button, Text

ROW_PX: Final = 70
_WIDE: Final = 400
"""In a lane narrower than this, two of the three pictures make room for the words."""


class StackRow(Translated, QAbstractButton):
    """A click on the row opens the stack; `aside_wanted` is its button's, `toggled_by_hand` Ctrl with a click."""

    aside_wanted = Signal()
    toggled_by_hand = Signal()

    def __init__(self, stack: Stack, top: TopCards, parent: QWidget | None = None) -> None:
        self.stack = stack
        self.thumbs = Thumbs(top)
        self.title = Text(role="day")
        self.sentence = Text(role="small", tone="ink2", wraps=True)
        self.button = Button(size="small")
        self._selected = False
        self._pressed: QPoint | None = None
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._lay_out()
        self.button.clicked.connect(self.aside_wanted)
        self.show_stack(stack)

    def _lay_out(self) -> None:
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(0, 9, 0, 9)
        row.setSpacing(11)
        row.addWidget(self.thumbs)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addStretch(1)
        words.addWidget(self.title)
        words.addWidget(self.sentence)
        words.addStretch(1)
        row.addLayout(words, 1)
        row.addWidget(self.button)
        self.button.setCursor(Qt.CursorShape.ArrowCursor)

    def show_stack(self, stack: Stack) -> None:
        """The same stack, as it is now."""
        self.stack = stack
        self.thumbs.show_numbers(stack.numbers)
        self.retranslate()

    @property
    def is_selected(self) -> bool:
        return self._selected

    def set_selected(self, selected: bool) -> None:
        """The rubber band, or Ctrl with a click."""
        if selected != self._selected:
            self._selected = selected
            self.update()
            self.retranslate()

    def retranslate(self) -> None:
        stack = self.stack
        self.title.setText(SAYINGS.title(stack.kind))
        self.sentence.setText(SAYINGS.sentence(stack))
        self.button.setText(self.tr("Set aside %Ln", "", stack.count))
        self.button.setAccessibleName(SAYINGS.set_aside(stack.kind, stack.count))
        self.button.setVisible(stack.count > 0)
        told = labelled(SAYINGS.title(stack.kind), SAYINGS.sentence(stack))
        self.setAccessibleName(in_sentences(told, self.tr("selected") if self._selected else ""))
        self.setAccessibleDescription(self.tr("Opens one by one"))

    def sizeHint(self) -> QSize:
        hint = self._row.sizeHint()
        return QSize(hint.width(), max(theme.px(ROW_PX), hint.height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.thumbs.set_most(3 if self.width() >= theme.px(_WIDE) else 1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = self._pressed
        if at is not None and event.buttons() & Qt.MouseButton.LeftButton:
            away = (event.position().toPoint() - at).manhattanLength()
            number = self.thumbs.number_at(self.thumbs.mapFromParent(at))
            if number is not None and away >= QApplication.startDragDistance():
                self._pressed = None
                self.setDown(False)
                carry(self, [number], self.thumbs.grab())
                return
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        was_pressed, self._pressed = self._pressed is not None, None
        if was_pressed and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.setDown(False)
            self.toggled_by_hand.emit()
            return
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        ground = "accent_soft" if self._selected else "wall" if self.underMouse() else ""
        painter = QPainter(self)
        if ground:
            painter.fillRect(self.rect().adjusted(0, 1, 0, -1), theme.colour(ground))
        painter.end()
