"""The window's way of bringing in: a queue in the vault, two measures, letting go of large files, one batch."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from heirloom.bank import Bank, LockedBank, create
from heirloom.core.job import JobRequest, Progress

PASSPHRASE = "a shelf in the attic"
LARGE_BYTES = 200 << 20


@pytest.fixture
def bank(tmp_path: Path) -> Iterator[Bank]:
    create(tmp_path / "vault", PASSPHRASE, light_kdf=True)
    with LockedBank(tmp_path / "vault").unlock(passphrase=PASSPHRASE) as opened:
        yield opened


def write(folder: Path, count: int, size: int = 2_000) -> Path:
    folder.mkdir(exist_ok=True)
    for at in range(count):
        (folder / f"{at:03}.bin").write_bytes(os.urandom(size))
    return folder


def seal(bank: Bank, told: list[Progress], stop: threading.Event) -> int | None:
    queued = bank.arriving.waiting()[0]
    arrival = bank.arriving.seal(queued, told.append, stop, lambda ids: None)
    return None if arrival is None else arrival.imported


def test_both_measures_reach_their_ends(bank: Bank, tmp_path: Path) -> None:
    bank.arriving.queue([str(write(tmp_path / "in", 40))])
    told: list[Progress] = []
    assert seal(bank, told, threading.Event()) == 40
    last = told[-1]
    assert last.total == 40
    assert last.bytes_total == 80_000
    assert max(one.bytes_done or 0 for one in told) <= 80_000
    sealing = [one.bytes_done or 0 for one in told if one.label == "safe"]
    assert sealing == sorted(sealing), "what is done does not become less"


def test_what_was_interrupted_goes_on_as_the_same_import(bank: Bank, tmp_path: Path) -> None:
    folder = write(tmp_path / "in", 300)
    bank.arriving.queue([str(folder)])
    stop, told = threading.Event(), list[Progress]()
    queued = bank.arriving.waiting()[0]
    assert bank.arriving.seal(queued, told.append, stop, lambda ids: stop.set()) is None
    sealed = bank.shelf.counts().items
    assert 0 < sealed < 300
    again = bank.arriving.waiting()[0]
    assert (again.id, again.begun, again.paused) == (queued.id, True, False)
    told.clear()
    arrival = bank.arriving.seal(again, told.append, threading.Event(), lambda ids: None)
    assert arrival is not None
    assert (arrival.batch, arrival.imported, arrival.duplicates) == (queued.id, 300, 0)
    assert min(one.done for one in told if one.label == "safe") >= sealed


def test_a_paused_import_waits_and_a_cancelled_one_does_not(bank: Bank, tmp_path: Path) -> None:
    first = bank.arriving.queue([str(write(tmp_path / "a", 1))])
    second = bank.arriving.queue([str(write(tmp_path / "b", 1))])
    bank.arriving.request(first.id, JobRequest.PAUSE)
    bank.arriving.request(second.id, JobRequest.CANCEL)
    assert [(one.id, one.paused) for one in bank.arriving.waiting()] == [(first.id, True)]


def test_the_same_folder_twice_is_two_jobs(bank: Bank, tmp_path: Path) -> None:
    folder = str(write(tmp_path / "in", 2))
    assert bank.arriving.queue([folder]).id != bank.arriving.queue([folder]).id


def test_a_large_file_is_told_on_the_way_and_let_go_of_at_once(bank: Bank, tmp_path: Path) -> None:
    large = tmp_path / "large.bin"
    with large.open("wb") as file:
        file.truncate(LARGE_BYTES)
    bank.arriving.queue([str(large)])
    stop, told = threading.Event(), list[Progress]()
    asked_at: list[float] = []

    def tell(progress: Progress) -> None:
        told.append(progress)
        if (progress.bytes_done or 0) > 0 and not asked_at:
            asked_at.append(time.monotonic())
            stop.set()

    assert bank.arriving.seal(bank.arriving.waiting()[0], tell, stop, lambda ids: None) is None
    assert time.monotonic() - asked_at[0] < 1.0
    assert 0 < (told[-1].bytes_done or 0) < LARGE_BYTES
    left = [path.name for path in (tmp_path / "vault" / "tmp").iterdir()]
    assert left in ([], ["writing"]), "no draft stays; the mark says that a writer has the vault open"


def test_failures_outlive_the_program_until_they_are_dismissed(tmp_path: Path, bank: Bank) -> None:
    bank.arriving.queue([str(tmp_path / "nowhere.jpg"), str(write(tmp_path / "in", 1))])
    seal(bank, [], threading.Event())
    bank.close()
    with LockedBank(tmp_path / "vault").unlock(passphrase=PASSPHRASE) as again:
        lately = again.arriving.lately
        (trouble,) = lately.troubles()
        assert (trouble.name, trouble.code, trouble.number) == ("nowhere.jpg", "vanished", None)
        assert str(tmp_path / "nowhere.jpg") in lately.as_csv()
        assert lately.again([trouble.key]) == (str(tmp_path / "nowhere.jpg"),)
        assert lately.troubles() == ()
    plain = b"nowhere.jpg"
    files = [path for path in (tmp_path / "vault").rglob("*") if path.is_file()]
    assert not any(plain in path.read_bytes() for path in files), "names lie in the vault, never in clear"


def test_an_import_tells_what_is_still_here_of_it(bank: Bank, tmp_path: Path) -> None:
    bank.arriving.queue([str(write(tmp_path / "in", 5))])
    seal(bank, [], threading.Event())
    ids = [item.id for item in bank.list_items().items]
    lately = bank.arriving.lately
    change = bank.hand.set_aside(ids[:2])
    assert [(one.imported, one.here) for one in lately.latest()] == [(5, 3)]
    bank.hand.undo(change)
    bank.hand.erase(ids[:1])
    assert [(one.imported, one.here) for one in lately.latest()] == [(5, 4)]
