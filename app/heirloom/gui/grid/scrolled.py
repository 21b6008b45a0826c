"""A grid with a scroll bar at its right, for pages that have no scrubber."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from heirloom.gui.grid.view import MediaGridView

RIGHT_PX: Final = 20
"""With the 4 px that a grid has itself, the gutter of a page."""
BAR_PX: Final = 12


class Scrolled(QWidget):
    """The grid is as wide with the bar as without it, so that it does not jump when the bar comes."""

    def __init__(self, view: MediaGridView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.addWidget(view)
        view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        bar = view.verticalScrollBar()
        bar.rangeChanged.connect(self._make_room)
        self._make_room(bar.minimum(), bar.maximum())

    def _make_room(self, least: int, most: int) -> None:
        self._row.setContentsMargins(0, 0, RIGHT_PX - (BAR_PX if most > least else 0), 0)
