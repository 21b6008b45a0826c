"""Puts questions while they are typed: waits a little for more keys, asks in the search lane, drops stale answers."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from typing import Final, Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from heirloom.core.asking import Ask, Found, OutsidePicture, Reading, Suggestion, Without
from heirloom.core.errors import HeirloomError
from heirloom.core.words import has_cjk
from heirloom.gui.background import Background, Lane, Ticket

AIM_MS: Final = 60
"""From the last key to the answer where answers come at once: what is left of it is spent on waiting for more keys.

A fixed wait of 120 ms would leave 30 ms of the 150 that a person may wait in all for search, layout and painting; and
what a computer that is busy otherwise takes longer than usual must fit into the rest.
"""
_PAUSE_MS: Final = 350
"""A person who stops typing for so long without finding anything may have made a slip; half a word is none."""
_REMEMBERED: Final = 6
_SHORTEST: Final = 2
"""One letter is the beginning of a word; one Chinese character is a word."""


class Finds(Protocol):
    """What the search page needs of the vault; every call runs in a thread."""

    def find(self, ask: Ask, wanted: Callable[[], bool] = ...) -> Found: ...
    def read(self, text: str, plain: tuple[str, ...] = ()) -> Reading: ...
    def without(self, ask: Ask) -> list[Without]: ...
    def put_right(self, ask: Ask) -> Ask | None: ...
    def picture(self, path: str) -> OutsidePicture: ...
    def pasted(self, data: bytes) -> OutsidePicture: ...
    def warm(self) -> None: ...
    def read_ahead(self) -> bool: ...
    def suggestions(self) -> list[Suggestion]: ...


class Asking(QObject):
    """`answered` carries a `Found`, always that of the newest question; `emptied` tells that nothing is asked."""

    answered = Signal(object)
    excluded = Signal(object)
    better = Signal(object)
    """An `Ask` that is spelt right, where the newest question found nothing for sure."""
    emptied = Signal()
    failed = Signal(object)
    read = Signal(object, object)
    looked_at = Signal(object)
    """An `OutsidePicture`."""
    not_a_picture = Signal(object)
    """Why a picture could not be looked at."""

    def __init__(self, finding: Finds, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._finding = finding
        self._background = background
        self._wanted: Ask | None = None
        self._asked: Ask | None = None
        """The question under way; its thread looks here whether it is still wanted."""
        self._ticket: Ticket[Found] | None = None
        self._reading: Ticket[tuple[Reading, Reading | None]] | None = None
        self._took_ms: deque[float] = deque(maxlen=_REMEMBERED)
        self._warming = False
        self._ahead: Ticket[bool] | None = None
        self.is_warm = False
        """Whether what questions need has been loaded."""
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._put)
        self._offering = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._offering.timeout.connect(self._look_for_better)

    @property
    def wait_ms(self) -> int:
        """How long the next question waits for more keys."""
        return max(0, round(AIM_MS - max(self._took_ms, default=0.0)))

    @property
    def is_busy(self) -> bool:
        """Whether a question waits or is being answered."""
        return self._timer.isActive() or self._ticket is not None

    def ask(self, ask: Ask, *, hurried: bool = False) -> None:
        """Put a question soon; `hurried` where no more keys are waited for. What was asked before is dropped."""
        self._wanted = ask
        self.drop()
        if ask.is_empty:
            self.emptied.emit()
        elif hurried or _says_something(ask):
            self._timer.start(0 if hurried else self.wait_ms)

    def drop(self) -> None:
        """No answer is wanted any more."""
        self._timer.stop()
        self._offering.stop()
        self._asked = None
        if self._ticket is not None:
            self._ticket.cancel()
            self._ticket = None

    def read_words(self, text: str, longer: str | None, plain: tuple[str, ...]) -> None:
        """Look for facts in a text and, where there is one, in the longer one that begins with the last chip."""
        if self._reading is not None:
            self._reading.cancel()

        def work() -> tuple[Reading, Reading | None]:
            return self._finding.read(text, plain), None if longer is None else self._finding.read(longer, plain)

        self._reading = self._background.run(work, lambda pair: self.read.emit(*pair), owner=self)

    def warm(self) -> None:
        """The field has the focus: load what the first question would wait for."""
        if not self._warming:
            self._warming = True
            self._background.run(self._finding.warm, self._warmed, _nothing, lane=Lane.SEARCH, owner=self)

    def _warmed(self, _: object) -> None:
        self.is_warm = True
        self._read_ahead(more=True)

    def _read_ahead(self, *, more: bool) -> None:
        """Between questions, a little at a time, fetch what later ones will need."""
        self._ahead = None
        if more and not self.is_busy:
            self._ahead = self._background.run(
                self._finding.read_ahead,
                lambda more: self._read_ahead(more=more),
                _nothing,
                lane=Lane.SEARCH,
                owner=self,
            )

    def look_at(self, picture: str | bytes) -> None:
        """Look at a picture from outside, by its path or its bytes."""
        work: Callable[[], OutsidePicture]
        if isinstance(picture, str):
            path = picture
            work = lambda: self._finding.picture(path)  # noqa: E731
        else:
            data = picture
            work = lambda: self._finding.pasted(data)  # noqa: E731
        self._background.run(work, self.looked_at.emit, self.not_a_picture.emit, lane=Lane.SEARCH, owner=self)

    def _put(self) -> None:
        ask = self._wanted
        if ask is None or ask.is_empty:
            return
        begun = time.monotonic()
        self._asked = ask
        self._ticket = self._background.run(
            lambda: self._finding.find(ask, lambda: self._asked is ask),
            lambda found: self._answer(found, begun),
            self._fail,
            lane=Lane.SEARCH,
            owner=self,
        )

    def _answer(self, found: Found, begun: float) -> None:
        self._ticket = None
        self._took_ms.append(1000 * (time.monotonic() - begun))
        self.answered.emit(found)
        if self.is_warm and self._ahead is None:
            self._read_ahead(more=True)
        if not found.total and found.ask.text.strip() and found.ask.like is None:
            self._offering.start()
        if not found.total and len(found.ask.facts) + bool(found.ask.text.strip()) > 1 and found.ask.facts:
            ask = found.ask
            self._background.run(
                lambda: self._finding.without(ask), self.excluded.emit, _nothing, lane=Lane.SEARCH, owner=self
            )

    def _look_for_better(self) -> None:
        ask = self._wanted
        if ask is None or self.is_busy:
            return

        def offer(better: Ask | None) -> None:
            if better is not None and self._wanted is ask:
                self.better.emit(better)

        self._background.run(lambda: self._finding.put_right(ask), offer, _nothing, lane=Lane.SEARCH, owner=self)

    def _fail(self, error: HeirloomError) -> None:
        self._ticket = None
        self.failed.emit(error)


def _says_something(ask: Ask) -> bool:
    text = ask.text.strip()
    return not text or len(text) >= _SHORTEST or has_cjk(text)


def _nothing(_: object) -> None:
    """Whatever came of it, nobody waits for it."""
