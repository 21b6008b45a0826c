"""The worker's answer to a view as a frame, and the strict check of it before a pixel or a tag is shown."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from heirloom.core.errors import ItemError
from heirloom.core.records import Size
from heirloom.core.views import PageSize, Pixels, ReadableText, WordBox
from heirloom.extract.markup import is_clean
from heirloom.extract.protocol import FrameError
from heirloom.extract.replies import reported_error, sure_number, sure_text, sure_whole
from heirloom.extract.viewing import (
    MAX_BOXES,
    MAX_MARKUP_SIGNS,
    MAX_PAGES,
    MAX_SIDE_PX,
    MAX_TEXT_PICTURES,
    MAX_TEXT_PIXELS,
    MAX_VIEW_PIXELS,
    View,
    Viewed,
    ViewRequest,
)

_KINDS = frozenset(("plain", "markdown", "html", "word"))
_MAX_FULL_PX = 2**32
_MAX_POINTS = 1_000_000.0


def view_reply_to_frame(found: Viewed) -> tuple[dict[str, object], list[bytes]]:
    """Head and body for `found`: pixels travel raw, everything else as JSON."""
    head: dict[str, object] = {}
    body: list[bytes] = []
    if found.pixels is not None:
        head["pixels"] = _shape(found.pixels)
        body.append(found.pixels.rgb)
    if found.pages:
        head["pages"] = [[page.width, page.height] for page in found.pages]
    if found.boxes:
        head["boxes"] = [[box.left, box.top, box.width, box.height] for box in found.boxes]
    if found.text is not None:
        text = found.text
        shapes = [_shape(picture) for picture in text.pictures]
        head["text"] = [text.kind, text.text, shapes, text.pictures_left_out, text.is_cut]
        body += [picture.rgb for picture in text.pictures]
    return head, body


def _shape(pixels: Pixels) -> list[int]:
    return [pixels.width, pixels.height, pixels.full.width, pixels.full.height]


def view_reply_from_frame(untrusted: Mapping[str, Any], body: bytes, request: ViewRequest) -> Viewed:
    """Check every field. FrameError for what no honest worker sends; the ItemError that the worker reports."""
    if "error" in untrusted:
        code, message = reported_error(untrusted["error"])
        raise ItemError(code, message, path=request.name)
    match request.view:
        case View.PICTURE | View.PAGE:
            pixels, rest = _pixels(untrusted.get("pixels"), body, MAX_VIEW_PIXELS)
            _refuse_rest(rest)
            _refuse_larger(pixels, request)
            return Viewed(pixels=pixels)
        case View.PAGES:
            _refuse_rest(body)
            return Viewed(pages=tuple(_page(page) for page in _few(untrusted.get("pages"), MAX_PAGES)))
        case View.WORDS:
            _refuse_rest(body)
            return Viewed(boxes=tuple(_box(box) for box in _few(untrusted.get("boxes"), MAX_BOXES)))
        case View.TEXT:
            return Viewed(text=_text(untrusted.get("text"), body))


def _pixels(untrusted: Any, body: bytes, most_pixels: int) -> tuple[Pixels, bytes]:
    """The picture whose shape stands in the head, cut from the front of the body, and the rest of the body."""
    if not isinstance(untrusted, list) or len(untrusted) != 4:
        raise FrameError("a picture of unknown shape")
    width, height = (sure_whole(side, 1, MAX_SIDE_PX) for side in untrusted[:2])
    full = Size(*(sure_whole(side, 1, _MAX_FULL_PX) for side in untrusted[2:]))
    size = 3 * width * height
    if width * height > most_pixels or size > len(body):
        raise FrameError("a picture of another size than told")
    return Pixels(width, height, body if size == len(body) else body[:size], full), body[size:]


def _refuse_rest(rest: bytes) -> None:
    if rest:
        raise FrameError("bytes beyond what the head tells")


def _refuse_larger(pixels: Pixels, request: ViewRequest) -> None:
    side = pixels.width if request.view is View.PAGE else max(pixels.width, pixels.height)
    if side > max(request.max_px, 1):
        raise FrameError("a picture larger than asked")


def _few(untrusted: Any, most: int) -> list[Any]:
    if untrusted is None:
        return []
    if not isinstance(untrusted, list) or len(untrusted) > most:
        raise FrameError("a list that is none, or too long")
    return untrusted


def _page(untrusted: Any) -> PageSize:
    if not isinstance(untrusted, list) or len(untrusted) != 2:
        raise FrameError("a page of unknown shape")
    return PageSize(*(sure_number(side, 0.001, _MAX_POINTS) for side in untrusted))


def _box(untrusted: Any) -> WordBox:
    if not isinstance(untrusted, list) or len(untrusted) != 4:
        raise FrameError("a box of unknown shape")
    return WordBox(*(sure_number(side, 0.0, 1.0) for side in untrusted))


def _text(untrusted: Any, body: bytes) -> ReadableText:
    if not isinstance(untrusted, list) or len(untrusted) != 5 or untrusted[0] not in _KINDS:
        raise FrameError("a text of unknown shape")
    kind, text, shapes, left_out, is_cut = untrusted
    if not isinstance(left_out, bool) or not isinstance(is_cut, bool):
        raise FrameError("a flag that is none")
    pictures: list[Pixels] = []
    left = MAX_TEXT_PIXELS
    for shape in _few(shapes, MAX_TEXT_PICTURES):
        picture, body = _pixels(shape, body, left)
        left -= picture.width * picture.height
        pictures.append(picture)
    _refuse_rest(body)
    clean = sure_text(text, None)
    if len(clean) > MAX_MARKUP_SIGNS or (kind != "plain" and not is_clean(clean, len(pictures))):
        raise FrameError("a text that keeps no bounds")
    return ReadableText(kind, clean, tuple(pictures), left_out, is_cut)
