"""Packages that mean harm, or are simply broken, are refused with their reason or read in part."""

from __future__ import annotations

import pytest

from heirloom.core.errors import ItemError
from heirloom.core.records import Extracted, Kind
from heirloom.extract.protocol import Request, Want
from heirloom.extract.worker.documents.ooxml import OLE_MAGIC
from heirloom.extract.worker.formats import docx
from tests.unit.extract.worker.documents.packages import DOCX, archive, document, package, paragraph, relations


def read(data: bytes) -> Extracted:
    return docx.read(Request("letter.docx", DOCX, Kind.DOCUMENT, frozenset({Want.METADATA, Want.TEXT})), data)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"not a zip", "no intact zip"),
        (b"", "no intact zip"),
        (package(paragraph("x"))[:-30], "no intact zip"),
        (archive({"a.txt": "x"}), "no Word document"),
        (OLE_MAGIC + b"\0" * 600, "old Word file"),
        (package("<w:p>" + " " * 150_000_000), "too large"),
        (archive({f"{at}": "" for at in range(20_001)}), "entries"),
    ],
    ids=["text", "empty", "cut", "no document", "old", "bomb", "entries"],
)
def test_refused_with_a_reason(data: bytes, reason: str) -> None:
    with pytest.raises(ItemError, match=reason) as refused:
        read(data)
    assert refused.value.code == "unreadable"


def test_a_password_is_told_and_no_error() -> None:
    found = read(OLE_MAGIC + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"))
    assert found.encrypted
    assert "password" in found.warnings[0]


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>',
        '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]>',
        '<!DOCTYPE d SYSTEM "http://127.0.0.1:9/x.dtd">',
    ],
)
def test_no_document_type_no_entities(doctype: str) -> None:
    main = doctype + document(paragraph("&b;&x;"))
    links = relations(("rId1", "officeDocument", "word/document.xml"))
    found = read(archive({"_rels/.rels": links, "word/document.xml": main}))
    assert found.texts == ()
    assert "declares a document type" in found.warnings[0]


def test_broken_xml_is_read_up_to_the_break() -> None:
    whole = document(paragraph("read me") + "<w:p><w:r><w:t>half")
    links = relations(("rId1", "officeDocument", "word/document.xml"))
    cut = whole[: whole.index("half") + 2]
    found = read(archive({"_rels/.rels": links, "word/document.xml": cut}))
    assert found.texts[0].text.startswith("read me")
    assert "faulty" in found.warnings[0]


def test_deep_nesting_ends_the_part() -> None:
    found = read(package(paragraph("first") + "<w:sdt>" * 5_000 + "</w:sdt>" * 5_000))
    assert found.texts[0].text == "first"
    assert "nested too deeply" in found.warnings[0]
