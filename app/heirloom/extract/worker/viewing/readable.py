"""Texts for reading: plain ones decoded, HTML, Markdown and Word as a small set of markup."""

from __future__ import annotations

import base64
import binascii
import re
from urllib.parse import unquote_to_bytes

from markdown_it import MarkdownIt

from heirloom.core.errors import ItemError
from heirloom.core.records import Kind
from heirloom.core.views import Pixels, ReadableText
from heirloom.extract.markup import escaped
from heirloom.extract.protocol import Request, Want
from heirloom.extract.viewing import MAX_TEXT_PICTURES, MAX_TEXT_PIXELS, View, ViewRequest
from heirloom.extract.worker.documents.front_matter import split
from heirloom.extract.worker.documents.text_limits import clean
from heirloom.extract.worker.formats import docx, html, text
from heirloom.extract.worker.viewing.held import HeldFile
from heirloom.extract.worker.viewing.markup import Markup, to_markup
from heirloom.extract.worker.viewing.picture import picture

MAX_SHOWN_SIGNS = 400_000
"""Beyond this a window takes seconds to lay a text out; the file can be given out whole."""
_PICTURE_PX = 1400
_DATA = re.compile(r"data:(image/[a-z0-9.+-]{1,40})((?:;[a-z0-9=._-]{1,60})*),", re.IGNORECASE)
_MAX_DATA_SIGNS = 20_000_000
_WORD_TYPES = ("application/vnd.openxmlformats", "application/vnd.ms-word")


def readable(held: HeldFile, request: ViewRequest) -> ReadableText:
    """What `View.TEXT` asks for. ItemError "unsupported" for what is no text."""
    media_type = request.media_type
    if media_type == "text/html":
        return _marked("html", html.source_of(held.data))
    if media_type == "text/markdown":
        return _marked("markdown", _markdown(text.source_of(_asked(request), held.data)))
    if media_type == "text/plain":
        source = text.source_of(_asked(request), held.data)
        return ReadableText("plain", source[:MAX_SHOWN_SIGNS], is_cut=len(source) > MAX_SHOWN_SIGNS)
    if media_type.startswith(_WORD_TYPES):
        return _word(request, held.data)
    raise ItemError("unsupported", f"nothing here shows {media_type}")


def _asked(request: ViewRequest) -> Request:
    return Request(request.name, request.media_type, request.kind, frozenset({Want.TEXT, Want.METADATA}))


def _marked(kind: str, source: str) -> ReadableText:
    pictures = _Pictures()
    is_cut = len(source) > 4 * MAX_SHOWN_SIGNS
    made: Markup = to_markup(_without_data_beyond(source), pictures.take)
    return ReadableText(kind, made.markup(), tuple(made.pictures), made.pictures_left_out, made.is_cut or is_cut)


def _without_data_beyond(source: str) -> str:
    """A page is cut by its words, not by the pictures that stand in it as letters."""
    if len(source) <= 4 * MAX_SHOWN_SIGNS:
        return source
    return source[: 4 * MAX_SHOWN_SIGNS + sum(len(found.group()) for found in re.finditer(r"data:[^\"'\s>]+", source))]


def _markdown(source: str) -> str:
    """HTML of the body; the facts at its head stand below as they were written."""
    matter, body = split(source)
    parser = MarkdownIt("commonmark", {"maxNesting": 50}).enable(["table", "strikethrough"])
    made = str(parser.render(body[: 2 * MAX_SHOWN_SIGNS]))
    return made if matter is None or not matter.text else f"{made}<hr><pre>{escaped(matter.text)}</pre>"


def _word(request: ViewRequest, data: bytes) -> ReadableText:
    """The title as a heading, once; lines as paragraphs, lines with tabs as rows of a table."""
    found = docx.read(_asked(request), data)
    if found.encrypted:
        raise ItemError("encrypted", "it is protected by a password of its own")
    whole = "\n".join(one.text for one in found.texts)
    title = clean(found.title or "")
    first, _, rest = whole.lstrip().partition("\n")
    whole = rest if title and first.strip() == title else whole
    parts = [f"<h1>{escaped(title)}</h1>"] if title else []
    rows: list[str] = []
    for line in [*whole[:MAX_SHOWN_SIGNS].split("\n"), ""]:
        if "\t" in line:
            rows.append("<tr>" + "".join(f"<td>{escaped(cell)}</td>" for cell in line.split("\t")) + "</tr>")
            continue
        if rows:
            parts.append(f"<table>{''.join(rows)}</table>")
            rows.clear()
        if line.strip():
            parts.append(f"<p>{escaped(line)}</p>")
    return ReadableText("word", "".join(parts), is_cut=len(whole) > MAX_SHOWN_SIGNS)


class _Pictures:
    """Decodes pictures that stand in the text itself; all others are left where they are, unfetched."""

    def __init__(self) -> None:
        self._count = 0
        self._left = MAX_TEXT_PIXELS

    def take(self, source: str) -> Pixels | None:
        found = _DATA.match(source)
        if found is None or self._count >= MAX_TEXT_PICTURES or len(source) > _MAX_DATA_SIGNS:
            return None
        data = _decoded(source[found.end() :], is_base64="base64" in found.group(2).lower())
        media_type = _sniffed(data)
        if media_type is None:
            return None
        request = ViewRequest("", "", media_type, Kind.PHOTO, View.PICTURE, max_px=_PICTURE_PX)
        try:
            pixels = picture(HeldFile(data), request)
        except ItemError:
            return None
        if pixels.width * pixels.height > self._left:
            return None
        self._left -= pixels.width * pixels.height
        self._count += 1
        return pixels


def _decoded(signs: str, *, is_base64: bool) -> bytes:
    raw = unquote_to_bytes(signs)
    if not is_base64:
        return raw
    try:
        return base64.b64decode(re.sub(rb"\s+", b"", raw) + b"==", validate=False)
    except binascii.Error:
        return b""


def _sniffed(data: bytes) -> str | None:
    """What a picture is by its first bytes; its own word for it is not asked."""
    for magic, media_type in ((b"\xff\xd8\xff", "image/jpeg"), (b"\x89PNG\r\n", "image/png"), (b"GIF8", "image/gif")):
        if data.startswith(magic):
            return media_type
    return "image/webp" if data[:4] == b"RIFF" and data[8:12] == b"WEBP" else None
