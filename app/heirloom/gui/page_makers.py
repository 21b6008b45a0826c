"""Builds each page when it is first wanted, and connects what pages ask for with those who do it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from heirloom.bank import Bank
from heirloom.gui.background import Background
from heirloom.gui.grid.previews import Previews
from heirloom.gui.history import History
from heirloom.gui.pages import Pages
from heirloom.gui.preferences import Preferences
from heirloom.gui.screens.activity.arrived import ArrivedPage
from heirloom.gui.screens.albums.album.page import AlbumPage
from heirloom.gui.screens.aside.page import AsidePage
from heirloom.gui.screens.search.field.field import SearchField
from heirloom.gui.screens.search.page import SearchPage
from heirloom.gui.screens.timeline.acts import TileActs
from heirloom.gui.screens.timeline.menu import Act, pop_up, rating_acts, tile_menu
from heirloom.gui.screens.timeline.page import TimelinePage
from heirloom.gui.screens.viewer.page import ViewerPage
from heirloom.gui.widgets.page import Page

Tiles = TypeVar("Tiles", AsidePage, ArrivedPage, AlbumPage)


@dataclass(frozen=True, slots=True)
class Parts:
    """What pages are made of."""

    bank: Bank
    background: Background
    previews: Previews
    history: History
    preferences: Preferences
    field: SearchField


class PageMakers(QObject):
    """Pages of one window. Its signals are theirs, whatever page they come from."""

    toast = Signal(object)
    went = Signal(str)
    opened = Signal(object)
    """An OpenRequest."""
    similar = Signal(object)
    """A SimilarTo."""
    selected = Signal(int)
    """So many tiles of the page on show are selected."""
    export_wanted = Signal(list)
    drag_out_wanted = Signal(list)
    folder_wanted = Signal()
    tile_size_changed = Signal(int)
    shown_all_kinds = Signal()
    back_wanted = Signal()
    album_wanted = Signal(list)
    """Numbers that are to be put into an album."""
    current_changed = Signal(int)
    """The viewer shows this memory."""
    full_screen_wanted = Signal(bool)

    def __init__(self, parts: Parts, pages: Pages, parent: QWidget) -> None:
        super().__init__(parent)
        self._parts = parts
        self._pages = pages
        self._ground = parent
        pages.shown.connect(self._tell_selected)
        pages.offer("timeline", self._timeline)
        pages.offer("aside", self._aside)
        pages.offer("arrived", self._arrived)
        pages.offer("search", self._search)
        pages.offer("viewer", self._viewer)

    def selection_menu(self, page: QWidget | None) -> QMenu | None:
        """What can be done with the selected tiles of a page."""
        acts = self.selection_acts(page)
        return tile_menu(self._ground, acts) if acts else None

    def selection_acts(self, page: QWidget | None) -> dict[str, Act]:
        """The same by name."""
        if isinstance(page, TimelinePage | AsidePage | ArrivedPage | AlbumPage):
            return page.menu_acts(page.selected())
        if isinstance(page, SearchPage):
            return self._found_acts(page, page.view.selected())
        return {}

    def look_again(self) -> None:
        """More of the vault is understood: what is drawn of it may be more by now."""
        for page in (self._pages.built("timeline"), self._pages.built("search")):
            if isinstance(page, TimelinePage | SearchPage):
                page.look_again()

    def adopt(self, page: Page) -> None:
        """A page that somebody else built: what it asks for is done as for any other."""
        self._connect(page)

    def _tell_selected(self) -> None:
        """Another page is on show: what is selected there has its bar again."""
        page = self._pages.current()
        if isinstance(page, TimelinePage | SearchPage | AsidePage | ArrivedPage | AlbumPage):
            self.selected.emit(page.view.selection_count())
        else:
            self.selected.emit(0)

    # One by one

    def _timeline(self) -> TimelinePage:
        parts = self._parts
        page = TimelinePage(parts.bank, parts.background, parts.previews, parts.history, parts.preferences)
        self._connect(page)
        page.export_wanted.connect(self.export_wanted)
        page.drag_out_wanted.connect(self.drag_out_wanted)
        page.folder_wanted.connect(self.folder_wanted)
        page.selection_changed.connect(self.selected)
        page.tile_size_changed.connect(self.tile_size_changed)
        page.shown_all_kinds.connect(self.shown_all_kinds)
        # The first tiles are what the keys are for, where nobody has put the focus elsewhere by then.
        page.model.modelReset.connect(self._focus_first, Qt.ConnectionType.QueuedConnection)
        parts.history.changed.connect(page.told_of)
        return page

    def _focus_first(self) -> None:
        page = self._pages.current()
        if isinstance(page, TimelinePage) and self._pages.window().focusWidget() in (None, self._pages):
            page.focus_content()

    def _aside(self) -> AsidePage:
        return self.connect_tiles(AsidePage(*self._tile_parts()))

    def _arrived(self) -> ArrivedPage:
        return self.connect_tiles(ArrivedPage(*self._tile_parts()))

    def _tile_parts(self) -> tuple[Bank, Background, Previews, History, Preferences]:
        parts = self._parts
        return parts.bank, parts.background, parts.previews, parts.history, parts.preferences

    def connect_tiles(self, page: Tiles) -> Tiles:
        """Hear what a page with a grid of its own asks for."""
        self._connect(page)
        page.export_wanted.connect(self.export_wanted)
        page.drag_out_wanted.connect(self.drag_out_wanted)
        page.selection_changed.connect(self.selected)
        page.tile_size_changed.connect(self.tile_size_changed)
        self._parts.history.changed.connect(page.told_of)
        return page

    def _search(self) -> SearchPage:
        parts = self._parts
        bank = parts.bank
        page = SearchPage(parts.field, bank.finding, bank.recent, parts.previews, parts.background)
        self._connect(page)
        self._acts = TileActs(bank, parts.background, parts.history, self._ground)
        self._acts.toast.connect(self.toast)
        page.selection_changed_to.connect(self.selected)
        page.keep_requested.connect(lambda numbers: self._acts.keep(numbers, True))
        page.set_aside_requested.connect(self._acts.set_aside)
        page.context_menu_requested.connect(lambda numbers, place: self._pop_up(page, numbers, place))
        parts.history.changed.connect(lambda _change: page.refresh())
        return page

    def _viewer(self) -> ViewerPage:
        parts = self._parts
        page = ViewerPage(parts.bank, parts.background, parts.previews, parts.history)
        self._connect(page)
        page.back_wanted.connect(self.back_wanted)
        page.current_changed.connect(self.current_changed)
        page.export_wanted.connect(self.export_wanted)
        page.drag_out_wanted.connect(self.drag_out_wanted)
        page.full_screen_wanted.connect(self.full_screen_wanted)
        parts.history.changed.connect(page.told_of)
        return page

    def _connect(self, page: Page) -> None:
        page.album_wanted.connect(self.album_wanted)
        page.toast.connect(self.toast)
        page.navigate.connect(self.went)
        page.open_item.connect(self.opened)
        page.search_similar.connect(self.similar)
        page.changed.connect(self._parts.history.note)

    def _found_acts(self, page: SearchPage, numbers: list[int]) -> dict[str, Act]:
        acts = self._acts
        found: dict[str, Act] = {
            "keep": lambda: acts.keep(numbers, True),
            "album": lambda: self.album_wanted.emit(numbers),
            "rotate": lambda: acts.rotate(numbers),
            "export": lambda: self.export_wanted.emit(numbers),
            "aside": lambda: acts.set_aside(numbers),
            "erase": lambda: acts.erase(numbers),
            **rating_acts(lambda stars: acts.rate(numbers, stars)),
        }
        if len(numbers) == 1:
            found["similar"] = lambda: page.find_similar(numbers[0])
        return found

    def _pop_up(self, page: SearchPage, numbers: list[int], place: QPoint) -> None:
        pop_up(page, self._found_acts(page, numbers), place)
