"""Draws one tile: its picture or placeholder, and what it says about itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from PySide6.QtCore import QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap

from heirloom.bank import TURNS_SHIFT, Card, TileFlag
from heirloom.gui import dates, theme
from heirloom.gui.grid.fetch.decoding import Fit
from heirloom.gui.grid.paint.badges import Badges
from heirloom.gui.grid.paint.papers import Papers
from heirloom.gui.grid.previews import Previews
from heirloom.gui.theme import icons

PHOTO, DOCUMENT, FILE = 0, 1, 2
"""Kinds as the columns of a timeline number them."""
_ICONS: Final = ("image", "file-text", "file")
_ICON_PX: Final = 22
_FRAME_PX: Final = 3
_PAGE_MARGIN: Final = 10
_FRAME_GAP_PX: Final = 2


@dataclass(frozen=True, slots=True)
class Tile:
    """What is known of a tile when it is drawn."""

    number: int
    kind: int
    flags: int
    selected: bool
    hovered: bool
    dotted: bool = False
    """Put there by the computer, and not confirmed."""


class TileWords(QObject):
    """Words on tiles: only a QObject's own `tr` has plural forms for the tools."""

    def days_left(self, erase_after: datetime) -> str:
        """How long something that is to be erased can still be brought back."""
        return self.tr("%Ln day(s) left", "", dates.days_until(erase_after))


class TilePainter:
    """Draws tiles at one density of the screen. `card` brings words, or None while they are not here."""

    def __init__(self, previews: Previews, card: Callable[[int], Card | None], dpr: float) -> None:
        self._previews = previews
        self._card = card
        self.papers = Papers()
        self._words = TileWords()
        self.dress(dpr)

    def dress(self, dpr: float) -> None:
        """Colours, sizes or the density of the screen changed: draw marks and faces anew."""
        self.dpr = dpr
        self.badges = Badges(dpr)
        self.papers.forget()
        self._placeholder = theme.colour("placeholder")
        self._frame = QPen(theme.colour("accent"), _FRAME_PX)
        self._frame.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        self._frame_gap = QPen(theme.colour("surface"), _FRAME_GAP_PX)
        self._frame_gap.setJoinStyle(Qt.PenJoinStyle.MiterJoin)

    def fit(self, rect: QRect) -> Fit:
        """A picture that covers a tile of this size."""
        return Fit(round(rect.width() * self.dpr), round(rect.height() * self.dpr))

    def preview_fit(self, kind: int, rect: QRect) -> Fit:
        """The preview that a tile of this size needs: the page of a document is shown whole."""
        if kind != DOCUMENT:
            return self.fit(rect)
        return Fit(max(8, round((min(rect.width(), rect.height()) - 2 * _PAGE_MARGIN) * self.dpr)))

    def needs_preview(self, kind: int, number: int) -> bool:
        """Whether a preview would be drawn: of a picture, and of a document that tells no words."""
        if kind == DOCUMENT:
            card = self._card(number)
            return card is not None and not (card.first_words or "").strip()
        return kind == PHOTO

    def paint(self, painter: QPainter, rect: QRect, tile: Tile, fade: float = 1.0) -> None:
        face = self._face(rect, tile)
        if face is None:
            if not self._paint_page(painter, rect, tile):
                self._paint_placeholder(painter, rect, tile.kind)
        elif fade >= 1.0:
            self._paint_face(painter, rect, face)
        else:
            painter.fillRect(rect, self._placeholder)
            painter.setOpacity(fade)
            self._paint_face(painter, rect, face)
            painter.setOpacity(1.0)
        if face is not None and tile.kind == PHOTO:
            self.badges.edge(painter, rect)
        self.badges.corners(painter, rect)
        if tile.selected:
            self._paint_frame(painter, rect)
        if tile.flags & TileFlag.KEPT:
            self.badges.ribbon(painter, rect)
        if tile.dotted:
            self.badges.dot(painter, rect)
        if tile.flags & TileFlag.LEAVING:
            self._paint_days_left(painter, rect, tile.number)
        if tile.selected:
            self.badges.check(painter, rect)
        elif tile.hovered:
            self.badges.ring(painter, rect)

    def paint_focus(self, painter: QPainter, rect: QRect) -> None:
        """The keyboard's tile: a ring in the gap around it."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("focus"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(rect).adjusted(-3, -3, 3, 3), 4, 4)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    def _face(self, rect: QRect, tile: Tile) -> QPixmap | None:
        if tile.kind == PHOTO:
            return self._previews.peek(tile.number, self.fit(rect), tile.flags >> TURNS_SHIFT)
        card = self._card(tile.number)
        if card is None:
            return None
        if self.needs_preview(tile.kind, tile.number) and not self._previews.is_missing(tile.number):
            return None
        return self.papers.face(card, rect, self.dpr, document=tile.kind == DOCUMENT)

    def _paint_page(self, painter: QPainter, rect: QRect, tile: Tile) -> bool:
        """The first page of a document that tells no words, as a small sheet; whether there is one."""
        if tile.kind != DOCUMENT or not self.needs_preview(tile.kind, tile.number):
            return False
        page = self._previews.peek(tile.number, self.preview_fit(tile.kind, rect), tile.flags >> TURNS_SHIFT)
        if page is None:
            return False
        room = rect.adjusted(_PAGE_MARGIN, _PAGE_MARGIN, -_PAGE_MARGIN, -_PAGE_MARGIN).size()
        size = page.size().scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        sheet = QRect(rect.center() - QPoint(size.width() // 2, size.height() // 2), size)
        painter.fillRect(rect, self._placeholder)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(sheet, page)
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(sheet).adjusted(0.5, 0.5, -0.5, -0.5))
        return True

    def _paint_face(self, painter: QPainter, rect: QRect, face: QPixmap) -> None:
        wide, high = self.fit(rect)
        if face.width() == wide and face.height() == high:
            if self.dpr == 1.0 or face.devicePixelRatio() == self.dpr:
                painter.drawPixmap(rect.topLeft(), face)
            else:
                painter.drawPixmap(rect, face)
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, on=face.width() > wide // 4)
        painter.drawPixmap(rect, face, _covering(face, rect))

    def _paint_placeholder(self, painter: QPainter, rect: QRect, kind: int) -> None:
        painter.fillRect(rect, self._placeholder)
        if min(rect.width(), rect.height()) > 2 * _ICON_PX:
            icon = icons.pixmap(_ICONS[min(kind, FILE)], _ICON_PX, "ink3", self.dpr)
            painter.drawPixmap(rect.center() - QPoint(_ICON_PX // 2, _ICON_PX // 2), icon)

    def _paint_days_left(self, painter: QPainter, rect: QRect, number: int) -> None:
        card = self._card(number)
        if card is not None and card.erase_after is not None:
            self.badges.pill(painter, rect, "trash-2", self._words.days_left(card.erase_after))

    def _paint_frame(self, painter: QPainter, rect: QRect) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(self._frame_gap)
        inset = _FRAME_PX + _FRAME_GAP_PX / 2
        painter.drawRect(QRectF(rect).adjusted(inset, inset, -inset, -inset))
        painter.setPen(self._frame)
        inset = _FRAME_PX / 2
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), 1, 1)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)


def _covering(face: QPixmap, rect: QRect) -> QRect:
    """The middle part of a picture of another size that has the shape of the tile."""
    wide, high = face.width(), face.height()
    if wide * rect.height() > high * rect.width():
        part = max(1, round(high * rect.width() / rect.height()))
        return QRect((wide - part) // 2, 0, part, high)
    part = max(1, round(wide * rect.height() / rect.width()))
    return QRect(0, (high - part) // 2, wide, part)
