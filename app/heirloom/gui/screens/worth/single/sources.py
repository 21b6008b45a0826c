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
    """One stack with what is guarded in it."""
    return Source(stack.count + stack.guarded, _both(screens, stack), stack.kind)


def of_all(screens: Screens, stacks: Sequence[Stack]) -> Source:
    """Every stack, in the order of the lane."""
    total = sum(stack.count + stack.guarded for stack in stacks)
    return Source(total, tuple(fetch for stack in stacks for fetch in _both(screens, stack)))


def of_guarded(screens: Screens, stacks: Sequence[Stack]) -> Source:
    """What is never set aside in bulk."""
    guarded = [stack for stack in stacks if stack.guarded]
    total = sum(stack.guarded for stack in guarded)
    return Source(total, tuple(_stack(screens, stack.kind, True) for stack in guarded), is_guarded=True)


def of_keepsakes(screens: Screens, count: int) -> Source:
    """Likely keepsakes."""
    return Source(count, (lambda offset: screens.keepsakes(offset, PAGE),), is_treasure=True)


def _both(screens: Screens, stack: Stack) -> tuple[Fetch, ...]:
    """What may be set aside in bulk, and after it what is guarded."""
    plain, guarded = _stack(screens, stack.kind, False), _stack(screens, stack.kind, True)
    return (plain, guarded) if stack.guarded else (plain,)


def _stack(screens: Screens, kind: Clutter, guarded: bool) -> Fetch:
    return lambda offset: screens.stack(kind, offset, PAGE, guarded=guarded)
