"""The parts of "More figures": the figures in words and as a table, the worst mistakes, the learning curve."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from heirloom.core.albums import AlbumReport, Mistake
from heirloom.gui.grid.faces import Faces
from heirloom.gui.language import Translated
from heirloom.gui.screens.teaching.figures.class_table import ClassTable
from heirloom.gui.screens.teaching.figures.curve_chart import LEAST_POINTS, CurveChart
from heirloom.gui.screens.teaching.figures.mistake_row import MistakeRow
from heirloom.gui.screens.teaching.figures.sentences import FigureWords
from heirloom.gui.widgets.labels import Heading, Text
from heirloom.gui.widgets.look_only import LookOnly

_LINES = 3
"""Precision, recall, F1."""


class Figures(Translated, QWidget):
    """Figures with their intervals, both classes, and how many of everything would be right and wrong."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._report: AlbumReport | None = None
        self._words = FigureWords()
        self.lines = [
            (Text(strong=True, wraps=True), Text(role="small", tone="ink2", wraps=True)) for _ in range(_LINES)
        ]
        self.notes = Text(role="small", tone="ink2", wraps=True)
        self._classes = Heading("", "section")
        self.table = ClassTable()
        self._everything = Heading("", "section")
        self.counts = Text(wraps=True)
        self._learned = Text(role="small", tone="ink2", wraps=True)
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for meaning, exact in self.lines:
            column.addWidget(meaning)
            column.addWidget(exact)
            column.addSpacing(8)
        column.addWidget(self.notes)
        column.addWidget(self._learned)
        for head, part in ((self._classes, self.table), (self._everything, self.counts)):
            column.addSpacing(14)
            column.addWidget(head)
            column.addSpacing(4)
            column.addWidget(part)

    def show_report(self, report: AlbumReport | None) -> None:
        """None where it is too early."""
        self._report = report
        self.setVisible(report is not None)
        self.retranslate()

    def retranslate(self) -> None:
        report, words = self._report, self._words
        self._classes.setText(self.tr("Both classes and their averages"))
        self._everything.setText(self.tr("Of everything, as far as your answers tell"))
        if report is None:
            return
        said = words.figures(report)
        for at, (meaning, exact) in enumerate(self.lines):
            for part, text in zip((meaning, exact), said[at] if at < len(said) else ("", ""), strict=True):
                part.setText(text)
                part.setVisible(bool(text))
        self._put(self.notes, " ".join(one for one in (words.still_adds(report), words.rough(report)) if one))
        self._put(self._learned, words.learned(report))
        self.table.show_report(report)
        self._classes.setVisible(bool(report.per_class))
        counts = words.confusion(report)
        self._put(self.counts, "\n".join(counts))
        self._everything.setVisible(bool(counts))

    @staticmethod
    def _put(part: Text, text: str) -> None:
        part.setText(text)
        part.setVisible(bool(text))


class Mistakes(Translated, QWidget):
    """`open_wanted` carries a number, `again_wanted` a row and its other answer, or None to take that back."""

    open_wanted = Signal(int)
    again_wanted = Signal(object, object)

    def __init__(self, faces: Faces, describe: Callable[[int], str], *, writable: bool) -> None:
        self._faces, self._describe = faces, describe
        self.rows: list[MistakeRow] = []
        self._head = Heading("", "section")
        self._none = Text(tone="ink2", wraps=True)
        self._column = QVBoxLayout()
        super().__init__()
        self._held = LookOnly(self, writable=writable)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addWidget(self._head)
        self._column.addWidget(self._none)
        self.setLayout(self._column)

    @property
    def numbers(self) -> list[int]:
        return [row.number for row in self.rows]

    def show_mistakes(self, mistakes: Sequence[tuple[Mistake, int]]) -> None:
        """Each with the number of its memory, the worst first."""
        for mistake, number in mistakes:
            row = MistakeRow(mistake, number, self._faces, self._describe)
            row.open_wanted.connect(self.open_wanted)
            row.again_wanted.connect(lambda answer, row=row: self.again_wanted.emit(row, answer))
            self._held.hold(row.again)
            self._column.addWidget(row)
            self.rows.append(row)
        size = self.rows[0].print.sizeHint() if self.rows else QSize(1, 1)
        self._faces.want(self, self.numbers, size)
        self.retranslate()

    def retranslate(self) -> None:
        self._head.setText(self.tr("What it would have got most wrong"))
        self._none.setText(self.tr("No answer came out wrong when it was hidden."))
        self._none.setVisible(not self.rows)


class Curve(Translated, QWidget):
    """The chart and the line below it; until it is there, what is being done."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._report: AlbumReport | None = None
        self._trouble = ""
        self._is_waiting = True
        self._words = FigureWords()
        self._head = Heading("", "section")
        self._about = Text(role="small", tone="ink2", wraps=True)
        self.chart = CurveChart()
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for part in (self._head, self._about, self.chart):
            column.addWidget(part)

    def wait(self) -> None:
        """Another one is on its way; the one before stays until then."""
        self._is_waiting, self._trouble = True, ""
        self.retranslate()

    def show_report(self, report: AlbumReport) -> None:
        self._report, self._is_waiting = report, False
        self.retranslate()

    def show_trouble(self, text: str) -> None:
        """Why there is none."""
        self._is_waiting, self._trouble = False, text
        self.retranslate()

    def retranslate(self) -> None:
        self._head.setText(self.tr("How it grew with your answers"))
        report = self._report
        has_curve = report is not None and len(report.curve) >= LEAST_POINTS
        if report is not None and has_curve:
            self.chart.show_points(report.curve, self._words.curve(report))
        self.chart.setVisible(has_curve)
        self._about.setText(self._said(has_curve))

    def _said(self, has_curve: bool) -> str:
        if self._trouble:
            return self._trouble
        if self._is_waiting:
            return self.tr("Learning again from fewer answers, to compare…")
        if not has_curve:
            return self.tr("It takes a few more answers to compare with fewer.")
        return self.tr("F1, from 0 to 1, learned from the first so many answers alone.")
