"""Precision, recall and F1 of both classes and of their averages, in a small table."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from heirloom.core.albums import AlbumReport, Averages
from heirloom.gui import theme
from heirloom.gui.joining import in_sentences, labelled, listed
from heirloom.gui.language import Translated
from heirloom.gui.screens.teaching.figures.sentences import two
from heirloom.gui.theme import focus
from heirloom.gui.widgets.labels import Rule, Text

_FIGURES = 3
_FIGURE_PX = 76


class ClassTable(Translated, QWidget):
    """Tab reaches it as a whole; a screen reader hears it row by row."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._report: AlbumReport | None = None
        self._heads = [Text(role="small", tone="ink2") for _ in range(_FIGURES)]
        self._grid = QGridLayout()
        self._rows: list[QWidget] = []
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setProperty(focus.WANTED, True)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(0, 1)
        for at, head in enumerate(self._heads, start=1):
            head.setAlignment(Qt.AlignmentFlag.AlignRight)
            self._grid.setColumnMinimumWidth(at, theme.px(_FIGURE_PX))
            self._grid.addWidget(head, 0, at)
        self.setLayout(self._grid)

    def show_report(self, report: AlbumReport) -> None:
        """Its rows from now on; hidden where it has none."""
        self._report = report
        self.retranslate()

    def retranslate(self) -> None:
        names = (self.tr("Precision"), self.tr("Recall"), self.tr("F1"))
        for head, name in zip(self._heads, names, strict=True):
            head.setText(name)
        for part in self._rows:
            part.hide()
            part.deleteLater()
        self._rows = []
        told = []
        for name, about, one in self._told_rows():
            self._add_row(name, about, one)
            figures = (one.precision, one.recall, one.f1)
            pairs = [labelled(label, two(figure)) for label, figure in zip(names, figures, strict=True)]
            told.append(labelled(listed(name, about), listed(*pairs)))
        self.setVisible(bool(told))
        self.setAccessibleName(self.tr("Both classes and their averages"))
        self.setAccessibleDescription(in_sentences(*told))

    def _add_row(self, name: str, about: str, one: Averages) -> None:
        row = self._grid.rowCount()
        rule = Rule()
        self._grid.addWidget(rule, row, 0, 1, 1 + _FIGURES)
        label = Text(listed(name, about), wraps=True)
        self._grid.addWidget(label, row + 1, 0)
        self._rows += [rule, label]
        for at, figure in enumerate((one.precision, one.recall, one.f1), start=1):
            cell = Text(two(figure))
            cell.setFont(theme.fonts.tabular(cell.font()))
            self._grid.addWidget(cell, row + 1, at, Qt.AlignmentFlag.AlignRight)
            self._rows.append(cell)

    def _told_rows(self) -> list[tuple[str, str, Averages]]:
        report = self._report
        if report is None:
            return []
        named = [
            (self.tr("Belongs"), "", report.per_class.get("yes")),
            (self.tr("Does not belong"), "", report.per_class.get("no")),
            (self.tr("Average"), self.tr("each memory counts alike (micro)"), report.averaged.get("micro")),
            (self.tr("Average"), self.tr("each class counts alike (macro)"), report.averaged.get("macro")),
            (self.tr("Average"), self.tr("classes count by their size (weighted)"), report.averaged.get("weighted")),
        ]
        return [(name, about, one) for name, about, one in named if one is not None]
