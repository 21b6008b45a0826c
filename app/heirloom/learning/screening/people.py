"""What faces say of a picture: who is shown large or in company is treasured, and faces all cut off tell of haste."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from heirloom.core.faces import Face
from heirloom.core.screening import FACE_CUT, Clutter, Treasure, Why

SURE: Final = 0.95
"""From this score a face counts as a reason; a fainter one only guards its picture."""
_SMALL: Final = 0.04
"""Sides of faces over that of a square as large as the picture: who is smaller just happens to be there."""
_SIZES: Final = ((0.04, 0.1), (0.1, 0.25), (0.2, 0.5), (0.35, 0.75))
"""Size of the largest face and how strong a reason it is alone; between two of these in proportion."""
_PLAIN: Final = 0.08
"""Whether so large a face is seen does not hang on a little blur."""
_COMPANY: Final = 0.12
"""What each further person adds."""
_MOST: Final = 0.85
_CUT: Final = 0.4
"""Alone no reason to propose anything; it adds to what the pixels say."""
_CUT_SIZE: Final = 0.12


def portrait(faces: Sequence[Face]) -> Why | None:
    """Whole faces, by the size of the largest and their number; `count` of all people in it."""
    people = [face for face in faces if face.score >= SURE and face.size >= _SMALL]
    whole = [face.size for face in people if not face.is_cut]
    if not whole:
        return None
    strength = min(_MOST, _by_size(max(whole)) + _COMPANY * (len(whole) - 1))
    return Why(Treasure.PORTRAIT, strength, count=len(people))


def are_cut(faces: Sequence[Face]) -> bool:
    """Whether there are sure faces, one of them large, and the frame cuts off every one."""
    people = [face for face in faces if face.score >= SURE]
    return any(face.size >= _CUT_SIZE for face in people) and all(face.is_cut for face in people)


def with_cut(clutter: Sequence[Why], faces: Sequence[Face]) -> tuple[Why, ...]:
    """Reasons for clutter, an accident among them made stronger, or named weakly, where every face is cut off."""
    if not are_cut(faces):
        return tuple(clutter)
    before = next((why.strength for why in clutter if why.kind is Clutter.ACCIDENTAL), 0.0)
    others = [why for why in clutter if why.kind is not Clutter.ACCIDENTAL]
    return (*others, Why(Clutter.ACCIDENTAL, 1 - (1 - before) * (1 - _CUT), words=FACE_CUT))


def whole_faces(faces: Sequence[Face]) -> int:
    """How many sure faces, large enough to count, are all in the picture."""
    return sum(face.score >= SURE and face.size >= _PLAIN and not face.is_cut for face in faces)


def _by_size(size: float) -> float:
    for (low, less), (high, more) in pairwise(_SIZES):
        if size <= high:
            return less + (more - less) * (size - low) / (high - low)
    return _SIZES[-1][1]
