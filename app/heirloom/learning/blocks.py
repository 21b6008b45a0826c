"""Parts of what is known of each item, as rows of numbers: stored ones in one byte a number, facts made on the way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, Protocol

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Numbers = NDArray[np.int64]

PART_ROWS: Final = 8_192
"""Rows of one part: 14 MB of the widest."""
CACHED_ROWS: Final = 256
"""Rows that are turned into floating-point numbers at once: they stay in the cache, which is four times as quick."""


class Block(Protocol):
    """One part of what is known of items, for those that have it."""

    @property
    def numbers(self) -> Numbers:
        """Items that have this part (m,), ascending."""
        ...

    @property
    def width(self) -> int: ...

    def rows(self, numbers: Numbers) -> tuple[Floats, NDArray[np.bool_]]:
        """Rows (n, width) of length about 1 and whether each item has one; zeros where not."""
        ...

    def project(self, weights: Floats) -> Floats:
        """Every row times `weights` (width, c): (m, c) in the order of `numbers`."""
        ...


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """Rows as bytes: row i is `codes[i] * scales[i]`."""

    codes: NDArray[np.int8]
    scales: Floats

    @classmethod
    def of(cls, rows: Floats) -> Part:
        scales = np.maximum(np.abs(rows).max(axis=1, initial=0.0) / 127.0, 1e-12).astype(np.float32)
        return cls(np.rint(rows / scales[:, None]).astype(np.int8), scales)

    def floats(self, where: NDArray[np.int64]) -> Floats:
        return np.asarray(self.codes[where] * self.scales[where, None], np.float32)


@dataclass(frozen=True, slots=True, eq=False)
class StoredBlock:
    """Rows in parts of up to `PART_ROWS`; never changed, so that one thread may score while another adds."""

    width: int
    numbers: Numbers = field(default_factory=lambda: np.empty(0, np.int64))
    parts: tuple[Part, ...] = ()
    starts: tuple[int, ...] = ()

    @classmethod
    def of(cls, numbers: Numbers, rows: Floats) -> StoredBlock:
        """A block from rows (m, width) of the items `numbers`, in whatever order."""
        order = np.argsort(numbers, kind="stable")
        return cls(rows.shape[1]).plus(numbers[order], rows[order])

    def plus(self, numbers: Numbers, rows: Floats) -> StoredBlock:
        """With rows of items whose numbers, ascending, lie above all known ones. ValueError where they do not."""
        if len(numbers) == 0:
            return self
        if np.any(np.diff(numbers) <= 0) or (len(self.numbers) and numbers[0] <= self.numbers[-1]):
            raise ValueError("rows are added in ascending order of their numbers")
        parts = list(self.parts)
        for start in range(0, len(numbers), PART_ROWS):
            _append(parts, Part.of(rows[start : start + PART_ROWS]))
        return self._of_parts(np.concatenate([self.numbers, numbers]), parts)

    def replaced(self, numbers: Numbers, rows: Floats) -> StoredBlock:
        """With other rows for items that are known already."""
        wanted = np.searchsorted(self.numbers, numbers)
        parts = list(self.parts)
        for at, start in enumerate(self.starts):
            here = (wanted >= start) & (wanted < start + len(parts[at].scales))
            if here.any():
                fresh = Part.of(rows[here])
                codes, scales = parts[at].codes.copy(), parts[at].scales.copy()
                codes[wanted[here] - start], scales[wanted[here] - start] = fresh.codes, fresh.scales
                parts[at] = Part(codes, scales)
        return self._of_parts(self.numbers, parts)

    def rows(self, numbers: Numbers) -> tuple[Floats, NDArray[np.bool_]]:
        """Rows (n, width) and which items have one; zeros where not."""
        places, present = find(self.numbers, numbers)
        found = np.zeros((len(numbers), self.width), np.float32)
        for part, start in zip(self.parts, self.starts, strict=True):
            here = np.flatnonzero(present & (places >= start) & (places < start + len(part.scales)))
            if len(here):
                found[here] = part.floats(places[here] - start)
        return found, present

    def project(self, weights: Floats) -> Floats:
        """Every row times `weights` (width, c): (m, c)."""
        made = np.empty((len(self.numbers), weights.shape[1]), np.float32)
        room = np.empty((CACHED_ROWS, self.width), np.float32)
        for part, start in zip(self.parts, self.starts, strict=True):
            for at in range(0, len(part.scales), CACHED_ROWS):
                codes = part.codes[at : at + CACHED_ROWS]
                rows = room[: len(codes)]
                np.copyto(rows, codes)
                np.matmul(rows, weights, out=made[start + at : start + at + len(codes)])
            made[start : start + len(part.scales)] *= part.scales[:, None]
        return made

    def _of_parts(self, numbers: Numbers, parts: Sequence[Part]) -> StoredBlock:
        sizes = [len(part.scales) for part in parts]
        return StoredBlock(self.width, numbers, tuple(parts), tuple(int(sum(sizes[:at])) for at in range(len(sizes))))


def _append(parts: list[Part], part: Part) -> None:
    """Join what is small, so that an import of single photos does not end in thousands of parts."""
    if parts and len(parts[-1].scales) + len(part.scales) <= PART_ROWS:
        last = parts.pop()
        part = Part(np.concatenate([last.codes, part.codes]), np.concatenate([last.scales, part.scales]))
    parts.append(part)


def find(known: Numbers, wanted: Numbers) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """Where each wanted number stands among the known ones, ascending, and whether it is there at all."""
    if not len(known):
        return np.zeros(len(wanted), np.int64), np.zeros(len(wanted), np.bool_)
    places = np.minimum(np.searchsorted(known, wanted), len(known) - 1)
    return places, known[places] == wanted


@dataclass(frozen=True, slots=True, eq=False)
class WaveBlock:
    """Facts of few numbers (a time, a place) as waves whose products fall off with distance, so that a linear model
    can speak of "near" (random Fourier features, Rahimi and Recht 2007, NIPS). Made on the way: nothing is stored.
    """

    numbers: Numbers
    facts: NDArray[np.float64]
    """(m, f), in units that the frequencies are made for."""
    frequencies: NDArray[np.float64]
    """(f, w) radians a unit."""

    @property
    def width(self) -> int:
        return 2 * int(self.frequencies.shape[1])

    def rows(self, numbers: Numbers) -> tuple[Floats, NDArray[np.bool_]]:
        """Rows (n, 2 w) of length 1 and which items have one; zeros where not."""
        places, present = find(self.numbers, numbers)
        found = np.zeros((len(numbers), self.width), np.float32)
        if present.any():
            found[present] = self._waves(self.facts[places[present]])
        return found, present

    def project(self, weights: Floats) -> Floats:
        """Every row times `weights` (2 w, c): (m, c)."""
        starts = range(0, len(self.numbers), PART_ROWS)
        made = [self._waves(self.facts[start : start + PART_ROWS]) @ weights for start in starts]
        return np.concatenate(made) if made else np.zeros((0, weights.shape[1]), np.float32)

    def _waves(self, facts: NDArray[np.float64]) -> Floats:
        # Phases are reduced in double precision: seconds of half a century times a daily frequency need it.
        phases = np.remainder(facts @ self.frequencies, 2 * np.pi).astype(np.float32)
        count = np.float32(np.sqrt(self.frequencies.shape[1]))
        return np.asarray(np.concatenate([np.cos(phases), np.sin(phases)], axis=1) / count, np.float32)
