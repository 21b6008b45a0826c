"""How often what this page proposes was right: in words of ten, the exact figures one look away."""

from __future__ import annotations

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QWidget

from heirloom.core.albums import Interval
from heirloom.core.screening import ScreeningReport
from heirloom.core.tenths import of_ten
from heirloom.gui.dates import count_text
from heirloom.gui.joining import in_sentences
from heirloom.gui.language import Translated
from heirloom.gui.widgets.labels import Text


class LearnedLine(Translated, Text):
    """Keeps out of sight while there is nothing to say; `tells_early`: also that it is too early for figures."""

    def __init__(self, *, tells_early: bool = False, parent: QWidget | None = None) -> None:
        self._report: ScreeningReport | None = None
        self._tells_early = tells_early
        super().__init__(role="small", tone="ink2", wraps=True, parent=parent)
        self.hide()

    def show_report(self, report: ScreeningReport | None) -> None:
        """What was measured last; None while nothing was decided yet."""
        self._report = report
        self.retranslate()

    def retranslate(self) -> None:
        report = self._report
        said = "" if report is None else self._said(report)
        exact = "" if report is None or not said else self._exact(report)
        self.setText(said)
        self.setToolTip(exact)
        self.setAccessibleDescription(exact)
        self.setVisible(bool(said))

    def _said(self, report: ScreeningReport) -> str:
        if report.reason is not None:
            early = self.tr(
                "Too early to say how often this is right: %Ln more decision(s).", "", report.answers_needed
            )
            return early if self._tells_early else ""
        return in_sentences(
            self._of_ten(self.tr("Of 10 it proposes as clutter, about {n} were set aside."), report.precision),
            self._of_ten(self.tr("Of 10 it proposes as keepsakes, about {n} were kept."), report.keepsakes),
        )

    def _exact(self, report: ScreeningReport) -> str:
        if report.reason is not None:
            return ""
        measured = self.tr(
            "Measured on %Ln decision(s), each hidden while the rest was learned.", "", report.kept + report.aside
        )
        return in_sentences(
            self._figure(self.tr("Clutter {p}, likely between {a} and {b}."), report.precision),
            self._figure(self.tr("Keepsakes {p}, likely between {a} and {b}."), report.keepsakes),
            measured,
        )

    @staticmethod
    def _of_ten(sentence: str, figure: Interval | None) -> str:
        return "" if figure is None else sentence.format(n=count_text(of_ten(figure.value)))

    @staticmethod
    def _figure(sentence: str, figure: Interval | None) -> str:
        if figure is None:
            return ""
        return sentence.format(p=_two(figure.value), a=_two(figure.low), b=_two(figure.high))


def _two(value: float) -> str:
    return QLocale().toString(value, "f", 2)
