"""Albums in the window: their pages, their rows in the sidebar, and the ways from one to another."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QWidget

from heirloom.core.albums import AlbumId, Answer, ModelVersion
from heirloom.gui.background import Lane
from heirloom.gui.going import Going
from heirloom.gui.page_makers import PageMakers, Parts
from heirloom.gui.pages import Pages
from heirloom.gui.screens.albums.album.page import AlbumPage
from heirloom.gui.screens.albums.album_list import AlbumList
from heirloom.gui.screens.albums.asking import AlbumAsking
from heirloom.gui.screens.albums.page import AlbumsPage
from heirloom.gui.screens.albums.pinned import PinnedRows, album_of, key_of
from heirloom.gui.screens.albums.pinned_order import PinnedOrder
from heirloom.gui.screens.search.page import SearchPage
from heirloom.gui.screens.teaching.page import TeachingPage
from heirloom.gui.screens.teaching.picking import PickExamples
from heirloom.gui.screens.teaching.reporting import Reporting
from heirloom.gui.screens.teaching.versions import VersionsQuestion
from heirloom.gui.screens.viewer.page import ViewerPage
from heirloom.gui.shell.nav import NavRow
from heirloom.gui.shell.sidebar import Sidebar
from heirloom.gui.sidebar_rows import Group, SidebarRows
from heirloom.gui.widgets.look_only import LookOnly
from heirloom.gui.work.queue import WorkQueue

ALBUMS, ALBUM, TEACHING = "albums", "album", "teaching"


class AlbumsRoom(QObject):
    """One for a window. `toast` carries a ToastText."""

    toast = Signal(object)

    def __init__(
        self, window: QWidget, parts: Parts, makers: PageMakers, pages: Pages, going: Going, rows: SidebarRows
    ) -> None:
        super().__init__(window)
        self._window, self._parts, self._makers = window, parts, makers
        self._pages, self._going, self._rows = pages, going, rows
        bank, background, history = parts.bank, parts.background, parts.history
        self.list = AlbumList(bank.albums, bank.shelf, background, self)
        self.asking = AlbumAsking(window, bank, background, history, self.list)
        self.pinned = PinnedRows(self.list, parts.previews, self)
        self.reporting = Reporting(window, bank, background)
        self._taught: str | None = None
        """The album whose questions are, or were last, on show."""
        self._knows_viewer = self._knows_search = False
        pages.offer(ALBUMS, self._albums_page)
        pages.offer(ALBUM, self._album_page)
        pages.offer(TEACHING, self._teaching_page)
        self._give_rows()
        self._connect()

    def start(self) -> None:
        """Read what albums there are."""
        self.list.refresh()

    def follow(self, sidebar: Sidebar, queue: WorkQueue) -> None:
        """Pinned albums in the sidebar lead to their pages, take what is dropped on them and have their menu.

        What was brought in or understood may belong to an album.
        """
        queue.arrived.connect(self.refresh_soon)
        queue.ended.connect(self.refresh_soon)
        sidebar.nav.chosen.connect(self._go_to)
        sidebar.nav.take_drops(self._takes)
        sidebar.nav.dropped.connect(self._dropped)
        sidebar.nav.menu_wanted.connect(self._pop_up)
        order = PinnedOrder(sidebar.nav, writable=self._parts.bank.is_writable)
        order.placed.connect(self.asking.acts.place)
        order.let_go.connect(self._rows.select)

    def refresh_soon(self, _what: object = None) -> None:
        """Something changed that counts for albums."""
        self.list.refresh_soon()

    def close(self) -> None:
        """The vault is being left."""
        for key in (ALBUMS, ALBUM, TEACHING):
            page = self._pages.built(key)
            if isinstance(page, AlbumsPage | AlbumPage | TeachingPage):
                page.close_down()

    # Ways

    def open(self, album_id: str) -> None:
        """Go to an album."""
        page = self._pages.get(ALBUM)
        assert isinstance(page, AlbumPage)
        page.show_album(AlbumId(album_id))
        self._going.go(ALBUM)
        self._rows.select()

    def teach(self, album_id: str) -> None:
        """Go to the questions of an album."""
        page = self._pages.get(TEACHING)
        assert isinstance(page, TeachingPage)
        if self._taught != album_id:
            page.finish()
        self._taught = album_id
        page.teach(AlbumId(album_id))
        self._going.go(TEACHING)
        page.focus_content()

    def _done_teaching(self) -> None:
        if self._taught is not None:
            self.open(self._taught)

    def _left_teaching(self, key: str) -> None:
        """Elsewhere, but for a look at a memory in full: the sitting is over."""
        page = self._pages.built(TEACHING)
        if isinstance(page, TeachingPage) and key not in (TEACHING, "viewer") and page.session.album_id is not None:
            page.finish()
            self.list.refresh_soon()

    def _go_to(self, key: str) -> None:
        album_id = album_of(key)
        if album_id is not None:
            self.open(album_id)

    # Sidebar

    def _give_rows(self) -> None:
        self._rows.give(Group.PAGES, self._page_rows)
        self._rows.give(Group.PINNED, self.pinned.rows)
        self._rows.stand_for(ALBUM, self._row_of_album)
        self._rows.stand_for(TEACHING, self._row_of_taught)
        self.pinned.changed.connect(self._rows.show)

    def _page_rows(self) -> Sequence[NavRow]:
        return [NavRow(ALBUMS, QCoreApplication.translate("AlbumsRoom", "Albums"), "folder-heart")]

    def _row_of_album(self) -> str:
        page = self._pages.built(ALBUM)
        album = page.album if isinstance(page, AlbumPage) else None
        return key_of(album.id) if album is not None and album.pinned else ALBUMS

    def _row_of_taught(self) -> str:
        album = None if self._taught is None else self.list.now.get(self._taught)
        return key_of(album.id) if album is not None and album.pinned else ALBUMS

    def _takes(self, key: str) -> bool:
        return (album_of(key) is not None or key == ALBUMS) and self._parts.bank.is_writable

    def _dropped(self, key: str, numbers: list[int]) -> None:
        album_id = album_of(key)
        if album_id is None:
            self.asking.ask_where_to_add(numbers)
        else:
            self.asking.acts.add(album_id, numbers)

    def _pop_up(self, key: str, place: object) -> None:
        album_id = album_of(key)
        if album_id is not None:
            self.asking.pop_up(album_id, place)  # type: ignore[arg-type]

    # Pages

    def _albums_page(self) -> AlbumsPage:
        parts = self._parts
        page = AlbumsPage(parts.bank, parts.background, parts.previews, self.list)
        self._makers.adopt(page)
        page.opened.connect(self.open)
        page.menu_wanted.connect(self.asking.pop_up)
        page.new_wanted.connect(self.asking.ask_for_new)
        page.added.connect(self.asking.acts.add)
        parts.history.changed.connect(page.told_of)
        page.show_albums()
        return page

    def _album_page(self) -> AlbumPage:
        parts = self._parts
        page = AlbumPage(parts.bank, parts.background, parts.previews, parts.history, parts.preferences, self.list)
        self._makers.connect_tiles(page)
        page.teach_wanted.connect(self.teach)
        page.album_opened.connect(self.open)
        page.rule_wanted.connect(self.asking.ask_for_rule)
        page.menu_wanted.connect(lambda album_id, place: self.asking.pop_up(album_id, place, is_open=True))
        return page

    def _teaching_page(self) -> TeachingPage:
        parts = self._parts
        page = TeachingPage(parts.bank, parts.background, parts.previews, parts.history)
        self._makers.adopt(page)
        page.done_wanted.connect(self._done_teaching)
        page.versions_wanted.connect(self._ask_for_version)
        page.export_wanted.connect(self._export_report)
        page.pick_wanted.connect(self._pick)
        card, strip, care = page.card, page.strip, page.side.carefulness
        banners = (page.banners.drift.button, page.banners.lopsided.button)
        held = (card.yes, card.no, card.skip, strip.yes, strip.no, care.slider, care.add, page.closer.begin, *banners)
        LookOnly(page, writable=parts.bank.is_writable).hold(*held, page.top.undo)
        return page

    # Around teaching

    def _pick(self, album_id: str, belongs: bool) -> None:
        parts, page = self._parts, self._pages.get(TEACHING)
        assert isinstance(page, TeachingPage)
        asked = PickExamples(self._window, parts.bank, parts.background, parts.previews, belongs=belongs)
        asked.picked.connect(lambda numbers: page.session.give_examples(numbers, Answer.YES if belongs else Answer.NO))
        asked.pick()

    def _ask_for_version(self, album_id: str) -> None:
        albums = self._parts.bank.albums

        def ask(versions: Sequence[ModelVersion]) -> None:
            asked = VersionsQuestion(self._window, versions)
            asked.chosen.connect(lambda version: self._roll_back(album_id, version))
            asked.open()

        self._parts.background.run(lambda: albums.versions(album_id), ask, owner=self)

    def _roll_back(self, album_id: str, version: int) -> None:
        albums, page = self._parts.bank.albums, self._pages.get(TEACHING)
        assert isinstance(page, TeachingPage)
        self._parts.background.run(
            lambda: albums.roll_back(album_id, version),
            lambda _: page.session.refresh(),
            lambda error: page.session.fail(error, lambda: self._roll_back(album_id, version)),
            lane=Lane.EDIT,
            owner=self,
        )

    def _export_report(self, album_id: str, as_json: bool) -> None:
        album = self.list.now.get(album_id)
        if album is not None:
            self.reporting.save(album, as_json=as_json)

    def _connect(self) -> None:
        asking, makers = self.asking, self._makers
        asking.opened.connect(self.open)
        asking.teach_wanted.connect(self.teach)
        asking.export_wanted.connect(makers.export_wanted)
        makers.album_wanted.connect(asking.ask_where_to_add)
        self.reporting.toast.connect(self.toast)
        self._parts.history.changed.connect(self.refresh_soon)
        self._pages.shown.connect(self._leave_removed)
        self._pages.shown.connect(self._left_teaching)
        self._pages.shown.connect(self._follow_viewer)
        self._pages.shown.connect(self._follow_search)
        self.list.changed.connect(self._leave_removed)

    def _follow_viewer(self, key: str) -> None:
        """The catalogue card names the albums of a memory: they lead there."""
        page = self._pages.built("viewer")
        if key == "viewer" and isinstance(page, ViewerPage) and not self._knows_viewer:
            self._knows_viewer = True
            page.inspector.albums.opened.connect(self.open)
            page.inspector.albums.add_wanted.connect(self.asking.ask_where_to_add)

    def _follow_search(self, key: str) -> None:
        """An album can be made of what was found."""
        page = self._pages.built("search")
        if key == "search" and isinstance(page, SearchPage) and not self._knows_search:
            self._knows_search = True
            page.head.album_wanted.connect(self.asking.ask_for_new_of)
            page.head.album.setEnabled(self._parts.bank.is_writable)

    def _leave_removed(self, _key: object = None) -> None:
        """The album on show was removed: its page has nothing to show any more."""
        page = self._pages.built(ALBUM)
        gone = isinstance(page, AlbumPage) and page.album is None
        if gone and self.list.is_read and self._pages.key == ALBUM and not self.list.is_reading:
            self._going.go(ALBUMS)
