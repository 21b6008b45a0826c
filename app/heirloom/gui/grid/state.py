"""What mouse, keys and painting share about a grid: its rows, where they lie, what is selected."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from PySide6.QtCore import QPoint, QRect

from heirloom.gui.grid.arrange.layout import GridLayout
from heirloom.gui.grid.arrange.measures import Measures
from heirloom.gui.grid.selection import Selection
from heirloom.gui.models.timeline import TimelineModel


class GridState:
    """Rows, layout, selection and scroll position of one grid. Content y = viewport y + `offset`."""

    def __init__(self) -> None:
        self.model = TimelineModel()
        self.measures = Measures()
        self.layout = GridLayout(self.model.sections, self.model.arranged.aspects, self.measures)
        self.selection = Selection()
        self.current: int | None = None
        """The tile that keys act from."""
        self.hovered: int | None = None
        self.hovered_section: int | None = None
        self.offset = 0
        self.dotted: frozenset[int] = frozenset()
        """Numbers of what the computer has put here; each has a small hollow dot until a person confirms it."""

    @property
    def rows(self) -> int:
        return self.model.rowCount()

    def tile(self, row: int) -> QRect:
        """In the viewport's pixels."""
        left, top, width, height = self.layout.tile(row)
        return QRect(left, top - self.offset, width, height)

    def row_at(self, point: QPoint) -> int | None:
        return self.layout.item_at(point.x(), point.y() + self.offset) if self.rows else None

    def tiles_between(self, top: int, bottom: int) -> Iterator[tuple[int, QRect]]:
        """Rows and tiles that touch a strip of the viewport."""
        left = self.measures.left
        for row in self.layout.rows_between(top + self.offset, bottom + self.offset):
            y = row.top - self.offset
            for at, (x, width) in enumerate(zip(row.lefts, row.widths, strict=True)):
                yield row.first + at, QRect(left + x, y, width, row.height)

    def chosen(self) -> list[int]:
        """Numbers that an action is for: the selected ones, or else the current one."""
        if self.selection.count:
            return [int(number) for number in self.model.arranged.numbers[self.selection.bits]]
        return [] if self.current is None else [self.model.number(self.current)]


class GridActs(Protocol):
    """What mouse and keys make the view do."""

    def selection_became(self) -> None:
        """The selection is another one now."""

    def make_current(self, row: int, *, by_key: bool) -> None: ...
    def repaint_row(self, row: int | None) -> None: ...
    def repaint_all(self) -> None: ...
    def scroll_to_row(self, row: int) -> None: ...
    def scroll_by(self, pixels: int) -> None: ...
    def ask(self, act: str) -> None:
        """One of the acts that a person can ask for on what is chosen."""

    def open_row(self, row: int) -> None: ...
    def view_height(self) -> int: ...
    def step_tile_size(self, steps: int) -> None: ...
    def link_at(self, point: QPoint) -> int | None:
        """The section whose "Select day" lies there."""
