"""The real program in its processes: unlock, lock, crash, a second start; and nothing left in memory when locked."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil  # type: ignore[import-untyped, unused-ignore]
import pytest

from tests.gui.canary import LABEL, PASSPHRASE, Canary, make_canary
from tests.gui.memory import find_in_files, find_in_memory, may_look
from tests.gui.program import Program, running

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="steered and looked into as Linux allows it")


@pytest.fixture(scope="module")
def canary(tmp_path_factory: pytest.TempPathFactory) -> Canary:
    return make_canary(tmp_path_factory.mktemp("canary"), others=1)


@pytest.fixture
def program(canary: Canary, tmp_path: Path) -> Iterator[Program]:
    with running(tmp_path / "home", "--vault", str(canary.path)) as started:
        yield started


def test_locked_means_nothing_is_left(program: Program, canary: Canary) -> None:
    shown = program.unlock(PASSPHRASE)
    if not may_look(program.gate_pid):
        pytest.skip("NOT ROOT: the memory of the program could not be looked into")
    assert not [one for one in _arguments_and_environment(program) if any(p in one for p in canary.secrets.values())]
    held = find_in_memory([one.pid for one in program.family()], canary.patterns)
    assert held["unlock key"] > 0, "the control: an open vault has its key in memory"
    assert held["passphrase, UTF-8"] + held["passphrase, UTF-16"] == 0, "the process it was typed in is gone"
    program.until(
        lambda: any(find_in_memory([program.main_pid() or 0], canary.contents).values()) or None,
        "the control: what the window shows is in memory",
        step_s=0.5,
    )
    before = program.main_pid()
    locked = program.lock()
    program.until(lambda: None if psutil.pid_exists(before or 0) else True, "the process with the keys to end")
    assert (locked["title"], locked["box"]) == ("Heirloom", shown["box"])
    assert find_in_memory([one.pid for one in program.family()], canary.patterns) == dict.fromkeys(canary.patterns, 0)
    assert find_in_files([program.home, canary.path], canary.patterns) == []
    window = program.until(
        lambda: next((one for one in program.windows("gate") if LABEL in one["texts"]), None), "the label"
    )
    texts = " ".join(window["texts"])
    assert not any(word in texts for word in ("item", "picture", "IMG", "letter", "Ada"))


def test_it_opens_again_and_quits(program: Program) -> None:
    program.unlock(PASSPHRASE)
    program.lock()
    program.unlock(PASSPHRASE)
    assert len([one for one in program.family() if "heirloom.gui.main" in one.cmdline()]) == 1
    program.press("main", "Ctrl+Q")
    assert program.process.wait(20) == 0


def test_a_crash_is_told_and_the_vault_opens_again(program: Program) -> None:
    program.unlock(PASSPHRASE)
    os.kill(program.main_pid() or 0, signal.SIGSEGV)
    window = program.wait_for_window("gate", "GateWindow")
    assert any("stopped unexpectedly" in one and "SIGSEGV" in one for one in window["texts"])
    program.unlock(PASSPHRASE)


def test_a_second_start_brings_the_first_forward(program: Program, canary: Canary) -> None:
    program.wait_for_window("gate", "GateWindow")
    assert program.start("--vault", str(canary.path)).wait(20) == 0
    program.unlock(PASSPHRASE)
    # Also in the moment in which the gate becomes another image.
    assert program.start().wait(20) == 0
    assert program.windows("main")
    assert program.windows("gate") == []


def test_the_gate_that_dies_takes_nothing_with_it(program: Program) -> None:
    """The window stays, and locking it still ends the process that has the keys and shows a locked page."""
    program.unlock(PASSPHRASE)
    main = program.main_pid()
    assert main is not None
    program.process.kill()
    program.process.wait()
    assert psutil.pid_exists(main)
    after = psutil.Process(main)
    program.until(lambda: program.ask("main", "windows", pid=main), "the window that stays")
    program.ask("main", "press", keys="Ctrl+L", pid=main)
    after.wait(20)
    fresh = program.until(_locked_gate, "a locked page of its own")
    fresh.kill()


def test_the_passphrase_can_be_changed(tmp_path: Path, canary: Canary) -> None:
    path = tmp_path / "Vault"
    shutil.copytree(canary.path, path)
    with running(tmp_path / "home", "--vault", str(path)) as program:
        program.unlock(PASSPHRASE)
        program.ask("main", "leave", why="passphrase")
        program.wait_for_window("gate", "GateWindow")
        fresh = "Marmot-27-juniper-Basalt"
        program.type("gate", PASSPHRASE)
        for _ in range(2):
            program.press("gate", "Tab")
            program.type("gate", fresh)
        program.until(lambda: _shows(program, "trong.") or None, "the new passphrase to be weighed")
        program.press("gate", "Return")
        program.wait_for_window("main", "MainWindow")
        program.lock()
        program.unlock(fresh)


def _shows(program: Program, text: str) -> bool:
    return any(text in one for window in program.windows("gate") for one in window["texts"])


def _locked_gate() -> psutil.Process | None:
    for one in psutil.process_iter(["cmdline"]):
        if "heirloom.gui.gate" in (one.info["cmdline"] or []) and one.ppid() == 1:
            return one
    return None


def _arguments_and_environment(program: Program) -> list[bytes]:
    return [Path(f"/proc/{one.pid}/{what}").read_bytes() for one in program.family() for what in ("cmdline", "environ")]


def test_the_window_is_not_opened_without_a_screen() -> None:
    environment = {name: value for name, value in os.environ.items() if name != "QT_QPA_PLATFORM"}
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        environment.pop(name, None)
    done = subprocess.run([sys.executable, "-m", "heirloom", "window"], env=environment, capture_output=True, text=True)
    assert (done.returncode, "screen" in done.stderr) == (2, True)
