"""A report as plain English text, for the command line and for export. The window has words of its own."""

from __future__ import annotations

from collections.abc import Callable

from heirloom.core.albums import NOTHING_ADDED, AlbumReport, Answer, Interval, Method
from heirloom.core.records import ItemId
from heirloom.core.tenths import of_ten
from heirloom.learning.evaluation.drift import ACCEPTANCE, SCORES

METHODS = {
    Method.ZERO_SHOT: "the sentence alone",
    Method.PROTOTYPE: "likeness to the examples",
    Method.LOGISTIC: "logistic regression on what the encoder sees",
    Method.ADAPTER: "a small network on what the encoder sees",
    Method.FINE_TUNED: "a text encoder tuned on the answers",
}
DRIFTS = {
    SCORES: "What arrives now looks different from what it learned from: a few more answers would help.",
    ACCEPTANCE: "Its last suggestions were right less often than this report says: a few more answers would help.",
}
WIDE = 0.35
"""An interval from this width on is called rough."""


def headline(report: AlbumReport) -> list[str]:
    """One to four sentences without any decimals."""
    lines = _earlier(report)
    if report.precision is None or report.recall is None:
        return [*lines, _too_early(report)]
    lines += [
        f"Of 10 it adds, {_about(report.precision)} {_belong(report.precision)}.",
        f"Of 10 that belong, it finds {_about(report.recall)}.",
    ]
    if (adding := report.still_adds) is not None:
        lines.append(
            f"Much of what belongs was answered already: of 10 it would still add, {_about(adding)} {_belong(adding)}."
        )
    return lines


def text_of(report: AlbumReport, name: str = "", title: Callable[[ItemId], str] | None = None) -> str:
    """The whole report as lines of text. `title` gives the words that stand for a memory; without it, its id."""
    lines = [f"How well “{name}” is learned", ""] if name else []
    lines += headline(report)
    if report.precision is not None and report.recall is not None and report.f1 is not None:
        lines += ["", *_figures(report, report.precision, report.recall, report.f1)]
        lines += _confusion(report)
        lines += _mistakes(report, title or str)
        lines += _curve(report)
    lines += ["", *_method(report)]
    if report.drift:
        lines += ["", DRIFTS.get(report.drift, report.drift)]
    return "\n".join(lines) + "\n"


def _earlier(report: AlbumReport) -> list[str]:
    """What an earlier training that was gone back to did not know."""
    if not report.unlearned:
        return []
    knew = report.yes + report.no
    left = f"{report.unlearned} {_answers(report.unlearned)}"
    return [f"An earlier training is in use: it knew {knew} {_answers(knew)}, and {left} of now not."]


def _too_early(report: AlbumReport) -> str:
    if report.reason == NOTHING_ADDED:
        return "At this setting it would add nothing: be less careful, or give more answers."
    if report.unlearned:
        return "That was too early to say: learn again from all answers."
    if report.answers_needed:
        return f"Too early to say: give {report.answers_needed} more {_answers(report.answers_needed)}."
    return "Too early to say."


def _about(figure: Interval) -> str:
    return {0: "hardly any", 10: "nearly all"}.get(of_ten(figure.value), f"about {of_ten(figure.value)}")


def _belong(figure: Interval) -> str:
    return "belongs" if of_ten(figure.value) == 1 else "belong"


def _answers(count: int) -> str:
    return "answer" if count == 1 else "answers"


def _figures(report: AlbumReport, precision: Interval, recall: Interval, f1: Interval) -> list[str]:
    named = (("Precision", precision), ("Recall", recall), ("F1", f1))
    lines = [f"{label:10}{_figure(figure)}" for label, figure in named]
    if max(figure.high - figure.low for _, figure in named) > WIDE:
        lines.append("These are rough: more answers make them surer.")
    if report.per_class:
        lines += ["", f"{'':16}precision  recall    F1"]
        rows = [("belongs", "yes"), ("does not", "no")]
        lines += [_row(label, report, key) for label, key in rows if key in report.per_class]
        lines += [_row(f"{key} average", report, key) for key in report.averaged]
    return lines


def _figure(figure: Interval) -> str:
    return f"{figure.value:.2f}, likely between {figure.low:.2f} and {figure.high:.2f}"


def _row(label: str, report: AlbumReport, key: str) -> str:
    row = report.per_class.get(key) or report.averaged[key]
    return f"{label:16}{row.precision:9.2f}  {row.recall:6.2f}  {row.f1:4.2f}"


def _confusion(report: AlbumReport) -> list[str]:
    if report.confusion is None:
        return []
    right, wrong, missed, rest = (round(count) for count in report.confusion)
    found = _so_many(right, "belongs and is found", "belong and are found")
    lost = _so_many(missed, "belongs and is missed", "belong and are missed")
    added = _so_many(wrong, "does not belong and would be added", "do not belong and would be added")
    left = _so_many(rest, "stays out rightly", "stay out rightly")
    return ["", "Of everything, as far as the answers tell:", f"  {found}, {lost},", f"  {added}, {left}."]


def _so_many(count: int, one: str, several: str) -> str:
    return f"about {count:,} {one if count == 1 else several}"


def _mistakes(report: AlbumReport, title: Callable[[ItemId], str]) -> list[str]:
    if not report.mistakes:
        return ["", "No answer came out wrong when it was hidden."]
    lines = ["", "What it would have got most wrong:"]
    for mistake in report.mistakes:
        said = "belongs" if mistake.answer == Answer.YES else "does not belong"
        lines.append(f"  {title(mistake.id)}: it gave {_chance(mistake.probability)}, you said it {said}")
    return lines


def _chance(probability: float) -> str:
    return f"{round(probability * 100)} in 100"


def _curve(report: AlbumReport) -> list[str]:
    if len(report.curve) < 2:
        return []
    return ["", "F1 by answers used: " + ", ".join(f"{answers}: {f1:.2f}" for answers, f1 in report.curve)]


def _method(report: AlbumReport) -> list[str]:
    answers = report.yes + report.no
    lines = [
        f"{answers} {_answers(answers)}: {report.yes} yes, {report.no} no, {report.random_answers} asked at random."
    ]
    if report.method is not None:
        version = f", version {report.version}" if report.version is not None else ""
        lines.append(f"Learned by {METHODS[report.method]}{version}.")
    if len(report.methods) > 1:
        tried = ", ".join(f"{name.replace('_', ' ')} {f1:.2f}" for name, f1 in report.methods.items())
        lines.append(f"Tried, by F1 on hidden answers: {tried}.")
    if report.precision is None:
        return lines
    counted = (
        "Only the answers asked at random are counted, which stand for the whole."
        if report.only_random
        else "As hard questions are asked first, answers are weighted by their scores to stand for the whole."
    )
    return [*lines, "Measured on these answers, each hidden while the rest was learned.", counted]
