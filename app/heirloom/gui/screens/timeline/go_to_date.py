"""A small field over the grid in which a date is typed, to go there."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from heirloom.gui import theme
from heirloom.gui.background import Background, Lane, Ticket
from heirloom.gui.language import Translated
from heirloom.gui.screens.timeline.date_words import Days, Reads, days_of
from heirloom.gui.theme import fonts
from heirloom.gui.widgets.field import Field, Remark
from heirloom.gui.widgets.notices import announce

WIDTH_PX: Final = 340
_MARGIN: Final = 12
_RADIUS: Final = 10


class GoToDate(Translated, QFrame):
    """`wanted` carries the `Days` that were named; `closed` tells that the field went away."""

    wanted = Signal(object)
    closed = Signal()

    def __init__(self, reads: Reads, background: Background, parent: QWidget) -> None:
        super().__init__(parent)
        self._reads = reads
        self._background = background
        self._ticket: Ticket[Days | None] | None = None
        self.field = Field("calendar")
        self.remark = Remark()
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        column.setSpacing(6)
        column.addWidget(self.field)
        column.addWidget(self.remark)
        self.field.returnPressed.connect(self._ask)
        self.field.textEdited.connect(self._take_back)
        self.field.installEventFilter(self)
        self.hide()

    def open(self) -> None:
        """Show the field, empty, and take the keys."""
        self._take_back()
        self.field.clear()
        self.field.setFont(fonts.font("body"))
        self.setFixedWidth(theme.px(WIDTH_PX))
        self.adjustSize()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_it(self) -> bool:
        """Take the field away; whether it was there."""
        if self.isHidden():
            return False
        self._take_back()
        self.hide()
        self.closed.emit()
        return True

    def retranslate(self) -> None:
        self.field.setPlaceholderText(self.tr("June 2019, 15.6.2019, summer 2004"))
        self.field.setAccessibleName(self.tr("Go to a date"))

    def _ask(self) -> None:
        text, reads = self.field.text(), self._reads
        if text.strip():
            self._ticket = self._background.run(
                lambda: days_of(text, reads), self._answer, lane=Lane.SEARCH, owner=self
            )

    def _answer(self, days: Days | None) -> None:
        self._ticket = None
        if days is None:
            text = self.tr("No date is recognised in this.")
            self.field.set_error(True)
            self.remark.say(text)
            self.adjustSize()
            announce(self.field, text)
            return
        self.close_it()
        self.wanted.emit(days)

    def _take_back(self) -> None:
        """What was asked or said is about another text."""
        if self._ticket is not None:
            self._ticket.cancel()
            self._ticket = None
        self.field.set_error(False)
        self.remark.say("")
        self.adjustSize()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()  # Esc closes this and nothing else
            elif event.type() == QEvent.Type.KeyPress:
                return self.close_it()
        left = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
        if event.type() == QEvent.Type.FocusOut and isinstance(event, QFocusEvent) and event.reason() not in left:
            self._take_back()
            self.hide()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("line_strong"), 1))
        painter.setBrush(theme.colour("surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
        painter.end()
