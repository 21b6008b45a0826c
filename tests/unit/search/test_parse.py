"""Taking questions apart."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heirloom.core.records import Kind
from heirloom.search.parse import parse

NOW = datetime(2026, 11, 21, 12)
KNOWN = {"paris": "Paris", "italy": "Italy", "new york": "New York", "北京": "Beijing"}


def _place(name: str) -> str | None:
    return KNOWN.get(name.lower())


@pytest.mark.parametrize(
    ("query", "text", "kind", "year", "place", "name"),
    [
        ("photos of my dog in summer 2019", "my dog", Kind.PHOTO, 2019, None, None),
        ("Show me pictures from last Christmas", "", Kind.PHOTO, 2025, None, None),
        ("beach photos", "beach", Kind.PHOTO, None, None, None),
        ("old class photo", "old class photo", None, None, None, None),
        ("a group photo of children", "a group photo of children", None, None, None, None),
        ("paper documents", "paper documents", None, None, None, None),
        ("documents about tax from 2015", "tax", Kind.DOCUMENT, 2015, None, None),
        ("letters from grandma", "letters from grandma", None, None, None, None),
        ("a photo of a cat in Paris", "a cat", Kind.PHOTO, None, "Paris", None),
        ("Italy holiday 2018", "holiday", None, 2018, "Italy", None),
        ("dinner in new york last year", "dinner", None, 2025, "New York", None),
        ("road signs in Germany", "road signs in Germany", None, None, None, None),
        ("paris", "", None, None, "Paris", None),
        ("IMG_1234", "", None, None, None, "IMG_1234"),
        ("receipt *.jpg", "receipt", None, None, None, "*.jpg"),
        ("report_final.docx from 2012", "", None, 2012, None, "report_final.docx"),
        ("what is this?", "what is this", None, None, None, None),
        ("去年春节的照片", "", Kind.PHOTO, 2025, None, None),
        ("帮我找2019年夏天在海边的照片", "海边", Kind.PHOTO, 2019, None, None),
        ("老照片", "老照片", None, None, None, None),
        ("小狗照片", "小狗", Kind.PHOTO, None, None, None),
        ("在北京拍的照片", "", Kind.PHOTO, None, "Beijing", None),
        ("北京的秋天", "秋天", None, None, "Beijing", None),
        ("奶奶写的信", "奶奶写的信", None, None, None, None),
    ],
)
def test_parts(query: str, text: str, kind: Kind | None, year: int | None, place: str | None, name: str | None) -> None:
    parsed = parse(query, NOW, _place)
    begins = parsed.captured_from.year if parsed.captured_from else None
    assert (parsed.text, parsed.kind, begins, parsed.place, parsed.name) == (text, kind, year, place, name)
    assert parsed.raw == query


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=80))
def test_any_text_is_a_question(query: str) -> None:
    parsed = parse(query, NOW, _place)
    if parsed.captured_from and parsed.captured_to:
        assert parsed.captured_from <= parsed.captured_to


TIME_WORDS = "last in the summer of 2019 may 3 since between and 年 前 去年 春节 月 1 九 two years ago"


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(TIME_WORDS.split()), max_size=12))
def test_words_of_time_in_any_order_never_fail(words: list[str]) -> None:
    parse(" ".join(words), NOW)
    parse("".join(words), NOW)


def test_what_hangs_over_where_a_format_stood_is_no_word_of_the_question() -> None:
    parsed = parse("about training from 2014", datetime(2026, 11, 22))
    assert (parsed.text, parsed.date_words) == ("training", "from 2014")


def test_a_kind_may_be_followed_by_what_is_left_out() -> None:
    parsed = parse("photos -dog beach 2019", NOW)
    assert (parsed.kind, parsed.text, parsed.without, parsed.date_words) == (Kind.PHOTO, "beach", "dog", "2019")
