"""Jobs of another process: listed, paused, resumed, cancelled from here."""

from __future__ import annotations

import io
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from heirloom.bank import LockedBank
from heirloom.cli.commands.jobs import ACTIONS
from tests.cli.conftest import PASSPHRASE, Cli, run

FILES = 4000
PATIENCE_S = 60


@contextmanager
def importing(cli: Cli, folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """An import of many small files in a process of its own."""
    folder.mkdir()
    for number in range(FILES):
        (folder / f"{number:04}.bin").write_bytes(number.to_bytes(4, "big") * 16)
    process = subprocess.Popen(
        [sys.executable, "-m", "heirloom", *cli.arguments("import", str(folder), "--no-wait")],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield process
    finally:
        if process.poll() is None:
            process.kill()
        process.wait(PATIENCE_S)


def job_of(cli: Cli, fits: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
    """The first job that fits, waited for."""
    deadline = time.monotonic() + PATIENCE_S
    while time.monotonic() < deadline:
        for job in cli.json("jobs", "list")["jobs"]:
            if fits(job):
                return dict(job)
    raise AssertionError(cli.json("jobs", "list"))


def test_a_running_import_is_paused_resumed_and_cancelled_from_outside(cli: Cli, tmp_path: Path) -> None:
    with importing(cli, tmp_path / "in") as process:
        running = job_of(cli, lambda job: job["state"] == "running")
        cli.json("jobs", "pause", running["id"])
        paused = job_of(cli, lambda job: job["state"] == "paused")
        assert paused["id"] == running["id"]
        assert process.poll() is None
        cli.json("jobs", "resume", running["id"][:8])
        job_of(cli, lambda job: job["state"] == "running")
        cli.json("jobs", "cancel", running["id"])
        assert process.wait(PATIENCE_S) == 130
    assert job_of(cli, lambda job: True)["state"] == "cancelled"
    sealed = cli.json("status")["items"]
    assert 0 < sealed < FILES


def test_resume_takes_up_what_was_left_to_understand(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("A letter about the lighthouse.\n")
    cli.json("import", str(tmp_path / "letter.txt"), "--no-wait")
    assert cli.json("status")["pending"]["text"] == 1
    cli.json("jobs", "resume")
    assert cli.json("status")["pending"]["text"] == 0
    assert cli.json("search", "lighthouse")["hits"][0]["original_name"] == "letter.txt"


def test_resume_beside_a_writer_asks_for_the_passphrase_once(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    with LockedBank(cli.vault).unlock(passphrase=PASSPHRASE, writable=True):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(PASSPHRASE.encode())))
        ran = run("jobs", "resume", "--json", "--vault", str(cli.vault), "--passphrase-file", "-")
    assert (ran.code, ran.document) == (0, {"jobs": []}), ran.err


def test_the_list_is_in_the_order_that_its_help_tells(cli: Cli, tmp_path: Path) -> None:
    for name in ("first", "second"):
        (tmp_path / name).mkdir()
        cli.json("import", str(tmp_path / name), "--no-wait")
    jobs = cli.json("jobs", "list")["jobs"]
    with LockedBank(cli.vault).unlock(passphrase=PASSPHRASE, writable=False) as bank:
        made = {job.id: job.created_at for job in bank.jobs_list()}
    assert [job["id"] for job in jobs] == sorted(made, key=made.__getitem__, reverse=True)
    assert len(jobs) == 2
    assert "newest first" in ACTIONS["list"]


def test_a_killed_import_is_cancelled_and_one_that_is_unknown_is_told(cli: Cli, tmp_path: Path) -> None:
    with importing(cli, tmp_path / "in") as process:
        killed = job_of(cli, lambda job: job["done"] > 0)
        process.kill()
        process.wait(PATIENCE_S)
    assert cli.json("jobs", "resume", "0" * 32, code=7)["error"]["code"] == "not_found"
    (paused,) = cli.json("jobs", "pause", killed["id"])["jobs"]
    assert (paused["id"], paused["state"]) == (killed["id"], "paused")
    (cancelled,) = cli.json("jobs", "cancel", killed["id"][:8])["jobs"]
    assert cancelled["state"] == "cancelled"
    sealed = cli.json("status")["items"]
    cli.json("jobs", "resume")
    assert cli.json("status")["items"] == sealed < FILES
