"""What a container format tells beside its pixels: size, and the raw metadata blocks with their bounds."""

from __future__ import annotations

from dataclasses import dataclass

MAX_EXIF_BYTES = 16 * 1024 * 1024
MAX_XMP_BYTES = 16 * 1024 * 1024
MAX_IPTC_BYTES = 4 * 1024 * 1024
MAX_ICC_BYTES = 4 * 1024 * 1024


@dataclass(slots=True)
class Container:
    """Size as stored, in pixels; metadata blocks as found.

    `exif` starts at its TIFF header; `iptc` is the IIM stream. `orientation` (EXIF 1-8) is set where the container
    itself tells how to turn the picture, which then counts alone. `comment` is plain text, `dates` are further
    statements of the time of capture, best first.
    """

    width: int | None = None
    height: int | None = None
    exif: bytes | None = None
    xmp: bytes | None = None
    iptc: bytes | None = None
    icc: bytes | None = None
    orientation: int | None = None
    pages: int | None = None
    comment: str | None = None
    title: str | None = None
    dates: tuple[str, ...] = ()
