"""Words that encoders of English know, and questions of which they know none."""

from __future__ import annotations

import pytest

from heirloom.embedding import ImageEncoder, TextEncoder
from heirloom.search.chinese.cedict import Dictionary
from heirloom.search.lexicon import Lexicon


@pytest.fixture(scope="module")
def lexicon(encoders: tuple[ImageEncoder, TextEncoder]) -> Lexicon:
    """Opening the encoders lays their vocabulary where it is read."""
    return Lexicon(Dictionary().text)


@pytest.mark.parametrize(
    "text",
    ["a dog", "strawberries", "a giraffe", "kayaks", "snowman", "zucchini", "café", "xyzzyqwv on a mountain", "résumé"],
)
def test_words_and_their_forms_are_known(lexicon: Lexicon, text: str) -> None:
    assert lexicon.knows_any(text)


@pytest.mark.parametrize(
    "text", ["xyzzyqwv", "Ünïcödé", "qwertz asdfgh", "the brgkq", "1234", "собака", "🎂", "a" * 5000]
)
def test_what_is_no_word_is_not(lexicon: Lexicon, text: str) -> None:
    assert not lexicon.knows_any(text)


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("an eleplant in the zoo", ["eleplant"]),
        ("bycicle", ["bycicle"]),
        ("the Eiffel tower", []),
        ("strawberries on a beachball", []),
        ("a seahorse", []),
        ("1987", []),
        ("狗", []),
    ],
)
def test_single_words_that_are_none_are_told(lexicon: Lexicon, text: str, unknown: list[str]) -> None:
    assert lexicon.unknown_words(text) == unknown
    assert lexicon.knows_all(text) is (not unknown)
