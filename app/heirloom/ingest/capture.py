"""When was it made: the file's own word first, then its name, then the file system's."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Final

from heirloom.core.records import CaptureTime
from heirloom.ingest.dating import by_name

AHEAD: Final = timedelta(days=2)
"""How much later than its import a memory may be dated: clocks are some hours apart, and some go a little fast."""


def by_mtime(mtime_ns: int) -> CaptureTime | None:
    """The file system's time, as UTC wall time with offset 0; None where it is no real date."""
    try:
        at = datetime.fromtimestamp(mtime_ns / 1e9, UTC)
    except (ValueError, OverflowError, OSError):
        return None
    if not 1970 < at.year < 2200:
        return None
    return CaptureTime(at.replace(tzinfo=None, microsecond=0), 0, "mtime")


def choose(found: CaptureTime | None, name: str, mtime_ns: int, imported_at: datetime) -> CaptureTime | None:
    """The best evidence there is for one file. A date later than the import is a mistake: the next one counts."""
    latest = imported_at.astimezone(UTC).replace(tzinfo=None) + AHEAD
    told = (found, by_name(name), by_mtime(mtime_ns))
    return next((one for one in told if one is not None and one.at <= latest), None)
