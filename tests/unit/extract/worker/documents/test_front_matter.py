"""Facts at the head of a Markdown file."""

from __future__ import annotations

import time

import pytest

from heirloom.extract.worker.documents.front_matter import split


def test_fields_in_the_forms_that_people_write() -> None:
    matter, body = split(
        "---\n# a remark\ntitle: 'A summer: by the lake'\nTags: [lake, \"boat\"]\nauthors:\n  - Anna\n  - Otto\n"
        "summary: >\n  Two lines\n  of words.\nempty:\n---\n# Day one\n"
    )
    assert body == "# Day one\n"
    assert matter is not None
    assert matter.fields == {
        "title": "A summer: by the lake",
        "tags": "lake, boat",
        "authors": "Anna, Otto",
        "summary": "Two lines of words.",
        "empty": "",
    }
    assert matter.first("empty", "Title", "title") == "A summer: by the lake"
    assert "authors:\n  - Anna" in matter.text


@pytest.mark.parametrize("source", ["---\nDear Anna, here I am.\n---\nYours", "---\ntitle: x\n", "a: b\n---\n", ""])
def test_a_rule_at_the_head_is_no_front_matter(source: str) -> None:
    assert split(source) == (None, source)


@pytest.mark.parametrize("block", ["a" * 3_000_000, "a " * 1_000_000, "a:\n" * 1_000_000, "- " * 1_000_000])
def test_hostile_blocks_cost_little(block: str) -> None:
    began = time.process_time()
    split(f"---\nx: {block}")
    split(f"---\n{block[:15_000]}\n---\n")
    assert time.process_time() - began < 1
