"""Reads plain text, Markdown, CSV and logs in whatever encoding they were saved."""

from __future__ import annotations

import re

from heirloom.core.errors import ItemError
from heirloom.core.records import Extracted, PageText, PassageSource
from heirloom.extract.protocol import Request, Want
from heirloom.extract.worker.documents.encodings import Decoded, decode
from heirloom.extract.worker.documents.markdown import heading_of, markdown_to_text
from heirloom.extract.worker.documents.text_limits import MAX_TEXT_SIGNS, clean, cut_long, one_line

MAX_BYTES = 4 * MAX_TEXT_SIGNS
"""No encoding spends more than four bytes on a character that we keep."""
_LINE_FEED_STEP = 4096


def read(request: Request, data: bytes) -> Extracted:
    """Decode the text; title from a Markdown file's first heading. ItemError "unreadable" for what is no text."""
    warnings: list[str] = []
    found = decode(_bounded(data, warnings))
    _refuse_binary(found, request.name)
    if not found.sure and "\ufffd" in found.text:
        warnings.append("Some characters could not be read in the encoding that fits best.")
    marked_up = request.media_type == "text/markdown"
    title = one_line(heading_of(found.text)) if marked_up and Want.METADATA in request.wants else None
    if Want.TEXT not in request.wants:
        return Extracted(media_type=request.media_type, title=title, warnings=tuple(warnings))
    text = markdown_to_text(found.text) if marked_up else found.text
    text = cut_long(clean(text), warnings)
    texts = (PageText(PassageSource.TEXT, None, text),) if text.strip() else ()
    return Extracted(media_type=request.media_type, title=title, texts=texts, warnings=tuple(warnings))


def _bounded(data: bytes, warnings: list[str]) -> bytes:
    """Cut a huge file at a line's end near the bound, so that no character is halved."""
    if len(data) <= MAX_BYTES:
        return data
    warnings.append(f"Only the first {MAX_BYTES:,} of {len(data):,} bytes were read as text.")
    end = data.rfind(b"\n", MAX_BYTES - _LINE_FEED_STEP, MAX_BYTES)
    # UTF-16 and UTF-32 lines end in zero bytes too; a multiple of four from the start keeps their characters whole.
    return data[: (end + 1 if end > 0 and b"\0" not in data[:64] else MAX_BYTES)]


def _refuse_binary(found: Decoded, name: str) -> None:
    head = found.text[:65536]
    strange = len(re.findall("[\x00-\x06\x0e-\x1a\x1c-\x1f]", head))
    if strange > 8 and strange > len(head) // 50:
        raise ItemError("unreadable", "it holds binary data, not text", path=name)
