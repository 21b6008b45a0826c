"""Thumbnails in an encrypted database of their own: rebuildable, so flushed lazily and thrown away when in doubt."""

from __future__ import annotations

import contextlib
import json
import threading
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Final

from heirloom.core.errors import VaultBusy, VaultDamaged, VaultError
from heirloom.core.records import ItemNumber
from heirloom.vault.catalogue.connection import Catalogue
from heirloom.vault.disk import files
from heirloom.vault.keys.master import THUMBS_DB, VaultKeys

NAME: Final = "thumbs.db"
DAMAGED_NAME: Final = "tmp/thumbs.damaged"
"""Left by whoever met a damaged page, also a reader: the next writer begins a new file."""
PAGE_BYTES: Final = 16_384
"""A thumbnail is 20-40 kB: large pages read it in two or three pieces."""
CACHE_KIB: Final = 1_024
"""A thumbnail is hardly ever read twice from here: whoever shows it keeps it."""
_TABLES: Final = (
    "CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS thumbs (number INTEGER PRIMARY KEY, jpeg BLOB NOT NULL)",
)
_OWN: Final = "INSERT OR REPLACE INTO meta (key, value) VALUES ('catalogue_id', ?)"
_LOST: Final = (VaultDamaged, files.DiskTrouble)


class Thumbs:
    """JPEG thumbnails by item number. They belong to one catalogue (`catalogue_id`): numbers of another mean others.

    Damage is never told: a writer throws the file away and begins a new one, a reader has none to show. A new file
    names its catalogue only once `settle` says that every thumbnail waits to be made again, so none is forgotten.
    """

    def __init__(self, path: Path, keys: VaultKeys, catalogue_id: str, *, writable: bool) -> None:
        self._path = path / NAME
        self._mark = path / DAMAGED_NAME
        self._keys = keys
        self._catalogue_id = catalogue_id
        self._writable = writable
        self._swap = threading.RLock()
        self.is_fresh = False
        """True when earlier thumbnails were thrown away: they have to be made again."""
        self.is_settled = True
        self._catalogue: Catalogue | None = self._open()

    def put_many(self, rows: Iterable[tuple[ItemNumber, bytes]]) -> None:
        """Store (item number, JPEG) pairs in a transaction of their own. NoSpace; damage costs thumbnails only."""
        self._change("INSERT OR REPLACE INTO thumbs (number, jpeg) VALUES (?, ?)", list(rows))

    def get(self, number: ItemNumber) -> bytes | None:
        """The JPEG of an item, or None where there is none, or none that can be trusted."""
        return self.get_many([number]).get(number)

    def get_many(self, numbers: Sequence[int]) -> dict[int, bytes]:
        """The JPEGs there are, by item number. From any number of threads: they do not wait for each other."""
        catalogue = self._catalogue
        if catalogue is None:
            return {}
        wanted = json.dumps([int(number) for number in numbers])
        try:
            sql = "SELECT number, jpeg FROM thumbs WHERE number IN (SELECT value FROM json_each(?))"
            return dict(catalogue.rows(sql, (wanted,)))
        except VaultError:
            self._lose(catalogue)
            return {}

    def remove(self, numbers: Iterable[int]) -> None:
        """Forget thumbnails of erased items."""
        self._change("DELETE FROM thumbs WHERE number = ?", [(number,) for number in numbers])

    def count(self) -> int:
        """How many thumbnails there are."""
        with self._swap:
            if self._catalogue is None:
                return 0
            try:
                return int(self._catalogue.value("SELECT count(*) FROM thumbs"))
            except VaultError:
                self._lose(self._catalogue)
                return 0

    def settle(self) -> None:
        """Every thumbnail that was thrown away waits to be made again: the new file is this catalogue's from here."""
        self._change(_OWN, [(self._catalogue_id,)])
        self.is_settled = True

    def checkpoint(self) -> None:
        """Move the write-ahead log into the file."""
        with self._swap, contextlib.suppress(VaultBusy):
            catalogue = self._catalogue
            try:
                if catalogue is not None:
                    catalogue.checkpoint()
            except _LOST:
                self._lose(catalogue)

    def close(self) -> None:
        with self._swap:
            if self._catalogue is not None:
                self._catalogue.close()
            self._catalogue = None

    def _change(self, sql: str, rows: Sequence[tuple[Any, ...]]) -> None:
        with self._swap:
            for _ in range(2):
                catalogue = self._catalogue
                if catalogue is None:
                    return
                try:
                    with catalogue.transaction(durable=False):
                        catalogue.run_many(sql, rows)
                    return
                except _LOST:
                    self._lose(catalogue)

    def _lose(self, damaged: Catalogue | None) -> None:
        """Begin a new file in place of a damaged one, unless another thread has; where that fails, go on without."""
        with self._swap:
            if damaged is None or self._catalogue is not damaged:
                return
            damaged.close()
            self._catalogue = None
            if self._writable:
                with contextlib.suppress(VaultError, OSError):
                    self._catalogue = self._begin()

    def _open(self) -> Catalogue | None:
        """The database, thrown away and made anew where it is damaged or another catalogue's; left alone by readers."""
        catalogue: Catalogue | None = None
        with contextlib.suppress(*_LOST) if self._writable else contextlib.suppress(VaultError):
            if not (self._writable and self._mark.exists()):
                catalogue = self._connect()
                if self._belongs(catalogue):
                    return catalogue
        if catalogue is not None:
            catalogue.close()
        return self._begin() if self._writable else None

    def _begin(self) -> Catalogue:
        self.is_fresh, self.is_settled = True, False
        for suffix in ("", "-wal", "-shm"):
            self._path.with_name(NAME + suffix).unlink(missing_ok=True)
        catalogue = self._connect()
        try:
            with catalogue.transaction(durable=False):
                for statement in _TABLES:
                    catalogue.run(statement)
        except BaseException:
            catalogue.close()
            raise
        files.remove_if_there(self._mark)
        return catalogue

    def _connect(self) -> Catalogue:
        key = self._keys
        return Catalogue(
            self._path,
            lambda: key.subkey(THUMBS_DB),
            writable=self._writable,
            page_bytes=PAGE_BYTES,
            cache_kib=CACHE_KIB,
            on_damage=self._leave_mark,
        )

    def _leave_mark(self) -> None:
        with contextlib.suppress(OSError):  # a reader on a read-only disk cannot leave one
            self._mark.touch(files.PRIVATE_FILE)

    def _belongs(self, catalogue: Catalogue) -> bool:
        if not self._path.exists():
            return False
        if catalogue.value("SELECT 1 FROM sqlite_schema WHERE name = 'meta'") is None:
            return False
        owner = catalogue.value("SELECT value FROM meta WHERE key = 'catalogue_id'")
        return bool(owner == self._catalogue_id)
