"""The page of albums: cards by section, those that learn first, and a cell that takes pictures for a new one."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from heirloom.bank import Bank
from heirloom.core.albums import Album, AlbumKind
from heirloom.core.errors import HeirloomError
from heirloom.gui.background import Background
from heirloom.gui.dates import count_text
from heirloom.gui.errors import problem
from heirloom.gui.grid.faces import Faces
from heirloom.gui.grid.previews import Previews
from heirloom.gui.language import Translated
from heirloom.gui.screens.albums.album_list import AlbumList
from heirloom.gui.screens.albums.cards import RING_PX, AlbumCards, CardRow
from heirloom.gui.screens.albums.top_part import AlbumsTop
from heirloom.gui.widgets.labels import Heading
from heirloom.gui.widgets.look_only import LookOnly
from heirloom.gui.widgets.notices import Banner, EmptyState
from heirloom.gui.widgets.page import Page
from heirloom.gui.widgets.title_row import TitleRow

_GUTTER: Final = 24
SECTIONS: Final = (AlbumKind.TAUGHT, AlbumKind.HAND, AlbumKind.RULE)


class AlbumsPage(Translated, Page):
    """Signals carry an album's id, and numbers that were dropped."""

    opened = Signal(str)
    menu_wanted = Signal(str, QPoint)
    new_wanted = Signal(list)
    added = Signal(str, list)

    def __init__(
        self,
        bank: Bank,
        background: Background,
        previews: Previews,
        albums: AlbumList,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._albums = albums
        self._writable = bank.is_writable
        self.faces = Faces(bank.shelf, background, previews, self)
        self.top = AlbumsTop()
        self._head = TitleRow()
        self._banner = Banner("danger")
        self._empty = EmptyState("folder-heart")
        self._heads = {kind: Heading("", "section") for kind in SECTIONS}
        self.sections = {kind: AlbumCards(self.faces) for kind in SECTIONS}
        self._lay_out()
        self._connect()

    # What the window asks of a page

    def top_part(self) -> QWidget:
        """Its own part of the top bar, in place of the button that adds."""
        return self.top

    def activated(self) -> None:
        self._albums.refresh()

    def focus_content(self) -> None:
        shown = next((one for one in self.sections.values() if not one.isHidden()), None)
        target = self._empty.button if shown is None else shown
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def told_of(self, _change: object) -> None:
        """A person changed something."""
        if self.isVisible():
            self._albums.refresh_soon()

    def close_down(self) -> None:
        """The vault is being left."""
        self.faces.close()

    # Building

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(RING_PX, 0, _GUTTER, 0)
        head.addWidget(self._head)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(_GUTTER - RING_PX, 4, 0, 16)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self._banner)
        column.addSpacing(12)
        for kind in SECTIONS:
            self._heads[kind].setIndent(RING_PX)
            column.addWidget(self._heads[kind])
            column.addWidget(self.sections[kind])
        column.addStretch(1)
        column.addWidget(self._empty, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)
        self._banner.hide()
        for part in (*self._heads.values(), *self.sections.values(), self._empty):
            part.hide()

    def _connect(self) -> None:
        self._albums.changed.connect(self.show_albums)
        self._albums.failed.connect(self._failed)
        self._banner.pressed.connect(self._albums.refresh)
        self.top.chosen.connect(lambda _kind: self.show_albums())
        self.top.new_wanted.connect(lambda: self.new_wanted.emit([]))
        self._empty.pressed.connect(lambda: self.new_wanted.emit([]))
        LookOnly(self, writable=self._writable).hold(self.top.new)
        for cards in self.sections.values():
            cards.opened.connect(self.opened)
            cards.menu_wanted.connect(self.menu_wanted)
            cards.new_wanted.connect(lambda: self.new_wanted.emit([]))
            cards.dropped_for_new.connect(self.new_wanted)
            cards.dropped_on_album.connect(self.added)

    # What is shown

    def show_albums(self) -> None:
        """As they are now; an album that lies in another one follows it and says so."""
        self._banner.hide()
        listed, wanted = self._albums.now, self.top.kind
        for kind, cards in self.sections.items():
            rows = [row for row in self._rows() if row.album is not None and row.album.kind is kind]
            with_drop = self._writable and kind is AlbumKind.HAND and bool(listed.albums)
            rows += [CardRow(None)] if with_drop else []
            shown = bool(rows) and wanted in (None, kind)
            self._heads[kind].setVisible(shown)
            cards.setVisible(shown)
            cards.show_rows(rows if shown else [])
        self._empty.setVisible(
            self._albums.is_read and not any(self._heads[kind].isVisibleTo(self) for kind in SECTIONS)
        )
        self.retranslate()

    def _rows(self) -> list[CardRow]:
        """Every album, those inside another one right behind it."""
        listed = self._albums.now
        rows: list[CardRow] = []

        def add(albums: list[Album], above: str) -> None:
            for album in albums:
                inside = listed.inside(album.id)
                rows.append(CardRow(album, listed.heroes.get(album.id), above, len(inside)))
                add(inside, f"{above} › {album.name}" if above else album.name)

        add(listed.inside(None), "")
        return rows

    def retranslate(self) -> None:
        listed = self._albums.now
        self._head.set_title(self.tr("Albums"))
        learning = sum(album.kind is AlbumKind.TAUGHT for album in listed.albums)
        said = self.tr("%Ln album(s), {m} of them learning from you", "", len(listed.albums))
        if learning == len(listed.albums):
            said = self.tr("%Ln album(s), all of them learning from you", "", learning)
        if learning == len(listed.albums) == 1:
            said = self.tr("1 album, learning from you")
        if not learning:
            said = self.tr("%Ln album(s)", "", len(listed.albums))
        self._head.tell(said.format(m=count_text(learning)) if listed.albums else "")
        names = {
            AlbumKind.TAUGHT: self.tr("Learning"),
            AlbumKind.HAND: self.tr("By hand"),
            AlbumKind.RULE: self.tr("Rules"),
        }
        for kind, name in names.items():
            self._heads[kind].setText(name)
            self.sections[kind].setAccessibleName(name)
        self._say_empty()

    def _say_empty(self) -> None:
        if self._albums.now.albums:
            self._empty.set_text(
                self.tr("No albums of this kind"), self.tr("Other albums are there."), self.tr("New album")
            )
            return
        self._empty.set_text(
            self.tr("No albums yet"),
            self.tr("Show one a few pictures that belong, and it finds more."),
            self.tr("New album") if self._writable else None,
        )

    def _failed(self, error: HeirloomError) -> None:
        self._banner.set_text(problem(error).text, self.tr("Try again"))
        self._banner.show()
