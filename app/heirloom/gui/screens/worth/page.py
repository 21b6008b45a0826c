"""Worth keeping? Two lanes, one by one, and two of a kind: each a layer of one page, with one history for all."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from heirloom.bank import Bank, Change
from heirloom.core.errors import HeirloomError
from heirloom.core.screening import Clutter, Stack
from heirloom.gui.background import Background
from heirloom.gui.errors import problem
from heirloom.gui.grid.cards import Cards
from heirloom.gui.grid.previews import Previews
from heirloom.gui.history import History
from heirloom.gui.language import Translated
from heirloom.gui.models.timeline import Numbers
from heirloom.gui.requests import OpenRequest, SimilarTo
from heirloom.gui.screens.timeline.acts import TileActs
from heirloom.gui.screens.timeline.menu import Act, pop_up
from heirloom.gui.screens.worth.compare.bout import Choice
from heirloom.gui.screens.worth.compare.comparing import Comparing
from heirloom.gui.screens.worth.compare.large import LargeCompare
from heirloom.gui.screens.worth.compare.one_pair import OnePair
from heirloom.gui.screens.worth.deciding import Deciding
from heirloom.gui.screens.worth.done import DonePage
from heirloom.gui.screens.worth.overview import Overview
from heirloom.gui.screens.worth.reading import Reader, Screens, Waiting
from heirloom.gui.screens.worth.single import sources
from heirloom.gui.screens.worth.single.sources import Source
from heirloom.gui.screens.worth.single.view import OneByOne
from heirloom.gui.screens.worth.single.walking import Walking
from heirloom.gui.screens.worth.top_part import WorthTop
from heirloom.gui.widgets.look_only import LookOnly
from heirloom.gui.widgets.page import Page

LISTED = 6


class WorthPage(Translated, Page):
    """Nothing here erases: what is set aside stays in the vault, and every decision can be taken back."""

    export_wanted = Signal(list)
    pause_wanted = Signal(bool)
    """The look is to rest, or to go on."""
    whole_window_wanted = Signal(bool)
    """One by one and two side by side are the whole of the window, without what lies around the page."""

    def __init__(
        self,
        bank: Bank,
        screens: Screens,
        background: Background,
        previews: Previews,
        history: History,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._screens = screens
        self._history = history
        self._waiting: Waiting | None = None
        self._shown_number: int | None = None
        self.cards = Cards(bank.shelf, background, self)
        self.acts = TileActs(bank, background, history, self)
        self.deciding = Deciding(screens, bank.shelf, history, self)
        self.reader = Reader(screens, bank.shelf, background, self)
        self.comparing = Comparing(screens, history, self)
        self.beside = OnePair(screens, history, self)
        self.walking = Walking(screens, bank.shelf, background, history, self)
        self.overview = Overview(previews, self.cards)
        self.single = OneByOne(bank.viewing, background, previews)
        self.large = LargeCompare(bank.viewing, background, previews)
        self.done = DonePage()
        self.top = WorthTop()
        self._look_only = LookOnly(self, writable=bank.is_writable)
        self._may = bank.is_writable
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._layers = QStackedLayout()
        column.addLayout(self._layers)
        self._blank = QWidget()
        self._large_layers = (self.single, self.large)
        for layer in (self._blank, self.overview, self.single, self.large, self.done):
            self._layers.addWidget(layer)

    def _connect(self) -> None:
        self.reader.came.connect(self._came)
        self.reader.failed.connect(self._failed)
        self.walking.failed.connect(self._failed)
        self.acts.toast.connect(self.toast)
        self._connect_lanes()
        self._connect_pairs()
        single = self.single
        single.said.connect(self.walking.say)
        single.undo_wanted.connect(self.walking.undo)
        single.closed.connect(self.show_overview)
        single.compare_wanted.connect(self.show_beside)
        self.walking.changed.connect(self._show_single)
        self.done.undo_wanted.connect(self._history.undo)
        self.top.undo_wanted.connect(self._history.undo)
        self.top.aside_wanted.connect(lambda: self.navigate.emit("aside"))
        self._history.can.connect(self._can_undo)
        self._can_undo(self._history.can_undo)
        self._hold()

    def _hold(self) -> None:
        """Where the vault can only be looked at."""
        keepsakes, single, hold = self.overview.keepsakes, self.single, self._look_only.hold
        hold(keepsakes.act, keepsakes.put_aside, self.top.undo)
        hold(single.keep, single.aside, single.refuse, single.later, single.undo)
        for view in (self.overview.card, self.large):
            hold(view.buttons.left, view.buttons.right, view.buttons.both)
        hold(self.large.undo)
        self.overview.clutter.row_made.connect(lambda row: hold(row.button))

    def _connect_lanes(self) -> None:
        overview, deciding = self.overview, self.deciding
        overview.wrong.pressed.connect(self.reader.refresh)
        keepsakes, clutter, grid = overview.keepsakes, overview.clutter, overview.keepsakes.grid
        keepsakes.keep_all.connect(deciding.keep_all)
        keepsakes.keep_chosen.connect(deciding.keep)
        keepsakes.aside_chosen.connect(deciding.set_aside)
        overview.pause.clicked.connect(lambda: self.pause_wanted.emit(overview.toggle_pause()))
        keepsakes.timeline_wanted.connect(lambda: self.navigate.emit("timeline"))
        clutter.aside_page_wanted.connect(lambda: self.navigate.emit("aside"))
        keepsakes.more_wanted.connect(self.reader.more)
        keepsakes.dropped.connect(deciding.keep)
        clutter.dropped.connect(deciding.set_aside)
        clutter.opened.connect(self.open_stack)
        clutter.walk_wanted.connect(lambda: self._walk(sources.of_all(self._screens, self._stacks())))
        clutter.guarded_wanted.connect(lambda: self._walk(sources.of_guarded(self._screens, self._stacks())))
        clutter.aside_wanted.connect(deciding.set_aside_stacks)
        clutter.kept.connect(deciding.keep_stacks)
        grid.open_requested.connect(self._open)
        grid.keep_requested.connect(deciding.keep)
        grid.set_aside_requested.connect(deciding.set_aside)
        grid.later_requested.connect(deciding.later)
        grid.refused.connect(deciding.refuse)
        grid.rotate_requested.connect(self.acts.rotate)
        grid.copy_requested.connect(self.acts.copy)
        grid.find_similar_requested.connect(lambda number: self.search_similar.emit(SimilarTo(number=number)))
        grid.context_menu_requested.connect(self._pop_up)

    def _connect_pairs(self) -> None:
        card, large, comparing = self.overview.card, self.large, self.comparing
        comparing.changed.connect(self._show_pair)
        if self._may:
            card.chosen.connect(comparing.choose)
            large.chosen.connect(self._choose_large)
        card.swap_wanted.connect(comparing.swap)
        large.swap_wanted.connect(self._swap_large)
        card.undo_wanted.connect(comparing.undo)
        large.undo_wanted.connect(self._undo_large)
        card.large_wanted.connect(self.show_large)
        large.closed.connect(self.close_large)
        self.beside.changed.connect(self._show_pair)
        self.beside.decided.connect(self._decided_beside)

    # What the window asks of a page

    def top_part(self) -> QWidget:
        return self.top

    def activated(self) -> None:
        self.reader.start()

    def left(self) -> None:
        self.reader.pause()
        if self._layers.currentWidget() in self._large_layers:
            self.show_overview()
        self.overview.keepsakes.grid.clear_selection()

    def focus_content(self) -> None:
        layer = self._layers.currentWidget()
        if layer is self.overview:
            self.overview.keepsakes.grid.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif isinstance(layer, OneByOne | LargeCompare | DonePage):
            layer.focus_content()

    def escape(self) -> bool:
        """Back to the lanes, or clear what is selected in them; whether there was either."""
        if self._layers.currentWidget() is self.large:
            self.close_large()
            return True
        if self._layers.currentWidget() is self.single:
            self.show_overview()
            return True
        grid = self.overview.keepsakes.grid
        had = grid.selection_count() > 0
        grid.clear_selection()
        return self.overview.clutter.clear_selection() or had

    def selected(self) -> list[int]:
        """Numbers that an action is for."""
        return self.overview.keepsakes.grid.selected()

    def reveal(self, number: int) -> None:
        """Make a likely keepsake the current tile, in view."""
        self.overview.keepsakes.grid.reveal(number)

    def told_of(self, change: Change) -> None:
        """A person changed something, here or elsewhere, or took it back."""
        self.cards.refresh(change.touched)
        self.comparing.told_of(change)
        self.walking.told_of(change)
        if self.isVisible() and self._layers.currentWidget() is not self.single:
            self.reader.refresh()  # else once one comes back to the lanes

    def menu_acts(self, numbers: list[int]) -> dict[str, Act]:
        """What can be done with these likely keepsakes, by the names of the menu."""
        current = self.overview.keepsakes.grid.grid_state.current
        found: dict[str, Act] = {
            "keep": lambda: self.deciding.keep(numbers),
            "rotate": lambda: self.acts.rotate(numbers),
            "export": lambda: self.export_wanted.emit(numbers),
            "aside": lambda: self.deciding.set_aside(numbers),
        }
        if current is not None:
            found["open"] = lambda: self._open(current)
        if len(numbers) == 1:
            found["similar"] = lambda: self.search_similar.emit(SimilarTo(number=numbers[0]))
        return found

    def close_down(self) -> None:
        """The vault is being left."""
        self.overview.clutter.close_down()

    def foot_px(self) -> int:
        """So much at the foot of the page says what is on show, and what can be done with it: no toast covers it."""
        layer = self._layers.currentWidget()
        if not self.isVisible() or not isinstance(layer, Overview | OneByOne | LargeCompare):
            return 0
        first = layer.foot()
        return 0 if first is None else max(0, self.height() - first.mapTo(self, QPoint(0, 0)).y())

    @property
    def waiting(self) -> Waiting | None:
        """What was read last; None before anything was."""
        return self._waiting

    # Layers

    def show_overview(self) -> None:
        """The lanes, or that nothing waits."""
        self.walking.stop()
        self.beside.end()
        self.single.clear()
        self.large.clear()
        self._shown_number = None
        self._put(self._rest())
        self.reader.refresh()

    def show_large(self) -> None:
        """The pair on the whole page."""
        if self.comparing.bout is not None:
            self._put(self.large)
            self._show_pair()

    def show_beside(self) -> None:
        """Of the look-alike on show and the one that stays both, on the whole page."""
        better, card = self.walking.better, self.walking.card
        if better is not None and card is not None:
            twins, rival = better
            self.beside.begin(twins, {rival.number: rival, card.number: card})
            self._put(self.large)
            self._show_pair()

    def close_large(self) -> None:
        """Back to where the two were met: one by one, or on the lanes' page."""
        if self.beside.bout is None:
            self.show_overview()
            return
        self._back_to_single()

    def _decided_beside(self) -> None:
        self._back_to_single()
        self.walking.go_on()

    def _back_to_single(self) -> None:
        self.beside.end()
        self._put(self.single)
        self.large.clear()
        self.focus_content()

    # Which two are on the whole page: those of the card, or those that were met one by one

    def _choose_large(self, choice: Choice) -> None:
        (self.comparing if self.beside.bout is None else self.beside).choose(choice)

    def _swap_large(self) -> None:
        (self.comparing if self.beside.bout is None else self.beside).swap()

    def _undo_large(self) -> None:
        (self.comparing if self.beside.bout is None else self.walking).undo()

    def open_stack(self, kind: Clutter) -> None:
        """Go through one stack."""
        stack = next((one for one in self._stacks() if one.kind is kind), None)
        if stack is not None:
            self._walk(sources.of_stack(self._screens, stack))

    def _walk(self, source: Source) -> None:
        self._shown_number = None
        self.single.begin(source)
        self._put(self.single)
        self.walking.begin(source)

    def _rest(self) -> QWidget:
        if self._waiting is None:
            return self._blank
        return self.done if self._waiting.is_done else self.overview

    def _put(self, layer: QWidget) -> None:
        if self._layers.currentWidget() is not layer:
            has_focus = self.isAncestorOf(self.focusWidget()) if self.focusWidget() is not None else False
            self._layers.setCurrentWidget(layer)
            self.whole_window_wanted.emit(layer in self._large_layers)
            if has_focus:
                self.focus_content()

    # What comes

    def _came(self, waiting: Waiting) -> None:
        self._waiting = waiting
        self.overview.show_waiting(waiting)
        self.comparing.take(waiting)
        self.done.show_done(waiting.screened.decided, self._history.lately(LISTED), waiting.report)
        if self._layers.currentWidget() not in self._large_layers:
            self._put(self._rest())

    def _failed(self, error: HeirloomError) -> None:
        self.overview.say_wrong(problem(error).text)
        self._put(self.overview)

    def _can_undo(self, undo: bool, _redo: bool = False) -> None:
        self.top.undo.setEnabled(undo)
        self.single.set_can_undo(undo)

    def _show_pair(self) -> None:
        comparing = self.comparing
        self.overview.show_pair(comparing)
        if self.beside.bout is not None:
            self.large.show_bout(self.beside.bout, dict(self.beside.cards), (1, 1))
        elif self._layers.currentWidget() is self.large:
            if comparing.bout is None:
                self.show_overview()
            else:
                self.large.show_bout(comparing.bout, dict(comparing.cards), comparing.place)

    def _show_single(self) -> None:
        walking = self.walking
        verdict, card = walking.line.current, walking.card
        if verdict is None or card is None:
            if walking.line.is_over and self._layers.currentWidget() is self.single:
                self.show_overview()
            return
        if card.number == self._shown_number:
            self.single.set_position(walking.line.position)
            return
        self._shown_number = card.number
        self.single.show_memory(verdict, card, walking.line.position, walking.near, walking.better)

    # What is asked for

    def _stacks(self) -> tuple[Stack, ...]:
        return () if self._waiting is None else self._waiting.screened.stacks

    def _open(self, row: int) -> None:
        numbers = Numbers(self.overview.keepsakes.model.arranged.numbers)
        self.open_item.emit(OpenRequest(numbers, row, self.tr("Worth keeping?")))

    def _pop_up(self, numbers: list[int], place: QPoint) -> None:
        pop_up(self, self.menu_acts(numbers), place)
