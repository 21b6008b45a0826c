"""Proves a recovery sheet: its twelve groups are typed and tried on this vault, which stays open."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QGridLayout, QWidget

from heirloom.bank import LockedBank
from heirloom.bank.outside import RECOVERY_GROUPS, check_recovery_group
from heirloom.core.errors import HeirloomError, WrongSecret
from heirloom.gui import theme
from heirloom.gui.background import Background, Lane
from heirloom.gui.errors import problem
from heirloom.gui.gate.first_run.parts.group_field import fold
from heirloom.gui.language import Translated
from heirloom.gui.widgets.field import Field, Remark
from heirloom.gui.widgets.labels import Heading, Text
from heirloom.gui.widgets.modal import CANCEL, Choice, Modal

_SYMBOLS = 4
_COLUMNS = 3
_CHECK = "check"


class SheetCheck(Translated, Modal):
    """`proven`: the sheet opens this vault."""

    proven = Signal()

    def __init__(self, path: Path, background: Background, parent: QWidget) -> None:
        self._path = path
        self._background = background
        self._title = Heading(role="title-xs")
        self._text = Text(tone="ink2", wraps=True)
        self.groups = [_Group(number) for number in range(1, RECOVERY_GROUPS + 1)]
        self.remark = Remark()
        super().__init__(parent, width=460, dismissable=True)
        self.column.addWidget(self._title)
        self.column.addWidget(self._text)
        grid = QGridLayout()
        grid.setSpacing(8)
        for at, group in enumerate(self.groups):
            grid.addWidget(group, at // _COLUMNS, at % _COLUMNS)
            group.textEdited.connect(lambda _text, group=group: self._typed(group))
            group.pasted.connect(self._spread)
        self.column.addLayout(grid)
        self.column.addWidget(self.remark)
        choices = [Choice(CANCEL, self.tr("Cancel")), Choice(_CHECK, self.tr("Check the sheet"), "primary")]
        self._cancel, self.check = self.add_buttons(choices)
        self.check.clicked.disconnect()
        self.check.clicked.connect(self._try)
        self.check.setEnabled(False)

    def open(self) -> None:
        super().open()
        self.groups[0].setFocus()

    def _typed(self, group: _Group) -> None:
        if len(fold(group.text())) > _SYMBOLS:
            self._spread(fold(group.text()), group.number)
        else:
            self._judge(group)
            if group.fits and group.number < RECOVERY_GROUPS:
                self.groups[group.number].setFocus()

    def _spread(self, symbols: str, first: int = 1) -> None:
        """What is longer than a group goes on in the next ones."""
        for group in self.groups[first - 1 :]:
            part, symbols = symbols[:_SYMBOLS], symbols[_SYMBOLS:]
            if not part:
                break
            group.setText(part)
            group.setFocus()
            self._judge(group)

    def _judge(self, group: _Group) -> None:
        symbols = fold(group.text())
        whole = len(symbols) == _SYMBOLS
        group.fits = whole and check_recovery_group(group.number, symbols)
        group.set_error(whole and not group.fits)
        wrong = next((one.number for one in self.groups if len(fold(one.text())) == _SYMBOLS and not one.fits), None)
        text = self.tr("There is a mistake in group {n}. Please compare it with the sheet.")
        self.remark.say(text.replace("{n}", str(wrong)) if wrong else "")
        self.check.setEnabled(all(one.fits for one in self.groups))

    def _try(self) -> None:
        self.check.setEnabled(False)
        key, path = "-".join(fold(group.text()) for group in self.groups), self._path

        def derive() -> None:
            LockedBank(path).derive(recovery_key=key)

        self._background.run(derive, lambda _: self._opened(), self._refused, lane=Lane.WORK, owner=self)

    def _opened(self) -> None:
        self.proven.emit()
        self.answer(_CHECK)

    def _refused(self, error: HeirloomError) -> None:
        wrong = isinstance(error, WrongSecret)
        other = self.tr("The groups are typed well, but this is the sheet of another vault.")
        self.remark.say(other if wrong else problem(error).text)
        self.check.setEnabled(True)

    def answer(self, key: str) -> None:
        for group in self.groups:
            group.clear()
        super().answer(key)

    def retranslate(self) -> None:
        self._title.setText(self.tr("Check your recovery sheet"))
        self._text.setText(
            self.tr("Type the twelve groups. They are tried on this vault and forgotten; nothing changes.")
        )
        self.setAccessibleName(self._title.text())
        for group in self.groups:
            group.setAccessibleName(self.tr("Recovery group {n} of 12").replace("{n}", str(group.number)))
            group.setPlaceholderText(str(group.number))


class _Group(Field):
    """One group. `pasted` carries the symbols of a whole sheet."""

    pasted = Signal(str)

    def __init__(self, number: int) -> None:
        super().__init__(large=True)
        self.number = number
        self.fits = False
        self.setInputMethodHints(Qt.InputMethodHint.ImhPreferUppercase | Qt.InputMethodHint.ImhSensitiveData)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        theme.watcher().changed.connect(self._dress)
        self._dress()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            symbols = fold(QGuiApplication.clipboard().text())
            if len(symbols) == RECOVERY_GROUPS * _SYMBOLS:
                self.pasted.emit(symbols)
                return
        super().keyPressEvent(event)

    def _dress(self) -> None:
        families = ", ".join(f'"{name}"' for name in theme.fonts.families("mono"))
        self.setStyleSheet(f"QLineEdit {{ font-family: {families}; font-size: {theme.px(16)}px; font-weight: 600; }}")
