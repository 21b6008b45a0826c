"""IPTC-IIM, the older words in photos: caption, title, keywords, date (IIM 4.2), and Photoshop's blocks around it."""

from __future__ import annotations

from dataclasses import dataclass

from heirloom.core.records import CaptureTime
from heirloom.extract.worker.metadata.moments import parse_moment

_TITLE, _KEYWORD, _DATE, _TIME, _HEADLINE, _CAPTION = 5, 25, 55, 60, 105, 120
_UTF8_ESCAPE = b"\x1b%G"
_IPTC_RESOURCE = 0x0404
_MAX_DATASETS = 4096


@dataclass(slots=True)
class Iptc:
    """What one IIM stream tells."""

    captured: CaptureTime | None = None
    title: str | None = None
    caption: str | None = None
    keywords: tuple[str, ...] = ()


def read_iptc(data: bytes) -> Iptc:
    """Read an IIM stream; damage gives the facts that stood before it."""
    values: dict[int, list[bytes]] = {}
    utf8, position = False, 0
    for _ in range(_MAX_DATASETS):
        if position + 5 > len(data) or data[position] != 0x1C:
            break
        record, dataset = data[position + 1], data[position + 2]
        length = int.from_bytes(data[position + 3 : position + 5], "big")
        if length & 0x8000:
            break  # extended lengths are for objects, never for words
        value = data[position + 5 : position + 5 + length]
        position += 5 + length
        if (record, dataset) == (1, 90):
            utf8 = value.startswith(_UTF8_ESCAPE)
        elif record == 2:
            values.setdefault(dataset, []).append(value)
    return _facts({key: [_decode(value, utf8) for value in found] for key, found in values.items()})


def _facts(values: dict[int, list[str]]) -> Iptc:
    def first(key: int) -> str | None:
        return next((text for text in values.get(key, ()) if text), None)

    return Iptc(
        captured=_captured(first(_DATE) or "", first(_TIME) or ""),
        title=first(_TITLE) or first(_HEADLINE),
        caption=first(_CAPTION),
        keywords=tuple(dict.fromkeys(word for word in values.get(_KEYWORD, ()) if word)),
    )


def _decode(value: bytes, utf8: bool) -> str:
    """Few writers announce UTF-8, many use it; Latin-1 decodes the rest."""
    try:
        return value.decode("utf-8").strip("\0 \r\n")
    except UnicodeDecodeError:
        return value.decode("utf-8" if utf8 else "latin-1", "replace").strip("\0 \r\n")


def _captured(day: str, clock: str) -> CaptureTime | None:
    """CCYYMMDD and HHMMSS±HHMM; a day without a clock counts from midnight."""
    digits = "".join(sign for sign in day if sign.isdigit())
    time = clock.replace(":", "")
    text = f"{digits[:4]}-{digits[4:6]}-{digits[6:8]}"
    if len(time) >= 6:
        text += f" {time[:2]}:{time[2:4]}:{time[4:6]}{time[6:]}"
    moment = parse_moment(text) if len(digits) == 8 else None
    return None if moment is None else CaptureTime(moment[0], moment[1], "iptc")


def iptc_in_photoshop(data: bytes) -> bytes | None:
    """The IIM stream in Photoshop's image resource blocks, None if there is none."""
    position = 0
    while (position := data.find(b"8BIM", position)) >= 0 and position + 7 <= len(data):
        name_bytes = data[position + 6] + 1
        head = position + 6 + name_bytes + (name_bytes & 1)
        length = int.from_bytes(data[head : head + 4], "big")
        if int.from_bytes(data[position + 4 : position + 6], "big") == _IPTC_RESOURCE:
            return data[head + 4 : head + 4 + length]
        position = head + 4 + length
    return None
