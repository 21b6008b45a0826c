"""The card of a file that nothing here shows, or that could not be shown: what it is, and a way to get it out."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from heirloom.bank import Card
from heirloom.gui import dates, theme
from heirloom.gui.joining import in_sentences
from heirloom.gui.language import Translated
from heirloom.gui.widgets import Button, Glyph, Text
from heirloom.gui.widgets.labels import Card as CardFrame

_PAPER_PX = 420
_LONGEST_ENDING = 6


class FileCard(Translated, QWidget):
    """Paper with name, kind and size of a file; `export` and `again` are its buttons."""

    export = Signal()
    again = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.ground(self, "canvas")
        self._card: Card | None = None
        self._reason = ""
        self._paper = CardFrame()
        self._glyph = Glyph("file", "ink2", 40)
        self._name = Text(role="title-xs", wraps=True)
        self._facts = Text(role="small", tone="ink2", wraps=True)
        self._why = Text(tone="ink2", wraps=True)
        self._export = Button(kind="primary", icon="download")
        self._again = Button(icon="rotate-cw")
        self._export.clicked.connect(self.export)
        self._again.clicked.connect(self.again)
        self._lay_out()

    def _lay_out(self) -> None:
        self._resize()
        theme.watcher().changed.connect(self._resize)
        column = QVBoxLayout(self._paper)
        column.setContentsMargins(32, 32, 32, 28)
        column.setSpacing(10)
        column.addWidget(self._glyph)
        for label in (self._name, self._facts, self._why):
            column.addWidget(label)
        row = QHBoxLayout()
        row.setContentsMargins(0, 12, 0, 0)
        row.addWidget(self._export)
        row.addWidget(self._again)
        row.addStretch(1)
        column.addLayout(row)
        outer = QVBoxLayout(self)
        outer.addWidget(self._paper, 0, Qt.AlignmentFlag.AlignCenter)

    def _resize(self) -> None:
        self._paper.setFixedWidth(theme.px(_PAPER_PX))

    def show_card(self, card: Card | None, reason: str = "", *, can_try: bool = False) -> None:
        """The file's facts, and why it is not shown itself."""
        self._card, self._reason = card, reason
        self._again.setVisible(can_try)
        self.retranslate()

    def retranslate(self) -> None:
        card = self._card
        self._export.setText(self.tr("Export a copy…"))
        self._again.setText(self.tr("Try again"))
        self._name.setText("" if card is None else card.name)
        self._facts.setText("" if card is None else f"{self._kind(card)} · {dates.size_text(card.bytes)}")
        unknown = self.tr("This kind of file cannot be shown yet. It is kept as it is.")
        empty = self.tr("This file is empty. It is kept as it is.")
        is_empty = card is not None and not card.bytes
        self._why.setText(empty if is_empty else self._reason or unknown)
        self.setAccessibleName(in_sentences(self._name.text(), self._why.text()))

    def _kind(self, card: Card) -> str:
        """As people call it, by its ending; by its registered name only where it has none."""
        _, dot, ending = card.name.rpartition(".")
        is_ending = dot and 0 < len(ending) <= _LONGEST_ENDING and ending.isalnum()
        return self.tr("{ending} file").format(ending=ending.upper()) if is_ending else card.media_type
