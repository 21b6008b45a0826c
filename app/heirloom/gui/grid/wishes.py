"""Which previews and words a grid asks for: what is seen first, then one screen ahead, then what lies around."""

from __future__ import annotations

from typing import Final

import numpy as np
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractScrollArea

from heirloom.bank import TURNS_SHIFT, TileFlag
from heirloom.gui.grid.cards import Cards
from heirloom.gui.grid.fetch.decoding import Fit, PreviewKey
from heirloom.gui.grid.paint.tiles import PHOTO, TilePainter
from heirloom.gui.grid.previews import STAND_IN_PX, Previews
from heirloom.gui.grid.state import GridState

_EVERY_MS: Final = 12
_LEAVING: Final = np.uint8(TileFlag.LEAVING)


class Wishes:
    """Tells previews and cards what one grid needs, at most once in a short while."""

    def __init__(
        self, view: QAbstractScrollArea, state: GridState, tiles: TilePainter, previews: Previews, cards: Cards
    ) -> None:
        self.scrubbing = False
        self._view = view
        self._state = state
        self._tiles = tiles
        self._previews = previews
        self._cards = cards
        self._offset = 0
        self._down = True
        self._timer = QTimer(view, singleShot=True, interval=_EVERY_MS)
        self._timer.timeout.connect(self._tell)

    def soon(self) -> None:
        if not self._timer.isActive():
            self._timer.start()

    @property
    def is_filled(self) -> bool:
        """Whether each tile in view shows something of its own."""
        seen, _ = self._strip(0, self._view.viewport().height())
        previews = self._previews
        return all(
            previews.is_missing(key.number) or previews.peek(key.number, key.fit, key.turns) is not None for key in seen
        )

    def drop(self) -> None:
        """The grid went out of sight."""
        self._timer.stop()
        self._previews.forget(self)

    def _tell(self) -> None:
        if not self._view.isVisible():
            return
        high, offset = self._view.viewport().height(), self._state.offset
        if offset != self._offset:
            self._down = offset > self._offset
            self._offset = offset
        seen, numbers = self._strip(0, high)
        if self.scrubbing:
            stand_in = Fit(STAND_IN_PX)
            self._previews.want(self, [key._replace(fit=stand_in) for key in seen])
            self._previews.want_rest(self, ())
            return
        below, above = self._strip(high, 2 * high), self._strip(-high, 0)
        ahead, after = (below, above) if self._down else (above, below)
        self._previews.want(self, seen, ahead[0])
        self._previews.want_rest(self, after[0])
        self._cards.want([*numbers, *ahead[1]])

    def _strip(self, top: int, bottom: int) -> tuple[list[PreviewKey], list[int]]:
        """Previews of a strip of the viewport, and numbers of what needs words to be drawn."""
        arranged = self._state.model.arranged
        keys, wordy = list[PreviewKey](), list[int]()
        for row, tile in self._state.tiles_between(top, bottom):
            number, kind = int(arranged.numbers[row]), int(arranged.kinds[row])
            if kind != PHOTO or arranged.flags[row] & _LEAVING:
                wordy.append(number)
            if self._tiles.needs_preview(kind, number):
                turns = int(arranged.flags[row]) >> TURNS_SHIFT
                keys.append(PreviewKey(number, self._tiles.preview_fit(kind, tile), turns))
        return keys, wordy
