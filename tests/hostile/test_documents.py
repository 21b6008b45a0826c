"""Strangers' documents that mean harm: the worker answers each, says why, and lives."""

from __future__ import annotations

from pathlib import Path

import pytest

from heirloom.core.errors import ItemError
from heirloom.core.records import Kind
from heirloom.extract.client import Extractor
from heirloom.extract.protocol import Request, Want

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
WANTS = frozenset({Want.METADATA, Want.TEXT, Want.THUMBNAIL})
TOLD = {"unreadable", "encrypted", "too_large"}


def survive(files: list[Path], media_types: tuple[str, ...]) -> dict[str, int]:
    """Read every file as every type; counts of answers. A worker that dies or hangs fails the test by its code."""
    answers: dict[str, int] = {}
    with Extractor() as extractor:
        for path in files:
            for media_type in media_types:
                try:
                    extractor.extract(Request(path.name, media_type, Kind.DOCUMENT, WANTS), path.read_bytes())
                    answer = "read"
                except ItemError as error:
                    answer = error.code if error.message else "silent"
                answers[answer] = answers.get(answer, 0) + 1
    return answers


def files_of(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def test_broken_and_fuzzed_pdfs(corpus: Path) -> None:
    answers = survive(files_of(corpus / "hostile/pdf"), ("application/pdf",))
    assert set(answers) <= {"read"} | TOLD
    assert answers["read"] >= 20


@pytest.mark.parametrize("folder", ["xml", "text", "mail", "names"])
def test_hostile_text_as_every_kind_of_text(corpus: Path, folder: str) -> None:
    answers = survive(files_of(corpus / "hostile" / folder), ("text/plain", "text/markdown", "text/html"))
    assert set(answers) <= {"read"} | TOLD


def test_archives_under_the_name_of_a_word_document(corpus: Path) -> None:
    answers = survive(files_of(corpus / "hostile/archives"), (DOCX,))
    assert set(answers) <= TOLD
