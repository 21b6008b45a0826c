"""What could be read of a broken file is kept and found, and that words are missing is told."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from heirloom.bank import Bank, LockedBank
from heirloom.core.records import ItemId, Stage, StageRow, StageState
from heirloom.extract.worker.documents.text_limits import MAX_TEXT_SIGNS
from heirloom.ingest import picture_text
from tests.unit.bank.family import PASSPHRASE
from tests.unit.extract.worker.documents.packages import archive, document, package, paragraph, relations
from tests.unit.extract.worker.formats.pdfs import grey_image, pdf

_LINKS = relations(("rId1", "officeDocument", "word/document.xml"))
_LETTER = document(paragraph("First apricot paragraph") + paragraph("Second quince paragraph"))


@pytest.fixture
def bank(vault_path: Path) -> Iterator[Bank]:
    with LockedBank(vault_path).unlock(passphrase=PASSPHRASE) as opened:
        yield opened


def letter(main: str) -> bytes:
    return archive({"_rels/.rels": _LINKS, "word/document.xml": main})


def bring(bank: Bank, folder: Path, name: str, data: bytes) -> tuple[ItemId, list[StageRow]]:
    """The new memory, and what is told of it among all that was not understood."""
    (folder / name).write_bytes(data)
    report = bank.import_paths([str(folder / name)], ocr=False)
    told = bank.inspecting.not_understood()
    assert [one.reason for one in report.not_understood] == [row.reason for _, row in told]
    return bank.list_items().items[0].id, [row for _, row in told]


@pytest.mark.parametrize(
    ("main", "reason"),
    [
        ("this is no markup at all", "syntax error"),
        ("", "no element found"),
        ('<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]>' + _LETTER, "declares a document type"),
    ],
    ids=["text", "empty", "entities"],
)
def test_a_letter_whose_body_cannot_be_read_is_told(bank: Bank, tmp_path: Path, main: str, reason: str) -> None:
    _, (row,) = bring(bank, tmp_path, "letter.docx", letter(main))
    assert (row.stage, row.state, row.code) == (Stage.TEXT, StageState.FAILED, "unreadable")
    assert reason in (row.reason or "")


@pytest.mark.parametrize(
    "main", [_LETTER[: _LETTER.index("Second") + 9], _LETTER.replace("quince", "\x0bquince")], ids=["cut", "sign"]
)
def test_what_stands_before_the_break_is_kept_and_found(bank: Bank, tmp_path: Path, main: str) -> None:
    item, (row,) = bring(bank, tmp_path, "letter.docx", letter(main))
    assert (row.stage, row.code) == (Stage.TEXT, "in_part")
    assert (row.reason or "").startswith("It was read in part. ")
    assert [hit.item.id for hit in bank.search("apricot").hits] == [item]
    assert "Second" in bank.show(item).texts[0].text


def test_a_broken_part_beside_the_body_is_told_too(bank: Bank, tmp_path: Path) -> None:
    broken = package(paragraph("apricot"), {"word/notes.xml": "<w:foot"}, (("rId1", "footnotes", "notes.xml"),))
    _, (row,) = bring(bank, tmp_path, "letter.docx", broken)
    assert "word/notes.xml" in (row.reason or "")


def test_the_faults_of_a_package_full_of_them_are_told_in_few_words(bank: Bank, tmp_path: Path) -> None:
    names = [f"head{at}.xml" for at in range(40)]
    links = tuple((f"rId{at}", "header", name) for at, name in enumerate(names))
    broken = package(paragraph("apricot"), {f"word/{name}": "<" for name in names}, links)
    _, (row,) = bring(bank, tmp_path, "letter.docx", broken)
    assert (row.reason or "").endswith("There are 37 faults more.")


def test_a_whole_letter_is_told_of_nowhere(bank: Bank, tmp_path: Path) -> None:
    assert bring(bank, tmp_path, "letter.docx", letter(_LETTER))[1] == []


def test_a_text_beyond_the_bound_is_told(bank: Bank, tmp_path: Path) -> None:
    _, (row,) = bring(bank, tmp_path, "log.txt", b"a" * (MAX_TEXT_SIGNS + 1))
    assert row.code == "in_part"
    assert f"Only the first {MAX_TEXT_SIGNS:,}" in (row.reason or "")


def test_trying_again_reads_the_text_once_more(bank: Bank, tmp_path: Path) -> None:
    """The text is read on the first visit, with the facts; nothing else looks for what waits for it."""
    bring(bank, tmp_path, "letter.docx", letter(""))
    lately = bank.arriving.lately
    (trouble,) = lately.troubles()
    lately.again([trouble.key])
    job, _ = bank.arriving.queue_understanding(text=False)
    assert bank.arriving.understand(job, text=False, progress=lambda _: None, stop=threading.Event())
    assert not any(bank.status().pending.values())
    assert [one.key for one in lately.troubles()] == [trouble.key]


def test_scanned_pages_beyond_the_bound_are_told(bank: Bank, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(picture_text, "OCR_PAGES", 1)
    picture = b"q 500 0 0 700 50 50 cm /I Do Q"
    image = grey_image(200, 300, bytes([255]) * 60_000)
    scan = pdf([picture, picture], resources="/XObject <</I 8 0 R>>", extra=(image,))
    (tmp_path / "scan.pdf").write_bytes(scan)
    report = bank.import_paths([str(tmp_path / "scan.pdf")], ocr=True)
    (row,) = report.not_understood
    assert (row.stage, row.reason) == (Stage.OCR, "Only the first 1 of 2 scanned pages were read.")
