"""Names of the folders that originals were met in: one row for each, found by their words."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from heirloom.core.folders import told_folders
from heirloom.core.words import index_text
from heirloom.vault.catalogue import values
from heirloom.vault.catalogue.connection import Catalogue
from heirloom.vault.catalogue.log import Log

_SEPARATOR: Final = "/"
_ITEM_BITS: Final = 40
_UNUSED: Final = (
    "FROM folder_names WHERE id IN (SELECT value FROM json_each(?))"
    " AND NOT EXISTS (SELECT 1 FROM origins WHERE folder = folder_names.id)"
)
_ITEMS: Final = (
    f"SELECT group_concat((folder << {_ITEM_BITS}) | item) FROM origins INDEXED BY origins_folder"
    " WHERE folder IN (SELECT value FROM json_each(?)) AND folder IS NOT NULL AND item NOT IN"
    " (SELECT number FROM items INDEXED BY items_aside WHERE set_aside_us IS NOT NULL)"
)


class FolderNames:
    """Rows of folder names. Reads from any thread; `row_for` inside `Vault.commit()`."""

    def __init__(self, catalogue: Catalogue, log: Log) -> None:
        self._catalogue = catalogue
        self._log = log
        self._known: dict[tuple[str, str | None], int | None] = {}
        self._known_in = -1

    def row_for(self, path: str, relative: str | None = None) -> int | None:
        """The row of the folder that a file lies in, made where it is new; None where its names tell nothing.

        `relative` is the path's end from the folder on that was imported, None where that is not known.
        """
        if self._known_in != self._log.groups:  # what an earlier group made may have been rolled back
            self._known.clear()
            self._known_in = self._log.groups
        place = _folder_of(path), None if relative is None else _folder_of(relative)
        if place not in self._known:
            self._known[place] = self._stored(_SEPARATOR.join(told_folders(path, relative)))
        return self._known[place]

    def _stored(self, names: str) -> int | None:
        if not names:
            return None
        raw = values.name_bytes(names)
        known = self._catalogue.value("SELECT id FROM folder_names WHERE names = ?", (raw,))
        if known is not None:
            return int(known)
        number = self._catalogue.run("INSERT INTO folder_names (names) VALUES (?)", (raw,))
        self._catalogue.run("INSERT INTO folder_words (rowid, body) VALUES (?, ?)", (number, index_text(names)))
        return number

    def holding(self, tokens: Sequence[str]) -> list[set[int]]:
        """For each token, which rows' names hold it, as the words index compares words."""
        any_of = " OR ".join(f'"{token}"' for token in tokens)
        if not tokens or not self._matching([any_of])[0]:
            return [set() for _ in tokens]
        return self._matching([f'"{token}"' for token in tokens])

    def _matching(self, expressions: Sequence[str]) -> list[set[int]]:
        select = "SELECT group_concat(rowid) FROM folder_words WHERE folder_words MATCH ?"
        rows = self._catalogue.rows(" UNION ALL ".join([select] * len(expressions)), expressions)
        return [set(map(int, found.split(","))) if found else set() for (found,) in rows]

    def names(self, ids: Iterable[int]) -> dict[int, tuple[str, ...]]:
        """The names of rows, outermost folder first; unknown rows are left out."""
        sql = "SELECT id, names FROM folder_names WHERE id IN (SELECT value FROM json_each(?))"
        rows = self._catalogue.rows(sql, (json.dumps(list(ids)),))
        return {number: tuple(values.name_text(names).split(_SEPARATOR)) for number, names in rows}

    def items(self, ids: Collection[int]) -> NDArray[np.int64]:
        """(n, 2): row and item number of every memory that was met there, those set aside left out."""
        if not ids:
            return np.empty((0, 2), np.int64)
        return _pairs(self._catalogue.value(_ITEMS, (json.dumps(list(ids)),)))

    def items_named(self, ids: Collection[int], tokens: Sequence[str]) -> list[NDArray[np.int64]]:
        """The same for each token, of memories whose own file name holds it, as the words index compares words."""
        if not ids or not tokens:
            return [np.empty((0, 2), np.int64) for _ in tokens]
        select = f"{_ITEMS} AND item IN (SELECT rowid FROM names WHERE names MATCH ?)"
        listed = json.dumps(list(ids))
        asked = [value for token in tokens for value in (listed, f'"{token}"')]
        return [_pairs(found) for (found,) in self._catalogue.rows(" UNION ALL ".join([select] * len(tokens)), asked)]

    def drop_unused(self, ids: Collection[int]) -> None:
        """Delete those rows that no origin names any more, and their words; inside `Vault.commit()`."""
        listed = (json.dumps(list(ids)),)
        self._catalogue.run(f"DELETE FROM folder_words WHERE rowid IN (SELECT id {_UNUSED})", listed)
        self._catalogue.run(f"DELETE {_UNUSED}", listed)
        self._known.clear()


def _folder_of(path: str) -> str:
    """All but the last name; which sign parts names is left open, so a folder may be looked up more than once."""
    return path[: max(path.rfind("/"), path.rfind("\\")) + 1]


def _pairs(found: str | None) -> NDArray[np.int64]:
    """What `_ITEMS` selects, (n, 2): row and item number, each pair once."""
    pairs = np.unique(np.fromstring(found or "", np.int64, sep=","))
    return np.stack([pairs >> _ITEM_BITS, pairs & ((1 << _ITEM_BITS) - 1)], axis=1)
