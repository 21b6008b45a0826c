"""Small squares of memories side by side: what lies on top of a stack."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from heirloom.bank import TURNS_SHIFT, Card, Shelf
from heirloom.gui.grid.fetch.decoding import PreviewKey
from heirloom.gui.grid.paint.tiles import Tile, TilePainter
from heirloom.gui.grid.previews import Previews

SIDE_PX: Final = 52
GAP_PX: Final = 3


class TopCards:
    """The memories on top of all stacks, and how they are drawn: one painter for every row."""

    def __init__(self, previews: Previews, dpr: float) -> None:
        self.previews = previews
        self.known: dict[int, Card] = {}
        self.tiles = TilePainter(previews, self.known.get, dpr)

    def tile(self, card: Card) -> Tile:
        flags = (card.turned % 4) << TURNS_SHIFT
        return Tile(card.number, Shelf.KINDS.index(card.kind), flags, selected=False, hovered=False)


class Thumbs(QWidget):
    """Draws them; a press goes to the row below."""

    def __init__(self, top: TopCards, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._top = top
        self._cards: list[Card] = []
        self._most = 3
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        top.previews.arrived.connect(self._arrived)
        top.tiles.papers.arrived.connect(self._arrived)

    def show_numbers(self, numbers: Sequence[int]) -> None:
        """These, as far as they are known and there is room."""
        cards = [self._top.known[number] for number in numbers if number in self._top.known]
        if cards != self._cards:
            self._cards = cards
            self._wish()
            self.update()

    def set_most(self, most: int) -> None:
        """So many at most: in a narrow lane the words need the room."""
        if most != self._most:
            self._most = most
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._most * (SIDE_PX + GAP_PX) - GAP_PX, SIDE_PX)

    def number_at(self, point: QPoint) -> int | None:
        """The memory below a point of this widget."""
        at = point.x() // (SIDE_PX + GAP_PX)
        return self._cards[at].number if self.rect().contains(point) and at < len(self._cards) else None

    @staticmethod
    def _box(at: int) -> QRect:
        return QRect(at * (SIDE_PX + GAP_PX), 0, SIDE_PX, SIDE_PX)

    def _wish(self) -> None:
        keys, tiles = [], self._top.tiles
        for at, card in enumerate(self._cards):
            tile = self._top.tile(card)
            if tiles.needs_preview(tile.kind, card.number):
                keys.append(PreviewKey(card.number, tiles.preview_fit(tile.kind, self._box(at)), card.turned % 4))
        self._top.previews.want(self, keys)

    def _arrived(self, numbers: Sequence[int]) -> None:
        if {card.number for card in self._cards}.intersection(numbers):
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for at, card in enumerate(self._cards[: self._most]):
            self._top.tiles.paint(painter, self._box(at), self._top.tile(card))
        painter.end()
