"""Days and months of a timeline: which rows belong together, and what to call them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from heirloom.bank import TileFlag
from heirloom.gui.models.bands import UNDATED, Band, bands_of

__all__ = ["UNDATED", "Sections", "by_day", "order_of", "plain"]
_LOOSE: Final = np.uint8(TileFlag.MONTH_ONLY | TileFlag.YEAR_ONLY)
_DAY_US: Final = 86_400_000_000
_FIRST_FILE_DAY: Final = 365 * 11 + 3
"""1 January 1981: no file on a family's disk is older, so an earlier file time is a clock that was not set."""


@dataclass(frozen=True, slots=True)
class Sections:
    """Runs of rows under one heading. `firsts` has one entry more than there are sections: the number of rows."""

    firsts: NDArray[np.int64]
    days: NDArray[np.int32]
    """Days since 1970 of each section, UNDATED for those without."""
    months: NDArray[np.int32]
    """Months since 1970 of each section, UNDATED for those without."""
    loose: NDArray[np.uint8]
    """What is known of each section's date: 0 the day, MONTH_ONLY the month, YEAR_ONLY the year."""
    bands: NDArray[np.int32]
    """Of each section the band that it stands under, counted from 0."""
    headed: bool = True
    """Whether the sections have headings: a plain grid has one section and none."""

    def __len__(self) -> int:
        return len(self.days)

    @property
    def rows(self) -> int:
        return int(self.firsts[-1])

    def of_row(self, row: int) -> int:
        """The section that holds `row`."""
        return int(np.searchsorted(self.firsts, row, side="right")) - 1

    def range_of(self, section: int) -> tuple[int, int]:
        """First row and the row after the last."""
        return int(self.firsts[section]), int(self.firsts[section + 1])

    def begins_band(self, section: int) -> bool:
        """Whether the title of a band stands above this section."""
        return self.headed and (section == 0 or bool(self.bands[section] != self.bands[section - 1]))

    def band_of(self, section: int) -> Band:
        """The band that a section stands under."""
        first, end = int(np.searchsorted(self.bands, self.bands[section])), self.band_end(section)
        oldest, newest = int(self.months[end - 1]), int(self.months[first])
        after = int(self.months[end]) // 12 if end < len(self) else None
        before = int(self.months[first - 1]) // 12 if first else None
        return Band(oldest, newest, whole=after != oldest // 12 and before != newest // 12)

    def band_end(self, section: int) -> int:
        """The section after the last one of the same band."""
        return int(np.searchsorted(self.bands, self.bands[section], side="right"))

    def band_starts(self) -> NDArray[np.int64]:
        """The sections that begin a band."""
        if not self.headed or not len(self):
            return np.zeros(0, dtype=np.int64)
        changes = np.flatnonzero(np.diff(self.bands)) + 1
        return np.concatenate(([0], changes)).astype(np.int64)

    def nearest(self, begin: int, end: int) -> tuple[int, bool] | None:
        """The newest section of days from `begin` up to `end`, else the nearest one, and whether it lies within."""
        days = self.days[: int(np.count_nonzero(self.days != UNDATED))].astype(np.int64)
        if not self.headed or not len(days):
            return None
        older = int(np.searchsorted(-days, 1 - end))
        if older < len(days) and days[older] >= begin:
            return older, True
        if older == len(days) or (older and days[older - 1] - end < begin - days[older]):
            return older - 1, False
        return older, False

    def month_starts(self) -> NDArray[np.int64]:
        """The sections that begin a month."""
        if not self.headed or not len(self):
            return np.zeros(0, dtype=np.int64)
        changes = np.flatnonzero(np.diff(self.months)) + 1
        return np.concatenate(([0], changes)).astype(np.int64)


def plain(rows: int) -> Sections:
    """One run of rows without headings."""
    nothing = np.zeros(1 if rows else 0, dtype=np.int32)
    firsts = np.array([0, rows] if rows else [0], dtype=np.int64)
    return Sections(firsts, nothing, nothing, nothing.astype(np.uint8), nothing, headed=False)


def are_dates(dated_us: NDArray[np.int64], flags: NDArray[np.uint8], today: int) -> NDArray[np.bool_]:
    """Which of these times count as dates.

    A file's own time is a weak date, yet the best there is for most scans, screenshots and letters, and it is where
    people look for them: it counts. Only a time that no file can have (a clock that was not set) and, whoever tells it,
    one later than tomorrow are no dates.
    """
    days = dated_us // _DAY_US
    dated: NDArray[np.bool_] = (flags & np.uint8(TileFlag.DATED)).astype(bool) | (days >= _FIRST_FILE_DAY)
    return dated & (days <= today + 1)


def order_of(dated_us: NDArray[np.int64], flags: NDArray[np.uint8], today: int) -> tuple[NDArray[np.int64] | None, int]:
    """The order in which rows are shown, None where it is the given one; and how many rows have no date.

    Those come last.
    """
    believed = are_dates(dated_us, flags, today)
    undated = int(len(believed) - np.count_nonzero(believed))
    if undated == 0 or not np.any(believed[len(believed) - undated :]):
        return None, undated
    return np.concatenate((np.flatnonzero(believed), np.flatnonzero(~believed))), undated


def by_day(dated_us: NDArray[np.int64], flags: NDArray[np.uint8], undated: int) -> Sections:
    """Sections of rows that are sorted already, the last `undated` of them without a date.

    What is known to the month or the year only has a section of its own beside those of days.
    """
    rows = len(dated_us)
    dated = rows - undated
    days = (dated_us[:dated] // _DAY_US).astype(np.int32)
    loose = flags[:dated] & _LOOSE
    changes = (np.diff(days) != 0) | (loose[1:] != loose[:-1])
    firsts = np.concatenate(([0], np.flatnonzero(changes) + 1)) if dated else np.zeros(0, dtype=np.int64)
    own, own_loose = days[firsts.astype(np.int64)], loose[firsts.astype(np.int64)]
    months = own.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64).astype(np.int32)
    if undated:
        firsts = np.append(firsts, dated)
        own, months = np.append(own, UNDATED), np.append(months, UNDATED)
        own_loose = np.append(own_loose, 0)
    ends = np.append(firsts, rows).astype(np.int64)
    months = months.astype(np.int32)
    bands = bands_of(months, np.diff(ends))
    return Sections(ends, own.astype(np.int32), months, own_loose.astype(np.uint8), bands)
