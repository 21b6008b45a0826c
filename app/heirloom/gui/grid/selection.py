"""What is selected among very many rows: one bit a row, and where a range began."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


class Selection:
    """Rows of a grid that are selected; `anchor` is where a range with Shift begins. A million rows are cheap."""

    def __init__(self, rows: int = 0) -> None:
        self._bits = np.zeros(rows, dtype=bool)
        self._base: NDArray[np.bool_] | None = None
        self.anchor = 0
        self.count = 0

    def __contains__(self, row: int) -> bool:
        return bool(self._bits[row])

    @property
    def bits(self) -> NDArray[np.bool_]:
        """One bit a row; not to be changed."""
        return self._bits

    def rows(self) -> NDArray[np.int64]:
        return np.flatnonzero(self._bits)

    def within(self, begin: int, end: int) -> int:
        """How many of a range are selected."""
        return int(np.count_nonzero(self._bits[begin:end]))

    def reset(self, bits: NDArray[np.bool_]) -> None:
        """Begin with these bits: after the rows themselves changed."""
        self._bits = bits
        self._base = None
        self.anchor = min(self.anchor, max(len(bits) - 1, 0))
        self.count = int(np.count_nonzero(bits))

    def clear(self) -> None:
        self._bits[:] = False
        self._base = None
        self.count = 0

    def only(self, row: int) -> None:
        """This row and no other; ranges begin here."""
        self.clear()
        self._bits[row] = True
        self.count = 1
        self.anchor = row

    def toggle(self, row: int) -> None:
        """One row more or less; ranges begin here."""
        self._base = None
        self._bits[row] = not self._bits[row]
        self.count += 1 if self._bits[row] else -1
        self.anchor = row

    def set_range(self, begin: int, end: int, *, chosen: bool = True) -> None:
        """Select rows from `begin` up to `end`, or with `chosen=False` none of them; the rest stays."""
        self._base = None
        self._bits[begin:end] = chosen
        self._recount()

    def extend_to(self, row: int, *, keep: bool = False) -> None:
        """The range from the anchor to `row`, whatever it reached before; with `keep` beside what was selected."""
        if keep and self._base is None:
            self._base = self._bits.copy()
        if keep and self._base is not None:
            self._bits[:] = self._base
        else:
            self._bits[:] = False
        low, high = sorted((self.anchor, row))
        self._bits[low : high + 1] = True
        self._recount()

    def begin_band(self, *, keep: bool) -> None:
        """A rubber band begins: what it covers is added to what is selected now, or replaces it."""
        self._base = self._bits.copy() if keep else np.zeros_like(self._bits)

    def band(self, covered: NDArray[np.int64]) -> None:
        """The rubber band covers these rows now."""
        if self._base is not None:
            self._bits[:] = self._base
        self._bits[covered] = True
        self._recount()

    def end_band(self) -> None:
        self._base = None

    def _recount(self) -> None:
        self.count = int(np.count_nonzero(self._bits))
