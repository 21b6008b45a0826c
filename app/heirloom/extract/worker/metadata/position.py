"""Positions on Earth, checked: 0/0 and impossible angles are no position."""

from __future__ import annotations

import math

from heirloom.core.records import Gps

_MAX_ALTITUDE_M = 100_000.0


def checked_position(lat: float | None, lon: float | None, alt: float | None) -> Gps | None:
    """The position, or None where it is half, out of range, or the 0/0 that cameras write for "no fix"."""
    if lat is None or lon is None or not (math.isfinite(lat) and math.isfinite(lon)):
        return None
    if (lat == 0 and lon == 0) or not (-90 <= lat <= 90 and -180 <= lon <= 180):
        return None
    if alt is not None and not (math.isfinite(alt) and abs(alt) <= _MAX_ALTITUDE_M):
        alt = None
    return Gps(lat, lon, alt)
