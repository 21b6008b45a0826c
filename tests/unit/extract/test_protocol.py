"""Frames keep their bounds, and requests come out as they went in."""

from __future__ import annotations

import io
import json
import struct

import pytest

from heirloom.core.records import Kind, PixelSpec
from heirloom.extract.protocol import (
    FrameError,
    Request,
    Want,
    read_frame,
    request_from_head,
    request_to_head,
    write_frame,
)


def frame(head: bytes, body: bytes = b"", magic: bytes = b"HLX1") -> io.BytesIO:
    return io.BytesIO(struct.pack(">4sIQ", magic, len(head), len(body)) + head + body)


def read(stream: io.BytesIO) -> object:
    return read_frame(stream, max_head_bytes=100, max_body_bytes=1000)


class Dribble(io.BytesIO):
    """Takes and gives a few bytes at a time, as a pipe may."""

    def write(self, data: object) -> int:
        return super().write(bytes(data)[:7])  # type: ignore[call-overload]

    def readinto(self, buffer: object) -> int:
        return super().readinto(memoryview(buffer)[:5])  # type: ignore[arg-type]


def test_a_frame_survives_short_reads_and_writes() -> None:
    pipe = Dribble()
    write_frame(pipe, {"a": [1, "ö\udcff"]}, (b"one", b"", b"two" * 50))
    pipe.seek(0)
    assert read_frame(pipe, max_head_bytes=100, max_body_bytes=1000) == ({"a": [1, "ö\udcff"]}, b"one" + b"two" * 50)


def test_the_end_between_frames_is_no_error() -> None:
    assert read(io.BytesIO()) is None


@pytest.mark.parametrize(
    "stream",
    [
        frame(b"{}", magic=b"HLX2"),
        frame(b"{}" + b" " * 99),
        frame(b"{}", b"x" * 1001),
        io.BytesIO(frame(b"{}", b"body").getvalue()[:-1]),
        io.BytesIO(b"HLX"),
        frame(b"[]"),
        frame(b"{"),
        frame(b"[" * 100),
        frame(b"\xff"),
    ],
)
def test_frames_that_break_their_bounds(stream: io.BytesIO) -> None:
    with pytest.raises(FrameError):
        read(stream)


def test_requests_come_out_as_they_went_in() -> None:
    request = Request(
        "caf\udce9.jpg",
        "image/jpeg",
        Kind.PHOTO,
        frozenset({Want.METADATA, Want.PIXELS}),
        PixelSpec(224, 256, "crop", "bilinear"),
        (1, 3),
        2,
        900,
    )
    assert request_from_head(json.loads(json.dumps(request_to_head(request)))) == request
    plain = Request("a", "text/plain", Kind.DOCUMENT, frozenset())
    assert request_from_head(json.loads(json.dumps(request_to_head(plain)))) == plain
