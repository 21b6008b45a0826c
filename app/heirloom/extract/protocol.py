"""What client and worker say to each other: requests, limits and bounded length-prefixed frames."""

from __future__ import annotations

import io
import json
import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Protocol

from heirloom.core.records import Kind, PixelSpec

MIB = 1024 * 1024
MAX_INPUT_BYTES = 512 * MIB
"""Larger originals are kept but not opened: the worker's memory could not hold them beside their pixels."""
_PREFIX = struct.Struct(">4sIQ")
_MAGIC = b"HLX1"
_READ_STEP_BYTES = MIB


class Want(StrEnum):
    """What one request asks for; a worker answers what it can and leaves the rest empty."""

    METADATA = "metadata"
    THUMBNAIL = "thumbnail"
    PIXELS = "pixels"
    TEXT = "text"
    LOOK = "look"
    MEASURE = "measure"
    OCR = "ocr"
    RENDER = "render"


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one worker: address space, processor and wall seconds for one request, bytes of one reply."""

    memory_bytes: int = 1_400_000_000
    cpu_s: int = 45
    wall_s: float = 60.0
    reply_bytes: int = 64 * MIB


@dataclass(frozen=True, slots=True)
class Request:
    """One file to read. `render_px` is the longest side that `Want.RENDER` may give back, in pixels."""

    name: str
    media_type: str
    kind: Kind
    wants: frozenset[Want]
    pixels: PixelSpec | None = None
    ocr_pages: tuple[int, ...] = ()
    page: int | None = None
    render_px: int | None = None


class FrameError(Exception):
    """The other side ended in the middle of a frame, or sent one that breaks the bounds."""


class _Writer(Protocol):
    def write(self, data: Any, /) -> int | None: ...


class _Reader(Protocol):
    def readinto(self, buffer: Any, /) -> int | None: ...


def write_frame(stream: _Writer, head: Mapping[str, object], body: Sequence[bytes] = ()) -> None:
    """Write one frame: magic, lengths (big endian), JSON head, raw body parts.

    `stream` is unbuffered, so short writes are met here. OSError when the other side is gone.
    """
    encoded = json.dumps(head, separators=(",", ":")).encode("ascii")
    prefix = _PREFIX.pack(_MAGIC, len(encoded), sum(map(len, body)))
    for part in (prefix + encoded, *body):
        view = memoryview(part)
        while view:
            view = view[stream.write(view) or 0 :]


def read_frame(stream: _Reader, *, max_head_bytes: int, max_body_bytes: int) -> tuple[dict[str, Any], bytes] | None:
    """Read one frame, or None where the other side has closed between frames. FrameError on anything odd."""
    prefix = _read_exactly(stream, _PREFIX.size, may_end=True)
    if prefix is None:
        return None
    magic, head_bytes, body_bytes = _PREFIX.unpack(prefix)
    if magic != _MAGIC or head_bytes > max_head_bytes or body_bytes > max_body_bytes:
        raise FrameError("a frame breaks its bounds")
    untrusted_head = _read_exactly(stream, head_bytes)
    body = _read_exactly(stream, body_bytes)
    assert untrusted_head is not None
    assert body is not None
    try:
        head = json.loads(untrusted_head)
    except (ValueError, RecursionError) as error:
        raise FrameError("a frame's head is not JSON") from error
    if not isinstance(head, dict):
        raise FrameError("a frame's head is not an object")
    return head, body


def _read_exactly(stream: _Reader, size: int, *, may_end: bool = False) -> bytes | None:
    """Fill a buffer that becomes the bytes object itself: a copy would cost half a millisecond and double the peak."""
    whole = io.BytesIO()
    if size:
        whole.seek(size - 1)
        whole.write(b"\0")
    filled = 0
    with whole.getbuffer() as view:
        while filled < size:
            step = stream.readinto(view[filled : filled + _READ_STEP_BYTES])
            if not step:
                break
            filled += step
    if filled == size:
        return whole.getvalue()
    if may_end and filled == 0:
        return None
    raise FrameError("the other side ended in the middle of a frame")


def request_to_head(request: Request) -> dict[str, object]:
    """The request as plain JSON values; file names may hold surrogates, which ASCII JSON carries."""
    spec = request.pixels
    return {
        "name": request.name,
        "media_type": request.media_type,
        "kind": request.kind.value,
        "wants": sorted(want.value for want in request.wants),
        "pixels": None if spec is None else [spec.size, spec.resize, spec.mode, spec.interpolation],
        "ocr_pages": list(request.ocr_pages),
        "page": request.page,
        "render_px": request.render_px,
    }


def request_from_head(head: Mapping[str, Any]) -> Request:
    """The inverse of `request_to_head`; the head comes from our own program and is trusted."""
    spec = head["pixels"]
    return Request(
        name=head["name"],
        media_type=head["media_type"],
        kind=Kind(head["kind"]),
        wants=frozenset(Want(want) for want in head["wants"]),
        pixels=None if spec is None else PixelSpec(*spec),
        ocr_pages=tuple(head["ocr_pages"]),
        page=head["page"],
        render_px=head["render_px"],
    )
