"""Where an arrow key leads in an answer."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt

from heirloom.gui.screens.search.results.layout import Cell, Plan

Key = Qt.Key
_MOVES: Final = {
    Key.Key_Left, Key.Key_Right, Key.Key_Up, Key.Key_Down, Key.Key_Home, Key.Key_End, Key.Key_PageUp, Key.Key_PageDown
}  # fmt: skip
FIELD: Final = -1
"""Above the first row: the search field."""


def target(plan: Plan, current: int | None, key: Qt.Key, page_px: int) -> int | None:
    """The row to go to, `FIELD`, or None where the key leads nowhere."""
    last = len(plan.cells) - 1
    if key not in _MOVES:
        return None
    if current is None:
        return 0
    if key in (Key.Key_Left, Key.Key_Right):
        return min(max(current + (1 if key == Key.Key_Right else -1), 0), last)
    if key in (Key.Key_Home, Key.Key_End):
        return 0 if key == Key.Key_Home else last
    down = key in (Key.Key_Down, Key.Key_PageDown)
    if key in (Key.Key_PageUp, Key.Key_PageDown):
        return _paged(plan, current, page_px if down else -page_px)
    return _beside(plan, current, down=down)


def _beside(plan: Plan, current: int, *, down: bool) -> int:
    """The nearest cell in the next line that is not this one."""
    here = plan.cells[current].whole
    x = here.left + here.width // 2
    cells = plan.cells[current + 1 :] if down else plan.cells[:current][::-1]
    line: list[Cell] = []
    for cell in cells:
        if cell.whole.top == here.top:
            continue
        if line and cell.whole.top != line[0].whole.top:
            break
        line.append(cell)
    if not line:
        return current if down else FIELD
    return min(line, key=lambda cell: abs(cell.whole.left + cell.whole.width // 2 - x)).row


def _paged(plan: Plan, current: int, pixels: int) -> int:
    """So far up or down, in the same column as near as may be."""
    here = plan.cells[current].whole
    wanted = here.top + pixels
    x = here.left + here.width // 2

    def off(cell: Cell) -> tuple[int, int]:
        return abs(cell.whole.top - wanted), abs(cell.whole.left + cell.whole.width // 2 - x)

    return min(plan.cells, key=off).row
