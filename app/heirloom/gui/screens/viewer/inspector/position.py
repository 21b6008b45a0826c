"""Reads a position as people write it: two decimal degrees, with signs or with N, S, E, W."""

from __future__ import annotations

import re

from heirloom.core.records import Gps

_SIXTIETHS = r"(?:(\d{1,2}(?:[.]\d+)?)\s*['′]\s*(?:(\d{1,2}(?:[.]\d+)?)\s*[\"″]\s*)?)?"
_ONE = rf"([NSEW])?\s*(-?\d{{1,3}}(?:[.]\d+)?)\s*°?\s*{_SIXTIETHS}([NSEW])?"
_BOTH = re.compile(rf"\s*{_ONE}\s*[,;\s]\s*{_ONE}\s*", re.IGNORECASE)


def read_position(text: str) -> Gps | None:
    """The position, or None where the text is none."""
    found = _BOTH.fullmatch(text.replace("，", ",").replace("−", "-"))
    if found is None:
        return None
    first, second = _degrees(found.groups()[:5]), _degrees(found.groups()[5:])
    if first[1] == "x" or second[1] == "y":
        first, second = second, first
    if first[1] == "x" or second[1] == "y" or abs(first[0]) > 90 or abs(second[0]) > 180:
        return None
    return Gps(first[0], second[0])


def _degrees(parts: tuple[str | None, ...]) -> tuple[float, str]:
    """Decimal degrees, and the axis that its letter names: y north and south, x east and west."""
    before, whole, minutes, seconds, after = parts
    letter = (before or after or "").upper()
    value = abs(float(whole or 0)) + float(minutes or 0) / 60 + float(seconds or 0) / 3600
    negative = (whole or "").startswith("-") or letter in ("S", "W")
    return -value if negative else value, {"N": "y", "S": "y", "E": "x", "W": "x"}.get(letter, "")


def position_text(gps: Gps) -> str:
    """A position to be read and typed again."""
    return f"{gps.lat:.5f}, {gps.lon:.5f}"
