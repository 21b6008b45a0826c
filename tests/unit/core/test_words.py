"""Words: what is asked is found in a real FTS5 table, and no question breaks its syntax."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heirloom.core.words import MAX_TERMS, content_terms, index_text, match_expression, terms

TEXTS = [
    "我的猫在睡觉",
    "猫",
    "一只猫",
    "Grandma's letter from Café München, IMG_1234.jpg",
    "我们在北京2019年吃饭",
    "ラーメン 한국어",
    "e-mail foo@bar.com 3.14",
    "春节",
    "The ｆｕｌｌｗｉｄｔｈ word, running late",
]


@pytest.fixture(scope="module")
def table() -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:")
    connection.execute(
        "CREATE VIRTUAL TABLE words USING fts5(body, content='', tokenize='porter unicode61 remove_diacritics 2')"
    )
    rows = [(number, index_text(text)) for number, text in enumerate(TEXTS)]
    connection.executemany("INSERT INTO words(rowid, body) VALUES (?, ?)", rows)
    yield connection
    connection.close()


def _found(table: sqlite3.Connection, expression: str | None) -> set[int]:
    assert expression is not None
    return {row[0] for row in table.execute("SELECT rowid FROM words WHERE words MATCH ?", (expression,))}


@pytest.mark.parametrize(
    ("query", "rows"),
    [
        ("猫", {0, 1, 2}),
        ("觉", {0}),
        ("的", {0}),
        ("睡觉", {0}),
        ("的猫", {0}),
        ("我的猫在睡觉", {0}),
        ("北京", {4}),
        ("ラーメン", {5}),
        ("한국", {5}),
        ("cafe munchen", {3}),
        ("CAFÉ", {3}),
        ("IMG_1234", {3}),
        ("img_1234.jpg", {3}),
        ("foo@bar.com", {6}),
        ("3.14", {6}),
        ("fullwidth", {8}),
        ("run", {8}),
        ('"grandma letter"', set()),
        ('"grandma\'s letter"', {3}),
        ("grandma's letter", {3}),
        ("grandma’s letter", {3}),
        ("the letter's café", {3}),
        ("it's fullwidth", {8}),
        ("「春节」", {7}),
    ],
)
def test_every_word_asked_is_found(table: sqlite3.Connection, query: str, rows: set[int]) -> None:
    assert _found(table, match_expression(query, need="all")) == rows


def test_any_word_is_enough_where_ranking_follows(table: sqlite3.Connection) -> None:
    assert _found(table, match_expression("北京 春节")) == {4, 7}
    assert _found(table, match_expression("北京 春节", need="all")) == set()
    assert _found(table, match_expression("我的猫在哪里")) == {0}


def test_an_unfinished_last_word_is_found_when_asked_for(table: sqlite3.Connection) -> None:
    assert _found(table, match_expression("letter grand", need="all", prefix_last=True)) == {3}
    assert _found(table, match_expression("letter grand", need="all")) == set()


def test_stop_words_wait_behind_other_words() -> None:
    assert match_expression("the letter of my aunt") == '"letter" OR "aunt"'
    assert match_expression("the who") == '"the" OR "who"'


@pytest.mark.parametrize("query", ["", "   ", "!?", "🎂", "'\";--", "***"])
def test_no_word_gives_no_expression(query: str) -> None:
    assert match_expression(query) is None


def test_a_long_question_is_cut() -> None:
    expression = match_expression(" ".join(f"word{number}" for number in range(1_000)))
    assert expression is not None
    assert expression.count(" OR ") == MAX_TERMS - 1


def test_names_that_are_not_text_can_be_stored() -> None:
    assert "\udcff" not in index_text("r\udcffsum\x00é.pdf")


def test_terms_tell_what_was_asked() -> None:
    asked = terms("猫 the IMG_12")
    assert [(term.surface, term.tokens, term.cjk, term.stop) for term in asked] == [
        ("猫", ("猫",), True, False),
        ("the", ("the",), False, True),
        ("img_12", ("img", "12"), False, False),
    ]


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=60), st.sampled_from(["any", "all"]), st.booleans())
def test_no_question_breaks_the_syntax(query: str, need: str, unfinished: bool) -> None:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE words USING fts5(body, tokenize='porter unicode61 remove_diacritics 2')")
    expression = match_expression(query, need="any" if need == "any" else "all", prefix_last=unfinished)
    if expression is not None:
        connection.execute("SELECT rowid FROM words WHERE words MATCH ?", (expression,)).fetchall()
    connection.close()


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=st.characters(categories=["Lo"]), min_size=1, max_size=12))
def test_a_text_is_found_by_itself(text: str) -> None:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE words USING fts5(body, tokenize='porter unicode61 remove_diacritics 2')")
    connection.execute("INSERT INTO words(body) VALUES (?)", (index_text(text),))
    expression = match_expression(text, need="all")
    if expression is not None and all(ord(letter) < 0xA960 for letter in text):
        found = connection.execute("SELECT count(*) FROM words WHERE words MATCH ?", (expression,)).fetchone()
        assert found == (1,)
    connection.close()


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("a cup of coffee on the table", ["cup", "coffee", "table"]),
        ("what is this", ["what", "is", "this"]),
        ("外婆的红烧肉怎么做", ["外婆", "红烧肉"]),
        ("钥匙在哪里", ["钥匙"]),
        ("体检是什么时候", ["体检"]),
        ("我的护照", ["护照"]),
        ("饺子是什么时候吃的", ["饺子"]),
        ("旅行的目的", ["旅行", "目的"]),
        ("目的", ["目的"]),
        ("狗", ["狗"]),
        ("的", ["的"]),
        ('"apple cake" recipe', ["apple cake", "recipe"]),
    ],
)
def test_what_a_question_says(query: str, said: list[str]) -> None:
    assert [term.surface for term in content_terms(query)] == said


@given(st.text(max_size=60))
def test_every_question_with_a_word_says_something(query: str) -> None:
    assert bool(content_terms(query)) == bool(terms(query))
