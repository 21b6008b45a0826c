"""Size and metadata blocks out of JPEG, PNG, WebP, GIF, BMP and TIFF, wherever writers have put them."""

from __future__ import annotations

import io
import struct
import zlib
from typing import Any

import pytest
from PIL import Image

from heirloom.core.errors import ItemError
from heirloom.extract.worker.formats import bmp, gif, jpeg, png, tiff, webp
from tests.unit.extract.worker.samples import SHORT, Ifd, segment, with_segments, xmp
from tests.unit.extract.worker.samples import tiff as tiff_bytes

EXIF = tiff_bytes(Ifd({0x0112: (SHORT, 6)}))
PACKET = xmp("<dc:title>Titel</dc:title>")


def saved(kind: str, size: tuple[int, int] = (60, 40), mode: str = "RGB", **options: Any) -> bytes:
    buffer = io.BytesIO()
    Image.new(mode, size).save(buffer, kind, **options)
    return buffer.getvalue()


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I4s", len(body), kind) + body + struct.pack(">I", zlib.crc32(kind + body))


def with_chunks(*chunks: bytes, at_end: bool = False) -> bytes:
    data = saved("PNG")
    place = len(data) - 12 if at_end else 33
    return data[:place] + b"".join(chunks) + data[place:]


def test_jpeg_blocks() -> None:
    data = with_segments(
        saved("JPEG"),
        segment(0xE1, b"Exif\0\0" + EXIF),
        segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + PACKET),
        segment(0xE2, b"ICC_PROFILE\0\x02\x02" + b"two"),
        segment(0xE2, b"ICC_PROFILE\0\x01\x02" + b"one "),
        segment(0xED, b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x06stre"),
        segment(0xED, b"Photoshop 3.0\0am"),
        segment(0xFE, "Grüße".encode()),
    )
    found = jpeg.read_container(data)
    assert (found.width, found.height, found.comment) == (60, 40, "Grüße")
    assert (found.exif, found.xmp, found.icc, found.iptc) == (EXIF, PACKET, b"one two", b"stream")


def test_jpeg_exif_over_two_segments_and_a_second_block() -> None:
    parts = segment(0xE1, b"Exif\0\0" + EXIF[:20]), segment(0xE1, b"Exif\0\0" + EXIF[20:])
    assert jpeg.read_container(with_segments(saved("JPEG"), *parts)).exif == EXIF
    twice = segment(0xE1, b"Exif\0\0" + EXIF), segment(0xE1, b"Exif\0\0" + EXIF[::-1][:2] + EXIF)
    assert (jpeg.read_container(with_segments(saved("JPEG"), *twice)).exif or b"").startswith(EXIF)


def test_jpeg_with_fill_bytes_and_rubbish_between_segments() -> None:
    data = saved("JPEG")
    assert jpeg.read_container(data[:2] + b"\xff\xff\xff" + data[2:]).width == 60
    assert jpeg.read_container(data[:2] + b"rubbish" + data[2:]).width == 60
    for length in range(2, len(data)):
        jpeg.read_container(data[:length])


def test_jpeg_with_nine_hundred_segments() -> None:
    flood = [segment(0xE1, b"http://ns.adobe.com/xmp/extension/\0" + b"x" * 65_000)] * 900
    found = jpeg.read_container(with_segments(saved("JPEG"), *flood))
    assert found.width == 60
    assert len(found.xmp or b"") < 17_000_000


@pytest.mark.parametrize("at_end", [False, True])
def test_png_blocks(at_end: bool) -> None:
    text = b"XML:com.adobe.xmp\0\0\0\0\0" + PACKET
    chunks = chunk(b"eXIf", EXIF), chunk(b"iTXt", text), chunk(b"tEXt", b"Title\0Gr\xfc\xdfe")
    found = png.read_container(with_chunks(*chunks, at_end=at_end))
    assert (found.width, found.height, found.exif, found.xmp, found.title) == (60, 40, EXIF, PACKET, "Grüße")


def test_png_blocks_as_image_magick_writes_them() -> None:
    def raw(name: str, content: bytes) -> bytes:
        lines = f"\n{name}\n{len(content):8d}\n{content.hex()}\n".encode()
        return chunk(b"zTXt", b"Raw profile type " + name.encode() + b"\0\0" + zlib.compress(lines))

    found = png.read_container(with_chunks(raw("exif", b"Exif\0\0" + EXIF), raw("xmp", PACKET)))
    assert (found.exif, found.xmp) == (EXIF, PACKET)
    app1 = png.read_container(with_chunks(raw("APP1", b"http://ns.adobe.com/xap/1.0/\0" + PACKET)))
    assert (app1.exif, app1.xmp) == (None, PACKET)


def test_png_texts_that_would_flood_the_memory() -> None:
    bomb = chunk(b"zTXt", b"Comment\0\0" + zlib.compress(bytes(60_000_000), 9))
    found = png.read_container(with_chunks(*[bomb] * 20))
    assert (found.width, found.comment) == (60, None)


def test_png_profile_and_date() -> None:
    profile = chunk(b"iCCP", b"name\0\0" + zlib.compress(b"profile"))
    found = png.read_container(with_chunks(profile, chunk(b"tEXt", b"Creation Time\0002007-02-13T06:34:38")))
    assert (found.icc, found.dates) == (b"profile", ("2007-02-13T06:34:38",))


@pytest.mark.parametrize(
    "options", [{}, {"lossless": True}, {"exif": b"Exif\0\0" + EXIF, "xmp": PACKET, "icc_profile": b"p"}]
)
def test_webp(options: dict[str, Any]) -> None:
    data = saved("WEBP", **options)
    found = webp.read_container(data)
    assert (found.width, found.height) == (60, 40)
    expected = (EXIF, PACKET, b"p") if "exif" in options else (None, None, None)
    assert (found.exif, found.xmp, found.icc) == expected
    for length in range(12, len(data)):
        webp.read_container(data[:length])


def test_gif() -> None:
    data = saved("GIF", mode="P", comment="Grüße".encode())
    assert gif.read_container(data).comment == "Grüße"
    magic = bytes([1, *range(255, -1, -1), 0])
    packed = data[:-1] + b"\x21\xff\x0bXMP DataXMP" + PACKET + magic + b"\0;"
    found = gif.read_container(packed)
    assert (found.width, found.height, found.xmp) == (60, 40, PACKET)
    for length in range(13, len(packed)):
        gif.read_container(packed[:length])


def test_bmp_from_the_top_and_from_the_bottom() -> None:
    data = bytearray(saved("BMP"))
    assert (bmp.read_container(bytes(data)).width, bmp.read_container(bytes(data)).height) == (60, 40)
    struct.pack_into("<i", data, 22, -40)
    assert bmp.read_container(bytes(data)).height == 40


@pytest.mark.parametrize("options", [{}, {"big_tiff": True}, {"compression": "tiff_lzw"}])
def test_tiff(options: dict[str, Any]) -> None:
    pages: dict[str, Any] = {"save_all": True, "append_images": [Image.new("RGB", (5, 5))] * 2}
    found = tiff.read_container(saved("TIFF", tiffinfo={0x0112: 6}, **options, **pages))
    assert (found.width, found.height, found.pages, found.orientation) == (40, 60, 3, 1)


def test_tiff_whose_pages_run_in_a_circle() -> None:
    data = bytearray(tiff_bytes(Ifd({0x0100: (SHORT, 3), 0x0101: (SHORT, 4)})))
    struct.pack_into("<I", data, len(data) - 4, 8)
    found = tiff.read_container(bytes(data))
    assert (found.width, found.height, found.pages) == (3, 4, 1)


@pytest.mark.parametrize("reader", [jpeg, png, webp, gif, bmp, tiff])
@pytest.mark.parametrize("data", [b"", b"\0" * 64, b"plain text that is no picture at all"])
def test_what_is_no_picture(reader: Any, data: bytes) -> None:
    with pytest.raises(ItemError) as caught:
        reader.read_container(data)
    assert caught.value.code == "unreadable"
