"""A full, failing or read-only disk says nothing about the catalogue: it is never moved aside or changed for that."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import pytest
import sqlcipher3.dbapi2 as sqlcipher

from heirloom.bank import LockedBank
from heirloom.core.errors import NoSpace, VaultDamaged, VaultError
from heirloom.vault import LogKind, Reason, Vault, VaultKeys
from heirloom.vault.catalogue.connection import PAGE_BYTES, Catalogue
from heirloom.vault.disk import files, reserve
from heirloom.vault.disk.files import DiskTrouble, ReadOnlyPlace
from heirloom.vault.disk.lock import WriterLock
from heirloom.vault.recovery import keeping, opening, salvage
from heirloom.vault.recovery.keeping import CATALOGUE_NAME, copy_aside
from tests.unit.vault.catalogue.conftest import PASSPHRASE
from tests.unit.vault.catalogue.filling import Filler, Kept

WAL = f"{CATALOGUE_NAME}-wal"
Full = Callable[[], AbstractContextManager[None]]
Tagged = tuple[Path, list[Kept]]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 8 MB of its own where this user may mount one, else a plain folder."""
    place = tmp_path / "disk"
    place.mkdir()
    mounted = _run("mount", "-t", "tmpfs", "-o", "size=8m", "none", str(place))
    yield place
    if mounted:
        _run("umount", str(place))


@pytest.fixture
def tagged(small_disk: Path, vault_path: Path, keys: VaultKeys, filler: Filler) -> Tagged:
    """A closed vault on the small disk: three memories, one of them with a tag and a title."""
    path = small_disk / "Family.heirloom"
    shutil.copytree(vault_path, path, ignore=shutil.ignore_patterns(reserve.RESERVE_NAME))
    with Vault.open(path, keys, writable=True) as vault:
        kept = filler.add(vault, 3)
        with vault.commit(LogKind.TAG):
            vault.tags.add([kept[0].item_id], "family")
            vault.items.edit(kept[0].item_id, title="Anna")
    return path, kept


@pytest.fixture
def full(small_disk: Path, monkeypatch: pytest.MonkeyPatch) -> Full:
    """Within it the disk is full to the last byte; where none could be mounted, SQLite and the system say it is."""

    @contextmanager
    def filled() -> Iterator[None]:
        if os.path.ismount(small_disk):
            _fill(small_disk / "fill")
            yield
            (small_disk / "fill").unlink()
            return
        with monkeypatch.context() as patch:
            patch.setattr(files, "has_no_room", lambda _path: True)
            patch.setattr(reserve, "free_bytes", lambda _path: 0)
            patch.setattr(Catalogue, "_connect", _failing(10))
            yield

    return filled


def _run(*command: str) -> bool:
    return shutil.which(command[0]) is not None and not subprocess.run(command, capture_output=True).returncode


def _fill(file: Path) -> None:
    with file.open("wb", buffering=0) as out, contextlib.suppress(OSError):
        while True:
            out.write(bytes(4096))
    assert shutil.disk_usage(file.parent).free == 0


def _failing(code: int) -> Callable[..., Any]:
    def connect(*_arguments: object, **_named: object) -> Any:
        error = sqlcipher.OperationalError("disk I/O error")
        error.sqlite_errorcode = code
        raise error

    return connect


def _assert_as_before(path: Path, keys: VaultKeys, kept: list[Kept], catalogue: bytes) -> None:
    assert (path / CATALOGUE_NAME).read_bytes() == catalogue
    assert not (path / "kept").exists()
    with Vault.open(path, keys, writable=True) as vault:
        assert vault.adoption is None
        _assert_labels(vault, kept)


def _assert_labels(vault: Vault, kept: list[Kept]) -> None:
    assert {item.id for item in vault.items.iter_all()} == {one.item_id for one in kept}
    assert vault.tags.for_item(kept[0].item_id) == ["family"]
    assert vault.items.get(kept[0].item_id).title == "Anna"
    assert vault.verify().is_clean


def _damage(path: Path) -> bytes:
    """One bit of a page wrong, which the labels do not lie on."""
    page = bytearray((path / CATALOGUE_NAME).read_bytes())
    page[-PAGE_BYTES + 77] ^= 1
    (path / CATALOGUE_NAME).write_bytes(page)
    return bytes(page)


def test_a_writer_on_a_full_disk_changes_nothing(tagged: Tagged, full: Full, keys: VaultKeys) -> None:
    path, kept = tagged
    before = (path / CATALOGUE_NAME).read_bytes()
    with full(), pytest.raises(NoSpace) as told:
        Vault.open(path, keys, writable=True)
    assert told.value.exit_code == 8
    _assert_as_before(path, keys, kept, before)


def test_a_reader_on_a_full_disk_changes_nothing(tagged: Tagged, full: Full, keys: VaultKeys) -> None:
    path, kept = tagged
    before = (path / CATALOGUE_NAME).read_bytes()
    with full(), pytest.raises(NoSpace), LockedBank(path).unlock(passphrase=PASSPHRASE, writable=False):
        pass
    _assert_as_before(path, keys, kept, before)


@pytest.mark.parametrize("writable", [True, False])
@pytest.mark.parametrize(("code", "told"), [(10, DiskTrouble), (10 | 33 << 8, DiskTrouble), (14, ReadOnlyPlace)])
def test_a_passing_error_of_the_disk_changes_nothing(
    tagged: Tagged,
    keys: VaultKeys,
    monkeypatch: pytest.MonkeyPatch,
    writable: bool,
    code: int,
    told: type[VaultError],
) -> None:
    path, kept = tagged
    before = (path / CATALOGUE_NAME).read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr(Catalogue, "_connect", _failing(code))
        with pytest.raises(told) as raised, LockedBank(path).unlock(passphrase=PASSPHRASE, writable=writable):
            pass
    assert not isinstance(raised.value, VaultDamaged)
    assert raised.value.exit_code == 4
    assert not (path / opening.SUSPECT_NAME).exists()
    _assert_as_before(path, keys, kept, before)


def test_a_page_that_the_disk_does_not_give_is_no_damage(
    tagged: Tagged, keys: VaultKeys, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, kept = tagged
    before = (path / CATALOGUE_NAME).read_bytes()
    with monkeypatch.context() as patch:
        unread = [("error reading 8192 bytes from file page 3 at offset 16384",)]
        patch.setattr(Catalogue, "maintain", lambda _self, _pragma: unread)
        with pytest.raises(DiskTrouble, match="page 3"):
            Vault.open(path, keys, writable=True)
    _assert_as_before(path, keys, kept, before)


def test_a_damaged_catalogue_waits_for_room(tagged: Tagged, full: Full, keys: VaultKeys) -> None:
    path, kept = tagged
    broken = _damage(path)
    with full(), pytest.raises(NoSpace):
        Vault.open(path, keys, writable=True)
    assert (path / CATALOGUE_NAME).read_bytes() == broken
    assert not (path / "kept").exists()
    with Vault.open(path, keys, writable=True) as vault:
        assert vault.adoption is not None
        assert vault.adoption.reason is Reason.CATALOGUE_DAMAGED
        _assert_labels(vault, kept)


def test_too_little_room_for_a_rebuild_is_seen_before_anything_moves(
    tagged: Tagged, keys: VaultKeys, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, _ = tagged
    broken = _damage(path)
    reserve.release(path)
    monkeypatch.setattr(reserve, "free_bytes", lambda _path: 3 << 20)
    with pytest.raises(NoSpace, match="made anew"):
        Vault.open(path, keys, writable=True)
    assert (path / CATALOGUE_NAME).read_bytes() == broken
    assert not (path / "kept").exists()


@pytest.mark.parametrize("place", ["migrate", "_adopt"])
def test_a_rebuild_that_fails_puts_the_old_files_back(
    tagged: Tagged, keys: VaultKeys, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    path, kept = tagged
    broken = _damage(path)
    stopped: list[Path] = []
    real = getattr(opening, place)

    def fail_on_the_new(*arguments: Any) -> Any:
        if (path / "kept").exists():
            stopped.extend((path / "kept").iterdir())
            raise NoSpace("The disk is full.")
        return real(*arguments)

    with monkeypatch.context() as patch:
        patch.setattr(opening, place, fail_on_the_new)
        with pytest.raises(NoSpace):
            Vault.open(path, keys, writable=True)
    assert stopped
    assert (path / CATALOGUE_NAME).read_bytes() == broken
    assert not (path / "kept").exists()
    with Vault.open(path, keys, writable=True) as vault:
        _assert_labels(vault, kept)


def test_an_empty_catalogue_in_place_of_a_full_one_gets_its_labels_back(tagged: Tagged, keys: VaultKeys) -> None:
    path, kept = tagged
    copy_aside(path, "catalogue")
    (path / CATALOGUE_NAME).write_bytes(b"")
    with LockedBank(path).unlock(passphrase=PASSPHRASE, writable=False) as bank:
        recovered = bank.status().recovered
    assert recovered is not None
    assert "made anew" in recovered
    with Vault.open(path, keys, writable=True) as vault:
        assert vault.adoption is None
        _assert_labels(vault, kept)


def test_a_rebuild_stopped_by_a_power_cut_still_brings_the_labels(
    tagged: Tagged, keys: VaultKeys, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, kept = tagged
    _damage(path)
    with monkeypatch.context() as patch:
        patch.setattr(keeping, "put_back", lambda *_arguments: None)  # a power cut puts nothing back
        patch.setattr(salvage, "newest_labels", _interrupted)
        with pytest.raises(KeyboardInterrupt):
            Vault.open(path, keys, writable=True)
    with Vault.open(path, keys, writable=True) as vault:
        assert vault.adoption is not None
        assert vault.adoption.reason is Reason.CATALOGUE_LOST
        _assert_labels(vault, kept)
    with Vault.open(path, keys, writable=True) as vault:
        assert vault.adoption is None


def _interrupted(*_arguments: object) -> int:
    raise KeyboardInterrupt


def test_a_journal_that_cannot_be_copied_leaves_no_piece(
    vault: Vault, filler: Filler, crash: Callable[[Vault], Path], keys: VaultKeys, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = filler.add(vault, 3)
    image = crash(vault)
    journal = (image / WAL).read_bytes()

    def no_room(*_arguments: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(shutil, "copyfileobj", no_room)
        patch.setattr(reserve, "free_bytes", lambda _path: 0)
        with pytest.raises(NoSpace):
            Vault.open(image, keys, writable=True)
    assert not (image / "kept").exists()
    assert not reserve.is_there(image), "the reserve was given up first"
    assert (image / WAL).read_bytes() == journal
    with Vault.open(image, keys, writable=True) as again:
        assert {item.id for item in again.items.iter_all()} == {one.item_id for one in kept}


@pytest.mark.parametrize(
    ("number", "told"),
    [(errno.EROFS, ReadOnlyPlace), (errno.EACCES, ReadOnlyPlace), (errno.ENOSPC, NoSpace), (errno.EIO, VaultError)],
)
def test_a_lock_that_cannot_be_taken_is_told(
    vault_path: Path, keys: VaultKeys, monkeypatch: pytest.MonkeyPatch, number: int, told: type[VaultError]
) -> None:
    def refuse(path: Path) -> WriterLock:
        raise OSError(number, os.strerror(number), str(path / "lock"))

    monkeypatch.setattr(WriterLock, "acquire", refuse)
    with pytest.raises(told) as raised:
        Vault.open(vault_path, keys, writable=True)
    assert raised.value.exit_code in {4, 8}
    assert "lock" in raised.value.message


def test_a_read_only_disk_refuses_writers_and_shows_readers_what_there_is(
    tagged: Tagged, small_disk: Path, keys: VaultKeys, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, kept = tagged
    if not _run("mount", "-o", "remount,ro", str(small_disk)):
        monkeypatch.setattr(Catalogue, "_cannot_change", lambda _self: True)
        monkeypatch.setattr(files, "open_existing", _read_only(files.open_existing))
    with pytest.raises(ReadOnlyPlace, match="read-only"):
        Vault.open(path, keys, writable=True)
    with LockedBank(path).unlock(passphrase=PASSPHRASE, writable=False) as bank:
        assert bank.status().items == 3
    with Vault.open(path, keys, writable=False) as reader:
        _assert_labels(reader, kept)


def _read_only(real: Callable[..., int]) -> Callable[..., int]:
    def open_existing(path: Path, *, writable: bool = False) -> int:
        if writable:
            raise OSError(errno.EROFS, "Read-only file system", str(path))
        return real(path)

    return open_existing
