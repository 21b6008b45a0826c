"""Thumbnails in an encrypted database of their own: rebuildable, so flushed lazily and thrown away when in doubt."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from heirloom.core.errors import VaultDamaged
from heirloom.core.records import ItemNumber
from heirloom.vault.catalogue.connection import Catalogue
from heirloom.vault.keys.master import THUMBS_DB, VaultKeys

NAME: Final = "thumbs.db"
PAGE_BYTES: Final = 16_384
"""A thumbnail is 20-40 kB: large pages read it in two or three pieces."""
_TABLES: Final = (
    "CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS thumbs (number INTEGER PRIMARY KEY, jpeg BLOB NOT NULL)",
)


class Thumbs:
    """JPEG thumbnails by item number. They belong to one catalogue (`catalogue_id`): numbers of another mean others."""

    def __init__(self, path: Path, keys: VaultKeys, catalogue_id: str, *, writable: bool) -> None:
        self._path = path / NAME
        self._keys = keys
        self._catalogue_id = catalogue_id
        self._writable = writable
        self._usable = False
        self.is_fresh = False
        """True when earlier thumbnails were thrown away: they have to be made again."""
        self._catalogue = self._open()

    def put_many(self, rows: Iterable[tuple[ItemNumber, bytes]]) -> None:
        """Store (item number, JPEG) pairs in a transaction of their own."""
        with self._catalogue.transaction(durable=False):
            self._catalogue.run_many("INSERT OR REPLACE INTO thumbs (number, jpeg) VALUES (?, ?)", rows)

    def get(self, number: ItemNumber) -> bytes | None:
        """The JPEG of an item, or None where there is none, or none that can be trusted."""
        if not self._usable:
            return None
        try:
            found: bytes | None = self._catalogue.value("SELECT jpeg FROM thumbs WHERE number = ?", (number,))
        except VaultDamaged:
            self._usable = False
            return None
        return found

    def remove(self, numbers: Iterable[int]) -> None:
        """Forget thumbnails of erased items."""
        with self._catalogue.transaction(durable=False):
            self._catalogue.run_many("DELETE FROM thumbs WHERE number = ?", [(number,) for number in numbers])

    def count(self) -> int:
        """How many thumbnails there are."""
        return int(self._catalogue.value("SELECT count(*) FROM thumbs")) if self._usable else 0

    def checkpoint(self) -> None:
        """Move the write-ahead log into the file."""
        self._catalogue.checkpoint()

    def close(self) -> None:
        self._catalogue.close()

    def _open(self) -> Catalogue:
        """The database, thrown away and made anew where it is damaged or another catalogue's; left alone by readers."""
        catalogue: Catalogue | None = None
        try:
            catalogue = self._connect()
            self._usable = self._belongs(catalogue)
        except VaultDamaged:
            self._usable = False
        if catalogue is not None and (self._usable or not self._writable):
            return catalogue
        if catalogue is not None:
            catalogue.close()
        for suffix in ("", "-wal", "-shm"):
            self._path.with_name(NAME + suffix).unlink(missing_ok=True)
        catalogue = self._connect()
        with catalogue.transaction(durable=False):
            for statement in _TABLES:
                catalogue.run(statement)
            catalogue.run("INSERT INTO meta (key, value) VALUES ('catalogue_id', ?)", (self._catalogue_id,))
        self._usable = self.is_fresh = True
        return catalogue

    def _connect(self) -> Catalogue:
        key = self._keys
        return Catalogue(self._path, lambda: key.subkey(THUMBS_DB), writable=self._writable, page_bytes=PAGE_BYTES)

    def _belongs(self, catalogue: Catalogue) -> bool:
        if not self._path.exists():
            return False
        if catalogue.value("SELECT 1 FROM sqlite_schema WHERE name = 'meta'") is None:
            return False
        owner = catalogue.value("SELECT value FROM meta WHERE key = 'catalogue_id'")
        return bool(owner == self._catalogue_id)
