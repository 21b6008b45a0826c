"""Tells what a file is from its first bytes, and from its name where bytes do not tell."""

from __future__ import annotations

import mimetypes
import os
import re

from heirloom.core.records import Kind

HEAD_BYTES = 4096
"""How much of a file `sniff` wants to see."""

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

_TEXT_SUFFIXES = {
    ".txt": "text/plain",
    ".text": "text/plain",
    ".asc": "text/plain",
    ".log": "text/plain",
    ".rst": "text/plain",
    ".org": "text/plain",
    ".csv": "text/plain",
    ".tsv": "text/plain",
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "text/html",
}
_PHOTO_SUFFIXES = {
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".jpe": "image/jpeg",
    ".jfif": "image/jpeg",
    ".mpo": "image/jpeg",
    ".jps": "image/jpeg",
    ".png": "image/png",
    ".apng": "image/png",
    ".webp": "image/webp",
    ".gif": "image/gif",
    ".tif": "image/tiff",
    ".tiff": "image/tiff",
    ".bmp": "image/bmp",
    ".dib": "image/bmp",
    ".heic": "image/heic",
    ".heif": "image/heif",
    ".avif": "image/avif",
}
_WORD_SUFFIXES = {".docx", ".docm", ".dotx", ".dotm"}
_RAW_SUFFIXES = {
    ".dng", ".nef", ".nrw", ".cr2", ".arw", ".sr2", ".srf", ".pef", ".orf", ".rw2", ".3fr", ".iiq", ".erf", ".dcr",
    ".kdc", ".mef", ".mos", ".srw", ".gpr", ".fff", ".ptx", ".lif", ".svs", ".ndpi",
}  # fmt: skip
"""Camera raws and microscope slides are TIFF inside; they wait for readers of their own."""

_TYPES = mimetypes.MimeTypes()
"""The interpreter's own table: the same answer on every machine."""

_HEIF_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1", b"heif"}
_AVIF_BRANDS = {b"avif", b"avis"}


def sniff(name: str, head: bytes, size_bytes: int) -> tuple[Kind, str]:
    """Return kind and media type of a file called `name` that starts with `head` (up to `HEAD_BYTES`)."""
    suffix = os.path.splitext(name)[1].lower()
    if size_bytes == 0:
        return Kind.FILE, _by_name(name)
    photo = _photo(head, suffix)
    if photo is not None:
        return Kind.PHOTO, photo
    document = _document(head, suffix)
    if document is not None:
        return Kind.DOCUMENT, document
    if suffix in _PHOTO_SUFFIXES:
        return Kind.PHOTO, _PHOTO_SUFFIXES[suffix]
    if suffix == ".pdf":
        return Kind.DOCUMENT, "application/pdf"
    if suffix in _WORD_SUFFIXES:
        return Kind.DOCUMENT, DOCX
    return Kind.FILE, _by_name(name)


def _photo(head: bytes, suffix: str) -> str | None:
    if head.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if head.startswith((b"GIF87a", b"GIF89a")):
        return "image/gif"
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return "image/webp"
    if head.startswith((b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")):
        # CR2 names itself right after the TIFF header; the other raws only by suffix.
        return None if suffix in _RAW_SUFFIXES or head[8:10] == b"CR" else "image/tiff"
    if head.startswith(b"BM") and len(head) > 18 and head[14:18] in _BMP_HEADERS:
        return "image/bmp"
    if head[4:8] == b"ftyp":
        return _base_media(head)
    return None


_BMP_HEADERS = {size.to_bytes(4, "little") for size in (12, 16, 40, 52, 56, 64, 108, 124)}


def _base_media(head: bytes) -> str | None:
    """ISO/IEC 14496-12 file type box: the major brand decides, the compatible ones where it is generic."""
    length = min(int.from_bytes(head[:4], "big"), len(head))
    major = head[8:12]
    compatible = {head[at : at + 4] for at in range(16, length - 3, 4)}
    if major in _AVIF_BRANDS or (major in {b"mif1", b"msf1"} and compatible & _AVIF_BRANDS):
        return "image/avif"
    if major in {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx"}:
        return "image/heic"
    if major in _HEIF_BRANDS:
        return "image/heic" if compatible & {b"heic", b"heix"} else "image/heif"
    return None


def _document(head: bytes, suffix: str) -> str | None:
    if b"%PDF-" in head[:1024]:
        return "application/pdf"
    if head.startswith(b"PK\x03\x04"):
        return DOCX if suffix in _WORD_SUFFIXES or (not suffix and b"word/" in head) else None
    if suffix in _TEXT_SUFFIXES:
        return _TEXT_SUFFIXES[suffix]
    if suffix in _PHOTO_SUFFIXES or suffix in _WORD_SUFFIXES or suffix == ".pdf":
        return None
    if re.match(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html[\s>])", head, re.IGNORECASE):
        return "text/html"
    return "text/plain" if not suffix and _looks_like_text(head) else None


def _looks_like_text(head: bytes) -> bool:
    """UTF-8 without control characters; a character cut at the end of `head` is no fault."""
    if b"\0" in head:
        return False
    try:
        text = head.decode("utf-8")
    except UnicodeDecodeError as error:
        if len(head) < HEAD_BYTES or error.start < len(head) - 3:
            return False
        text = head[: error.start].decode("utf-8")
    return not any(ord(sign) < 32 and sign not in "\t\n\r\f\x1b" for sign in text)


def _by_name(name: str) -> str:
    return _TYPES.guess_type(name)[0] or "application/octet-stream"
