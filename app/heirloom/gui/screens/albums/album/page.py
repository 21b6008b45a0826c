"""One album: the timeline of what it holds, its head, and what can be done with it and with its memories."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from heirloom.bank import Bank, Change, ChangeKind, TileFlag
from heirloom.core.albums import Album, AlbumId, AlbumKind
from heirloom.core.errors import HeirloomError
from heirloom.gui.background import Background
from heirloom.gui.errors import problem
from heirloom.gui.grid.cards import Cards
from heirloom.gui.grid.faces import Faces
from heirloom.gui.grid.page import GridPage
from heirloom.gui.grid.previews import Previews
from heirloom.gui.grid.scrub.scrubber import Scrubber
from heirloom.gui.grid.view import MediaGridView
from heirloom.gui.history import History
from heirloom.gui.language import Translated
from heirloom.gui.models.timeline import Arranged, Numbers, TimelineModel, empty
from heirloom.gui.preferences import Preferences
from heirloom.gui.requests import OpenRequest, SimilarTo
from heirloom.gui.screens.albums.acts import AlbumActs
from heirloom.gui.screens.albums.album.columns import AlbumColumns
from heirloom.gui.screens.albums.album.head import AlbumHead
from heirloom.gui.screens.albums.album.top_part import AlbumTop
from heirloom.gui.screens.albums.album_list import AlbumList
from heirloom.gui.screens.timeline.acts import TileActs
from heirloom.gui.screens.timeline.feed import Feed
from heirloom.gui.screens.timeline.menu import Act, pop_up, rating_acts
from heirloom.gui.widgets.look_only import LookOnly
from heirloom.gui.widgets.notices import Banner, EmptyState


class AlbumPage(Translated, GridPage):
    """`show_album` says which. `export_wanted` and `drag_out_wanted` carry numbers, other signals an album's id."""

    export_wanted = Signal(list)
    drag_out_wanted = Signal(list)
    selection_changed = Signal(int)
    tile_size_changed = Signal(int)
    teach_wanted = Signal(str)
    album_opened = Signal(str)
    rule_wanted = Signal(str)
    menu_wanted = Signal(str, QPoint)

    def __init__(
        self,
        bank: Bank,
        background: Background,
        previews: Previews,
        history: History,
        preferences: Preferences,
        albums: AlbumList,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._bank = bank
        self._background = background
        self._albums = albums
        self._album_id: AlbumId | None = None
        self._columns: AlbumColumns | None = None
        self._feed: Feed | None = None
        self.faces = Faces(bank.shelf, background, previews, self)
        self.cards = Cards(bank.shelf, background, self)
        self.model = TimelineModel(self)
        self.view = MediaGridView(previews, self.cards)
        self.scrubber = Scrubber()
        self.acts = TileActs(bank, background, history, self)
        self.changes = AlbumActs(bank, history, self)
        self.head = AlbumHead(self.faces)
        self.top = AlbumTop()
        self._banner = Banner("danger")
        self._empty = EmptyState("images")
        self._is_machine_only = False
        head = self.head
        held = (self.top.teach, head.edit_rule, head.confirm, head.strip.button)
        LookOnly(self, writable=bank.is_writable).hold(*held)
        self.view.set_model(self.model)
        self.view.set_tile_height(preferences.tile_height)
        self._lay_out()
        self._connect()

    # What the window asks of a page

    def show_album(self, album_id: AlbumId) -> None:
        """This album from now on."""
        if album_id == self._album_id:
            return
        self._album_id = album_id
        self.view.clear_selection()
        self.model.show(empty())
        self.head.set_filter(machine=False)
        self._read_other(machine=False)
        self._show_head()

    @property
    def album(self) -> Album | None:
        """The album on show, as it was read last."""
        return None if self._album_id is None else self._albums.now.get(self._album_id)

    def top_part(self) -> QWidget:
        """Its own part of the top bar, in place of the button that adds."""
        return self.top

    def activated(self) -> None:
        self._albums.refresh()
        if self._columns is not None and self._feed is not None:
            self._columns.touch()
            self._feed.start()

    def left(self) -> None:
        if self._feed is not None:
            self._feed.pause()

    def numbers(self) -> list[int]:
        """Everything on show."""
        return [int(number) for number in self.model.arranged.numbers]

    def told_of(self, change: Change) -> None:
        """A person changed something, here or elsewhere, or took it back."""
        self.cards.refresh(change.touched)
        if change.label is ChangeKind.KEEP and isinstance(change.value, bool):
            self.model.set_kept(change.numbers, change.value is not change.undone)
        if self._columns is not None and self._feed is not None and self.isVisible():
            self._columns.touch()
            self._feed.refresh()
            self._albums.refresh_soon()

    def close_down(self) -> None:
        """The vault is being left."""
        self.faces.close()

    def menu_acts(self, numbers: list[int]) -> dict[str, Act]:
        """What can be done with these memories, by the names of the menu."""
        acts, current, one = self.acts, self.view.grid_state.current, len(numbers) == 1
        found: dict[str, Act] = {
            "unkeep" if self._all_kept(numbers) else "keep": lambda: self._keep(numbers),
            "album": lambda: self.album_wanted.emit(numbers),
            "rotate": lambda: acts.rotate(numbers),
            "export": lambda: self.export_wanted.emit(numbers),
            "aside": lambda: acts.set_aside(numbers),
            "erase": lambda: acts.erase(numbers),
            **rating_acts(lambda stars: acts.rate(numbers, stars)),
            **self._album_acts(numbers),
        }
        if current is not None:
            found["open"] = lambda: self._open(current)
        if one:
            found["similar"] = lambda: self.search_similar.emit(SimilarTo(number=numbers[0]))
        return found

    def _album_acts(self, numbers: list[int]) -> dict[str, Act]:
        album, changes = self.album, self.changes
        if album is None:
            return {}
        found: dict[str, Act] = {}
        if len(numbers) == 1:
            found["hero"] = lambda: changes.set_hero(album.id, numbers[0])
        if album.kind is AlbumKind.HAND:
            found["take_out"] = lambda: changes.take_out(album.id, numbers)
        elif album.kind is AlbumKind.TAUGHT:
            found["reject"] = lambda: changes.take_out(album.id, numbers)
            added = [number for number in numbers if number in self.view.grid_state.dotted]
            if added:
                found["confirm"] = lambda: changes.confirm(album.id, added)
        return found

    # Building

    def _lay_out(self) -> None:
        grid = QWidget()
        row = QHBoxLayout(grid)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.view, 1)
        row.addWidget(self.scrubber)
        ground = QWidget()
        middle = QVBoxLayout(ground)
        middle.addWidget(self._empty, 0, Qt.AlignmentFlag.AlignCenter)
        self._stack = QStackedLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._banner)
        column.addWidget(self.head)
        column.addLayout(self._stack, 1)
        for part in (grid, ground, QWidget()):
            self._stack.addWidget(part)
        self._banner.hide()
        self._stack.setCurrentIndex(2)

    def _connect(self) -> None:
        view, acts, head = self.view, self.acts, self.head
        self._albums.changed.connect(self._show_head)
        head.teach_wanted.connect(lambda: self.teach_wanted.emit(str(self._album_id)))
        head.rule_wanted.connect(lambda: self.rule_wanted.emit(str(self._album_id)))
        head.above_wanted.connect(self._go_above)
        head.filtered.connect(lambda machine: self._read_other(machine=machine))
        head.confirm_wanted.connect(lambda: self.changes.confirm(str(self._album_id), self.numbers()))
        self.top.teach_wanted.connect(lambda: self.teach_wanted.emit(str(self._album_id)))
        self.top.menu_wanted.connect(lambda place: self.menu_wanted.emit(str(self._album_id), place))
        self.scrubber.jumped.connect(view.jump_to_section)
        self.scrubber.scrubbing.connect(view.set_scrubbing)
        view.looked_at.connect(self.scrubber.show_section)
        view.layout_changed.connect(lambda: self.scrubber.set_layout(view.layout_now()))
        view.open_requested.connect(self._open)
        view.selection_changed_to.connect(self.selection_changed)
        view.keep_requested.connect(self._keep)
        view.set_aside_requested.connect(acts.set_aside)
        view.erase_requested.connect(acts.erase)
        view.rotate_requested.connect(acts.rotate)
        view.copy_requested.connect(acts.copy)
        view.album_requested.connect(self.album_wanted)
        view.find_similar_requested.connect(lambda number: self.search_similar.emit(SimilarTo(number=number)))
        view.drag_out_requested.connect(self.drag_out_wanted)
        view.context_menu_requested.connect(lambda numbers, place: pop_up(self, self.menu_acts(numbers), place))
        view.tile_height_changed.connect(self.tile_size_changed)
        acts.toast.connect(self.toast)
        self._empty.pressed.connect(self._empty_pressed)

    # What happens

    def _read_other(self, *, machine: bool) -> None:
        """Another album, or another part of it."""
        if self._feed is not None:
            self._feed.pause()
            self._feed.deleteLater()
        assert self._album_id is not None
        self._is_machine_only = machine
        columns = AlbumColumns(self._bank.albums, self._bank.shelf, self._album_id, only_machine=machine)
        feed = Feed(columns, self._background, self)
        feed.came.connect(self._came)
        feed.failed.connect(self._failed)
        self._columns, self._feed = columns, feed
        feed.start()

    def _came(self, arranged: Arranged) -> None:
        self._banner.hide()
        assert self._columns is not None
        self.view.grid_state.dotted = self._columns.machine
        self.model.show(arranged)
        if not len(arranged.numbers) and self._is_machine_only:
            self.head.set_filter(machine=False)
            self._read_other(machine=False)
            return
        self._stack.setCurrentIndex(0 if len(arranged.numbers) else 1)

    def _failed(self, error: HeirloomError) -> None:
        self._banner.set_text(problem(error).text)
        self._banner.show()

    def _show_head(self) -> None:
        album = self.album
        listed = self._albums.now
        path = [] if album is None else listed.path(album)
        self.head.show_album(album, path, None if album is None else listed.heroes.get(album.id))
        self.top.show_album(album)
        self.retranslate()

    def _keep(self, numbers: list[int]) -> None:
        self.acts.keep(numbers, not self._all_kept(numbers))

    def _all_kept(self, numbers: list[int]) -> bool:
        arranged = self.model.arranged
        flags = arranged.flags[np.isin(arranged.numbers, numbers)]
        return bool(len(flags)) and bool(np.all(flags & np.uint8(TileFlag.KEPT)))

    def _open(self, row: int) -> None:
        album = self.album
        name = self.tr("Album") if album is None else album.name
        self.open_item.emit(OpenRequest(Numbers(self.model.arranged.numbers), row, name))

    def _go_above(self, album_id: str) -> None:
        if album_id:
            self.album_opened.emit(album_id)
        else:
            self.navigate.emit("albums")

    def _empty_pressed(self) -> None:
        album = self.album
        if album is None or album.kind is AlbumKind.HAND:
            self.navigate.emit("timeline")
        elif album.kind is AlbumKind.RULE:
            self.rule_wanted.emit(album.id)
        else:
            self.teach_wanted.emit(album.id)

    def retranslate(self) -> None:
        album = self.album
        self.view.setAccessibleName(self.tr("Album") if album is None else album.name)
        kind = AlbumKind.HAND if album is None else album.kind
        title = self.tr("Nothing in it yet")
        may = self._bank.is_writable
        if kind is AlbumKind.RULE:
            act = self.tr("Edit the rule…") if may else None
            self._empty.set_text(title, self.tr("What fits its rule appears by itself."), act)
        elif kind is AlbumKind.TAUGHT:
            act = self.tr("Teach it") if may else None
            self._empty.set_text(title, self.tr("Show it a few that belong: it looks for more."), act)
        else:
            said = self.tr("Select pictures anywhere and add them with B, or drag them onto the album.")
            self._empty.set_text(title, said, self.tr("To the Timeline"))
