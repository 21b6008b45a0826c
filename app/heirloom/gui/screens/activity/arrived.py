"""Just arrived: what one import has brought, oldest first, also while it is still bringing."""

from __future__ import annotations

import time

import numpy as np
from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from heirloom.bank import Bank, Change, Timeline
from heirloom.gui.background import Background, Ticket
from heirloom.gui.grid.cards import Cards
from heirloom.gui.grid.page import GridPage
from heirloom.gui.grid.previews import Previews
from heirloom.gui.grid.scrolled import Scrolled
from heirloom.gui.grid.view import MediaGridView
from heirloom.gui.history import History
from heirloom.gui.joining import in_sentences
from heirloom.gui.language import Translated
from heirloom.gui.models.timeline import Arranged, Numbers, TimelineModel, arrange
from heirloom.gui.preferences import Preferences
from heirloom.gui.requests import OpenRequest, SimilarTo
from heirloom.gui.screens.timeline.acts import TileActs
from heirloom.gui.screens.timeline.menu import Act, pop_up
from heirloom.gui.widgets.labels import Heading, Text
from heirloom.gui.widgets.notices import Banner

_DAY_S = 86_400


class ArrivedPage(Translated, GridPage):
    """`show_batch` tells which import; `refresh` looks what it has brought by now."""

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
        self._shelf = bank.shelf
        self._background = background
        self._previews = previews
        self._batch, self._source, self._running = "", "", False
        self._ticket: Ticket[Arranged] | None = None
        self.cards = Cards(bank.shelf, background, self)
        self.model = TimelineModel(self)
        self.view = MediaGridView(previews, self.cards)
        self.acts = TileActs(bank, background, history, self)
        self._banner = Banner("accent")
        self._title = Heading("", "title")
        self._told = Text(tone="ink2")
        self.view.set_model(self.model)
        self.view.set_tile_height(preferences.tile_height)
        self._lay_out()
        self._connect()

    # What the window asks of a page

    def show_batch(self, batch: str, source: str, *, running: bool) -> None:
        """What the import with this name brought; `running`: more is to come."""
        is_other = batch != self._batch
        self._batch, self._source = batch, source
        self.set_running(running)
        if is_other:
            self.view.clear_selection()
        self.refresh()

    def set_running(self, running: bool) -> None:
        self._running = running
        self._banner.setVisible(running)

    @property
    def batch(self) -> str:
        return self._batch

    def refresh(self) -> None:
        """Read it anew, unless that is being done."""
        shelf, batch = self._shelf, self._batch
        if batch and (self._ticket is None or not self._ticket.is_wanted):
            self._ticket = self._background.run(
                lambda: _arranged(shelf.timeline(), shelf.batch_numbers(batch)), self._came, owner=self
            )

    def activated(self) -> None:
        self.refresh()

    def left(self) -> None:
        self.view.clear_selection()

    def told_of(self, change: Change) -> None:
        """A person changed something, here or elsewhere, or took it back."""
        self.cards.refresh(change.touched)
        if self.isVisible():
            self.refresh()

    def menu_acts(self, numbers: list[int]) -> dict[str, Act]:
        """What can be done with these memories, by the names of the menu."""
        acts, current = self.acts, self.view.grid_state.current
        found: dict[str, Act] = {
            "keep": lambda: acts.keep(numbers, True),
            "album": lambda: self.album_wanted.emit(numbers),
            "rotate": lambda: acts.rotate(numbers),
            "export": lambda: self.export_wanted.emit(numbers),
            "aside": lambda: acts.set_aside(numbers),
            "erase": lambda: acts.erase(numbers),
        }
        if current is not None:
            found["open"] = lambda: self._open(current)
        if len(numbers) == 1:
            found["similar"] = lambda: self.search_similar.emit(SimilarTo(number=numbers[0]))
        return found

    # Building

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        top = QHBoxLayout()
        top.setContentsMargins(24, 0, 24, 0)
        top.addWidget(self._banner)
        column.addLayout(top)
        head = QHBoxLayout()
        head.setContentsMargins(24, 4, 24, 10)
        head.setSpacing(16)
        self._title.setWordWrap(False)
        head.addWidget(self._title, 0, Qt.AlignmentFlag.AlignBaseline)
        head.addWidget(self._told, 1, Qt.AlignmentFlag.AlignBaseline)
        column.addLayout(head)
        column.addWidget(Scrolled(self.view), 1)
        self._banner.hide()

    def _connect(self) -> None:
        view, acts = self.view, self.acts
        view.open_requested.connect(self._open)
        view.selection_changed_to.connect(self.selection_changed)
        view.keep_requested.connect(lambda numbers: acts.keep(numbers, True))
        view.set_aside_requested.connect(acts.set_aside)
        view.erase_requested.connect(acts.erase)
        view.rotate_requested.connect(acts.rotate)
        view.copy_requested.connect(acts.copy)
        view.album_requested.connect(self.album_wanted)
        view.find_similar_requested.connect(lambda number: self.search_similar.emit(SimilarTo(number=number)))
        view.drag_out_requested.connect(self.drag_out_wanted)
        view.context_menu_requested.connect(self._pop_up)
        view.tile_height_changed.connect(self.tile_size_changed)
        acts.toast.connect(self.toast)

    def retranslate(self) -> None:
        self._title.setText(self.tr("Just arrived"))
        self.view.setAccessibleName(self.tr("Just arrived"))
        first = self.tr("You can close this window.")
        rest = self.tr("Everything brought in so far is already sealed and searchable; the rest continues in the tray.")
        self._banner.set_text(in_sentences(first, rest))
        self._tell()

    def _tell(self) -> None:
        count = len(self.model.arranged.numbers)
        self._told.setVisible(count > 0)
        self._told.setText(self.tr("%Ln from “{source}”, oldest first", "", count).format(source=self._source))

    # What happens

    def _came(self, arranged: Arranged) -> None:
        self._previews.refresh()
        self.model.show(arranged)
        self._tell()

    def _open(self, row: int) -> None:
        self.open_item.emit(OpenRequest(Numbers(self.model.arranged.numbers), row, self.tr("Just arrived")))

    def _pop_up(self, numbers: list[int], place: QPoint) -> None:
        pop_up(self, self.menu_acts(numbers), place)


def _arranged(columns: Timeline, batch: np.ndarray[tuple[int], np.dtype[np.int64]]) -> Arranged:
    """The rows of one import, oldest first."""
    rows = np.flatnonzero(np.isin(columns.numbers, batch))[::-1]
    picked = Timeline(
        columns.numbers[rows], columns.dated_us[rows], columns.kinds[rows], columns.aspects[rows], columns.flags[rows]
    )
    return arrange(picked, int(time.time() // _DAY_S), headed=False)
