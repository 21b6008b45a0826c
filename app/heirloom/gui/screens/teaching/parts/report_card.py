"""How well an album is learned, in words of ten, with the exact figures in small below."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from heirloom.core.albums import AlbumReport, Interval
from heirloom.core.tenths import of_ten
from heirloom.gui.dates import count_text
from heirloom.gui.joining import in_sentences
from heirloom.gui.language import Translated
from heirloom.gui.screens.teaching.figures.sentences import FigureWords, two
from heirloom.gui.screens.teaching.parts.ten_dots import TenDots
from heirloom.gui.widgets.buttons import Button
from heirloom.gui.widgets.labels import Card, Heading, Rule, Text
from heirloom.gui.widgets.told_number import ToldNumber


class ReportCard(Translated, QWidget):
    """A group "How well this album is learned"; `show_report` with None while nothing is known yet."""

    more_wanted = Signal()
    """All figures are to be shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._report: AlbumReport | None = None
        self._words = FigureWords()
        self._title = Heading("", "section")
        self._measured = Text(role="small", tone="ink2", wraps=True)
        self._card = Card()
        self._early = Text(wraps=True)
        self._adds = Figure("accent")
        self._finds = Figure("brass")
        self._rule = Rule()
        self._still = Text(role="small", tone="ink2", wraps=True)
        self.more = Button(kind="link")
        super().__init__(parent)
        inner = QVBoxLayout(self._card)
        inner.setContentsMargins(16, 14, 16, 14)
        inner.setSpacing(14)
        for part in (self._early, self._adds, self._rule, self._finds, self._still):
            inner.addWidget(part)
        inner.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._title)
        column.addWidget(self._measured)
        column.addSpacing(6)
        column.addWidget(self._card)
        self.more.clicked.connect(self.more_wanted)

    def show_report(self, report: AlbumReport | None) -> None:
        """What was measured last."""
        self._report = report
        self.retranslate()

    def retranslate(self) -> None:
        self._title.setText(self.tr("How well this album is learned"))
        report = self._report
        known = report is not None and report.precision is not None and report.recall is not None
        for part in (self._adds, self._rule, self._finds, self._measured):
            part.setVisible(known)
        self._early.setVisible(not known)
        if report is not None and report.precision is not None and report.recall is not None:
            self._measured.setText(self._words.measured(report))
            self._adds.show_share(self.tr("Of 10 it adds, about {n} belong"), report.precision)
            self._adds.set_exact(self.tr("Precision {p}, likely between {a} and {b}"), report.precision)
            self._finds.show_share(self.tr("Of 10 that belong, it finds about {n}"), report.recall)
            self._finds.set_exact(self.tr("Recall {p}, likely between {a} and {b}"), report.recall)
        else:
            self._early.setText(self._words.unsaid(report))
        still = "" if report is None else self._words.still_adds(report)
        self._still.setText(still)
        self._still.setVisible(bool(still))
        self.more.setVisible(report is not None)
        self.more.setText(self.tr("More figures…"))
        self.more.setAccessibleName(self.more.text())
        self.more.setToolTip(self.tr("By class, the worst mistakes, and how it grew with your answers"))
        self.setAccessibleName(self._title.text())
        self.setAccessibleDescription(self._told(known))

    def _told(self, known: bool) -> str:
        if not known:
            return self._early.text()
        figures = (self._adds.accessibleName(), self._finds.accessibleName())
        return in_sentences(self._measured.text(), *figures, self._still.text())


class Figure(QWidget):
    """One sentence, its dots, and the exact figure."""

    def __init__(self, colour: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sentence = ToldNumber(wraps=True)
        self.dots = TenDots(colour)
        self.exact = Text(role="micro", tone="ink3", wraps=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for part in (self.sentence, self.dots, self.exact):
            column.addWidget(part)

    def show_share(self, sentence: str, share: Interval) -> None:
        tenths = of_ten(share.value)
        self.sentence.tell(sentence, {"n": count_text(tenths)})
        self.dots.set_filled(tenths)
        self.setAccessibleName(self.sentence.accessibleName())

    def set_exact(self, sentence: str, figure: Interval) -> None:
        told = {name: two(value) for name, value in (("p", figure.value), ("a", figure.low), ("b", figure.high))}
        self.exact.setText(sentence.format(**told))
        self.setAccessibleDescription(self.exact.text())
