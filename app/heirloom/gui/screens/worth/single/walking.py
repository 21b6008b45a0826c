"""Goes through memories one by one: pages are read as they are needed, decisions are written while the next is seen."""

from __future__ import annotations

from typing import Final, NamedTuple

from PySide6.QtCore import QObject, Signal

from heirloom.bank import Card, Change, Shelf
from heirloom.core.errors import HeirloomError
from heirloom.core.records import ItemId
from heirloom.core.screening import Clutter, Decision, Twins, Verdict
from heirloom.gui.background import Background, Ticket
from heirloom.gui.history import History
from heirloom.gui.screens.worth.reading import PAGE, Screens
from heirloom.gui.screens.worth.single.line import Line
from heirloom.gui.screens.worth.single.sources import Source
from heirloom.gui.screens.worth.single.view import Say

_NEAR: Final = 50
"""So many before the end of what was read, the next page is asked for."""
_AHEAD: Final = 3
_ALIKE: Final = frozenset({Clutter.NEAR_DUPLICATE, Clutter.BURST})


class Page(NamedTuple):
    """`better`: by number the look-alikes of which a better one stays, with cards of those in `rivals`."""

    verdicts: list[Verdict]
    cards: list[Card]
    better: dict[int, Twins]
    rivals: list[Card]


class Walking(QObject):
    """`changed` tells that another memory is to be shown, or none any more; `failed` carries a HeirloomError."""

    changed = Signal()
    failed = Signal(object)

    def __init__(
        self, screens: Screens, shelf: Shelf, background: Background, history: History, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._screens = screens
        self._shelf = shelf
        self._background = background
        self._history = history
        self._source = Source(0, ())
        self._at_fetch = 0
        self._ticket: Ticket[Page] | None = None
        self._cards: dict[int, Card] = {}
        self._better: dict[int, Twins] = {}
        self._rivals: dict[int, Card] = {}
        self.line = Line()

    def begin(self, source: Source) -> None:
        """From the beginning of another source."""
        self.stop()
        self._source = source
        self._at_fetch = 0
        self.line = Line(source.total)
        self._read()

    def stop(self) -> None:
        """Nobody looks any more."""
        if self._ticket is not None:
            self._ticket.cancel()
            self._ticket = None
        for known in (self._cards, self._better, self._rivals):
            known.clear()

    @property
    def card(self) -> Card | None:
        """What is known of the memory on show."""
        verdict = self.line.current
        return None if verdict is None else self._cards.get(verdict.number)

    @property
    def better(self) -> tuple[Twins, Card] | None:
        """Of a look-alike the pair that it makes with the one that stays, and that one."""
        verdict = self.line.current
        twins = None if verdict is None else self._better.get(verdict.number)
        rival = None if twins is None else self._rivals.get(twins.twins[0].number)
        return None if twins is None or rival is None else (twins, rival)

    @property
    def near(self) -> list[int]:
        return self.line.ahead(_AHEAD)

    def say(self, say: Say) -> None:
        """What a person says of the memory on show; the next one stands there at once."""
        verdict = self.line.decide()
        if verdict is None:
            return
        self._write(say, verdict.id)
        self._read_on()
        self.changed.emit()

    def go_on(self) -> None:
        """The memory on show was decided elsewhere: beside the better one."""
        if self.line.decide() is not None:
            self._read_on()
            self.changed.emit()

    def undo(self) -> None:
        if self.line.done:
            self._history.undo()

    def told_of(self, change: Change) -> None:
        """What was taken back is on show again; what was done after all is not."""
        if change.undone:
            if self.line.bring_back(change.numbers):
                self.changed.emit()
        elif any(number in self._cards for number in change.numbers):
            self.line.decide_again(change.numbers)
            self.changed.emit()

    def _write(self, say: Say, id: ItemId) -> None:
        screens, is_treasure = self._screens, self._source.is_treasure
        match say:
            case Say.KEEP if is_treasure:
                self._history.do(lambda: screens.keep([id]), quiet=True)
            case Say.KEEP:
                self._history.do(lambda: screens.decide([id], Decision.NOT_CLUTTER), quiet=True)
            case Say.ASIDE:
                self._history.do(lambda: screens.set_aside([id]), quiet=True)
            case Say.REFUSE:
                self._history.do(lambda: screens.decide([id], Decision.NOT_TREASURE), quiet=True)
            case Say.LATER:
                self._history.do(lambda: screens.decide([id], Decision.LATER), quiet=True)

    # Reading

    def _read_on(self) -> None:
        if self._ticket is None and not self.line.is_whole and self.line.undecided < _NEAR:
            self._read()

    def _read(self) -> None:
        if self._at_fetch >= len(self._source.fetches):
            self.line.end()
            return
        fetch, offset, shelf = self._source.fetches[self._at_fetch], self._offset(), self._shelf
        screens = self._screens

        def page() -> Page:
            verdicts = fetch(offset)
            alike = [one.number for one in verdicts if any(why.kind in _ALIKE for why in one.clutter)]
            better = screens.beside(alike) if alike else {}
            rivals = shelf.cards([twins.twins[0].number for twins in better.values()])
            return Page(verdicts, shelf.cards([one.number for one in verdicts]), better, rivals)

        self._ticket = self._background.run(page, self._take, self._give_up, owner=self)

    def _offset(self) -> int:
        """What is decided has left its stack: only what is not stands before the next page."""
        return self.line.undecided if len(self._source.fetches) == 1 else self._of_this_stack

    def _take(self, page: Page) -> None:
        self._ticket = None
        verdicts, cards = page.verdicts, page.cards
        was_empty = self.line.current is None
        self._cards.update((card.number, card) for card in cards)
        self._better.update(page.better)
        self._rivals.update((card.number, card) for card in page.rivals)
        fresh = self.line.add([one for one in verdicts if one.number in self._cards])
        self._of_this_stack += fresh
        if len(verdicts) < PAGE or not fresh:
            self._at_fetch += 1
            self._of_this_stack = 0
            if self._at_fetch >= len(self._source.fetches):
                self.line.end()
        self._read_on()
        if was_empty or self.line.is_over:
            self.changed.emit()

    def _give_up(self, error: HeirloomError) -> None:
        self._ticket = None
        self.failed.emit(error)

    _of_this_stack = 0
