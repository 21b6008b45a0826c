"""A text that is edited where it stands: it looks like a label until it has the focus."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QResizeEvent, QTextCharFormat, QTextCursor, QTextOption
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QTextEdit, QWidget

from heirloom.gui import theme
from heirloom.gui.widgets.labels import Role, Tone

_MOST_LINES = 400


class InPlace(QPlainTextEdit):
    """`saved` carries the new text when Enter is pressed or the focus leaves; Esc brings the old one back."""

    saved = Signal(str)
    ended = Signal()
    """Enter or Esc ended the edit: the keys are for somebody else again."""

    def __init__(
        self, role: Role = "body", tone: Tone = "ink", *, lines: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._role, self._tone, self._lines = role, tone, lines
        self._stored = ""
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("bare", True)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self.viewport().setAutoFillBackground(False)
        self.document().documentLayout().documentSizeChanged.connect(lambda _: QTimer.singleShot(0, self, self._fit))
        theme.watcher().changed.connect(self._restyle)
        self._restyle()

    def set_stored(self, text: str) -> None:
        """What is stored; an edit that is under way stays."""
        is_edited = self.hasFocus() and self.is_edited
        self._stored = text
        if not is_edited and self.toPlainText() != text:
            self.setPlainText(text)
            self._fit()

    @property
    def is_edited(self) -> bool:
        """Whether it says something else than what is stored."""
        return self._cleaned() != self._stored

    def save(self) -> None:
        """Have an edit stored, if there is one."""
        if self.isReadOnly() or not self.is_edited:
            return
        self._stored = self._cleaned()
        self.saved.emit(self._stored)

    def mark(self, words: Sequence[str]) -> None:
        """Highlight words."""
        look = QTextCharFormat()
        look.setBackground(QColor(theme.colour("accent_soft", dark=True)))
        look.setForeground(QColor(theme.colour("on_accent_soft", dark=True)))
        marks: list[QTextEdit.ExtraSelection] = []
        for word in words:
            cursor = QTextCursor(self.document())
            while word and len(marks) < 100 and not (cursor := self.document().find(word, cursor)).isNull():
                one = QTextEdit.ExtraSelection()
                one.cursor, one.format = cursor, look
                marks.append(one)
        self.setExtraSelections(marks)

    def _cleaned(self) -> str:
        text = self.toPlainText().strip()
        return text if self._lines else " ".join(text.split())

    def event(self, event: QEvent) -> bool:
        """Esc is for the text while it is edited, not for the window."""
        is_escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape and not self.isReadOnly()
        if is_escape and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._lines and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                super().keyPressEvent(event)
                return
            self.save()
            self.clearFocus()
            self.ended.emit()
        elif event.key() == Qt.Key.Key_Escape and not self.isReadOnly():
            self.setPlainText(self._stored)
            self.clearFocus()
            self.ended.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.save()
            cursor = self.textCursor()
            cursor.clearSelection()
            self.setTextCursor(cursor)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(200, self.height())

    def _fit(self) -> None:
        """As high as its lines; an empty one has room for what invites to fill it."""
        count = 0
        block = self.document().firstBlock()
        while block.isValid() and count < _MOST_LINES:
            layout = block.layout()
            count += max(1, layout.lineCount())
            block = block.next()
        line = self.fontMetrics().lineSpacing()
        self.setFixedHeight(min(_MOST_LINES, max(1, count)) * line + 8)

    def _restyle(self) -> None:
        font = theme.fonts.font(self._role)
        colour = theme.colour(self._tone, dark=True).name()
        quiet = theme.colour("ink3", dark=True).name()
        families = ", ".join(f'"{family}"' for family in font.families())
        edge = theme.colour("focus", dark=True).name()
        field = theme.colour("surface", dark=True).name()
        self.setStyleSheet(
            f"QPlainTextEdit {{ background: transparent; color: {colour}; border: none; padding: 3px 0;"
            f" font-family: {families}; font-size: {font.pixelSize()}px; font-weight: {int(font.weight())};"
            f" placeholder-text-color: {quiet}; }}"
            f' QPlainTextEdit:focus[readOnly="false"] {{ background: {field}; border: 1px solid {edge};'
            " border-radius: 4px; padding: 2px 5px; }"
        )
        self._fit()
