"""A question over the whole window: a veil, a card, a few buttons; the page below waits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from heirloom.gui import theme
from heirloom.gui.widgets.buttons import Button, Kind
from heirloom.gui.widgets.labels import Card, Heading, Text


@dataclass(frozen=True, slots=True)
class Choice:
    """One button of a question; `key` is what `answered` says when it is pressed."""

    key: str
    text: str
    kind: Kind = "default"


CANCEL = "cancel"
"""What `answered` says after Escape or a click beside the card."""


class Modal(QWidget):
    """A child that covers its window; one widget of content, or a text and buttons by `ask`."""

    answered = Signal(str)
    """The key of the choice, once; then it is gone."""

    def __init__(self, parent: QWidget, *, width: int = 440, dismissable: bool = True) -> None:
        super().__init__(parent.window())
        self._dismissable = dismissable
        self._before = parent.window().focusWidget()
        self._answered = False
        self.card = Card(self, floating=True)
        self.card.setFixedWidth(theme.px(width))
        self.column = QVBoxLayout(self.card)
        self.column.setContentsMargins(24, 22, 24, 20)
        self.column.setSpacing(10)
        outer = QVBoxLayout(self)
        outer.addWidget(self.card, 0, Qt.AlignmentFlag.AlignCenter)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        parent.window().installEventFilter(self)

    @staticmethod
    def ask(parent: QWidget, title: str, text: str, buttons: Sequence[Choice], *, dismissable: bool = True) -> Modal:
        """Ask over the window of `parent`; the last button that destroys nothing has the focus. Hear `answered`."""
        modal = Modal(parent, dismissable=dismissable)
        modal.setAccessibleName(title)
        modal.setAccessibleDescription(text)
        modal.column.addWidget(Heading(title, "title-xs"))
        if text:
            modal.column.addWidget(Text(text, tone="ink2", wraps=True))
        modal.add_buttons(buttons)
        modal.open()
        return modal

    def add_buttons(self, buttons: Sequence[Choice]) -> list[Button]:
        """A row of buttons at the right; each answers with its key."""
        row = QHBoxLayout()
        row.setSpacing(8)
        row.setContentsMargins(0, 10, 0, 0)
        row.addStretch(1)
        made = []
        for choice in buttons:
            button = Button(choice.text, choice.kind)
            button.setObjectName(choice.key)
            button.clicked.connect(lambda _=False, key=choice.key: self.answer(key))
            row.addWidget(button)
            made.append(button)
        self.column.addLayout(row)
        return made

    def open(self) -> None:
        """Show it over everything and give it the focus."""
        self.setGeometry(self.window().rect())
        self.show()
        self.raise_()
        buttons = self.card.findChildren(Button)
        safe = [button for button in buttons if button.property("kind") != "danger"]
        # As after a key, so that the ring shows what Enter would press.
        (safe[-1] if safe else self).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def answer(self, key: str) -> None:
        """Close with this answer; a second one is not heard."""
        if self._answered:
            return
        self._answered = True
        self.hide()
        self.window().removeEventFilter(self)
        if self._before is not None:
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.answered.emit(key)
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self.window().rect())
        return False

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab stays inside the question."""
        inside = [child for child in self.card.findChildren(QWidget) if _takes_tab(child)]
        if not inside:
            return True
        current = self.window().focusWidget()
        index = inside.index(current) if current in inside else -1 if forward else 0
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        inside[(index + (1 if forward else -1)) % len(inside)].setFocus(reason)
        return True

    def event(self, event: QEvent) -> bool:
        """Keys are the question's own: no shortcut of the window or of the page below answers to them meanwhile."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self._dismissable:
                self.answer(CANCEL)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focused = self.window().focusWidget()
            # A field may have answered to this very key, and the focus be back on the button that asked.
            if isinstance(focused, Button) and self.isAncestorOf(focused):
                focused.click()
        # Nothing goes on to the page below.
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._dismissable and not self.card.geometry().contains(event.position().toPoint()):
            self.answer(CANCEL)
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("veil"))
        painter.end()


def _takes_tab(widget: QWidget) -> bool:
    takes = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return takes and widget.isVisible() and widget.isEnabled()
