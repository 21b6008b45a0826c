"""A date or place in a question is a fact and may as well be a word of a name or a text; one answer in both ways."""

from __future__ import annotations

import pytest

from heirloom.core.asking import Ask
from heirloom.core.records import Channel, Kind, PassageSource
from heirloom.search.columns import KnownColumns
from heirloom.search.finder import Finder
from heirloom.vault import LogKind
from tests.unit.search.conftest import Asked, add


def chips(finder: Finder, query: str) -> Ask:
    """The question as the window asks it: what is recognised taken out of the words."""
    text, reading = query, finder.read(query, ())
    for stretch in reversed(reading.stretches):
        text = text[: stretch.begin] + text[stretch.end :]
    return Ask(" ".join(text.split()), tuple(stretch.fact for stretch in reading.stretches))


def both(asked: Asked, query: str) -> list[str]:
    """Names of what is sure, best first; the window's finder must find the same, the same first."""
    finder = Finder(asked.vault, asked.engine, KnownColumns(asked.vault))
    names = [hit.item.original_name for hit in asked.engine.answer(query).hits]
    for ask in (Ask(query), chips(finder, query)):
        assert {hit.item.original_name for hit in finder.find(ask).answer.hits} == set(names), ask
    return names


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("Christmas 1994", "Christmas 1994.jpg"),
        ("photos of Christmas 1994", "Christmas 1994.jpg"),
        ("Anna 1978", "Anna 1978.jpg"),
        ("show me Anna 1978", "Anna 1978.jpg"),
        ("2019年夏天", "2019年夏天 奶奶.jpg"),
        ("1978", "Anna 1978.jpg"),
    ],
)
def test_a_name_that_holds_the_question_is_sure(own: Asked, query: str, name: str) -> None:
    for one in ("Christmas 1994.jpg", "Anna 1978.jpg", "2019年夏天 奶奶.jpg"):
        add(own.vault, Kind.PHOTO, one, "image/jpeg", "2024-02-03 10:00", None)
    assert name in both(own, query)


def test_the_very_name_comes_before_what_was_made_then(own: Asked) -> None:
    add(own.vault, Kind.PHOTO, "May 2018.jpg", "image/jpeg", "2024-02-03 10:00", None)
    assert both(own, "May 2018") == ["May 2018.jpg", "IMG_0005.jpg"]
    finder = Finder(own.vault, own.engine, KnownColumns(own.vault))
    assert finder.find(chips(finder, "May 2018")).answer.hits[0].item.original_name == "May 2018.jpg"


def test_a_name_is_sure_though_nothing_was_made_then(own: Asked) -> None:
    add(own.vault, Kind.PHOTO, "Anna at the lake 1978.jpg", "image/jpeg", "2024-02-03 10:00", None)
    assert both(own, "Anna in 1978") == ["Anna at the lake 1978.jpg"]


def test_a_number_that_a_camera_counted_to_is_no_year(own: Asked) -> None:
    for name in ("IMG_1987.jpg", "DSC01987.jpg", "Scan 1987.jpg"):
        add(own.vault, Kind.PHOTO, name, "image/jpeg", "2024-02-03 10:00", None)
    assert both(own, "1987") == ["Scan 1987.jpg"]


@pytest.mark.parametrize("query", ["March 1987", "1987", "1987年", "a house in March 1987"])
def test_a_text_that_tells_of_the_time_is_found_in_both_ways(own: Asked, query: str) -> None:
    told = "On the 3rd March 1987 we moved into the new house. 1987年我们搬进了新房子。"
    with own.vault.commit(LogKind.EDIT):
        own.vault.texts.replace(own.ids["letter.txt"], PassageSource.TEXT, [(1, told)])
    assert both(own, query) == ["letter.txt"]
    (hit,) = own.engine.answer(query).hits
    assert Channel.WORDS in {reason.channel for reason in hit.why}


@pytest.mark.parametrize("query", ["letter from March 1987", "letter 1987"])
def test_the_name_may_hold_one_part_and_the_text_the_other(own: Asked, query: str) -> None:
    with own.vault.commit(LogKind.EDIT):
        told = "On the 3rd March 1987 we moved into the new house by the river."
        own.vault.texts.replace(own.ids["letter.txt"], PassageSource.TEXT, [(1, told)])
    assert both(own, query) == ["letter.txt"]
    assert both(own, "letter 1988") == []
