"""Locking: how soon the locked page stands, and what is left in memory and on disk five seconds later."""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
RUNS = 5
WAIT_S = 5.0
SETTLED_S = 4.0


def run(quick: bool = False) -> dict[str, object]:
    """The real program, steered by keys; quick = 2 rounds."""
    sys.path.insert(0, str(ROOT))
    from tests.gui.screen import screen

    with tempfile.TemporaryDirectory(prefix="heirloom-lock-") as scratch, screen() as variables:
        return measure(Path(scratch), variables, 2 if quick else RUNS)


def measure(scratch: Path, variables: dict[str, str], rounds: int) -> dict[str, object]:
    from tests.gui.canary import PASSPHRASE, make_canary
    from tests.gui.memory import find_in_files, find_in_memory, may_look
    from tests.gui.program import running

    canary = make_canary(scratch / "canary", light_kdf=False)
    platform = variables.pop("QT_QPA_PLATFORM")
    locks, unlocks, held, left = [], [], {}, dict.fromkeys(canary.patterns, 0)
    told = {"rss of the process that stands by, MB": 0, "rss of the main process, MB": 0}
    # The scan's own copies must not be looked into: this process is not one of the program's.
    with running(scratch / "home", "--vault", str(canary.path), platform=platform, **variables) as program:
        if not may_look(program.gate_pid):
            raise RuntimeError("only root may look into the program's memory")
        for _ in range(rounds):
            program.wait_for_window("gate", "GateWindow")
            program.type("gate", PASSPHRASE)
            began = time.monotonic()
            program.press("gate", "Return")
            program.wait_for_window("main", "MainWindow")
            unlocks.append(time.monotonic() - began)
            program.until(lambda: None if program.windows("gate") else True, "the gate to step back")
            time.sleep(SETTLED_S)  # a person looks at the pictures
            held = find_in_memory([one.pid for one in program.family()], canary.patterns)
            gate, main = program.family()[0], program.main_pid()
            told["rss of the process that stands by, MB"] = gate.memory_info().rss >> 20
            told["rss of the main process, MB"] = next(
                one.memory_info().rss >> 20 for one in program.family() if one.pid == main
            )
            began = time.monotonic()
            program.lock()
            locks.append(time.monotonic() - began)
            time.sleep(WAIT_S)  # as the figure asks
            for name, count in find_in_memory([one.pid for one in program.family()], canary.patterns).items():
                left[name] += count
        files = find_in_files([scratch / "home", canary.path], canary.patterns)
    files += find_in_files([scratch / "home", canary.path], canary.patterns)
    return {
        "platform": platform,
        "lock asked for to locked page shown, median ms": round(1000 * statistics.median(locks)),
        "the slowest of these, ms": round(1000 * max(locks)),
        "Enter to main window shown, median ms": round(1000 * statistics.median(unlocks)),
        **told,
        "control: in memory while it is open": {name: count for name, count in held.items() if count},
        "in memory 5 s after locking, all rounds": sum(left.values()),
        "what that was": sorted(name for name, count in left.items() if count),
        "plaintext in files after locking and after the end": files,
    }


if __name__ == "__main__":
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    for name, value in run("--quick" in sys.argv).items():
        print(f"{name:52} {value}")
