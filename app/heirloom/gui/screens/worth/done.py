"""When nothing waits: how much was decided, and what can still be taken back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from heirloom.bank import Change
from heirloom.core.screening import ScreeningReport
from heirloom.gui import theme
from heirloom.gui.history import change_text
from heirloom.gui.language import Translated
from heirloom.gui.screens.worth.compare.cut_text import CutText
from heirloom.gui.screens.worth.learned import LearnedLine
from heirloom.gui.widgets import Button, EmptyState, Heading, Rule, Text

_WIDE_PX = 520


class DonePage(Translated, QWidget):
    """`undo_wanted` is for the latest of the list; the next one is the latest then."""

    undo_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        self._decided = 0
        self._changes: tuple[Change, ...] = ()
        self.title = Heading("", "title")
        self.empty = EmptyState("scale")
        self.learned = LearnedLine(tells_early=True)
        self.learned.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._heading = Text(role="section")
        self.rows: list[tuple[CutText, Button]] = []
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 2, 24, 24)
        column.setSpacing(0)
        column.addWidget(self.title)
        column.addStretch(2)
        middle = QWidget()
        middle.setMaximumWidth(theme.px(_WIDE_PX))
        self._list = QVBoxLayout(middle)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(0)
        self._list.addWidget(self.empty)
        self._list.addSpacing(10)
        self._list.addWidget(self.learned)
        self._list.addSpacing(24)
        self._list.addWidget(self._heading)
        self._list.addSpacing(6)
        centre = QHBoxLayout()
        centre.addStretch(1)
        centre.addWidget(middle, 100)
        centre.addStretch(1)
        column.addLayout(centre)
        column.addStretch(3)

    def show_done(self, decided: int, changes: Sequence[Change], report: ScreeningReport | None = None) -> None:
        """So many decisions since Monday; `changes` newest first; `report`: how often proposals were right."""
        self.learned.show_report(report)
        self._decided, self._changes = decided, tuple(changes)
        while len(self.rows) < len(changes):
            self._add()
        for at, (text, button) in enumerate(self.rows):
            row = text.parentWidget()
            assert row is not None
            row.setVisible(at < len(changes))
            button.setVisible(at == 0)
        self._heading.setVisible(bool(changes))
        self.retranslate()

    def focus_content(self) -> None:
        if self._changes:
            self.rows[0][1].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.setFocus()

    def retranslate(self) -> None:
        self.title.setText(self.tr("Worth keeping?"))
        decided = self.tr("%Ln decision(s) made since Monday.", "", self._decided) if self._decided else ""
        self.empty.set_text(
            self.tr("Nothing waits."), decided or self.tr("What comes in is looked at as it arrives."), None
        )
        self._heading.setText(self.tr("Done lately"))
        for (text, button), change in zip(self.rows, self._changes, strict=False):
            text.set_text(change_text(change))
            button.setText(self.tr("Undo"))
            button.setAccessibleName(self.tr("Undo: {what}").format(what=change_text(change)))

    def _add(self) -> None:
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Rule())
        line = QHBoxLayout()
        line.setContentsMargins(0, 7, 0, 7)
        text, button = CutText(tone="ink2"), Button(kind="link", icon="undo-2")
        line.addWidget(text, 1)
        line.addWidget(button)
        column.addLayout(line)
        button.clicked.connect(self.undo_wanted)
        self._list.addWidget(row)
        self.rows.append((text, button))
