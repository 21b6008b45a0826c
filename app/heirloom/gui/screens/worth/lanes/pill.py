"""A reason on a picture: white words on a scrim, 6 px from the lower left corner."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter

from heirloom.gui import theme
from heirloom.gui.grid.paint.badges import PILL_AT
from heirloom.gui.theme import fonts, icons

PILL_PX: Final = 22
_PAD: Final = 7
_ICON: Final = 13
_GAP: Final = 5
_RADIUS: Final = 4


def paint_pill(painter: QPainter, tile: QRect, icon: str, text: str) -> QRect:
    """Draw it, cut where the tile is narrow, the sign alone where there is no room for words; where it lies."""
    painter.setFont(fonts.font("micro"))
    metrics = painter.fontMetrics()
    high, side = theme.px(PILL_PX), theme.px(_ICON)
    room = tile.width() - 2 * PILL_AT - 2 * _PAD - side - _GAP
    words = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room) if room >= theme.px(28) else ""
    wide = 2 * _PAD + side + (_GAP + metrics.horizontalAdvance(words) if words else 0)
    box = QRectF(tile.left() + PILL_AT, tile.bottom() + 1 - PILL_AT - high, min(wide, tile.width() - 2), high)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("scrim"))
    painter.drawRoundedRect(box, _RADIUS, _RADIUS)
    icons.draw(painter, QRectF(box.left() + _PAD, box.center().y() - side / 2, side, side), icon, "on_scrim")
    painter.setPen(theme.colour("on_scrim"))
    painter.drawText(box.adjusted(_PAD + side + _GAP, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, words)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    return box.toRect()
