"""What a file's name tells of when it was made."""

from __future__ import annotations

import re
from typing import Final

from heirloom.core.records import CaptureTime
from heirloom.ingest.dating.stamps import stamped
from heirloom.ingest.dating.written import written

_ENDING: Final = re.compile(
    r"(?:\.(?:jpe?g|png|heic|gif|tiff?|webp|mp4|mov|pdf))?\.(?=[^.]*[^\W\d_])[0-9A-Za-z]{1,8}$", re.IGNORECASE
)
"""What stands behind the last dot is an ending where it holds a letter; a sidecar has two."""


def by_name(name: str) -> CaptureTime | None:
    """The date in a file's name: a whole one first, then one of which only the month or year is told."""
    stem = _ENDING.sub("", name)
    return stamped(stem) or written(stem)
