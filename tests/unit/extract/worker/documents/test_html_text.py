"""A page as a person reads it."""

from __future__ import annotations

import time

import pytest

from heirloom.extract.worker.documents.html_text import html_to_text, parse


def test_blocks_are_lines_and_scripts_are_nothing() -> None:
    page = parse(
        "<title>A  day</title><style>p{}</style><h1>Lake</h1><p>We  went\nto the <b>lake</b>.</p>"
        "<script>alert('x')</script><ul><li>bread<li>milk</ul><ol start=3><li>third</ol>"
        "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table><img alt='our boat' src='http://x/y.png'>"
    )
    assert page.title == "A  day"
    assert page.text() == "Lake\n\nWe went to the lake.\n\n- bread\n- milk\n\n3. third\n\na\tb\nc\n\n[our boat]"


def test_white_space_of_preformatted_text_stays() -> None:
    assert html_to_text("<p>x<pre>a\n  b</pre>y") == "x\n\na\n  b\n\ny"


def test_pictures_without_words_rules_and_struck_words_show() -> None:
    page = "a<img src=x> <img src=y alt=''> <img src=z width=1>b<hr><p><del>old</del> <s>gone</s> new</p>"
    assert html_to_text(page) == f"a[] b\n\n{'-' * 72}\n\n~~old~~ ~~gone~~ new"


def test_metadata_names_are_lower_case() -> None:
    assert parse('<meta property="Article:Published_Time" content="2020-01-02">').meta == {
        "article:published_time": "2020-01-02"
    }


@pytest.mark.parametrize(
    "source",
    [
        "<div>" * 200_000 + "kept",
        "<table><tr><td>" * 60_000 + "kept",
        "<a" * 300_000,
        "<!--" * 200_000,
        "<p " + "a=1 " * 200_000,
    ],
    ids=["deep", "tables", "open tags", "open comments", "attributes"],
)
def test_hostile_pages_cost_little(source: str) -> None:
    began = time.process_time()
    text = html_to_text(source)
    assert time.process_time() - began < 5
    assert ("kept" in source) <= ("kept" in text)
