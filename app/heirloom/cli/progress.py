"""One line on a terminal: how far, how fast, how long still."""

from __future__ import annotations

import shutil
import time
from typing import TextIO

from heirloom.cli.words import format_bytes, format_duration
from heirloom.core.job import Progress

REDRAW_S = 0.1
BAR_COLUMNS = 24
SMOOTHING_S = 10.0
"""The rate is an exponential mean over about this long, so that it neither jumps nor lags."""


class ProgressLine:
    """Draws the newest `Progress`, at most ten times a second."""

    def __init__(self, stream: TextIO, *, shown: bool) -> None:
        self._stream = stream
        self._shown = shown
        self._drawn_at = 0.0
        self._drawn = False
        self._phase = ""
        self._rate = Rate()

    def report(self, progress: Progress) -> None:
        if not self._shown:
            return
        now = time.monotonic()
        if progress.label != self._phase:
            self._phase, self._rate = progress.label, Rate()
        self._rate.add(progress.done, now)
        if now - self._drawn_at < REDRAW_S and progress.done != progress.total:
            return
        self._drawn_at, self._drawn = now, True
        columns = max(20, shutil.get_terminal_size().columns - 1)
        self._stream.write(f"\r\x1b[2K{describe(progress, self._rate)[:columns]}")
        self._stream.flush()

    def finish(self) -> None:
        """Leave an empty line behind, so that what follows starts clean."""
        if self._drawn:
            self._stream.write("\r\x1b[2K")
            self._stream.flush()
            self._drawn = False


class Rate:
    """Units a second, smoothed."""

    def __init__(self) -> None:
        self.per_s: float | None = None
        self._done = 0
        self._at: float | None = None

    def add(self, done: int, now_s: float) -> None:
        if self._at is None:
            self._done, self._at = done, now_s
            return
        passed = now_s - self._at
        if passed <= 0:
            return
        current = max(0, done - self._done) / passed
        weight = min(1.0, passed / SMOOTHING_S)
        # The first second's figure stands alone; after that each counts by the time it covers.
        self.per_s = current if self.per_s is None else self.per_s + weight * (current - self.per_s)
        self._done, self._at = done, now_s


def describe(progress: Progress, rate: Rate) -> str:
    """ "Understanding  ███░░░  120 of 400 files, 14 a second, 20 s left"."""
    label = f"{progress.label.capitalize()}  " if progress.label else ""
    amount = _amount(progress.done, progress.unit)
    if progress.total is None:
        return f"{label}{amount}{_speed(progress, rate)}"
    share = progress.done / progress.total if progress.total else 1.0
    full = round(BAR_COLUMNS * min(1.0, share))
    bar = "█" * full + "░" * (BAR_COLUMNS - full)
    left = ""
    if rate.per_s and progress.done < progress.total:
        left = f", {format_duration((progress.total - progress.done) / rate.per_s)} left"
    done = amount.removesuffix(f" {progress.unit}")
    return f"{label}{bar}  {done} of {_amount(progress.total, progress.unit)}{_speed(progress, rate)}{left}"


def _amount(count: int, unit: str) -> str:
    return format_bytes(count) if unit == "bytes" else f"{count:,} {unit}"


def _speed(progress: Progress, rate: Rate) -> str:
    if not rate.per_s:
        return ""
    if progress.unit == "bytes":
        return f", {format_bytes(int(rate.per_s))} a second"
    if rate.per_s >= 1:
        return f", {rate.per_s:,.0f} a second"
    return f", {rate.per_s * 60:.0f} a minute"
