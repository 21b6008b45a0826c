"""Reads what waits for a decision, anew after every change and while the look goes on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Protocol

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal

from heirloom.bank import TURNS_SHIFT, Card, Change, Shelf, TileFlag, Timeline
from heirloom.core.errors import HeirloomError
from heirloom.core.records import ItemId, Precision
from heirloom.core.screening import Clutter, Decision, Screened, ScreeningReport, Stack, Twins, Verdict
from heirloom.gui.background import Background, Ticket
from heirloom.gui.models.timeline import Arranged, arrange

PAGE: Final = 500
"""So many are read at once, of keepsakes and of a stack."""
PAIRS: Final = 100
_GROUPS: Final = 12
"""So many groups of look-alikes are at hand, so that the next pair stands there at once."""
_SOON_MS: Final = 120
_POLL_MS: Final = 1_000
_EPOCH: Final = datetime(1970, 1, 1)
_LOOSE: Final = {Precision.MONTH: TileFlag.MONTH_ONLY, Precision.YEAR: TileFlag.YEAR_ONLY}


class Screens(Protocol):
    """What this page needs of the bank's screening."""

    def overview(self) -> Screened: ...
    def keepsakes(self, offset: int = 0, limit: int = PAGE) -> list[Verdict]: ...
    def stack(self, kind: Clutter, offset: int = 0, limit: int = PAGE, *, guarded: bool = False) -> list[Verdict]: ...
    def twins(self, offset: int = 0, limit: int = PAIRS) -> list[Twins]: ...
    def beside(self, numbers: Sequence[int]) -> dict[int, Twins]: ...
    def resolve(self, twins: Twins, keep: Sequence[ItemId]) -> Change: ...
    def keep(self, ids: Sequence[ItemId]) -> Change: ...
    def set_aside(self, ids: Sequence[ItemId]) -> Change: ...
    def decide(self, ids: Sequence[ItemId], decision: Decision) -> Change: ...
    def report(self) -> ScreeningReport: ...


@dataclass(frozen=True, slots=True)
class Waiting:
    """Everything the page shows at one moment. Verdicts are those of the rows of `arranged`, in their order."""

    screened: Screened
    keepsakes: tuple[Verdict, ...]
    arranged: Arranged
    thumbs: dict[int, Card]
    """The memories on top of the stacks."""
    twins: tuple[Twins, ...]
    pairs: dict[int, Card]
    """The memories of the first groups of `twins`."""
    report: ScreeningReport | None = None
    """How often proposals were right; None before anything was learned from decisions."""

    @property
    def is_done(self) -> bool:
        """Whether nothing waits and nothing is still to be looked at."""
        found = self.screened
        guarded = sum(stack.guarded for stack in found.stacks)
        is_empty = not (found.keepsakes or found.clutter or self.twins or guarded)
        return is_empty and found.looked_at >= found.total


class Reader(QObject):
    """`came` carries a `Waiting`, `failed` a HeirloomError."""

    came = Signal(object)
    failed = Signal(object)

    def __init__(self, screens: Screens, shelf: Shelf, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._screens = screens
        self._shelf = shelf
        self._background = background
        self._pages = 1
        self._ticket: Ticket[Waiting] | None = None
        self._again = False
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._soon.timeout.connect(self._read)
        self._poll = QTimer(self, interval=_POLL_MS)
        self._poll.timeout.connect(self._read)

    def start(self) -> None:
        """The page is on show."""
        self._read()

    def pause(self) -> None:
        """Nobody looks."""
        self._soon.stop()
        self._poll.stop()

    def refresh(self) -> None:
        """Something changed: read soon, once for several changes."""
        self._soon.start()

    def more(self) -> None:
        """The last keepsake that was read is in view: read the next page too."""
        self._pages += 1
        self.refresh()

    def _read(self) -> None:
        if self._ticket is not None:
            self._again = True
            return
        screens, shelf, limit = self._screens, self._shelf, self._pages * PAGE
        self._ticket = self._background.run(lambda: read(screens, shelf, limit), self._take, self._give_up, owner=self)

    def _take(self, waiting: Waiting) -> None:
        self._ticket = None
        self.came.emit(waiting)
        if waiting.screened.looked_at < waiting.screened.total:
            self._poll.start()
        else:
            self._poll.stop()
        self._go_on()

    def _give_up(self, error: HeirloomError) -> None:
        self._ticket = None
        self._poll.stop()
        self.failed.emit(error)
        self._go_on()

    def _go_on(self) -> None:
        again, self._again = self._again, False
        if again:
            self._read()


def read(screens: Screens, shelf: Shelf, limit: int) -> Waiting:
    """All of it, in any thread; `limit` keepsakes at most."""
    screened = screens.overview()
    verdicts = screens.keepsakes(0, limit)
    cards = {card.number: card for card in shelf.cards([one.number for one in verdicts])}
    shown = tuple(one for one in verdicts if one.number in cards)
    columns = columns_of([cards[one.number] for one in shown])
    tops = [number for stack in screened.stacks for number in stack.numbers]
    twins = tuple(group for group in screens.twins(0, PAIRS) if len(group.twins) > 1)
    first = [twin.number for group in twins[:_GROUPS] for twin in group.twins]
    return Waiting(
        screened,
        shown,
        arrange(columns, 0, headed=False),
        {card.number: card for card in shelf.cards(tops)},
        twins,
        {card.number: card for card in shelf.cards(first)},
        screens.report() if screened.trained_on else None,
    )


def columns_of(cards: Sequence[Card]) -> Timeline:
    """Cards as the columns of a grid, in the order given."""
    count = len(cards)
    numbers = np.fromiter((card.number for card in cards), np.int64, count)
    kinds = np.fromiter((Shelf.KINDS.index(card.kind) for card in cards), np.uint8, count)
    aspects = np.fromiter((_aspect(card) for card in cards), np.float32, count)
    flags = np.fromiter((_flags(card) for card in cards), np.uint8, count)
    dated = np.fromiter((_dated_us(card) for card in cards), np.int64, count)
    return Timeline(numbers, dated, kinds, aspects, flags)


def _aspect(card: Card) -> float:
    if card.size is None or not card.size.height or not card.size.width:
        return 0.0
    aspect = card.size.width / card.size.height
    return 1.0 / aspect if card.turned % 2 else aspect


def _flags(card: Card) -> int:
    flags = (card.turned % 4) << TURNS_SHIFT
    if card.kept:
        flags |= TileFlag.KEPT
    if card.captured is not None and card.captured.evidence != "mtime":
        flags |= TileFlag.DATED | _LOOSE.get(card.captured.precision, TileFlag(0))
    return int(flags)


def _dated_us(card: Card) -> int:
    return 0 if card.captured is None else (card.captured.at - _EPOCH) // timedelta(microseconds=1)


def every_id(screens: Screens, stack: Stack) -> list[ItemId]:
    """All of a stack that may be set aside at once, in any thread: what is guarded is left out, whatever counted it."""
    found: list[ItemId] = []
    for offset in range(0, 1 << 40, PAGE):
        verdicts = screens.stack(stack.kind, offset, PAGE)
        found += [one.id for one in verdicts if not one.guarded]
        if len(verdicts) < PAGE:
            break
    return found


def every_keepsake(screens: Screens) -> list[ItemId]:
    """All likely keepsakes, in any thread."""
    found: list[ItemId] = []
    for offset in range(0, 1 << 40, PAGE):
        verdicts = screens.keepsakes(offset, PAGE)
        found += [one.id for one in verdicts]
        if len(verdicts) < PAGE:
            break
    return found
