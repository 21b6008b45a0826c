"""Passages are small enough for one vector, in order, and leave nothing out."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from heirloom.core.records import PageText, PassageSource
from heirloom.ingest.passages import MOST_WEIGHT, WIDE_WEIGHT, cut, cut_pages, weigh
from heirloom.vault import ENCODED_MOST


def test_short_text_is_one_passage_and_blank_text_none() -> None:
    assert cut("A letter.\n\nYours, Anna") == ["A letter.\nYours, Anna"]
    assert cut(" \n\t\n ") == []


def test_a_long_paragraph_is_cut_at_sentence_ends() -> None:
    text = " ".join(f"Sentence number {number} tells of the garden and the house." for number in range(60))
    passages = cut(text)
    assert len(passages) > 2
    assert all(passage.endswith("house.") for passage in passages)


def test_chinese_is_cut_at_about_350_characters() -> None:
    passages = cut("今年的雪下得很大，我们在院子里堆了一个雪人。" * 60)
    assert all(len(passage.replace("\n", "")) <= 360 for passage in passages)
    assert all(passage.endswith("。") for passage in passages)


@given(st.text(alphabet=st.sampled_from("ab .。\n雪é"), max_size=6000))
def test_nothing_but_white_space_is_lost_and_none_is_too_heavy(text: str) -> None:
    passages = cut(text)
    assert re.sub(r"\s", "", "".join(passages)) == re.sub(r"\s", "", text)
    assert all(weigh(passage) <= MOST_WEIGHT * 1.01 + 10 for passage in passages)


def test_a_text_longer_than_any_book_is_kept_to_its_last_word() -> None:
    days = "\n\n".join(f"Day {day}. " + "It rained on the roof and the wash. " * 33 for day in range(3 * ENCODED_MOST))
    text = f"{days}\n\nThe last word is persimmon."
    passages = cut(text)
    assert passages[-1].endswith("persimmon.")
    assert all(weigh(passage) <= MOST_WEIGHT for passage in passages[:ENCODED_MOST])
    assert max(map(weigh, passages)) <= WIDE_WEIGHT * 1.01
    assert len(passages) < 1.3 * ENCODED_MOST, "what has no vector is cut wide"
    assert re.sub(r"\s", "", "".join(passages)) == re.sub(r"\s", "", text)


def test_pages_count_together() -> None:
    page = "\n\n".join("A line about the garden. " * 45 for _ in range(ENCODED_MOST))
    made = cut_pages(PageText(PassageSource.TEXT, number, page) for number in (1, 2))
    assert sum(1 for number, _ in made if number == 1) == ENCODED_MOST
    assert sum(1 for number, _ in made if number == 2) <= ENCODED_MOST // 9
