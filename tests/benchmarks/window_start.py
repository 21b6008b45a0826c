"""Cold start of the window: process start to the passphrase field on the screen, beside an empty window of Qt."""

from __future__ import annotations

import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
RUNS = 7
HEAVY = ("heirloom.bank", "numpy", "nacl", "onnxruntime", "sqlcipher3", "torch", "zxcvbn", "keyring")
EMPTY = """
import os, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

class Window(QWidget):
    def paintEvent(self, event):
        QTimer.singleShot(0, lambda: os.write(int(sys.argv[1]), b"painted\\n"))

application = QApplication([])
window = Window()
window.resize(1440, 900)
window.show()
application.exec()
"""


def run(quick: bool = False) -> dict[str, object]:
    """Medians of 7 processes each, turn by turn, after one that fills the disk cache; quick = 3."""
    sys.path.insert(0, str(ROOT))
    from tests.gui.screen import screen

    with tempfile.TemporaryDirectory(prefix="heirloom-start-") as scratch, screen() as variables:
        return measure(Path(scratch), variables, 3 if quick else RUNS)


def measure(scratch: Path, variables: dict[str, str], runs: int) -> dict[str, object]:
    from heirloom.bank import create
    from heirloom.bank.label import write_label

    vault = scratch / "Vault"
    create(vault, "one two three four", light_kdf=True)
    write_label(vault, "Lin family")
    environment = os.environ | variables | {"HEIRLOOM_DATA": str(scratch / "data"), "XDG_RUNTIME_DIR": str(scratch)}
    gate = [sys.executable, "-m", "heirloom", "window", "--vault", str(vault)]
    ours, empty, loaded = [], [], set()
    for number in range(runs + 1):
        took, modules = _painted(gate, environment)
        beside, _ = _painted([sys.executable, "-c", EMPTY], environment)
        if number:
            ours.append(took)
            empty.append(beside)
            loaded |= {name for name in HEAVY if name in modules}
    return {
        "platform": variables["QT_QPA_PLATFORM"],
        "process start to the field painted, median ms": round(1000 * statistics.median(ours)),
        "the slowest of these, ms": round(1000 * max(ours)),
        "an empty Qt window beside it, median ms": round(1000 * statistics.median(empty)),
        "heavy modules loaded when it is painted": sorted(loaded),
    }


def _painted(command: list[str], environment: dict[str, str]) -> tuple[float, set[str]]:
    """Seconds until the process says that it is painted, and the modules that it had loaded then."""
    reads, writes = os.pipe()
    arguments = [*command, str(writes)] if "-c" in command else command
    began = time.monotonic()
    process = subprocess.Popen(
        arguments,
        env=environment | {"HEIRLOOM_PAINTED_FD": str(writes)},
        pass_fds=[writes],
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    os.close(writes)
    try:
        with os.fdopen(reads) as told:
            words = told.readline().split()
        took = time.monotonic() - began
    finally:
        # With the main process that it started ahead, which would be in the way of the next one.
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    if not words:
        raise RuntimeError("the process ended before it painted")
    return took, set(words[1:])


if __name__ == "__main__":
    for name, value in run("--quick" in sys.argv).items():
        print(f"{name:52} {value}")
