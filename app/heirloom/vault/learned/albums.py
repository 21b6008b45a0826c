"""Albums and what they hold, as they are stored; patches change them, see `labels`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

import numpy as np
from numpy.typing import NDArray

from heirloom.core.albums import AddedBy, AlbumId, AlbumKind
from heirloom.core.records import ItemId, Precision
from heirloom.vault.catalogue import values
from heirloom.vault.catalogue.connection import Catalogue, Row
from heirloom.vault.catalogue.log import Log

KIND_NUMBERS: Final = {AlbumKind.HAND: 1, AlbumKind.RULE: 2, AlbumKind.TAUGHT: 3}
KINDS: Final = {number: kind for kind, number in KIND_NUMBERS.items()}
_LOOSE: Final = {0: Precision.TIME, 16: Precision.MONTH, 32: Precision.YEAR}
_LOOSE_BITS: Final = 16 | 32
"""Those bits of an item's `look`; it has one of them at most."""
_SELECT: Final = (
    "SELECT a.number, a.id, a.parent, a.name, a.kind, a.sentence, a.rule, a.carefulness, h.id, a.pinned, a.position,"
    " a.created_us, a.removed_us FROM albums a LEFT JOIN items h ON h.number = a.hero"
)


@dataclass(frozen=True, slots=True)
class AlbumRow:
    """An album's own row; `parent` is the number of another one, which may be removed, `rule` is JSON."""

    number: int
    id: AlbumId
    parent: int | None
    name: str
    kind: AlbumKind
    sentence: str | None
    rule: str | None
    carefulness: float
    hero: ItemId | None
    pinned: bool
    position: int
    created_at: datetime
    is_removed: bool


@dataclass(frozen=True, slots=True)
class AlbumCount:
    """Members that are not set aside, those by the machine alone among them, and the first and last local time.

    `exact_to` is how exactly the least exactly dated of them is dated.
    """

    items: int
    added: int
    first_at: datetime | None
    last_at: datetime | None
    exact_to: Precision


class AlbumRows:
    """Rows of albums and of their members. Reads from any thread; `make` inside `Vault.commit()`."""

    def __init__(self, catalogue: Catalogue, log: Log) -> None:
        self._catalogue = catalogue
        self._log = log

    def generation(self) -> int:
        """A number that is another one after every commit that changed an album, its members or its answers."""
        return self._catalogue.touched(values.ALBUMS)

    def make(self, album: AlbumRow) -> int:
        """Give a new album its row, removed at first: a patch brings it out, so that an undo hides it again.

        `album.number` is not looked at; returns the number it got.
        """
        return self._catalogue.run(
            "INSERT INTO albums (id, parent, name, kind, sentence, rule, carefulness, position, created_us, removed_us,"
            " changed_gen) VALUES (?, ?, ?, ?, ?, ?, ?, (SELECT coalesce(max(position), 0) + 1 FROM albums), ?, ?, ?)",
            (
                bytes.fromhex(album.id),
                album.parent,
                values.clean_text(album.name),
                KIND_NUMBERS[album.kind],
                None if album.sentence is None else values.clean_text(album.sentence),
                album.rule,
                album.carefulness,
                values.utc_us(album.created_at),
                values.utc_us(album.created_at),
                self._log.in_hand,
            ),
        )

    def all(self, *, removed: bool = False) -> list[AlbumRow]:
        """Every album that is not removed, or with `removed` every one, in the order of their positions."""
        where = "" if removed else " WHERE a.removed_us IS NULL"
        return [_album(row) for row in self._catalogue.rows(f"{_SELECT}{where} ORDER BY a.position, a.number")]

    def find(self, number: int) -> AlbumRow | None:
        """One album, removed or not, by its number."""
        row = self._catalogue.row(f"{_SELECT} WHERE a.number = ?", (int(number),))
        return None if row is None else _album(row)

    def counts(self) -> dict[int, AlbumCount]:
        """By album number; albums without a member are left out."""
        rows = self._catalogue.rows(
            "SELECT m.album, count(*), sum(m.added_by = ?), min(i.dated_local), max(i.dated_local),"
            f" max(i.look & {_LOOSE_BITS})"
            " FROM album_items m JOIN items i ON i.number = m.item WHERE i.set_aside_us IS NULL GROUP BY m.album",
            (int(AddedBy.MACHINE),),
        )
        return {
            album: AlbumCount(count, added, values.from_local_us(first), values.from_local_us(last), _LOOSE[loose])
            for album, count, added, first, last, loose in rows
        }

    def heroes(self) -> dict[int, ItemId]:
        """By album number, the member that may stand for it: a keepsake before others, a photo before texts, newest."""
        order = "i.kept DESC, i.kind, i.dated_local DESC, i.number DESC"
        rows = self._catalogue.rows(
            "SELECT album, id FROM"
            f" (SELECT m.album, i.id, row_number() OVER (PARTITION BY m.album ORDER BY {order}) nth"
            " FROM album_items m JOIN items i ON i.number = m.item WHERE i.set_aside_us IS NULL) WHERE nth = 1"
        )
        return {album: values.item_id(raw) for album, raw in rows}

    def members(self, number: int, added_by: AddedBy | None = None) -> NDArray[np.int64]:
        """Numbers of an album's members, newest memory first, without those set aside."""
        by = "" if added_by is None else f" AND m.added_by = {int(added_by)}"
        rows = self._catalogue.rows(
            f"SELECT i.number FROM album_items m JOIN items i ON i.number = m.item WHERE m.album = ?{by}"
            " AND i.set_aside_us IS NULL ORDER BY i.dated_local DESC, i.number DESC",
            (int(number),),
        )
        return np.fromiter((row[0] for row in rows), np.int64, len(rows))

    def all_members(self, number: int) -> dict[int, AddedBy]:
        """Every member with who added it, those set aside included."""
        rows = self._catalogue.rows("SELECT item, added_by FROM album_items WHERE album = ?", (int(number),))
        return {item: AddedBy(by) for item, by in rows}

    def of_item(self, number: int) -> list[int]:
        """Numbers of the albums that a memory is a member of and that are not removed, in their order."""
        rows = self._catalogue.rows(
            "SELECT a.number FROM album_items m JOIN albums a ON a.number = m.album"
            " WHERE m.item = ? AND a.removed_us IS NULL ORDER BY a.position, a.number",
            (int(number),),
        )
        return [row[0] for row in rows]

    def numbers_with(
        self, *, tag: str | None = None, kept: bool | None = None, least_rating: int | None = None
    ) -> NDArray[np.int64]:
        """Sorted numbers of the items, not set aside, that carry these marks of a person."""
        where, parameters = ["set_aside_us IS NULL"], list[object]()
        if tag is not None:
            where.append("number IN (SELECT item FROM tags WHERE tag = ?)")
            parameters.append(tag)
        if kept is not None:
            where.append("kept = ?")
            parameters.append(int(kept))
        if least_rating is not None:
            where.append("rating >= ?")
            parameters.append(least_rating)
        rows = self._catalogue.rows(f"SELECT number FROM items WHERE {' AND '.join(where)} ORDER BY number", parameters)
        return np.fromiter((row[0] for row in rows), np.int64, len(rows))


def _album(row: Row) -> AlbumRow:
    number, raw, parent, name, kind, sentence, rule, carefulness, hero, pinned, position, created_us, removed_us = row
    return AlbumRow(
        number=number,
        id=AlbumId(raw.hex()),
        parent=parent,
        name=name,
        kind=KINDS[kind],
        sentence=sentence,
        rule=rule,
        carefulness=carefulness,
        hero=None if hero is None else values.item_id(hero),
        pinned=bool(pinned),
        position=position,
        created_at=values.from_utc_us(created_us),
        is_removed=removed_us is not None,
    )
