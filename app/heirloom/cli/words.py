"""Numbers, sizes and times as people say them."""

from __future__ import annotations

import unicodedata
from datetime import UTC, datetime

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
