"""A report in words."""

from __future__ import annotations

import re
from dataclasses import replace

from heirloom.core.albums import AlbumReport, Answer, Averages, Interval, Method, Mistake
from heirloom.core.records import ItemId
from heirloom.learning.evaluation.words import headline, text_of

EARLY = AlbumReport(yes=3, no=1, method=Method.PROTOTYPE, threshold=0.5, version=1, reason="too_few", answers_needed=8)
GOOD = AlbumReport(
    yes=24,
    no=11,
    method=Method.LOGISTIC,
    threshold=0.4,
    version=7,
    random_answers=6,
    precision=Interval(0.91, 0.72, 0.97),
    recall=Interval(0.83, 0.61, 0.92),
    f1=Interval(0.87, 0.68, 0.94),
    per_class={"yes": Averages(0.91, 0.83, 0.87), "no": Averages(0.99, 0.99, 0.99)},
    averaged={"micro": Averages(0.98, 0.98, 0.98), "macro": Averages(0.95, 0.91, 0.93)},
    confusion=(41.6, 4.1, 8.5, 1203.0),
    mistakes=(Mistake(ItemId("ab" * 16), Answer.NO, 0.93),),
    curve=((12, 0.55), (20, 0.7), (35, 0.87)),
    methods={"zero_shot": 0.5, "logistic": 0.87},
)


def test_too_early() -> None:
    assert headline(EARLY) == ["Too early to say: give 8 more answers."]
    assert headline(replace(EARLY, answers_needed=1)) == ["Too early to say: give 1 more answer."]
    assert "Precision" not in text_of(EARLY)


def test_the_headline_has_no_decimals() -> None:
    assert headline(GOOD) == ["Of 10 it adds, about 9 belong.", "Of 10 that belong, it finds about 8."]
    for tenth in range(101):
        figure = Interval(tenth / 100, 0, 1)
        said = " ".join(headline(replace(GOOD, precision=figure, recall=figure)))
        assert not re.search(r"\d[.,]\d|%", said)


def test_one_belongs_and_two_belong() -> None:
    assert headline(replace(GOOD, precision=Interval(0.1, 0, 0.4)))[0] == "Of 10 it adds, about 1 belongs."


def test_the_whole_text() -> None:
    text = text_of(GOOD, "Garden", lambda item: f"picture {item[:2]}")
    assert "How well “Garden” is learned" in text
    assert "Precision 0.91, likely between 0.72 and 0.97" in text
    assert "about 42 belong and are found" in text
    assert "picture ab: you said it does not belong, it was 93 in 100 sure that it does" in text
    assert "12: 0.55, 20: 0.70, 35: 0.87" in text
    assert "logistic regression on what the encoder sees, training 7" in text
    assert "macro average" in text
    assert "zero shot 0.50, logistic 0.87" in text
    assert "each hidden while the rest was learned" in text
    assert max(len(line) for line in text.splitlines()) <= 120


def test_one_memory_is_told_in_the_singular() -> None:
    text = text_of(replace(GOOD, confusion=(1.2, 0.9, 0.6, 0.8)))
    told = ("belongs and is found", "belongs and is missed", "does not belong and would be added", "stays out rightly")
    assert all(f"  about 1 {one}\n" in text for one in told)


def test_how_it_was_counted_is_said() -> None:
    assert "weighted" in text_of(GOOD)
    assert "Only the answers asked at random" in text_of(replace(GOOD, only_random=True))


def test_rough_figures_are_called_rough() -> None:
    assert "rough" not in text_of(GOOD)
    assert "rough" in text_of(replace(GOOD, recall=Interval(0.5, 0.2, 0.8)))


def test_words_for_everybody_come_first_and_figures_after() -> None:
    plain, figures = text_of(GOOD, "Garden").split("\nThe same in figures\n")
    assert not re.search(r"\d\.\d|F1|precision|recall|average|weighted|encoder|logistic", plain, re.IGNORECASE)
    assert all(name in figures for name in ("Precision 0.91", "Recall    0.83", "F1        0.87", "macro average"))
    assert "your 35 answers (24 yes, 11 no)" in plain
    assert "More answers have helped: with 35 it does better than it did with 12." in plain
    assert "It goes by what sets the examples apart." in plain
    assert "on the 6 of them that it asked at random" in text_of(replace(GOOD, only_random=True))


def test_the_learning_curve_is_told_as_it_went() -> None:
    assert "about as well as with 12" in text_of(replace(GOOD, curve=((12, 0.8), (35, 0.82))))
    assert "less well than with 12" in text_of(replace(GOOD, curve=((12, 0.8), (35, 0.6))))


def test_too_early_gives_no_figure_at_all() -> None:
    text = text_of(EARLY, "Garden")
    assert "So far it has 4 answers (3 yes, 1 no)." in text
    assert not re.search(r"\d\.\d|F1|figures", text)
    assert "It has no answers yet." in text_of(replace(EARLY, yes=0, no=0))


def test_drift_is_one_calm_sentence() -> None:
    assert "looks different" in text_of(replace(GOOD, drift="scores"))
    assert "right less often" in text_of(replace(GOOD, drift="acceptance"))


def test_where_most_is_answered_it_says_what_is_left() -> None:
    assert len(headline(replace(GOOD, adding=Interval(0.85, 0.5, 0.95)))) == 2
    left = headline(replace(GOOD, adding=Interval(0.4, 0.2, 0.6)))[2]
    assert left == "Much of what belongs was answered already: of 10 it would still add, about 4 belong."
