"""Titles and captions are kept where somebody meant them."""

from __future__ import annotations

import pytest

from heirloom.ingest.facts import meant


@pytest.mark.parametrize(
    "words",
    [
        None,
        "",
        "  ",
        "Untitled",
        "(anonymous)",
        "LEAD Technologies Inc. V1.01",
        "CREATOR: gd-jpeg v1.0 (using IJG JPEG v62), quality = 90",
        "File written by Adobe Photoshop 5.0",
        "Created with GIMP",
        "OLYMPUS DIGITAL CAMERA",
        "Optimized by JPEGmini 3.9",
    ],
)
def test_what_a_program_wrote_is_no_title(words: str | None) -> None:
    assert meant(words) is None


@pytest.mark.parametrize(
    "words", ["Anna's tenth birthday", "无题之外", "The chair grandfather made by hand in the winter of 1961"]
)
def test_what_a_person_wrote_is_kept(words: str) -> None:
    assert meant(f" {words} ") == words
