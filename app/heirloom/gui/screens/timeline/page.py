"""The Timeline: all memories by day, with the date scrubber beside them."""

from __future__ import annotations

from typing import Final

import numpy as np
from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedLayout, QVBoxLayout, QWidget

from heirloom.bank import Bank, Change, ChangeKind, TileFlag
from heirloom.core.errors import HeirloomError
from heirloom.core.records import Kind
from heirloom.gui import theme
from heirloom.gui.background import Background
from heirloom.gui.errors import problem
from heirloom.gui.grid.cards import Cards
from heirloom.gui.grid.drag_out import remove_leftovers
from heirloom.gui.grid.page import GridPage
from heirloom.gui.grid.previews import Previews
from heirloom.gui.grid.scrub.scrubber import Scrubber
from heirloom.gui.grid.view import MediaGridView
from heirloom.gui.language import Translated
from heirloom.gui.models.timeline import Arranged, Numbers, TimelineModel
from heirloom.gui.preferences import Preferences
from heirloom.gui.requests import OpenRequest, SimilarTo
from heirloom.gui.screens.timeline.acts import Does, TileActs
from heirloom.gui.screens.timeline.date_words import Days
from heirloom.gui.screens.timeline.feed import Feed
from heirloom.gui.screens.timeline.go_to_date import GoToDate
from heirloom.gui.screens.timeline.menu import Act, pop_up, rating_acts
from heirloom.gui.theme import fonts
from heirloom.gui.widgets.notices import Banner, EmptyState, ToastText

_PATIENCE_MS: Final = 400
"""Only then is it said that the vault is being opened."""
_GO_TO_PX: Final = 16
"""So far from the corner of the grid lies the field for a date."""


class TimelinePage(Translated, GridPage):
    """Grid and scrubber. `export_wanted` and `drag_out_wanted` carry numbers, `folder_wanted` nothing."""

    export_wanted = Signal(list)
    drag_out_wanted = Signal(list)
    folder_wanted = Signal()
    selection_changed = Signal(int)
    tile_size_changed = Signal(int)
    shown_all_kinds = Signal()

    def __init__(
        self,
        bank: Bank,
        background: Background,
        previews: Previews,
        history: Does,
        preferences: Preferences,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._previews = previews
        self._background = background
        self.cards = Cards(bank.shelf, background, self)
        self.model = TimelineModel(self)
        self.view = MediaGridView(previews, self.cards)
        self.scrubber = Scrubber()
        self.acts = TileActs(bank, background, history, self)
        self._feed = Feed(bank.shelf, background, self)
        self._banner = Banner("danger")
        self._loading = QLabel()
        self._empty = EmptyState("images")
        self.go_to = GoToDate(bank.finding, background, self)
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self.view.set_model(self.model)
        self.view.set_tile_height(preferences.tile_height)
        self._lay_out()
        self._connect()

    # What the window asks of a page

    def activated(self) -> None:
        if not self._feed.is_read:
            self._patience.start()
            self._background.run(remove_leftovers, lambda _none: None)
        self._feed.start()

    def left(self) -> None:
        self._feed.pause()

    def escape(self) -> bool:
        """Close the field for a date, or clear the selection; whether there was either."""
        return self.go_to.close_it() or super().escape()

    def set_kind(self, kind: str) -> None:
        """Show one kind only, with an empty name all."""
        self._feed.show_kinds([Kind(kind)] if kind else None)

    @property
    def is_whole(self) -> bool:
        """Whether all of the timeline was read."""
        return self._feed.is_read

    def choose(self, numbers: list[int]) -> None:
        """Select these memories and bring the first of them into view: what an import brought, for one."""
        self.view.choose(numbers)

    def look_again(self) -> None:
        """More of the vault is understood than a while ago."""
        self.cards.look_again()

    def told_of(self, change: Change) -> None:
        """A person changed something, here or elsewhere, or took it back."""
        self.cards.refresh(change.touched)
        if change.label is ChangeKind.KEEP and isinstance(change.value, bool):
            self.model.set_kept(change.numbers, change.value is not change.undone)
        self._feed.refresh()

    # Building

    def _lay_out(self) -> None:
        grid = QWidget()
        row = QHBoxLayout(grid)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.view, 1)
        row.addWidget(self.scrubber)
        self._stack = QStackedLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._banner)
        column.addLayout(self._stack, 1)  # before it has parts: it shows the first one at once, and that needs a place
        for part in (grid, _centred(self._empty), _centred(self._loading), QWidget()):
            self._stack.addWidget(part)
        self._banner.hide()
        self._stack.setCurrentIndex(3)
        theme.watcher().changed.connect(self._dress)
        self._dress()

    def _connect(self) -> None:
        view, acts = self.view, self.acts
        self._feed.came.connect(self._came)
        self._feed.failed.connect(self._failed)
        self._banner.pressed.connect(self._feed.refresh)
        self._empty.pressed.connect(self._empty_pressed)
        self._patience.timeout.connect(self._say_loading)
        self.scrubber.jumped.connect(view.jump_to_section)
        self.scrubber.scrubbing.connect(view.set_scrubbing)
        view.looked_at.connect(self.scrubber.show_section)
        view.layout_changed.connect(lambda: self.scrubber.set_layout(view.layout_now()))
        view.open_requested.connect(self.open_row)
        view.selection_changed_to.connect(self.selection_changed)
        view.keep_requested.connect(self.keep)
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
        key = QShortcut(QKeySequence("G"), view, context=Qt.ShortcutContext.WidgetShortcut)
        key.activated.connect(self.ask_for_date)
        self.go_to.wanted.connect(self.show_days)
        self.go_to.closed.connect(self.focus_content)

    def retranslate(self) -> None:
        self.view.setAccessibleName(self.tr("Timeline"))
        self._loading.setText(self.tr("Opening the vault…"))
        self._say_empty()

    def _dress(self) -> None:
        self._loading.setFont(fonts.font("small"))
        self._loading.setProperty("role", "secondary")

    # Acts

    def open_row(self, row: int) -> None:
        """Open a memory large; left and right walk through the timeline as it is now."""
        numbers = Numbers(self.model.arranged.numbers)
        self.open_item.emit(OpenRequest(numbers, row, self.tr("Timeline")))

    def keep(self, numbers: list[int]) -> None:
        """Keep them, or no longer when all of them are kept already."""
        self.acts.keep(numbers, not self._all_kept(numbers))

    def ask_for_date(self) -> None:
        """Open the field in which a date is typed."""
        if self.model.rowCount():
            self.go_to.open()
            right = self.view.width() - self.go_to.width() - _GO_TO_PX
            self.go_to.move(self.view.mapTo(self, QPoint(max(0, right), _GO_TO_PX)))

    def show_days(self, days: Days) -> None:
        """Go to the newest memory of these days, or where there is none, to the nearest one."""
        sections = self.model.sections
        found = sections.nearest(days.begin, days.end)
        if found is None:
            return
        section, within = found
        self.view.jump_to_section(section)
        self.view.make_current(sections.range_of(section)[0], by_key=True)
        if not within:
            self.toast.emit(ToastText(self.tr("Nothing from “{when}”. This is nearest.").format(when=days.words)))

    def menu_acts(self, numbers: list[int]) -> dict[str, Act]:
        """What can be done with these memories, by the names of the menu."""
        acts, current = self.acts, self.view.grid_state.current
        one = len(numbers) == 1
        found: dict[str, Act] = {
            "unkeep" if self._all_kept(numbers) else "keep": lambda: self.keep(numbers),
            "album": lambda: self.album_wanted.emit(numbers),
            "rotate": lambda: acts.rotate(numbers),
            "export": lambda: self.export_wanted.emit(numbers),
            "aside": lambda: acts.set_aside(numbers),
            "erase": lambda: acts.erase(numbers),
            **rating_acts(lambda stars: acts.rate(numbers, stars)),
        }
        if current is not None:
            found["open"] = lambda: self.open_row(current)
        if one:
            found["similar"] = lambda: self.search_similar.emit(SimilarTo(number=numbers[0]))
            row = self.model.row_of(numbers[0])
            if row is not None and int(self.model.arranged.kinds[row]) == 0:
                found["copy"] = lambda: acts.copy(numbers[0])
        return found

    def _pop_up(self, numbers: list[int], place: QPoint) -> None:
        pop_up(self, self.menu_acts(numbers), place)

    def _all_kept(self, numbers: list[int]) -> bool:
        arranged = self.model.arranged
        flags = arranged.flags[np.isin(arranged.numbers, numbers)]
        return bool(len(flags)) and bool(np.all(flags & np.uint8(TileFlag.KEPT)))

    # What comes

    def _came(self, arranged: Arranged) -> None:
        self._patience.stop()
        self._banner.hide()
        self._previews.refresh()
        self.model.show(arranged)
        if not len(arranged.numbers):
            self._say_empty()
        self._stack.setCurrentIndex(0 if len(arranged.numbers) else 1)

    def _failed(self, error: HeirloomError) -> None:
        self._patience.stop()
        found = problem(error)
        self._banner.set_text(found.text, self.tr("Try again"))
        self._banner.show()
        if not self._feed.is_read:
            self._stack.setCurrentIndex(3)

    def _say_loading(self) -> None:
        if self._stack.currentIndex() == 3:
            self._stack.setCurrentIndex(2)

    def _say_empty(self) -> None:
        if self._feed.is_narrowed:
            self._empty.set_text(
                self.tr("Nothing of this kind"), self.tr("Other memories are there."), self.tr("Show everything")
            )
            return
        self._empty.set_text(
            self.tr("No pictures yet"),
            self.tr("Drop a folder anywhere in this window, or choose one to watch."),
            self.tr("Choose a folder…"),
        )

    def _empty_pressed(self) -> None:
        if self._feed.is_narrowed:
            self.set_kind("")
            self.shown_all_kinds.emit()
        else:
            self.folder_wanted.emit()


def _centred(widget: QWidget) -> QWidget:
    ground = QWidget()
    column = QVBoxLayout(ground)
    column.addWidget(widget, 0, Qt.AlignmentFlag.AlignCenter)
    return ground
