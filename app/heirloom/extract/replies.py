"""The worker's answer as a frame, and the strict check of it before the program believes a word."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from heirloom.core.errors import ItemError
from heirloom.core.measures import Measures
from heirloom.core.records import MAX_OFFSET_MIN, Camera, CaptureTime, Extracted, Gps, PageText, PassageSource, Size
from heirloom.extract.jpeg_check import is_plain_jpeg
from heirloom.extract.protocol import FrameError, Request

ERROR_CODES = frozenset(
    {"unreadable", "encrypted", "too_large", "worker_died", "timeout", "out_of_memory", "unsupported"}
)
EVIDENCE = frozenset({"exif_original", "exif_create", "xmp", "iptc", "gps", "document", "text"})
MAX_THUMBNAIL_PX = 512
MAX_RENDER_PX = 8192
_MAX_SHORT_TEXT = 2_000
_MAX_CAPTION = 200_000
_MAX_LIST = 20_000
_MAX_SIDE_PX = 2**32
_BLOBS = ("thumbnail", "pixels", "measures")


def reply_to_frame(found: Extracted) -> tuple[dict[str, object], list[bytes]]:
    """Head and body parts for `found`: blobs travel raw, everything else as JSON."""
    packed = None if found.measures is None else found.measures.pack()
    parts = zip(_BLOBS, (found.thumbnail, found.pixels, packed), strict=True)
    blobs = [(name, blob) for name, blob in parts if blob is not None]
    head: dict[str, object] = {
        "blobs": [[name, len(blob)] for name, blob in blobs],
        "media_type": found.media_type,
        "captured": found.captured
        and [found.captured.at.isoformat(), found.captured.offset_min, found.captured.evidence],
        "gps": found.gps and [found.gps.lat, found.gps.lon, found.gps.alt],
        "size": found.size and [found.size.width, found.size.height],
        "camera": found.camera and [found.camera.make, found.camera.model, found.camera.lens],
        "pages": found.pages,
        "encrypted": found.encrypted,
        "title": found.title,
        "caption": found.caption,
        "keywords": list(found.keywords),
        "rating": found.rating,
        "texts": [[text.source.value, text.page, text.text] for text in found.texts],
        "text_likelihood": found.text_likelihood,
        "scanned_pages": list(found.scanned_pages),
        "warnings": list(found.warnings),
        "picture_error": found.picture_error and list(found.picture_error),
    }
    return head, [blob for _, blob in blobs]


def reply_from_frame(untrusted: Mapping[str, Any], body: bytes, request: Request) -> Extracted:
    """Check every field of a reply: type, range, length. FrameError for what no honest worker sends.

    Raises the ItemError that the worker reports. The worker has read a stranger's file and may be in a stranger's
    hands, so nothing is taken over unchecked.
    """
    if "error" in untrusted:
        raise _item_error(untrusted["error"], request)
    blobs = _blobs(untrusted.get("blobs"), body, request)
    return Extracted(
        media_type=_text(untrusted.get("media_type"), 200),
        captured=_captured(untrusted.get("captured")),
        gps=_gps(untrusted.get("gps")),
        size=_size(untrusted.get("size")),
        camera=_camera(untrusted.get("camera")),
        pages=_whole(untrusted.get("pages"), 0, 10_000_000),
        encrypted=_flag(untrusted.get("encrypted")),
        title=_text(untrusted.get("title"), _MAX_SHORT_TEXT),
        caption=_text(untrusted.get("caption"), _MAX_CAPTION),
        keywords=tuple(sure_text(word, _MAX_SHORT_TEXT) for word in _list(untrusted.get("keywords"))),
        rating=_whole(untrusted.get("rating"), -1, 5),
        texts=tuple(_page_text(text) for text in _list(untrusted.get("texts"))),
        thumbnail=blobs.get("thumbnail"),
        pixels=blobs.get("pixels"),
        text_likelihood=_number(untrusted.get("text_likelihood"), 0.0, 1.0),
        measures=_measures(blobs.get("measures")),
        scanned_pages=tuple(sure_whole(page, 1, 10_000_000) for page in _list(untrusted.get("scanned_pages"))),
        warnings=tuple(sure_text(line, _MAX_SHORT_TEXT) for line in _list(untrusted.get("warnings"))),
        picture_error=_picture_error(untrusted.get("picture_error")),
    )


def _item_error(untrusted: Any, request: Request) -> ItemError:
    code, message = reported_error(untrusted)
    return ItemError(code, message, path=request.name)


def reported_error(untrusted: Any) -> tuple[str, str]:
    """Code and sentence of an error that the worker reports. FrameError for a code that is none of ours."""
    if not isinstance(untrusted, list) or len(untrusted) != 2 or untrusted[0] not in ERROR_CODES:
        raise FrameError("an error of unknown kind")
    return str(untrusted[0]), sure_text(untrusted[1], _MAX_SHORT_TEXT)


def _picture_error(untrusted: Any) -> tuple[str, str] | None:
    return None if untrusted is None else reported_error(untrusted)


def _blobs(untrusted: Any, body: bytes, request: Request) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    start = 0
    for entry in _list(untrusted):
        if not isinstance(entry, list) or len(entry) != 2 or entry[0] not in _BLOBS:
            raise FrameError("a blob of unknown kind")
        length = sure_whole(entry[1], 0, len(body) - start)
        found[entry[0]] = body[start : start + length]
        start += length
    if start != len(body):
        raise FrameError("bytes beyond the declared blobs")
    _check_blobs(found, request)
    return found


def _check_blobs(blobs: Mapping[str, bytes], request: Request) -> None:
    thumbnail, pixels = blobs.get("thumbnail"), blobs.get("pixels")
    side_px = min(max(request.render_px or 0, MAX_THUMBNAIL_PX), MAX_RENDER_PX)
    if thumbnail is not None and not is_plain_jpeg(thumbnail, max_side_px=side_px):
        raise FrameError("a thumbnail that is not a plain small JPEG")
    if pixels is not None and (request.pixels is None or len(pixels) != request.pixels.size**2 * 3):
        raise FrameError("pixels of another size than asked")


def _measures(untrusted: bytes | None) -> Measures | None:
    try:
        return None if untrusted is None else Measures.unpack(untrusted)
    except ValueError as error:
        raise FrameError(str(error)) from error


def _captured(untrusted: Any) -> CaptureTime | None:
    if untrusted is None:
        return None
    if not isinstance(untrusted, list) or len(untrusted) != 3 or untrusted[2] not in EVIDENCE:
        raise FrameError("a capture time of unknown shape")
    try:
        at = datetime.fromisoformat(sure_text(untrusted[0], 40))
    except ValueError as error:
        raise FrameError("a capture time that is none") from error
    if at.tzinfo is not None:
        raise FrameError("a capture time with a zone of its own")
    offset_min = _whole(untrusted[1], -24 * 60, 24 * 60)
    if offset_min is not None and abs(offset_min) > MAX_OFFSET_MIN:
        offset_min = None  # an honest worker passes on what a file claims; the time itself may still be right
    return CaptureTime(at, offset_min, untrusted[2])


def _gps(untrusted: Any) -> Gps | None:
    if untrusted is None:
        return None
    if not isinstance(untrusted, list) or len(untrusted) != 3:
        raise FrameError("a position of unknown shape")
    lat, lon = _number(untrusted[0], -90, 90), _number(untrusted[1], -180, 180)
    if lat is None or lon is None:
        raise FrameError("half a position")
    return Gps(lat, lon, _number(untrusted[2], -100_000, 1_000_000_000))


def _size(untrusted: Any) -> Size | None:
    if untrusted is None:
        return None
    if not isinstance(untrusted, list) or len(untrusted) != 2:
        raise FrameError("a size of unknown shape")
    return Size(sure_whole(untrusted[0], 1, _MAX_SIDE_PX), sure_whole(untrusted[1], 1, _MAX_SIDE_PX))


def _camera(untrusted: Any) -> Camera | None:
    if untrusted is None:
        return None
    if not isinstance(untrusted, list) or len(untrusted) != 3:
        raise FrameError("a camera of unknown shape")
    return Camera(*(_text(value, _MAX_SHORT_TEXT) for value in untrusted))


def _page_text(untrusted: Any) -> PageText:
    if not isinstance(untrusted, list) or len(untrusted) != 3:
        raise FrameError("a text of unknown shape")
    try:
        source = PassageSource(untrusted[0])
    except ValueError as error:
        raise FrameError("a text of unknown source") from error
    return PageText(source, _whole(untrusted[1], 1, 10_000_000), sure_text(untrusted[2], None))


def _list(untrusted: Any) -> list[Any]:
    if untrusted is None:
        return []
    if not isinstance(untrusted, list) or len(untrusted) > _MAX_LIST:
        raise FrameError("a list that is none, or too long")
    return untrusted


def _text(untrusted: Any, most: int | None) -> str | None:
    return None if untrusted is None else sure_text(untrusted, most)


def sure_text(untrusted: Any, most: int | None) -> str:
    """A string without lone surrogates and NULs (the catalogue takes neither), cut at `most` characters."""
    if not isinstance(untrusted, str):
        raise FrameError("a text that is none")
    clean = untrusted.encode("utf-8", "replace").decode("utf-8").replace("\0", "")
    return clean if most is None else clean[:most]


def _flag(untrusted: Any) -> bool | None:
    if untrusted is not None and not isinstance(untrusted, bool):
        raise FrameError("a flag that is none")
    return untrusted


def _whole(untrusted: Any, least: int, most: int) -> int | None:
    return None if untrusted is None else sure_whole(untrusted, least, most)


def sure_whole(untrusted: Any, least: int, most: int) -> int:
    """A whole number within its bounds, or FrameError."""
    if isinstance(untrusted, bool) or not isinstance(untrusted, int) or not least <= untrusted <= most:
        raise FrameError("a number out of range")
    return untrusted


def _number(untrusted: Any, least: float, most: float) -> float | None:
    return None if untrusted is None else sure_number(untrusted, least, most)


def sure_number(untrusted: Any, least: float, most: float) -> float:
    """A finite number within its bounds, or FrameError."""
    if isinstance(untrusted, bool) or not isinstance(untrusted, (int, float)):
        raise FrameError("a number that is none")
    if not math.isfinite(untrusted) or not least <= untrusted <= most:
        raise FrameError("a number out of range")
    return float(untrusted)
