"""What the catalogue knows of a picture, as far as it tells copies from bursts and better ones from worse."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Final

from heirloom.core.albums import Answer, Asked
from heirloom.core.faces import Face
from heirloom.core.measures import Measures
from heirloom.core.records import CaptureTime, Item
from heirloom.vault import Dossier

_CAMERA_TIMES: Final = frozenset({"exif_original", "exif_create", "xmp", "gps"})
_EVIDENCE: Final = (
    "mtime",
    "filename_year",
    "filename_month",
    "filename",
    "gps",
    "xmp",
    "exif_create",
    "exif_original",
    "user_year",
    "user_month",
    "user",
)
"""Weakest first; what a person said is best, but no camera's clock."""
_CHAT: Final = re.compile(
    r"-WA\d{4}|^received_\d|^signal-\d{4}|^photo_\d{4}-\d\d-\d\d_|^mmexport\d|^FB_IMG_|^telegram|^viber", re.IGNORECASE
)
"""How chat programs name what they pass on."""
_ZONE_S: Final = 900
_FURTHEST_ZONE_S: Final = 26 * 3600
_LEAST_READ: Final = 40
_WORD: Final = re.compile(r"[^\W_]{2,}")

COPY, BURST = "copy", "burst"
SURE: Final = 0.99999
"""Likeness from which a picture is the same whatever the clocks say: compressed again, and no more."""
BURST_S: Final = 180
_SAME_WORDS: Final = 0.5
_READ_AT_ALL: Final = 0.1
_LEAST_NUMBERS: Final = 3


@dataclass(frozen=True, slots=True)
class Seen:
    """A picture with what was measured on it, if anything, in how many albums it is, and whose faces are in it.

    `faces`: None where nobody has looked for any. `answers`: what was said of it in albums that learn, by number.
    """

    dossier: Dossier
    measures: Measures | None = None
    albums: tuple[int, ...] = ()
    faces: tuple[Face, ...] | None = None
    answers: Mapping[int, tuple[Answer, Asked]] = field(default_factory=dict)

    @property
    def number(self) -> int:
        return int(self.dossier.item.number)

    @property
    def pixels(self) -> int:
        size = self.dossier.item.size
        return 0 if size is None else size.width * size.height

    @property
    def camera_time(self) -> CaptureTime | None:
        return camera_time(self.dossier.item)

    @property
    def dated(self) -> int:
        """How much its date is worth, 0 for none."""
        captured = self.dossier.item.captured
        return 0 if captured is None or captured.evidence not in _EVIDENCE else 1 + _EVIDENCE.index(captured.evidence)

    @property
    def original(self) -> int:
        """2 for one that still names its camera, 0 for one that bears a chat program's name, 1 for the rest."""
        item = self.dossier.item
        if item.camera is not None and (item.camera.make or item.camera.model):
            return 2
        names = (item.original_name, *(path.replace("\\", "/").rpartition("/")[2] for path in self.dossier.paths))
        return 0 if any(_CHAT.search(name) for name in names) else 1

    @property
    def sharp(self) -> float | None:
        """How many of its finest edges fit along the longer side, as binary logarithm: comparable between sizes."""
        return None if self.measures is None else self.measures["sharpness"]


def camera_time(item: Item) -> CaptureTime | None:
    """When a camera's clock says that it was taken."""
    captured = item.captured
    return captured if captured is not None and captured.evidence in _CAMERA_TIMES else None


def relation(one: Seen, other: Seen, likeness: float) -> str | None:
    """COPY, BURST, or None for two pictures that only look alike, of a pair that `check` takes for one picture."""
    if not _say_the_same(one.dossier, other.dossier):
        return None
    if _other_camera(one, other):
        return COPY if likeness >= SURE else None
    apart = seconds_apart(one.camera_time, other.camera_time)
    if apart is None:
        return COPY
    if apart == 0:
        same_size = one.dossier.item.size == other.dossier.item.size
        return COPY if likeness >= SURE or not same_size else BURST
    if apart <= BURST_S:
        return BURST
    return COPY if likeness >= SURE else None


def are_apart(one: Seen, other: Seen) -> bool:
    """Whether two pictures, alike or not, cannot be one: a camera took them at different moments."""
    apart = seconds_apart(one.camera_time, other.camera_time)
    return apart is not None and apart > 0


def seconds_apart(one: CaptureTime | None, other: CaptureTime | None) -> float | None:
    """How far apart; None where either is unknown, 0 where only the time zone differs."""
    if one is None or other is None:
        return None
    gap = one.at - other.at
    if one.offset_min is not None and other.offset_min is not None:
        gap -= timedelta(minutes=one.offset_min - other.offset_min)
        return abs(gap.total_seconds())
    seconds = abs(gap.total_seconds())
    return 0.0 if seconds % _ZONE_S == 0 and seconds <= _FURTHEST_ZONE_S else seconds


def _other_camera(one: Seen, other: Seen) -> bool:
    cameras = [seen.dossier.item.camera for seen in (one, other)]
    models = [(camera.model or "").casefold().strip() if camera is not None else "" for camera in cameras]
    return all(models) and models[0] != models[1]


def _say_the_same(one: Dossier, other: Dossier) -> bool:
    """Two receipts, tickets or pages look alike from afar: what can be read in both decides, numbers before words.

    Where next to nothing is common one of them was not read well, and no word counts.
    """
    if min(one.characters, other.characters) < _LEAST_READ:
        return True
    found = [frozenset(_WORD.findall(dossier.text.casefold())) for dossier in (one, other)]
    numbers = [frozenset(word for word in words if any(map(str.isdigit, word))) for words in found]
    if _common(found[0], found[1]) < _READ_AT_ALL:
        return True
    decisive = numbers if min(map(len, numbers)) >= _LEAST_NUMBERS else found
    return _common(decisive[0], decisive[1]) >= _SAME_WORDS


def _common(one: frozenset[str], other: frozenset[str]) -> float:
    """Share of the smaller set that is in the other."""
    return len(one & other) / max(1, min(len(one), len(other)))
