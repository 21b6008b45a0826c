"""Formats of files by their words, and what only speaks of them."""

from __future__ import annotations

import pytest

from heirloom.search.wording.formats import take_format


@pytest.mark.parametrize(
    ("text", "rest", "name", "words"),
    [
        ("pdf", "", "*.pdf", "pdf"),
        ("PDF of the invoice", "the invoice", "*.pdf", "PDF"),
        ("pdfs from 2019", "from 2019", "*.pdf", "pdfs"),
        ("my pdf files about taxes", "taxes", "*.pdf", "pdf files"),
        ("invoice pdf", "invoice", "*.pdf", "pdf"),
        ("word documents", "", "*.doc*", "word documents"),
        ("Word files about Lisbon", "Lisbon", "*.doc*", "Word files"),
        ("excel", "", "*.xls*", "excel"),
        ("excel spreadsheets of expenses", "expenses", "*.xls*", "excel spreadsheets"),
        ("powerpoint slides about machine learning", "machine learning", "*.ppt*", "powerpoint slides"),
        ("发票 PDF", "发票", "*.pdf", "PDF"),
        ("发票的PDF文件", "发票", "*.pdf", "PDF文件"),
        ("PDF发票", "发票", "*.pdf", "PDF"),
        ("Word文档", "", "*.doc*", "Word文档"),
        ("2019年的excel表格", "2019年", "*.xls*", "excel表格"),
    ],
)
def test_a_format_is_a_pattern_of_names(text: str, rest: str, name: str, words: str) -> None:
    assert take_format(text) == (rest, name, words)


@pytest.mark.parametrize(
    "text",
    [
        "from word to pdf",
        "convert a pdf",
        "a kind word",
        "word of the day",
        "a word with my brother",
        "password",
        "excelsior",
        "pdf editor manual",
        "excel at school",
        "documents",
        "PDF转Word",
        "字母 word",
    ],
)
def test_what_only_speaks_of_a_format_is_none(text: str) -> None:
    assert take_format(text) == (text, None, "")
