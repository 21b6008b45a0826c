"""Ctrl-C stops cleanly, and the next run goes on."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

from tests.cli.conftest import Cli

FILES = 3000


def test_ctrl_c_ends_with_130_and_the_next_run_resumes(cli: Cli, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(FILES):
        (folder / f"{number:04}.bin").write_bytes(os.urandom(64))
    importing = subprocess.Popen(
        [sys.executable, "-m", "heirloom", *cli.arguments("import", str(folder), "--json", "--no-wait")],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    while not any(cli.vault.glob("objects/*/*.hlo")):
        assert importing.poll() is None
    importing.send_signal(signal.SIGINT)
    out, err = importing.communicate(timeout=60)
    assert importing.returncode == 130, (out, err)
    assert '"code": "cancelled"' in out
    assert "Stopping after this step" in err
    sealed = cli.json("status")["items"]
    assert 0 < sealed < FILES
    assert [job["state"] for job in cli.json("jobs", "list")["jobs"]] == ["interrupted"]
    other = tmp_path / "other.bin"
    other.write_bytes(b"something else")
    report = cli.json("import", str(other), "--no-wait")
    assert (report["found"], report["imported"]) == (1, 1)
    assert cli.json("status")["items"] == FILES + 1, "the rest came in with the next import"
    assert {job["state"] for job in cli.json("jobs", "list")["jobs"]} == {"done"}
    assert cli.json("verify")["damaged"] == []
