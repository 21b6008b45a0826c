"""Whole photos: whose word counts for time, place and turning, and what happens when only half can be read."""

from __future__ import annotations

import io
from datetime import datetime
from typing import Any

import numpy as np
import pytest
from PIL import Image

from heirloom.core.errors import ItemError
from heirloom.core.records import Camera, CaptureTime, Extracted, Kind, Size
from heirloom.extract.protocol import Request, Want
from heirloom.extract.worker.formats import read_file
from heirloom.extract.worker.metadata.container import Container
from heirloom.extract.worker.metadata.facts import read_facts
from tests.unit.extract.worker.samples import ASCII, RATIONAL, SHORT, exif, gps, segment, tiff, with_segments, xmp

HERE = [(48, 1), (51, 1), (2952, 100)], [(2, 1), (17, 1), (4020, 100)]


def saved(kind: str, size: tuple[int, int] = (60, 40), **options: Any) -> bytes:
    buffer = io.BytesIO()
    Image.linear_gradient("L").resize(size).convert("RGB").save(buffer, kind, **options)
    return buffer.getvalue()


def read(data: bytes, media_type: str, *wants: Want) -> Extracted:
    chosen = frozenset(wants or (Want.METADATA, Want.THUMBNAIL))
    return read_file(Request("a", media_type, Kind.PHOTO, chosen), data)


def iptc(day: str, clock: str) -> bytes:
    return b"".join(b"\x1c\x02" + bytes((n,)) + b"\0\x08" + v.encode().ljust(8) for n, v in ((55, day), (60, clock)))


@pytest.mark.parametrize(
    ("container", "at", "evidence"),
    [
        (Container(exif=tiff(exif({0x9003: (ASCII, "2001:01:01 01:01:01")})), xmp=xmp("", 'b:CreateDate="2002"')),
         datetime(2001, 1, 1, 1, 1, 1), "exif_original"),
        (Container(exif=tiff(exif({0x9003: (ASCII, "0000:00:00 00:00:00")})),
                   xmp=xmp("", 'b:CreateDate="2002-02-02T02:02"')), datetime(2002, 2, 2, 2, 2), "xmp"),
        (Container(exif=tiff(exif({0x9003: (ASCII, "2099:01:01 01:01:01")})),
                   xmp=xmp("", 'b:CreateDate="2002-02-02T02:02"')),
         datetime(2002, 2, 2, 2, 2), "xmp"),
        (Container(xmp=xmp("", 'p:DateCreated="2003-03-03"'), iptc=iptc("20030303", "030303")),
         datetime(2003, 3, 3, 3, 3, 3), "iptc"),
        (Container(xmp=xmp("", 'p:DateCreated="2003-03-03"'), iptc=iptc("20040404", "030303")),
         datetime(2003, 3, 3), "xmp"),
        (Container(exif=tiff(exif(position=gps(*HERE, t7=(RATIONAL, [(5, 1)] * 3), t29=(ASCII, "2005:05:05")))),
                   dates=("rubbish",)), datetime(2005, 5, 5, 5, 5, 5), "gps"),
        (Container(dates=("0000-00-00", "2006-06-06 06:06:06")), datetime(2006, 6, 6, 6, 6, 6), "text"),
    ],
)  # fmt: skip
def test_whose_time_counts(container: Container, at: datetime, evidence: str) -> None:
    assert read_facts(container).captured == CaptureTime(at, 0 if evidence == "gps" else None, evidence)


def test_words_of_the_camera_itself_are_no_caption() -> None:
    main = {0x010E: (ASCII, "OLYMPUS DIGITAL CAMERA         "), 0x010F: (ASCII, "OLYMPUS")}
    found = read_facts(Container(exif=tiff(exif(main=main)), xmp=xmp("", 't:Model="E-1"'), comment="Real words"))
    assert (found.caption, found.camera) == ("Real words", Camera("OLYMPUS", "E-1", None))


@pytest.mark.parametrize(("kind", "media_type"), [("JPEG", "image/jpeg"), ("PNG", "image/png"), ("WEBP", "image/webp")])
def test_exif_turns_the_picture_and_its_size(kind: str, media_type: str) -> None:
    found = read(saved(kind, exif=b"Exif\0\0" + tiff(exif(main={0x0112: (SHORT, 6)}))), media_type)
    assert found.size == Size(40, 60)
    assert found.thumbnail is not None
    thumbnail = np.asarray(Image.open(io.BytesIO(found.thumbnail)).convert("L"))
    assert thumbnail.shape == (60, 40)
    assert thumbnail[30, 2] > 200
    assert thumbnail[30, 37] < 50


def test_avif_heeds_its_boxes_and_not_exif() -> None:
    found = read(saved("AVIF", exif=tiff(exif({0x9003: (ASCII, "2001:01:01 01:01:01")}))), "image/avif")
    assert found.size == Size(60, 40)
    assert found.captured == CaptureTime(datetime(2001, 1, 1, 1, 1, 1), None, "exif_original")
    assert found.thumbnail is not None


def test_facts_are_kept_where_the_picture_is_lost() -> None:
    whole = with_segments(
        saved("JPEG"), segment(0xE1, b"Exif\0\0" + tiff(exif({0x9003: (ASCII, "2001:01:01 01:01:01")})))
    )
    damaged = whole[: whole.index(b"\xff\xc4")]
    found = read(damaged, "image/jpeg")
    assert found.captured is not None
    assert found.size == Size(60, 40)
    assert found.thumbnail is None
    assert found.picture_error is not None
    assert found.picture_error[0] == "unreadable"
    with pytest.raises(ItemError) as caught:
        read(damaged, "image/jpeg", Want.THUMBNAIL)
    assert caught.value.code == "unreadable"


def test_nothing_readable_is_an_error() -> None:
    with pytest.raises(ItemError) as caught:
        read(b"\xff\xd8\xff\xe0\0\x10JFIF", "image/jpeg")
    assert caught.value.code == "unreadable"


@pytest.mark.parametrize("kind", ["GIF", "PNG", "WEBP"])
def test_of_moving_pictures_the_first_is_shown(kind: str) -> None:
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "blue")]
    buffer = io.BytesIO()
    frames[0].save(buffer, kind, save_all=True, append_images=frames[1:], duration=100)
    found = read(buffer.getvalue(), f"image/{kind.lower()}")
    assert found.thumbnail is not None
    red, _, blue = Image.open(io.BytesIO(found.thumbnail)).convert("RGB").resize((1, 1)).tobytes()
    assert red > 200
    assert blue < 60
