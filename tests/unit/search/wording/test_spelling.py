"""Misspelt words: how far apart they are, and what is offered in their stead."""

from __future__ import annotations

import pytest

from heirloom.core.records import PassageSource
from heirloom.search.wording.spelling import distance
from heirloom.vault import LogKind
from tests.unit.search.conftest import Asked


@pytest.mark.parametrize(
    ("one", "other", "slips"),
    [
        ("elephant", "elephant", 0),
        ("eleplant", "elephant", 1),
        ("elephnat", "elephant", 1),
        ("elphant", "elephant", 1),
        ("bycicle", "bicycle", 2),
        ("dog", "cat", 3),
        ("", "cat", 3),
        ("a", "abcdefgh", 3),
    ],
)
def test_slips_are_counted(one: str, other: str, slips: int) -> None:
    assert distance(one, other, 2) == slips
    assert distance(other, one, 2) == slips


@pytest.mark.parametrize(
    ("query", "offered"),
    [
        ("eleplant", "elephant"),
        ("bycicle", "bicycle"),
        ("Birthady cake", "birthday cake"),
        ("washing machnie warrantey", "washing machine warranty"),
        ("chandelier", None),
        ("Asdfqwer zxcv", None),
        ("quarterly accounts", None),
        ("1234", None),
        ("собака", None),
        ("wifi password", None),
    ],
)
def test_what_is_near_is_offered(asked: Asked, query: str, offered: str | None) -> None:
    assert asked.engine.answer(query).did_you_mean == offered


def test_words_of_the_vault_come_before_those_of_the_vocabulary(own: Asked) -> None:
    with own.vault.commit(LogKind.EDIT):
        told = "A letter from Mrs Kowalczyk about the Grzybowski farm."
        own.vault.texts.replace(own.ids["letter.txt"], PassageSource.TEXT, [(1, told)])
    assert own.engine.answer("Kowalzcyk").did_you_mean == "kowalczyk"
    answer = own.engine.answer("Kowalczyk")
    assert [hit.item.original_name for hit in answer.hits] == ["letter.txt"]
    assert answer.did_you_mean is None
    assert own.engine.answer("Kowalczyk spaceship").did_you_mean is None


def test_of_words_as_near_the_one_that_begins_alike_is_offered(own: Asked) -> None:
    with own.vault.commit(LogKind.EDIT):
        told = "The bag contains maps of the mountains."
        own.vault.texts.replace(own.ids["letter.txt"], PassageSource.TEXT, [(1, told)])
    assert own.engine.answer("montains").did_you_mean == "mountains"


def test_nothing_is_offered_beside_sure_hits(own: Asked) -> None:
    with own.vault.commit(LogKind.EDIT):
        own.vault.texts.replace(own.ids["letter.txt"], PassageSource.TEXT, [(1, "My bycicle and the eleplant.")])
    answer = own.engine.answer("bycicle")
    assert answer.hits
    assert answer.did_you_mean is None
