"""Finds the look-alikes of a vault: everything the first time, afterwards what is new against what is known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from heirloom.core.faces import FORMAT as FACES_FORMAT
from heirloom.core.faces import Face, unpack
from heirloom.core.job import Rest, go_on, paced
from heirloom.core.measures import FORMAT, Measures, appearance_in
from heirloom.core.records import KindCode
from heirloom.core.screening import TwinDecision, Twins
from heirloom.learning.twins import best, bursts, candidates, check, merge
from heirloom.learning.twins.facts import BURST, COPY, Seen, are_apart, relation
from heirloom.learning.twins.groups import Group, Link, grouped
from heirloom.learning.twins.looks import Looks, Numbers
from heirloom.vault import Dossier, FaceRow, Vault

_DATED: Final = 1 << 3
_KIND: Final = 3
_SHIFT: Final = 32
_ANEW: Final = 0.2
"""Share of new pictures above which all are compared with all: that costs less than each with all."""

_PIECE: Final = 64
"""So many pictures or groups are a few tens of milliseconds."""

Pair = tuple[int, int]


class Finder:
    """What was found before: looks (about 600 bytes a picture) and links. One thread at a time."""

    def __init__(self) -> None:
        self._looks = Looks.of(np.empty(0, np.int64), [])
        self._copies: dict[Pair, float] = {}
        self._shots: list[Link] = []
        self._tried = np.empty(0, np.int64)

    @property
    def has_looked(self) -> bool:
        """Whether what it finds next is only what is new."""
        return len(self._looks) > 0

    def find(self, vault: Vault, rest: Rest = go_on) -> list[Twins]:
        """Groups of the pictures that are not set aside, copies before bursts, surest first.

        Where `rest` ends it, what it had not got through is compared the next time.
        """
        photos, dated = _photos(vault)
        self._see(vault, photos[:, 0], rest)
        there = set(photos[:, 0].tolist())
        self._look_at_shots(vault, photos[dated], rest)
        said = vault.learned.decisions.twins()
        apart = {pair for pair, one in said.items() if one == TwinDecision.DIFFERENT}
        copies = [Link(*pair, likeness) for pair, likeness in self._copies.items() if there.issuperset(pair)]
        shots = [link for link in self._shots if link.first in there and link.second in there]
        seen = _seen(vault, {number for link in (*copies, *shots) for number in (link.first, link.second)}, rest)
        return _told(copies, shots, apart, seen, rest)

    def _see(self, vault: Vault, photos: Numbers, rest: Rest) -> None:
        """Read the looks that are new and find the copies among them and between them and the rest."""
        new = np.setdiff1d(photos, self._looks.numbers)
        if not len(new):
            return
        fresh = _looks(vault, new, everything=not len(self._looks))
        if not len(fresh):
            return
        looks = self._looks.plus(fresh)
        if len(fresh) > _ANEW * len(looks):
            pairs = candidates.among(looks, rest=rest)
        else:
            pairs = candidates.between(looks, np.flatnonzero(np.isin(looks.numbers, fresh.numbers)), rest)
        numbers = looks.numbers
        likely = check.likeness(looks, pairs, rest)
        self._looks = looks
        for at in np.flatnonzero(likely >= check.COPY):
            pair = _pair(numbers[pairs.viewed[at]], numbers[pairs.base[at]])
            self._copies[pair] = max(self._copies.get(pair, 0.0), float(likely[at]))

    def _look_at_shots(self, vault: Vault, dated: NDArray[np.int64], rest: Rest) -> None:
        """Find which neighbours in time show the same, of those that were not looked at before."""
        numbers = self._looks.numbers
        near = bursts.neighbours(self._looks, dated[:, 0], dated[:, 1])
        pairs = np.sort(numbers[near], axis=1)
        keys = (pairs[:, 0] << _SHIFT) + pairs[:, 1]
        new = ~np.isin(keys, self._tried)
        alike = bursts.likeness(self._looks, near[new], rest)
        rest()
        self._tried = np.union1d(self._tried, keys)
        close = alike >= bursts.LEAST
        pairs, alike = pairs[new][close], alike[close]
        items = vault.items.by_numbers(np.unique(pairs))
        for (one, other), likeness in zip(pairs.tolist(), alike.tolist(), strict=True):
            link = bursts.link(items[one], items[other], likeness) if one in items and other in items else None
            if link is not None:
                self._shots.append(link)


def _told(
    copies: Sequence[Link], shots: Sequence[Link], apart: set[Pair], seen: Mapping[int, Seen], rest: Rest
) -> list[Twins]:
    kinds = {
        link: relation(seen[link.first], seen[link.second], link.likeness)
        for link in paced(copies, rest, _PIECE)
        if link.first in seen and link.second in seen
    }
    same_picture = {_pair(link.first, link.second): link for link, kind in kinds.items() if kind == COPY}

    def at_other_times(one: int, other: int) -> bool:
        return _pair(one, other) not in same_picture and are_apart(seen[one], seen[other])

    same = grouped(same_picture.values(), apart, at_other_times)
    found = [_twins(group, COPY, seen) for group in paced(same, rest, _PIECE)]
    stands_for = {twin.number: twins.twins[0].number for twins in found for twin in twins.twins}
    moments = [link for link, kind in kinds.items() if kind == BURST] + [
        link for link in shots if link.first in seen and link.second in seen
    ]
    moved = [
        Link(stands_for.get(link.first, link.first), stands_for.get(link.second, link.second), link.likeness)
        for link in moments
    ]
    runs = grouped([link for link in moved if link.first != link.second], apart)
    return found + [_twins(group, BURST, seen) for group in paced(runs, rest, _PIECE)]


def _twins(group: Group, kind: str, seen: Mapping[int, Seen]) -> Twins:
    members = [seen[number] for number in group.numbers]
    ordered = best.in_order(members, kind)
    kept, others = seen[ordered[0].number], [seen[twin.number] for twin in ordered[1:]]
    return Twins(tuple(ordered), kind, round(group.likeness, 4), merge.plan(kept, others).moves)


def _photos(vault: Vault) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """Numbers and local times in µs of all photos not set aside, by number, and which are dated by evidence."""
    columns = vault.items.columns()
    photos = columns[(columns[:, 2] & _KIND) == int(KindCode.PHOTO)]
    photos = photos[np.argsort(photos[:, 0], kind="stable")]
    return photos[:, :2], (photos[:, 2] & _DATED) != 0


def _looks(vault: Vault, new: Numbers, *, everything: bool) -> Looks:
    rows = vault.learned.measures
    if everything:
        numbers, records = rows.records(FORMAT)
        wanted = np.isin(numbers, new)
        numbers, records = (
            numbers[wanted],
            [record for record, is_wanted in zip(records, wanted, strict=True) if is_wanted],
        )
    else:
        found = {number: one.record for number, one in rows.get_many(new).items() if one.format == FORMAT}
        numbers, records = np.array(sorted(found), np.int64), [found[number] for number in sorted(found)]
    return Looks.of(numbers, [appearance_in(record) if record else b"" for record in records])


def _seen(vault: Vault, numbers: Iterable[int], rest: Rest = go_on) -> dict[int, Seen]:
    wanted, found = sorted(numbers), dict[int, Seen]()
    for begin in range(0, len(wanted), _PIECE):
        rest()
        some = wanted[begin : begin + _PIECE]
        measures, faces = vault.learned.measures.get_many(some), vault.learned.faces.get_many(some)
        answers = vault.learned.answers.of_items(some)
        for number, dossier in vault.dossiers.read(some).items():
            record = measures[number].record if number in measures else b""
            seen = _one_seen(vault, dossier, record, faces.get(number))
            found[number] = replace(seen, answers=answers.get(number, {}))
    return found


def _one_seen(vault: Vault, dossier: Dossier, record: bytes, faces: FaceRow | None) -> Seen:
    try:
        measures = Measures.unpack(record) if record else None
    except ValueError:  # of another format: it will be measured again
        measures = None
    return Seen(dossier, measures, tuple(vault.learned.albums.of_item(int(dossier.item.number))), _faces(faces))


def _faces(row: FaceRow | None) -> tuple[Face, ...] | None:
    if row is None or row.format != FACES_FORMAT:
        return None
    try:
        return unpack(row.record)
    except ValueError:  # of another build: they will be looked for again
        return None


def seen_of(vault: Vault, numbers: Iterable[int]) -> dict[int, Seen]:
    """What is known of some pictures, by number; those that are gone are left out."""
    return _seen(vault, numbers)


def _pair(one: int, other: int) -> Pair:
    return (int(one), int(other)) if one < other else (int(other), int(one))
