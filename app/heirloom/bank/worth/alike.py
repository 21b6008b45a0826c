"""Look-alikes of a vault: found when something new was measured, walked group by group, settled by a person."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from heirloom.core.job import Rest, go_on
from heirloom.core.screening import TwinDecision, Twins
from heirloom.learning import twins as alike
from heirloom.vault import Patch, Vault

COPY, BURST = "copy", "burst"
Ways = list[tuple[int, list[int]]]
"""Numbers of those that get something, each with those that give it, the best first."""


class LookAlikes:
    """Groups as they were found last; what was decided since is left out when they are asked for."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._lock = threading.Lock()
        self._found: list[Twins] = []
        self._finder = alike.Finder()
        self._mark: object = None
        self._counts: dict[int, tuple[int, int]] = {}
        self._changed: set[int] = set()

    def refresh(self, rest: Rest = go_on) -> Mapping[int, tuple[int, int]]:
        """Find groups anew where pictures came or went. Returns, by number, how many (better copies, better shots)."""
        mark = alike.mark(self._vault)
        if mark != self._mark:
            found = alike.find(self._vault, self._finder, rest)
            counts = _counts(found)
            with self._lock:
                before, self._found, self._mark, self._counts = self._counts, found, mark, counts
                self._changed |= {
                    number for number in before.keys() | counts.keys() if before.get(number) != counts.get(number)
                }
        return self._counts

    @property
    def has_looked(self) -> bool:
        """Whether anything was looked for since the vault was opened."""
        return self._mark is not None

    def grow(self, rest: Rest = go_on) -> Mapping[int, tuple[int, int]]:
        """The same, but only where the rest was looked at before, so that no more than what is new is compared."""
        return self.refresh(rest) if self._finder.has_looked else self._counts

    def changed(self) -> list[int]:
        """Memories whose part in a group changed since `forget_changed`: they are to be judged again."""
        with self._lock:
            return sorted(self._changed)

    def forget_changed(self) -> None:
        """They have been judged again."""
        with self._lock:
            self._changed = set()

    def groups(self) -> list[Twins]:
        """Groups of at least two that wait for a decision, surest first."""
        with self._lock:
            found = self._found
        if not found:
            return []
        said = self._vault.learned.decisions.twins()
        numbers = [twin.number for group in found for twin in group.twins]
        there = {
            int(item.number) for item in self._vault.items.by_numbers(numbers).values() if item.set_aside_at is None
        }
        waiting = (_undecided(group, there, said) for group in found)
        return [group for group in waiting if len(group.twins) > 1]

    def page(self, offset: int, limit: int) -> list[Twins]:
        """Some of `groups`, with what would move now: a caption may have been written since they were found."""
        return alike.moves(self._vault, self.groups()[offset : offset + limit])

    def beside(self, numbers: Sequence[int]) -> dict[int, Twins]:
        """Of each of `numbers` that is a look-alike of a better one: the pair, the better one first; copies first."""
        asked = dict.fromkeys(numbers)
        pairs: dict[int, Twins] = {}
        for group in self.groups():
            for twin in group.twins[1:]:
                if twin.number in asked:
                    pairs.setdefault(twin.number, replace(group, twins=(group.twins[0], twin)))
        return dict(zip(pairs, alike.moves(self._vault, list(pairs.values())), strict=True))

    def settle(self, numbers: list[int], kept: set[int]) -> Patch:
        """Inside a commit: move what was said of those that go to the best one kept, set them aside, note the decision.

        With all kept every pair of them is noted as not the same.
        """
        now = datetime.now(UTC)
        going = [number for number in numbers if number not in kept]
        staying = [number for number in numbers if number in kept]
        labels = self._vault.labels
        pairs = [(a, b) for at, a in enumerate(staying) for b in staying[at + 1 :]]
        patches = []
        if pairs:
            patches.append(labels.write_rows([labels.albums.decide_twins(pairs, int(TwinDecision.DIFFERENT), now)]))
        if going and staying:
            patches += alike.merge(self._vault, staying[0], going)
        if going:
            patches.append(labels.set_aside(going, now))
        return Patch.joined(patches)

    def moving(self, numbers: Sequence[int]) -> Ways:
        """Who gets what was said of those of `numbers` that are look-alikes of others, if these are set aside."""
        return _moving(self.groups(), set(numbers))

    def set_aside(self, numbers: Sequence[int], ways: Ways) -> Patch:
        """Inside a commit: set these aside, what `moving` found first; nothing is decided of those that stay."""
        patches = alike.merge_each(self._vault, ways)
        patches.append(self._vault.labels.set_aside(numbers, datetime.now(UTC)))
        return Patch.joined(patches)


def _moving(groups: Sequence[Twins], going: set[int]) -> Ways:
    """Copies before bursts.

    Where all copies of a picture go, what was said of them is gathered in the best one, which may stand for them in a
    burst and hand it on there.
    """
    ways = []
    for group in groups:
        numbers = [twin.number for twin in group.twins]
        staying = [number for number in numbers if number not in going]
        giving = [number for number in numbers if number in going]
        if giving and staying:
            ways.append((staying[0], giving))
        elif group.relation == COPY and not staying and _hands_on(numbers[0], groups, going):
            ways.append((numbers[0], numbers[1:]))
    return ways


def _hands_on(number: int, groups: Sequence[Twins], going: set[int]) -> bool:
    """Whether it goes from a burst of which somebody stays."""
    bursts = ({twin.number for twin in group.twins} for group in groups if group.relation == BURST)
    return any(number in burst and not burst <= going for burst in bursts)


def _undecided(group: Twins, there: set[int], said: Mapping[tuple[int, int], int]) -> Twins:
    """Without those that are gone, and those that were decided to differ from the one to keep."""
    staying = [twin for twin in group.twins if twin.number in there]
    if not staying:
        return replace(group, twins=())
    best = staying[0]
    others = [
        twin for twin in staying[1:] if (min(best.number, twin.number), max(best.number, twin.number)) not in said
    ]
    return replace(group, twins=(best, *others))


def _counts(groups: Iterable[Twins]) -> dict[int, tuple[int, int]]:
    counts: dict[int, tuple[int, int]] = {}
    for group in groups:
        for twin in group.twins[1:]:
            copies, shots = counts.get(twin.number, (0, 0))
            better = len(group.twins) - 1
            counts[twin.number] = (copies + better, shots) if group.relation == COPY else (copies, shots + better)
    return counts
