"""Does what a person asks for on albums: each a change that can be undone, told in a toast."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from heirloom.bank import Bank, Change
from heirloom.core.albums import AlbumRule
from heirloom.gui.history import History


class AlbumActs(QObject):
    """For any page; albums by id, memories by number."""

    def __init__(self, bank: Bank, history: History, parent: QObject) -> None:
        super().__init__(parent)
        self._albums = bank.albums
        self._shelf = bank.shelf
        self._history = history

    def add(self, album: str, numbers: Sequence[int]) -> None:
        self._do(lambda: self._albums.add(album, numbers))

    def take_out(self, album: str, numbers: Sequence[int]) -> None:
        """A taught album learns from it."""
        self._do(lambda: self._albums.take_out(album, numbers))

    def confirm(self, album: str, numbers: Sequence[int]) -> None:
        """What the computer added becomes the person's own."""
        self._do(lambda: self._albums.confirm(album, numbers))

    def rename(self, album: str, name: str) -> None:
        self._do(lambda: self._albums.rename(album, name))

    def move(self, album: str, parent: str | None) -> None:
        self._do(lambda: self._albums.move(album, parent))

    def pin(self, album: str, pinned: bool) -> None:
        self._do(lambda: self._albums.pin(album, pinned))

    def place(self, album: str, at: int) -> None:
        """Among the pinned albums, from 0."""
        self._do(lambda: self._albums.place(album, at))

    def set_hero(self, album: str, number: int) -> None:
        """Let this memory stand for the album."""
        self._do(lambda: self._albums.set_hero(album, self._shelf.id_of(number)))

    def set_rule(self, album: str, rule: AlbumRule) -> None:
        self._do(lambda: self._albums.set_rule(album, rule))

    def undo_machine(self, album: str) -> None:
        """Take out all that the computer added and nobody confirmed."""
        self._do(lambda: self._albums.undo_machine(album))

    def remove(self, album: str) -> None:
        """The album goes; its memories stay where they are."""
        self._do(lambda: self._albums.remove(album))

    def _do(self, work: Callable[[], Change]) -> None:
        self._history.do(work)
