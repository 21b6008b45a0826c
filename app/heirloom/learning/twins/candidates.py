"""Which pictures may be copies of each other: near neighbours among their views, found cell by cell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from heirloom.core.job import Rest, go_on
from heirloom.learning.twins.looks import Floats, Looks, Rows
from heirloom.learning.twins.views import PARTS, TURNS, VIEWS, WIDTH, describe, turned

Halves = NDArray[np.float16]

_EACH: Final = 400
"""Pictures a cell, on average; its four turns count as one cell."""
_PROBED: Final = 4
"""Nearest turned centres at which each view is looked for."""
_SAMPLE: Final = 12_000
_ROUNDS: Final = 5
_BLOCK: Final = 2_048
_LEAST: Final = (0.70, 0.76)
"""Least cosine, for up to 2,000 pictures and from 100,000 on: among more there are more that are alike by chance."""
_FAINT: Final = 0.35
"""Least cosine between two whole pictures for a look at all views of a known one."""
_MOST_EACH: Final = 10
"""Best neighbours of each picture that are looked at closely."""
_ASPECT: Final = 0.5
"""Largest difference of the logarithms of the aspect ratios, once turned: a crop and bars together make no more."""


@dataclass(frozen=True, slots=True, eq=False)
class Candidates:
    """m pairs of rows: `viewed` shows, in `view` and turned by `turn` quarters, about what `base` shows in `part`."""

    viewed: Rows
    base: Rows
    view: NDArray[np.int16]
    part: NDArray[np.int16]
    turn: NDArray[np.int8]
    cosine: Floats

    def __len__(self) -> int:
        return len(self.viewed)

    def take(self, rows: NDArray[np.bool_] | Rows) -> Candidates:
        return Candidates(*(getattr(self, name)[rows] for name in _NAMES))

    @classmethod
    def joined(cls, parts: list[Candidates]) -> Candidates:
        if not parts:
            none = np.empty(0, np.int64)
            short = none.astype(np.int16)
            return cls(none, none, short, short, none.astype(np.int8), none.astype(np.float32))
        return cls(*(np.concatenate([getattr(part, name) for part in parts]) for name in _NAMES))


_NAMES: Final = ("viewed", "base", "view", "part", "turn", "cosine")


def among(looks: Looks, seed: int = 4, rest: Rest = go_on) -> Candidates:
    """Pairs of pictures, each with its best one or two ways to turn; row numbers in `looks`."""
    usable = np.flatnonzero(~looks.is_flat)
    if len(usable) < 2:
        return Candidates.joined([])
    shown = looks.take(usable)
    vectors = _all_vectors(shown, rest)
    cells = max(1, round(len(shown) / _EACH))
    probed = TURNS if cells == 1 else _PROBED
    centres = _centres(vectors[:, 0], cells, seed, rest)
    least = least_cosine(len(shown))
    near = _by_cell(vectors, centres, probed, least, rest)
    found = [best_of(part, len(shown), _ASPECT, shown.aspect) for part in near]
    pairs = best_of(Candidates.joined(found), len(shown), _ASPECT, shown.aspect)
    pairs = pairs.take(_near_the_top(pairs, len(shown)))
    return replace(pairs, viewed=usable[pairs.viewed], base=usable[pairs.base])


def between(looks: Looks, new: Rows, rest: Rest = go_on) -> Candidates:
    """As `among`, but only pairs with one of the few `new` rows in them, compared with every picture."""
    mine = describe(looks.take(new))
    least = least_cosine(len(looks))
    found = []
    for begin in range(0, len(looks), _BLOCK):
        rest()
        rows = np.arange(begin, min(begin + _BLOCK, len(looks)))
        parts = describe(looks, rows, views=len(PARTS))
        near = np.zeros(len(rows), np.bool_)
        for turn in range(TURNS):
            found.append(_hits(mine, new, parts, rows, turn, least))
            near |= (turned(parts[:, 0], -turn) @ mine[:, 0].T).max(axis=1) >= _FAINT
        rows = rows[near]
        block = describe(looks, rows)
        found += [_hits(block, rows, mine, new, turn, least) for turn in range(TURNS)]
    pairs = best_of(Candidates.joined(found), len(looks), _ASPECT, looks.aspect)
    return pairs.take(_near_the_top(pairs, len(looks)))


def least_cosine(count: int) -> float:
    """How near views have to be among so many pictures."""
    return float(np.interp(np.log10(max(count, 1)), (np.log10(2_000), 5.0), _LEAST))


def best_of(pairs: Candidates, count: int, aspect_gap: float, aspect: Floats) -> Candidates:
    """Each pair once a turn, with its nearest view; without those whose shapes do not fit, or that are one picture."""
    log = np.log(aspect)
    viewed = np.where(pairs.turn % 2 == 1, -log[pairs.viewed], log[pairs.viewed])
    pairs = pairs.take((np.abs(viewed - log[pairs.base]) <= aspect_gap) & (pairs.viewed != pairs.base))
    low, high = np.minimum(pairs.viewed, pairs.base), np.maximum(pairs.viewed, pairs.base)
    # Seen from the other picture a quarter turn goes the other way.
    turn = np.where(pairs.viewed < pairs.base, pairs.turn, -pairs.turn % TURNS)
    key = (low * count + high) * TURNS + turn
    order = np.lexsort((-pairs.cosine, key))
    return pairs.take(order[np.diff(key[order], prepend=-1) != 0])


def _near_the_top(pairs: Candidates, count: int) -> NDArray[np.bool_]:
    """Which pairs are among the best of either picture."""
    kept = np.zeros(len(pairs), np.bool_)
    for side in (pairs.viewed, pairs.base):
        order = np.lexsort((-pairs.cosine, side))
        starts = np.searchsorted(side[order], np.arange(count))
        kept[order] |= np.arange(len(pairs)) - starts[side[order]] < _MOST_EACH
    return kept


def _all_vectors(looks: Looks, rest: Rest) -> Halves:
    """(n, views, WIDTH) vectors in half precision: a hundred thousand pictures take 135 MB."""
    vectors = np.empty((len(looks), len(VIEWS), WIDTH), np.float16)
    for begin in range(0, len(looks), _BLOCK):
        rest()
        rows = np.arange(begin, min(begin + _BLOCK, len(looks)))
        vectors[rows] = describe(looks, rows)
    return vectors


def _centres(vectors: Halves, cells: int, seed: int, rest: Rest) -> Floats:
    """(cells, WIDTH) means of like pictures, whichever way up they are (k-means on the sphere, Dhillon and Modha 2001,
    doi:10.1023/A:1007612920971)."""
    random = np.random.default_rng(seed)
    sample = vectors[random.permutation(len(vectors))[:_SAMPLE]].astype(np.float32)
    centres = sample[random.permutation(len(sample))[:cells]].copy()
    if cells == 1:
        return centres
    for _ in range(_ROUNDS):
        rest()
        nearest = (sample @ _all_turns(centres).T).argmax(axis=1)
        upright = _upright(sample, nearest % TURNS)
        sums = np.zeros_like(centres)
        np.add.at(sums, nearest // TURNS, upright)
        length = np.linalg.norm(sums, axis=1, keepdims=True)
        centres = np.where(length > 0, sums / np.maximum(length, 1e-6), centres)
    return centres


def _all_turns(centres: Floats) -> Floats:
    """(cells * TURNS, WIDTH): every centre turned by no, one, two and three quarters."""
    return np.stack([turned(centres, turn) for turn in range(TURNS)], axis=1).reshape(-1, WIDTH)


def _upright(vectors: Floats | Halves, turns: NDArray[np.int64]) -> Floats:
    """The vectors turned back by so many quarters each."""
    back = np.empty(vectors.shape, np.float32)
    for turn in range(TURNS):
        back[turns == turn] = turned(vectors[turns == turn], -turn)
    return back


def _by_cell(vectors: Halves, centres: Floats, probed: int, least: float, rest: Rest) -> Iterator[Candidates]:
    """Near pairs, cell by cell: pictures turned as their cell's centre is, and the views that belong there too.

    Pictures are turned to the cell instead of to each other: one product serves all four turns.
    """
    count = len(vectors)
    spots = _spots(vectors.reshape(-1, WIDTH), _all_turns(centres), probed, rest)
    homes = spots.reshape(count, len(VIEWS), probed)[:, : len(PARTS), 0]
    order = np.argsort(spots.ravel() // TURNS, kind="stable")
    cell_starts = np.searchsorted(spots.ravel()[order] // TURNS, np.arange(len(centres) + 1))
    for cell in range(len(centres)):
        rest()
        mine = order[cell_starts[cell] : cell_starts[cell + 1]]
        for part, views in enumerate(PARTS):
            members = np.flatnonzero(homes[:, part] // TURNS == cell)
            if len(members):
                these = mine[mine // probed % len(VIEWS) < views]
                home = homes[members, part]
                base = _upright(vectors[members, part], home % TURNS)
                yield from _in_cell(vectors, these // probed, spots.ravel()[these], members, home, base, part, least)


def _in_cell(
    vectors: Halves, at: Rows, spots: Rows, members: Rows, home: Rows, base: Floats, part: int, least: float
) -> Iterator[Candidates]:
    """Near pairs of the views `at` (picture times views plus view) that belong to `spots` with the upright `base`."""
    flat = vectors.reshape(-1, WIDTH)
    for begin in range(0, len(at), _BLOCK):
        some, turns = at[begin : begin + _BLOCK], spots[begin : begin + _BLOCK] % TURNS
        cosines = _upright(flat[some], turns) @ base.T
        where = np.flatnonzero(cosines >= least)
        row, column = where // len(members), where % len(members)
        yield _candidates(
            some[row] // len(VIEWS),
            members[column],
            some[row] % len(VIEWS),
            part,
            (home[column] - turns[row]) % TURNS,
            cosines.ravel()[where],
        )


def _candidates(viewed: Rows, base: Rows, view: Rows, part: int, turn: Rows, cosine: Floats) -> Candidates:
    parts = np.full(len(viewed), part, np.int16)
    return Candidates(viewed, base, view.astype(np.int16), parts, turn.astype(np.int8), cosine)


def _spots(flat: Halves, turned_centres: Floats, probed: int, rest: Rest) -> NDArray[np.int64]:
    """(m, probed): the nearest turned centres of every vector, nearest first."""
    spots = np.empty((len(flat), probed), np.int64)
    for start in range(0, len(flat), _BLOCK):
        rest()
        near = flat[start : start + _BLOCK].astype(np.float32) @ turned_centres.T
        every = np.arange(len(near))
        for place in range(probed):
            best = near.argmax(axis=1)
            spots[start : start + _BLOCK, place] = best
            near[every, best] = -2.0
    return spots


def _hits(viewed: Floats, viewed_rows: Rows, base: Floats, base_rows: Rows, turn: int, least: float) -> Candidates:
    """Near pairs of views (m, views, WIDTH) with the parts of pictures (k, parts, WIDTH) turned back by `turn`."""
    found = []
    back = turned(base, -turn)
    for part, views in enumerate(PARTS):
        cosines = viewed[:, :views].reshape(-1, WIDTH) @ back[:, part].T
        where = np.flatnonzero(cosines >= least)
        row, column = where // len(base), where % len(base)
        turns = np.full(len(where), turn)
        found.append(
            _candidates(viewed_rows[row // views], base_rows[column], row % views, part, turns, cosines.ravel()[where])
        )
    return Candidates.joined(found)
