"""Where dates lie on the scrubber: months by how much there is of them, every year with a least share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from heirloom.gui.models.sections import UNDATED, Sections

_EVEN: Final = 0.25
"""So much of the scrubber is dealt out evenly among the years; the rest goes by how much there is."""
LABEL_STEP_PX: Final = 16
TICK_STEP_PX: Final = 4


@dataclass(frozen=True, slots=True)
class Scale:
    """Sections on a line from 0 to 1, newest first; section `s` reaches from `edges[s]` to `edges[s + 1]`."""

    sections: Sections
    edges: NDArray[np.float64]
    month_starts: NDArray[np.int64]

    def at(self, share: float) -> tuple[int, float]:
        """The section at a share of the line, and how far down in it."""
        last = len(self.edges) - 2
        section = min(max(int(np.searchsorted(self.edges, share, side="right")) - 1, 0), max(last, 0))
        span = self.edges[section + 1] - self.edges[section]
        within = (share - self.edges[section]) / span if span > 0 else 0.0
        return section, min(max(float(within), 0.0), 1.0)

    def share_of(self, section: int, within: float = 0.0) -> float:
        begin, end = self.edges[section], self.edges[section + 1]
        return float(begin + within * (end - begin))

    def month_index(self, section: int) -> int:
        """Which of the months, newest first, a section belongs to."""
        return int(np.searchsorted(self.month_starts, section, side="right")) - 1


def scale_of(sections: Sections, heights: NDArray[np.float64]) -> Scale:
    """Deal the line out to sections of these heights."""
    if not len(sections) or not sections.headed:
        return Scale(sections, np.array([0.0, 1.0]), np.zeros(1, dtype=np.int64))
    years = np.where(sections.months == UNDATED, UNDATED, sections.months // 12)
    starts = np.concatenate(([0], np.flatnonzero(np.diff(years)) + 1))
    by_year = np.add.reduceat(heights, starts)
    owner = np.repeat(np.arange(len(starts)), np.diff(np.append(starts, len(sections))))
    share = heights / heights.sum() * (1 - _EVEN) + heights / by_year[owner] * (_EVEN / len(starts))
    edges = np.concatenate(([0.0], np.cumsum(share)))
    return Scale(sections, edges / edges[-1], sections.month_starts())


def year_labels(scale: Scale, height: int, step: int = LABEL_STEP_PX) -> list[tuple[int, int]]:
    """(year, y) of the years that have room; the oldest one is always there."""
    sections = scale.sections
    if not sections.headed or not len(sections):
        return []
    years = 1970 + sections.months // 12
    starts = np.concatenate(([0], np.flatnonzero(np.diff(years)) + 1))
    found = [
        (int(years[start]), round(scale.edges[start] * height)) for start in starts if sections.months[start] != UNDATED
    ]
    shown = list[tuple[int, int]]()
    for year, y in found:
        if not shown or y - shown[-1][1] >= step:
            shown.append((year, y))
    if found and shown[-1] != found[-1]:
        while len(shown) > 1 and found[-1][1] - shown[-1][1] < step:
            shown.pop()
        if found[-1][1] - shown[-1][1] >= step:
            shown.append(found[-1])
    return shown


def ticks(scale: Scale, height: int, step: int = TICK_STEP_PX) -> list[tuple[int, float]]:
    """(y, length from 0 to 1): how many items there are, for every few pixels of the line.

    Weeks that share a tick are counted together. Lengths grow with the square root: a busy week shows beside a wedding.
    """
    sections = scale.sections
    if not sections.headed or not len(sections) or height < step:
        return []
    items = np.diff(sections.firsts).astype(np.float64)
    weeks = sections.days.astype(np.int64) // 7
    starts = np.concatenate(([0], np.flatnonzero(np.diff(weeks)) + 1))
    counts = np.add.reduceat(items, starts)
    places = (scale.edges[starts] * height // step).astype(np.int64)
    most = np.zeros(height // step + 1)
    np.maximum.at(most, np.minimum(places, len(most) - 1), counts)
    peak = np.sqrt(most.max())
    return [(int(place) * step, float(np.sqrt(most[place]) / peak)) for place in np.flatnonzero(most)]
