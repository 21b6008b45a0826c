"""Look-alikes: copies of one picture, bursts of one moment, which of them to keep and what it gets from the others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from heirloom.core.job import Rest, go_on
from heirloom.core.screening import Twins
from heirloom.learning.twins import merge as merging
from heirloom.learning.twins.facts import Seen
from heirloom.learning.twins.finder import Finder, seen_of
from heirloom.vault import Patch, Vault

__all__ = ["Finder", "find", "mark", "merge", "merge_each", "moves"]


def mark(vault: Vault) -> tuple[int, ...]:
    """Differs from an earlier one once pictures came or went, were measured or looked at, or were told apart."""
    learned = vault.learned
    return vault.timeline.generation(), learned.measures.count(), learned.faces.count(), len(learned.decisions.twins())


def find(vault: Vault, finder: Finder | None = None, rest: Rest = go_on) -> list[Twins]:
    """Groups of look-alikes, copies before bursts, surest first. With the finder of before only news are compared."""
    return (finder or Finder()).find(vault, rest)


def moves(vault: Vault, groups: Sequence[Twins]) -> list[Twins]:
    """The same groups with what moves by what is known now, which may be more than when they were found."""
    seen = seen_of(vault, {twin.number for group in groups for twin in group.twins})
    return [replace(group, moves=_moves(group, seen)) for group in groups]


def _moves(group: Twins, seen: Mapping[int, Seen]) -> tuple[str, ...]:
    there = [seen[twin.number] for twin in group.twins if twin.number in seen]
    return merging.plan(there[0], there[1:]).moves if there else ()


def merge(vault: Vault, kept: int, going: Sequence[int]) -> list[Patch]:
    """Inside `Vault.commit()`: what is known of those that go, in their order, is given to the one that is kept."""
    return merge_each(vault, [(kept, going)])


def merge_each(vault: Vault, groups: Sequence[tuple[int, Sequence[int]]]) -> list[Patch]:
    """Inside `Vault.commit()`: the same for many groups, one after another: who got something may give it on."""
    seen = seen_of(vault, {number for kept, going in groups for number in (kept, *going)})
    patches: list[Patch] = []
    for kept, going in groups:
        others = [seen[number] for number in going if number in seen]
        if kept not in seen or not others:
            continue
        made = merging.apply(vault, kept, merging.plan(seen[kept], others))
        if made:
            patches += made
            seen |= seen_of(vault, [kept])
    return patches
