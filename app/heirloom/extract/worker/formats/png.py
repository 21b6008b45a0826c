"""PNG and APNG (its first frame): chunks with text, EXIF, XMP and profiles (PNG, third edition)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from heirloom.core.errors import ItemError
from heirloom.core.records import Extracted
from heirloom.extract.protocol import Request
from heirloom.extract.worker.imaging.pillow import decode_with_pillow
from heirloom.extract.worker.metadata.container import (
    MAX_EXIF_BYTES,
    MAX_ICC_BYTES,
    MAX_IPTC_BYTES,
    MAX_XMP_BYTES,
    Container,
)
from heirloom.extract.worker.metadata.inflate import inflate
from heirloom.extract.worker.metadata.iptc import iptc_in_photoshop
from heirloom.extract.worker.photo import OpenPhoto, read_photo

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_XMP_KEY = b"XML:com.adobe.xmp"
_RAW = b"Raw profile type "
_XMP_IN_APP1 = b"http://ns.adobe.com/xap/1.0/\0"
_MAX_CHUNKS = 100_000
_MAX_TEXT_BYTES = 1024 * 1024
_MAX_INFLATED_TEXTS = 64


def read(request: Request, data: bytes) -> Extracted:
    """Read a PNG. ItemError "unreadable" where it is none."""
    return read_photo(request, *open_photo(data, request.media_type))


def open_photo(data: bytes, _media_type: str) -> OpenPhoto:
    """Its container, and how to decode it. ItemError as for `read`."""
    return OpenPhoto("image/png", read_container(data), lambda need: decode_with_pillow(data, "PNG", need))


def read_container(data: bytes) -> Container:
    """Size and metadata from the chunks, those after the picture included."""
    if not data.startswith(_SIGNATURE):
        raise ItemError("unreadable", "it is not a PNG")
    found = Container()
    texts: dict[bytes, bytes] = {}
    for kind, body in _chunks(data):
        if kind == b"IHDR" and len(body) >= 8 and found.width is None:
            found.width, found.height = int.from_bytes(body[:4], "big"), int.from_bytes(body[4:8], "big")
        elif kind == b"eXIf":
            found.exif = found.exif or _without_mark(body)
        elif kind == b"iCCP" and found.icc is None:
            _, _, packed = body.partition(b"\0")
            found.icc = inflate(packed[1:], MAX_ICC_BYTES)
        elif kind in _TEXT_CHUNKS and len(texts) < _MAX_INFLATED_TEXTS:
            key, value = _TEXT_CHUNKS[kind](body)
            texts.setdefault(key, value)
    _take_texts(found, texts)
    return found


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    position = len(_SIGNATURE)
    for _ in range(_MAX_CHUNKS):
        if position + 8 > len(data):
            return
        length = int.from_bytes(data[position : position + 4], "big")
        kind = data[position + 4 : position + 8]
        # Picture data is passed by unread: slicing it would copy the file.
        yield kind, b"" if kind in (b"IDAT", b"fdAT") else data[position + 8 : position + 8 + length]
        position += 12 + length


def _plain_text(body: bytes) -> tuple[bytes, bytes]:
    key, _, value = body.partition(b"\0")
    return key, value.decode("latin-1").encode("utf-8") if len(value) < _MAX_TEXT_BYTES else value


def _packed_text(body: bytes) -> tuple[bytes, bytes]:
    key, _, rest = body.partition(b"\0")
    return key, inflate(rest[1:], MAX_EXIF_BYTES) or b""


def _international_text(body: bytes) -> tuple[bytes, bytes]:
    key, _, rest = body.partition(b"\0")
    parts = rest[2:].split(b"\0", 2)
    value = parts[2] if len(parts) == 3 else b""
    return key, (inflate(value, MAX_XMP_BYTES) or b"") if rest[:1] == b"\1" else value


_TEXT_CHUNKS: dict[bytes, Callable[[bytes], tuple[bytes, bytes]]] = {
    b"tEXt": _plain_text,
    b"zTXt": _packed_text,
    b"iTXt": _international_text,
}


def _take_texts(found: Container, texts: dict[bytes, bytes]) -> None:
    """ImageMagick and ExifTool keep whole blocks in texts; the rest is words about the picture."""
    app1 = _raw_profile(texts, b"APP1")
    if app1 is not None and app1.startswith(_XMP_IN_APP1):
        found.xmp = app1[len(_XMP_IN_APP1) :]
    elif app1 is not None:
        found.exif = found.exif or _without_mark(app1)
    found.exif = found.exif or _without_mark(_raw_profile(texts, b"exif") or b"") or None
    found.xmp = texts.get(_XMP_KEY) or found.xmp or _raw_profile(texts, b"xmp")
    iptc = _raw_profile(texts, b"iptc")
    if iptc is not None:
        found.iptc = (iptc_in_photoshop(iptc) or iptc)[:MAX_IPTC_BYTES]
    found.title = _words(texts.get(b"Title"))
    found.comment = _words(texts.get(b"Description")) or _words(texts.get(b"Comment"))
    created = _words(texts.get(b"Creation Time"))
    found.dates = (created,) if created else ()


def _raw_profile(texts: dict[bytes, bytes], name: bytes) -> bytes | None:
    """ImageMagick's form: a line with the name, a line with the length, lines of hexadecimal digits."""
    parts = texts.get(_RAW + name, b"").split(maxsplit=2)
    if len(parts) != 3:
        return None
    try:
        return bytes.fromhex(parts[2].decode("ascii"))
    except (ValueError, UnicodeDecodeError):
        return None


def _without_mark(block: bytes) -> bytes:
    return block[6:] if block.startswith(b"Exif\0\0") else block


def _words(value: bytes | None) -> str | None:
    text = (value or b"")[:_MAX_TEXT_BYTES].decode("utf-8", "replace").strip("\0 \r\n\t")
    return text or None
