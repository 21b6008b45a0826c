"""An import that has ended: what it brought, and until the next day a way to take it back."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from heirloom.bank import Arrival
from heirloom.gui import dates
from heirloom.gui.joining import listed
from heirloom.gui.language import Translated
from heirloom.gui.screens.activity.job_text import brought_in
from heirloom.gui.widgets.buttons import Button
from heirloom.gui.widgets.labels import Glyph, Rule, Text


class ArrivalRow(Translated, QFrame):
    """`shown` and `undone` carry the Arrival."""

    shown = Signal(object)
    undone = Signal(object)

    def __init__(self, arrival: Arrival, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.arrival = arrival
        self._title = Text(strong=True, wraps=True)
        self._done = Text(role="small", tone="accent", strong=True)
        self._sentence = Text(role="small", tone="ink2", wraps=True)
        self.show_button = Button(kind="link", size="small")
        self.undo_button = Button(kind="link", size="small")
        self.show_button.clicked.connect(lambda: self.shown.emit(self.arrival))
        self.undo_button.clicked.connect(lambda: self.undone.emit(self.arrival))
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(2)
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self._title, 1)
        head.addWidget(Glyph("circle-check", "accent", 15), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._done, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        foot = QHBoxLayout()
        foot.setSpacing(14)
        foot.addWidget(self._sentence, 1)
        foot.addWidget(self.show_button)
        foot.addWidget(self.undo_button)
        column.addLayout(foot)
        column.addSpacing(10)
        column.addWidget(Rule())

    def retranslate(self) -> None:
        arrival = self.arrival
        self._title.setText(brought_in(arrival.name, arrival.others))
        self._done.setText(self.tr("Done at {time}").format(time=_when(arrival.at)))
        self._sentence.setText(self._told())
        self.show_button.setText(self.tr("Show"))
        self.show_button.setVisible(arrival.imported > 0 and not arrival.undone)
        self.undo_button.setText(self.tr("Undo"))
        self.undo_button.setToolTip(self.tr("Take out again what this brought; possible until the next day"))
        self.undo_button.setVisible(arrival.can_be_undone)
        self.setAccessibleName(listed(self._title.text(), self._done.text(), self._sentence.text()))
        for button in (self.show_button, self.undo_button):
            button.setAccessibleDescription(self._title.text())

    def _told(self) -> str:
        arrival = self.arrival
        if arrival.undone:
            return self.tr("Taken out again; erased after 30 days")
        parts = [self.tr("%Ln new", "", arrival.imported)]
        if arrival.duplicates:
            parts.append(self.tr("%Ln already in the vault", "", arrival.duplicates))
        if arrival.failed:
            parts.append(self.tr("%Ln left out", "", arrival.failed))
        return listed(*parts)


def _when(moment: datetime) -> str:
    local = moment.astimezone()
    is_today = local.date() == datetime.now(local.tzinfo).date()
    return dates.time_text(local) if is_today else dates.ago(local)
