"""Plain text and Markdown files."""

from __future__ import annotations

import pytest

from heirloom.core.errors import ItemError
from heirloom.core.records import Extracted, Kind
from heirloom.extract.protocol import Request, Want
from heirloom.extract.worker.documents import text_limits
from heirloom.extract.worker.formats import text


def read(data: bytes, media_type: str = "text/plain") -> Extracted:
    return text.read(Request("a.txt", media_type, Kind.DOCUMENT, frozenset({Want.METADATA, Want.TEXT})), data)


def test_lines_end_alike_and_controls_go() -> None:
    assert read(b"a\r\nb\rc\x07\x0cd").texts[0].text == "a\nb\nc\nd"


def test_markdown_is_read_without_marks_and_with_its_title() -> None:
    found = read(b"# Lake\n\nIt was *cold*.\n", "text/markdown")
    assert (found.title, found.texts[0].text) == ("Lake", "Lake\n\nIt was cold.")


def test_front_matter_is_facts_and_follows_the_text() -> None:
    source = (
        b"---\ntitle: Two weeks\ndate: 2019-07-04\nauthor: Anna\ntags:\n- lake\n- boat\ndescription: Rain.\n"
        b"slug: weeks\n---\n# Lake\n\nIt was cold.\n"
    )
    found = read(source, "text/markdown")
    assert (found.title, found.caption, found.keywords) == ("Two weeks", "Rain.", ("Anna", "lake", "boat"))
    assert found.captured is not None
    assert found.captured.at.isoformat() == "2019-07-04T00:00:00"
    assert found.texts[0].text.startswith("Lake\n\nIt was cold.\n\ntitle: Two weeks")
    assert "slug: weeks" in found.texts[0].text


def test_blank_files_have_no_text() -> None:
    assert read(b" \n\t\n").texts == ()


def test_binary_data_is_no_text() -> None:
    with pytest.raises(ItemError, match="binary"):
        read(bytes(range(32)) * 100)


def test_a_monster_is_cut_with_a_warning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_limits, "MAX_TEXT_SIGNS", 1000)
    found = read(b"word " * 1000)
    assert len(found.texts[0].text) == 1000
    assert "first 1,000" in found.warnings[0]


def test_zeros_part_words_and_are_no_sign_of_binary_data() -> None:
    log = b"The plumber came\n" + b"\0" * 41 + b"\nend of log, Edith\n"
    assert read(log).texts[0].text.split() == ["The", "plumber", "came", "end", "of", "log,", "Edith"]
    fields = b"\0".join(b"field%d" % at for at in range(500))
    assert read(fields).texts[0].text == " ".join(f"field{at}" for at in range(500))
    with pytest.raises(ItemError, match="binary"):
        read(b"\0" * 500)
