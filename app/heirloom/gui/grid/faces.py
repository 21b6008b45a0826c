"""Faces of single memories outside of grids: the hero of an album, a question, an example; in any size, by number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QRect, QSize, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from heirloom.bank import TURNS_SHIFT, Card, Shelf
from heirloom.gui import theme
from heirloom.gui.background import Background
from heirloom.gui.grid.cards import Cards
from heirloom.gui.grid.fetch.decoding import PreviewKey
from heirloom.gui.grid.paint.tiles import PHOTO, Tile, TilePainter
from heirloom.gui.grid.previews import Previews


@dataclass(frozen=True, slots=True)
class _Wish:
    size: QSize
    seen: tuple[int, ...]
    ahead: tuple[int, ...]


class Faces(QObject):
    """One for a page. Each part of it says what it shows by `want`; `arrived` tells that some can be painted now."""

    arrived = Signal()

    def __init__(self, shelf: Shelf, background: Background, previews: Previews, parent: QWidget) -> None:
        super().__init__(parent)
        self._previews = previews
        self._wishes: dict[object, _Wish] = {}
        self.cards = Cards(shelf, background, self)
        self._tiles = TilePainter(previews, self.cards.get, parent.devicePixelRatioF())
        self.cards.arrived.connect(self._cards_came)
        self._tiles.papers.arrived.connect(self._came)
        previews.arrived.connect(self._came)
        theme.watcher().changed.connect(self._dress)

    def want(self, owner: object, numbers: Sequence[int], size: QSize, ahead: Sequence[int] = ()) -> None:
        """`owner` shows these now, at this size in logical pixels, and `ahead` probably next."""
        self._wishes[owner] = _Wish(size, tuple(numbers), tuple(ahead))
        self.cards.want(dict.fromkeys(number for wish in self._wishes.values() for number in (*wish.seen, *wish.ahead)))
        self._ask(owner)

    def forget(self, owner: object) -> None:
        """`owner` shows nothing any more."""
        self._wishes.pop(owner, None)
        self._previews.forget((id(self), id(owner)))

    def card(self, number: int) -> Card | None:
        """The words about a memory, if they are here."""
        return self.cards.get(number)

    def is_ready(self, number: int, size: QSize) -> bool:
        """Whether its picture is decoded, or known to be missing: painting it shows no placeholder."""
        card = self.cards.get(number)
        if card is None:
            return False
        key = self._key(number, card, size)
        return key is None or self._previews.is_missing(number) or self._previews.has(number, key.fit, key.turns)

    def paint(
        self, painter: QPainter, box: QRect, number: int, *, selected: bool = False, hovered: bool = False
    ) -> None:
        """Draw the memory so that it fills the box, or its placeholder."""
        dpr = painter.device().devicePixelRatioF()
        if dpr != self._tiles.dpr:
            self._tiles.dress(dpr)
        card = self.cards.get(number)
        kind = PHOTO if card is None else Shelf.KINDS.index(card.kind)
        flags = 0 if card is None else (card.turned % 4) << TURNS_SHIFT
        self._tiles.paint(painter, box, Tile(number, kind, flags, selected, hovered))

    def refresh(self, numbers: Sequence[int]) -> None:
        """These were changed by a person."""
        self.cards.refresh(numbers)
        for owner, wish in list(self._wishes.items()):
            self.want(owner, wish.seen, wish.size, wish.ahead)

    def close(self) -> None:
        """The vault is being left."""
        for owner in list(self._wishes):
            self.forget(owner)
        self._tiles.papers.close()
        self.cards.clear()

    def _ask(self, owner: object) -> None:
        wish = self._wishes[owner]
        self._previews.want((id(self), id(owner)), self._keys(wish.seen, wish.size), self._keys(wish.ahead, wish.size))

    def _keys(self, numbers: Sequence[int], size: QSize) -> list[PreviewKey]:
        keys = []
        for number in numbers:
            card = self.cards.get(number)
            key = None if card is None else self._key(number, card, size)
            if key is not None:
                keys.append(key)
        return keys

    def _key(self, number: int, card: Card, size: QSize) -> PreviewKey | None:
        """The preview that painting at this size looks for; None where it needs none."""
        kind = Shelf.KINDS.index(card.kind)
        if not self._tiles.needs_preview(kind, number):
            return None
        fit = self._tiles.preview_fit(kind, QRect(0, 0, size.width(), size.height()))
        return PreviewKey(number, fit, card.turned % 4)

    def _cards_came(self) -> None:
        for owner in self._wishes:
            self._ask(owner)
        self.arrived.emit()

    def _came(self, _numbers: object) -> None:
        self.arrived.emit()

    def _dress(self) -> None:
        self._tiles.dress(self._tiles.dpr)
        self.arrived.emit()
