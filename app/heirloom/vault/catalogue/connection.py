"""One SQLCipher database: keyed connections, one writer at a time, and its errors in Heirloom's words."""

from __future__ import annotations

import contextlib
import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, NoReturn

import sqlcipher3.dbapi2 as sqlcipher

from heirloom.core.errors import NoSpace, VaultBusy, VaultDamaged, VaultError
from heirloom.vault.catalogue.authorizer import authorise
from heirloom.vault.disk import files

Row = tuple[Any, ...]
Parameters = Sequence[Any]

BrokenTable = sqlcipher.IntegrityError
"""A row that does not fit its table, or a word index that contradicts itself."""
BUSY_TIMEOUT_S: Final = 5.0
CLOSE_WAIT_S = 1.0
PAGE_BYTES: Final = 8_192
"""Twice SQLCipher's default: vectors load a sixth faster, commits cost a twentieth more. Part of the format."""
CACHE_KIB: Final = 16_384
"""Decrypted pages that each connection keeps; SQLCipher pays for every page it reads again."""
_MOST_PARAMETERS: Final = 8_192
"""Of one statement; SQLite takes 32,766."""
_HEX: Final = b"0123456789abcdef"
_CORRUPT_CODES: Final = frozenset({11, 26})
"""SQLITE_CORRUPT and SQLITE_NOTADB: what a page that does not authenticate looks like from above."""
_BUSY_CODES: Final = frozenset({5, 6})
_INTERRUPTED_CODE: Final = 9
_FULL_CODE: Final = 13
_READ_ONLY_CODE: Final = 8
_IO_CODE: Final = 10
_CANNOT_OPEN_CODE: Final = 14
_DISK_CODES: Final = frozenset({_READ_ONLY_CODE, _IO_CODE, _CANNOT_OPEN_CODE})
"""What the disk says about itself; nothing about the bytes in the file."""


class Catalogue:
    """A keyed SQLCipher file. Reads from any thread; writes only inside `transaction()`, one thread at a time.

    `key` gives the raw 32-byte key afresh for each connection and may be wiped by us. Raises VaultDamaged for a
    page that does not authenticate and for nothing else, NoSpace for a full disk, DiskTrouble for an error that the
    disk reports, VaultBusy where another process blocks a write.
    """

    def __init__(
        self,
        path: Path,
        key: Callable[[], bytearray],
        *,
        writable: bool,
        page_bytes: int = PAGE_BYTES,
        cache_kib: int = CACHE_KIB,
        on_damage: Callable[[], None] | None = None,
    ) -> None:
        self.path = path
        self._key = key
        self._page_bytes = page_bytes
        self._cache_kib = cache_kib
        self._on_damage = on_damage
        self._lock = threading.Lock()
        self._writing_thread: int | None = None
        self._idle: deque[Any] = deque()
        self._all: list[Any] = []
        self._pinned = threading.local()
        self._readers = threading.Condition()
        self._reading = 0
        self._is_closed = False
        self._touching: set[str] = set()
        self._touched: dict[str, int] = {}
        self._durable: bool | None = None
        self._write: Any = None
        if writable:
            with self._translated():
                self._write = self._connect(writable=True)
                self._durable = True

    @property
    def is_writing(self) -> bool:
        """Whether the calling thread is inside `transaction()`."""
        return self._writing_thread == threading.get_ident()

    def rows(self, sql: str, parameters: Parameters = ()) -> list[Row]:
        """All rows of a query, from the write connection inside a write, else from a read connection."""
        with self._borrowed() as connection:
            found: list[Row] = connection.execute(sql, parameters).fetchall()
            return found

    def row(self, sql: str, parameters: Parameters = ()) -> Row | None:
        """The first row of a query, or None."""
        with self._borrowed() as connection:
            cursor = connection.execute(sql, parameters)
            found: Row | None = cursor.fetchone()
            cursor.close()
            return found

    def value(self, sql: str, parameters: Parameters = ()) -> Any:
        """The first column of the first row, or None."""
        row = self.row(sql, parameters)
        return None if row is None else row[0]

    def run(self, sql: str, parameters: Parameters = ()) -> int:
        """One change inside `transaction()`; returns the rowid of an insert."""
        return int(self._change(sql, parameters).lastrowid or 0)

    def changed(self, sql: str, parameters: Parameters = ()) -> int:
        """One change inside `transaction()`; returns how many rows it changed."""
        return int(self._change(sql, parameters).rowcount)

    def run_many(self, sql: str, rows: Iterable[Parameters]) -> None:
        """The same change for many rows, inside `transaction()`."""
        with self._translated():
            self._writer().executemany(sql, rows)

    def insert(self, into: str, rows: Sequence[Parameters]) -> int:
        """`INSERT … VALUES` of rows of one width inside `transaction()`; the last one's rowid.

        One statement for all: each is a moment at which other threads take the interpreter and let the writer wait,
        and `run_many` has one for every row.
        """
        last = 0
        at_once = _MOST_PARAMETERS // max(1, len(rows[0])) if rows else 1
        for start in range(0, len(rows), at_once):
            block = rows[start : start + at_once]
            marks = ", ".join([f"({', '.join('?' * len(block[0]))})"] * len(block))
            last = self.run(f"{into} VALUES {marks}", [value for row in block for value in row])
        return last

    @contextmanager
    def transaction(self, *, durable: bool) -> Iterator[None]:
        """BEGIN IMMEDIATE … COMMIT; rolled back on any error. `durable` waits for the disk (synchronous FULL).

        A nested use is a bug and raises RuntimeError.
        """
        if self.is_writing:
            raise RuntimeError("a write is already open in this thread")
        if self._write is None:
            raise RuntimeError("this database was opened for reading")
        with self._lock:
            self._writing_thread = threading.get_ident()
            try:
                with self._translated():
                    self._set_durable(durable)
                    self._write.execute("BEGIN IMMEDIATE")
                try:
                    yield
                    with self._translated():
                        self._write.execute("COMMIT")
                    for what in self._touching:
                        self._touched[what] = self._touched.get(what, 0) + 1
                finally:
                    self._touching.clear()
                    if self._write.in_transaction:
                        self._write.rollback()
            finally:
                self._writing_thread = None

    def touch(self, what: str) -> None:
        """Inside `transaction()`: note that it changes `what`; counted once it is committed."""
        self._touching.add(what)

    def touched(self, what: str) -> int:
        """How many commits of this process changed `what`."""
        return self._touched.get(what, 0)

    @contextmanager
    def one_view(self) -> Iterator[None]:
        """One read transaction for this thread: all its reads see the same moment, whatever a writer commits meanwhile.

        Not inside `transaction()` nor itself (RuntimeError). It puts a checkpoint off while it lasts.
        """
        if self.is_writing or getattr(self._pinned, "connection", None) is not None:
            raise RuntimeError("a view needs a thread that has no transaction open")
        with self._counted():
            with self._translated():
                # A new one: FTS5's own check on a connection that read before a writer merged would see damage.
                connection = self._connect(writable=False)
                connection.execute("BEGIN")
            self._pinned.connection = connection
            try:
                yield
            finally:
                self._pinned.connection = None
                connection.close()

    def maintain(self, pragma: str) -> list[Row]:
        """Run a check on the write connection, outside a transaction, and give its rows."""
        if self._write is None or self.is_writing:
            raise RuntimeError("a check needs the write connection outside a transaction")
        with self._lock, self._translated():
            found: list[Row] = self._write.execute(pragma).fetchall()
            return found

    def checkpoint(self) -> tuple[bool, int]:
        """Move the write-ahead log into the file and cut it to nothing; (complete, frames that were in it)."""
        if self._write is None or self.is_writing:
            raise RuntimeError("a checkpoint needs the write connection outside a transaction")
        with self._lock, self._translated():
            frames = self._write.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()[1]
            busy = self._write.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
            return not busy, max(0, int(frames))

    def close(self) -> None:
        """Close every connection, once no read is under way; the last one checkpoints and removes the journal.

        A read that lasts longer than `CLOSE_WAIT_S` is interrupted: whoever asked gets VaultError.
        """
        with self._readers:
            self._is_closed = True
            while not self._readers.wait_for(lambda: self._reading == 0, CLOSE_WAIT_S):
                for connection in list(self._all):
                    connection.interrupt()
        for connection in self._all:
            connection.close()
        self._idle.clear()
        self._all.clear()
        if self._write is not None:
            self._write.close()
            self._write = None

    def _writer(self) -> Any:
        if not self.is_writing:
            raise RuntimeError("changes are made inside Vault.commit() or Vault.derive() only")
        return self._write

    def _change(self, sql: str, parameters: Parameters) -> Any:
        # Without a context manager: an import makes a dozen changes for each item.
        connection = self._writer()
        try:
            return connection.execute(sql, parameters)
        except sqlcipher.Error as error:
            self._raise_told(error)

    @contextmanager
    def _borrowed(self) -> Iterator[Any]:
        """A connection to read from, handed back afterwards; its errors in our words."""
        own = self._write if self.is_writing else getattr(self._pinned, "connection", None)
        if own is not None:
            with self._translated():
                yield own
            return
        connection = None
        with self._counted():
            try:
                connection = self._reader()
                yield connection
            except sqlcipher.Error as error:
                if connection is not None and isinstance(self._told(error), VaultDamaged):
                    # SQLCipher then refuses every page that this connection has not read yet; others are whole.
                    self._all.remove(connection)
                    connection.close()
                    connection = None
                self._raise_told(error)
            finally:
                if connection is not None:
                    self._idle.append(connection)

    @contextmanager
    def _counted(self) -> Iterator[None]:
        """A read that `close` waits for: closing a connection under it would crash the program."""
        with self._readers:
            if self._is_closed:
                raise VaultError(f"{self.path.name} is closed.")
            self._reading += 1
        try:
            yield
        finally:
            with self._readers:
                self._reading -= 1
                self._readers.notify_all()

    def _reader(self) -> Any:
        with contextlib.suppress(IndexError):
            return self._idle.pop()
        connection = self._connect(writable=False)
        self._all.append(connection)
        return connection

    def _connect(self, *, writable: bool) -> Any:
        mode = "rwc" if writable else "ro"
        if writable and not self.path.exists():
            os.close(files.create_new(self.path))  # private from the first; its journal takes the same mode
        fixed = "" if writable or not self._cannot_change() else "&immutable=1"
        connection = sqlcipher.connect(
            f"{self.path.absolute().as_uri()}?mode={mode}{fixed}",
            uri=True,
            isolation_level=None,
            check_same_thread=False,
            cached_statements=256,
            timeout=BUSY_TIMEOUT_S,
        )
        try:
            self._unlock(connection)
            connection.execute("PRAGMA cipher_log_level = NONE")
            connection.execute(f"PRAGMA cipher_page_size = {self._page_bytes}")
            connection.execute("PRAGMA temp_store = MEMORY")
            if writable:
                connection.execute("PRAGMA journal_mode = WAL").fetchone()
                connection.execute("PRAGMA synchronous = FULL")
                connection.execute("PRAGMA fullfsync = ON")
                connection.execute("PRAGMA checkpoint_fullfsync = ON")
                connection.execute("PRAGMA secure_delete = ON")
                connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA trusted_schema = OFF")
            connection.execute("PRAGMA cell_size_check = ON")
            connection.execute("PRAGMA mmap_size = 0")
            connection.execute(f"PRAGMA cache_size = -{self._cache_kib}")
            connection.set_authorizer(authorise)
        except BaseException:
            connection.close()
            raise
        return connection

    def _cannot_change(self) -> bool:
        """Whether the file is closed and lies where we may not write, so that SQLite cannot make its shared memory."""
        return not os.access(self.path.parent, os.W_OK) and not os.path.lexists(f"{self.path}-wal")

    def _unlock(self, connection: Any) -> None:
        """Hand over the raw key as x'…' in a buffer that is zeroed: `set_key` leaves no copy, PRAGMA key would."""
        raw = self._key()
        text = bytearray(len(raw) * 2 + 3)
        text[0:2] = b"x'"
        text[-1:] = b"'"
        for index, byte in enumerate(raw):
            text[2 + 2 * index] = _HEX[byte >> 4]
            text[3 + 2 * index] = _HEX[byte & 15]
        try:
            connection.set_key(text)
        finally:
            text[:] = bytes(len(text))
            raw[:] = bytes(len(raw))

    def _set_durable(self, durable: bool) -> None:
        if self._durable is not durable:
            self._write.execute(f"PRAGMA synchronous = {'FULL' if durable else 'NORMAL'}")
            self._durable = durable

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except sqlcipher.Error as error:
            self._raise_told(error)

    def _raise_told(self, error: Exception) -> NoReturn:
        told = self._told(error)
        if told is None:
            raise error
        if isinstance(told, VaultDamaged) and self._on_damage is not None:
            self._on_damage()
        raise told from error

    def _told(self, error: Exception) -> VaultError | None:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        name = self.path.name
        if code in _CORRUPT_CODES:
            return VaultDamaged(f"{name} is damaged: a page of it does not authenticate ({error}).", path=name)
        if code == _INTERRUPTED_CODE:
            return VaultError(f"{name} is closed.")
        if code == _FULL_CODE:
            return NoSpace("The disk is full; nothing half-written was kept.", path=name)
        if code in _BUSY_CODES:
            return VaultBusy("Another process is writing to this vault.", path=name)
        if code in _DISK_CODES and files.has_no_room(self.path.parent):
            return NoSpace(f"The disk is full: {name} cannot be used. Nothing was changed.", path=name)
        if code == _IO_CODE:
            return files.DiskTrouble(
                f"{name} cannot be read or written: the disk reported an error ({error}). Nothing was changed for it.",
                path=name,
            )
        if code in _DISK_CODES:
            if not os.access(self.path, os.R_OK):
                return files.ReadOnlyPlace(f"{name} may not be read by this user, or is gone.", path=name)
            return files.ReadOnlyPlace(f"{name} cannot be opened here: is the disk read-only?", path=name)
        return None
