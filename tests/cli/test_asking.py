"""What `search` says where little or nothing can be found, and what it tells of how it read a question."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Cli


@pytest.mark.parametrize("query", ["*", "%", '"', "  "])
def test_signs_ask_for_nothing_and_that_is_said(filled: Cli, query: str) -> None:
    ran = filled("search", query)
    assert (ran.code, ran.out) == (2, "")
    assert "Ask for something" in ran.err


def test_a_misspelt_word_is_put_right(filled: Cli) -> None:
    assert "Did you mean: bicycle?" in filled("search", "bycicle").out
    assert filled.json("search", "bycicle")["did_you_mean"] == "bicycle"
    assert filled.json("search", "apple cake")["did_you_mean"] is None


def test_a_guess_claims_nothing_to_be_seen(filled: Cli) -> None:
    out = filled("search", "Asdfqwer zxcv").out
    assert "only a guess" in out
    assert "seen in the picture" not in out


def test_what_is_left_out_is_told(filled: Cli) -> None:
    parsed = filled.json("search", "documents without apples")["parsed"]
    assert parsed == {"text": "", "filters": {"kind": "document", "without": "apples"}}
    ran = filled("search", "documents without apples")
    assert "edith-apple-cake.md" not in ran.out
    assert "vet.pdf" in ran.out
    assert "Left out: what is surely “apples”." in ran.out


def test_recordings_are_told_in_the_filters(filled: Cli) -> None:
    assert filled.json("search", "录音")["parsed"] == {"text": "", "filters": {"media": "audio"}}


def test_a_day_in_numbers_is_told_as_it_was_read(filled: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    for country, told in (("en_US.UTF-8", "6 May 2008"), ("en_GB.UTF-8", "5 Jun 2008")):
        monkeypatch.setenv("LC_ALL", country)
        assert f"5/6/2008 is read as {told}." in filled("search", "5/6/2008").out
    assert "is read as" not in filled("search", "June 2008").out
