"""The page "Worth keeping?" in its window: its row in the sidebar, and the look at what has come since the last one."""

from __future__ import annotations

import contextlib
import threading
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal

from heirloom.bank import Counts
from heirloom.core.errors import HeirloomError
from heirloom.core.screening import Screened
from heirloom.gui.background import Lane
from heirloom.gui.errors import problem
from heirloom.gui.going import Frame
from heirloom.gui.page_makers import PageMakers, Parts
from heirloom.gui.screens.worth.page import WorthPage
from heirloom.gui.shell.nav import NavRow
from heirloom.gui.sidebar_rows import Group, SidebarRows
from heirloom.gui.widgets.notices import ToastText

KEY: Final = "worth"
_SOON_MS: Final = 1_500
"""The look begins so long after something came: what is on the screen goes first."""
_COUNT_MS: Final = 700
_COUNT_AGAIN_MS: Final = 3_000
"""While a look goes on; counting reads a row of every memory."""


class Caring(QObject):
    """One for a window. `changed` tells that other numbers of memories wait."""

    changed = Signal()
    _ended = Signal()
    """A look is over, however it ended."""

    def __init__(self, parts: Parts, makers: PageMakers, frame: Frame, rows: SidebarRows) -> None:
        super().__init__(frame.window)
        self._bank = parts.bank
        self._background = parts.background
        self._parts = parts
        self._makers = makers
        self._frame = frame
        self._screened: Screened | None = None
        self._counts: Counts | None = None
        self._stop = threading.Event()
        self._is_looking = False
        self._is_paused = False
        self._again = False
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self._look)
        self._count_soon = QTimer(self, singleShot=True)
        self._count_soon.timeout.connect(self._count)
        frame.pages.offer(KEY, self._page)
        rows.give(Group.CARE, self._rows)
        self.changed.connect(rows.show)
        self._ended.connect(self._looked, Qt.ConnectionType.QueuedConnection)
        parts.history.changed.connect(lambda _change: self.look_soon())

    def take_counts(self, counts: Counts) -> None:
        """The vault was counted: at the start, and whenever something came, was understood or was decided."""
        if counts != self._counts:
            self._counts = counts
            self.look_soon()
            page = self._frame.pages.built(KEY)
            if isinstance(page, WorthPage):
                page.top.tell_aside(counts.aside)

    def look_soon(self) -> None:
        """What has come since the last look is looked at, and what waits is counted."""
        for timer, wait in ((self._soon, _SOON_MS), (self._count_soon, _COUNT_MS)):
            if not timer.isActive():
                timer.start(wait)

    def close(self) -> None:
        """The vault is being left: the look ends at the next memory."""
        self._stop.set()
        page = self._frame.pages.built(KEY)
        if isinstance(page, WorthPage):
            page.close_down()

    def _rows(self) -> list[NavRow]:
        waiting = None if self._screened is None else self._screened.keepsakes + self._screened.clutter
        return [NavRow(KEY, QCoreApplication.translate("Caring", "Worth keeping?"), "scale", waiting)]

    def _page(self) -> WorthPage:
        bank, history = self._bank, self._parts.history
        page = WorthPage(bank, bank.screening, self._background, self._parts.previews, history)
        makers = self._makers
        makers.adopt(page)
        page.export_wanted.connect(makers.export_wanted)
        page.pause_wanted.connect(self._pause)
        page.whole_window_wanted.connect(self._give_window)
        page.top.tell_aside(0 if self._counts is None else self._counts.aside)
        self._frame.overlays.lift_toasts(page.foot_px)
        history.changed.connect(page.told_of)
        self.changed.connect(lambda: page.reader.refresh() if page.isVisible() else None)
        return page

    def _give_window(self, whole: bool) -> None:
        if self._frame.pages.key == KEY:
            self._frame.top.setVisible(not whole)
            self._frame.sidebar.setVisible(not whole)

    # Looking

    def _pause(self, paused: bool) -> None:
        """A person wants the look to rest; it goes on where it was."""
        self._is_paused = paused
        if paused:
            self._stop.set()
        else:
            self._stop = threading.Event()
            self._look()

    def _look(self) -> None:
        if not self._bank.is_writable or self._is_paused:
            return
        if self._is_looking:
            self._again = True
            return
        screening, stop, ended = self._bank.screening, self._stop, self._ended

        def look() -> None:
            try:
                screening.look(stop=stop)
            finally:
                with contextlib.suppress(RuntimeError):  # the window went, and this object with it
                    ended.emit()

        self._is_looking = True
        self._background.run(look, lambda _none: None, self._not_looked, lane=Lane.WORK, owner=self)
        self._count_soon.start(_COUNT_MS)

    def _looked(self) -> None:
        self._is_looking = False
        for missed in self._bank.arriving.take_notices():
            self._makers.toast.emit(ToastText(problem(missed).text))
        self._count()
        again, self._again = self._again, False
        if again:
            self.look_soon()

    def _not_looked(self, error: HeirloomError) -> None:
        self._makers.toast.emit(ToastText(problem(error).text, kind="warn"))

    def _count(self) -> None:
        self._background.run(self._bank.screening.overview, self._take, owner=self)

    def _take(self, screened: Screened) -> None:
        is_other = screened != self._screened
        self._screened = screened
        if is_other:
            self.changed.emit()
        if self._is_looking and not self._count_soon.isActive():
            self._count_soon.start(_COUNT_AGAIN_MS)
