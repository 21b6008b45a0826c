"""Jobs of another process: listed, paused, resumed, cancelled from here."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.cli.conftest import Cli

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
