"""Two look-alikes that were met one by one: compared at the side, and then on with the rest of the line."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal

from heirloom.bank import Card
from heirloom.core.screening import Twins
from heirloom.gui.history import History
from heirloom.gui.screens.worth.compare.bout import Bout, Choice
from heirloom.gui.screens.worth.reading import Screens


class OnePair(QObject):
    """`changed` tells that the two changed places, `decided` that a person chose; both carry nothing."""

    changed = Signal()
    decided = Signal()

    def __init__(self, screens: Screens, history: History, parent: QObject) -> None:
        super().__init__(parent)
        self._screens = screens
        self._history = history
        self.bout: Bout | None = None
        self.cards: Mapping[int, Card] = {}

    def begin(self, twins: Twins, cards: Mapping[int, Card]) -> None:
        """Of `twins` there are two, the better one first."""
        self.bout, self.cards = Bout(twins), cards

    def end(self) -> None:
        """Back without a decision."""
        self.bout, self.cards = None, {}

    def swap(self) -> None:
        if self.bout is not None:
            self.bout = self.bout.turned()
            self.changed.emit()

    def choose(self, choice: Choice) -> None:
        """What a person says of the two."""
        if self.bout is None:
            return
        screens, bout = self._screens, self.bout.after(choice)
        self.end()
        self._history.do(lambda: screens.resolve(bout.twins, bout.keep), quiet=True)
        self.decided.emit()
