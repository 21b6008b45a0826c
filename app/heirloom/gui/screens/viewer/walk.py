"""Walking through the memories of an OpenRequest: where one stands, and what lies on either side."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from heirloom.bank import TileFlag, Timeline
from heirloom.gui.models.sections import are_dates

_US_A_DAY = 86_400_000_000
_S_A_DAY = 86_400


@dataclass(frozen=True, slots=True)
class Walk:
    """`numbers` in the order in which the person sees them; one of them is on show."""

    numbers: Sequence[int]
    index: int = 0

    @property
    def number(self) -> int | None:
        """The memory on show; None where there is none left."""
        return int(self.numbers[self.index]) if 0 <= self.index < len(self.numbers) else None

    def at(self, index: int) -> Walk:
        """Standing at another one, within the ends."""
        return replace(self, index=min(max(index, 0), max(0, len(self.numbers) - 1)))

    def stepped(self, by: int) -> Walk:
        return self.at(self.index + by)

    def around(self, before: int, after: int) -> list[int]:
        """Those near, nearest first, the one on show left out."""
        ways = [self.index + step for pair in zip_long(after, before) for step in pair]
        return [int(self.numbers[at]) for at in ways if 0 <= at < len(self.numbers)]

    def without(self, gone: Sequence[int]) -> Walk:
        """Some are gone: the next one that stays is on show."""
        missing = set(gone)
        kept = [int(number) for number in self.numbers if int(number) not in missing]
        before = sum(int(number) not in missing for number in self.numbers[: self.index])
        return Walk(kept, 0).at(before)


def zip_long(after: int, before: int) -> list[tuple[int, ...]]:
    """Steps by distance: one forward, one back, two forward, …"""
    return [
        tuple(step for step, allowed in ((by, by <= after), (-by, by <= before)) if allowed)
        for by in range(1, max(after, before) + 1)
    ]


@dataclass(frozen=True, slots=True)
class InMonth:
    """The `place`-th (from 1) of `count` in the month of `year`."""

    place: int
    count: int
    year: int
    month: int


class Months:
    """In which month each memory of a walk lies; only for a walk along the timeline, newest first, undated last.

    `no_month` marks those of which only the year is known; they lie in no month.
    """

    def __init__(
        self,
        months: np.ndarray[tuple[int], np.dtype[np.int64]] | None,
        no_month: np.ndarray[tuple[int], np.dtype[np.bool_]] | None = None,
    ) -> None:
        self._months = months
        self._no_month = np.zeros(0 if months is None else len(months), np.bool_) if no_month is None else no_month

    @staticmethod
    def of(numbers: Sequence[int], timeline: Timeline) -> Months:
        """Look the days up in the timeline's columns. A walk in another order has no months."""
        wanted = np.asarray(numbers, np.int64)
        if not len(wanted) or not len(timeline):
            return Months(None)
        order = np.argsort(timeline.numbers, kind="stable")
        places = np.searchsorted(timeline.numbers, wanted, sorter=order)
        places = order[np.minimum(places, len(order) - 1)]
        if not np.array_equal(timeline.numbers[places], wanted):
            return Months(None)
        dated = timeline.dated_us[places]
        believed = are_dates(dated, timeline.flags[places], int(time.time() // _S_A_DAY))
        dated = dated[: np.count_nonzero(believed)]
        if not np.all(believed[: len(dated)]) or np.any(np.diff(dated) > 0):
            return Months(None)
        days = (dated // _US_A_DAY).astype("datetime64[D]")
        no_month = (timeline.flags[places[: len(dated)]] & np.uint8(TileFlag.YEAR_ONLY)) != 0
        return Months(days.astype("datetime64[M]").astype(np.int64), no_month)

    def at(self, index: int) -> InMonth | None:
        """The place of the walk's `index`-th memory in its month; None where that is not known."""
        if self._months is None or not 0 <= index < len(self._months) or self._no_month[index]:
            return None
        month = int(self._months[index])
        # Newest first: the values fall, so their negatives can be searched.
        first = int(np.searchsorted(-self._months, -month, side="left"))
        last = int(np.searchsorted(-self._months, -month, side="right"))
        before, others = (int(np.count_nonzero(self._no_month[first:end])) for end in (index, last))
        return InMonth(index - first + 1 - before, last - first - others, 1970 + month // 12, month % 12 + 1)


class Course:
    """The walk of one request, from which memories are taken out and to which they come back."""

    def __init__(self, numbers: Sequence[int] = (), index: int = 0) -> None:
        self._all = numbers
        self._gone: frozenset[int] = frozenset()
        self.walk = Walk(numbers).at(index)

    @property
    def number(self) -> int | None:
        return self.walk.number

    def go_to(self, index: int) -> bool:
        """Stand at another place; False where that changes nothing."""
        before, self.walk = self.walk.index, self.walk.at(index)
        return before != self.walk.index

    def take_out(self, numbers: Sequence[int]) -> None:
        """These left the timeline: the next that stays is on show."""
        self._gone |= set(numbers)
        self._find(self.number)

    def bring_back(self, numbers: Sequence[int]) -> None:
        """These are there again; one alone is shown."""
        self._gone -= set(numbers)
        self._find(numbers[0] if len(numbers) == 1 else self.number)

    def _find(self, here: int | None) -> None:
        numbers = [int(number) for number in self._all]
        index = numbers.index(here) if here in numbers else self.walk.index
        self.walk = Walk(numbers).at(index).without(sorted(self._gone))
