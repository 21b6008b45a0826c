"""A change by hand as states before and after, for each item that it touched: applied backwards it is an undo."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final

from heirloom.vault.catalogue.connection import Row

TagRow = tuple[str, int]
"""(tag, item number)"""
Key = tuple[int | str, ...]


class Table(StrEnum):
    """Tables that hold what people say beside the items' own columns; the value is the table's name."""

    ALBUMS = "albums"
    MEMBERS = "album_items"
    ANSWERS = "album_answers"
    DECISIONS = "decisions"
    TWINS = "twin_decisions"


_ITEM_PLACES: Final[Mapping[Table, tuple[int, ...]]] = {
    Table.ALBUMS: (),
    Table.MEMBERS: (1,),
    Table.ANSWERS: (1,),
    Table.DECISIONS: (0,),
    Table.TWINS: (0, 1),
}
"""Where item numbers stand in a table's keys."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of one table before and after, by key: the values of `columns`, or None where there is no row."""

    table: Table
    columns: tuple[str, ...]
    before: Mapping[Key, Row | None] = field(repr=False)
    after: Mapping[Key, Row | None] = field(repr=False)

    def reversed(self) -> Rows:
        """The change that takes this one back."""
        return Rows(self.table, self.columns, self.after, self.before)

    @property
    def items(self) -> list[int]:
        """Numbers of the items that these rows are about."""
        return [int(key[place]) for key in self.after for place in _ITEM_PLACES[self.table]]

    @property
    def albums(self) -> list[int]:
        """Numbers of the albums whose own row, members or answers change."""
        of_albums = self.table in (Table.ALBUMS, Table.MEMBERS, Table.ANSWERS)
        return list(dict.fromkeys(int(key[0]) for key in self.after)) if of_albums else []


@dataclass(frozen=True, slots=True)
class Patch:
    """Item columns before and after, by item number, tags gained and lost, and rows of other tables.

    A state is the bits of `user_fields` under `bits`, then the values of `columns`. `then` are further changes of the
    same commit, made after this one.
    """

    columns: tuple[str, ...] = ()
    bits: int = 0
    before: Mapping[int, Row] = field(default_factory=dict, repr=False)
    after: Mapping[int, Row] = field(default_factory=dict, repr=False)
    gained: tuple[TagRow, ...] = field(default=(), repr=False)
    lost: tuple[TagRow, ...] = field(default=(), repr=False)
    rows: tuple[Rows, ...] = ()
    then: tuple[Patch, ...] = ()

    @classmethod
    def joined(cls, patches: Sequence[Patch]) -> Patch:
        """Several changes, made in this order, as one."""
        parts = [part for patch in patches for part in patch.parts]
        return replace(parts[0], then=tuple(parts[1:])) if parts else cls()

    @property
    def parts(self) -> tuple[Patch, ...]:
        """This change and those after it, each alone, in their order."""
        return (replace(self, then=()), *self.then)

    def reversed(self) -> Patch:
        """The change that takes this one back."""
        return Patch.joined([part._alone_reversed() for part in reversed(self.parts)])

    def _alone_reversed(self) -> Patch:
        rows = tuple(one.reversed() for one in reversed(self.rows))
        return Patch(self.columns, self.bits, self.after, self.before, self.lost, self.gained, rows)

    @property
    def numbers(self) -> list[int]:
        """The items that change, each once."""
        tagged = (number for _, number in (*self.gained, *self.lost))
        others = (number for one in self.rows for number in one.items)
        later = (number for part in self.then for number in part.numbers)
        return list(dict.fromkeys([*self.after, *tagged, *others, *later]))

    @property
    def albums(self) -> list[int]:
        """The albums that change, each once."""
        later = (number for part in self.then for number in part.albums)
        return list(dict.fromkeys([*(number for one in self.rows for number in one.albums), *later]))
