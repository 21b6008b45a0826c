"""Whole dates in file names: the stamps of cameras, phones and chat programs, and days as people write them."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Final

from heirloom.core.records import CaptureTime

FILENAME: Final = "filename"
GLUED: Final = (
    "img|vid|pxl|mvimg|pano|burst|dsc|dscn|wa|screenshot|screenrecord(?:ing|er)?|signal|photo|image|picture|video|audio|aud"
    "|ptt|stk|doc|scan|psx|snapchat|wp|imag|cimg|pic|rec|voice|cam|camera|capture|trim|p|c360|dji|gopro"
)
"""What devices put before a stamp without a sign between; any other letter there is part of a longer code."""

# 2022-01-01 12.34.56, IMG_20220101_123456, PXL_20220101_123456789, IMG-20220101-WA0001, … 2016-06-12 at 14.03.11
_YEAR_FIRST: Final = re.compile(
    rf"(?<![0-9A-Za-z])(?:{GLUED})?(?P<year>(?:19|20)\d\d)(?P<sep>[-_.]?)(?P<month>0[1-9]|1[0-2])(?P=sep)"
    r"(?P<day>0[1-9]|[12]\d|3[01])"
    r"(?:(?:[-_ T.,]*|,?\s(?:at|um|kl|à|a las|às|alle|om|klo|в|下午|上午|时间)\s?)"
    r"(?:(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)(?P<second>[0-5]\d)(?:[._-]?\d{3})?"
    r"|(?P<hour_>[01]?\d|2[0-3])[-_.:h](?P<minute_>[0-5]\d)[-_.:m](?P<second_>[0-5]\d)(?:[._-]\d{1,3})?"
    r"|(?P<hour__>[01]?\d|2[0-3])[:h](?P<minute__>[0-5]\d))"
    r"(?:\s?(?P<half>[AP])\.?M|Z)?(?![0-9A-Za-z]))?(?![0-9A-Za-z])",
    re.IGNORECASE,
)
# 15.06.2003, 5. 6. 1994; with other signs only where no month could be meant for the day
_YEAR_LAST: Final = re.compile(
    r"(?<![0-9A-Za-z.])(?P<first>\d{1,2})(?P<sep>\.\s?|[-_/])(?P<second>\d{1,2})(?P=sep)(?P<year>(?:18|19|20)\d\d)"
    r"(?![0-9A-Za-z]|\.\d)"
)
_EPOCH: Final = re.compile(
    r"(?:^|(?<=[^0-9A-Za-z]))(?:FB_IMG_|mmexport|wx_camera_|microMsg\.|beauty_|image_|IMG_|img)?(?P<ms>1\d{12})(?![0-9A-Za-z])"
)
_FIRST_EPOCH_YEAR: Final = 2000
_UUID: Final = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)


def stamped(stem: str) -> CaptureTime | None:
    """The first whole date that `stem` holds; None where there is none, or only in a number or a code."""
    stem = _UUID.sub("0", stem)
    for found in _YEAR_FIRST.finditer(stem):
        told = _year_first(found)
        if told is not None:
            return told
    for found in _YEAR_LAST.finditer(stem):
        told = _year_last(found)
        if told is not None:
            return told
    return _since_1970(stem)


def _year_first(found: re.Match[str]) -> CaptureTime | None:
    hour = int(found["hour"] or found["hour_"] or found["hour__"] or 0)
    minute = int(found["minute"] or found["minute_"] or found["minute__"] or 0)
    second = int(found["second"] or found["second_"] or 0)
    if found["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if found["half"].upper() == "P" else 0)
    return moment(int(found["year"]), int(found["month"]), int(found["day"]), hour, minute, second)


def _year_last(found: re.Match[str]) -> CaptureTime | None:
    """Dots are for day.month.year; otherwise only what cannot be taken for the other order is read."""
    first, second, year = int(found["first"]), int(found["second"]), int(found["year"])
    if found["sep"].startswith("."):
        return moment(year, second, first) or moment(year, first, second)
    if first > 12 or first == second:
        return moment(year, second, first)
    return moment(year, first, second) if second > 12 else None


def _since_1970(stem: str) -> CaptureTime | None:
    """Milliseconds since 1970, as programs that pass pictures on call them; UTC."""
    found = _EPOCH.search(stem)
    if found is None:
        return None
    at = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=int(found["ms"]))
    if at.year < _FIRST_EPOCH_YEAR:
        return None
    return CaptureTime(at.replace(tzinfo=None, microsecond=0), 0, FILENAME)


def moment(year: int, month: int, day: int, hour: int = 0, minute: int = 0, second: int = 0) -> CaptureTime | None:
    """That moment as a file name's evidence; None where no calendar holds it."""
    try:
        return CaptureTime(datetime(year, month, day, hour, minute, second), None, FILENAME)
    except ValueError:
        return None
