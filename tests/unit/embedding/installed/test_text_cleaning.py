"""Text is tidied by the rules that open_clip gives names to."""

from __future__ import annotations

import pytest

from heirloom.embedding.installed.text_cleaning import RULES


@pytest.mark.parametrize(
    ("rule", "text", "wanted"),
    [
        ("lower", "  A   Red\tCAR\n", "a red car"),
        ("lower", "fish &amp;amp; chips", "fish & chips"),
        ("lower", "\u201cquoted\u201d it\u2019s", '"quoted" it\'s'),
        ("lower", "\uff21\uff22\uff0c\u3000\uff11", "ab, 1"),
        ("lower", "e\u0301cole \ufb01n", "\u00e9cole fin"),
        ("lower", "a\x00b\ufeffc", "abc"),
        ("whitespace", "  A   Red  CAR ", "A Red CAR"),
        ("canonicalize", "A_Red, (Fast) car!", "a red fast car"),
        ("none", "  As It Is ", "  As It Is "),
    ],
)
def test_cleaning(rule: str, text: str, wanted: str) -> None:
    assert RULES[rule](text) == wanted
