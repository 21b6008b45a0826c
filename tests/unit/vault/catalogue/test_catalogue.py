"""The encrypted database: what may be asked of it, who may write, and how its errors are told."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from heirloom.core.errors import NoSpace, VaultBusy, VaultDamaged, VaultError
from heirloom.vault.catalogue import connection as module
from heirloom.vault.catalogue.connection import Catalogue

KEY = bytes(range(32))
REFUSED = "not authorized|authorization denied|prohibited|no such function"


def open_at(path: Path, *, writable: bool = True) -> Catalogue:
    return Catalogue(path, lambda: bytearray(KEY), writable=writable)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Catalogue]:
    catalogue = open_at(tmp_path / "some.db")
    with catalogue.transaction(durable=True):
        catalogue.run("CREATE TABLE words (id INTEGER PRIMARY KEY, word TEXT)")
    yield catalogue
    catalogue.close()


def test_nothing_readable_and_nothing_public_lies_on_disk(database: Catalogue, tmp_path: Path) -> None:
    os.umask(0o077)
    with database.transaction(durable=True):
        database.run_many("INSERT INTO words (word) VALUES (?)", [("a sentence nobody may read",)] * 50)
    files = [file for file in tmp_path.iterdir() if file.is_file()]
    assert {file.name for file in files} == {"some.db", "some.db-wal", "some.db-shm"}
    assert all(b"sentence nobody" not in file.read_bytes() for file in files)
    assert all(b"SQLite format 3" not in file.read_bytes() for file in files)


def test_the_settings_of_the_paper_hold(database: Catalogue) -> None:
    asked = {
        "journal_mode": "wal",
        "synchronous": 2,
        "temp_store": 2,
        "secure_delete": 1,
        "foreign_keys": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "mmap_size": 0,
        "cipher_page_size": "8192",
        "cipher_use_hmac": "1",
    }
    writer = database._write
    writer.set_authorizer(None)
    found = {name: writer.execute(f"PRAGMA {name}").fetchone() for name in asked}
    assert {name: row and row[0] for name, row in found.items()} == asked


@pytest.mark.parametrize(
    "statement",
    [
        "PRAGMA temp_store = FILE",
        "PRAGMA temp_store_directory = '/'",
        "PRAGMA journal_mode = DELETE",
        "PRAGMA synchronous = OFF",
        "PRAGMA secure_delete = OFF",
        "PRAGMA trusted_schema = ON",
        "PRAGMA writable_schema = ON",
        "PRAGMA cell_size_check = OFF",
        "PRAGMA mmap_size = 1000000",
        "PRAGMA key = 'x'",
        "PRAGMA rekey = 'x'",
        "PRAGMA cipher_log = '/dev/stderr'",
        "PRAGMA cipher_log_level = TRACE",
        "PRAGMA cipher_profile = 'stderr'",
        "ATTACH ':memory:' AS other",
        "VACUUM INTO '/dev/null'",
        "SELECT load_extension('x')",
        "SELECT sqlcipher_export('main')",
    ],
)
def test_no_statement_can_weaken_it(database: Catalogue, statement: str) -> None:
    with pytest.raises(Exception, match=REFUSED):
        database.rows(statement)
    with pytest.raises(Exception, match=REFUSED):
        database.maintain(statement)


def test_the_key_buffer_is_zeroed(tmp_path: Path) -> None:
    given: list[bytearray] = []

    def key() -> bytearray:
        given.append(bytearray(KEY))
        return given[-1]

    catalogue = Catalogue(tmp_path / "some.db", key, writable=True)
    assert catalogue.value("SELECT 1") == 1
    catalogue.close()
    assert len(given) == 2
    assert all(one == bytes(32) for one in given)


def test_a_wrong_key_is_damage_not_an_empty_database(database: Catalogue, tmp_path: Path) -> None:
    noticed: list[bool] = []
    wrong = Catalogue(
        tmp_path / "some.db", lambda: bytearray(32), writable=False, on_damage=lambda: noticed.append(True)
    )
    with pytest.raises(VaultDamaged, match=r"some\.db is damaged"):
        wrong.rows("SELECT * FROM words")
    wrong.close()
    assert noticed == [True]


def test_writes_need_a_transaction_and_never_nest(database: Catalogue, tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="inside"):
        database.run("INSERT INTO words (word) VALUES ('x')")
    inner, outer = database.transaction(durable=False), database.transaction(durable=False)
    with pytest.raises(RuntimeError, match="already open"), outer, inner:
        pass
    reader = open_at(tmp_path / "some.db", writable=False)
    with pytest.raises(RuntimeError, match="for reading"), reader.transaction(durable=False):
        pass
    reader.close()


def test_an_error_rolls_everything_back(database: Catalogue) -> None:
    with pytest.raises(Exception, match="UNIQUE"), database.transaction(durable=True):
        database.run_many("INSERT INTO words (id, word) VALUES (?, 'x')", [(1,), (1,)])
    assert database.value("SELECT count(*) FROM words") == 0
    with database.transaction(durable=True):
        database.run("INSERT INTO words (word) VALUES ('y')")
    assert database.value("SELECT word FROM words") == "y"


def test_the_writing_thread_sees_its_changes_and_others_see_commits(database: Catalogue) -> None:
    seen: list[int] = []

    def look() -> None:
        seen.append(database.value("SELECT count(*) FROM words"))

    with database.transaction(durable=False):
        database.run("INSERT INTO words (word) VALUES ('x')")
        assert database.value("SELECT count(*) FROM words") == 1
        thread = threading.Thread(target=look)
        thread.start()
        thread.join()
    look()
    assert seen == [0, 1]


def test_many_threads_read_at_once(database: Catalogue) -> None:
    with database.transaction(durable=False):
        database.run_many("INSERT INTO words (word) VALUES (?)", [(str(number),) for number in range(2_000)])
    sums: list[int] = []

    def total() -> None:
        sums.extend(sum(int(row[0]) for row in database.rows("SELECT word FROM words")) for _ in range(20))

    threads = [threading.Thread(target=total) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set(sums) == {sum(range(2_000))}
    assert len(sums) == 80


def test_another_writer_is_told_busy(database: Catalogue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "BUSY_TIMEOUT_S", 0.01)
    other = open_at(tmp_path / "some.db")
    with database.transaction(durable=False), pytest.raises(VaultBusy), other.transaction(durable=False):
        pass
    with other.transaction(durable=False):
        other.run("INSERT INTO words (word) VALUES ('later')")
    other.close()


def test_a_full_disk_is_told_and_rolled_back(database: Catalogue) -> None:
    database._write.set_authorizer(None)
    pages = database._write.execute("PRAGMA page_count").fetchone()[0]
    database._write.execute(f"PRAGMA max_page_count = {pages + 2}")
    with pytest.raises(NoSpace, match="disk is full"), database.transaction(durable=True):
        database.run("INSERT INTO words (word) VALUES (?)", ("x" * 100_000,))
    assert database.value("SELECT count(*) FROM words") == 0


def test_a_reader_leaves_the_journal_to_the_writer(database: Catalogue, tmp_path: Path) -> None:
    with database.transaction(durable=True):
        database.run("INSERT INTO words (word) VALUES ('in the journal')")
    journal = (tmp_path / "some.db-wal").read_bytes()
    reader = open_at(tmp_path / "some.db", writable=False)
    assert reader.value("SELECT word FROM words") == "in the journal"
    reader.close()
    assert (tmp_path / "some.db-wal").read_bytes() == journal
    complete, frames = database.checkpoint()
    assert complete
    assert frames > 0
    assert (tmp_path / "some.db-wal").read_bytes() == b""


def read_slowly(catalogue: Catalogue, rows: int) -> tuple[threading.Thread, list[object]]:
    """A thread that is in the middle of a query over rows × rows pairs."""
    with catalogue.transaction(durable=True):
        catalogue.run("CREATE TABLE words (word TEXT)")
        catalogue.run_many("INSERT INTO words VALUES (?)", [("a" * 50,)] * rows)
    slow = "SELECT count(*) FROM words a, words b WHERE a.word || b.word LIKE '%ab%'"
    found: list[object] = []

    def read() -> None:
        try:
            found.append(catalogue.value(slow))
        except VaultError as error:
            found.append(error)

    reader = threading.Thread(target=read)
    reader.start()
    while not catalogue._reading and reader.is_alive():
        reader.join(0.001)
    return reader, found


def test_closing_waits_for_a_read_and_then_refuses_more(tmp_path: Path) -> None:
    """A connection that is closed under a running query takes the whole program down."""
    catalogue = open_at(tmp_path / "some.db")
    reader, found = read_slowly(catalogue, 300)
    catalogue.close()
    reader.join()
    assert found == [0]
    for again in (lambda: catalogue.value("SELECT 1"), lambda: catalogue.one_view().__enter__()):
        with pytest.raises(VaultError, match="closed"):
            again()


def test_closing_interrupts_a_read_that_does_not_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("heirloom.vault.catalogue.connection.CLOSE_WAIT_S", 0.05)
    catalogue = open_at(tmp_path / "some.db")
    reader, found = read_slowly(catalogue, 20_000)
    catalogue.close()
    reader.join()
    assert isinstance(found[0], VaultError)


def test_what_a_write_touched_is_counted_once_it_is_committed(database: Catalogue) -> None:
    assert database.touched("words") == 0
    with database.transaction(durable=False):
        database.touch("words")
        database.touch("words")
        assert database.touched("words") == 0
    assert database.touched("words") == 1
    with pytest.raises(OSError, match="no"), database.transaction(durable=False):
        raise_after(database)
    with database.transaction(durable=False):
        pass
    assert database.touched("words") == 1


def raise_after(database: Catalogue) -> None:
    database.touch("words")
    raise OSError("no")


def test_a_connection_that_met_damage_is_not_used_again(tmp_path: Path) -> None:
    catalogue = open_at(tmp_path / "some.db")
    with catalogue.transaction(durable=True):
        for name in "abc":
            catalogue.run(f"CREATE TABLE {name} (word TEXT)")
            catalogue.run(f"INSERT INTO {name} VALUES (?)", (name * 5_000,))
    root = catalogue.value("SELECT rootpage FROM sqlite_schema WHERE name = 'b'")
    catalogue.close()
    content = bytearray((tmp_path / "some.db").read_bytes())
    content[(root - 1) * module.PAGE_BYTES + 99] ^= 1
    (tmp_path / "some.db").write_bytes(content)
    reader = open_at(tmp_path / "some.db", writable=False)
    with pytest.raises(VaultDamaged):
        reader.rows("SELECT word FROM b")
    assert [reader.value(f"SELECT length(word) FROM {name}") for name in "ac"] == [5_000, 5_000]
    reader.close()
