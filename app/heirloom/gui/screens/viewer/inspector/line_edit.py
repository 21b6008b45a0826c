"""A fact on a line with a pencil: clicked, it becomes a field; Enter or leaving it saves, Esc does not."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from heirloom.gui.widgets import Field, IconButton, Text
from heirloom.gui.widgets.labels import Tone


class EditField(Field):
    """`done` carries True to save and False to leave things as they were."""

    done = Signal(bool)
    ended = Signal()
    """Enter or Esc ended the edit, and nothing has to be put right: the keys are for somebody else again."""

    def event(self, event: QEvent) -> bool:
        """Esc is for the field, not for the window."""
        is_escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if is_escape and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._end(save=True)
        elif event.key() == Qt.Key.Key_Escape:
            self._end(save=False)
        else:
            super().keyPressEvent(event)

    def _end(self, *, save: bool) -> None:
        self.done.emit(save)
        if self.isHidden():
            self.ended.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.done.emit(True)


class LineEdit(QWidget):
    """`entered` carries what was typed; whoever hears it calls `accept`, `offer`, or `refuse` with the reason."""

    entered = Signal(str)
    began = Signal()

    def __init__(self, tone: Tone = "ink", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stored = ""
        self._text = Text(tone=tone, wraps=True)
        self._pencil = IconButton("pencil", side=26, icon_px=14)
        self._note = Text(role="micro", tone="ink3", wraps=True)
        self._hint = ""
        self._evidence = ""
        self.field = EditField()
        self.field.setProperty("extent", "small")
        self.field.hide()
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self._text, 1)
        row.addWidget(self.field, 1)
        row.addWidget(self._pencil, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        column.addLayout(row)
        column.addWidget(self._note)
        self._text.installEventFilter(self)
        self._text.setCursor(Qt.CursorShape.IBeamCursor)
        self._pencil.clicked.connect(self.begin)
        self.field.done.connect(self._done)

    def set_texts(self, name: str, placeholder: str, hint: str) -> None:
        """What the fact is called, how an empty one invites, and what may be typed."""
        self._pencil.set_name(name)
        self.field.setAccessibleName(name)
        self.field.setPlaceholderText(placeholder)
        self._hint = hint
        if not self._stored:
            self._text.setText(placeholder)
        self._tell()

    def set_stored(self, shown: str, typed: str, evidence: str) -> None:
        """The fact as it is shown, as it may be typed again, and where it comes from."""
        self._stored = typed
        self._text.setText(shown or self.field.placeholderText())
        self._text.set_tone("ink3" if not shown else "ink")
        self._evidence = evidence
        if not self.is_editing:
            self.field.setText(typed)
        self._tell()

    @property
    def is_editing(self) -> bool:
        return not self.field.isHidden()

    def begin(self) -> None:
        """Turn into a field."""
        if self.is_editing:
            return
        self._text.hide()
        self._pencil.hide()
        self.field.setText(self._stored)
        self.field.set_error(False)
        self.field.show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.selectAll()
        self._tell()
        self.began.emit()

    def save(self) -> None:
        """Have what was typed saved, as if the field had been left."""
        if self.is_editing:
            self._done(save=True)

    def accept(self) -> None:
        """What was typed is good: show it as a line again."""
        self.field.hide()
        self.field.set_error(False)
        self._text.show()
        self._pencil.show()
        self._tell()

    def refuse(self, reason: str) -> None:
        """What was typed cannot be used; it stays there to be put right."""
        self.field.set_error(True)
        self._note.setText(reason)
        self._note.set_tone("danger")
        self._note.show()

    def offer(self, typed: str, reason: str) -> None:
        """Of what was typed only `typed` can be saved: it stands there instead, until it is entered or left."""
        self.field.set_error(False)
        self.field.setText(typed)
        self._note.setText(reason)
        self._note.set_tone("warn")
        self._note.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._text and event.type() == QEvent.Type.MouseButtonRelease:
            self.begin()
        return False

    def _done(self, save: bool) -> None:
        if not self.is_editing:
            return
        typed = " ".join(self.field.text().split())
        if save and typed != " ".join(self._stored.split()):  # some clocks write a narrow space
            self.entered.emit(typed)
        else:
            self.accept()

    def _tell(self) -> None:
        said = self._hint if self.is_editing else self._evidence
        self._note.setText(said)
        self._note.set_tone("ink3")
        self._note.setVisible(bool(said))
