"""PDF documents: facts, text, scans, passwords, damage."""

from __future__ import annotations

from pathlib import Path

import pytest

from heirloom.core.errors import ItemError
from heirloom.core.records import Extracted, Kind
from heirloom.extract.jpeg_check import is_plain_jpeg
from heirloom.extract.protocol import Request, Want
from heirloom.extract.worker.formats import pdf
from tests.unit.extract.worker.formats.pdfs import grey_image, line
from tests.unit.extract.worker.formats.pdfs import pdf as make_pdf

ALL = frozenset({Want.METADATA, Want.TEXT, Want.THUMBNAIL})


def read(data: bytes, wants: frozenset[Want] = ALL) -> Extracted:
    return pdf.read(Request("a.pdf", "application/pdf", Kind.DOCUMENT, wants), data)


def test_pages_text_title_and_time() -> None:
    info = "/Title(Our summer)/Author(Anna)/CreationDate(D:20190704120000+02'00')"
    found = read(make_pdf([line("The lake was cold.", 50, 700), line("Second page.", 50, 700)], info=info))
    assert (found.pages, found.title, found.keywords, found.encrypted) == (2, "Our summer", ("Anna",), False)
    assert [(text.page, text.text) for text in found.texts] == [(1, "The lake was cold."), (2, "Second page.")]
    assert found.captured is not None
    assert found.captured.offset_min == 120
    assert found.thumbnail is not None
    assert is_plain_jpeg(found.thumbnail, max_side_px=512)
    assert found.scanned_pages == ()


def test_a_page_that_is_a_picture_is_a_scan() -> None:
    image = grey_image(60, 80, bytes(range(240)) * 20)
    page = b"q 595 0 0 842 0 0 cm /I Do Q"
    found = read(make_pdf([page, line("words " * 20, 20, 700)], resources="/XObject<</I 8 0 R>>", extra=[image]))
    assert found.scanned_pages == (1,)
    assert [text.page for text in found.texts] == [2]


def test_letters_set_wide_are_words_again(corpus: Path) -> None:
    found = read((corpus / "documents/pdf.js/french_diacritics.pdf").read_bytes())
    assert found.texts[0].text.startswith("àÀâÂäÄçÇ")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("pdf.js/annotation-freetext.pdf", "FreeText content"),
        ("pdf.js/annotation-tx3.pdf", "Line2"),
        ("py-pdf-sample-files/012-libreoffice-form/libreoffice-form.pdf", "Alice"),
        ("tika/testPopupAnnotation.pdf", "this is the note"),
    ],
)
def test_forms_and_notes_are_read(corpus: Path, name: str, words: str) -> None:
    assert words in read((corpus / "documents" / name).read_bytes()).texts[0].text


def test_a_password_is_told_with_the_pages_that_stand_in_clear(corpus: Path) -> None:
    found = read((corpus / "documents/pdf.js/issue6010_1.pdf").read_bytes())
    assert (found.encrypted, found.pages, found.texts) == (True, 1, ())
    assert "password" in found.warnings[0]


def test_permissions_without_a_password_hide_nothing(corpus: Path) -> None:
    name = "documents/tika/testPDF_no_extract_no_accessibility_owner_empty.pdf"
    found = read((corpus / name).read_bytes())
    assert found.encrypted
    assert found.texts[0].text == "Hello World"


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"%PDF-1.7\n" + b"\xff" * 500, b"plain words"])
def test_what_is_no_pdf_is_told(data: bytes) -> None:
    with pytest.raises(ItemError, match="damaged or no PDF"):
        read(data)


def test_a_page_that_is_not_there_is_told() -> None:
    request = Request("a.pdf", "application/pdf", Kind.DOCUMENT, frozenset({Want.RENDER}), page=7, render_px=900)
    with pytest.raises(ItemError, match="no page 7"):
        pdf.read(request, make_pdf([b""]))


def test_a_page_is_rendered_as_large_as_asked() -> None:
    request = Request("a.pdf", "application/pdf", Kind.DOCUMENT, frozenset({Want.RENDER}), page=2, render_px=900)
    found = pdf.read(request, make_pdf([b"", line("x", 20, 20)]))
    assert found.thumbnail is not None
    assert is_plain_jpeg(found.thumbnail, max_side_px=900)
    assert not is_plain_jpeg(found.thumbnail, max_side_px=899)


def test_a_mile_of_page_is_painted_small() -> None:
    data = make_pdf([line("x", 20, 20)]).replace(b"[0 0 595 842]", b"[0 0 5e7 842]")
    found = read(data)
    assert found.pages == 1


def test_too_many_pages_are_left_out_with_a_warning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MAX_TEXT_PAGES", 2)
    found = read(make_pdf([line(f"page {at}", 50, 700) for at in range(4)]))
    assert (found.pages, len(found.texts)) == (4, 2)
    assert "pages 3 to 4" in found.warnings[0]
