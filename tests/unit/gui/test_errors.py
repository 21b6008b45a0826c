"""Every code that the documentation lists has a sentence of its own, in the voice of the window."""

from __future__ import annotations

import re

import pytest

from heirloom.core.errors import HeirloomError, ItemError, NoSpace, NotFound, VaultBusy
from heirloom.gui.errors import CODES, Remedy, explained, problem
from tests.house.sources import REPOSITORY

DOCUMENT = REPOSITORY / "app" / "docs" / "errors.md"


def test_every_documented_code_has_a_sentence() -> None:
    documented = set(re.findall(r"^\| `([a-z_]+)` \|", DOCUMENT.read_text(encoding="utf-8"), re.MULTILINE))
    assert documented
    assert documented - CODES == set()


@pytest.mark.parametrize("code", sorted(CODES))
def test_the_voice(code: str) -> None:
    said = explained(code)
    for text in (said.sentence, said.safe):
        assert "!" not in text
        assert not re.search(r"\b(oops|sorry|error code|failed|database|library|AI)\b", text, re.IGNORECASE)
    assert said.sentence.endswith(".")
    assert (said.action is None) == (said.remedy is Remedy.NONE)


def test_an_error_says_what_is_safe_and_keeps_its_exact_message() -> None:
    said = problem(NoSpace("needs 3 more bytes"))
    assert said.text == "The disk is full. Nothing half-written is left. Make room, then go on."
    assert said.detail == "needs 3 more bytes"
    assert problem(VaultBusy("held by 4711")).remedy is Remedy.TRY_AGAIN
    assert problem(ItemError("encrypted", "x")).sentence == "Protected with its own password."


def test_a_memory_that_is_gone_is_not_looked_for_on_a_disk() -> None:
    assert problem(NotFound("no memory 12")).text == "This memory is not in the vault any more."
    assert problem(NotFound("no vault there", path="/away")).remedy is Remedy.TRY_AGAIN


def test_an_unknown_code_is_still_said() -> None:
    class Odd(HeirloomError):
        code = "odd"

    assert problem(Odd("x")).sentence == "This did not work."
