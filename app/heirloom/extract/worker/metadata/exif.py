"""EXIF: time of capture, position, camera, words (CIPA DC-008, Exif 2.32)."""

from __future__ import annotations

from dataclasses import dataclass, field

from heirloom.core.records import Camera, CaptureTime, Gps
from heirloom.extract.worker.metadata.moments import parse_moment, parse_zone, with_fraction
from heirloom.extract.worker.metadata.position import checked_position
from heirloom.extract.worker.metadata.tiff_tags import Directory, Field, TiffTags

DESCRIPTION, MAKE, MODEL, ORIENTATION = 0x010E, 0x010F, 0x0110, 0x0112
XMP, IPTC, ICC = 0x02BC, 0x83BB, 0x8773
_RATING, _EXIF_POINTER, _GPS_POINTER = 0x4746, 0x8769, 0x8825
_XP_TITLE, _XP_COMMENT, _XP_KEYWORDS = 0x9C9B, 0x9C9C, 0x9C9E
_ORIGINAL, _CREATED = 0x9003, 0x9004
_OFFSET_ORIGINAL, _OFFSET_CREATED = 0x9011, 0x9012
_SUBSEC_ORIGINAL, _SUBSEC_CREATED = 0x9291, 0x9292
_USER_COMMENT, _LENS = 0x9286, 0xA434
_TIMES = {_ORIGINAL, _CREATED, _OFFSET_ORIGINAL, _OFFSET_CREATED, _SUBSEC_ORIGINAL, _SUBSEC_CREATED}
_SUB_TAGS = _TIMES | {_USER_COMMENT, _LENS}
_SUB_DIRECTORIES = 0x014A
_MAX_SIBLINGS = 8
_SEARCH_BYTES = 64
_WANTED = _SUB_TAGS | {
    _SUB_DIRECTORIES,
    DESCRIPTION, MAKE, MODEL, ORIENTATION, XMP, IPTC, ICC, _RATING, _EXIF_POINTER, _GPS_POINTER,
    _XP_TITLE, _XP_COMMENT, _XP_KEYWORDS,
}  # fmt: skip
_LAT_REF, _LAT, _LON_REF, _LON, _ALT_REF, _ALT, _GPS_TIME, _GPS_DATE = 1, 2, 3, 4, 5, 6, 7, 29
_COMMENT_CODES = {b"ASCII\0\0\0": "latin-1", b"UNICODE\0": "utf-16", b"JIS\0\0\0\0\0": "iso2022_jp"}


@dataclass(slots=True)
class Exif:
    """What one EXIF block tells; the raw blocks are those a TIFF file carries in its own tags."""

    orientation: int | None = None
    captured: CaptureTime | None = None
    gps_time: CaptureTime | None = None
    gps: Gps | None = None
    camera: Camera | None = None
    description: str | None = None
    comment: str | None = None
    title: str | None = None
    keywords: tuple[str, ...] = ()
    rating: int | None = None
    blocks: dict[int, bytes] = field(default_factory=dict)


def read_exif(data: bytes) -> Exif:
    """Read the EXIF of a block that starts at its TIFF header; damage gives fewer facts, never an error."""
    tags = _tags(data)
    if tags is None:
        return Exif()
    first = tags.directory(tags.first_offset, _WANTED)
    main = _with_pointers_of_others(tags, first)
    sub = _below(tags, main, _EXIF_POINTER, _SUB_TAGS)
    # TIFF/EP writers put the times into the first directory; what the EXIF directory says comes first.
    times = {tag: value for tag, value in main.items() if tag in _SUB_TAGS} | sub
    gps = _below(tags, main, _GPS_POINTER, range(32)) or _below(tags, sub, _GPS_POINTER, range(32))
    return Exif(
        orientation=_orientation(main),
        captured=_captured(times),
        gps_time=_gps_time(gps),
        gps=_position(gps),
        camera=_camera(main, times),
        description=_text(main, DESCRIPTION),
        comment=_user_comment(times.get(_USER_COMMENT)) or _wide_text(main, _XP_COMMENT),
        title=_wide_text(main, _XP_TITLE),
        keywords=tuple(word for part in (_wide_text(main, _XP_KEYWORDS) or "").split(";") if (word := part.strip())),
        rating=_rating(main),
        blocks={tag: main[tag].raw for tag in (XMP, IPTC, ICC) if tag in main},
    )


def _tags(data: bytes) -> TiffTags | None:
    """The structure at the block's start, or at a header some bytes into it, where odd writers put it."""
    for start in (0, data.find(b"II*\0", 1, _SEARCH_BYTES), data.find(b"MM\0*", 1, _SEARCH_BYTES)):
        try:
            return TiffTags(data[start:] if start > 0 else data)
        except ValueError:
            continue
    return None


def _with_pointers_of_others(tags: TiffTags, first: Directory) -> dict[int, Field]:
    """The first directory's fields; where it leads neither to times nor to a position, its siblings may."""
    fields = dict(first.fields)
    wanted = _SUB_TAGS | {_EXIF_POINTER, _GPS_POINTER}
    if wanted & fields.keys():
        return fields
    below = fields[_SUB_DIRECTORIES].numbers() if _SUB_DIRECTORIES in fields else []
    offsets = [int(offset) for offset in (*below[:_MAX_SIBLINGS], first.next_offset) if offset]
    for offset in offsets:
        for tag, value in tags.directory(offset, wanted).fields.items():
            fields.setdefault(tag, value)
    return fields


def _below(tags: TiffTags, fields: dict[int, Field], pointer: int, wanted: set[int] | range) -> dict[int, Field]:
    offset = fields[pointer].whole() if pointer in fields else None
    return tags.directory(offset, wanted).fields if offset else {}


def _text(fields: dict[int, Field], tag: int) -> str | None:
    return (fields[tag].text() or None) if tag in fields else None


def _wide_text(fields: dict[int, Field], tag: int) -> str | None:
    """Windows' own tags hold UTF-16 as bytes."""
    if tag not in fields:
        return None
    return fields[tag].raw.decode("utf-16-le", "replace").split("\0", 1)[0].strip() or None


def _user_comment(value: Field | None) -> str | None:
    """UserComment: eight bytes name the encoding; Unicode is in the block's byte order unless it opens with a mark."""
    if value is None or len(value.raw) <= 8:
        return None
    encoding = _COMMENT_CODES.get(value.raw[:8].upper(), "utf-8")
    if encoding == "utf-16" and value.raw[8:10] not in (b"\xff\xfe", b"\xfe\xff"):
        encoding = "utf-16-le" if value.order == "<" else "utf-16-be"
    text = value.raw[8:].decode(encoding, "replace").replace("\0", " ").strip()
    return None if not text or "\ufffd" in text else text


def _orientation(fields: dict[int, Field]) -> int | None:
    turn = fields[ORIENTATION].whole() if ORIENTATION in fields else None
    return turn if turn is not None and 1 <= turn <= 8 else None


def _rating(fields: dict[int, Field]) -> int | None:
    stars = fields[_RATING].whole() if _RATING in fields else None
    return stars if stars is not None and 1 <= stars <= 5 else None


def _camera(main: dict[int, Field], sub: dict[int, Field]) -> Camera | None:
    make, model, lens = _text(main, MAKE), _text(main, MODEL), _text(sub, _LENS)
    return Camera(make, model, lens) if make or model or lens else None


def _captured(times: dict[int, Field]) -> CaptureTime | None:
    for evidence, tag, subsec, offset in (
        ("exif_original", _ORIGINAL, _SUBSEC_ORIGINAL, _OFFSET_ORIGINAL),
        ("exif_create", _CREATED, _SUBSEC_CREATED, _OFFSET_CREATED),
    ):
        moment = parse_moment(_text(times, tag) or "")
        if moment is not None:
            at, zone = moment
            zone = parse_zone(_text(times, offset) or "") if zone is None else zone
            return CaptureTime(with_fraction(at, _text(times, subsec) or ""), zone, evidence)
    return None


def _gps_time(gps: dict[int, Field]) -> CaptureTime | None:
    day = parse_moment(_text(gps, _GPS_DATE) or "")
    clock = gps[_GPS_TIME].numbers() if _GPS_TIME in gps else []
    if day is None or len(clock) != 3 or any(part is None for part in clock):
        return None
    hour, minute, second = (float(part or 0) for part in clock)
    moment = parse_moment(f"{day[0]:%Y-%m-%d} {int(hour):02d}:{int(minute):02d}:{second:09.6f}")
    return None if moment is None else CaptureTime(moment[0], 0, "gps")


def _position(gps: dict[int, Field]) -> Gps | None:
    lat = _angle(gps, _LAT, _LAT_REF, "NS")
    lon = _angle(gps, _LON, _LON_REF, "EW")
    return checked_position(lat, lon, _altitude(gps))


def _angle(gps: dict[int, Field], tag: int, ref_tag: int, signs: str) -> float | None:
    """Degrees with sign. Without its reference letter an angle could be on either half of the world: None."""
    ref = (_text(gps, ref_tag) or "")[:1].upper()
    parts = gps[tag].numbers()[:3] if tag in gps else []
    if ref not in signs or not ref or not parts or any(part is None for part in parts):
        return None
    value = sum(float(part or 0) / 60.0**place for place, part in enumerate(parts))
    return -value if ref == signs[1] else value


def _altitude(gps: dict[int, Field]) -> float | None:
    numbers = gps[_ALT].numbers() if _ALT in gps else []
    height = numbers[0] if numbers else None
    if height is None:
        return None
    below = gps[_ALT_REF].whole() == 1 if _ALT_REF in gps else False
    return -height if below else height
