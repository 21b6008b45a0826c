"""Keys in a grid: moving, selecting, asking for what can be done."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from heirloom.gui.grid.state import GridActs, GridState

Key = Qt.Key
_MOVES: Final = {
    Key.Key_Left, Key.Key_Right, Key.Key_Up, Key.Key_Down, Key.Key_Home, Key.Key_End, Key.Key_PageUp, Key.Key_PageDown,
    Key.Key_BracketLeft, Key.Key_BracketRight,
}  # fmt: skip
_ACTS: Final = {
    Key.Key_K: "keep",
    Key.Key_F: "similar",
    Key.Key_B: "album",
    Key.Key_R: "rotate",
    Key.Key_Delete: "aside",
    Key.Key_Backspace: "aside",
}


class Keyboard:
    """Understands one key press at a time; a key that it has no use for is left to others."""

    def __init__(self, state: GridState, acts: GridActs) -> None:
        self._state = state
        self._acts = acts
        self._x: int | None = None
        """Where up and down aim, so that a narrow tile on the way does not lead astray."""

    def forget_x(self) -> None:
        self._x = None

    def press(self, event: QKeyEvent) -> bool:
        """Whether the key was for the grid."""
        if not self._state.rows:
            return False
        key, modifiers = Key(event.key()), event.modifiers()
        shift = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        if event.matches(QKeySequence.StandardKey.SelectAll):
            self._select_all()
            return True
        if event.matches(QKeySequence.StandardKey.Copy):
            self._acts.ask("copy")
            return True
        if modifiers & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            if key == Key.Key_Space and self._state.current is not None:
                self._state.selection.toggle(self._state.current)
                self._acts.selection_became()
                return True
            return False
        if key in _MOVES:
            self._move(key, shift=shift)
            return True
        return self._act(key, shift=shift)

    def _act(self, key: Key, *, shift: bool) -> bool:
        state = self._state
        if key in {Key.Key_Plus, Key.Key_Equal, Key.Key_Minus}:
            self._acts.step_tile_size(-1 if key == Key.Key_Minus else 1)
            return True
        if key in {Key.Key_Return, Key.Key_Enter, Key.Key_Space}:
            if state.current is not None:
                self._acts.open_row(state.current)
            return True
        act = _ACTS.get(key)
        if act is None or (shift and act != "aside"):
            return False
        self._acts.ask("erase" if shift else act)
        return True

    def _select_all(self) -> None:
        """The day of the current tile; when that is selected already, everything."""
        state = self._state
        begin, end = 0, state.rows
        if state.current is not None and state.model.sections.headed:
            first, last = state.model.sections.range_of(state.model.sections.of_row(state.current))
            if state.selection.within(first, last) < last - first:
                begin, end = first, last
        state.selection.set_range(begin, end)
        self._acts.selection_became()

    def _move(self, key: Key, *, shift: bool) -> None:
        state = self._state
        if state.current is None and key not in {Key.Key_Home, Key.Key_End}:
            target: int = next((row for row, _ in state.tiles_between(0, self._acts.view_height())), 0)
        else:
            target = self._target(key, state.current or 0)
        if key not in {Key.Key_Up, Key.Key_Down, Key.Key_PageUp, Key.Key_PageDown}:
            self._x = None
        if shift:
            if not state.selection.count and state.current is not None:
                state.selection.only(state.current)
            state.selection.extend_to(target)
        else:
            state.selection.only(target)
        self._acts.make_current(target, by_key=True)
        self._acts.selection_became()
        self._acts.scroll_to_row(target)

    def _target(self, key: Key, row: int) -> int:
        last = self._state.rows - 1
        sections = self._state.model.sections
        if key in {Key.Key_Left, Key.Key_Right}:
            return min(max(row + (1 if key == Key.Key_Right else -1), 0), last)
        if key in {Key.Key_Home, Key.Key_End}:
            return 0 if key == Key.Key_Home else last
        if key in {Key.Key_BracketLeft, Key.Key_BracketRight}:
            section = sections.of_row(row)
            begin, end = sections.range_of(section)
            if key == Key.Key_BracketRight:
                return min(end, last)
            return begin if row > begin or section == 0 else sections.range_of(section - 1)[0]
        if key in {Key.Key_Up, Key.Key_Down}:
            return self._beside(row, down=key == Key.Key_Down)
        return self._paged(row, down=key == Key.Key_PageDown)

    def _aim(self, row: int) -> int:
        if self._x is None:
            left, _, width, _ = self._state.layout.tile(row)
            self._x = left + width // 2
        return self._x

    def _beside(self, row: int, *, down: bool) -> int:
        """The tile below or above, nearest to where the way began."""
        x = self._aim(row)
        layout = self._state.layout
        _, top, _, height = layout.tile(row)
        reach = 4 * self._acts.view_height()
        if down:
            layout.make_exact(top, top + reach)
            line = next(
                (one for one in layout.rows_between(top + height, top + height + reach) if one.top >= top + height),
                None,
            )
        else:
            layout.make_exact(max(0, top - reach), top)
            _, top, _, _ = layout.tile(row)
            above = [one for one in layout.rows_between(max(0, top - reach), top) if one.top + one.height <= top]
            line = above[-1] if above else None
        return row if line is None else _nearest(line.first, line.lefts, line.widths, x - self._state.measures.left)

    def _paged(self, row: int, *, down: bool) -> int:
        x = self._aim(row)
        layout = self._state.layout
        _, top, _, height = layout.tile(row)
        step = max(height, self._acts.view_height() - height)
        layout.make_exact(max(0, top - 2 * step), top + 2 * step)
        _, top, _, height = layout.tile(row)
        wanted = top + height // 2 + (step if down else -step)
        if wanted < 0 or wanted >= layout.height:
            return 0 if wanted < 0 else self._state.rows - 1
        lines = list(layout.rows_between(wanted - step // 2, wanted + step // 2))
        if not lines:
            return row
        line = min(lines, key=lambda one: abs(one.top + one.height // 2 - wanted))
        return _nearest(line.first, line.lefts, line.widths, x - self._state.measures.left)


def _nearest(first: int, lefts: list[int], widths: list[int], x: int) -> int:
    """The tile of a row whose middle lies nearest to `x`."""
    away = [abs(left + width // 2 - x) for left, width in zip(lefts, widths, strict=True)]
    return first + away.index(min(away))
