"""Requests to show a file: what client and worker say to each other beside reading it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from heirloom.core.records import Kind
from heirloom.core.views import PageSize, Pixels, ReadableText, Region, WordBox

MAX_VIEW_PIXELS = 20_000_000
"""Pixels of one reply: 60 MB, within the bound of a frame."""
MAX_SIDE_PX = 16_384
MAX_PAGES = 5_000
MAX_BOXES = 500
MAX_WORDS = 24
MAX_MARKUP_SIGNS = 3_000_000
MAX_TEXT_PICTURES = 40
MAX_TEXT_PIXELS = 8_000_000
"""Over all pictures that stand in one text."""


class View(StrEnum):
    """What shall be shown."""

    PICTURE = "picture"
    """The picture, or `region` of it, with its longest side at most `max_px`."""
    PAGES = "pages"
    """The sizes of all pages of a document."""
    PAGE = "page"
    """Page `page` (from 1), `max_px` wide."""
    WORDS = "words"
    """Where `words` stand on page `page`."""
    TEXT = "text"
    """The text, cleaned, for reading."""


@dataclass(frozen=True, slots=True)
class ViewRequest:
    """One file to show. The worker holds a few of them by `key`, so that zooming and paging need not send it again."""

    key: str
    name: str
    media_type: str
    kind: Kind
    view: View
    max_px: int = 1
    region: Region | None = None
    page: int = 1
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Viewed:
    """The answer; the field that the request asked for is set."""

    pixels: Pixels | None = None
    pages: tuple[PageSize, ...] = ()
    boxes: tuple[WordBox, ...] = ()
    text: ReadableText | None = None


def view_to_head(request: ViewRequest, *, held: bool) -> dict[str, object]:
    """The request as plain JSON values; with `held` no data follows, and the worker says where it has none."""
    part = request.region
    return {
        "view": request.view.value,
        "held": held,
        "key": request.key,
        "name": request.name,
        "media_type": request.media_type,
        "kind": request.kind.value,
        "max_px": request.max_px,
        "region": None if part is None else [part.left, part.top, part.width, part.height],
        "page": request.page,
        "words": list(request.words),
    }


def view_from_head(head: Mapping[str, Any]) -> ViewRequest:
    """The inverse of `view_to_head`; the head comes from our own program and is trusted."""
    part = head["region"]
    return ViewRequest(
        key=head["key"],
        name=head["name"],
        media_type=head["media_type"],
        kind=Kind(head["kind"]),
        view=View(head["view"]),
        max_px=head["max_px"],
        region=None if part is None else Region(*part),
        page=head["page"],
        words=tuple(head["words"]),
    )
