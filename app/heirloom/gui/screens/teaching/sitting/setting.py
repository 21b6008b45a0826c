"""How careful the album is to be, as the person last set it: it holds until the album keeps it and is read anew."""

from __future__ import annotations


class Setting:
    """`wanted` is what the album does not keep yet, None where it keeps all that was set."""

    def __init__(self) -> None:
        self.wanted: float | None = None
        self._kept = 0

    @property
    def mark(self) -> int:
        """To be noted when a reading begins: `is_newer` tells of it when the reading has come."""
        return self._kept

    def is_newer(self, mark: int) -> bool:
        """Whether a reading that began at `mark` may not know what was set since."""
        return self.wanted is not None or mark != self._kept

    def keep(self, carefulness: float) -> None:
        """The album keeps it; what was set meanwhile still waits."""
        self._kept += 1
        if self.wanted == carefulness:
            self.wanted = None
