"""Counts what a person opens and gives away, for what is worth keeping; kept now and then, told to nobody."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Final

from heirloom.vault import Vault

_AT_ONCE: Final = 32
"""So many openings are kept together: no look at a memory waits for the vault."""


class Openings:
    """From any thread. What was counted last is lost with a crash, and that is no harm."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._lock = threading.Lock()
        self._seen: list[int] = []
        self._last: int | None = None

    def saw(self, number: int) -> None:
        """A memory was opened; the same one again at once counts no more."""
        with self._lock:
            if number == self._last:
                return
            self._last = number
            self._seen.append(number)
            is_much = len(self._seen) >= _AT_ONCE
        if is_much:
            self.keep()

    def gave(self, numbers: Iterable[int]) -> None:
        """Memories were copied out for somebody."""
        given = list(numbers)
        if given and self._vault.writable:
            with self._vault.derive():
                self._vault.learned.openings.count(given, datetime.now(UTC), shared=True)

    def keep(self) -> None:
        """Bring what was counted into the vault."""
        with self._lock:
            seen, self._seen = self._seen, []
        if seen and self._vault.writable:
            now = datetime.now(UTC)
            with self._vault.derive():
                for number in seen:
                    self._vault.learned.openings.count([number], now)
