"""What is decided on this page in bulk, as changes that the window's history can take back."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from heirloom.bank import Change, Shelf
from heirloom.core.records import ItemId
from heirloom.core.screening import Decision, Stack
from heirloom.gui.history import History
from heirloom.gui.screens.worth.reading import Screens, every_id, every_keepsake


class Deciding(QObject):
    """Each call is one change, made off the window's thread."""

    def __init__(self, screens: Screens, shelf: Shelf, history: History, parent: QObject) -> None:
        super().__init__(parent)
        self._screens = screens
        self._shelf = shelf
        self._history = history

    def keep_all(self) -> None:
        """All likely keepsakes, also those that were not read yet."""
        screens = self._screens
        self._history.do(lambda: screens.keep(every_keepsake(screens)))

    def set_aside_stacks(self, stacks: Sequence[Stack]) -> None:
        """All of these stacks but what is guarded in them."""
        screens = self._screens
        self._history.do(lambda: screens.set_aside(_distinct([id for one in stacks for id in every_id(screens, one)])))

    def keep_stacks(self, stacks: Sequence[Stack]) -> None:
        """None of it is clutter."""
        screens = self._screens

        def keep() -> Change:
            ids = _distinct([id for one in stacks for id in every_id(screens, one)])
            return screens.decide(ids, Decision.NOT_CLUTTER)

        self._history.do(keep)

    def keep(self, numbers: Sequence[int]) -> None:
        self._with_ids(numbers, self._screens.keep)

    def set_aside(self, numbers: Sequence[int]) -> None:
        self._with_ids(numbers, self._screens.set_aside)

    def later(self, numbers: Sequence[int]) -> None:
        """Not now."""
        screens, shelf = self._screens, self._shelf
        self._history.do(lambda: screens.decide(_ids(shelf, numbers), Decision.LATER))

    def refuse(self, numbers: Sequence[int]) -> None:
        """They are no keepsakes."""
        screens, shelf = self._screens, self._shelf
        self._history.do(lambda: screens.decide(_ids(shelf, numbers), Decision.NOT_TREASURE))

    def _with_ids(self, numbers: Sequence[int], act: Callable[[Sequence[ItemId]], Change]) -> None:
        shelf = self._shelf
        self._history.do(lambda: act(_ids(shelf, numbers)))


def _ids(shelf: Shelf, numbers: Sequence[int]) -> list[ItemId]:
    return [card.id for card in shelf.cards(numbers)]


def _distinct(ids: Sequence[ItemId]) -> list[ItemId]:
    """A memory may lie in two stacks."""
    return list(dict.fromkeys(ids))
