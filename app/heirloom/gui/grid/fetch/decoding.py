"""Makes a picture of our own thumbnail JPEG, at the very size of its tile; in any thread."""

from __future__ import annotations

from typing import Final, NamedTuple

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QSize
from PySide6.QtGui import QImage, QImageReader, QTransform

_FORMAT: Final = b"jpeg"
"""Thumbnails are what our own worker wrote; nothing else is ever decoded here."""


class Fit(NamedTuple):
    """How large a picture is wanted, in device pixels: to cover a box, or with `high` 0 whole within `wide`."""

    wide: int
    high: int = 0


class PreviewKey(NamedTuple):
    """One picture as it is to be shown."""

    number: int
    fit: Fit
    turns: int = 0
    """Quarter turns clockwise."""


def decode(jpeg: bytes, fit: Fit, quarter_turns: int = 0) -> QImage | None:
    """The picture at the size asked, turned clockwise; None where the bytes are no JPEG."""
    held = QByteArray(jpeg)
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, _FORMAT)
    size = reader.size()
    if size.isEmpty() or size.width() > 4096 or size.height() > 4096:
        return None
    box = fit if quarter_turns % 2 == 0 or not fit.high else Fit(fit.high, fit.wide)
    scaled, clip = _scaled(size, box)
    reader.setScaledSize(scaled)
    if clip is not None:
        reader.setScaledClipRect(clip)
    image = reader.read()
    if image.isNull():
        return None
    if image.format() != QImage.Format.Format_RGB32:
        image = image.convertToFormat(QImage.Format.Format_RGB32)
    if quarter_turns % 4:
        image = image.transformed(QTransform().rotate(90 * (quarter_turns % 4)))
    return image


def _scaled(size: QSize, fit: Fit) -> tuple[QSize, QRect | None]:
    """The size to decode at, and the part of it that is wanted."""
    wide, high = size.width(), size.height()
    if not fit.high:
        scale = min(1.0, fit.wide / max(wide, high))
        return QSize(max(1, round(wide * scale)), max(1, round(high * scale))), None
    scale = max(fit.wide / wide, fit.high / high)
    scaled = QSize(max(fit.wide, round(wide * scale)), max(fit.high, round(high * scale)))
    left, top = (scaled.width() - fit.wide) // 2, (scaled.height() - fit.high) // 2
    return scaled, QRect(left, top, fit.wide, fit.high)
