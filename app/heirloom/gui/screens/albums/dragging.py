"""Memories that are dragged inside the window: only their numbers are, and no copy of them is written."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QDropEvent

from heirloom.gui.grid.drag_out import CopiesOnDemand
from heirloom.gui.screens.teaching.parts.prints import numbers_of


def numbers_inside(mime: QMimeData) -> list[int]:
    """What is dragged from a grid or a strip of this window; nothing where it comes from elsewhere."""
    if isinstance(mime, CopiesOnDemand):
        return list(mime.numbers)
    return numbers_of(mime)


def accept_inside(event: QDropEvent) -> None:
    """It is taken here and stays inside the vault."""
    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()
