"""Which of a group to keep, and why."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any, Final

from heirloom.core.screening import Twin
from heirloom.learning.screening.people import whole_faces
from heirloom.learning.twins.facts import BURST, Seen

_BY_PIXELS: Final = 0.15
"""Natural logarithm: sizes nearer than that are one size, so that a crop of a hair's breadth is not better."""
_BY_BYTES: Final = 0.1
_BY_SHARPNESS: Final = 0.15

_Fact = Callable[[Seen], Any]


def in_order(group: Sequence[Seen], relation: str) -> list[Twin]:
    """The group, the one to keep first, each with the facts in which it beats all others."""
    key = _burst_key if relation == BURST else _copy_key
    # Where one was not looked at, faces say nothing of any.
    looked = all(seen.faces is not None for seen in group)
    ordered = sorted(group, key=lambda seen: key(seen, _whole(seen) if looked else 0), reverse=True)
    return [Twin(seen.dossier.item.id, seen.number, better(seen, ordered)) for seen in ordered]


def better(seen: Seen, group: Sequence[Seen]) -> tuple[str, ...]:
    """Words of core.screening.Twin in which `seen` beats every other."""
    others = [other for other in group if other is not seen]
    found = [name for name, fact in _PLAIN if others and all(fact(seen) > fact(other) for other in others)]
    for name, fact, least in _BY_RATIO:
        if others and all(_log(fact(seen)) > _log(fact(other)) + least for other in others):
            found.append(name)
    if seen.faces is not None and others and all(_shows_more(seen, other) for other in others):
        found.append("faces")
    if others and all(_sharper(seen, other) for other in others):
        found.append("sharp")
    return tuple(name for name in _WORDS if name in found)


def _copy_key(seen: Seen, whole: int) -> tuple[float, ...]:
    """Kept by a person, then nearest to what the camera made, whole faces, then what knows most of itself."""
    item = seen.dossier.item
    return (
        item.kept,
        seen.original,
        round(_log(seen.pixels) / _BY_PIXELS),
        whole,
        seen.dated,
        item.gps is not None,
        *_said(seen),
        round(_log(item.bytes) / _BY_BYTES),
        -seen.number,
    )


def _burst_key(seen: Seen, whole: int) -> tuple[float, ...]:
    """What a person chose among them, then where most faces are whole, then the sharpest."""
    item = seen.dossier.item
    sharp = -math.inf if seen.sharp is None else round(seen.sharp / _BY_SHARPNESS)
    return (item.kept, item.rating or 0, len(seen.albums), *_said(seen), whole, sharp, seen.pixels, -seen.number)


def _said(seen: Seen) -> tuple[int, int, int]:
    item = seen.dossier.item
    return _words(seen), len(seen.dossier.tags), item.rating or 0


def _words(seen: Seen) -> int:
    return sum(bool(text) for text in (seen.dossier.item.caption, seen.dossier.item.title))


def _log(value: float) -> float:
    return math.log(max(value, 1))


def _whole(seen: Seen) -> int:
    return whole_faces(seen.faces or ())


def _shows_more(one: Seen, other: Seen) -> bool:
    return other.faces is not None and _whole(one) > _whole(other)


def _sharper(one: Seen, other: Seen) -> bool:
    return one.sharp is not None and other.sharp is not None and one.sharp > other.sharp + _BY_SHARPNESS


_PLAIN: Final[tuple[tuple[str, _Fact], ...]] = (
    ("original", lambda seen: seen.original),
    ("date", lambda seen: seen.dated),
    ("place", lambda seen: (seen.dossier.item.gps is not None) + (seen.dossier.item.place is not None)),
    ("caption", _words),
    ("tags", lambda seen: len(seen.dossier.tags)),
    ("rating", lambda seen: seen.dossier.item.rating or 0),
)
_BY_RATIO: Final[tuple[tuple[str, _Fact, float], ...]] = (
    ("pixels", lambda seen: seen.pixels, 0.02),
    ("bytes", lambda seen: seen.dossier.item.bytes, 0.02),
)
_WORDS: Final = ("original", "pixels", "bytes", "date", "place", "caption", "faces", "sharp", "tags", "rating")
