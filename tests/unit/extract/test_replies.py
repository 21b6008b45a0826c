"""Replies come out as they went in, and nothing that an honest worker would not send is believed."""

from __future__ import annotations

import json
import struct
from datetime import datetime
from typing import Any

import pytest

from heirloom.core.errors import ItemError
from heirloom.core.measures import NAMES, measures_of
from heirloom.core.records import (
    Camera,
    CaptureTime,
    Extracted,
    Gps,
    Kind,
    PageText,
    PassageSource,
    PixelSpec,
    Size,
)
from heirloom.extract.protocol import FrameError, Request, Want
from heirloom.extract.replies import reply_from_frame, reply_to_frame

REQUEST = Request("a.jpg", "image/jpeg", Kind.PHOTO, frozenset({Want.PIXELS}), PixelSpec(2, 2))
MEASURES = measures_of(dict.fromkeys(NAMES, 0.5), 2**64 - 1, 7, bytes(range(139)) * 4)
FULL = Extracted(
    media_type="image/jpeg",
    captured=CaptureTime(datetime(2020, 2, 29, 1, 2, 3, 456), -330, "exif_original"),
    gps=Gps(-33.5, 151.25, 12.0),
    size=Size(4000, 3000),
    camera=Camera("Make", None, "Lens"),
    pages=3,
    encrypted=False,
    title="Title",
    caption="字幕",
    keywords=("a", "b"),
    rating=5,
    texts=(PageText(PassageSource.OCR, 2, "words"), PageText(PassageSource.TEXT, None, "more")),
    pixels=b"x" * 12,
    text_likelihood=0.25,
    measures=MEASURES,
    scanned_pages=(1, 2),
    warnings=("A warning.",),
    picture_error=("too_large", "why"),
)


def through(found: Extracted) -> Extracted:
    head, body = reply_to_frame(found)
    return reply_from_frame(json.loads(json.dumps(head)), b"".join(body), REQUEST)


@pytest.mark.parametrize("found", [FULL, Extracted()])
def test_replies_come_out_as_they_went_in(found: Extracted) -> None:
    assert through(found) == found


def test_texts_lose_what_the_catalogue_cannot_take() -> None:
    assert through(Extracted(title="a\0b\udcffc")).title == "ab?c"


def test_reported_errors_are_raised_with_the_files_name() -> None:
    with pytest.raises(ItemError) as caught:
        reply_from_frame({"error": ["unreadable", "it is damaged"]}, b"", REQUEST)
    assert (caught.value.code, caught.value.message, caught.value.path) == ("unreadable", "it is damaged", "a.jpg")


@pytest.mark.parametrize(
    ("field", "lie"),
    [
        ("error", ["surprise", "x"]),
        ("error", "unreadable"),
        ("media_type", 7),
        ("captured", ["2020-01-01T00:00:00+01:00", None, "xmp"]),
        ("captured", ["yesterday", None, "xmp"]),
        ("captured", ["2020-01-01T00:00:00", 100_000, "xmp"]),
        ("captured", ["2020-01-01T00:00:00", None, "user"]),
        ("captured", "2020"),
        ("gps", [91, 0, None]),
        ("gps", [float("nan"), 0, None]),
        ("gps", [1, None, None]),
        ("gps", [1, True, None]),
        ("size", [0, 5]),
        ("size", [1.5, 5]),
        ("size", [2**40, 5]),
        ("camera", ["make", "model"]),
        ("pages", -1),
        ("encrypted", 1),
        ("keywords", "word"),
        ("keywords", [1]),
        ("rating", 6),
        ("texts", [["gossip", None, "x"]]),
        ("texts", [["text", 0, "x"]]),
        ("text_likelihood", 1.5),
        ("scanned_pages", [0]),
        ("scanned_pages", list(range(1, 30_000))),
        ("warnings", [None]),
        ("picture_error", ["nonsense", "x"]),
        ("blobs", [["pixels", 12]]),
        ("blobs", [["key", 0]]),
        ("blobs", [["pixels"]]),
    ],
)
def test_lies_are_not_believed(field: str, lie: Any) -> None:
    with pytest.raises(FrameError):
        reply_from_frame({field: lie}, b"", REQUEST)


@pytest.mark.parametrize(
    ("blobs", "body"),
    [([["pixels", 11]], b"x" * 11), ([["pixels", 12]], b"x" * 13), ([["thumbnail", 4]], b"GIF8"), ([], b"x")],
)
def test_blobs_of_another_shape_are_not_believed(blobs: list[list[object]], body: bytes) -> None:
    with pytest.raises(FrameError):
        reply_from_frame({"blobs": blobs}, body, REQUEST)


@pytest.mark.parametrize(("claimed", "kept"), [(900, 900), (-720, -720), (901, None), (1440, None)])
def test_an_offset_that_no_clock_has_is_dropped_and_the_time_kept(claimed: int, kept: int | None) -> None:
    at = datetime(2019, 7, 4, 10)
    found = through(Extracted(captured=CaptureTime(at, claimed, "exif_original")))
    assert found.captured == CaptureTime(at, kept, "exif_original")


@pytest.mark.parametrize(
    "packed",
    [
        b"",
        MEASURES.pack()[:-1],
        b"\x63" + MEASURES.pack()[1:],
        MEASURES.pack()[:18] + struct.pack("<e", float("nan")) + MEASURES.pack()[20:],
        MEASURES.pack()[:18] + struct.pack("<e", 1000.0) + MEASURES.pack()[20:],
    ],
)
def test_measures_of_another_shape_or_range_are_refused(packed: bytes) -> None:
    with pytest.raises(FrameError):
        reply_from_frame({"blobs": [["measures", len(packed)]]}, packed, REQUEST)
