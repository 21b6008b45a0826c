"""How well an album is learned, in words of ten, with the exact figures in small below."""

from __future__ import annotations

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QVBoxLayout, QWidget

from heirloom.core.albums import NOTHING_ADDED, AlbumReport, Interval
from heirloom.gui.dates import count_text
from heirloom.gui.joining import in_sentences
from heirloom.gui.language import Translated
from heirloom.gui.screens.teaching.parts.ten_dots import TEN, TenDots
from heirloom.gui.widgets.labels import Card, Heading, Rule, Text
from heirloom.gui.widgets.told_number import ToldNumber


class ReportCard(Translated, QWidget):
    """A group "How well this album is learned"; `show_report` with None while nothing is known yet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._report: AlbumReport | None = None
        self._title = Heading("", "section")
        self._measured = Text(role="small", tone="ink2", wraps=True)
        self._card = Card()
        self._early = Text(wraps=True)
        self._adds = Figure("accent")
        self._finds = Figure("brass")
        self._rule = Rule()
        super().__init__(parent)
        inner = QVBoxLayout(self._card)
        inner.setContentsMargins(16, 14, 16, 14)
        inner.setSpacing(14)
        for part in (self._early, self._adds, self._rule, self._finds):
            inner.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._title)
        column.addWidget(self._measured)
        column.addSpacing(6)
        column.addWidget(self._card)

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
            self._measured.setText(self._how(report))
            self._adds.show_share(self.tr("Of 10 it adds, about {n} belong"), report.precision)
            self._adds.set_exact(self.tr("Precision {p}, likely between {a} and {b}"), report.precision)
            self._finds.show_share(self.tr("Of 10 that belong, it finds about {n}"), report.recall)
            self._finds.set_exact(self.tr("Recall {p}, likely between {a} and {b}"), report.recall)
        else:
            self._early.setText(self._unsaid(report))
        self.setAccessibleName(self._title.text())
        self.setAccessibleDescription(self._told(known))

    def _how(self, report: AlbumReport) -> str:
        if report.only_random:
            return self.tr(
                "Measured on %Ln answers asked at random, each hidden while the rest was learned.",
                "",
                report.random_answers,
            )
        told = self.tr("Measured on your {n} answers, each hidden while the rest was learned.")
        return told.format(n=count_text(report.yes + report.no))

    def _unsaid(self, report: AlbumReport | None) -> str:
        """Why there are no figures."""
        needed = 0 if report is None else report.answers_needed
        if report is not None and report.reason == NOTHING_ADDED:
            return self.tr("So careful it would add nothing. Move the slider towards everything likely.")
        if not needed:
            return self.tr("It is measured as soon as it has learned from your answers.")
        return self.tr("Too early to say: give %Ln more answer(s).", "", needed)

    def _told(self, known: bool) -> str:
        if not known:
            return self._early.text()
        return in_sentences(self._measured.text(), self._adds.accessibleName(), self._finds.accessibleName())


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
        of_ten = round(share.value * TEN)
        self.sentence.tell(sentence, {"n": count_text(of_ten)})
        self.dots.set_filled(of_ten)
        self.setAccessibleName(self.sentence.accessibleName())

    def set_exact(self, sentence: str, figure: Interval) -> None:
        told = {name: _two(value) for name, value in (("p", figure.value), ("a", figure.low), ("b", figure.high))}
        self.exact.setText(sentence.format(**told))
        self.setAccessibleDescription(self.exact.text())


def _two(value: float) -> str:
    return QLocale().toString(value, "f", 2)
