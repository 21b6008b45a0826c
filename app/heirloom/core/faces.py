"""Faces in a picture: where they are, how sure that is, and five points of each; who they are nobody knows."""

from __future__ import annotations

import math
import struct
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

FORMAT: Final = 1
"""Raised whenever faces are looked for in another way: pictures of another format are looked at again."""
KEPT: Final = 0.5
"""Finds with a lower score are not kept. In a blurred or dark picture nobody's face looks like one."""
BELIEVED: Final = 0.85
"""From this score a find is taken for a face in any picture."""
_ROW: Final = struct.Struct("<15e")

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Face:
    """Sides in parts of the picture's width and height, beyond 0 and 1 where the frame cuts it. `score` 0–1.

    `points`: the eyes, the tip of the nose, the corners of the mouth, left before right as seen.
    """

    left: float
    top: float
    right: float
    bottom: float
    score: float
    points: tuple[Point, ...]

    @property
    def size(self) -> float:
        """Its side over that of a square as large as the picture: 0.1 is a face on a hundredth of it."""
        return math.sqrt(max(0.0, self.right - self.left) * max(0.0, self.bottom - self.top))

    @property
    def is_cut(self) -> bool:
        """Whether the frame takes away an eye, the nose or a corner of the mouth, or as much of it."""
        edge = _EDGE * self.size
        if any(not (edge <= x <= 1 - edge and edge <= y <= 1 - edge) for x, y in self.points):
            return True
        area = (self.right - self.left) * (self.bottom - self.top)
        seen_wide = max(0.0, min(1.0, self.right) - max(0.0, self.left))
        seen_high = max(0.0, min(1.0, self.bottom) - max(0.0, self.top))
        return area > 0 and seen_wide * seen_high < (1 - _LOST) * area


_EDGE: Final = 0.04
"""A point of the face nearer to the frame than that, in sides of the face, is not all in the picture."""
_LOST: Final = 0.25


def pack(faces: Sequence[Face]) -> bytes:
    """Thirty bytes a face, numbers of half precision; empty for no face."""
    return b"".join(
        _ROW.pack(
            face.left, face.top, face.right, face.bottom, face.score, *(at for point in face.points for at in point)
        )
        for face in faces
    )


def unpack(record: bytes) -> tuple[Face, ...]:
    """The inverse. ValueError for what `pack` did not make."""
    if len(record) % _ROW.size:
        raise ValueError(f"faces take {_ROW.size} bytes each, not {len(record)} in all")
    return tuple(_face(row) for row in _ROW.iter_unpack(record))


def _face(row: tuple[float, ...]) -> Face:
    left, top, right, bottom, score, *at = row
    return Face(left, top, right, bottom, score, tuple(zip(at[::2], at[1::2], strict=True)))
