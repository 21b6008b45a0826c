"""Look-alikes: copies of one picture, bursts of one moment, which of them to keep and what it gets from the others."""

from __future__ import annotations

from collections.abc import Sequence

from heirloom.core.job import Rest, go_on
from heirloom.core.screening import Twins
from heirloom.learning.twins import merge as merging
from heirloom.learning.twins.finder import Finder, seen_of
from heirloom.vault import Patch, Vault

__all__ = ["Finder", "find", "mark", "merge"]


def mark(vault: Vault) -> tuple[int, ...]:
    """Differs from an earlier one once pictures came or went, were measured or looked at, or were told apart."""
    learned = vault.learned
    return vault.timeline.generation(), learned.measures.count(), learned.faces.count(), len(learned.decisions.twins())


def find(vault: Vault, finder: Finder | None = None, rest: Rest = go_on) -> list[Twins]:
    """Groups of look-alikes, copies before bursts, surest first. With the finder of before only news are compared."""
    return (finder or Finder()).find(vault, rest)


def merge(vault: Vault, kept: int, going: Sequence[int]) -> list[Patch]:
    """Inside `Vault.commit()`: what is known of those that go, in their order, is given to the one that is kept."""
    seen = seen_of(vault, [kept, *going])
    others = [seen[number] for number in going if number in seen]
    if kept not in seen or not others:
        return []
    return merging.apply(vault, kept, merging.plan(seen[kept], others))
