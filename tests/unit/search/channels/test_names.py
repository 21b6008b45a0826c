"""How a file name answers a question: the very name, every word in whichever number, or some of them."""

from __future__ import annotations

import pytest

from heirloom.core.words import content_terms, fold
from heirloom.search.channels.names import WHOLE_NAME, name_evidence, one_of
from heirloom.search.channels.passages import ALL_WORDS


def _evidence(query: str, name: str) -> float | None:
    return name_evidence(fold(query), [token for term in content_terms(query) for token in term.tokens], name)


@pytest.mark.parametrize(
    ("query", "name", "evidence"),
    [
        ("invoice", "invoice.pdf", WHOLE_NAME),
        ("invoices", "invoice 2019.pdf", ALL_WORDS),
        ("ticket", "tickets_lisbon.pdf", ALL_WORDS),
        ("diaries", "diary-1999.txt", ALL_WORDS),
        ("boxes", "box list.txt", ALL_WORDS),
        ("glass", "glas.txt", None),
        ("bus", "bu.txt", None),
    ],
)
def test_one_or_several_are_the_same_in_a_name(query: str, name: str, evidence: float | None) -> None:
    assert _evidence(query, name) == evidence


def test_what_is_no_plural_stays() -> None:
    for word in ("glass", "bus", "basis", "gas", "发票", "1990"):
        assert one_of(word) == word
    assert [one_of(word) for word in ("houses", "churches", "parties", "cars")] == ["house", "church", "party", "car"]
