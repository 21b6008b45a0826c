"""All albums as the window knows them: read in the background, again whenever something changed, told by a signal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from heirloom.core.albums import Album, AlbumId
from heirloom.core.errors import HeirloomError, NotFound
from heirloom.core.records import ItemId
from heirloom.gui.background import Background, Ticket

_SOON_MS = 150


class ListsAlbums(Protocol):
    """What is needed of the bank's albums."""

    def list(self) -> list[Album]: ...


class FindsNumbers(Protocol):
    """What is needed of the bank's shelf."""

    def number_of(self, id: ItemId) -> int: ...


@dataclass(frozen=True, slots=True)
class Listed:
    """Every album, and the number of each one's hero."""

    albums: tuple[Album, ...] = ()
    heroes: Mapping[AlbumId, int] = field(default_factory=dict)

    def get(self, album_id: str) -> Album | None:
        return next((one for one in self.albums if one.id == album_id), None)

    def inside(self, album_id: AlbumId | None) -> list[Album]:
        """The albums that lie in this one; with None those that lie in none."""
        known = {one.id for one in self.albums}
        return [one for one in self.albums if (one.parent if one.parent in known else None) == album_id]

    def path(self, album: Album) -> list[Album]:
        """The albums it lies in, the outermost first."""
        found: list[Album] = []
        above = self.get(album.parent) if album.parent is not None else None
        while above is not None and above not in found:
            found.insert(0, above)
            above = self.get(above.parent) if above.parent is not None else None
        return found


class AlbumList(QObject):
    """`now` is what was read last. `changed` tells that it is another one."""

    changed = Signal()
    failed = Signal(object)

    def __init__(
        self, albums: ListsAlbums, shelf: FindsNumbers, background: Background, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._albums = albums
        self._shelf = shelf
        self._background = background
        self._ticket: Ticket[Listed] | None = None
        self._again = False
        self.now = Listed()
        self.is_read = False
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._soon.timeout.connect(self.refresh)

    def refresh_soon(self, _what: object = None) -> None:
        """Something changed; several changes in a row are read once."""
        if not self._soon.isActive():
            self._soon.start()

    def refresh(self) -> None:
        """Read now; what changes meanwhile is read once more."""
        if self._ticket is not None and self._ticket.is_wanted:
            self._again = True
            return
        albums, shelf = self._albums, self._shelf
        self._ticket = self._background.run(lambda: _read(albums, shelf), self._came, self._gave_up, owner=self)

    @property
    def is_reading(self) -> bool:
        """Whether what is known may be old."""
        return self._ticket is not None or self._soon.isActive()

    def _came(self, listed: Listed) -> None:
        self._ticket = None
        self.is_read = True
        if listed != self.now:
            self.now = listed
        self.changed.emit()
        if self._again:
            self._again = False
            self.refresh()

    def _gave_up(self, error: HeirloomError) -> None:
        self._ticket = None
        self.failed.emit(error)


def _read(albums: ListsAlbums, shelf: FindsNumbers) -> Listed:
    found = albums.list()
    return Listed(tuple(found), _heroes(found, shelf))


def _heroes(albums: Sequence[Album], shelf: FindsNumbers) -> dict[AlbumId, int]:
    heroes: dict[AlbumId, int] = {}
    for album in albums:
        if album.hero is not None:
            try:
                heroes[album.id] = shelf.number_of(album.hero)
            except NotFound:
                continue  # erased since; the next reading has another one
    return heroes
