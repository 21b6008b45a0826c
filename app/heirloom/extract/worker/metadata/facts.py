"""Weighs what EXIF, XMP, IPTC and the container say, and keeps the best of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Final

from heirloom.core.records import Camera, CaptureTime, Gps, Size
from heirloom.extract.worker.metadata import exif
from heirloom.extract.worker.metadata.container import Container
from heirloom.extract.worker.metadata.defaults import is_default
from heirloom.extract.worker.metadata.exif import Exif, read_exif
from heirloom.extract.worker.metadata.iptc import Iptc, read_iptc
from heirloom.extract.worker.metadata.moments import parse_moment
from heirloom.extract.worker.metadata.xmp import Xmp, read_xmp

_AHEAD: Final = timedelta(days=2)


@dataclass(slots=True)
class Facts:
    """The facts about one photo; `orientation` is EXIF's 1-8, `size` is as displayed."""

    orientation: int = 1
    size: Size | None = None
    captured: CaptureTime | None = None
    gps: Gps | None = None
    camera: Camera | None = None
    title: str | None = None
    caption: str | None = None
    keywords: tuple[str, ...] = ()
    rating: int | None = None


def read_facts(container: Container) -> Facts:
    """Read every block of `container`. Order for the time: EXIF original, EXIF created, XMP, IPTC, the rest, GPS."""
    found = read_exif(container.exif) if container.exif else Exif()
    xmp_block = container.xmp or found.blocks.get(exif.XMP)
    iptc_block = container.iptc or found.blocks.get(exif.IPTC)
    xmp = read_xmp(xmp_block) if xmp_block else Xmp()
    iptc = read_iptc(iptc_block) if iptc_block else Iptc()
    orientation = container.orientation or found.orientation or xmp.orientation or 1
    camera = _camera(found, xmp)
    return Facts(
        orientation=orientation,
        size=displayed_size(container, orientation),
        captured=_best((found.captured, xmp.captured, iptc.captured, _stated(container), found.gps_time, xmp.gps_time)),
        gps=found.gps or xmp.gps,
        camera=camera,
        title=_meant(camera, xmp.title, iptc.title, container.title, found.title),
        caption=_meant(camera, xmp.description, iptc.caption, found.description, found.comment, container.comment),
        keywords=xmp.keywords or iptc.keywords or found.keywords,
        rating=xmp.rating if xmp.rating is not None else found.rating,
    )


def _best(candidates: tuple[CaptureTime | None, ...]) -> CaptureTime | None:
    """The first that is known; one without a time of day gives way to a later one that tells it for the same day.

    A date to come is a mistake of a clock: it counts only where there is no other.
    """
    latest = datetime.now(UTC).replace(tzinfo=None) + _AHEAD
    known = [captured for captured in candidates if captured is not None]
    known.sort(key=lambda captured: captured.at > latest)
    if not known:
        return None
    first = known[0]
    if first.at.time() != time():
        return first
    return next((later for later in known if later.at.date() == first.at.date() and later.at.time() != time()), first)


def _camera(found: Exif, xmp: Xmp) -> Camera | None:
    camera = found.camera or Camera()
    camera = Camera(camera.make or xmp.make, camera.model or xmp.model, camera.lens or xmp.lens)
    return camera if camera != Camera() else None


def displayed_size(container: Container, orientation: int) -> Size | None:
    """The size a person sees: sides change places for orientations 5 to 8."""
    if not container.width or not container.height:
        return None
    if orientation >= 5:
        return Size(container.height, container.width)
    return Size(container.width, container.height)


def _stated(container: Container) -> CaptureTime | None:
    for text in container.dates:
        moment = parse_moment(text)
        if moment is not None:
            return CaptureTime(moment[0], moment[1], "text")
    return None


def _meant(camera: Camera | None, *candidates: str | None) -> str | None:
    """The first that a person wrote."""
    return next((text.strip() for text in candidates if text and not is_default(text, camera)), None)
