"""Words of a question that a file's name and its folder's names hold between them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from heirloom.core.asking import Ask
from heirloom.core.records import Answer, Channel, Kind, NameOf, Origin, PassageSource
from heirloom.search.columns import KnownColumns
from heirloom.search.finder import Finder
from heirloom.vault import LogKind
from tests.unit.search.conftest import Asked, add

PAPERS = [
    ("Lisbon", "invoice.pdf"),
    ("Lisbon", "tickets.pdf"),
    ("Bergen", "invoice.pdf"),
    ("Car/2021", "invoice brakes.pdf"),
    ("公司", "发票.txt"),
    ("公司", "合同.txt"),
    ("医院", "发票.txt"),
]


@pytest.fixture
def papers(own: Asked) -> Asked:
    """Names alone: nothing is known of what the papers say."""
    for folder, name in PAPERS:
        id = add(own.vault, Kind.DOCUMENT, name, "application/pdf", "2020-01-01 10:00", None)
        with own.vault.commit(LogKind.IMPORT):
            origin = Origin(id, own.vault.items.get(id).object_id, name, f"/data/drop/{folder}/{name}", 1,
                            datetime.now(UTC), f"{folder}/{name}")  # fmt: skip
            own.vault.origins.add(origin)
    return own


def told(answer: Answer) -> list[str]:
    """The first reason of each sure hit."""
    return [hit.why[0].snippet for hit in answer.hits]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("Lisbon invoice", "Lisbon/invoice.pdf"),
        ("invoice from Bergen", "Bergen/invoice.pdf"),
        ("the brakes of the car", "Car/invoice brakes.pdf"),
        ("car brakes invoice", "Car/invoice brakes.pdf"),
        ("公司发票", "公司/发票.txt"),
        ("公司的发票", "公司/发票.txt"),
        ("去公司的发票", "公司/发票.txt"),
        ("invoices of Lisbon", "Lisbon/invoice.pdf"),
    ],
)
def test_what_both_names_hold_together_comes_first(papers: Asked, query: str, first: str) -> None:
    answer = papers.engine.answer(query)
    assert told(answer)[:1] == [first]
    assert answer.hits[0].why[0].name_of is NameOf.FILE
    assert answer.hits[0].why[0].marks
    assert told(answer).count(first) == 1
    assert papers.engine.rank(query)[0].item.id == answer.hits[0].item.id
    found = Finder(papers.vault, papers.engine, KnownColumns(papers.vault)).find(Ask(query))
    assert [hit.item.id for hit in found.answer.hits] == [hit.item.id for hit in answer.hits]


def test_a_name_that_says_nothing_else_comes_before_a_text_with_some_of_the_words(papers: Asked) -> None:
    with papers.vault.commit(LogKind.EDIT):
        text = "Invoice of the hotel in Lisbon, with a tram ticket."
        papers.vault.texts.replace(papers.ids["letter.txt"], PassageSource.TEXT, [(1, text)])
    assert told(papers.engine.answer("Lisbon invoice"))[0] == "Lisbon/invoice.pdf"


def test_photos_of_a_folder_are_no_videos(papers: Asked) -> None:
    for query in ("video of the car", "videos from the Car folder", "公司的视频"):
        assert papers.engine.answer(query).hits == ()


def test_one_of_the_words_alone_is_not_sure(papers: Asked) -> None:
    answer = papers.engine.answer("Lisbon invoice")
    assert [hit.item.original_name for hit in answer.hits if hit.item.kind is Kind.DOCUMENT] == ["invoice.pdf"]
    assert papers.engine.answer("Lisbon submarine brakes").hits == ()


def test_two_words_of_three_are_better_than_one(papers: Asked) -> None:
    answer = papers.engine.answer("invoice car submarine")
    assert answer.hits == ()
    named = [hit.why[0].snippet for hit in answer.weaker if hit.why[0].channel is Channel.NAME]
    assert named[0] == "Car/invoice brakes.pdf"


def test_what_was_set_aside_is_not_among_them(papers: Asked) -> None:
    first = papers.engine.answer("Lisbon invoice").hits[0].item.id
    with papers.vault.commit(LogKind.SET_ASIDE):
        papers.vault.items.set_aside([first], datetime.now(UTC))
    assert "Lisbon/invoice.pdf" not in told(papers.engine.answer("Lisbon invoice"))
