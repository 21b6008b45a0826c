"""How strong a passphrase is, in figures and in words."""

from __future__ import annotations

import math

import pytest
from PySide6.QtCore import QLocale

from heirloom.core.paths import resources_dir
from heirloom.gui.gate import strength
from heirloom.gui.gate.strength import Level, Strength

ENGLISH = resources_dir() / "words" / "passphrase-english.txt"


@pytest.mark.parametrize(
    ("passphrase", "level"),
    [
        ("", Level.TOO_EASY),
        ("password", Level.TOO_EASY),
        ("Tr0ub4dour&3", Level.TOO_EASY),
        ("aB3$kQ9zLw1", Level.FAIR),
        ("grandma lisbon 47", Level.STRONG),
        ("copper lantern orchard swift velvet harbour", Level.VERY_STRONG),
        ("x" * 500, Level.TOO_EASY),
    ],
)
def test_level(passphrase: str, level: Level) -> None:
    assert strength.measure(passphrase).level is level


def test_a_word_from_the_vaults_name_costs_a_guesser_nothing() -> None:
    alone = strength.measure("Marlowescu")
    named = strength.measure("Marlowescu", ["Marlowescu", "family"])
    assert named.guesses < alone.guesses / 1000


def test_a_long_passphrase_is_weighed_without_its_end() -> None:
    long = "copper lantern orchard swift velvet harbour " * 10
    assert strength.measure(long).level is Level.VERY_STRONG


def test_four_suggested_words_are_strong_even_where_the_list_is_known() -> None:
    for locale, fewest in (("en_GB", 3000), ("zh_CN", 4096)):
        QLocale.setDefault(QLocale(locale))
        for _ in range(20):
            drawn = strength.suggest()
            assert len(drawn.passphrase.split(" ")) == 4
            assert drawn.among >= fewest
            found = strength.measure(drawn.passphrase, among=drawn.among)
            assert found.level >= Level.STRONG
            assert found.guesses <= drawn.among**4 / 2


def test_suggestions_differ() -> None:
    assert len({strength.suggest() for _ in range(50)}) == 50


def test_chinese_words_are_typed_as_they_are_spelled_and_cost_as_much_to_guess() -> None:
    QLocale.setDefault(QLocale("zh_CN"))
    lines = (resources_dir() / "words" / "passphrase-chinese.txt").read_text("utf-8").splitlines()
    spelled, words = zip(*(line.split(" ") for line in lines), strict=True)
    # Every spelling once: who draws four of them draws as many bits as the English list gives, and more.
    assert len(set(spelled)) == len(set(words)) == len(lines)
    assert 4 * math.log2(len(lines)) >= 4 * math.log2(len(ENGLISH.read_text("utf-8").split()))
    assert all(one.isascii() and one.isalpha() and one.islower() for one in spelled)
    assert all(len(word) == 2 and not word.isascii() for word in words)
    known = dict(zip(spelled, words, strict=True))
    drawn = strength.suggest()
    assert [known[one] for one in drawn.passphrase.split(" ")] == drawn.words.split(" ")
    QLocale.setDefault(QLocale("en_GB"))
    assert strength.suggest().words == ""


def test_the_list_has_enough_plain_words_and_none_twice() -> None:
    words = ENGLISH.read_text("utf-8").split()
    assert len(set(words)) == len(words) >= 2048
    assert all(word.isascii() and word.islower() and 3 <= len(word) <= 8 for word in words)


@pytest.mark.parametrize(
    ("guesses", "said"),
    [
        (1e3, "Too easy: it is among the first million anyone would try."),
        (2e8, "Too easy: it could be guessed in 6 hour"),
        (2e10, "Fair. It could be guessed in 23 day"),
        (1e13, "Strong. Would take 32 year"),
        (5e13, "Strong. Would take more than a century to guess."),
        (3e14, "Strong. Would take centuries to guess."),
        (1e16, "Very strong. Would take about 10,000 years to guess."),
        (1e19, "Very strong. Would take longer than there have been people to guess."),
    ],
)
def test_sentence(guesses: float, said: str) -> None:
    QLocale.setDefault(QLocale("en_GB"))
    level = next(
        level
        for level, least in (
            (Level.VERY_STRONG, 1e15),
            (Level.STRONG, 1e12),
            (Level.FAIR, 1e9),
            (Level.TOO_EASY, 0.0),
        )
        if guesses >= least
    )
    assert strength.sentence(Strength(level, guesses)).startswith(said)


def test_who_accepts_a_fair_passphrase_reads_how_long_it_holds() -> None:
    found = Strength(Level.FAIR, 1e10)
    assert strength.duration(found.seconds) in strength.acceptance(found)
