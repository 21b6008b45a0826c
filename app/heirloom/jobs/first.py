"""What a person waits for goes first: work that nobody waits for rests meanwhile, and goes on by itself."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Concatenate, Final, ParamSpec, Protocol, TypeVar

from heirloom.core.errors import Cancelled

P = ParamSpec("P")
R = TypeVar("R")

LOOK_S: Final = 0.1
"""How often work that rests looks whether it is to end."""


class PersonFirst:
    """One for an open vault. Any thread may say that somebody waits, and any other thread rest for it."""

    def __init__(self) -> None:
        self._waited_for = 0
        self._free = threading.Condition()
        self._mine = threading.local()

    @contextmanager
    def waited_for(self) -> Iterator[None]:
        """A person waits for what the thread does inside; it may be inside more than once."""
        with self._free:
            self._waited_for += 1
        self._mine.depth = self._depth + 1
        try:
            yield
        finally:
            self._mine.depth -= 1
            with self._free:
                self._waited_for -= 1
                self._free.notify_all()

    def rest(self, stop: threading.Event | None = None) -> None:
        """For work that nobody waits for, after every few tens of milliseconds: come back once no person waits.

        Never inside a transaction, which others may need meanwhile. Raises Cancelled where `stop` is set. Inside
        `waited_for` it comes back at once.
        """
        with self._free:
            while self._waited_for and not self._depth and not (stop is not None and stop.is_set()):
                self._free.wait(LOOK_S)
        if stop is not None and stop.is_set():
            raise Cancelled("Stopped.")

    @property
    def _depth(self) -> int:
        """How often the calling thread is inside."""
        return int(getattr(self._mine, "depth", 0))


class _HasFirst(Protocol):
    @property
    def first(self) -> PersonFirst: ...


S = TypeVar("S", bound=_HasFirst)


def waited_for(call: Callable[Concatenate[S, P], R]) -> Callable[Concatenate[S, P], R]:
    """For a method that a person waits for: `first` of its object says so while it runs."""

    @wraps(call)
    def waiting(self: S, /, *args: P.args, **kwargs: P.kwargs) -> R:
        with self.first.waited_for():
            return call(self, *args, **kwargs)

    return waiting
