"""Pinned albums as rows of the sidebar, each with its picture."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from heirloom.gui.grid.fetch.decoding import Fit
from heirloom.gui.grid.previews import Previews
from heirloom.gui.screens.albums.album_list import AlbumList
from heirloom.gui.shell.nav import NavRow

PREFIX = "album:"
_PICTURE = Fit(54, 54)
"""A small print at up to three times the density."""


class PinnedRows(QObject):
    """`changed`: a picture came, or another album is pinned."""

    changed = Signal()

    def __init__(self, albums: AlbumList, previews: Previews, parent: QObject) -> None:
        super().__init__(parent)
        self._albums = albums
        self._previews = previews
        albums.changed.connect(self._look)
        previews.ready.connect(self._came)

    def rows(self) -> Sequence[NavRow]:
        """In the order of the albums."""
        listed = self._albums.now
        rows = []
        for album in listed.albums:
            if album.pinned:
                hero = listed.heroes.get(album.id)
                picture = None if hero is None else self._previews.peek(hero, _PICTURE)
                rows.append(NavRow(key_of(album.id), album.name, "folder-heart", picture=picture))
        return rows

    def _heroes(self) -> list[int]:
        listed = self._albums.now
        return [listed.heroes[one.id] for one in listed.albums if one.pinned and one.id in listed.heroes]

    def _look(self) -> None:
        for hero in self._heroes():
            self._previews.request(hero, _PICTURE)
        self.changed.emit()

    def _came(self, number: int) -> None:
        if number in self._heroes():
            self.changed.emit()


def key_of(album_id: str) -> str:
    """The sidebar's key of an album."""
    return PREFIX + album_id


def album_of(key: str) -> str | None:
    """The album that a key of the sidebar stands for, if it does."""
    return key.removeprefix(PREFIX) if key.startswith(PREFIX) else None
