"""What every page of the window has in common."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget


class Page(QWidget):
    """One page of the stack: told when it comes into view and when it goes, and heard by its signals."""

    toast = Signal(object)
    """A ToastText to show."""
    navigate = Signal(str)
    """The name of a page to go to."""
    open_item = Signal(object)
    """An OpenRequest."""
    search_similar = Signal(object)
    """A SimilarTo."""
    changed = Signal(object)
    """A Change that a person made here."""
    album_wanted = Signal(list)
    """Numbers of memories that are to be put into an album."""

    def activated(self) -> None:
        """The page came into view."""

    def left(self) -> None:
        """Another page came into view."""

    def focus_content(self) -> None:
        """Give the focus to the main thing of the page."""
        self.setFocus()
