"""Under the count: what the words of the question leave out, or ask for alone, as chips that can be taken away."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from heirloom.core.asking import Clause
from heirloom.gui.language import Translated
from heirloom.gui.screens.search.field.labels import CLAUSE_ICONS, clause_text
from heirloom.gui.widgets.chip_flow import ChipFlow
from heirloom.gui.widgets.chips import Chip


class ClauseLine(Translated, QWidget):
    """Not there while there is nothing to tell."""

    dropped = Signal(object)
    """The `Clause` that is wanted no more."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.chips = ChipFlow()
        self._clauses: Sequence[Clause] = ()
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 2)
        column.addWidget(self.chips)

    def show_clauses(self, clauses: Sequence[Clause]) -> None:
        if clauses != self._clauses:  # the same again must not take a chip away under the focus
            self._clauses = clauses
            self.retranslate()

    def _chip(self, clause: Clause) -> Chip:
        can_go = clause.rest is not None
        chip = Chip(clause_text(clause), icon=CLAUSE_ICONS[clause.sort], state="on", removable=can_go)
        if can_go:
            chip.setToolTip(self.tr("Take “{chip}” away").format(chip=chip.text()))
            chip.setAccessibleDescription(chip.toolTip())
            chip.removed.connect(lambda: self.dropped.emit(clause))
            chip.clicked.connect(lambda: self.dropped.emit(clause))
        return chip

    def retranslate(self) -> None:
        self.chips.clear()
        for clause in self._clauses:
            self.chips.add(self._chip(clause))
        self.setVisible(bool(self._clauses))
