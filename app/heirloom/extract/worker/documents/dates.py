"""Reads the dates that documents state about themselves: W3C/ISO 8601 and PDF date strings."""

from __future__ import annotations

import re
from datetime import datetime

from heirloom.core.records import CaptureTime

_W3C = re.compile(
    r"\s*(\d{4})-(\d\d)(?:-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?)?)?\s*(Z|[+-]\d\d:?\d\d)?\s*\Z"
)
_PDF = re.compile(r"\s*(?:D:)?(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?\s*(Z|[+-]\d\d'?\d\d)?")
_YEARS = range(1900, 2100)
"""Word and several PDF makers write 1601, 0001 or 9999 where they know nothing."""


def from_w3c(text: str | None) -> CaptureTime | None:
    """W3CDTF (ISO 8601 profile of the Dublin Core and HTML), from year-month on; None for anything else."""
    return _from_match(_W3C.match(text)) if text else None


def from_pdf(text: str | None) -> CaptureTime | None:
    """ISO 32000-1, 7.9.4: `D:YYYYMMDDHHmmSSOHH'mm'`, every part from the month on may be absent."""
    return _from_match(_PDF.match(text)) if text else None


def _from_match(found: re.Match[str] | None) -> CaptureTime | None:
    if found is None:
        return None
    year, month, day, hour, minute, second = (int(part) if part else None for part in found.groups()[:6])
    if year is None or year not in _YEARS:
        return None
    try:
        at = datetime(year, month or 1, day or 1, hour or 0, minute or 0, second or 0)
    except ValueError:
        return None
    return CaptureTime(at=at, offset_min=_offset(found.group(7)), evidence="document")


def _offset(text: str | None) -> int | None:
    if text is None:
        return None
    if text == "Z":
        return 0
    minutes = int(text[1:3]) * 60 + int(text[-2:])
    return None if minutes > 14 * 60 else (minutes if text[0] == "+" else -minutes)
