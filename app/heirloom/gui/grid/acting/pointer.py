"""The mouse in a grid: selecting, the ring, the rubber band, dragging out."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication

from heirloom.gui.grid.paint.badges import RING_AREA
from heirloom.gui.grid.state import GridActs, GridState

_EDGE_PX: Final = 36
"""So near to the edge a rubber band makes the grid scroll."""
_FASTEST_PX: Final = 60


class Pointer:
    """Follows presses, moves and releases of the left button, in the viewport's pixels."""

    def __init__(self, state: GridState, acts: GridActs) -> None:
        self._state = state
        self._acts = acts
        self._pressed_at: QPoint | None = None
        self._pressed_row: int | None = None
        self._select_at_release = False
        self._band_from: QPoint | None = None
        """In content pixels: the band grows while the grid scrolls below it."""
        self._band_to = QPoint()
        self._last = QPoint()

    @property
    def band(self) -> QRect | None:
        """The rubber band in the viewport's pixels, None when there is none."""
        if self._band_from is None:
            return None
        return QRect(self._band_from, self._band_to).normalized().translated(0, -self._state.offset)

    def press(self, at: QPoint, modifiers: Qt.KeyboardModifier) -> None:
        state = self._state
        row = state.row_at(at)
        self._pressed_at, self._pressed_row, self._select_at_release = at, row, False
        add = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        extend = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        if row is None:
            self._press_beside(at, keep=add or extend)
            return
        if extend:
            state.selection.extend_to(row, keep=add)
        elif add or self._is_on_ring(at, row):
            state.selection.toggle(row)
            self._pressed_row = None
        elif row in state.selection and state.selection.count > 1:
            # The press may begin a drag of all that is selected: which one is meant is known at the release.
            self._select_at_release = True
        else:
            state.selection.only(row)
        self._acts.make_current(row, by_key=False)
        self._acts.selection_became()

    def _press_beside(self, at: QPoint, *, keep: bool) -> None:
        state = self._state
        section = self._acts.link_at(at)
        if section is not None:
            begin, end = state.model.sections.range_of(section)
            whole = state.selection.within(begin, end) == end - begin
            state.selection.set_range(begin, end, chosen=not whole)
            state.selection.anchor = begin
            self._pressed_at = None
        else:
            if not keep:
                state.selection.clear()
            state.selection.begin_band(keep=keep)
            self._band_from = self._band_to = at + QPoint(0, state.offset)
        self._acts.selection_became()

    def move(self, at: QPoint, *, pressed: bool) -> None:
        self._last = at
        if self._band_from is not None:
            self._stretch(at)
        elif pressed and self._pressed_row is not None and self._pressed_at is not None:
            if (at - self._pressed_at).manhattanLength() >= QApplication.startDragDistance():
                self._select_at_release = False
                self._pressed_row = None
                self._acts.ask("drag_out")
        elif not pressed:
            self.hover(at)

    def release(self) -> None:
        if self._select_at_release and self._pressed_row is not None:
            self._state.selection.only(self._pressed_row)
            self._acts.selection_became()
        if self._band_from is not None:
            self._band_from = None
            self._state.selection.end_band()
            self._acts.repaint_all()
        self._pressed_row, self._select_at_release = None, False

    def hover(self, at: QPoint | None) -> None:
        """The pointer is here without a button, or nowhere."""
        state = self._state
        row = None if at is None else state.row_at(at)
        if row != state.hovered:
            before, state.hovered = state.hovered, row
            self._acts.repaint_row(before)
            self._acts.repaint_row(row)
        section = None if at is None or row is not None else self._heading_at(at)
        if section != state.hovered_section:
            state.hovered_section = section
            self._acts.repaint_all()

    def scroll_edge(self) -> bool:
        """Called now and then while a button is down: scroll when the band reaches out; whether there is a band."""
        if self._band_from is None:
            return False
        y, height = self._last.y(), self._acts.view_height()
        step = min(0, y - _EDGE_PX) + max(0, y - (height - _EDGE_PX))
        if step:
            self._acts.scroll_by(max(-_FASTEST_PX, min(_FASTEST_PX, step)))
            self._stretch(self._last)
        return True

    def _heading_at(self, at: QPoint) -> int | None:
        state = self._state
        if not state.rows or not state.model.sections.headed:
            return None
        if at.y() < state.measures.day and state.offset > 0:
            return state.layout.section_at(state.offset, at.x())
        section = state.layout.section_at(at.y() + state.offset, at.x())
        top = state.layout.heading(section).top - state.offset
        return section if top <= at.y() < top + state.measures.day else None

    def _is_on_ring(self, at: QPoint, row: int) -> bool:
        tile = self._state.tile(row)
        return at.x() < tile.x() + RING_AREA and at.y() < tile.y() + RING_AREA

    def _stretch(self, at: QPoint) -> None:
        assert self._band_from is not None
        self._band_to = at + QPoint(0, self._state.offset)
        self._state.selection.band(self._covered(QRect(self._band_from, self._band_to).normalized()))
        self._acts.selection_became()

    def _covered(self, band: QRect) -> NDArray[np.int64]:
        """Rows whose tiles the band touches, given in content pixels."""
        found = list[int]()
        left, right = band.left() - self._state.measures.left, band.right() - self._state.measures.left
        for line in self._state.layout.rows_between(band.top(), band.bottom() + 1):
            for at, (x, width) in enumerate(zip(line.lefts, line.widths, strict=True)):
                if x <= right and x + width > left:
                    found.append(line.first + at)
        return np.array(found, dtype=np.int64)
