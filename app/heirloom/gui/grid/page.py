"""A page whose main thing is one grid of memories: what the window asks of every such page."""

from __future__ import annotations

from PySide6.QtCore import Qt

from heirloom.gui.grid.view import MediaGridView
from heirloom.gui.widgets.page import Page


class GridPage(Page):
    """The page makes `view` and says what else there is."""

    view: MediaGridView

    def focus_content(self) -> None:
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def escape(self) -> bool:
        """Clear the selection; whether there was any."""
        had = self.view.selection_count() > 0
        self.view.clear_selection()
        return had

    def set_tile_size(self, px: int) -> None:
        self.view.set_tile_height(px)

    def selected(self) -> list[int]:
        """Numbers that an action is for."""
        return self.view.selected()

    def reveal(self, number: int) -> None:
        """Make a memory the current tile, in view: the way back from the viewer."""
        self.view.reveal(number)
