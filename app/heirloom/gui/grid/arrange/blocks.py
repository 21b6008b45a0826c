"""Cuts a grid into blocks, each laid out by itself: a piece of a large day, one day, or small days in one line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from heirloom.gui.grid.arrange.measures import Measures
from heirloom.gui.grid.arrange.partition import SPARSE, Rows
from heirloom.gui.models.sections import Sections

BLOCK: Final = 500
"""Larger sections are broken into rows in pieces of so many items."""
DAY_GAP: Final = 20
"""Between days that stand beside each other."""
_STRETCH: Final = 1.12
"""A line of small days may be so much too long, or too short, and is then fitted to the width."""
_SQUEEZE: Final = 1.3
"""So much too long it may be where a day would be left alone otherwise."""


@dataclass(frozen=True, slots=True)
class Blocks:
    """Block `b` holds items `firsts[b]` up to `firsts[b + 1]`, under a heading of `heads[b]` pixels."""

    firsts: NDArray[np.int64]
    heads: NDArray[np.int64]
    section_of: NDArray[np.int64]
    """The first section of each block."""
    spans: NDArray[np.int64]
    """How many sections each block holds: more than one where small days share a line."""
    block_of: NDArray[np.int64]
    """The first block of each section, and at last the number of blocks."""
    end_of: NDArray[np.int64]
    """The block after the last one of each section."""


def cut(sections: Sections, sums: NDArray[np.float64], width: int, target: int, measures: Measures) -> Blocks:
    """Blocks for a width; `sums` are the sums of aspects of each section."""
    counts = np.diff(sections.firsts)
    groups = _groups(sections, sums, counts, width, target, measures)
    spans_of_group = np.diff(np.append(groups, len(counts)))
    pieces = np.where(spans_of_group > 1, 1, (counts[groups] + BLOCK - 1) // BLOCK)
    owner = np.repeat(groups, pieces)
    begins = np.cumsum(pieces) - pieces
    within = np.arange(len(owner)) - np.repeat(begins, pieces)
    firsts = np.append(sections.firsts[owner] + within * BLOCK, sections.firsts[-1:]).astype(np.int64)
    spans = np.repeat(spans_of_group, pieces).astype(np.int64)
    group_of_section = np.repeat(np.arange(len(groups)), spans_of_group)
    block_of = np.append(begins[group_of_section], len(owner)).astype(np.int64)
    end_of = (begins + pieces)[group_of_section].astype(np.int64)
    heads = _heads(sections, owner, within, measures)
    return Blocks(firsts, heads, owner.astype(np.int64), spans, block_of, end_of)


def _groups(
    sections: Sections,
    sums: NDArray[np.float64],
    counts: NDArray[np.int64],
    width: int,
    target: int,
    measures: Measures,
) -> NDArray[np.int64]:
    """The first section of each group: small days of one band share a line while there is room."""
    if not sections.headed or width <= measures.slot:
        return np.arange(len(counts))
    tiles = sums * target + measures.gap * (counts - 1)
    slots = np.maximum(tiles, measures.slot).tolist()
    small = tiles < SPARSE * width
    beside = np.zeros(len(counts), dtype=bool)
    beside[1:] = small[1:] & small[:-1] & (sections.bands[1:] == sections.bands[:-1])
    lines, lengths = _lines(slots, beside.tolist(), width * _STRETCH)
    return _without_lone_days(lines, lengths, beside, width * _SQUEEZE)


def _lines(slots: list[float], beside: list[bool], most: float) -> tuple[list[int], list[float]]:
    """Where each line of days begins, and how long it is; only a day that may stand `beside` the one before does."""
    lines, lengths = list[int](), list[float]()
    for day, slot in enumerate(slots):
        if beside[day] and lengths[-1] + DAY_GAP + slot <= most:
            lengths[-1] += DAY_GAP + slot
        else:
            lines.append(day)
            lengths.append(slot)
    return lines, lengths


def _without_lone_days(
    lines: list[int], lengths: list[float], beside: NDArray[np.bool_], most: float
) -> NDArray[np.int64]:
    """The lines again; a single day left over at the end moves up, where that makes the line no longer than `most`."""
    firsts, long = np.array(lines, dtype=np.int64), np.array(lengths)
    if len(firsts) < 2:
        return firsts
    ends = np.append(firsts[1:], len(beside))
    goes_on = np.append(beside, False)[ends]
    lone = (ends - firsts == 1) & beside[firsts] & ~goes_on
    lone[1:] &= long[:-1] + DAY_GAP + long[1:] <= most
    kept: NDArray[np.int64] = firsts[~lone]
    return kept


def _heads(
    sections: Sections, owner: NDArray[np.int64], within: NDArray[np.int64], measures: Measures
) -> NDArray[np.int64]:
    heads = np.full(len(owner), measures.gap, dtype=np.int64)
    if not len(owner):
        return heads
    if not sections.headed:
        heads[0] = measures.top
        return heads
    begins = within == 0
    heads[begins] = measures.day + measures.after_day
    titled = np.isin(owner, sections.band_starts()) & begins
    heads[titled] += measures.month + measures.after_month
    heads[0] -= measures.after_day + measures.after_month
    return heads


def estimated(
    sums: NDArray[np.float64], counts: NDArray[np.int64], width: int, target: int, gap: int
) -> NDArray[np.int64]:
    """Heights that blocks will have when they are broken into rows, within a few hundredths."""
    length = sums * target + gap * (counts - 1)
    rows = np.maximum(1.0, np.round(length / width))
    free = width - gap * (np.maximum(counts / rows, 1.0) - 1)
    heights = np.where(length < SPARSE * width, target, free * rows / np.maximum(sums, 0.1))
    bodies: NDArray[np.int64] = (rows * np.round(heights) + (rows - 1) * gap).astype(np.int64)
    return bodies


def place_days(aspects: list[float], counts: list[int], width: int, target: int, gap: int, slot: int) -> Rows:
    """One line of several days, `counts` items each, with more room between days; fitted to the width if it is near."""
    lefts, widths = _line(aspects, counts, target, gap, slot)
    total = lefts[-1] + widths[-1]
    fitting = _fitting_height(aspects, counts, width, gap, slot)
    if fitting is not None and target / _STRETCH**2 <= fitting <= target * _STRETCH:
        fitted, fitted_widths = _line(aspects, counts, fitting, gap, slot)
        over = width - fitted[-1] - fitted_widths[-1]
        if abs(over) <= len(aspects):
            fitted_widths[-1] += over
            return Rows([0, len(aspects)], [0], [round(fitting)], fitted, fitted_widths)
    while total > width:  # narrow pictures in wide slots: make all a little smaller
        slot, target = int(slot * width / total) - 1, min(target - 1, int(target * width / total))
        lefts, widths = _line(aspects, counts, target, gap, slot)
        total = lefts[-1] + widths[-1]
    return Rows([0, len(aspects)], [0], [target], lefts, widths)


def _fitting_height(aspects: list[float], counts: list[int], width: int, gap: int, slot: int) -> float | None:
    """The height at which the line is as wide as the grid; None where only empty room in slots could fill it."""
    days, at = list[tuple[float, int]](), 0
    for count in counts:
        days.append((sum(aspects[at : at + count]), gap * (count - 1)))
        at += count
    wide = set(range(len(days)))
    while wide:
        free = width - DAY_GAP * (len(days) - 1) - slot * (len(days) - len(wide))
        height = (free - sum(days[day][1] for day in wide)) / sum(days[day][0] for day in wide)
        narrow = {day for day in wide if days[day][0] * height + days[day][1] < slot}
        if not narrow:
            return height if len(days) - 1 in wide else None
        wide -= narrow
    return None


def _line(aspects: list[float], counts: list[int], height: float, gap: int, slot: int) -> tuple[list[int], list[int]]:
    lefts, widths = list[int](), list[int]()
    left, at = 0, 0
    for count in counts:
        begins = left
        for _ in range(count):
            wide = max(1, round(aspects[at] * height))
            lefts.append(left)
            widths.append(wide)
            left += wide + gap
            at += 1
        left = max(left - gap, begins + slot) + DAY_GAP
    return lefts, widths
