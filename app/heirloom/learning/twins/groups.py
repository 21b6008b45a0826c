"""Pairs to groups: what is surely the same comes together first, and what was told apart never does."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

_MOST: Final = 500
"""Members of a group: beyond, something is wrong with the pictures and not with the person."""


@dataclass(frozen=True, slots=True)
class Link:
    """Two numbers and how alike they are, 0 to 1."""

    first: int
    second: int
    likeness: float


@dataclass(frozen=True, slots=True)
class Group:
    """Numbers in ascending order; `likeness` of the weakest link that holds them together."""

    numbers: tuple[int, ...]
    likeness: float


def grouped(
    links: Iterable[Link],
    apart: Collection[tuple[int, int]] = (),
    may_not: Callable[[int, int], bool] | None = None,
) -> list[Group]:
    """Groups of at least two, surest first.

    `apart` holds pairs (lower, higher) that are never in one group, through whomever they are linked; `may_not` says
    the same of any two that would come together.
    """
    told_apart = _by_member(apart)
    home: dict[int, list[int]] = {}
    weakest: dict[int, float] = {}
    for link in sorted(links, key=lambda link: (-link.likeness, link.first, link.second)):
        one, other = (home.setdefault(number, [number]) for number in (link.first, link.second))
        if one is other or len(one) + len(other) > _MOST or _kept_apart(one, other, told_apart, may_not):
            continue
        larger, smaller = (one, other) if len(one) >= len(other) else (other, one)
        likeness = min(link.likeness, weakest.pop(id(one), 1.0), weakest.pop(id(other), 1.0))
        larger.extend(smaller)
        for number in smaller:
            home[number] = larger
        weakest[id(larger)] = likeness
    groups = {id(members): members for members in home.values() if len(members) > 1}
    found = [Group(tuple(sorted(members)), weakest[key]) for key, members in groups.items()]
    return sorted(found, key=lambda group: (-group.likeness, group.numbers))


def _by_member(pairs: Collection[tuple[int, int]]) -> dict[int, set[int]]:
    found: dict[int, set[int]] = {}
    for one, other in pairs:
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return found


def _kept_apart(
    one: list[int],
    other: list[int],
    told_apart: Mapping[int, set[int]],
    may_not: Callable[[int, int], bool] | None,
) -> bool:
    if any(not told_apart[number].isdisjoint(other) for number in one if number in told_apart):
        return True
    return may_not is not None and any(may_not(first, second) for first in one for second in other)
