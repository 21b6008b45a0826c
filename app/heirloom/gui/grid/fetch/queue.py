"""Which previews are wanted, most urgent first; what scrolled past is wanted no more."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Sequence
from enum import IntEnum

from heirloom.gui.grid.fetch.decoding import PreviewKey


class Priority(IntEnum):
    """How soon a preview is wanted."""

    VISIBLE = 0
    AHEAD = 1
    """One screen further in the direction of scrolling."""
    REST = 2


class PreviewQueue:
    """Wishes of several views. Each view replaces its own list as a whole; threads take from the front."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._wishes: dict[tuple[object, Priority], list[PreviewKey]] = {}
        self._in_work: set[PreviewKey] = set()

    def replace(self, owner: object, priority: Priority, keys: Sequence[PreviewKey]) -> None:
        """From now on `owner` wants these at this priority, in this order, and no others."""
        with self._lock:
            if keys:
                self._wishes[owner, priority] = list(reversed(keys))
            else:
                self._wishes.pop((owner, priority), None)

    def add(self, owner: object, priority: Priority, key: PreviewKey) -> None:
        """One more, after those of the same owner and priority."""
        with self._lock:
            self._wishes.setdefault((owner, priority), []).insert(0, key)

    def forget(self, owner: object) -> None:
        """`owner` wants nothing any more."""
        with self._lock:
            for wish in [wish for wish in self._wishes if wish[0] == owner]:
                del self._wishes[wish]

    def take(self, most: int) -> list[PreviewKey]:
        """Up to `most` keys of the highest priority there is, none that another thread is at work on."""
        with self._lock:
            taken = list[PreviewKey]()
            for wish in sorted(self._wishes, key=lambda one: one[1]):
                if taken:
                    break
                keys = self._wishes[wish]
                while keys and len(taken) < most:
                    key = keys.pop()
                    if key not in self._in_work and key not in taken:
                        taken.append(key)
                if not keys:
                    del self._wishes[wish]
            self._in_work.update(taken)
            return taken

    def done(self, keys: Iterable[PreviewKey]) -> None:
        """The thread that took these has finished with them."""
        with self._lock:
            self._in_work.difference_update(keys)

    def clear(self) -> None:
        with self._lock:
            self._wishes.clear()

    def __len__(self) -> int:
        with self._lock:
            return sum(len(keys) for keys in self._wishes.values())
