"""Brings a timeline from the vault to the grid: the newest at once, then all, and again whenever it changed."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection
from typing import Final, Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from heirloom.bank import Shelf, Timeline
from heirloom.core.errors import HeirloomError
from heirloom.core.records import Kind
from heirloom.gui.background import Background, Ticket
from heirloom.gui.models.timeline import Arranged, arrange


class Columns(Protocol):
    """Where a feed reads: all of the vault, or a part of it."""

    def generation(self) -> int: ...
    def timeline(self, *, aside: bool = False) -> Timeline: ...
    def timeline_head(self, count: int) -> Timeline: ...


Found = tuple[int, Timeline, Arranged]
"""Generation, columns, and how they are shown."""

_HEAD: Final = 600
"""A few screens: read in a moment, and all that is needed to draw the first one."""
_POLL_MS: Final = 1_000
_SHARE: Final = 12
"""Reading again takes at most one part in so many of the time, however large the vault."""
_DAY_S: Final = 86_400


class Feed(QObject):
    """Reads in the background; `came` carries what to show, `failed` why nothing came."""

    came = Signal(object)
    """An `Arranged`."""
    failed = Signal(object)
    """A `HeirloomError`."""

    def __init__(
        self, shelf: Columns, background: Background, parent: QObject | None = None, *, aside: bool = False
    ) -> None:
        super().__init__(parent)
        self._shelf = shelf
        self._background = background
        self._aside = aside
        self._kinds: frozenset[int] | None = None
        self._columns: Timeline | None = None
        self._generation: int | None = None
        self._ticket: Ticket[Found | None] | None = None
        self._not_before = 0.0
        self._poll = QTimer(self, interval=_POLL_MS)
        self._poll.timeout.connect(self._look)

    @property
    def is_read(self) -> bool:
        """Whether the whole timeline has been read once."""
        return self._columns is not None

    @property
    def is_narrowed(self) -> bool:
        """Whether only some kinds are shown."""
        return self._kinds is not None

    def start(self) -> None:
        """Read, and keep looking from time to time whether anything changed."""
        self._poll.start()
        if self._columns is not None:
            self._look()
        elif self._ticket is None and not self._aside:
            self._run(self._head, self._first)
        elif self._ticket is None:
            self._look()

    def pause(self) -> None:
        """Nobody looks: stop asking."""
        self._poll.stop()

    def refresh(self) -> None:
        """Something was changed by hand: look now."""
        self._not_before = 0.0
        self._look()

    def show_kinds(self, kinds: Collection[Kind] | None) -> None:
        """Show only these kinds from now on, None for all."""
        numbers = None if kinds is None else frozenset(Shelf.KINDS.index(kind) for kind in kinds)
        if numbers == self._kinds:
            return
        self._kinds = numbers
        self._arrange_again()

    def _arrange_again(self) -> None:
        """Show what was read already, by other kinds."""
        columns, generation, kinds = self._columns, self._generation, self._kinds
        if columns is not None and generation is not None:
            self._run(
                lambda: (generation, columns, self._arranged(columns, kinds)), lambda found: self._take(found, kinds)
            )

    def _look(self) -> None:
        if self._ticket is None and time.monotonic() >= self._not_before:
            known, kinds = self._generation, self._kinds
            self._run(lambda: self._read_if_changed(known, kinds), lambda found: self._take(found, kinds))

    def _run(
        self,
        work: Callable[[], Found | None],
        done: Callable[[Found | None], None],
    ) -> None:
        if self._ticket is not None:
            self._ticket.cancel()
        self._ticket = self._background.run(work, done, self._give_up, owner=self)

    def _head(self) -> Found | None:
        columns = self._shelf.timeline_head(_HEAD)
        return 0, columns, self._arranged(columns, self._kinds)

    def _read_if_changed(self, known: int | None, kinds: frozenset[int] | None) -> Found | None:
        generation = self._shelf.generation()
        if generation == known:
            return None
        began = time.monotonic()
        columns = self._shelf.timeline(aside=self._aside)
        arranged = self._arranged(columns, kinds)
        self._not_before = time.monotonic() + _SHARE * (time.monotonic() - began)
        return generation, columns, arranged

    def _arranged(self, columns: Timeline, kinds: frozenset[int] | None) -> Arranged:
        return arrange(columns, int(time.time() // _DAY_S), headed=not self._aside, kinds=kinds)

    def _first(self, found: Found | None) -> None:
        self._ticket = None
        if found is not None and len(found[1]):
            self.came.emit(found[2])
        self._look()

    def _take(self, found: Found | None, kinds: frozenset[int] | None) -> None:
        self._ticket = None
        if found is None:
            return
        self._generation, self._columns, arranged = found
        if kinds == self._kinds:
            self.came.emit(arranged)
        else:
            self._arrange_again()

    def _give_up(self, error: HeirloomError) -> None:
        self._ticket = None
        self.failed.emit(error)
