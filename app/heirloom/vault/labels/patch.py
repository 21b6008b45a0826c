"""A change by hand as states before and after, for each item that it touched: applied backwards it is an undo."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from heirloom.vault.catalogue.connection import Row

TagRow = tuple[str, int]
"""(tag, item number)"""


@dataclass(frozen=True, slots=True)
class Patch:
    """Item columns before and after, by item number, and tags gained and lost.

    A state is the bits of `user_fields` under `bits`, then the values of `columns`.
    """

    columns: tuple[str, ...] = ()
    bits: int = 0
    before: Mapping[int, Row] = field(default_factory=dict, repr=False)
    after: Mapping[int, Row] = field(default_factory=dict, repr=False)
    gained: tuple[TagRow, ...] = field(default=(), repr=False)
    lost: tuple[TagRow, ...] = field(default=(), repr=False)

    def reversed(self) -> Patch:
        """The change that takes this one back."""
        return Patch(self.columns, self.bits, self.after, self.before, self.lost, self.gained)

    @property
    def numbers(self) -> list[int]:
        """The items that change, each once."""
        tagged = (number for _, number in (*self.gained, *self.lost))
        return list(dict.fromkeys([*self.after, *tagged]))
