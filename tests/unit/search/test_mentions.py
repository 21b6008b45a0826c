"""How a passage mentions words: all of them or some, at length or in passing."""

from __future__ import annotations

import pytest

from heirloom.core.records import ItemId, Passage, PassageId, PassageSource
from heirloom.core.words import content_terms
from heirloom.search.channels.mentions import ROOM, Mention, mention

FILLER = "tariff " * (2 * ROOM)
CHINESE_FILLER = "税" * 300


def _mention(text: str, query: str, source: PassageSource = PassageSource.TEXT) -> Mention:
    return mention(Passage(PassageId(1), ItemId("0" * 32), source, None, text), content_terms(query))


@pytest.mark.parametrize(
    ("text", "query", "passing"),
    [
        (f"{FILLER} dog", "dog", True),
        (f"{FILLER} dogs and a dog and the dog", "dog", False),
        ("the dog barked", "dog", False),
        (f"{FILLER} hotdog doggerel", "dog", True),
        (f"{FILLER} dog beach", "dog beach", False),
        (f"{CHINESE_FILLER}长城", "长城", True),
        ("今天去爬长城", "长城", False),
    ],
)
def test_a_single_word_in_much_else_is_passing(text: str, query: str, passing: bool) -> None:
    assert _mention(text, query).passing is passing


@pytest.mark.parametrize("source", [PassageSource.TITLE, PassageSource.CAPTION, PassageSource.TAG, PassageSource.NAME])
def test_names_given_by_people_are_never_roomy(source: PassageSource) -> None:
    assert _mention(f"{FILLER} dog", "dog").roomy
    assert not _mention(f"{FILLER} dog", "dog", source).roomy


@pytest.mark.parametrize(
    ("text", "query", "covered"),
    [
        ("toast at the table", "a cup of coffee on the table", 1 / 3),
        ("coffee cups on tables", "a cup of coffee on the table", 1.0),
        ("she bakes", "baked bread", 0.5),
        ("今天爷爷教我骑自行车", "爷爷教我骑车", 5 / 6),
        ("", "dog", 0.0),
    ],
)
def test_share_of_the_words_that_are_met(text: str, query: str, covered: float) -> None:
    assert _mention(text, query).covered == pytest.approx(covered)


def test_a_single_chinese_character_is_faint() -> None:
    assert _mention("第三个花盆", "花").faint
    assert not _mention("第三个花盆", "花盆").faint
    assert not _mention("a cat", "a").faint


@pytest.mark.parametrize(
    ("text", "query", "slight"),
    [
        ("Red Green Blue Black", "red car", True),
        ("signed", "a stop sign", True),
        ("red", "red", False),
        ("Grandma's red house", "the red house of grandma", False),
        ("A red one, the car that we had when the children were small", "red bicycle", False),
        ("今天爷爷教我", "爷爷教我骑车", False),
    ],
)
def test_few_words_that_share_one_with_a_question_say_little(text: str, query: str, slight: bool) -> None:
    assert _mention(text, query).slight is slight
    assert not _mention(text, query, PassageSource.TAG).slight
