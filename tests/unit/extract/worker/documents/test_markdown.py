"""Markdown without its marks."""

from __future__ import annotations

from heirloom.extract.worker.documents.markdown import heading_of, markdown_to_text


def test_marks_go_and_words_stay() -> None:
    source = (
        "# Title\n\nSome **bold** and _italic_ [link](http://x) `code`.\n\n- one\n- two\n\n3. three\n\n"
        "| a | b |\n|---|---|\n| 1 | 2 |\n\n```\nx = 1\n```\n\n![a boat](b.png)\n"
    )
    text = markdown_to_text(source)
    assert text.split() == [
        "Title",
        "Some",
        "bold",
        "and",
        "italic",
        "link",
        "code.",
        "-",
        "one",
        "-",
        "two",
        "3.",
        "three",
        "a",
        "b",
        "1",
        "2",
        "x",
        "=",
        "1",
        "[a",
        "boat]",
    ]
    assert "Title\n\nSome bold" in text


def test_a_rule_is_a_line_of_dashes() -> None:
    assert markdown_to_text("one\n\n***\n\ntwo").split() == ["one", "-" * 72, "two"]


def test_the_title_is_the_first_heading() -> None:
    assert heading_of("text\n\n# The *lake* #\n\n# Second") == "The lake"
    assert heading_of("no heading") is None
