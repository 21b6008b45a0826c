"""What a person changes on the catalogue card, handed to the history, which tells it and can take it back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from heirloom.bank import Bank, Change
from heirloom.core.records import CaptureTime, Gps


class Does(Protocol):
    """What makes a change undoable: it runs the work in the background, tells it in a toast and remembers it."""

    def do(self, work: Callable[[], Change]) -> None: ...


class CardEdits:
    """Changes of single memories; each is one step of the history."""

    def __init__(self, bank: Bank, history: Does) -> None:
        self._hand = bank.hand
        self._history = history

    def title(self, number: int, text: str) -> None:
        hand = self._hand
        self._history.do(lambda: hand.edit([number], title=text or None))

    def caption(self, number: int, text: str) -> None:
        hand = self._hand
        self._history.do(lambda: hand.edit([number], caption=text or None))

    def rating(self, number: int, stars: int) -> None:
        hand = self._hand
        self._history.do(lambda: hand.edit([number], rating=stars))

    def captured(self, number: int, captured: CaptureTime | None) -> None:
        hand = self._hand
        self._history.do(lambda: hand.edit([number], captured=captured))

    def position(self, number: int, gps: Gps | None, name: str | None) -> None:
        """A position with the name it was chosen by; without a name the nearest town gives one."""
        hand = self._hand
        if name is None:
            self._history.do(lambda: hand.edit([number], gps=gps))
        else:
            self._history.do(lambda: hand.edit([number], gps=gps, place=name))

    def place(self, number: int, name: str) -> None:
        """A place by name alone: a house, a farm, what no map knows."""
        hand = self._hand
        self._history.do(lambda: hand.edit([number], place=name or None))

    def tag(self, number: int, *, add: str = "", remove: str = "") -> None:
        hand = self._hand
        adding, removing = [add] if add else [], [remove] if remove else []
        self._history.do(lambda: hand.tag([number], add=adding, remove=removing))

    def keep(self, number: int, kept: bool) -> None:
        hand = self._hand
        self._history.do(lambda: hand.keep([number], kept))

    def turn(self, number: int, quarter_turns: int) -> None:
        hand = self._hand
        self._history.do(lambda: hand.turn([number], quarter_turns))

    def set_aside(self, number: int) -> None:
        hand = self._hand
        self._history.do(lambda: hand.set_aside([number]))
