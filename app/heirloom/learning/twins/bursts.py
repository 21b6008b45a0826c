"""Bursts: pictures of one camera, seconds apart, that show the same."""

from __future__ import annotations

from typing import Final

import numpy as np

from heirloom.core.job import Rest, go_on
from heirloom.core.records import Item
from heirloom.learning.twins.facts import BURST_S, camera_time, seconds_apart
from heirloom.learning.twins.groups import Link
from heirloom.learning.twins.looks import Floats, Looks, Numbers, Rows
from heirloom.learning.twins.views import describe

NEXT_S: Final = 60.0
"""Longest time between two neighbours of a burst."""
_RUN_S: Final = 3.0
"""Between pictures of a held shutter."""
_ALIKE: Final = (0.55, 0.80)
"""Least cosine between views of pictures of a held shutter, and of others: the subject moves, the scene stays."""
LEAST: Final = _ALIKE[0]
_AHEAD: Final = 3
_BLOCK: Final = 1_024
_US: Final = 1_000_000


def neighbours(looks: Looks, numbers: Numbers, times_us: Numbers) -> Rows:
    """(m, 2) rows of `looks` of pictures whose times, as listed for `numbers`, are next to each other."""
    known = looks.numbers
    at = np.searchsorted(known, numbers)
    here = at < len(known)
    here[here] = known[at[here]] == numbers[here]
    rows, times = at[here], times_us[here]
    order = np.argsort(times, kind="stable")
    rows, times = rows[order], times[order]
    pairs = [np.empty((0, 2), np.int64)]
    for ahead in range(1, min(_AHEAD + 1, len(times))):
        near = np.flatnonzero(times[ahead:] - times[:-ahead] <= NEXT_S * _US)
        pairs.append(np.stack([rows[:-ahead][near], rows[ahead:][near]], axis=1))
    return np.concatenate(pairs)


def likeness(looks: Looks, pairs: Rows, rest: Rest = go_on) -> Floats:
    """(m,) largest cosine of any view of either picture with the whole of the other."""
    found = np.empty(len(pairs), np.float32)
    order = np.argsort(pairs[:, 0], kind="stable")  # neighbours lie in one block, and are described once
    for begin in range(0, len(pairs), _BLOCK):
        rest()
        some = order[begin : begin + _BLOCK]
        found[some] = _likeness(looks, pairs[some])
    return found


def _likeness(looks: Looks, pairs: Rows) -> Floats:
    involved, at = np.unique(pairs, return_inverse=True)
    vectors = describe(looks.take(involved))
    one, other = at.reshape(-1, 2).T
    there = np.einsum("mvw,mw->mv", vectors[one], vectors[other, 0]).max(axis=1)
    back = np.einsum("mvw,mw->mv", vectors[other], vectors[one, 0]).max(axis=1)
    return np.asarray(np.maximum(there, back), np.float32)


def link(one: Item, other: Item, alike: float) -> Link | None:
    """The link between two neighbours in time, None where they are no burst."""
    apart = seconds_apart(camera_time(one), camera_time(other))
    if apart is None or apart > min(NEXT_S, BURST_S) or not _one_camera(one, other):
        return None
    least = _ALIKE[0] if apart <= _RUN_S else _ALIKE[1]
    return Link(int(one.number), int(other.number), float(alike)) if alike >= least else None


def _one_camera(one: Item, other: Item) -> bool:
    return one.camera is not None and bool(one.camera.model) and one.camera == other.camera
