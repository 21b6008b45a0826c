"""Where the memories come from that one goes through: one stack, all of them, what is guarded, likely keepsakes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from heirloom.core.screening import Clutter, Stack, Verdict
from heirloom.gui.screens.worth.reading import PAGE, Screens

Fetch = Callable[[int], list[Verdict]]
"""Reads a page from an offset on, in any thread."""


@dataclass(frozen=True, slots=True)
class Source:
    """`fetches` are read one after another, each to its end. `kind` is that of a stack, None for several."""

    total: int
    fetches: tuple[Fetch, ...]
    kind: Clutter | None = None
    is_treasure: bool = False
    is_guarded: bool = False


def of_stack(screens: Screens, stack: Stack) -> Source:
    """One stack, as many as its row says."""
    return Source(stack.count, (_stack(screens, stack.kind, False),), stack.kind)


def of_all(screens: Screens, stacks: Sequence[Stack]) -> Source:
    """Every stack, in the order of the lane and as many as it says; what is guarded has a way of its own."""
    plain = [stack for stack in stacks if stack.count]
    total = sum(stack.count for stack in plain)
    return Source(total, tuple(_stack(screens, stack.kind, False) for stack in plain))


def of_guarded(screens: Screens, stacks: Sequence[Stack]) -> Source:
    """What is never set aside in bulk."""
    guarded = [stack for stack in stacks if stack.guarded]
    total = sum(stack.guarded for stack in guarded)
    return Source(total, tuple(_stack(screens, stack.kind, True) for stack in guarded), is_guarded=True)


def of_keepsakes(screens: Screens, count: int) -> Source:
    """Likely keepsakes."""
    return Source(count, (lambda offset: screens.keepsakes(offset, PAGE),), is_treasure=True)


def _stack(screens: Screens, kind: Clutter, guarded: bool) -> Fetch:
    return lambda offset: screens.stack(kind, offset, PAGE, guarded=guarded)
