"""A report as plain English text, for the command line and for export: first in words that need no statistics, then
in figures. The window has words of its own."""

from __future__ import annotations

from collections.abc import Callable

from heirloom.core.albums import NOTHING_ADDED, AlbumReport, Answer, Interval, Method
from heirloom.core.records import ItemId
from heirloom.core.tenths import of_ten
from heirloom.learning.evaluation.drift import ACCEPTANCE, SCORES
from heirloom.learning.evaluation.figures import figures

METHODS = {
    Method.ZERO_SHOT: "It goes by its sentence alone",
    Method.PROTOTYPE: "It goes by likeness to the examples",
    Method.LOGISTIC: "It goes by what sets the examples apart",
    Method.ADAPTER: "It goes by finer signs that set the examples apart",
    Method.FINE_TUNED: "It goes by a text model taught by the answers",
}
"""How each way of learning goes about it."""
DRIFTS = {
    SCORES: "What arrives now looks different from what it learned from: a few more answers would help.",
    ACCEPTANCE: "Its last suggestions were right less often than this report says: a few more answers would help.",
}
WIDE = 0.35
"""An interval from this width on is called rough."""
CLEARLY = 0.05
"""So much more F1 at the end of the learning curve is told as better."""


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
    """The whole report as lines of text: a part for everybody, then the figures.

    `title` gives the words that stand for a memory; without it, its id.
    """
    lines = [f"How well “{name}” is learned", ""] if name else []
    lines += [*headline(report), "", *_rests_on(report)]
    if report.drift:
        lines.append(DRIFTS.get(report.drift, report.drift))
    if report.precision is not None and report.recall is not None and report.f1 is not None:
        lines += [*_counts(report), *_mistakes(report, title or str)]
        lines += ["", "The same in figures", "", *figures(report, report.precision, report.recall, report.f1)]
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


def _rests_on(report: AlbumReport) -> list[str]:
    """Which answers it is known from, how far to trust it, and how the album goes about it."""
    answers = report.yes + report.no
    said = f"{answers:,} {_answers(answers)} ({report.yes:,} yes, {report.no:,} no)"
    if report.precision is None:
        lines = [f"So far it has {said}." if answers else "It has no answers yet."]
    elif report.only_random:
        asked = f"the {report.random_answers:,} of them that it asked at random"
        lines = [f"It has {said}. This is measured on {asked}, each hidden while the rest was learned."]
    else:
        lines = [f"This is measured on your {said}, each hidden while the rest was learned."]
    if _is_rough(report):
        lines.append("It is a rough guess still: more answers make it surer.")
    if len(report.curve) > 1:
        lines.append(_growth(report.curve))
    if report.method is not None:
        lines.append(f"{METHODS[report.method]}.")
    return lines


def _is_rough(report: AlbumReport) -> bool:
    every = [one for one in (report.precision, report.recall, report.f1) if one is not None]
    return max((one.high - one.low for one in every), default=0.0) > WIDE


def _growth(curve: tuple[tuple[int, float], ...]) -> str:
    """Whether more answers have helped."""
    (few, before), (many, now) = curve[0], curve[-1]
    if now > before + CLEARLY:
        return f"More answers have helped: with {many:,} it does better than it did with {few:,}."
    if now < before - CLEARLY:
        return f"With {many:,} answers it does less well than with {few:,}: what was asked later is harder to tell."
    return f"With {many:,} answers it does about as well as with {few:,}."


def _counts(report: AlbumReport) -> list[str]:
    """What would become of everything, one line each."""
    if report.confusion is None:
        return []
    right, wrong, missed, rest = (round(count) for count in report.confusion)
    return [
        "",
        "Of everything in the vault, as far as the answers tell:",
        f"  {_so_many(right, 'belongs and is found', 'belong and are found')}",
        f"  {_so_many(missed, 'belongs and is missed', 'belong and are missed')}",
        f"  {_so_many(wrong, 'does not belong and would be added', 'do not belong and would be added')}",
        f"  {_so_many(rest, 'stays out rightly', 'stay out rightly')}",
    ]


def _so_many(count: int, one: str, several: str) -> str:
    return f"about {count:,} {one if count == 1 else several}"


def _mistakes(report: AlbumReport, title: Callable[[ItemId], str]) -> list[str]:
    if not report.mistakes:
        return ["", "No answer came out wrong when it was hidden."]
    lines = ["", "Where it would have been most wrong:"]
    for mistake in report.mistakes:
        chance = f"{round(mistake.probability * 100)} in 100 sure"
        yes = mistake.answer == Answer.YES
        said = f"belongs, it was only {chance}" if yes else f"does not belong, it was {chance} that it does"
        lines.append(f"  {title(mistake.id)}: you said it {said}")
    return lines
