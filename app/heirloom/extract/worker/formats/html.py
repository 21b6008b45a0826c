"""Reads HTML as a person sees it: text, title, dates; nothing is fetched and nothing runs."""

from __future__ import annotations

import re

from heirloom.core.errors import ItemError
from heirloom.core.records import Extracted, PageText, PassageSource
from heirloom.extract.protocol import Request, Want
from heirloom.extract.worker.documents.dates import from_w3c
from heirloom.extract.worker.documents.encodings import decode
from heirloom.extract.worker.documents.html_text import parse
from heirloom.extract.worker.documents.text_limits import cut_long, keywords_of, one_line

MAX_BYTES = 32 * 1024 * 1024
_META_HEAD_BYTES = 4096
_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([a-z0-9_:.-]{2,40})|<\?xml[^>]{0,80}encoding=["']([a-z0-9_.-]{2,40})""",
    re.IGNORECASE,
)
_LABELS = {
    **dict.fromkeys(("iso-8859-1", "iso8859-1", "latin1", "us-ascii", "ascii", "windows-1252"), "cp1252"),
    **dict.fromkeys(("gb2312", "gbk", "x-gbk", "gb_2312-80", "hz-gb-2312"), "gb18030"),
    **dict.fromkeys(("shift_jis", "shift-jis", "sjis", "x-sjis", "windows-31j"), "cp932"),
    **dict.fromkeys(("euc-kr", "ks_c_5601-1987", "ksc5601", "windows-949"), "cp949"),
    **dict.fromkeys(("big5", "big5-hkscs", "x-x-big5"), "big5hkscs"),
    **dict.fromkeys(("utf-16", "utf-16le", "utf-16be", "unicode"), "utf-8"),
    "tis-620": "cp874",
    "iso-8859-9": "cp1254",
}
"""What pages mean by the names they use (WHATWG Encoding Standard, the table of labels)."""
_DATE_NAMES = (
    "article:published_time", "datepublished", "dcterms.created", "dcterms.date", "dc.date.created", "dc.date",
    "dcterms.issued", "pubdate", "publishdate", "date", "created",
)  # fmt: skip


def read(request: Request, data: bytes) -> Extracted:
    """Text and metadata of a page. ItemError "unreadable" where no markup can be found in it."""
    warnings: list[str] = []
    if len(data) > MAX_BYTES:
        warnings.append(f"Only the first {MAX_BYTES:,} of {len(data):,} bytes of the page were read.")
    page = parse(source_of(data))
    warnings.extend(page.warnings)
    text = cut_long(page.text(), warnings) if Want.TEXT in request.wants else ""
    texts = (PageText(PassageSource.TEXT, None, text),) if text.strip() else ()
    if Want.METADATA not in request.wants:
        return Extracted(media_type=request.media_type, texts=texts, warnings=tuple(warnings))
    captured = next((date for name in _DATE_NAMES if (date := from_w3c(page.meta.get(name))) is not None), None)
    return Extracted(
        media_type=request.media_type,
        captured=captured,
        title=one_line(page.title or page.meta.get("og:title")),
        keywords=keywords_of(page.meta.get("author"), page.meta.get("keywords")),
        texts=texts,
        warnings=tuple(warnings),
    )


def source_of(data: bytes) -> str:
    """The page's markup as text, cut where it is huge. ItemError "unreadable" for what is none."""
    data = data[:MAX_BYTES]
    source = decode(data, _declared(data)).text
    if len(re.findall("\0+", source)) * 20 > len(source):
        raise ItemError("unreadable", "it holds binary data, not a page")
    return source


def _declared(data: bytes) -> str | None:
    found = _DECLARED.search(data[:_META_HEAD_BYTES])
    if found is None:
        return None
    label = (found.group(1) or found.group(2)).decode("ascii").lower()
    return _LABELS.get(label, label)
