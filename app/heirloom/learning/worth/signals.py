"""What the model of worth sees of a memory: strengths of its reasons and a few plain facts, as a row of numbers."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from heirloom.core.screening import Clutter, Treasure, Why

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Circumstances:
    """Plain facts of a memory that are no reasons by themselves. `age_years` None where no date is believed."""

    megapixels: float | None = None
    has_camera: bool = False
    has_place: bool = False
    is_document: bool = False
    is_file: bool = False
    words: int = 0
    tags: int = 0
    is_spoken_of: bool = False
    rating: int | None = None
    opened: int = 0
    copies: int = 0
    """How many look-alikes it has."""
    same_day: int = 0
    """How many memories share its day."""
    age_years: float | None = None
    from_chat: bool = False
    from_download: bool = False


_PLAIN: Final = (
    "megapixels",
    "is_small",
    "has_camera",
    "has_place",
    "is_document",
    "is_file",
    "words",
    "tags",
    "is_spoken_of",
    "rating",
    "is_rated_low",
    "opened",
    "copies",
    "same_day",
    "age",
    "has_no_date",
    "from_chat",
    "from_download",
)
NAMES: Final = (
    *(f"clutter.{kind.value}" for kind in Clutter),
    *(f"treasure.{kind.value}" for kind in Treasure),
    *_PLAIN,
)
"""Of the columns, in order. A model remembers the names that it was fitted for."""
_CLUTTER: Final = {kind: at for at, kind in enumerate(Clutter)}
_TREASURE: Final = {kind: at + len(_CLUTTER) for at, kind in enumerate(Treasure)}
_FIRST_PLAIN: Final = len(_CLUTTER) + len(_TREASURE)

PRIOR: Final = {
    "clutter.broken": -1.0,
    "clutter.blank": -4.0,
    "clutter.tiny": -2.0,
    "clutter.blurred": -2.8,
    "clutter.dark": -2.8,
    "clutter.accidental": -3.2,
    "clutter.screenshot": -2.6,
    "clutter.receipt": -2.2,
    "clutter.forward": -2.6,
    "clutter.near_duplicate": -2.4,
    "clutter.burst": -1.6,
    "clutter.advert": -3.0,
    "clutter.empty_chat": -3.0,
    "treasure.only_copy": 0.8,
    "treasure.handwriting": 2.6,
    "treasure.letter": 2.4,
    "treasure.drawing": 2.4,
    "treasure.scanned_print": 2.2,
    "treasure.old": 1.6,
    "treasure.opened": 1.8,
    "treasure.named_day": 1.2,
    "treasure.rare_place": 1.0,
    "treasure.spoken_of": 2.0,
    "treasure.portrait": 1.4,
    "has_camera": 0.3,
    "is_spoken_of": 0.8,
    "rating": 1.0,
    "is_rated_low": -1.5,
    "opened": 0.6,
    "copies": -0.3,
    "from_download": -0.6,
    "from_chat": -0.2,
    "is_small": -0.4,
}
"""Where learning begins, in log-odds a unit: what most people would say before they have said anything here."""
PRIOR_BIAS: Final = 0.6
"""An ordinary memory with no reason either way is more likely kept than not."""


def signals(why: Sequence[Why], seen: Circumstances) -> Floats:
    """One row (len(NAMES),): strengths as they are, counts on a log scale, all within about 0–3."""
    row = np.zeros(len(NAMES))
    for reason in why:
        at = _CLUTTER[reason.kind] if isinstance(reason.kind, Clutter) else _TREASURE[reason.kind]
        row[at] = max(row[at], reason.strength)
    megapixels = seen.megapixels
    row[_FIRST_PLAIN:] = (
        0.0 if megapixels is None else min(2.0, math.sqrt(megapixels) / 3.0),
        megapixels is not None and megapixels < 0.2,
        seen.has_camera,
        seen.has_place,
        seen.is_document,
        seen.is_file,
        min(2.0, math.log1p(seen.words) / 4.0),
        min(2.0, math.log1p(seen.tags)),
        seen.is_spoken_of,
        max(0, (seen.rating or 0) - 2) / 3.0,
        seen.rating is not None and 0 < seen.rating < 3,
        min(2.0, math.log1p(seen.opened) / 2.0),
        min(2.0, math.log1p(seen.copies)),
        min(3.0, math.log1p(seen.same_day) / 2.0),
        0.0 if seen.age_years is None else min(2.0, max(0.0, seen.age_years) / 25.0),
        seen.age_years is None,
        seen.from_chat,
        seen.from_download,
    )
    return row


def prior_weights(names: Sequence[str] = NAMES) -> Floats:
    """The prior's weights in the order of `names`; 0 for a signal that nothing was known of."""
    return np.array([PRIOR.get(name, 0.0) for name in names])
