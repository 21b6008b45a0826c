"""A field for one group of the recovery sheet, which says at once what is wrong with what was typed."""

from __future__ import annotations

import unicodedata
from enum import Enum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from heirloom.gui import theme
from heirloom.gui.gate.first_run.speaking import announce
from heirloom.gui.language import Translated
from heirloom.gui.widgets.field import Field
from heirloom.gui.widgets.labels import Text

_SYMBOLS = 4
_NEVER_USED = "01ILOU"
_LONGEST = 12


class Answer(Enum):
    UNFINISHED = "unfinished"
    RIGHT = "right"
    UNKNOWN_SYMBOL = "unknown_symbol"
    OTHER_GROUP = "other_group"
    TYPO = "typo"


def fold(typed: str) -> str:
    """Upper case, full-width forms made plain, spaces and dashes dropped: all that copying by hand may change."""
    plain = unicodedata.normalize("NFKC", typed).upper()
    return "".join(symbol for symbol in plain if not symbol.isspace() and unicodedata.category(symbol) != "Pd")


def judge(typed: str, number: int, groups: list[str]) -> tuple[Answer, str]:
    """What is to be said of `typed` as group `number` (from 1), and the number or symbol it is about."""
    symbols = fold(typed)
    unknown = next((symbol for symbol in symbols if symbol in _NEVER_USED), "")
    if unknown:
        return Answer.UNKNOWN_SYMBOL, unknown
    if len(symbols) < _SYMBOLS:
        return Answer.UNFINISHED, ""
    if symbols == groups[number - 1]:
        return Answer.RIGHT, ""
    if symbols in groups:
        return Answer.OTHER_GROUP, str(groups.index(symbols) + 1)
    return Answer.TYPO, ""


class GroupField(Translated, QWidget):
    """`changed`: the answer may be another one now."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        self._number = 1
        self._groups: list[str] = []
        self._label, self._said = Text(role="small"), Text(role="small", tone="danger", wraps=True)
        self.edit = Field(large=True)
        self._check = QAction()
        super().__init__(parent)
        self.edit.setMaxLength(_LONGEST)
        self.edit.setInputMethodHints(
            Qt.InputMethodHint.ImhPreferUppercase
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhSensitiveData
        )
        self._label.setBuddy(self.edit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        for widget in (self._label, self.edit, self._said):
            column.addWidget(widget)
        column.addStretch(1)
        self.edit.textChanged.connect(self._typed)
        theme.watcher().changed.connect(self._dress)
        self._dress()

    def ask(self, number: int, groups: list[str]) -> None:
        """Ask for group `number` of these; what was typed before is cleared."""
        self._number, self._groups = number, groups
        self.edit.clear()
        self.retranslate()

    @property
    def number(self) -> int:
        return self._number

    @property
    def is_right(self) -> bool:
        return bool(self._groups) and judge(self.edit.text(), self._number, self._groups)[0] is Answer.RIGHT

    def said(self) -> str:
        """What stands below the field."""
        return self._said.text()

    def retranslate(self) -> None:
        name = self.tr("Group {n}").replace("{n}", str(self._number))
        self._label.setText(name)
        self.edit.setAccessibleName(self.tr("Recovery group {n} of 12").replace("{n}", str(self._number)))
        self._tell()

    def _typed(self, typed: str) -> None:
        if typed != typed.upper() and len(typed) == len(typed.upper()):
            at = self.edit.cursorPosition()
            self.edit.setText(typed.upper())  # comes back here
            self.edit.setCursorPosition(at)
            return
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        answer, about = judge(self.edit.text(), self._number, self._groups) if self._groups else (Answer.UNFINISHED, "")
        text = self._sentence(answer, about)
        if text and text != self._said.text():
            announce(self, text)
        self._said.setText(text)
        self._said.setVisible(bool(text))
        self.edit.set_error(bool(text))
        is_right = answer is Answer.RIGHT
        if is_right and self._check not in self.edit.actions():
            self.edit.addAction(self._check, QLineEdit.ActionPosition.TrailingPosition)
            announce(self, self.tr("Group {n} matches.").replace("{n}", str(self._number)))
        elif not is_right:
            self.edit.removeAction(self._check)
        self._check.setToolTip(self.tr("Group {n} matches.").replace("{n}", str(self._number)))

    def _sentence(self, answer: Answer, about: str) -> str:
        if answer is Answer.UNKNOWN_SYMBOL:
            return self.tr("“{c}” is never used on the sheet. Please look again.").replace("{c}", about)
        if answer is Answer.OTHER_GROUP:
            text = self.tr("That is group {m}. Here group {n} is asked for.")
            return text.replace("{m}", about).replace("{n}", str(self._number))
        if answer is Answer.TYPO:
            text = self.tr("There is a mistake in group {n}. Please compare it with the sheet.")
            return text.replace("{n}", str(self._number))
        return ""

    def _dress(self) -> None:
        font = theme.fonts.font("key")
        families = ", ".join(f'"{name}"' for name in font.families())
        # The style sheet of the window names a size for fields, which is stronger than a font.
        shape = f"font-family: {families}; font-size: {font.pixelSize()}px; font-weight: {int(font.weight())};"
        self.edit.setStyleSheet(f"QLineEdit {{ {shape} }}")
        self._check.setIcon(theme.icons.icon("circle-check", "accent"))
