"""Kind and media type come from the bytes first, from the name second."""

from __future__ import annotations

import pytest

from heirloom.core.records import Kind
from heirloom.ingest.sniff import DOCX, sniff

HEIC = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"
AVIF = b"\0\0\0\x1cftypmif1\0\0\0\0mif1avifmiaf"
MP4 = b"\0\0\0\x18ftypisom\0\0\0\0isommp42"
BMP = b"BM" + bytes(12) + (40).to_bytes(4, "little") + bytes(40)


@pytest.mark.parametrize(
    ("name", "head", "kind", "media_type"),
    [
        ("a.jpg", b"\xff\xd8\xff\xe0", Kind.PHOTO, "image/jpeg"),
        ("wrong.png", b"\xff\xd8\xff\xe1", Kind.PHOTO, "image/jpeg"),
        ("noname", b"\x89PNG\r\n\x1a\n", Kind.PHOTO, "image/png"),
        ("a.webp", b"RIFF\0\0\0\0WEBPVP8 ", Kind.PHOTO, "image/webp"),
        ("a.wav", b"RIFF\0\0\0\0WAVEfmt ", Kind.FILE, "audio/x-wav"),
        ("a.tif", b"II*\0", Kind.PHOTO, "image/tiff"),
        ("a.dng", b"II*\0", Kind.FILE, "application/octet-stream"),
        ("a.bmp", BMP, Kind.PHOTO, "image/bmp"),
        ("a.heic", HEIC, Kind.PHOTO, "image/heic"),
        ("a.avif", AVIF, Kind.PHOTO, "image/avif"),
        ("a.mp4", MP4, Kind.FILE, "video/mp4"),
        ("a.pdf", b"%PDF-1.7", Kind.DOCUMENT, "application/pdf"),
        ("late.pdf", b"\n" * 200 + b"%PDF-1.4", Kind.DOCUMENT, "application/pdf"),
        ("a.docx", b"PK\x03\x04", Kind.DOCUMENT, DOCX),
        ("locked.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Kind.DOCUMENT, DOCX),
        ("a.zip", b"PK\x03\x04", Kind.FILE, "application/zip"),
        ("a.md", b"# Title", Kind.DOCUMENT, "text/markdown"),
        ("letter.txt", b"\xc4\xe3\xba\xc3", Kind.DOCUMENT, "text/plain"),
        ("README", b"Read me first.\n", Kind.DOCUMENT, "text/plain"),
        ("blob", b"\x01\x02\x03", Kind.FILE, "application/octet-stream"),
        ("page.dat", b"  <!DOCTYPE html><html>", Kind.DOCUMENT, "text/html"),
        ("broken.jpg", b"not a picture", Kind.PHOTO, "image/jpeg"),
    ],
)
def test_what_a_file_is(name: str, head: bytes, kind: Kind, media_type: str) -> None:
    assert sniff(name, head, max(1, len(head))) == (kind, media_type)


def test_an_empty_file_is_kept_as_a_file() -> None:
    assert sniff("empty.jpg", b"", 0)[0] is Kind.FILE


def test_a_character_cut_at_the_end_of_the_head_is_no_fault() -> None:
    head = ("é" * 3000).encode()[:4095] + b"\xc3"
    assert sniff("notes", head, 9000) == (Kind.DOCUMENT, "text/plain")
