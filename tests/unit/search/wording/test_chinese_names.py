"""Names of people in a Chinese question, and words that only look like one."""

from __future__ import annotations

import pytest

from heirloom.search.chinese.translate import Translator
from heirloom.search.wording.chinese_names import without_names


@pytest.fixture(scope="module")
def translator() -> Translator:
    return Translator()


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("王阿姨", ""),
        ("张伟 iPhone", "iPhone"),
        ("a dog", "a dog"),
        ("张伟", ""),
        ("小明在海边", "在海边"),
        ("小李和小王", ""),
        ("伯纳德叔叔", ""),
        ("欧阳先生", ""),
        ("安娜的生日", "生日"),
        ("李老师和学生", "学生"),
        ("小花", "小花"),
        ("老房子", "老房子"),
        ("白车", "白车"),
        ("方桌", "方桌"),
        ("金鱼", "金鱼"),
        ("奶奶的信", "奶奶的信"),
        ("老师在黑板前", "老师在黑板前"),
        ("高楼和马路", "高楼和马路"),
        ("红旗", "红旗"),
        ("石桥上的人", "石桥上的人"),
        ("夏天的海", "夏天的海"),
    ],
)
def test_names_are_nothing_to_see(translator: Translator, text: str, seen: str) -> None:
    assert without_names(translator, text) == seen
