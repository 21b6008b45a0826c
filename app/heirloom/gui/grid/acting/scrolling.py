"""Scrolling a grid whose heights are estimates until they are near: what one looks at never moves by itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import numpy as np
from PySide6.QtWidgets import QAbstractScrollArea

from heirloom.gui.grid.arrange.layout import GridLayout
from heirloom.gui.grid.state import GridState

_SCREENS: Final = 2
"""So many screens above and below are broken into exact rows."""
_ROUNDS: Final = 5
_NEIGHBOURS: Final = 40
"""When the current memory goes, one of so many after it, or before it, is current."""
_HELD: Final = 24
"""So many tiles that are seen may be held on to."""


class Scrolling:
    """Keeps the scroll bar of a view, the layout and the offset of its state in agreement."""

    def __init__(self, state: GridState, view: QAbstractScrollArea, tile_height: Callable[[], int]) -> None:
        self._state = state
        self._view = view
        self._tile_height = tile_height
        self._settling = False
        self._seen: list[tuple[int, int]] = []
        self._selected: np.ndarray[tuple[int], np.dtype[np.int64]] | None = None
        self._current: list[int] = []

    def scrolled(self) -> bool:
        """The scroll bar moved; whether it was somebody else who moved it."""
        if self._settling:
            return False
        state = self._state
        state.offset = self._view.verticalScrollBar().value()
        if state.rows:
            self._settle(*self._anchor())
        return True

    def set_range(self) -> None:
        bar = self._view.verticalScrollBar()
        high = self._view.viewport().height()
        was, self._settling = self._settling, True
        bar.setRange(0, max(0, self._state.layout.height - high) if self._state.rows else 0)
        bar.setPageStep(high)
        bar.setSingleStep(max(20, high // 14))
        self._settling = was

    def relayout(self, *, keep: bool) -> None:
        """Width, tile height or text size changed; with `keep` what lies at the top stays there."""
        state = self._state
        anchor = self._anchor() if keep and state.rows and state.layout.height else (0, 0)
        if state.layout.measures != state.measures:
            state.layout = GridLayout(state.model.sections, state.model.arranged.aspects, state.measures)
        at_top = state.offset == 0
        state.layout.set_size(self._view.viewport().width(), self._tile_height())
        self.set_range()
        if not state.rows:
            state.offset = 0
        elif at_top:
            self._go(0)
            self._settle(0, state.layout.tile(0)[1])
        else:
            self._settle(*anchor)

    def to_row(self, row: int, foot: int) -> None:
        """Scroll as little as shows a tile whole, with its day's heading where that fits, above `foot` pixels."""
        state = self._state
        high = self._view.viewport().height() - foot
        self._settle(*self._anchor())
        _, top, _, height = state.layout.tile(row)
        head = state.measures.day + 6
        if top - head < state.offset:
            self._go(top - head if row else 0)
        elif top + height + 8 > state.offset + high:
            self._go(top + height + 8 - high)
        else:
            return
        _, top, _, _ = state.layout.tile(row)
        self._settle(row, top - state.offset)

    def to_section(self, section: int, within: float) -> None:
        """Bring the heading of a section to the top, or what lies a share of the section further down."""
        state = self._state
        if not state.rows:
            return
        for _ in range(2):
            heading = state.layout.heading(section)
            top = heading.top if heading.band_top is None else heading.band_top
            span = state.layout.section_bottom(section) - top
            self._go(top + int(span * within))
            self._settle(*self._anchor())

    def section_seen(self, aimed: int | None) -> int:
        """The section at the top; or that which was `aimed` at, where its heading is in view but cannot be first.

        Over the last screenful what is told goes down from the top to the bottom: else the end would never be told.
        """
        state = self._state
        first = state.layout.section_at(state.offset)
        if aimed is None:
            return self._section_towards_end(first)
        if aimed == first:
            return first
        inside = state.layout.heading(aimed).top - state.offset
        return aimed if -state.measures.day < inside < self._view.viewport().height() else first

    def _section_towards_end(self, first: int) -> int:
        high = self._view.viewport().height()
        most = self._state.layout.height - high
        last_screenful = min(high, most)
        left = most - self._state.offset
        if left <= 0 < most:
            return len(self._state.layout.sections) - 1
        if last_screenful <= 0 or left >= last_screenful:
            return first
        inside = round(high * (1 - left / last_screenful))
        return max(first, self._state.layout.section_at(self._state.offset + inside))

    def remember(self) -> None:
        """The rows are about to change: note by number what is seen, selected and current."""
        state = self._state
        self._seen, self._selected, self._current = [], None, []
        if not state.rows:
            return
        high = self._view.viewport().height()
        if state.offset > 0 or state.layout.height > high:
            self._seen = [(state.model.number(row), tile.y()) for row, tile in state.tiles_between(0, high)]
        if state.selection.count:
            self._selected = state.model.arranged.numbers[state.selection.bits]
        if state.current is not None:
            numbers, at = state.model.arranged.numbers, state.current
            after, before = numbers[at : at + _NEIGHBOURS], numbers[max(0, at - _NEIGHBOURS) : at][::-1]
            self._current = [*after.tolist(), *before.tolist()]

    def recall(self) -> None:
        """The rows changed: find it all again; what is gone is selected no more."""
        state = self._state
        arranged = state.model.arranged
        state.selection.reset(
            np.zeros(state.rows, dtype=bool)
            if self._selected is None
            else np.isin(arranged.numbers, self._selected, assume_unique=True)
        )
        state.current = self._find_current()
        state.layout = GridLayout(state.model.sections, arranged.aspects, state.measures)
        state.layout.set_size(self._view.viewport().width(), self._tile_height())
        self.set_range()
        if not state.rows:
            state.offset = 0
            return
        kept = self._kept_tile()
        if kept is not None:
            self._settle(*kept)
            return
        self._go(min(state.offset, max(0, state.layout.height - self._view.viewport().height())))
        self._settle(*self._anchor())

    def _kept_tile(self) -> tuple[int, int] | None:
        """The tile to hold on to: of those that were seen, the one that moved least.

        What has just been dated may be thirty years away, and nobody wants to be taken there.
        """
        state = self._state
        found = [(state.model.row_of(number), y) for number, y in self._seen[:_HELD]]
        still = [(row, y) for row, y in found if row is not None]
        return min(still, key=lambda one: abs(state.layout.tile(one[0])[1] - one[1] - state.offset), default=None)

    def _find_current(self) -> int | None:
        """The current tile's row, or that of the next one that is still there."""
        for number in self._current:
            row = self._state.model.row_of(number)
            if row is not None:
                return row
        return None

    def _anchor(self) -> tuple[int, int]:
        """A row near the top of the viewport, and where its tile begins there."""
        state = self._state
        block = state.layout.block_at(state.offset)
        state.layout.make_exact(state.offset, state.offset)
        row = state.layout.item_near(state.offset)
        if state.layout.block_at(state.offset) != block:
            row = state.layout.item_near(state.offset)
        _, top, _, _ = state.layout.tile(row)
        return row, top - state.offset

    def _settle(self, row: int, y: int) -> None:
        """Make what is near exact while the tile of `row` stays at `y` of the viewport."""
        state, high = self._state, self._view.viewport().height()
        for _ in range(_ROUNDS):
            _, top, _, _ = state.layout.tile(row)
            offset = max(0, top - y)
            corrected = state.layout.make_exact(offset - _SCREENS * high, offset + (1 + _SCREENS) * high)
            if not corrected:
                break
        self.set_range()
        _, top, _, _ = state.layout.tile(row)
        self._go(top - y)

    def _go(self, offset: int) -> None:
        bar = self._view.verticalScrollBar()
        was, self._settling = self._settling, True
        self.set_range()
        # Qt asks what lies under the pointer while the bar moves: the answer must not touch what is far away.
        self._state.offset = min(max(offset, bar.minimum()), bar.maximum())
        bar.setValue(offset)
        self._state.offset = bar.value()
        self._settling = was
