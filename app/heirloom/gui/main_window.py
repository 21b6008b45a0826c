"""The window over an open vault: sidebar, top bar, pages, and what floats over them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from heirloom.bank import Bank, Counts
from heirloom.bank.label import read_label
from heirloom.gui.adding import Adding
from heirloom.gui.albums_room import AlbumsRoom
from heirloom.gui.around import Around, Things
from heirloom.gui.background import Background
from heirloom.gui.caring import Caring
from heirloom.gui.garbage import Garbage
from heirloom.gui.giving import Giving
from heirloom.gui.going import WITHOUT_TOP, Frame, Going
from heirloom.gui.grid.drag_out import LentFolders
from heirloom.gui.grid.previews import Previews
from heirloom.gui.grid.view import MediaGridView
from heirloom.gui.history import History
from heirloom.gui.language import Translated
from heirloom.gui.mishaps import Mishaps
from heirloom.gui.newcomers import Newcomers
from heirloom.gui.notices import VaultNotices
from heirloom.gui.page_makers import PageMakers, Parts
from heirloom.gui.pages import Pages
from heirloom.gui.preferences import Preferences
from heirloom.gui.process.messages import FirstRunChoices, Leave
from heirloom.gui.requests import OpenRequest, SimilarTo
from heirloom.gui.screens.activity.tray import ActivityTray
from heirloom.gui.screens.keys.groups import groups
from heirloom.gui.screens.keys.overview import KeyOverview
from heirloom.gui.screens.search.field.field import SearchField
from heirloom.gui.screens.search.page import SearchPage
from heirloom.gui.screens.timeline.page import TimelinePage
from heirloom.gui.screens.viewer.page import ViewerPage
from heirloom.gui.selecting import Selecting
from heirloom.gui.shell.commands import Commands
from heirloom.gui.shell.drop_veil import DropVeil
from heirloom.gui.shell.overlays import REFLOW_PX, TRAY_PX, Floating, Overlays
from heirloom.gui.shell.selection_bar import SelectionBar
from heirloom.gui.shell.sidebar import Sidebar
from heirloom.gui.shell.summary_text import summary_of
from heirloom.gui.shell.top_bar import TopBar
from heirloom.gui.sidebar_rows import SidebarRows
from heirloom.gui.widgets.notices import Toast, ToastText
from heirloom.gui.window_place import WindowPlace
from heirloom.gui.work.folders import FolderWatch
from heirloom.gui.work.lately import Lately
from heirloom.gui.work.queue import WorkQueue

RAIL_BELOW_PX = 1180
COUNT_MS = 400
"""Counts are read anew so long after something changed."""


class MainWindow(Translated, QMainWindow):
    """`leave` is told why the window wants to be left; whatever the reason, the process that held the keys ends."""

    def __init__(self, bank: Bank, preferences: Preferences, leave: Callable[[Leave], None]) -> None:
        super().__init__()
        self._bank = bank
        self._preferences = preferences
        self._leave = leave
        self._garbage = Garbage(self)
        self.background = Background(self)
        self.mishaps = Mishaps(self.background, self)
        self.previews = Previews(bank.shelf, parent=self)
        self.history = History(bank, self.background, self)
        self.queue = WorkQueue(bank, self.background, self)
        self.folders = FolderWatch(bank, self.background, self)
        self.lately = Lately(bank, self.background, self.queue, self.history, self)
        self.field = SearchField()
        self.sidebar = Sidebar()
        self.pages = Pages()
        self.top = TopBar(self.field)
        self.notices = VaultNotices(bank, self.background)
        self.tray = ActivityTray(self.queue, self.lately)
        self.toast = Toast()
        self._lay_out()
        self.commands = Commands(self)
        self.adding = Adding(self, self.queue, self.floating.veil, self.background, lambda: self.pages.key == "search")
        self.giving = Giving(self, bank, self.background, self.queue, preferences)
        parts = Parts(bank, self.background, self.previews, self.history, preferences, self.field)
        self.makers = PageMakers(parts, self.pages, self)
        self.selecting = Selecting(self.floating.bar, self.makers, self.pages, self.overlays)
        self.newcomers = Newcomers(self.queue, self.lately, self.pages, self)
        frame = Frame(self, self.sidebar, self.top, self.pages, self.overlays, self.floating)
        self.going = Going(frame)
        self.rows = SidebarRows(self.sidebar, self.pages, self.newcomers)
        self.caring = Caring(parts, self.makers, frame, self.rows)
        self.albums = AlbumsRoom(self, parts, self.makers, self.pages, self.going, self.rows)
        things = Things(
            bank, self.background, preferences, self.folders, self.queue, self.pages, self.commands, self.come_forward
        )
        self.around = Around(self, things, leave)
        self._count_soon = QTimer(self, singleShot=True, interval=COUNT_MS)
        self._connect()
        self._give_commands()
        self._place = WindowPlace(self, preferences, self.background)
        self.setWindowTitle("Heirloom")
        self.top.set_tile_size(preferences.tile_height)
        self.going.go("timeline")
        self.pages.setFocus()
        self._start()

    # What the process asks of its window

    def begin(self, choices: FirstRunChoices | None, bring_in: tuple[str, ...]) -> None:
        """Carry out what was chosen at the first run, and bring in what was given to the program."""
        for folder in choices.watch if choices is not None else ():
            self.folders.add(folder)
        if choices is not None:
            self.around.begin(choices)
        if bring_in:
            self.queue.bring_in(bring_in)

    def come_forward(self) -> None:
        """Another start of the program asked for the window."""
        if self.isMinimized() or not self.isVisible():
            self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
            self.show()
        self.raise_()
        self.activateWindow()

    def say_lock_is_near(self, near: bool) -> None:
        """A toast says that the window locks in 30 seconds, or it does not any more."""
        if near:
            self.say(ToastText(self.tr("Locking in 30 seconds"), self.tr("Stay"), kind="warn"))
        else:
            self.toast.dismiss()

    def close_down(self) -> None:
        """Ask all work to stop and let go of the background; it may take 0.3 s."""
        self.queue.close()
        self.folders.close()
        self.around.close()
        self.albums.close()
        self.caring.close()
        for lent in self.findChildren(LentFolders):
            lent.take_back_all()
        for grid in self.findChildren(MediaGridView):
            grid.close_down()
        self.previews.close()
        self.background.close()
        self.mishaps.let_go()
        self._garbage.let_go()

    def say(self, text: object) -> None:
        """Show a ToastText."""
        if isinstance(text, ToastText):
            self.toast.show_text(text)
            self.overlays.place()

    # Building

    def _lay_out(self) -> None:
        ground = QWidget()
        self.setCentralWidget(ground)
        self._row = QHBoxLayout(ground)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self.sidebar)
        area = QWidget()
        column = QVBoxLayout(area)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top)
        column.addWidget(self.notices)
        column.addWidget(self.pages, 1)
        self._row.addWidget(area, 1)
        self.tray.setParent(ground)
        self.toast.setParent(ground)
        self.floating = Floating(SelectionBar(ground), DropVeil(ground), self.tray)
        self.overlays = Overlays(ground, area, self.floating)
        self.overlays.add_toast(self.toast)
        self.overlays.tray_toggled.connect(lambda _shown: self._reflow())

    def _connect(self) -> None:
        self._connect_shell()
        self._connect_work()
        makers = self.makers
        makers.toast.connect(self.say)
        makers.went.connect(self.going.go)
        makers.similar.connect(self._find_similar)
        makers.folder_wanted.connect(self._choose_watched)
        makers.tile_size_changed.connect(self.top.set_tile_size)
        makers.shown_all_kinds.connect(lambda: self.top.set_kind(""))
        makers.opened.connect(self._open)
        makers.back_wanted.connect(self.going.go_back)
        makers.current_changed.connect(self.going.note_current)
        makers.full_screen_wanted.connect(self.going.give_screen)
        makers.export_wanted.connect(self.giving.export)
        makers.drag_out_wanted.connect(self.giving.drag_out)
        self.giving.toast.connect(self.say)
        self.albums.toast.connect(self.say)
        self.albums.follow(self.sidebar, self.queue)
        self._connect_around()

    def _connect_around(self) -> None:
        around = self.around
        around.toast.connect(self.say)
        self.pages.shown.connect(self.toast.page_shown)
        around.went.connect(self.going.go)
        around.renamed.connect(self._take_name)
        around.folder_wanted.connect(self._choose_watched)
        around.activity_wanted.connect(lambda: self.overlays.set_tray(True))
        around.tile_size_changed.connect(self.top.set_tile_size)
        around.rail_changed.connect(self._reflow)
        around.keys_wanted.connect(self._show_keys)
        self.sidebar.settings.show()

    def _connect_shell(self) -> None:
        sidebar, top, bar = self.sidebar, self.top, self.floating.bar
        sidebar.went.connect(self.going.go)
        sidebar.lock_wanted.connect(lambda: self._leave(Leave.LOCK))
        sidebar.activity_wanted.connect(lambda: self.overlays.set_tray(True))
        top.add_files.connect(self.adding.choose_files)
        top.add_folder.connect(self.adding.choose_folder)
        top.paste.connect(self.adding.paste)
        top.tile_size_changed.connect(self.going.set_tile_size)
        top.tile_size_settled.connect(lambda: self._prefer(tile_height=top.tiles.value()))
        top.kind_chosen.connect(self.going.set_kind)
        top.inspector_wanted.connect(self.going.set_inspector)
        bar.cleared.connect(self.going.clear_selection)
        self.field.focused.connect(lambda: self.pages.get("search"))
        self.field.left.connect(self.going.go_back)
        self.adding.looked_for.connect(lambda path: self._find_similar(SimilarTo(path=path)))

    def _connect_work(self) -> None:
        self.history.toast.connect(self.say)
        self.mishaps.toast.connect(self.say)
        self.folders.troubled.connect(lambda why: self.say(ToastText(why, kind="warn")))
        self.folders.arrived.connect(self.queue.understand)
        self.folders.arrived.connect(self.lately.refresh)
        self.queue.changed.connect(self._tell_work)
        self.lately.changed.connect(self._tell_work)
        self.tray.closed.connect(lambda: self.overlays.set_tray(False))
        self.tray.export_wanted.connect(self._export_troubles)
        self.tray.batch_wanted.connect(self.newcomers.show)
        self.newcomers.changed.connect(self.rows.show)
        self.newcomers.went.connect(self.going.go)
        self.tray.items_wanted.connect(self._show_items)
        for source in (self.history.changed, self.queue.arrived, self.folders.arrived):
            source.connect(self._count_later)
        self.queue.arrived.connect(self.makers.look_again)
        self._count_soon.timeout.connect(self._count)

    def _give_commands(self) -> None:
        commands, going = self.commands, self.going
        commands.give("search", lambda: self.field.setFocus(Qt.FocusReason.ShortcutFocusReason))
        commands.give("add_files", self.adding.choose_files)
        commands.give("add_folder", self.adding.choose_folder)
        commands.give("paste", self.adding.paste)
        commands.give("undo", self.history.undo)
        commands.give("redo", self.history.redo)
        commands.give("activity", self._turn_tray)
        commands.give("settings", lambda: going.go("settings"))
        commands.give("keys", self._show_keys)
        commands.give("about", lambda: self.around.show_category("about"))
        commands.give("inspector", going.turn_inspector)
        commands.give("full_screen", going.turn_full_screen)
        commands.give("lock", lambda: self._leave(Leave.LOCK))
        commands.give("another_vault", lambda: self._leave(Leave.ANOTHER_VAULT))
        commands.give("passphrase", lambda: self._leave(Leave.CHANGE_PASSPHRASE))
        commands.give("quit", self.around.presence.staying.quit)
        going.give_keys(commands)
        self.sidebar.header.set_menu(commands.menu)
        for name in ("undo", "redo"):
            commands.action(name).setEnabled(False)
        self.history.can.connect(self._can_undo)

    def _can_undo(self, undo: bool, redo: bool) -> None:
        self.commands.action("undo").setEnabled(undo)
        self.commands.action("redo").setEnabled(redo)

    def _start(self) -> None:
        """What needs no waiting for: name, counts, work left by an earlier run, watched folders."""
        path = self._bank.path
        self.background.run(lambda: read_label(path), self._take_name, owner=self)
        self._count()
        self.lately.refresh()
        self.albums.start()
        self.pages.shown.connect(lambda key: self.notices.set_may_show(key not in WITHOUT_TOP))
        self.notices.start()
        if self._bank.is_writable:
            self.queue.start()
            self.folders.start()
        else:
            self._only_look()

    def _only_look(self) -> None:
        """Nothing can be changed; what would change something says why not."""
        why = self.notices.read_only_text()
        self.top.set_writable(False, why)
        self.setAcceptDrops(False)
        for name in ("add_files", "add_folder", "paste"):
            self.commands.action(name).setEnabled(False)
            self.commands.action(name).setToolTip(why)

    # What is shown

    def _take_name(self, name: str | None) -> None:
        self.sidebar.header.tell_name(name or "")

    def _count_later(self, _what: object = None) -> None:
        if not self._count_soon.isActive():
            self._count_soon.start()

    def _count(self) -> None:
        self.background.run(self._bank.shelf.counts, self._take_counts, owner=self)

    def _take_counts(self, counts: Counts) -> None:
        self.sidebar.header.tell_count(counts.items)
        self.rows.take_counts(counts)
        self.caring.take_counts(counts)

    def _tell_work(self) -> None:
        summary = summary_of(self.queue.live(), len(self.lately.troubles()))
        self.sidebar.jobs.tell(summary)
        self.around.tell_work(summary)

    def _find_similar(self, similar: SimilarTo) -> None:
        self.going.go("search")
        page = self.pages.get("search")
        assert isinstance(page, SearchPage)
        if similar.number is not None:
            page.find_similar(similar.number)
        elif similar.path is not None:
            page.find_similar_file(similar.path)

    def _open(self, request: OpenRequest) -> None:
        self.going.go("viewer")
        page = self.pages.get("viewer")
        assert isinstance(page, ViewerPage)
        page.open(request)

    def _show_items(self, numbers: Sequence[int]) -> None:
        self.going.go("timeline")
        page = self.pages.get("timeline")
        assert isinstance(page, TimelinePage)
        page.choose(list(numbers))

    # What is chosen

    def _choose_watched(self) -> None:
        dialog = QFileDialog(self, self.tr("Choose a folder to watch"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.filesSelected.connect(lambda paths: self.folders.add(paths[0]))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _export_troubles(self) -> None:
        dialog = QFileDialog(self, self.tr("Export list"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("csv")
        dialog.selectFile(self.tr("Not brought in") + ".csv")
        dialog.fileSelected.connect(self.lately.export)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _prefer(self, **values: object) -> None:
        self._preferences.apply(**values)
        self.background.run(lambda: self._preferences.write(values), lambda _: None)

    def _show_keys(self) -> None:
        KeyOverview(groups(self.commands), self).open()

    def _turn_tray(self) -> None:
        self.overlays.set_tray(not self.overlays.tray_is_open)
        if self.overlays.tray_is_open:
            self.tray.focus_content()

    def _reflow(self) -> None:
        """Narrow windows keep the sidebar's icons only; wide ones let the pages make room for the tray."""
        self.sidebar.set_rail(self.width() < RAIL_BELOW_PX or self._preferences.sidebar_as_rail)
        room = TRAY_PX if self.overlays.tray_is_open and self.width() >= REFLOW_PX else 0
        self._row.setContentsMargins(0, 0, room, 0)

    def retranslate(self) -> None:
        self.commands.retranslate()
        self.rows.show()
        self._tell_work()

    # Qt's own

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._reflow()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.around.presence.staying.closing():
            event.ignore()
        else:
            super().closeEvent(event)
