"""What a question leaves out or asks for alone, and how it reads without that."""

from __future__ import annotations

from datetime import datetime

import pytest

from heirloom.core.asking import ClauseSort
from heirloom.search.parse import take_apart

NOW = datetime(2026, 11, 21)


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("beach", []),
        ("beach -people summer 2019", [("without", "people", "beach summer 2019")]),
        ("beach without people", [("without", "people", "beach")]),
        ("photos without cats", [("without", "cats", "photos")]),
        ("-截图 发票", [("without", "截图", "发票")]),
        ("没有猫的海滩", [("without", "猫", "海滩")]),
        ("海滩，没有人", [("without", "人", "海滩")]),
        ("-cat", [("without", "cat", "")]),
        (
            "beach without dogs or wild cats at sunset",
            [("without", "dogs", 'beach -"wild cats" at sunset'), ("without", "wild cats", "beach -dogs at sunset")],
        ),
        ("没有狗和猫的海滩", [("without", "狗", "-猫 海滩"), ("without", "猫", "-狗 海滩")]),
        ("dog -leash -collar", [("without", "leash", "dog -collar"), ("without", "collar", "dog -leash")]),
        ("videos of the sea", [("video", "videos of", "the sea")]),
        ("voice memos", [("audio", "voice memos", "")]),
        ("2015年的录音", [("audio", "录音", "2015年")]),
        ("videos without people", [("without", "people", "videos"), ("video", "videos", "without people")]),
    ],
)
def test_each_clause_can_be_let_go_by_itself(query: str, told: list[tuple[str, str, str]]) -> None:
    clauses = take_apart(query, NOW).clauses
    assert [(one.sort, one.words, one.rest) for one in clauses] == [(ClauseSort(sort), *rest) for sort, *rest in told]


def test_what_is_let_go_is_left_out_no_more() -> None:
    for query in ("beach without dogs or wild cats", "没有狗和猫的海滩", "-a -b c", "videos of a dog -cat"):
        for clause in take_apart(query, NOW).clauses:
            assert clause.rest is not None
            again = take_apart(clause.rest, NOW).clauses
            assert (clause.sort, clause.words) not in {(one.sort, one.words) for one in again}
            assert len(again) == len(take_apart(query, NOW).clauses) - 1
