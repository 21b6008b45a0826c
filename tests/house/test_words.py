"""Nothing in the repository names a place of the machine it was written on, or is left for later."""

from __future__ import annotations

import re

import pytest

from tests.house.sources import PACKAGE, repository_files, shown

# Each is put together here, so that this file does not find itself.
FOREIGN = {
    "a path of one machine": "/" + r"(work|farm)/|/" + r"tmp/[a-z]|C:\\" + "Users",
    "a registry's host": r"py" + r"pi\.org|python" + r"hosted\.org|debian" + r"\.org|npm" + r"js\.",
}
UNFINISHED = "|".join(
    word.replace("_", "")
    for word in (
        r"\bTO_DO\b",
        "FIX_ME",
        r"\bXX_X\b",
        "raise NotImplemented_Error",
        r"\bdum_my\b",
        "not imple_mented",
        "(?<!Done )for n_ow\\b",  # a button of the design is called so
    )
)
TEXT_SUFFIXES = {"", ".py", ".md", ".toml", ".txt", ".json", ".html", ".csv", ".cfg", ".yml", ".sh"}


@pytest.mark.parametrize("what", FOREIGN)
def test_nothing_foreign_is_named(what: str) -> None:
    assert _lines_with(FOREIGN[what], "") == []


def test_nothing_is_left_for_later() -> None:
    assert _lines_with(UNFINISHED, str(PACKAGE)) == []


def _lines_with(pattern: str, below: str) -> list[str]:
    found = []
    for path in repository_files():
        if path.suffix not in TEXT_SUFFIXES or not str(path).startswith(below):
            continue
        text = path.read_text(encoding="utf-8", errors="replace")
        found += [f"{shown(path)}: {match.group()}" for match in re.finditer(pattern, text)]
    return found
