"""A report of an album in the words of the window: its figures, what they count, and how it learned."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QObject

from heirloom.core.albums import NOTHING_ADDED, AlbumReport, Answer, Interval, Method, Mistake
from heirloom.core.tenths import of_ten
from heirloom.gui.dates import count_text
from heirloom.gui.joining import in_sentences, labelled, listed

TEN = 10
_WIDE = 0.35
"""An interval from this width on is called rough."""


class FigureWords(QObject):
    """Only a QObject's own `tr` has plural forms for the tools."""

    def measured(self, report: AlbumReport) -> str:
        """Which answers the figures rest on."""
        if report.only_random:
            told = self.tr(
                "Measured on %Ln answers asked at random, each hidden while the rest was learned.",
                "",
                report.random_answers,
            )
            return in_sentences(self._earlier(report), told)
        told = self.tr("Measured on your {n} answers, each hidden while the rest was learned.")
        return in_sentences(self._earlier(report), told.format(n=count_text(report.yes + report.no)))

    def unsaid(self, report: AlbumReport | None) -> str:
        """Why there are no figures."""
        needed = 0 if report is None else report.answers_needed
        if report is not None and report.reason == NOTHING_ADDED:
            return self.tr("So careful it would add nothing. Move the slider towards everything likely.")
        if report is not None and report.unlearned:
            return in_sentences(self._earlier(report), self.tr("That was too early to say how well."))
        if not needed:
            return self.tr("It is measured as soon as it has learned from your answers.")
        return self.tr("Too early to say: give %Ln more answer(s).", "", needed)

    def _earlier(self, report: AlbumReport) -> str:
        """What an earlier training that was gone back to knew; empty where it is the latest."""
        if not report.unlearned:
            return ""
        said = self.tr("An earlier training is in use: it knew {n} answers. The next answer learns from all again.")
        return said.format(n=count_text(report.yes + report.no))

    def still_adds(self, report: AlbumReport) -> str:
        """What is left is harder than what was answered; empty where it is not."""
        if report.still_adds is None:
            return ""
        said = self.tr("Much of what belongs was answered already: of 10 it would still add, about {n} belong.")
        return said.format(n=count_text(of_ten(report.still_adds.value)))

    def figures(self, report: AlbumReport) -> list[tuple[str, str]]:
        """What each figure means in words of ten, and the figure with its interval."""
        rows: list[tuple[str, str]] = []
        if report.precision is not None:
            exact = self._exact(self.tr("Precision {p}, likely between {a} and {b}"), report.precision)
            rows.append((self._tenths(self.tr("Of 10 it adds, about {n} belong and {m} do not."), report), exact))
        if report.recall is not None:
            exact = self._exact(self.tr("Recall {p}, likely between {a} and {b}"), report.recall)
            said = self.tr("Of 10 that belong, it finds about {n} and misses {m}.")
            rows.append((self._tenths(said, report, finds=True), exact))
        if report.f1 is not None:
            exact = self._exact(self.tr("F1 {p}, likely between {a} and {b}"), report.f1)
            rows.append((self.tr("Both in one figure: 1 would be without a mistake."), exact))
        return rows

    def rough(self, report: AlbumReport) -> str:
        """Where an interval is wide."""
        every = [one for one in (report.precision, report.recall, report.f1) if one is not None]
        if max((one.high - one.low for one in every), default=0.0) <= _WIDE:
            return ""
        return self.tr("These are rough: more answers make them surer.")

    def confusion(self, report: AlbumReport) -> list[str]:
        """How many of everything would be right and wrong, one line each."""
        if report.confusion is None:
            return []
        right, wrong, missed, rest = report.confusion
        rows = (
            (self.tr("Belongs and would be found"), right),
            (self.tr("Belongs and would be missed"), missed),
            (self.tr("Does not belong and would be added"), wrong),
            (self.tr("Does not belong and stays out"), rest),
        )
        return [labelled(name, self.tr("about {n}").format(n=count_text(round(count)))) for name, count in rows]

    def mistake(self, mistake: Mistake) -> str:
        """What it thought of a hidden answer, and what the person said."""
        chance = count_text(round(mistake.probability * 100))
        if mistake.answer is Answer.YES:
            return self.tr("It gave {n} in 100; you said it belongs.").format(n=chance)
        return self.tr("It gave {n} in 100; you said it does not belong.").format(n=chance)

    def curve(self, report: AlbumReport) -> str:
        """The learning curve in numbers."""
        points = [
            self.tr("{f} from {n} answers").format(f=two(f1), n=count_text(answers)) for answers, f1 in report.curve
        ]
        return labelled(self.tr("F1"), listed(*points))

    def learned(self, report: AlbumReport) -> str:
        """By which method, and which others were tried."""
        if report.method is None:
            return ""
        by = self.tr("Learned {how}.").format(how=self.method(report.method))
        names = {one.value: one for one in Method}
        tried = [labelled(self.method(names[name]), two(f1)) for name, f1 in report.methods.items() if name in names]
        if len(tried) < 2:
            return by
        ways = self.tr("Tried, by F1 on your answers alone: {ways}.").format(ways=listed(*tried))
        return in_sentences(by, ways, self.tr("The F1 above stands for everything, not for them alone."))

    def method(self, method: Method) -> str:
        """How it learned."""
        names = {
            Method.ZERO_SHOT: self.tr("from the sentence alone"),
            Method.PROTOTYPE: self.tr("by likeness to the examples"),
            Method.LOGISTIC: self.tr("by weighing what the answers share"),
            Method.ADAPTER: self.tr("by a small model of its own"),
            Method.FINE_TUNED: self.tr("by a text model trained on it"),
        }
        return names[method]

    @staticmethod
    def _exact(sentence: str, figure: Interval) -> str:
        return sentence.format(p=two(figure.value), a=two(figure.low), b=two(figure.high))

    @staticmethod
    def _tenths(sentence: str, report: AlbumReport, *, finds: bool = False) -> str:
        figure = report.recall if finds else report.precision
        tenths = 0 if figure is None else of_ten(figure.value)
        return sentence.format(n=count_text(tenths), m=count_text(TEN - tenths))


def two(value: float) -> str:
    """A figure with two decimals."""
    return QLocale().toString(value, "f", 2)
