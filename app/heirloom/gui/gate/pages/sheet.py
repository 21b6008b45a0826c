"""Opening by the recovery sheet: twelve groups, each of which knows whether it was typed well."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QGridLayout, QLineEdit, QSizePolicy, QWidget

from heirloom.gui import theme
from heirloom.gui.gate.first_run.parts.group_field import fold
from heirloom.gui.gate.first_run.parts.notice import Notice
from heirloom.gui.gate.pages.column import Column, row, space_above
from heirloom.gui.gate.pages.working import WorkingButton
from heirloom.gui.joining import listed
from heirloom.gui.language import Translated
from heirloom.gui.widgets.buttons import Button
from heirloom.gui.widgets.field import Field
from heirloom.gui.widgets.labels import Heading, Text

GROUPS: Final = 12
SYMBOLS: Final = 4
_COLUMNS: Final = 3
_WIDTH_PX: Final = 440


class SheetPage(Translated, Column):
    """`key_given` carries the twelve groups; `fits` looks at one group's check symbol and may load the bank."""

    key_given = Signal(str)
    back_wanted = Signal()

    def __init__(self, fits: Callable[[int, str], bool], parent: QWidget | None = None) -> None:
        super().__init__(parent, width_px=_WIDTH_PX)
        self._fits = fits
        self.title = Heading("", "title-s")
        self.sentence = Text("", "body", "ink2", wraps=True)
        self.groups = [_Group(number) for number in range(1, GROUPS + 1)]
        self.notice = Notice()
        self.unlock = WorkingButton("lock-open")
        self.back = Button("", "link")
        self._build()
        for group in self.groups:
            group.textEdited.connect(lambda _text, group=group: self._typed(group))
            group.returnPressed.connect(self._give)
            group.installEventFilter(self)
        self.unlock.pressed.connect(self._give)
        self.back.clicked.connect(self.back_wanted)
        self._show_state()

    def _build(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(8)
        for at in range(_COLUMNS):
            grid.setColumnStretch(at, 1)
        for at, group in enumerate(self.groups):
            grid.addWidget(group, at // _COLUMNS, at % _COLUMNS)
        column = self.column
        column.addWidget(self.title)
        column.addSpacing(6)
        column.addWidget(self.sentence)
        column.addSpacing(20)
        column.addLayout(grid)
        column.addWidget(space_above(self.notice, 8))
        column.addSpacing(16)
        column.addWidget(self.unlock)
        column.addSpacing(16)
        column.addLayout(row(self.back, QWidget()))

    def take_focus(self) -> None:
        self.groups[0].setFocus()

    def forget(self) -> None:
        for group in self.groups:
            group.clear()
            group.judge(None)
        self.calm()

    def work(self, words: str) -> None:
        self.notice.say("info", "")
        self.unlock.start(words)

    def calm(self) -> None:
        self.unlock.stop()
        self.notice.say("info", "")
        self._show_state()

    def trouble(self, text: str, kind: str = "danger") -> None:
        self.calm()
        self.notice.say(kind, text)

    def text(self) -> str:
        return "-".join(fold(group.text()) for group in self.groups)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and isinstance(watched, _Group):
            if event.matches(QKeySequence.StandardKey.Paste):
                return self._paste()
            if event.key() == Qt.Key.Key_Backspace and not watched.text():
                self._step(watched, -1)
                return True
        return super().eventFilter(watched, event)

    def _typed(self, group: _Group) -> None:
        """Symbols beyond the fourth go on in the next group, so that one can type without looking up."""
        symbols = fold(group.text())
        if len(symbols) > SYMBOLS:
            self._spread(group.number, symbols)
        elif len(symbols) == SYMBOLS:
            self._judge(group)
            if group.is_right and group.cursorPosition() == len(group.text()):
                self._step(group, 1)
        else:
            group.judge(None)
        self._show_state()

    def _spread(self, first: int, symbols: str) -> None:
        for at in range(first, GROUPS + 1):
            part, symbols = symbols[:SYMBOLS], symbols[SYMBOLS:]
            if not part:
                break
            group = self.groups[at - 1]
            group.setText(part)
            group.setFocus()
            self._judge(group)

    def _paste(self) -> bool:
        """A whole key from a PDF is pasted into all groups at once."""
        symbols = fold(QGuiApplication.clipboard().text())
        if len(symbols) != GROUPS * SYMBOLS:
            return False
        self._spread(1, symbols)
        self._show_state()
        return True

    def _judge(self, group: _Group) -> None:
        symbols = fold(group.text())
        group.judge(self._fits(group.number, symbols) if len(symbols) == SYMBOLS else None)

    def _step(self, group: _Group, by: int) -> None:
        at = group.number - 1 + by
        if 0 <= at < GROUPS:
            self.groups[at].setFocus()
            if by > 0:
                self.groups[at].selectAll()

    def _show_state(self) -> None:
        self.unlock.button.setEnabled(all(group.is_right for group in self.groups))
        wrong = [group.number for group in self.groups if group.is_wrong]
        if wrong:
            text = self.tr("There is a mistake in group {n}. Please compare it with the sheet.")
            self.notice.say("danger", text.replace("{n}", listed(*map(str, wrong))))
        else:
            self.notice.say("info", "")

    def _give(self) -> None:
        if self.unlock.button.isEnabled() and not self.unlock.is_working:
            self.key_given.emit(self.text())

    def retranslate(self) -> None:
        self.title.setText(self.tr("Open with the recovery sheet"))
        self.sentence.setText(
            self.tr(
                "Type the twelve groups from your sheet. Each one ends with a check symbol, so a slip shows at once."
            )
        )
        self.unlock.button.setText(self.tr("Unlock"))
        self.back.setText(self.tr("Back to the passphrase"))
        for group in self.groups:
            group.setAccessibleName(self.tr("Recovery group {n} of 12").replace("{n}", str(group.number)))
            group.setPlaceholderText(str(group.number))


class _Group(Field):
    """One group; `judge` shows whether it fits."""

    def __init__(self, number: int) -> None:
        super().__init__(large=True)
        self.number = number
        self._verdict: bool | None = None
        self._mark = QAction(self)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhPreferUppercase
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhSensitiveData
        )
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setMinimumWidth(0)
        policy = self.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)  # a mark in one group must not widen its column
        self.setSizePolicy(policy)
        theme.watcher().changed.connect(self._dress)
        self._dress()

    @property
    def is_right(self) -> bool:
        return self._verdict is True

    @property
    def is_wrong(self) -> bool:
        return self._verdict is False

    def judge(self, fits: bool | None) -> None:
        """Right, wrong, or not yet to be said."""
        self._verdict = fits
        self.set_error(fits is False)
        if fits is None:
            self.removeAction(self._mark)
            return
        self._mark.setIcon(theme.icons.icon("check" if fits else "triangle-alert", "accent" if fits else "danger"))
        if self._mark not in self.actions():
            self.addAction(self._mark, QLineEdit.ActionPosition.TrailingPosition)

    def _dress(self) -> None:
        font = theme.fonts.font("key")
        families = ", ".join(f'"{name}"' for name in font.families())
        # The window's style sheet names a size for fields, which is stronger than a font.
        self.setStyleSheet(f"QLineEdit {{ font-family: {families}; font-size: {theme.px(16)}px; font-weight: 600; }}")
