"""The window over an open vault: sidebar, top bar, pages, and what floats over them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QMainWindow, QVBoxLayout, QWidget

from heirloom.bank import Bank
from heirloom.gui.background import Background
from heirloom.gui.language import Translated
from heirloom.gui.pages import Escapes, Focuses, HasTools, Pages
from heirloom.gui.preferences import Preferences
from heirloom.gui.process.messages import FirstRunChoices, Leave
from heirloom.gui.shell.commands import PAGE_KEYS, Commands
from heirloom.gui.shell.drop_veil import DropVeil
from heirloom.gui.shell.nav import NavRow
from heirloom.gui.shell.overlays import REFLOW_PX, TRAY_PX, Floating, Overlays
from heirloom.gui.shell.selection_bar import SelectionBar
from heirloom.gui.shell.sidebar import Sidebar
from heirloom.gui.shell.top_bar import Tools, TopBar
from heirloom.gui.window_place import WindowPlace

RAIL_BELOW_PX = 1180


class MainWindow(Translated, QMainWindow):
    """`leave` is told why the window wants to be left; whatever the reason, the process that held the keys ends."""

    def __init__(self, bank: Bank, preferences: Preferences, leave: Callable[[Leave], None]) -> None:
        self._bank = bank
        self._preferences = preferences
        self._leave = leave
        self._came_from: list[tuple[str, QWidget | None]] = []
        self._aside = 0
        super().__init__()
        self.background = Background(self)
        self.sidebar = Sidebar()
        self.pages = Pages()
        self.top = TopBar(QLineEdit())
        self.commands = Commands(self)
        self._lay_out()
        self._give_commands()
        self._place = WindowPlace(self, preferences, self.background)
        self.setWindowTitle("Heirloom")
        self.setAcceptDrops(True)
        self.pages.shown.connect(self._page_shown)
        self.sidebar.went.connect(self.go)
        self.sidebar.lock_wanted.connect(lambda: self._leave(Leave.LOCK))
        self.retranslate()

    # What the process asks of its window

    def begin(self, choices: FirstRunChoices | None, bring_in: tuple[str, ...]) -> None:
        """Carry out what was chosen at the first run, and bring in what was given to the program."""

    def come_forward(self) -> None:
        """Another start of the program asked for the window."""
        if self.isMinimized():
            self.showNormal()
        self.raise_()
        self.activateWindow()

    def say_lock_is_near(self, near: bool) -> None:
        """A toast says that the window locks in 30 seconds, or it does not any more."""

    def close_down(self) -> None:
        """Ask all work to stop and let go of the background; it may take 0.3 s."""
        self.background.close()

    # Going about

    def go(self, key: str) -> None:
        """Show a page; where there is none of that name, nothing happens."""
        if not self.pages.has(key):
            return
        if self.pages.key and self.pages.key != key:
            self._came_from.append((self.pages.key, QApplication.focusWidget()))
            del self._came_from[:-20]
        self.pages.go(key)

    def go_back(self) -> bool:
        """To where we came from, with the keys where they were; False where there is nothing to go back to."""
        while self._came_from:
            key, focus = self._came_from.pop()
            if key != self.pages.key and self.pages.has(key):
                self.pages.go(key)
                if focus is not None and focus.isVisible():
                    focus.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return False

    def escape(self) -> None:
        """Close the topmost thing, then clear the selection, then go back."""
        if self.overlays.tray_is_open:
            self.overlays.set_tray(False)
            return
        page = self.pages.current()
        if isinstance(page, Escapes) and page.escape():
            return
        if self.isFullScreen():
            self.showNormal()
            return
        self.go_back()

    def turn_pane(self, step: int) -> None:
        """F6: sidebar, search, content, panel."""
        page = self.pages.current()
        panes: list[QWidget] = [self.sidebar, self.top]
        if page is not None:
            panes.append(page)
        if self.overlays.tray_is_open:
            panes.append(self._tray)
        focus = QApplication.focusWidget()
        at = next((at for at, pane in enumerate(panes) if focus is not None and pane.isAncestorOf(focus)), -1)
        pane = panes[(at + step) % len(panes)]
        self._focus_pane(pane)

    def _focus_pane(self, pane: QWidget) -> None:
        target = {self.sidebar: self.sidebar.nav, self.top: self.top.field}.get(pane, pane)
        if isinstance(target, Focuses):
            target.focus_content()
        else:
            target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _page_shown(self, key: str) -> None:
        page = self.pages.current()
        self.sidebar.nav.select(key)
        self.sidebar.show_settings_current(key == "settings")
        self.top.setVisible(key != "viewer")
        self.top.set_searching(key == "search")
        self.top.show_tools(page.tools() if isinstance(page, HasTools) else Tools())
        self.floating.bar.tell(0)

    # Building

    def _lay_out(self) -> None:
        ground = QWidget()
        self.setCentralWidget(ground)
        row = QHBoxLayout(ground)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.sidebar)
        area = QWidget()
        column = QVBoxLayout(area)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top)
        column.addWidget(self.pages, 1)
        row.addWidget(area, 1)
        self._row = row
        self._tray = QWidget(ground)
        self.floating = Floating(SelectionBar(ground), DropVeil(ground), self._tray)
        self.overlays = Overlays(ground, area, self.floating)
        self.overlays.tray_toggled.connect(lambda _shown: self._reflow())

    def _give_commands(self) -> None:
        commands = self.commands
        commands.give("search", self.top.field.setFocus)
        commands.give("activity", lambda: self.overlays.set_tray(not self.overlays.tray_is_open))
        commands.give("full_screen", self._turn_full_screen)
        commands.give("lock", lambda: self._leave(Leave.LOCK))
        commands.give("another_vault", lambda: self._leave(Leave.ANOTHER_VAULT))
        commands.give("passphrase", lambda: self._leave(Leave.CHANGE_PASSPHRASE))
        commands.give("quit", self.close)
        commands.key("F6", lambda: self.turn_pane(1))
        commands.key("Shift+F6", lambda: self.turn_pane(-1))
        commands.key("Esc", self.escape)
        for at in range(PAGE_KEYS):
            commands.key(f"Ctrl+{at + 1}", lambda at=at: self._go_nth(at))
        self.sidebar.header.set_menu(commands.menu)

    def _go_nth(self, at: int) -> None:
        rows = self.sidebar.nav.pages.rows()
        if at < len(rows):
            self.go(rows[at].key)

    def _turn_full_screen(self) -> None:
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()

    def _reflow(self) -> None:
        """Narrow windows keep the sidebar's icons only; wide ones let the pages make room for the tray."""
        self.sidebar.set_rail(self.width() < RAIL_BELOW_PX or self._preferences.sidebar_as_rail)
        room = TRAY_PX if self.overlays.tray_is_open and self.width() >= REFLOW_PX else 0
        self._row.setContentsMargins(0, 0, room, 0)

    def _show_rows(self) -> None:
        rows = [NavRow("timeline", self.tr("Timeline"), "images")]
        if self._aside:
            rows.append(NavRow("aside", self.tr("Set aside"), "archive"))
        self.sidebar.nav.show_pages([row for row in rows if self.pages.has(row.key)])
        self.sidebar.nav.select(self.pages.key)

    def retranslate(self) -> None:
        self.commands.retranslate()
        self._show_rows()

    # Qt's own

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._reflow()

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self._leave(Leave.QUIT)
