"""Dates as cameras and editors write them: EXIF colons, ISO 8601, fractions, zones, zeroes and blanks."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

_MOMENT = re.compile(
    r"\s*(?P<year>\d{4})(?:[-:/.](?P<month>\d{1,2})(?:[-:/.](?P<day>\d{1,2})"
    r"(?:[T\s]+(?P<hour>\d{1,2}):(?P<minute>\d{1,2})(?::(?P<second>\d{1,2})(?:[.,](?P<fraction>\d+))?)?)?)?)?"
    r"\s*(?P<zone>Z|[-+]\d{1,2}:?\d{2}|[-+]\d{1,2})?"
)
_ZONE = re.compile(r"\s*(?:(?P<utc>Z)|(?P<sign>[-+])(?P<hours>\d{1,2}):?(?P<minutes>\d{2})?)\s*$")


def parse_moment(text: str) -> tuple[datetime, int | None] | None:
    """Local wall time and minutes east of UTC (None: not told). None for zero dates, blanks and impossible ones.

    A month or day that is missing counts as the first; letters after the time are ignored.
    """
    found = _MOMENT.match(text)
    if found is None:
        return None
    year, month, day = int(found["year"]), int(found["month"] or 1), int(found["day"] or 1)
    hour, minute, second = (int(found[part] or 0) for part in ("hour", "minute", "second"))
    micro = int((found["fraction"] or "0")[:6].ljust(6, "0"))
    try:
        at = datetime(year, month, day, hour, minute, min(second, 59), micro)
        at += timedelta(seconds=max(second - 59, 0) if second <= 60 else 0)
    except (ValueError, OverflowError):
        return None
    return (at, parse_zone(found["zone"] or "")) if second <= 60 else None


def parse_zone(text: str) -> int | None:
    """Minutes east of UTC for "+02:00", "-0330", "+9" or "Z"; None where the text tells none."""
    found = _ZONE.match(text)
    if found is None:
        return None
    if found["utc"]:
        return 0
    minutes = int(found["hours"]) * 60 + int(found["minutes"] or 0)
    if minutes > 15 * 60:
        return None
    return -minutes if found["sign"] == "-" else minutes


def with_fraction(at: datetime, digits: str) -> datetime:
    """`at` with EXIF's SubSecTime digits as its fraction; digits that are none change nothing."""
    clean = digits.strip()
    if not (clean.isascii() and clean.isdigit()):
        return at
    return at.replace(microsecond=int(clean[:6].ljust(6, "0")))
