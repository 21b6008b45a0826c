"""Numbers, sizes and times as people say them."""

from __future__ import annotations

import re
import unicodedata
from calendar import month_name
from collections.abc import Mapping
from datetime import UTC, datetime, time
from typing import Final

from heirloom.core.albums import Method
from heirloom.core.records import CaptureTime, Precision
from heirloom.core.screening import Clutter

_UNITS = ("B", "kB", "MB", "GB", "TB", "PB")


def format_bytes(count: int) -> str:
    """Decimal units, as disks are sold: 1,500,000 is "1.5 MB"."""
    value = float(count)
    for unit in _UNITS:
        if value < 999.5 or unit == _UNITS[-1]:
            break
        value /= 1000
    return f"{count} B" if unit == "B" else f"{value:.3g} {unit}"


def format_duration(seconds: float) -> str:
    """ "40 s", "3 min 20 s", "2 h 5 min"."""
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60} s"
    return f"{whole // 3600} h {whole % 3600 // 60} min"


def count_of(count: int, singular: str, plural: str | None = None) -> str:
    """ "1 memory", "1,204 memories"."""
    return f"{count:,} {singular if count == 1 else plural or singular + 's'}"


def shorten(text: str, columns: int) -> str:
    """One line of at most `columns` on a terminal; what is cut off is marked by an ellipsis."""
    line = " ".join(text.split())
    if display_width(line) <= columns:
        return line
    kept, room = "", columns - 2
    for character in line:
        room -= display_width(character)
        if room < 0:
            break
        kept += character
    return f"{kept.rstrip()} …"


def display_width(text: str) -> int:
    """Columns on a terminal: East Asian wide characters take two, combining ones none."""
    return sum(
        0 if unicodedata.combining(one) else 2 if unicodedata.east_asian_width(one) in "WF" else 1 for one in text
    )


def iso_utc(moment: datetime) -> str:
    """ISO 8601 in UTC, "2026-11-21T10:00:00+00:00"."""
    return moment.astimezone(UTC).isoformat()


_EVIDENCE: Final = {
    "exif_original": "as the camera noted",
    "exif_create": "as the camera noted",
    "gps": "by the satellites' clock",
    "xmp": "as written into the file",
    "iptc": "as written into the file",
    "text": "as written into the file",
    "document": "as the document says",
    "filename": "as its name says",
    "filename_month": "as its name says",
    "filename_year": "as its name says",
    "mtime": "by the file's own date",
    "user": "as you noted",
    "user_month": "as you noted",
    "user_year": "as you noted",
}
METHODS: Final = {
    Method.ZERO_SHOT: "its sentence alone",
    Method.PROTOTYPE: "likeness to the examples",
    Method.LOGISTIC: "what sets the examples apart",
    Method.ADAPTER: "finer signs that set the examples apart",
    Method.FINE_TUNED: "a text model taught by the answers",
}
LANES: Final = {
    Clutter.BROKEN: "broken files",
    Clutter.BLANK: "blank pages and pictures",
    Clutter.TINY: "very small pictures",
    Clutter.BLURRED: "blurred",
    Clutter.DARK: "too dark",
    Clutter.ACCIDENTAL: "taken by accident",
    Clutter.SCREENSHOT: "screenshots",
    Clutter.RECEIPT: "receipts",
    Clutter.FORWARD: "made to be passed on",
    Clutter.NEAR_DUPLICATE: "copies, a better one stays",
    Clutter.BURST: "taken in a row, a sharper one stays",
    Clutter.ADVERT: "advertising",
    Clutter.EMPTY_CHAT: "empty chats",
}
_STAGES: Final = {"metadata": "facts", "text": "text", "vectors": "meaning", "ocr": "words in pictures"}
_RAISED: Final = re.compile(r" \(\w*(?:Error|Exception|Warning|Exit|error)\)$")


def told_time(captured: CaptureTime) -> str:
    """ "4 July 2019, 18:05, as the camera noted": no more exact than it is known."""
    return f"{told_day(captured)}{_clock(captured)}, {_EVIDENCE.get(captured.evidence, 'as its file says')}"


def told_day(captured: CaptureTime | None) -> str:
    """ "4 July 2019", "July 2019" or "2019"; empty where nothing is known."""
    if captured is None:
        return ""
    at = captured.at
    match captured.precision:
        case Precision.YEAR:
            return f"{at.year}"
        case Precision.MONTH:
            return f"{month_name[at.month]} {at.year}"
        case _:
            return f"{at.day} {month_name[at.month]} {at.year}"


def iso_day(captured: CaptureTime | None) -> str:
    """ "2019-07-04", "2019-07" or "2019", for columns."""
    if captured is None:
        return ""
    digits = {Precision.YEAR: 4, Precision.MONTH: 7}.get(captured.precision, 10)
    return captured.at.date().isoformat()[:digits]


def _clock(captured: CaptureTime) -> str:
    """The time of day where it is known: midnight on the dot is how a bare day is kept."""
    at = captured.at
    return f", {at:%H:%M}" if at.time() != time() and captured.precision is Precision.TIME else ""


def told_stages(counts: Mapping[str, int]) -> str:
    """ "facts 3, words in pictures 1": what waits in which step."""
    return ", ".join(f"{_STAGES.get(stage, stage)} {count:,}" for stage, count in counts.items() if count)


def one_line(name: str) -> str:
    """A file's name on one line: a line break in it is shown, so that it cannot look like a line of ours."""
    return name.replace("\n", "\\n").replace("\r", "\\r")


def plain_reason(reason: str) -> str:
    """A reason without the name of what was raised inside a decoder, which `--json` keeps."""
    return _RAISED.sub("", reason)
