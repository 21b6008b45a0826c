"""Pictures made to break readers: each is read or refused with a reason, in bounded time and memory."""

from __future__ import annotations

import io
import re
import struct
import sys
import time
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from heirloom.core.errors import ItemError
from heirloom.core.records import Extracted, Kind, PixelSpec
from heirloom.extract.client import Extractor, Limits, Request, Want
from heirloom.extract.worker.formats import READERS
from tests.benchmarks import hostile, photos_truth

WANTS = frozenset({Want.METADATA, Want.THUMBNAIL, Want.PIXELS})
PHOTO_TYPES = sorted({media_type for media_type in READERS if media_type.startswith("image/")})
CODES = {"unreadable", "too_large", "out_of_memory", "unsupported"}


@pytest.fixture(scope="module")
def extractor() -> Iterator[Extractor]:
    with Extractor(Limits(wall_s=30)) as extractor:
        yield extractor


def read(extractor: Extractor, media_type: str, data: bytes) -> Extracted:
    return extractor.extract(Request("a", media_type, Kind.PHOTO, WANTS, PixelSpec(64, 64)), data)


def saved(kind: str, mode: str = "RGB", **options: Any) -> bytes:
    buffer = io.BytesIO()
    Image.effect_noise((64, 64), 60).convert(mode).save(buffer, kind, **options)
    return buffer.getvalue()


def huge_jpeg(side: int, **options: Any) -> bytes:
    data = bytearray(saved("JPEG", **options))
    at = max(data.find(b"\xff\xc0"), data.find(b"\xff\xc2"))
    struct.pack_into(">HH", data, at + 5, side, side)
    return bytes(data)


def huge_png(side: int, depth: int, colour: int) -> bytes:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", side, side, depth, colour, 0, 0, 0)
    picture = zlib.compress(bytes(1_000_000), 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", picture) + chunk(b"IEND", b"")


def patched(data: bytes, form: str, at: int, *values: int) -> bytes:
    changed = bytearray(data)
    struct.pack_into(form, changed, at, *values)
    return bytes(changed)


BOMBS: dict[str, tuple[str, bytes]] = {
    "4 gigapixels in 3 kB": ("image/jpeg", huge_jpeg(65_500)),
    "progressive, 400 megapixels": ("image/jpeg", huge_jpeg(20_000, progressive=True)),
    "900 megapixels in 1 kB": ("image/png", huge_png(30_000, 8, 2)),
    "576 megapixels of one bit": ("image/png", huge_png(24_000, 1, 0)),
    "a palette": ("image/png", huge_png(10_900, 8, 3)),
    "a screen of 65535 pixels": ("image/gif", patched(saved("GIF", "P"), "<HH", 6, 65_535, 65_535)),
    "3.6 gigapixels": ("image/bmp", patched(saved("BMP"), "<ii", 18, 60_000, 60_000)),
    "a negative width": ("image/bmp", patched(saved("BMP"), "<ii", 18, -2_147_483_648, -2_147_483_648)),
    "16 kilopixels": ("image/webp", patched(saved("WEBP", xmp=b"x"), "<HBHB", 24, 16_382, 0, 16_382, 0)),
}


@pytest.mark.parametrize("name", BOMBS)
def test_bombs_are_reduced_or_refused(extractor: Extractor, name: str) -> None:
    media_type, data = BOMBS[name]
    began = time.monotonic()
    try:
        found = read(extractor, media_type, data)
        code = found.picture_error[0] if found.picture_error else "shown"
    except ItemError as error:
        code = error.code
    assert code in CODES | {"shown"}
    assert time.monotonic() - began < 20
    assert peak_bytes(extractor) < 1_500_000_000


def peak_bytes(extractor: Extractor) -> int:
    """Peak resident memory of the worker so far; 0 where the system does not tell."""
    if sys.platform != "linux":
        return 0
    status = Path(f"/proc/{extractor.start().pid}/status").read_text(encoding="ascii")
    found = re.search(r"VmHWM:\s+(\d+) kB", status)
    assert found is not None
    return int(found[1]) * 1024


@pytest.mark.parametrize("media_type", PHOTO_TYPES)
def test_every_reader_refuses_what_is_none_of_its_kind(extractor: Extractor, media_type: str) -> None:
    for data in (b"", b"\0", b"\xff\xd8", b"GIF89a", b"RIFF\0\0\0\0WEBP", b"II*\0", b"BM", bytes(4096), b"\xff" * 4096):
        with pytest.raises(ItemError) as caught:
            read(extractor, media_type, data)
        assert caught.value.code in CODES
        assert caught.value.message


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF", "TIFF", "BMP", "AVIF"])
def test_cut_and_flipped_pictures(extractor: Extractor, kind: str) -> None:
    whole = saved(kind)
    shown, codes = 0, set()
    for step in range(40):
        at = len(whole) * step // 40
        for data in (whole[:at], whole[:at] + bytes((whole[at] ^ 0xFF,)) + whole[at + 1 :]):
            try:
                shown += read(extractor, f"image/{kind.lower()}", data).thumbnail is not None
            except ItemError as error:
                codes.add(error.code)
    assert codes <= CODES
    assert shown > 10


def test_small_hostile_pictures_of_the_corpus(corpus: Path) -> None:
    result = hostile.run(quick=True, only=re.compile(r"/(images|photos)/"), folder=corpus)
    outcomes = result["outcomes"]
    assert isinstance(outcomes, dict)
    assert set(outcomes) <= {
        "read",
        "facts only",
        "unreadable",
        "too_large",
        "encrypted",
        "unsupported",
        "out_of_memory",
    }
    assert outcomes["read"] > 300
    assert float(str(result["longest_s"])) < 20
    assert int(str(result["peak_bytes"])) < hostile.MAX_PEAK_BYTES


def test_facts_agree_with_the_corpus_truth(corpus: Path) -> None:
    result = photos_truth.run(quick=True)
    shares = result["shares"]
    assert isinstance(shares, dict)
    assert {fact for fact, share in shares.items() if share < photos_truth.GOAL} == set(), result["misses"]
    assert result["known"]["invented"] == 0  # type: ignore[index]
