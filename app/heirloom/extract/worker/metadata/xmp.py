"""XMP: dates, position, title, description, keywords, rating (ISO 16684-1), in whatever prefix a writer chose."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from xml.parsers import expat

from heirloom.core.records import CaptureTime, Gps
from heirloom.extract.worker.metadata.moments import parse_moment
from heirloom.extract.worker.metadata.position import checked_position

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_DC = "http://purl.org/dc/elements/1.1/"
_EXIF = "http://ns.adobe.com/exif/1.0/"
_TIFF = "http://ns.adobe.com/tiff/1.0/"
_BASIC = "http://ns.adobe.com/xap/1.0/"
_PHOTOSHOP = "http://ns.adobe.com/photoshop/1.0/"
_SPACES = (_DC, _EXIF, _TIFF, _BASIC, _PHOTOSHOP)
_DATES = (
    _EXIF + " DateTimeOriginal",
    _PHOTOSHOP + " DateCreated",
    _BASIC + " CreateDate",
    _EXIF + " DateTimeDigitized",
)
"""Photoshop's DateCreated is when the content was made, of a scan too; CreateDate is the digital file's birth."""
_LENS = _EXIF + "aux/ Lens"
_COORDINATE = re.compile(r"\s*(\d+(?:\.\d+)?)(?:,(\d+(?:\.\d+)?))?(?:,(\d+(?:\.\d+)?))?\s*([NSEWnsew])\s*$")
_MAX_VALUES = 2_000
_MAX_DEPTH = 64


@dataclass(slots=True)
class Xmp:
    """What one XMP packet tells."""

    captured: CaptureTime | None = None
    gps_time: CaptureTime | None = None
    gps: Gps | None = None
    orientation: int | None = None
    title: str | None = None
    description: str | None = None
    keywords: tuple[str, ...] = ()
    rating: int | None = None
    make: str | None = None
    model: str | None = None
    lens: str | None = None


def read_xmp(packet: bytes) -> Xmp:
    """Read a packet. Damage gives the facts that stood before it, never an error; a DOCTYPE gives none."""
    values = _Collector().read(packet)

    def first(name: str) -> str | None:
        return next((text for text in values.get(name, ()) if text), None)

    return Xmp(
        captured=_captured(values, _DATES, "xmp"),
        gps_time=_captured(values, (_EXIF + " GPSTimeStamp",), "gps"),
        gps=_position(first),
        orientation=_whole(first(_TIFF + " Orientation"), 1, 8),
        title=first(_DC + " title"),
        description=first(_DC + " description"),
        keywords=tuple(dict.fromkeys(word for word in values.get(_DC + " subject", ()) if word)),
        rating=_whole(first(_BASIC + " Rating"), -1, 5),
        make=first(_TIFF + " Make"),
        model=first(_TIFF + " Model"),
        lens=first(_LENS),
    )


class _Collector:
    """Gathers simple properties, written as attributes or elements, and the members of arrays, by full name."""

    def __init__(self) -> None:
        self._values: dict[str, list[str]] = {}
        self._path: list[str] = []
        self._property: tuple[int, str] | None = None
        self._text: list[str] = []
        self._kept = 0

    def read(self, packet: bytes) -> dict[str, list[str]]:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartDoctypeDeclHandler = _refuse_doctype
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        try:
            parser.Parse(packet.strip(b"\0 \r\n\t"), True)
        except (expat.ExpatError, _EnoughError, ValueError, LookupError):
            pass  # what stood before the damage is kept
        return self._values

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._path.append(name)
        if len(self._path) > _MAX_DEPTH:
            raise _EnoughError
        if self._property is None and name.startswith(_SPACES):
            self._property = (len(self._path), name)
        if name == _RDF + " Description" and self._property is None:
            for key, value in attributes.items():
                if key.startswith(_SPACES):
                    self._keep(key, value)
        self._text.clear()

    def _characters(self, text: str) -> None:
        if self._property is not None:
            self._text.append(text)

    def _end(self, _: str) -> None:
        if self._property is not None:
            depth, prop = self._property
            text = "".join(self._text).strip()
            if text:
                self._keep(prop, text)
            if len(self._path) == depth:
                self._property = None
        self._text.clear()
        self._path.pop()

    def _keep(self, name: str, value: str) -> None:
        self._kept += 1
        if self._kept > _MAX_VALUES:
            raise _EnoughError
        self._values.setdefault(name, []).append(value.strip())


class _EnoughError(Exception):
    """More nesting or values than any honest packet holds."""


def _refuse_doctype(*_: object) -> None:
    raise _EnoughError


def _captured(values: dict[str, list[str]], names: tuple[str, ...], evidence: str) -> CaptureTime | None:
    for text in (text for name in names for text in values.get(name, ())):
        moment = parse_moment(text)
        if moment is not None:
            return CaptureTime(moment[0], moment[1], evidence)
    return None


def _position(first: Callable[[str], str | None]) -> Gps | None:
    lat = _angle(first(_EXIF + " GPSLatitude"), "NS")
    lon = _angle(first(_EXIF + " GPSLongitude"), "EW")
    above, _, below = (first(_EXIF + " GPSAltitude") or "").partition("/")
    try:
        alt = float(above) / float(below or 1)
    except (ValueError, ZeroDivisionError, OverflowError):
        return checked_position(lat, lon, None)
    return checked_position(lat, lon, -alt if first(_EXIF + " GPSAltitudeRef") == "1" else alt)


def _angle(text: str | None, signs: str) -> float | None:
    """XMP's "DDD,MM.mmN" or "DDD,MM,SSN" in degrees."""
    found = _COORDINATE.match(text or "")
    if found is None or found[4].upper() not in signs:
        return None
    value = sum(float(part or 0) / 60.0**place for place, part in enumerate(found.groups()[:3]))
    return -value if found[4].upper() == signs[1] else value


def _whole(text: str | None, least: int, most: int) -> int | None:
    try:
        value = float(text or "")
    except ValueError:
        return None
    return int(value) if least <= value <= most else None
