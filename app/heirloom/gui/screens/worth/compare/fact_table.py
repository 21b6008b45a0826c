"""The facts of two pictures in a table of labels; the better one of each two is set stronger."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from heirloom.gui import theme
from heirloom.gui.joining import in_sentences, labelled
from heirloom.gui.language import Translated
from heirloom.gui.screens.worth.compare.cut_text import CutText
from heirloom.gui.screens.worth.compare.facts import Fact
from heirloom.gui.widgets import Rule, Text, repolish

ROW_PX = 25
NAME_PX, NAME_LEAST_PX = 84, 54
ROOMY_PX = 380
"""A table narrower than this leaves its values more room than its names."""


class FactTable(Translated, QWidget):
    """Five rows of three cells; rows stay, their words change."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._facts: tuple[Fact, ...] = ()
        self._cells: list[tuple[Text, CutText, CutText]] = []
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(2, 1)
        self._grid.addWidget(Rule(), 0, 0, 1, 3)
        theme.watcher().changed.connect(self._dress)

    def show_facts(self, facts: Sequence[Fact]) -> None:
        """Other pictures."""
        self._facts = tuple(facts)
        while len(self._cells) < len(facts):
            self._add()
        for (name, left, right), fact in zip(self._cells, facts, strict=False):
            name.setText(fact.name)
            _put(left, fact.left, is_better=fact.better < 0)
            _put(right, fact.right, is_better=fact.better > 0)
        self.retranslate()

    def retranslate(self) -> None:
        rows = [
            labelled(fact.name, self.tr("left {left}, right {right}").format(left=fact.left, right=fact.right))
            for fact in self._facts
        ]
        self.setAccessibleName(in_sentences(*rows))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._dress()

    def _add(self) -> None:
        at = 1 + 2 * len(self._cells)
        cells = (Text(role="small", tone="ink2"), CutText(role="small"), CutText(role="small"))
        for column, cell in enumerate(cells):
            self._grid.addWidget(cell, at, column, Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(Rule(), at + 1, 0, 1, 3)
        self._cells.append(cells)
        self._dress()

    def _dress(self) -> None:
        name_px = NAME_PX if self.width() >= theme.px(ROOMY_PX) else NAME_LEAST_PX
        self._grid.setColumnMinimumWidth(0, theme.px(name_px))
        for at in range(len(self._cells)):
            self._grid.setRowMinimumHeight(1 + 2 * at, theme.px(ROW_PX))


def _put(cell: CutText, text: str, *, is_better: bool) -> None:
    cell.set_text(text)
    cell.set_tone("ink" if is_better else "ink2")
    if cell.property("strong") != is_better:
        cell.setProperty("strong", is_better)
        repolish(cell)
