"""One writer: a second is told at once, and a killed one leaves nothing to clean up."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from heirloom.core.errors import VaultBusy
from heirloom.vault.disk.lock import WriterLock

APP = Path(__file__).resolve().parents[3] / "app"
HOLD = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from heirloom.vault.disk.lock import WriterLock
lock = WriterLock.acquire(Path(sys.argv[2]))
print("held", flush=True)
sys.stdin.read()
"""


def hold(path: Path) -> subprocess.Popen[str]:
    """Another process that holds the lock until its input ends."""
    child = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(APP), str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert child.stdout is not None
    assert child.stdout.readline() == "held\n"
    return child


def end(child: subprocess.Popen[str]) -> None:
    child.communicate()


def test_a_second_writer_in_this_process_is_refused(tmp_path: Path) -> None:
    with WriterLock.acquire(tmp_path), pytest.raises(VaultBusy, match=r"writing to this vault, since \d\d:\d\d\.$"):
        WriterLock.acquire(tmp_path)
    WriterLock.acquire(tmp_path).release()


def test_another_process_is_refused_until_it_ends(tmp_path: Path) -> None:
    child = hold(tmp_path)
    try:
        assert str(child.pid) in (tmp_path / "lock").read_text()
        with pytest.raises(VaultBusy, match=r"since \d\d:\d\d\.$"):
            WriterLock.acquire(tmp_path)
    finally:
        end(child)
    WriterLock.acquire(tmp_path).release()


def test_a_killed_writer_frees_the_lock(tmp_path: Path) -> None:
    child = hold(tmp_path)
    child.kill()
    end(child)
    assert "process" in (tmp_path / "lock").read_text()
    WriterLock.acquire(tmp_path).release()


def test_release_is_idempotent_and_leaves_no_note(tmp_path: Path) -> None:
    lock = WriterLock.acquire(tmp_path)
    lock.release()
    lock.release()
    assert (tmp_path / "lock").read_bytes() == b""
    assert (tmp_path / "lock").stat().st_mode & 0o777 == 0o600


def test_an_odd_note_is_not_repeated(tmp_path: Path) -> None:
    with WriterLock.acquire(tmp_path):
        (tmp_path / "lock").write_bytes(b"\x1b[31m\xff" * 100)
        with pytest.raises(VaultBusy) as caught:
            WriterLock.acquire(tmp_path)
    assert "\x1b" not in caught.value.message
