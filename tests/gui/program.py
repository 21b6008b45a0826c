"""The real program in its own processes, steered as a person would: keys go in, windows are looked at."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, TypeVar

import psutil  # type: ignore[import-untyped, unused-ignore]

T = TypeVar("T")
STEERING = Path(__file__).resolve().parent / "steering"
APP = Path(__file__).resolve().parents[2] / "app"
PATIENCE_S = 60.0
_STEP_S = 0.05


class Program:
    """`heirloom window` with a home of its own below `home`."""

    def __init__(self, home: Path, *arguments: str, platform: str = "offscreen", **variables: str) -> None:
        self.home = home
        # Addresses of sockets are short, and the homes of tests are not.
        self._sockets = tempfile.TemporaryDirectory(prefix="hl-")
        self.errors = home / "errors.txt"
        home.mkdir(parents=True, exist_ok=True)
        (home / "tmp").mkdir(exist_ok=True)
        self._environment = os.environ | {
            "HEIRLOOM_STEERING": self._sockets.name,
            "PYTHONPATH": os.pathsep.join([str(STEERING), str(APP)]),
            "HEIRLOOM_DATA": str(home / "data"),
            "XDG_RUNTIME_DIR": self._sockets.name,
            "TMPDIR": str(home / "tmp"),
            "HOME": str(home),
            "QT_QPA_PLATFORM": platform,
            "LANG": "C.UTF-8",
            **variables,
        }
        self.process = self.start(*arguments)

    def start(self, *arguments: str) -> subprocess.Popen[bytes]:
        """Start `heirloom window` (once more)."""
        with self.errors.open("ab") as errors:
            return subprocess.Popen(
                [sys.executable, "-m", "heirloom", "window", *arguments], env=self._environment, stderr=errors
            )

    @property
    def gate_pid(self) -> int:
        return self.process.pid

    def family(self) -> list[psutil.Process]:
        """Every process of the program."""
        try:
            first = psutil.Process(self.process.pid)
            return [first, *first.children(recursive=True)]
        except psutil.NoSuchProcess:
            return []

    def main_pid(self) -> int | None:
        """The process that holds, or will hold, the keys."""
        # Straight from the kernel: this is asked many times a second.
        with suppress(OSError):
            for child in Path(f"/proc/{self.gate_pid}/task/{self.gate_pid}/children").read_text().split():
                if b"heirloom.gui.main" in Path(f"/proc/{child}/cmdline").read_bytes().split(b"\0"):
                    return int(child)
        return None

    def ask(self, role: str, do: str, **order: Any) -> dict[str, Any] | None:
        """Give one order to a process (or to `pid`); None where it is not there, or not yet."""
        pid = order.pop("pid", None) or (self.process.pid if role == "gate" else self.main_pid())
        place = Path(self._sockets.name) / f"{role}-{pid}"
        connection = socket.socket(socket.AF_UNIX)
        connection.settimeout(15)
        try:
            with connection:
                connection.connect(str(place))
                connection.sendall(json.dumps({"do": do, **order}).encode() + b"\n")
                with connection.makefile("rb") as stream:
                    line = stream.readline()
        except OSError:
            return None
        return json.loads(line) if line else None

    def windows(self, role: str) -> list[dict[str, Any]]:
        answer = self.ask(role, "windows")
        return list((answer or {}).get("windows", []))

    def wait_for_window(self, role: str, kind: str) -> dict[str, Any]:
        """Wait until a window of that class stands."""
        return self.until(lambda: next((one for one in self.windows(role) if one["class"] == kind), None), kind)

    def type(self, role: str, text: str) -> None:
        """Type into the field that has the focus, once one has it."""
        self.until(lambda: "Field" in (self.ask(role, "windows") or {}).get("focus", "") or None, "a field to type in")
        for sign in text:
            answer = self.ask(role, "key", sign=sign)
            assert (answer or {}).get("window"), f"no window took the key: {answer}"

    def press(self, role: str, keys: str) -> None:
        self.ask(role, "press", keys=keys)

    def unlock(self, passphrase: str) -> dict[str, Any]:
        """Type the passphrase at the locked page; the main window that opens."""
        self.wait_for_window("gate", "GateWindow")
        self.type("gate", passphrase)
        self.press("gate", "Return")
        shown = self.wait_for_window("main", "MainWindow")
        self.until(lambda: None if self.windows("gate") else True, "the gate to step back")
        return shown

    def lock(self) -> dict[str, Any]:
        """Ctrl+L in the main window; the locked window that comes."""
        self.press("main", "Ctrl+L")
        return self.wait_for_window("gate", "GateWindow")

    def until(self, look: Callable[[], T | None], what: str, step_s: float = _STEP_S) -> T:
        end = time.monotonic() + PATIENCE_S
        while time.monotonic() < end:
            found = look()
            if found is not None:
                return found
            # A condition in another process: nothing here could be waited on.
            time.sleep(step_s)
        raise AssertionError(f"waited {PATIENCE_S} s for {what}; {self.errors.read_text()[-2000:]}")

    def end(self) -> None:
        for one in reversed(self.family()):
            with suppress(psutil.Error):
                one.send_signal(signal.SIGKILL)
        self.process.wait()
        self._sockets.cleanup()


@contextmanager
def running(home: Path, *arguments: str, **variables: str) -> Iterator[Program]:
    """The program; whatever happens, none of its processes stays."""
    program = Program(home, *arguments, **variables)
    try:
        yield program
    finally:
        program.end()
