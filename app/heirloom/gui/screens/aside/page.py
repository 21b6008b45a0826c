"""What was set aside, and what is on the way out: bring it back, or erase it."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from heirloom.bank import Bank, Change, TileFlag
from heirloom.core.errors import HeirloomError
from heirloom.gui.background import Background
from heirloom.gui.errors import problem
from heirloom.gui.grid.cards import Cards
from heirloom.gui.grid.page import GridPage
from heirloom.gui.grid.previews import Previews
from heirloom.gui.grid.scrolled import Scrolled
from heirloom.gui.grid.view import MediaGridView
from heirloom.gui.history import History
from heirloom.gui.joining import in_sentences
from heirloom.gui.language import Translated
from heirloom.gui.models.timeline import Arranged, Numbers, TimelineModel
from heirloom.gui.preferences import Preferences
from heirloom.gui.requests import OpenRequest
from heirloom.gui.screens.timeline.acts import TileActs
from heirloom.gui.screens.timeline.feed import Feed
from heirloom.gui.screens.timeline.menu import Act, pop_up
from heirloom.gui.widgets.buttons import Button
from heirloom.gui.widgets.labels import Heading, Text
from heirloom.gui.widgets.notices import Banner, EmptyState


class AsidePage(Translated, GridPage):
    """One grid without days; what is to be erased tells on its tile how many days are left."""

    export_wanted = Signal(list)
    drag_out_wanted = Signal(list)
    selection_changed = Signal(int)
    tile_size_changed = Signal(int)

    def __init__(
        self,
        bank: Bank,
        background: Background,
        previews: Previews,
        history: History,
        preferences: Preferences,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.cards = Cards(bank.shelf, background, self)
        self.model = TimelineModel(self)
        self.view = MediaGridView(previews, self.cards)
        self.acts = TileActs(bank, background, history, self)
        self._feed = Feed(bank.shelf, background, self, aside=True)
        self._title = Heading("", "title")
        self._sentence = Text(tone="ink2", wraps=True)
        self._back = Button()
        self._banner = Banner("danger")
        self._empty = EmptyState("archive")
        self._leaving = 0
        self.view.set_model(self.model)
        self.view.set_tile_height(preferences.tile_height)
        self._lay_out()
        self._connect()

    # What the window asks of a page

    def activated(self) -> None:
        self._feed.start()

    def left(self) -> None:
        self._feed.pause()
        self.view.clear_selection()

    def told_of(self, change: Change) -> None:
        """A person changed something, here or elsewhere, or took it back."""
        self.cards.refresh(change.touched)
        if self.isVisible():
            self._feed.refresh()

    def menu_acts(self, numbers: list[int]) -> dict[str, Act]:
        """What can be done with these memories, by the names of the menu."""
        current = self.view.grid_state.current
        found: dict[str, Act] = {
            "bring_back": lambda: self.acts.bring_back(numbers),
            "export": lambda: self.export_wanted.emit(numbers),
        }
        if not self._all_leave(numbers):
            found["erase"] = lambda: self.acts.erase(numbers)
        if current is not None:
            found["open"] = lambda: self._open(current)
        return found

    # Building

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(24, 4, 24, 10)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._sentence)
        head.addLayout(words, 1)
        head.addWidget(self._back, 0, Qt.AlignmentFlag.AlignBottom)
        ground = QWidget()
        middle = QVBoxLayout(ground)
        middle.addWidget(self._empty, 0, Qt.AlignmentFlag.AlignCenter)
        self._stack = QStackedLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._banner)
        column.addLayout(head)
        column.addLayout(self._stack, 1)  # before it has parts: it shows the first one at once, and that needs a place
        for part in (Scrolled(self.view), ground, QWidget()):
            self._stack.addWidget(part)
        self._stack.setCurrentIndex(2)
        self._banner.hide()
        self._back.setEnabled(False)

    def _connect(self) -> None:
        view, acts = self.view, self.acts
        self._feed.came.connect(self._came)
        self._feed.failed.connect(self._failed)
        self._banner.pressed.connect(self._feed.refresh)
        self._back.clicked.connect(lambda: acts.bring_back(self.selected()))
        view.selection_changed_to.connect(self._selection_became)
        view.open_requested.connect(self._open)
        view.erase_requested.connect(acts.erase)
        view.drag_out_requested.connect(self.drag_out_wanted)
        view.context_menu_requested.connect(self._pop_up)
        view.tile_height_changed.connect(self.tile_size_changed)
        acts.toast.connect(self.toast)

    def retranslate(self) -> None:
        self._title.setText(self.tr("Set aside"))
        self._sentence.setText(self._told())
        self._back.setText(self.tr("Bring back"))
        self._back.setAccessibleName(self.tr("Bring back"))
        self.view.setAccessibleName(self.tr("Set aside"))
        self._empty.set_text(
            self.tr("Nothing is set aside"), self.tr("What you set aside waits here, as long as you like."), None
        )

    def _told(self) -> str:
        rest = self.tr("What is set aside stays in the vault, as long as you like.")
        if not self._leaving:
            return rest
        leaving = self.tr("%Ln item(s) will be erased when the days on them are over.", "", self._leaving)
        return in_sentences(leaving, rest)

    # What happens

    def _open(self, row: int) -> None:
        self.open_item.emit(OpenRequest(Numbers(self.model.arranged.numbers), row, self.tr("Set aside")))

    def _pop_up(self, numbers: list[int], place: QPoint) -> None:
        pop_up(self, self.menu_acts(numbers), place)

    def _selection_became(self, count: int) -> None:
        self._back.setEnabled(count > 0)
        self.selection_changed.emit(count)

    def _all_leave(self, numbers: list[int]) -> bool:
        arranged = self.model.arranged
        flags = arranged.flags[np.isin(arranged.numbers, numbers)]
        return bool(np.all(flags & np.uint8(TileFlag.LEAVING)))

    def _came(self, arranged: Arranged) -> None:
        self._banner.hide()
        self.model.show(arranged)
        self._leaving = int(np.count_nonzero(arranged.flags & np.uint8(TileFlag.LEAVING)))
        self._sentence.setText(self._told())
        self._stack.setCurrentIndex(0 if len(arranged.numbers) else 1)

    def _failed(self, error: HeirloomError) -> None:
        self._banner.set_text(problem(error).text, self.tr("Try again"))
        self._banner.show()
