"""A format asked for: files of it alone, and none of them sure by its format where something else was asked as well."""

from __future__ import annotations

from heirloom.core.asking import Ask
from heirloom.core.records import Kind
from heirloom.search.columns import KnownColumns
from heirloom.search.finder import Finder
from tests.unit.search.conftest import Asked, add


def _sure(own: Asked, query: str) -> set[str]:
    """By the engine and by the window's finder, which must agree."""
    names = {hit.item.original_name for hit in own.engine.answer(query).hits}
    found = Finder(own.vault, own.engine, KnownColumns(own.vault)).find(Ask(query))
    assert names == {hit.item.original_name for hit in found.answer.hits}
    return names


def test_the_format_of_a_file_narrows_and_is_not_sure_by_itself(own: Asked) -> None:
    add(own.vault, Kind.DOCUMENT, "tariffs.pdf", "application/pdf", "2020-01-01 10:00", None)
    assert _sure(own, "pdf") == {"Rechnung_2017.pdf", "tariffs.pdf"}
    assert _sure(own, "washing machine pdf") == {"Rechnung_2017.pdf"}
    assert _sure(own, "PDF of the pumpkin soup") == set()
    perhaps = {hit.item.original_name for hit in own.engine.answer("PDF of the pumpkin soup").weaker}
    assert perhaps == {"Rechnung_2017.pdf", "tariffs.pdf"}
