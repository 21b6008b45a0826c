"""Reads plain text, Markdown, CSV and logs in whatever encoding they were saved."""

from __future__ import annotations

import re

from heirloom.core.errors import ItemError
from heirloom.core.records import Extracted, PageText, PassageSource
from heirloom.extract.protocol import Request, Want
from heirloom.extract.worker.documents.dates import from_w3c
from heirloom.extract.worker.documents.encodings import Decoded, decode, named_in
from heirloom.extract.worker.documents.front_matter import FrontMatter, split
from heirloom.extract.worker.documents.markdown import heading_of, markdown_to_text
from heirloom.extract.worker.documents.text_limits import MAX_TEXT_SIGNS, clean, cut_long, keywords_of, one_line

MAX_BYTES = 4 * MAX_TEXT_SIGNS
"""No encoding spends more than four bytes on a character that we keep."""
_LINE_FEED_STEP = 4096


def read(request: Request, data: bytes) -> Extracted:
    """Decode the text; of Markdown also what it says about itself. ItemError "unreadable" for what is no text."""
    warnings: list[str] = []
    found = decode(_bounded(data, warnings), named_in(request.name))
    _refuse_binary(found, request.name)
    if not found.sure and "\ufffd" in found.text:
        warnings.append("Some characters could not be read in the encoding that fits best.")
    if request.media_type == "text/markdown":
        return _marked_up(request, clean(found.text), warnings)
    return Extracted(
        media_type=request.media_type,
        texts=_texts(clean(found.text), warnings) if Want.TEXT in request.wants else (),
        warnings=tuple(warnings),
    )


def source_of(request: Request, data: bytes) -> str:
    """The text as it stands in the file, decoded and cleaned. ItemError "unreadable" for what is no text."""
    found = decode(_bounded(data, []), named_in(request.name))
    _refuse_binary(found, request.name)
    return clean(found.text)


def _marked_up(request: Request, source: str, warnings: list[str]) -> Extracted:
    """Markdown: its marks read, the facts at its head as facts and once more after the text, so that all is found."""
    matter, body = split(source)
    texts: tuple[PageText, ...] = ()
    if Want.TEXT in request.wants:
        text = markdown_to_text(body)
        texts = _texts(f"{text}\n\n{matter.text}".strip("\n") if matter is not None else text, warnings)
    if Want.METADATA not in request.wants:
        return Extracted(media_type=request.media_type, texts=texts, warnings=tuple(warnings))
    stated = matter or FrontMatter("")
    return Extracted(
        media_type=request.media_type,
        captured=from_w3c(stated.first("date", "created", "published")),
        title=one_line(stated.first("title") or heading_of(body)),
        caption=one_line(stated.first("description", "summary", "subtitle"), 2000),
        keywords=keywords_of(stated.first("author", "authors"), stated.first("tags", "keywords", "categories")),
        texts=texts,
        warnings=tuple(warnings),
    )


def _texts(text: str, warnings: list[str]) -> tuple[PageText, ...]:
    kept = cut_long(text, warnings)
    return (PageText(PassageSource.TEXT, None, kept),) if kept.strip() else ()


def _bounded(data: bytes, warnings: list[str]) -> bytes:
    """Cut a huge file at a line's end near the bound, so that no character is halved."""
    if len(data) <= MAX_BYTES:
        return data
    warnings.append(f"Only the first {MAX_BYTES:,} of {len(data):,} bytes were read as text.")
    end = data.rfind(b"\n", MAX_BYTES - _LINE_FEED_STEP, MAX_BYTES)
    # UTF-16 and UTF-32 lines end in zero bytes too; a multiple of four from the start keeps their characters whole.
    return data[: (end + 1 if end > 0 and b"\0" not in data[:64] else MAX_BYTES)]


def _refuse_binary(found: Decoded, name: str) -> None:
    """Zeros are no sign of it: they part the fields of lists and fill the gaps that a crash leaves in a log."""
    head = found.text[:65536]
    strange = len(re.findall("[\x01-\x06\x0e-\x1a\x1c-\x1f]", head))
    worded = len(head) - head.count("\0")
    if (strange > 8 and strange > worded // 50) or (head and not worded):
        raise ItemError("unreadable", "it holds binary data, not text", path=name)
