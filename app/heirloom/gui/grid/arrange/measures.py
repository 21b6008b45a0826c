"""Heights and margins of a grid, in pixels."""

from __future__ import annotations

from dataclasses import dataclass

from heirloom.gui.grid.arrange.partition import GAP


@dataclass(frozen=True, slots=True)
class Measures:
    """Heights that hold text grow with it, so they are told from outside."""

    month: int = 58
    day: int = 38
    after_day: int = 8
    after_month: int = 16
    left: int = 24
    right: int = 4
    bottom: int = 24
    top: int = 6
    """Above a grid without headings: room for the ring of focus."""
    gap: int = GAP
    slot: int = 168
    """Least width of a day that stands beside another one: its heading has to fit."""
