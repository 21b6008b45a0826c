"""Puts recognised lines into reading order: rows across, columns of prose one after the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

_PROSE_SIGNS = 14
"""Mean length from which lines on both sides of a gutter are columns of prose and not names and prices."""
_SPANNING = 0.6
_LEAST_COLUMN = 3


class Direction(Enum):
    """How the lines run in the picture."""

    UPRIGHT = 0
    DOWNWARDS = 90
    UPSIDE_DOWN = 180
    UPWARDS = 270


@dataclass(frozen=True, slots=True)
class Word:
    """One recognised line or piece of a line, and the corners of its box in pixels (4 × 2)."""

    text: str
    box: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class _Piece:
    text: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


def arranged(words: Sequence[Word], direction: Direction, size: tuple[int, int]) -> str:
    """Lines parted by line feeds; `size` is the picture's width and height."""
    pieces = [_turned(word, direction, size) for word in words]
    return "\n".join(line for band in _bands(pieces) for line in _lines(band))


def _turned(word: Word, direction: Direction, size: tuple[int, int]) -> _Piece:
    width, height = size
    x, y = word.box[:, 0], word.box[:, 1]
    match direction:
        case Direction.DOWNWARDS:
            x, y = y, width - x
        case Direction.UPSIDE_DOWN:
            x, y = width - x, height - y
        case Direction.UPWARDS:
            x, y = height - y, x
        case Direction.UPRIGHT:
            pass
    return _Piece(word.text, float(x.min()), float(y.min()), float(x.max()), float(y.max()))


def _bands(pieces: Sequence[_Piece]) -> list[list[_Piece]]:
    """Cut the page at lines that run across it, such as headings over columns; each band is read by itself."""
    if not pieces:
        return []
    extent = max(piece.right for piece in pieces) - min(piece.left for piece in pieces)
    bands: list[list[_Piece]] = [[]]
    spans = False
    for piece in sorted(pieces, key=lambda piece: piece.middle):
        now_spans = piece.right - piece.left > _SPANNING * extent
        if now_spans != spans and bands[-1]:
            bands.append([])
        spans = now_spans
        bands[-1].append(piece)
    return bands


def _lines(band: Sequence[_Piece]) -> list[str]:
    gutter = _gutter(band)
    if gutter is None:
        return [_joined(row) for row in _rows(band)]
    left = [piece for piece in band if piece.right <= gutter]
    right = [piece for piece in band if piece.left >= gutter]
    return [*_lines(left), *_lines(right)]


def _gutter(band: Sequence[_Piece]) -> float | None:
    """The x of a strip that no piece crosses, with enough lines of prose on both sides; None if there is none."""
    edges = sorted({piece.right for piece in band})
    for edge in edges[:-1]:
        left = [piece for piece in band if piece.right <= edge]
        right = [piece for piece in band if piece.left >= edge]
        if len(left) + len(right) == len(band) and all(_is_prose(side) for side in (left, right)):
            return edge
    return None


def _is_prose(side: Sequence[_Piece]) -> bool:
    signs = sum(sum(2 if sign > "\u2e80" else 1 for sign in piece.text) for piece in side)
    return len(side) >= _LEAST_COLUMN and signs >= _PROSE_SIGNS * len(side)


def _rows(band: Sequence[_Piece]) -> list[list[_Piece]]:
    rows: list[list[_Piece]] = []
    for piece in sorted(band, key=lambda piece: piece.middle):
        row = rows[-1] if rows else None
        if row is not None and abs(piece.middle - sum(p.middle for p in row) / len(row)) < 0.5 * piece.height:
            row.append(piece)
        else:
            rows.append([piece])
    return [sorted(row, key=lambda piece: piece.left) for row in rows]


def _joined(row: Sequence[_Piece]) -> str:
    """Pieces of one row: a blank between near ones, a tab between the cells of a table or receipt."""
    text = row[0].text
    for before, piece in pairwise(row):
        gap = piece.left - before.right
        text += ("\t" if gap > 2 * piece.height else " ") + piece.text
    return text
