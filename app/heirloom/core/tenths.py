"""Shares as so many of ten, the way that every report tells them."""

from __future__ import annotations

AS_GOOD_AS_ALL = 0.98


def of_ten(share: float) -> int:
    """A share (0–1) as so many of ten: ten only where it is as good as all, none only where it is as good as none."""
    if 1 - AS_GOOD_AS_ALL <= share <= AS_GOOD_AS_ALL:
        return min(max(round(share * 10), 1), 9)
    return round(share * 10)
