"""Which two pictures are compared now: it goes from pair to pair and from group to group, and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from heirloom.bank import Card, Change, ChangeKind
from heirloom.core.records import ItemId
from heirloom.core.screening import Twins
from heirloom.gui.history import History
from heirloom.gui.screens.worth.compare.bout import Bout, Choice
from heirloom.gui.screens.worth.reading import PAIRS, Screens, Waiting

Group = tuple[ItemId, ...]


class Comparing(QObject):
    """`changed` tells that another pair is to be shown, or none; a group is resolved once all of it was seen."""

    changed = Signal()
    _failed = Signal(object)

    def __init__(self, screens: Screens, history: History, parent: QObject) -> None:
        super().__init__(parent)
        self._screens = screens
        self._history = history
        self._groups: list[Twins] = []
        self._more = 0
        self._before: list[Bout] = []
        self._resolved: dict[Group, tuple[int, ...]] = {}
        """Groups that are on their way into the vault: they are not shown again; with the numbers of each."""
        self._wished: frozenset[int] = frozenset()
        self._done = 0
        self.bout: Bout | None = None
        self.cards: Mapping[int, Card] = {}
        self._failed.connect(self._take_back)

    @property
    def place(self) -> tuple[int, int]:
        """Which pair it is, of how many since the page was opened."""
        others = sum(len(group.twins) - 1 for group in self._groups[1:])
        left = (0 if self.bout is None else self.bout.pairs_left) + max(others, self._more)
        return self._done + 1, self._done + left

    def take(self, waiting: Waiting) -> None:
        """What waits was read anew; the group that one is in the middle of stays."""
        there = {_group(twins) for twins in waiting.twins}
        self._resolved = {group: numbers for group, numbers in self._resolved.items() if group in there}
        self._groups = [twins for twins in waiting.twins if _group(twins) not in self._resolved]
        self.cards = waiting.pairs
        self._more = waiting.screened.pairs - 1 if len(waiting.twins) >= PAIRS else 0
        now = None if self.bout is None else _group(self.bout.twins)
        self._groups.sort(key=lambda twins: (not self._is_wished(twins), _group(twins) != now))
        if not self._groups:
            self.bout = None
        elif _group(self._groups[0]) != now or self.bout is None:
            self._begin(self._groups[0])
        elif self._groups[0].twins == self.bout.twins.twins:
            self.bout = replace(self.bout, twins=self._groups[0])  # what moves may be another caption by now
        if self._groups and self._is_wished(self._groups[0]):
            self._wished = frozenset()  # what was read before it was taken back does not hold it yet
        self.changed.emit()

    def choose(self, choice: Choice) -> None:
        """What a person says of the pair on show."""
        if self.bout is None:
            return
        self._before.append(self.bout)
        self._done += 1
        self.bout = self.bout.after(choice)
        if self.bout.is_over:
            self._resolve(self.bout)
        self.changed.emit()

    def swap(self) -> None:
        """The two change places."""
        if self.bout is not None:
            self.bout = self.bout.turned()
            self.changed.emit()

    def undo(self) -> None:
        """One pair back within a group; else whatever was done last."""
        if self._before:
            self.bout = self._before.pop()
            self._done -= 1
            self.changed.emit()
        else:
            self._history.undo()

    def told_of(self, change: Change) -> None:
        """Something was taken back: if it was a group, it is the one to look at."""
        if change.undone and change.label is ChangeKind.TWINS:
            self._wished = frozenset(change.numbers)
            self._resolved = {
                group: numbers for group, numbers in self._resolved.items() if not self._wished & set(numbers)
            }

    def _is_wished(self, twins: Twins) -> bool:
        return any(twin.number in self._wished for twin in twins.twins)

    def _begin(self, twins: Twins) -> None:
        if self._is_wished(twins):
            self._done = max(0, self._done - (len(twins.twins) - 1))
        self._before = []
        self.bout = Bout(twins)

    def _resolve(self, bout: Bout) -> None:
        twins, keep, group = bout.twins, bout.keep, _group(bout.twins)
        self._resolved[group] = tuple(twin.number for twin in twins.twins)
        self._groups = [one for one in self._groups if _group(one) != group]
        self._before = []
        self.bout = Bout(self._groups[0]) if self._groups else None

        def resolve() -> Change:
            done = False
            try:
                change = self._screens.resolve(twins, keep)
                done = True
                return change
            finally:
                if not done:
                    self._failed.emit(group)

        self._history.do(resolve, quiet=True)

    def _take_back(self, group: Group) -> None:
        """It could not be written: it waits again. Why not is told by the history."""
        pairs = len(self._resolved.pop(group, (0,))) - 1
        self._done = max(0, self._done - pairs)


def _group(twins: Twins) -> Group:
    return tuple(sorted(twin.id for twin in twins.twins))
