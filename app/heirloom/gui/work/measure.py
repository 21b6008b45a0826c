"""How fast work goes and how long it will take, told so that a person can rest their eyes on it."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

MEAN_S = 10.0
"""The rate is the mean over so long."""
ETA_AFTER_S = 15.0
"""Before that nobody can know."""
ETA_HOLDS_S = 5.0
"""What was said stays so long."""
ALMOST = 0.99
"""The most that is said while something is left."""
NEAR_ITS_END = 0.9
MUCH = 0.05
SHORTEST_S = 1.0
"""A rate over less would jump."""


@dataclass(frozen=True, slots=True)
class Rate:
    """Per second."""

    files: float
    bytes: float


class Measure:
    """Takes what is done from time to time (seconds of a clock that only goes forward); tells rate, share and rest."""

    def __init__(self) -> None:
        self._began: float | None = None
        self._seen: deque[tuple[float, int, int]] = deque()
        self._share = 0.0
        self._left_s: float | None = None
        self._said_at = 0.0

    def reset(self) -> None:
        """After a pause rates begin anew; the bar stays where it was."""
        self._began = None
        self._seen.clear()
        self._left_s = None

    def begin_step(self) -> None:
        """Other work with a count of its own: the bar begins anew as well."""
        self.reset()
        self._share = 0.0

    def take(self, now: float, files: int, size: int = 0) -> None:
        if self._began is None:
            self._began = now
        self._seen.append((now, files, size))
        # One older than the window stays: the mean is over the whole of it.
        while len(self._seen) > 2 and self._seen[1][0] <= now - MEAN_S:
            self._seen.popleft()

    def rate(self) -> Rate | None:
        """The mean of the last ten seconds, None until there is one."""
        if len(self._seen) < 2:
            return None
        (first, files, size), (last, files_now, size_now) = self._seen[0], self._seen[-1]
        if last - first < SHORTEST_S:
            return None
        return Rate(max(0, files_now - files) / (last - first), max(0, size_now - size) / (last - first))

    def share(self, done: float, total: float | None) -> float | None:
        """What of it is done, 0 to 1, and 1 only when all is. None while unknown.

        It is never less than was said before though more be found, but near its end: a bar that stands there while much
        is left would be taken for done.
        """
        if not total:
            return self._share or None
        now = 1.0 if done >= total else min(done / total, ALMOST)
        goes_back = self._share > NEAR_ITS_END and now < self._share - MUCH
        self._share = now if goes_back else max(min(self._share, ALMOST) if now < 1.0 else 1.0, now)
        return self._share

    def left_s(self, now: float, files_left: int, bytes_left: int | None = None) -> float | None:
        """Seconds left, None for the first fifteen; a new answer every five at most."""
        rate = self.rate()
        if self._began is None or rate is None or now - self._began < ETA_AFTER_S:
            return None
        if self._left_s is not None and now - self._said_at < ETA_HOLDS_S:
            return self._left_s
        by_bytes = bytes_left / rate.bytes if bytes_left and rate.bytes > 0 else None
        by_files = files_left / rate.files if rate.files > 0 else None
        left = by_bytes if by_bytes is not None else by_files
        if left is None:
            return None
        self._left_s, self._said_at = left, now
        return left
