"""Reading the text of a long scan takes a minute; a stop, a cancel and a pause do not."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from heirloom.bank import Bank, LockedBank
from heirloom.core.errors import Cancelled
from heirloom.core.job import JobRequest, JobState
from heirloom.core.records import ItemId, Stage, StageState
from heirloom.ingest.picture_text import PictureText
from heirloom.ingest.reader import Reading
from tests.unit.jobs.conftest import PASSPHRASE
from tests.unit.jobs.scans import write_scan
from tests.unit.jobs.test_runner import came

PAGES = 30
QUICK_S = 4.0
"""The contract says a second; the rest is for a busy machine. All pages take many times that."""


@pytest.fixture
def bank(vault_path: Path) -> Iterator[Bank]:
    with LockedBank(vault_path).unlock(passphrase=PASSPHRASE) as opened:
        yield opened


@pytest.fixture
def reading(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Set once the text in pictures is being read."""
    begun = threading.Event()
    read = PictureText.read

    def told(self: PictureText, item_id: ItemId) -> Reading:
        begun.set()
        return read(self, item_id)

    monkeypatch.setattr(PictureText, "read", told)
    return begun


@pytest.mark.parametrize("by", ["stop", "cancel", "cancel when paused"])
def test_reading_ends_at_once_and_the_scan_waits(bank: Bank, reading: threading.Event, tmp_path: Path, by: str) -> None:
    scan = write_scan(tmp_path / "deeds.pdf", PAGES)
    stop = threading.Event()
    with ThreadPoolExecutor(1) as pool:
        importing = pool.submit(bank.import_paths, [str(scan)], stop=stop)
        try:
            assert reading.wait(60)
            (job,) = bank.jobs_list()
            if by == "cancel when paused":
                bank.job_request(job.id, JobRequest.PAUSE)
                assert came(lambda: bank.jobs_list()[0].state is JobState.PAUSED, QUICK_S)
            began = time.monotonic()
            if by == "stop":
                stop.set()
            else:
                bank.job_request(job.id, JobRequest.CANCEL)
            with pytest.raises(Cancelled):
                importing.result(60)
            assert time.monotonic() - began < QUICK_S
        finally:
            stop.set()
    (job,) = bank.jobs_list()
    assert job.state is (JobState.INTERRUPTED if by == "stop" else JobState.CANCELLED)
    (item,) = bank.list_items().items
    (row,) = [row for row in bank.show(item.id).stages if row.stage is Stage.OCR]
    assert (row.state, row.tries) == (StageState.PENDING, 0), "stopping is no failure of the file"
