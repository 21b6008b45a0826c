"""Colours can be told apart, and are named in one place."""

from __future__ import annotations

import re

import pytest

from heirloom.gui.theme.tokens import DARK, LIGHT, NAMES, Tokens
from tests.house.sources import PACKAGE, shown

TEXTS = [
    ("ink", ("paper", "wall", "surface", "accent_soft", "warn_soft")),
    ("ink2", ("paper", "wall", "surface")),
    ("ink3", ("paper", "wall", "surface")),
    ("accent", ("paper", "wall", "surface")),
    ("on_accent", ("accent", "accent_hover", "accent_press")),
    ("on_accent_soft", ("accent_soft",)),
    ("brass", ("paper", "surface", "brass_soft")),
    ("danger", ("paper", "surface", "danger_soft")),
    ("warn", ("paper", "surface", "warn_soft")),
    ("info", ("paper", "surface", "info_soft")),
    ("paper", ("ink",)),
]
EDGES = [
    ("focus", ("paper", "wall", "surface")),
    ("line_strong", ("paper", "wall", "surface")),
    ("accent", ("track",)),
    ("brass", ("track",)),
]
LITERAL = re.compile(r"""["']#[0-9a-fA-F]{3,8}["']|QColor\(\s*\d|Qt\.GlobalColor\.(?!transparent)""")
"""A colour spelled out: by hex, by numbers, or by one of Qt's names."""


@pytest.mark.parametrize("table", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("pairs", "least"), [(TEXTS, 4.5), (EDGES, 3.0)], ids=["text", "edges"])
def test_contrast(table: Tokens, pairs: list[tuple[str, tuple[str, ...]]], least: float) -> None:
    weak = {
        f"{front} on {ground}": round(ratio, 2)
        for front, grounds in pairs
        for ground in grounds
        if (ratio := _contrast(getattr(table, front), getattr(table, ground))) < least
    }
    assert weak == {}


def test_every_token_is_a_colour_in_both_tables() -> None:
    for table in (LIGHT, DARK):
        odd = [name for name in NAMES if not re.fullmatch(r"#[0-9a-f]{6}([0-9a-f]{2})?", getattr(table, name))]
        assert odd == []


def test_no_colour_is_spelled_out_elsewhere() -> None:
    found = [
        f"{shown(path)}:{number}: {line.strip()}"
        for path in sorted((PACKAGE / "gui").rglob("*.py"))
        if path.name != "tokens.py"
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if LITERAL.search(line)
    ]
    assert found == []


def _contrast(front: str, ground: str) -> float:
    """The ratio of WCAG 2.1, 1 to 21."""
    light, dark = sorted((_luminance(front), _luminance(ground)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
