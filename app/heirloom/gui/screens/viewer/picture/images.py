"""Turns the worker's raw pixels into images that can be painted; in any thread but the window's."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QTransform

from heirloom.core.views import Pixels


@dataclass(frozen=True, slots=True)
class Shown:
    """An image with the size of the original it was made of, both not turned by hand."""

    image: QImage
    full: QSize

    @property
    def bytes(self) -> int:
        return self.image.sizeInBytes()


def to_image(pixels: Pixels) -> QImage:
    """The pixels in the format that paints fastest, with memory of its own."""
    raw = QImage(pixels.rgb, pixels.width, pixels.height, pixels.stride, QImage.Format.Format_RGB888)
    return raw.convertToFormat(QImage.Format.Format_RGB32)


def to_shown(pixels: Pixels) -> Shown:
    return Shown(to_image(pixels), QSize(pixels.full.width, pixels.full.height))


def turned(image: QImage, quarter_turns: int) -> QImage:
    """Turned clockwise."""
    turns = quarter_turns % 4
    return image.transformed(QTransform().rotate(90 * turns)) if turns else image
