"""Memories that are dragged inside the window: only their numbers are, and no copy of them is written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QByteArray, QMimeData, Qt
from PySide6.QtGui import QDropEvent

from heirloom.gui.grid.drag_out import CopiesOnDemand

MIME: Final = "application/x-heirloom-numbers"


def mime_of(numbers: Sequence[int]) -> QMimeData:
    """Numbers on their way inside the window."""
    mime = QMimeData()
    mime.setData(MIME, QByteArray(",".join(str(number) for number in numbers).encode("ascii")))
    return mime


def numbers_inside(mime: QMimeData) -> list[int]:
    """What is dragged from a grid or a strip of this window; nothing where it comes from elsewhere."""
    if isinstance(mime, CopiesOnDemand):
        return list(mime.numbers)
    if not mime.hasFormat(MIME):
        return []
    text = bytes(mime.data(MIME).data()).decode("ascii", "ignore")
    return [int(part) for part in text.split(",") if part.isascii() and part.isdigit()]


def accept_inside(event: QDropEvent) -> None:
    """It is taken here: what is dragged stays where it was, too."""
    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()
