"""What an album holds, as a timeline that a feed can read, with what the computer has added marked."""

from __future__ import annotations

from itertools import count
from typing import Protocol

from heirloom.bank import Shelf, Timeline
from heirloom.core.albums import AddedBy, AlbumId

_marks = count()


class HoldsMemories(Protocol):
    """What is needed of the bank's albums."""

    def timeline(self, album: str, added_by: AddedBy | None = None) -> Timeline: ...


class AlbumColumns:
    """Reads one album; any thread. `machine` are the numbers that the computer added, as of the last reading."""

    def __init__(self, albums: HoldsMemories, shelf: Shelf, album_id: AlbumId, *, only_machine: bool) -> None:
        self._albums = albums
        self._shelf = shelf
        self._album_id = album_id
        self._only_machine = only_machine
        self._mark = (next(_marks), 0)
        self.machine: frozenset[int] = frozenset()

    def touch(self) -> None:
        """What it holds changed: the next look reads it again."""
        self._mark = (next(_marks), 0)

    def generation(self) -> int:
        """Another number whenever the vault's timeline or the album changed."""
        return (self._shelf.generation() << 32) + self._mark[0]

    def timeline(self, *, aside: bool = False) -> Timeline:
        """Everything in it, newest first. Nothing that was set aside is."""
        added = self._albums.timeline(self._album_id, AddedBy.MACHINE)
        self.machine = frozenset(added.numbers.tolist())
        return added if self._only_machine else self._albums.timeline(self._album_id)

    def timeline_head(self, count: int) -> Timeline:
        whole = self.timeline()
        return Timeline(
            whole.numbers[:count],
            whole.dated_us[:count],
            whole.kinds[:count],
            whole.aspects[:count],
            whole.flags[:count],
        )
