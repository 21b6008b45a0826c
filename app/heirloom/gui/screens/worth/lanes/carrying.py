"""Carrying memories from one lane to the other: nothing of it can be dropped outside of the window."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QDrag, QDropEvent, QPixmap
from PySide6.QtWidgets import QWidget

_LANE: Final = "application/x-heirloom-lane"
_NUMBERS: Final = "carried"
"""Property of the lane that something is carried from: the memories stay with it, the drag itself holds nothing."""
_FACE_PX: Final = 120


def carry(source: QWidget, numbers: Sequence[int], face: QPixmap) -> None:
    """Let a person carry them from `source`; it takes until the button is let go."""
    if not numbers:
        return
    source.setProperty(_NUMBERS, [int(number) for number in numbers])
    data = QMimeData()
    data.setData(_LANE, b"")
    drag = QDrag(source)
    drag.setMimeData(data)
    keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    drag.setPixmap(face.scaled(_FACE_PX, _FACE_PX, keep, smooth))
    drag.setHotSpot(QPoint(12, 12))
    drag.exec(Qt.DropAction.MoveAction)


def carried(event: QDropEvent, lane: QWidget) -> list[int]:
    """What comes to `lane` from the other one; nothing where it comes from here or from outside."""
    source = event.source()
    if not isinstance(source, QWidget) or not event.mimeData().hasFormat(_LANE):
        return []
    if source is lane or lane.isAncestorOf(source):
        return []
    return [int(number) for number in source.property(_NUMBERS) or []]
