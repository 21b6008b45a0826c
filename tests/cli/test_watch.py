"""`watch run` as a process of its own: it imports what appears, waits for another writer, ends on Ctrl-C."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from heirloom.bank import LockedBank
from tests.cli.conftest import PASSPHRASE, Cli

PATIENCE_S = 60


@contextmanager
def watching(cli: Cli) -> Iterator[subprocess.Popen[str]]:
    """The passphrase is on standard input, where it can be read once only."""
    process = subprocess.Popen(
        [sys.executable, "-m", "heirloom", "watch", "run", "--json", "--vault", cli.vault, "--passphrase-file", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert process.stdin is not None
    process.stdin.write(PASSPHRASE)
    process.stdin.close()
    process.stdin = None
    try:
        yield process
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate(timeout=PATIENCE_S)


def test_what_appears_is_imported_and_ctrl_c_ends_it(cli: Cli, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "before.txt").write_text("There before the watch began.\n")
    cli.json("watch", "add", str(folder))
    with watching(cli) as process:
        assert process.stdout is not None
        assert json.loads(process.stdout.readline())["folders"][0]["path"] == str(folder)
        assert json.loads(process.stdout.readline())["imported"] == 1
        (folder / "after.txt").write_text("Came while it was watching.\n")
        assert json.loads(process.stdout.readline())["imported"] == 1
        process.send_signal(signal.SIGINT)
        out, _ = process.communicate(timeout=PATIENCE_S)
        assert process.returncode == 130
    last = [json.loads(line) for line in out.splitlines()]
    assert last[-1]["error"]["code"] == "cancelled"
    names = {row["original_name"] for row in cli.json("list")["items"]}
    assert names == {"before.txt", "after.txt"}


def test_it_waits_for_another_writer_says_so_and_asks_no_second_time(cli: Cli) -> None:
    writer = LockedBank(cli.vault).unlock(passphrase=PASSPHRASE, writable=True)
    with watching(cli) as process:
        assert process.stdout is not None
        try:
            assert json.loads(process.stdout.readline()) == {"waiting": "vault_busy"}
        finally:
            writer.close()
        assert json.loads(process.stdout.readline()) == {"folders": []}


def test_a_missing_folder_is_a_state(cli: Cli, tmp_path: Path) -> None:
    folder = tmp_path / "disk"
    folder.mkdir()
    cli.json("watch", "add", str(folder))
    folder.rmdir()
    ran = cli("watch", "run", "--once", "--json")
    assert ran.code == 0
    assert ran.lines[-1]["folders"][0]["state"] == "missing"
    assert cli.json("watch", "remove", str(folder)) == {"folders": []}
