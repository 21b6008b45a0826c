"""Which module reads which media type, inside the worker."""

from __future__ import annotations

import importlib
from typing import Protocol, cast

from heirloom.core.errors import ItemError
from heirloom.core.records import Extracted
from heirloom.extract.protocol import Request
from heirloom.extract.worker.photo import OpenPhoto

_HERE = "heirloom.extract.worker.formats."
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."

READERS: dict[str, str] = {
    "image/jpeg": _HERE + "jpeg",
    "image/png": _HERE + "png",
    "image/apng": _HERE + "png",
    "image/webp": _HERE + "webp",
    "image/gif": _HERE + "gif",
    "image/tiff": _HERE + "tiff",
    "image/bmp": _HERE + "bmp",
    "image/heic": _HERE + "heif",
    "image/heif": _HERE + "heif",
    "image/avif": _HERE + "heif",
    "application/pdf": _HERE + "pdf",
    "text/plain": _HERE + "text",
    "text/markdown": _HERE + "text",
    "text/html": _HERE + "html",
    _WORD + "document": _HERE + "docx",
    _WORD + "template": _HERE + "docx",
    "application/vnd.ms-word.document.macroEnabled.12": _HERE + "docx",
    "application/vnd.ms-word.template.macroEnabled.12": _HERE + "docx",
}
"""Media type to the module whose `read(request, data)` opens it."""

PRELOADED = ("heirloom.extract.worker.formats.jpeg",)
"""Loaded before the walls go up: what nearly every run needs. The rest loads on first use, read-only behind them."""


class Reader(Protocol):
    """What a format module offers."""

    def read(self, request: Request, data: bytes) -> Extracted: ...


class PhotoReader(Reader, Protocol):
    """What a format module of pictures offers beside."""

    def open_photo(self, data: bytes, media_type: str, /) -> OpenPhoto: ...


def open_photo(data: bytes, media_type: str) -> OpenPhoto:
    """Open a picture without decoding it. ItemError "unsupported" for what is none, "unreadable" for a damaged one."""
    name = READERS.get(media_type, "")
    if not media_type.startswith("image/") or not name:
        raise ItemError("unsupported", f"nothing here shows {media_type}")
    return cast("PhotoReader", importlib.import_module(name)).open_photo(data, media_type)


def read_file(request: Request, data: bytes) -> Extracted:
    """Read one file with the module of its media type. ItemError "unsupported" where there is none."""
    name = READERS.get(request.media_type)
    if name is None:
        raise ItemError("unsupported", f"there is no reader for {request.media_type}")
    # Loaded on first use: document readers and their engines cost start-up time that photos need not pay.
    reader = cast("Reader", importlib.import_module(name))
    return reader.read(request, data)
