"""When was it made: the file's own word first, then its name, then the file system's."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from heirloom.core.records import CaptureTime

# IMG_20220101_123456, 2022-01-01 12.34.56, PXL_20220101_123456789, Screenshot_2022-01-01-12-34-56, IMG-20220101-WA0001
_NAME_TIME = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<sep>[-_.]?)(?P<month>0[1-9]|1[0-2])(?P=sep)(?P<day>0[1-9]|[12]\d|3[01])"
    r"(?:[-_ T.]*(?P<hour>[01]\d|2[0-3])[-_.:h]?(?P<minute>[0-5]\d)[-_.:m]?(?P<second>[0-5]\d)(?!\d{4}))?(?!\d{6})"
)


def by_name(name: str) -> CaptureTime | None:
    """Read the date, and the time where it is complete, that cameras and phones write into file names."""
    found = _NAME_TIME.search(name)
    if found is None:
        return None
    part = {key: int(value or 0) for key, value in found.groupdict().items() if key != "sep"}
    try:
        at = datetime(part["year"], part["month"], part["day"], part["hour"], part["minute"], part["second"])
    except ValueError:
        return None
    return CaptureTime(at, None, "filename")


def by_mtime(mtime_ns: int) -> CaptureTime | None:
    """The file system's time, as UTC wall time with offset 0; None where it is no real date."""
    try:
        at = datetime.fromtimestamp(mtime_ns / 1e9, UTC)
    except (ValueError, OverflowError, OSError):
        return None
    if not 1970 < at.year < 2200:
        return None
    return CaptureTime(at.replace(tzinfo=None, microsecond=0), 0, "mtime")


def choose(found: CaptureTime | None, name: str, mtime_ns: int) -> CaptureTime | None:
    """The best evidence there is for one file."""
    return found or by_name(name) or by_mtime(mtime_ns)
