"""Bands of a timeline: a month each; where little was kept, months or years under one title."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

UNDATED: Final = np.iinfo(np.int32).min
"""Day and month of what has no date yet."""
QUIET_YEAR: Final = 24
"""A year with no more memories than this is one band."""
YEARS_TOGETHER: Final = 12
"""Quiet years that follow each other share a band up to so many memories: about two rows."""
MONTHS_TOGETHER: Final = 8
"""The same for months of a year that is not quiet."""


@dataclass(frozen=True, slots=True)
class Band:
    """What one title stands for: months since 1970, the older one first, both UNDATED for what has no date."""

    oldest: int
    newest: int
    whole: bool = False
    """Whether these are all months of their years that hold anything: then the years are its name."""

    @property
    def is_month(self) -> bool:
        return self.oldest == self.newest

    @property
    def is_year(self) -> bool:
        """Whether it lies within one year."""
        return self.oldest // 12 == self.newest // 12


def bands_of(months: NDArray[np.int32], items: NDArray[np.int64]) -> NDArray[np.int32]:
    """The band of each section, counted from 0; sections are given newest first by month and number of items."""
    if not len(months):
        return np.zeros(0, dtype=np.int32)
    month_starts = _starts(months)
    own, of_month = months[month_starts], np.add.reduceat(items, month_starts)
    years = np.where(own == UNDATED, UNDATED, own // 12)
    year_starts = _starts(years)
    quiet = (np.add.reduceat(of_month, year_starts) <= QUIET_YEAR) & (years[year_starts] != UNDATED)
    in_quiet = np.repeat(quiet, np.diff(np.append(year_starts, len(own))))
    begins = ~in_quiet
    begins[year_starts] = True
    units = np.flatnonzero(begins)
    joined = _joined(np.add.reduceat(of_month, units).tolist(), in_quiet[units].tolist(), years[units].tolist())
    first = np.zeros(len(months), dtype=np.int32)
    first[month_starts[units[~joined]]] = 1
    return np.cumsum(first, dtype=np.int32) - 1


def _starts(values: NDArray[np.int32]) -> NDArray[np.int64]:
    """Where each run of equal values begins."""
    return np.concatenate(([0], np.flatnonzero(values[1:] != values[:-1]) + 1)).astype(np.int64)


def _joined(items: list[int], quiet: list[bool], years: list[int]) -> NDArray[np.bool_]:
    """Whether each unit (a quiet year, or a month of another one) stands under the title of the one before it."""
    found = np.zeros(len(items), dtype=bool)
    held = 0
    for at, count in enumerate(items):
        most = YEARS_TOGETHER if quiet[at] else MONTHS_TOGETHER
        alike = at > 0 and quiet[at] == quiet[at - 1] and (quiet[at] or years[at] == years[at - 1])
        found[at] = alike and held + count <= most
        held = held + count if found[at] else count
    return found
