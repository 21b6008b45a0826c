"""What an interrupted import left comes in with the next one; what is switched off stays off until it is wanted."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from heirloom.bank import Bank, LockedBank
from heirloom.bank.importing import Importer
from heirloom.core.errors import Cancelled, NotFound, VaultDamaged
from heirloom.core.job import Job, JobId, JobRequest, JobState
from heirloom.core.records import Stage, StageState
from heirloom.vault import Vault
from tests.unit.jobs.conftest import PASSPHRASE
from tests.unit.jobs.scans import write_scan


def folder_of(folder: Path, *words: str) -> str:
    folder.mkdir(exist_ok=True)
    for word in words:
        (folder / f"{word}.txt").write_text(f"A letter about {word}.")
    return str(folder)


def died(vault: Vault, number: int, path: str, *, ocr: bool = True) -> JobId:
    """The row of an import that a killed process left."""
    now = datetime.now(UTC)
    detail = json.dumps({"paths": [path], "ocr": ocr, "wait": True})
    job = Job(JobId(f"{number:032x}"), "import", JobState.RUNNING, 0, None, 0, now, now, detail)
    with vault.derive():
        vault.jobs.add(job)
    return job.id


@pytest.fixture
def bank(vault_path: Path) -> Iterator[Bank]:
    with LockedBank(vault_path).unlock(passphrase=PASSPHRASE) as opened:
        yield opened


def names(bank: Bank) -> set[str]:
    return {item.original_name for item in bank.list_items().items}


def states(bank: Bank) -> dict[str, JobState]:
    return {job.id: job.state for job in bank.jobs_list()}


def test_the_next_import_seals_first_what_a_killed_one_left(vault: Vault, vault_path: Path, tmp_path: Path) -> None:
    left = died(vault, 1, folder_of(tmp_path / "left", "oak", "elm"))
    gone = died(vault, 2, str(tmp_path / "unplugged"))
    vault.close()
    other = folder_of(tmp_path / "other", "ash")
    order: list[int] = []
    labels: set[str] = set()
    with LockedBank(vault_path).unlock(passphrase=PASSPHRASE) as bank:
        report = bank.import_paths(
            [other],
            wait=False,
            progress=lambda now: labels.add(now.label),
            sealed=lambda ids: order.append(bank.status().items),
        )
        assert (report.found, report.imported) == (1, 1), "the report is of the command's own paths"
        assert order == [3], "what was left came first"
        assert names(bank) == {"oak.txt", "elm.txt", "ash.txt"}
        assert (states(bank)[left], states(bank)[gone]) == (JobState.DONE, JobState.INTERRUPTED)
        assert len(bank.jobs_list()) == 3, "it went on in its own row"
    assert "going on with an earlier import: safe" in labels


def test_an_import_of_the_same_folders_completes_the_earlier_one(
    vault: Vault, vault_path: Path, tmp_path: Path
) -> None:
    folder_of(tmp_path / "all", "oak")
    left = died(vault, 1, folder_of(tmp_path / "all" / "below", "elm"), ocr=False)
    beside = died(vault, 2, str(tmp_path / "all" / "belowground"))
    vault.close()
    with LockedBank(vault_path).unlock(passphrase=PASSPHRASE) as bank:
        report = bank.import_paths([str(tmp_path / "all" / "below")], wait=False)
        assert (report.imported, report.duplicates) == (1, 0), "not sealed by two imports"
        assert states(bank)[left] is JobState.DONE
        assert states(bank)[beside] is JobState.INTERRUPTED


def test_one_job_is_resumed_alone_and_an_unknown_one_is_told(vault: Vault, vault_path: Path, tmp_path: Path) -> None:
    first = died(vault, 0x11111111 << 96, folder_of(tmp_path / "a", "oak"))
    second = died(vault, 0x22222222 << 96, folder_of(tmp_path / "b", "elm"))
    vault.close()
    with LockedBank(vault_path).unlock(passphrase=PASSPHRASE) as bank:
        with pytest.raises(NotFound):
            bank.resume_interrupted("33333333")
        (report,) = bank.resume_interrupted("22222222")
        assert report.imported == 1
        assert names(bank) == {"elm.txt"}
        assert states(bank) == {first: JobState.INTERRUPTED, second: JobState.DONE}
        bank.job_request(first, JobRequest.PAUSE)
        bank.import_paths([folder_of(tmp_path / "c", "ash")], wait=False)
        assert "oak.txt" not in names(bank), "what is paused waits to be resumed"
        bank.resume_interrupted()
        assert names(bank) == {"elm.txt", "oak.txt", "ash.txt"}


def test_a_dead_job_is_cancelled_without_a_writer(vault: Vault, vault_path: Path, tmp_path: Path) -> None:
    left = died(vault, 1, folder_of(tmp_path / "left", "oak"))
    vault.close()
    with LockedBank(vault_path).unlock(passphrase=PASSPHRASE, writable=False) as reader:
        assert reader.job_request(left, JobRequest.CANCEL).state is JobState.CANCELLED
        with pytest.raises(NotFound):
            reader.job_request("44444444", JobRequest.PAUSE)
    with LockedBank(vault_path).unlock(passphrase=PASSPHRASE) as bank:
        bank.import_paths([folder_of(tmp_path / "other", "ash")], wait=False)
        assert names(bank) == {"ash.txt"}


def test_ctrl_c_leaves_an_import_that_watching_takes_up(bank: Bank, tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "in", *(f"tree{number}" for number in range(150)))
    stop = threading.Event()
    with pytest.raises(Cancelled):
        bank.import_paths([folder], wait=False, stop=stop, sealed=lambda _: stop.set())
    assert bank.status().items < 150
    assert [job.state for job in bank.interrupted] == [JobState.INTERRUPTED]
    bank.watch_run(once=True, ocr=False)
    assert bank.status().items == 150
    assert bank.interrupted == []


def ocr_codes(bank: Bank) -> dict[str, tuple[StageState, str | None]]:
    rows = {item.original_name: bank.show(item.id).stages for item in bank.list_items().items}
    return {name: (one.state, one.code) for name, all_ in rows.items() for one in all_ if one.stage is Stage.OCR}


def test_switching_reading_off_is_for_the_items_of_that_import(bank: Bank, tmp_path: Path) -> None:
    bank.import_paths([folder_of(tmp_path / "backlog", "oak")], wait=False)
    bank.import_paths([folder_of(tmp_path / "off", "elm")], wait=False, ocr=False)
    waits, off = (StageState.PENDING, None), (StageState.SKIPPED, "off")
    assert ocr_codes(bank) == {"oak.txt": waits, "elm.txt": off}
    bank.import_paths([folder_of(tmp_path / "none")], wait=False, ocr=False)
    assert ocr_codes(bank) == {"oak.txt": waits, "elm.txt": off}, "an import without new items changes none"
    bank.import_paths([folder_of(tmp_path / "none")], wait=False)
    assert ocr_codes(bank) == {"oak.txt": waits, "elm.txt": waits}, "switched on again"


def test_resuming_reads_nothing_that_was_switched_off(bank: Bank, tmp_path: Path) -> None:
    write_scan(tmp_path / "scan.pdf", pages=1)
    bank.import_paths([str(tmp_path / "scan.pdf")], wait=False, ocr=False)
    bank.resume_interrupted()
    assert ocr_codes(bank) == {"scan.pdf": (StageState.SKIPPED, "off")}
    assert not any(bank.status().pending.values())


def test_an_error_of_understanding_ends_the_watching_and_is_raised(
    bank: Bank, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise VaultDamaged("A page does not authenticate.")

    monkeypatch.setattr(Importer, "understand", fails)
    stop = threading.Event()
    with pytest.raises(VaultDamaged, match="authenticate"):
        bank.watch_run(stop=stop)
    assert stop.is_set()
