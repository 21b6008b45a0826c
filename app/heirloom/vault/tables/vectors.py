"""Vectors by space: what each encoder made of each photo and passage, as rows of half-precision numbers."""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from heirloom.core.records import ItemNumber, Passage, PassageId
from heirloom.vault.catalogue.connection import Catalogue
from heirloom.vault.tables.texts import Texts

ROLES: Final = ("image", "text")
ENCODED_MOST: Final = 2_000
"""So many passages of one text have vectors, a long book; those after them are found by their words alone."""
_SHIFT: Final = 40
_MASK: Final = (1 << _SHIFT) - 1
_BLOCK: Final = 1_024
# Passages of a text are written together, in order, and ids only rise: the first one's id tells how far on one is.
_EARLY: Final = (
    f"p.id < {ENCODED_MOST} + (SELECT min(f.id) FROM passages f WHERE f.item = p.item AND f.source = p.source)"
)


@dataclass(frozen=True, slots=True)
class SpaceRow:
    """What makes two vectors comparable. `role` is "image" or "text", `id` the catalogue's number (0: none yet)."""

    role: str
    encoder: str
    revision: str
    dimension: int
    precision: str
    id: int = 0


class Vectors:
    """Rows of vectors. Derived: written inside `commit()` or `derive()`."""

    def __init__(self, catalogue: Catalogue, texts: Texts) -> None:
        self._catalogue = catalogue
        self._texts = texts

    def ensure_space(self, space: SpaceRow) -> int:
        """The number of a space, made where it is new (then inside a write)."""
        named = (space.role, space.encoder, space.revision, space.dimension, space.precision)
        known = self._catalogue.value(
            "SELECT id FROM spaces WHERE role = ? AND encoder = ? AND revision = ? AND dimension = ? AND precision = ?",
            named,
        )
        if known is not None:
            return int(known)
        if space.role not in ROLES:
            raise ValueError(f"no such role: {space.role}")
        return self._catalogue.run(
            "INSERT INTO spaces (role, encoder, revision, dimension, precision, mark) VALUES (?, ?, ?, ?, ?, ?)",
            (*named, _new_mark()),
        )

    def spaces(self) -> list[SpaceRow]:
        """Every space, oldest first."""
        rows = self._catalogue.rows("SELECT role, encoder, revision, dimension, precision, id FROM spaces ORDER BY id")
        return [SpaceRow(*row) for row in rows]

    def active(self, role: str) -> SpaceRow | None:
        """The space that answers searches of a role."""
        row = self._catalogue.row(
            "SELECT role, encoder, revision, dimension, precision, id FROM spaces WHERE role = ? AND active = 1",
            (role,),
        )
        return None if row is None else SpaceRow(*row)

    def activate(self, space_id: int) -> None:
        """Let a space answer from now on in place of its role's earlier one."""
        self._catalogue.run(
            "UPDATE spaces SET active = (id = ?) WHERE role = (SELECT role FROM spaces WHERE id = ?)",
            (space_id, space_id),
        )

    def drop_space(self, space_id: int) -> None:
        """Forget a space and all its vectors."""
        low, high = space_id << _SHIFT, (space_id << _SHIFT) | _MASK
        for table in ("image_vectors", "image_features", "text_vectors"):
            self._catalogue.run(f"DELETE FROM {table} WHERE key BETWEEN ? AND ?", (low, high))
        self._catalogue.run("DELETE FROM spaces WHERE id = ?", (space_id,))

    def put_images(self, space_id: int, rows: Iterable[tuple[ItemNumber, bytes, bytes | None]]) -> None:
        """Store (item number, vector as little-endian f16, re-ranking features or None) of photos."""
        base = space_id << _SHIFT
        kept = list(rows)
        self._catalogue.run_many(
            "INSERT OR REPLACE INTO image_vectors (key, vector) VALUES (?, ?)",
            [(base | number, vector) for number, vector, _ in kept],
        )
        self._catalogue.run_many(
            "INSERT OR REPLACE INTO image_features (key, features) VALUES (?, ?)",
            [(base | number, features) for number, _, features in kept if features is not None],
        )
        self._touch(space_id)

    def put_texts(self, space_id: int, rows: Iterable[tuple[PassageId, ItemNumber, bytes]]) -> None:
        """Store (passage, item number, vector as little-endian f16) of passages; passages gone by now are left out."""
        self._catalogue.run_many(
            "INSERT OR REPLACE INTO text_vectors (key, item, vector)"
            " SELECT ?, ?, ? WHERE EXISTS (SELECT 1 FROM passages WHERE id = ?)",
            [((space_id << _SHIFT) | passage, number, vector, passage) for passage, number, vector in rows],
        )
        self._touch(space_id)

    def items_without(self, space_id: int, limit: int, after: int = 0) -> list[ItemNumber]:
        """Photos read already (metadata done) that lack a vector in the space, numbers above `after`, ascending."""
        rows = self._catalogue.rows(
            "SELECT s.item FROM stages s WHERE s.stage = 1 AND s.item > ? AND s.state = 2"
            " AND NOT EXISTS (SELECT 1 FROM image_vectors v INDEXED BY image_keys WHERE v.key = ? + s.item)"
            " AND EXISTS (SELECT 1 FROM items i WHERE i.number = s.item AND i.kind = 1 AND i.set_aside_us IS NULL)"
            # Stage 3, vectors, failed or quarantined: its picture cannot be read, whoever encodes it.
            " AND NOT EXISTS (SELECT 1 FROM stages f WHERE f.stage = 3 AND f.item = s.item AND f.state >= 4)"
            " ORDER BY s.item LIMIT ?",
            (after, space_id << _SHIFT, limit),
        )
        return [ItemNumber(row[0]) for row in rows]

    def passages_without(self, space_id: int, limit: int, after: int = 0) -> list[Passage]:
        """Passages that lack a vector in the space, ids above `after`, ascending; `ENCODED_MOST` of one text."""
        rows = self._catalogue.rows(
            "SELECT p.id FROM passages p WHERE p.id > ?"
            " AND NOT EXISTS (SELECT 1 FROM items i WHERE i.number = p.item AND i.set_aside_us IS NOT NULL)"
            f" AND NOT EXISTS (SELECT 1 FROM text_vectors v INDEXED BY text_keys WHERE v.key = ? + p.id) AND {_EARLY}"
            " ORDER BY p.id LIMIT ?",
            (after, space_id << _SHIFT, limit),
        )
        found = self._texts.get_many([row[0] for row in rows])
        return [found[PassageId(row[0])] for row in rows if row[0] in found]

    def whole(self, space_id: int, items: Iterable[ItemNumber]) -> set[ItemNumber]:
        """Those of the items none of whose passages that are to have one lacks a vector in the space."""
        rows = self._catalogue.rows(
            "SELECT j.value FROM json_each(?) j WHERE NOT EXISTS (SELECT 1 FROM passages p WHERE p.item = j.value"
            f" AND NOT EXISTS (SELECT 1 FROM text_vectors v INDEXED BY text_keys WHERE v.key = ? + p.id) AND {_EARLY})",
            (json.dumps([int(one) for one in items]), space_id << _SHIFT),
        )
        return {ItemNumber(row[0]) for row in rows}

    def load(
        self, space_id: int, after_key: int = 0, limit: int = -1
    ) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float16]]:
        """(keys, item numbers, vectors n × dimension) of a space with keys above `after_key`, ascending.

        At most `limit` rows, or all. The key is the item number for images and the passage id for texts.
        """
        row = self._catalogue.row("SELECT role, dimension FROM spaces WHERE id = ?", (space_id,))
        if row is None:
            return np.empty(0, np.int64), np.empty(0, np.int64), np.empty((0, 0), np.float16)
        is_text, dimension = row[0] == "text", int(row[1])
        item, table = ("item", "text_vectors") if is_text else ("key", "image_vectors")
        low, high = (space_id << _SHIFT) | after_key, (space_id << _SHIFT) | _MASK
        sql = f"SELECT key, {item}, vector FROM {table} WHERE key > ? AND key <= ? AND length(vector) = ? ORDER BY key"
        rows = self._catalogue.rows(f"{sql} LIMIT ?", (low, high, dimension * 2, limit))
        keys = np.fromiter((found[0] for found in rows), np.int64, len(rows)) & _MASK
        numbers = np.fromiter((found[1] for found in rows), np.int64, len(rows)) & _MASK
        joined = b"".join([found[2] for found in rows])
        return keys, numbers, np.frombuffer(joined, np.dtype("<f2")).reshape(len(rows), dimension)

    def features(self, space_id: int, numbers: Sequence[int] | NDArray[np.int64]) -> dict[int, bytes]:
        """Re-ranking features of photos by item number; photos without are left out."""
        base = space_id << _SHIFT
        wanted = sorted(base | int(number) for number in numbers)
        found: dict[int, bytes] = {}
        for start in range(0, len(wanted), _BLOCK):
            sql = "SELECT key, features FROM image_features WHERE key IN (SELECT value FROM json_each(?))"
            rows = self._catalogue.rows(sql, (json.dumps(wanted[start : start + _BLOCK]),))
            found.update((key & _MASK, features) for key, features in rows)
        return found

    def newest_features(self, space_id: int, limit: int, before: int | None = None) -> dict[int, bytes]:
        """Re-ranking features of the photos with the highest item numbers, of those below `before`."""
        low, high = space_id << _SHIFT, (space_id << _SHIFT) | (_MASK if before is None else before)
        sql = "SELECT key, features FROM image_features WHERE key >= ? AND key < ? ORDER BY key DESC LIMIT ?"
        return {key & _MASK: features for key, features in self._catalogue.rows(sql, (low, high, limit))}

    def count(self, space_id: int) -> int:
        """How many vectors a space holds."""
        low, high = space_id << _SHIFT, (space_id << _SHIFT) | _MASK
        sql = (
            "SELECT (SELECT count(*) FROM image_vectors INDEXED BY image_keys WHERE key BETWEEN ?1 AND ?2)"
            " + (SELECT count(*) FROM text_vectors INDEXED BY text_keys WHERE key BETWEEN ?1 AND ?2)"
        )
        return int(self._catalogue.value(sql, (low, high)))

    def revision_mark(self, space_id: int) -> int:
        """A number that is another one after any change to the space's vectors (random: it never comes back)."""
        return int(self._catalogue.value("SELECT mark FROM spaces WHERE id = ?", (space_id,)) or 0)

    def _touch(self, space_id: int) -> None:
        self._catalogue.run("UPDATE spaces SET mark = ? WHERE id = ?", (_new_mark(), space_id))


def _new_mark() -> int:
    return secrets.randbits(62)
