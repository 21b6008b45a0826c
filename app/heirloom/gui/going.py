"""Going about in the window: from page to page and back, from pane to pane, and what Esc closes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from heirloom.gui.pages import (
    Escapes,
    Focuses,
    HasInspector,
    HasKinds,
    HasTileSize,
    HasTools,
    HasTopPart,
    Pages,
    Reveals,
)
from heirloom.gui.shell.commands import PAGE_KEYS, Commands
from heirloom.gui.shell.overlays import Floating, Overlays
from heirloom.gui.shell.sidebar import Sidebar
from heirloom.gui.shell.top_bar import Tools, TopBar

KEPT = 20
WITHOUT_TOP = frozenset({"viewer"})
"""Pages that are the whole of the window."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What one goes about in."""

    window: QMainWindow
    sidebar: Sidebar
    top: TopBar
    pages: Pages
    overlays: Overlays
    floating: Floating


class Going(QObject):
    """Where we are and where we came from."""

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame.window)
        self._frame = frame
        self._came_from: list[tuple[str, QWidget | None]] = []
        self._current: int | None = None
        self._had_screen = False
        frame.pages.shown.connect(self._shown)

    # Pages

    def go(self, key: str) -> None:
        """Show a page; where there is none of that name, nothing happens."""
        pages = self._frame.pages
        if not pages.has(key) or pages.key == key:
            return
        if pages.key:
            self._came_from.append((pages.key, QApplication.focusWidget()))
            del self._came_from[:-KEPT]
        pages.go(key)

    def go_back(self) -> bool:
        """To where we came from, with the keys where they were; False where there is nothing to go back to."""
        pages = self._frame.pages
        while self._came_from:
            key, focus = self._came_from.pop()
            if key != pages.key and pages.has(key):
                left_viewer = pages.key == "viewer"
                pages.go(key)
                if left_viewer:
                    self._reveal()
                if focus is not None and focus.isVisible() and pages.isAncestorOf(focus):
                    focus.setFocus(Qt.FocusReason.OtherFocusReason)
                else:
                    self.focus_content()
                return True
        return False

    def note_current(self, number: int) -> None:
        """The viewer walked on to this memory: its tile is the current one when we come back."""
        self._current = number

    def _reveal(self) -> None:
        page: object = self._frame.pages.current()
        if self._current is not None and isinstance(page, Reveals):
            page.reveal(self._current)
        self._current = None

    def escape(self) -> None:
        """Close the topmost thing, then clear the selection, then go back."""
        frame = self._frame
        if frame.overlays.tray_is_open:
            frame.overlays.set_tray(False)
            self.focus_content()
            return
        page: object = frame.pages.current()
        if isinstance(page, Escapes) and page.escape():
            return
        if frame.window.isFullScreen():
            frame.window.showNormal()
            return
        if not self.go_back() and frame.pages.key != "timeline":
            self.go("timeline")

    def clear_selection(self) -> None:
        page: object = self._frame.pages.current()
        if isinstance(page, Escapes):
            page.escape()

    # Panes

    def turn_pane(self, step: int) -> None:
        """F6: sidebar, search, content, panel."""
        frame = self._frame
        panes: list[QWidget] = [frame.sidebar, frame.top]
        page: object = frame.pages.current()
        if isinstance(page, QWidget):
            panes.append(page)
        if frame.overlays.tray_is_open:
            panes.append(frame.floating.tray)
        panes = [pane for pane in panes if pane.isVisible()]
        focus = QApplication.focusWidget()
        at = next((at for at, pane in enumerate(panes) if focus is not None and pane.isAncestorOf(focus)), -step)
        self._focus(panes[(at + step) % len(panes)])

    def focus_content(self) -> None:
        page: object = self._frame.pages.current()
        if isinstance(page, QWidget):
            self._focus(page)

    def _focus(self, pane: QWidget) -> None:
        frame = self._frame
        if pane is frame.sidebar:
            frame.sidebar.nav.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif pane is frame.top:
            frame.top.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif not _focused_itself(pane):
            pane.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # Tools of the top bar

    def set_tile_size(self, px: int) -> None:
        page: object = self._frame.pages.current()
        if isinstance(page, HasTileSize):
            page.set_tile_size(px)

    def set_kind(self, kind: str) -> None:
        page: object = self._frame.pages.current()
        if isinstance(page, HasKinds):
            page.set_kind(kind)

    def set_inspector(self, shown: bool) -> None:
        page: object = self._frame.pages.current()
        if isinstance(page, HasInspector):
            page.set_inspector(shown)

    def turn_inspector(self) -> None:
        """Show the catalogue card or hide it, on a page that has one."""
        page: object = self._frame.pages.current()
        if isinstance(page, HasInspector):
            page.set_inspector(not page.inspector.isVisible())

    # The whole screen

    def turn_full_screen(self) -> None:
        window = self._frame.window
        if window.isFullScreen():
            window.showNormal()
        else:
            window.showFullScreen()

    def give_screen(self, wanted: bool) -> None:
        """The page takes the whole screen, without the sidebar, or gives it back as it was."""
        frame = self._frame
        frame.sidebar.setVisible(not wanted and frame.pages.key not in WITHOUT_TOP)
        if wanted:
            self._had_screen = frame.window.isFullScreen()
            frame.window.showFullScreen()
        elif frame.window.isFullScreen() and not self._had_screen:
            frame.window.showNormal()

    def give_keys(self, commands: Commands) -> None:
        commands.key("F6", lambda: self.turn_pane(1))
        commands.key("Shift+F6", lambda: self.turn_pane(-1))
        commands.key("Esc", self.escape)
        for at in range(PAGE_KEYS):
            commands.key(f"Ctrl+{at + 1}", partial(self._go_nth, at))

    def _go_nth(self, at: int) -> None:
        nav = self._frame.sidebar.nav
        rows = [row for row in nav.pages.rows() if not row.heading]
        if at < len(rows):
            nav.chosen.emit(rows[at].key)
            self.focus_content()

    def _shown(self, key: str) -> None:
        frame = self._frame
        page: object = frame.pages.current()
        frame.sidebar.nav.select(key)
        frame.sidebar.show_settings_current(key == "settings")
        frame.top.setVisible(key not in WITHOUT_TOP)
        frame.sidebar.setVisible(key not in WITHOUT_TOP)
        frame.top.set_searching(key == "search")
        frame.top.show_tools(_tools(page))
        frame.top.show_part(page.top_part() if isinstance(page, HasTopPart) else None)


def _focused_itself(pane: object) -> bool:
    if isinstance(pane, Focuses):
        pane.focus_content()
        return True
    return False


def _tools(page: object) -> Tools:
    if isinstance(page, HasTools):
        return page.tools()
    own = isinstance(page, HasTopPart)
    return Tools(isinstance(page, HasTileSize), isinstance(page, HasKinds), isinstance(page, HasInspector), not own)
