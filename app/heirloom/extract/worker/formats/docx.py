"""Reads Word documents (docx, docm, dotx, dotm): text in reading order, notes, headers, and their properties."""

from __future__ import annotations

import re

from heirloom.core.errors import ItemError
from heirloom.core.records import Extracted, PageText, PassageSource
from heirloom.extract.protocol import Request, Want
from heirloom.extract.worker.documents.dates import from_w3c
from heirloom.extract.worker.documents.encodings import decode
from heirloom.extract.worker.documents.html_text import html_to_text
from heirloom.extract.worker.documents.ooxml import OLE_MAGIC, Package, PackageError, Relation
from heirloom.extract.worker.documents.text_limits import clean, cut_long, keywords_of, one_line
from heirloom.extract.worker.documents.word_lists import Lists, lists_of
from heirloom.extract.worker.documents.word_text import NoteNumbers, WordText

_MAIN = re.compile(r"application/vnd\.(?:openxmlformats-officedocument\.wordprocessingml|ms-word)\..*main\+xml")
_ASIDE = ("header", "footer", "comments")
"""Related parts that stand beside the running text; they come after it, so that the text starts with the text."""
_MAX_ASIDES = 100
_MAX_CHUNKS = 50


def read(request: Request, data: bytes) -> Extracted:
    """Text and properties. ItemError "unreadable" with the reason; a password gives `encrypted` and a warning."""
    if data.startswith(OLE_MAGIC):
        return _sealed_or_old(request, data)
    warnings: list[str] = []
    try:
        with Package(data) as package:
            main = _main_part(package)
            title, texts = _texts(package, main, warnings)
            found = _properties(package) if Want.METADATA in request.wants else Extracted()
            warnings.extend(package.warnings)
    except PackageError as error:
        raise ItemError("unreadable", str(error), path=request.name) from error
    return Extracted(
        media_type=request.media_type,
        captured=found.captured,
        pages=found.pages,
        # What stands as title on the page tells more than the property, which templates fill and nobody updates.
        title=one_line(title) or found.title,
        caption=found.caption,
        keywords=found.keywords,
        texts=texts if Want.TEXT in request.wants else (),
        warnings=tuple(warnings),
    )


def _sealed_or_old(request: Request, data: bytes) -> Extracted:
    """An OLE container in place of a zip: a password-protected document, or an old .doc under a new name."""
    if "EncryptedPackage".encode("utf-16-le") not in data:
        raise ItemError("unreadable", "it is an old Word file (.doc) under another name", path=request.name)
    return Extracted(
        media_type=request.media_type,
        encrypted=True,
        warnings=("The document is protected by a password; its text cannot be read.",),
    )


def _main_part(package: Package) -> str:
    for relation in package.relations(""):
        if relation.kind == "officeDocument" and package.has(relation.target):
            return relation.target
    for name, media_type in package.overrides().items():
        if _MAIN.fullmatch(media_type) and package.has(name):
            return name
    if package.has("word/document.xml"):
        return "word/document.xml"
    raise PackageError("the archive holds no Word document")


def _texts(package: Package, main: str, warnings: list[str]) -> tuple[str | None, tuple[PageText, ...]]:
    """The title on the page and the text: body, notes, pasted-in documents, then headers, footers, comments."""
    relations = {relation.id: relation for relation in package.relations(main)}
    by_kind: dict[str, list[str]] = {}
    for relation in relations.values():
        by_kind.setdefault(relation.kind, []).append(relation.target)
    lists = lists_of(package, by_kind)
    notes = NoteNumbers()
    body = WordText(lists, notes)
    package.parse(main, body)
    sections = [body.text()]
    for kind in ("footnotes", "endnotes"):
        sections.extend(_part_text(package, part, lists, notes) for part in by_kind.get(kind, ()))
    sections.extend(_chunks(package, [relations[id_] for id_ in body.chunks if id_ in relations]))
    asides = [part for kind in _ASIDE for part in by_kind.get(kind, ())][:_MAX_ASIDES]
    # The same header stands in the file once for every section.
    sections.extend(dict.fromkeys(_part_text(package, part, lists, notes) for part in asides))
    # Brackets where pictures stand are no text by themselves.
    worded = [section for section in sections if section.replace("[]", "").strip()]
    text = cut_long(clean("\n\n".join(worded)), warnings)
    return body.title, (PageText(PassageSource.TEXT, None, text),) if text.strip() else ()


def _part_text(package: Package, part: str, lists: Lists, notes: NoteNumbers) -> str:
    reader = WordText(lists, notes)
    package.parse(part, reader)
    return reader.text()


def _chunks(package: Package, relations: list[Relation]) -> list[str]:
    """Whole documents of other kinds that are pasted in as they are (altChunk)."""
    texts = []
    for relation in relations[:_MAX_CHUNKS]:
        suffix = relation.target.rsplit(".", 1)[-1].lower()
        if relation.kind == "aFChunk" and suffix in ("htm", "html", "xhtml", "txt") and package.has(relation.target):
            source = decode(package.read(relation.target)).text
            texts.append(source if suffix == "txt" else html_to_text(source))
    return texts


def _properties(package: Package) -> Extracted:
    stated: dict[str, str] = {}
    for relation in package.relations(""):
        if relation.kind in ("core-properties", "extended-properties") and package.has(relation.target):
            for name, value in package.fields(relation.target).items():
                stated.setdefault(name, value)
    pages = stated.get("Pages", "")
    return Extracted(
        captured=from_w3c(stated.get("created")) or from_w3c(stated.get("modified")),
        pages=int(pages) if re.fullmatch(r"[1-9]\d{0,5}", pages) else None,
        title=one_line(stated.get("title")),
        caption=one_line(stated.get("description") or stated.get("subject"), 2000),
        keywords=keywords_of(stated.get("creator"), stated.get("keywords")),
    )
