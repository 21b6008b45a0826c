"""The albums that hold the memory on show, as chips that lead there; and one more to be added."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from heirloom.bank import Bank
from heirloom.core.albums import Album, AlbumKind
from heirloom.core.records import ItemId
from heirloom.gui.background import Background, Ticket
from heirloom.gui.language import Translated
from heirloom.gui.screens.viewer.inspector.section import Section
from heirloom.gui.widgets import Chip, ChipFlow

_ICONS = {AlbumKind.TAUGHT: "sprout", AlbumKind.HAND: "folder-heart", AlbumKind.RULE: "filter"}


class InAlbums(Translated, Section):
    """`opened` carries an album's id, `add_wanted` the memory's number."""

    opened = Signal(str)
    add_wanted = Signal(list)

    def __init__(self, bank: Bank, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._albums = bank.albums
        self._background = background
        self._ticket: Ticket[list[Album]] | None = None
        self._number = 0
        self._shown: tuple[Album, ...] = ()
        self._flow = ChipFlow()
        self._add = Chip(icon="plus", state="add", height=24)
        self._flow.add(self._add)
        self.body.addWidget(self._flow)
        self._add.clicked.connect(lambda: self.add_wanted.emit([self._number]))
        self._add.setVisible(bank.is_writable)

    def show_item(self, item: ItemId, number: int) -> None:
        """Another memory, or the same one again."""
        self._number = number
        if self._ticket is not None:
            self._ticket.cancel()
        albums = self._albums
        self._ticket = self._background.run(lambda: albums.of_item(item), self._came, lambda _gone: None, owner=self)

    def clear(self) -> None:
        """Nothing is on show."""
        if self._ticket is not None:
            self._ticket.cancel()
        self._came([])

    def _came(self, found: Sequence[Album]) -> None:
        self._ticket = None
        self._shown = tuple(found)
        for chip in [one for one in self._flow.widgets() if one is not self._add]:
            chip.setParent(None)  # which takes it out of the flow
            chip.deleteLater()
        for place, album in enumerate(self._shown):
            chip = Chip(album.name, icon=_ICONS[album.kind], height=24)
            chip.clicked.connect(lambda _=False, album_id=album.id: self.opened.emit(album_id))
            self._flow.insert(place, chip)
        self._name_chips()

    def retranslate(self) -> None:
        self.set_heading(self.tr("Albums"))
        self._add.set_text(self.tr("Add"))
        self._add.setAccessibleName(self.tr("Add to an album"))
        self._add.setToolTip(self.tr("Add to an album"))
        self._name_chips()

    def _name_chips(self) -> None:
        chips = [one for one in self._flow.widgets() if one is not self._add]
        for chip, album in zip(chips, self._shown, strict=True):
            chip.setAccessibleName(self.tr("Album {album}").format(album=album.name))
            chip.setToolTip(album.name)
