"""A real viewer for tests, over a real vault and a real worker."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from heirloom.bank import Bank
from heirloom.gui.background import Background
from heirloom.gui.grid.previews import Previews
from heirloom.gui.history import History
from heirloom.gui.requests import OpenRequest
from heirloom.gui.screens.viewer.page import ViewerPage
from heirloom.gui.widgets import ToastText


class Viewer:
    """A viewer with what stands around it in the window."""

    def __init__(self, qtbot: QtBot, bank: Bank, background: Background) -> None:
        self.qtbot, self.bank = qtbot, bank
        self.previews = Previews(bank.shelf)
        self.history = History(bank, background)
        self.page = ViewerPage(bank, background, self.previews, self.history)
        self.history.changed.connect(self.page.told_of)
        self.toasts: list[ToastText] = []
        self.page.toast.connect(self.toasts.append)
        self.history.toast.connect(self.toasts.append)
        qtbot.addWidget(self.page)
        self.page.resize(1440, 900)
        self.page.show()

    def open(self, name: str, words: tuple[str, ...] = ()) -> int:
        """Open a memory by its file name, among all, as the timeline does."""
        numbers = self.bank.shelf.timeline().numbers.tolist()
        number = self.number(name)
        self.page.open(OpenRequest(numbers, numbers.index(number), "Timeline", words))
        self.wait_for(number)
        return number

    def number(self, name: str) -> int:
        return next(int(item.number) for item in self.bank.list_items().items if item.original_name == name)

    def wait_for(self, number: int) -> None:
        """Until the memory stands there with its whole card."""
        page = self.page

        def stands() -> bool:
            card, full = page._shown, page.inspector.full
            if card is None or card.number != number or full is None or full.detail.item.number != number:
                return False
            return not page.stage.is_picture or page.stage.canvas.is_showing_pixels

        self.qtbot.waitUntil(stands, timeout=15_000)

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.page, key, modifiers)

    def until(self, what: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(what, timeout=15_000)
