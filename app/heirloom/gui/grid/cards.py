"""Words about memories (names, first words, places), fetched for what is on the screen and held while it is near."""

from __future__ import annotations

from collections import Counter, OrderedDict
from collections.abc import Iterable, Sequence
from typing import Final, Protocol

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QTimer, Signal

from heirloom.bank import Card
from heirloom.core.records import Kind
from heirloom.gui.background import Background, Ticket

_KEPT: Final = 6_000
_KEPT_PLACES: Final = 3_000
_SAMPLE: Final = 24
"""So many memories of a day tell where it was."""


class CardSource(Protocol):
    """What the grid needs of the vault's shelf for words."""

    def cards(self, numbers: Sequence[int]) -> list[Card]: ...


class Cards(QObject):
    """Cards by number. `arrived` tells that some came; painting asks again then."""

    arrived = Signal()

    def __init__(self, shelf: CardSource, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shelf = shelf
        self._background = background
        self._cards: OrderedDict[int, Card] = OrderedDict()
        self._places: OrderedDict[tuple[int, int], str] = OrderedDict()
        self._wordless: set[int] = set()
        """Cards to be read again, because their memories may be understood by now."""
        self._wanted: dict[int, None] = {}
        self._wanted_places: dict[tuple[int, int], list[int]] = {}
        self._ticket: Ticket[list[Card]] | None = None
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._fetch)

    def get(self, number: int) -> Card | None:
        """The card if it is here; `want` brings it."""
        return self._cards.get(number)

    def want(self, numbers: Iterable[int]) -> None:
        """Only these matter now; what was asked for before and is not here yet is dropped."""
        self._wanted = dict.fromkeys(
            number for number in numbers if number not in self._cards or number in self._wordless
        )
        self._begin()

    def place(self, day: tuple[int, int], numbers: NDArray[np.int64]) -> str:
        """Where most of a day's memories were, empty while that is not known; `day` names the day and its size."""
        found = self._places.get(day)
        if found is None and day not in self._wanted_places:
            step = max(1, len(numbers) // _SAMPLE)
            self._wanted_places[day] = [int(number) for number in numbers[::step][:_SAMPLE]]
            self._begin()
        return found or ""

    def refresh(self, numbers: Iterable[int]) -> None:
        """These were changed by a person: their words are read again."""
        for number in numbers:
            self._cards.pop(number, None)
        self._places.clear()
        self._wanted_places.clear()

    def look_again(self) -> None:
        """More of the vault is understood: documents that had no words may have some."""
        self._wordless = {
            number for number, card in self._cards.items() if card.kind is Kind.DOCUMENT and not card.first_words
        }
        if self._wordless:
            self.arrived.emit()

    def clear(self) -> None:
        if self._ticket is not None:
            self._ticket.cancel()
            self._ticket = None
        self._cards.clear()
        self._wordless.clear()
        self._places.clear()
        self._wanted.clear()
        self._wanted_places.clear()

    def _begin(self) -> None:
        if (self._wanted or self._wanted_places) and self._ticket is None:
            self._soon.start()

    def _fetch(self) -> None:
        if self._ticket is not None:
            return
        days = {day: numbers for day, numbers in self._wanted_places.items() if numbers}
        sampled = [number for numbers in days.values() for number in numbers if number not in self._cards]
        numbers = list(dict.fromkeys([*self._wanted, *sampled]))
        self._wanted.clear()
        if not numbers and not days:
            return
        self._ticket = self._background.run(
            lambda: self._shelf.cards(numbers) if numbers else [], lambda cards: self._take(cards, days), owner=self
        )

    def _take(self, cards: Sequence[Card], days: dict[tuple[int, int], list[int]]) -> None:
        self._ticket = None
        for card in cards:
            self._cards[card.number] = card
            self._wordless.discard(card.number)
        for day, numbers in days.items():
            self._places[day] = _commonest([self._cards.get(number) for number in numbers])
            self._wanted_places.pop(day, None)
        while len(self._cards) > _KEPT:
            self._cards.popitem(last=False)
        while len(self._places) > _KEPT_PLACES:
            self._places.popitem(last=False)
        self.arrived.emit()
        self._begin()


def _commonest(cards: Sequence[Card | None]) -> str:
    """The place that most of them name; empty where fewer than a third name one."""
    named = [card.place for card in cards if card is not None and card.place]
    if 3 * len(named) < len(cards) or not named:
        return ""
    place, _ = Counter(named).most_common(1)[0]
    return place
