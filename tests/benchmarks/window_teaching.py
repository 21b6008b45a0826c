"""An album among 100,000 memories: one more answer until suggestions are new, and what the window feels of it.

    python tests/benchmarks/window_teaching.py [--blame]

A real window, drawn off the screen, over the made vault of the other benchmarks. Every answer is given as the page of
teaching gives it: the answer is written, the album learns in the background, the next questions are asked for. A timer
of 5 ms notes how late the event loop is meanwhile; a frame is lost where it is more than 16.7 ms late. What the window
does by itself in a vault it has not seen before, the look at what is worth keeping, is done before.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
import time
from importlib import import_module
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("OMP_NUM_THREADS", "1")  # as the program itself sets it
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np
from PySide6.QtWidgets import QApplication

from heirloom.bank import Bank, LockedBank
from heirloom.core.albums import Answer, Asked
from heirloom.gui import language, theme
from heirloom.gui.background import Lane
from heirloom.gui.main_window import MainWindow
from heirloom.gui.preferences import Preferences

FRAME_MS = 1000 / 60
GOAL_S = 1.0
BEFORE = 20
"""Answers given before the first that is timed, half of them yes."""
TIMED = 20
IDLE_S = 5.0


def run(quick: bool = False) -> dict[str, object]:
    """Quick takes 10,000 memories and five answers."""
    synthetic = import_module("_synthetic_vault")
    made: Path = synthetic.made(10_000 if quick else 100_000, searchable=True)
    with tempfile.TemporaryDirectory(prefix="heirloom-teaching-") as scratch:
        vault = Path(scratch) / "Copy.heirloom"
        shutil.copytree(made, vault)
        return _taught(vault, synthetic.PASSPHRASE, Path(scratch), 5 if quick else TIMED)


def _taught(vault: Path, passphrase: str, scratch: Path, timed: int) -> dict[str, object]:
    lateness = import_module("window_lateness")
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    language.switch(app, "en")
    theme.apply(app, "light", 1.0)
    bank = LockedBank(vault).unlock(passphrase=passphrase)
    bank.screening.look()
    window = MainWindow(bank, Preferences.load(scratch / "window.json"), lambda _leave: None)
    window.resize(1440, 900)
    window.show()
    lateness.spin(IDLE_S)
    album = bank.albums.create("Taught")
    numbers = [int(number) for number in np.random.default_rng(5).permutation(bank.shelf.timeline().numbers)]
    _first(bank, album.id, numbers[:BEFORE])
    idle = lateness.measure(window, IDLE_S, blame=False)
    watch = lateness.Lateness(blame="--blame" in sys.argv)
    took: list[float] = []
    watch.start()
    for number in numbers[BEFORE : BEFORE + timed]:
        took.append(_one_more(window, bank, album.id, number))
        lateness.spin(0.3)
    watch.stop()
    window.close_down()
    window.background.close(20.0)
    bank.close()
    late = np.asarray(watch.late_ms)
    for stack, count in watch.stacks.most_common(6):
        print(count, stack, "\n", file=sys.stderr)
    return {
        "memories": len(numbers),
        "answer to suggestions, median s": round(float(np.median(took)), 3),
        "answer to suggestions, worst s": round(max(took), 3),
        "idle": lateness.figures(idle.late_ms),
        "learning": lateness.figures(watch.late_ms),
        "frames lost": int((late > FRAME_MS).sum()),
        "load_average": round(os.getloadavg()[0], 2),
        "reached": max(took) <= GOAL_S and float(late.max()) <= FRAME_MS,
    }


def _first(bank: Bank, album: str, numbers: list[int]) -> None:
    said = {bank.shelf.id_of(number): Answer.YES if at % 2 else Answer.NO for at, number in enumerate(numbers)}
    bank.albums.answer(album, said)
    bank.albums.train(album)


def _one_more(window: MainWindow, bank: Bank, album: str, number: int) -> float:
    """Seconds from the answer until suggestions and questions of the model that learned from it are there."""
    lateness = import_module("window_lateness")
    there: list[int] = []

    def work() -> int:
        answer = Answer.YES if number % 2 else Answer.NO
        bank.albums.answer(album, {bank.shelf.id_of(number): answer}, asked=Asked.UNSURE)
        bank.albums.train(album)
        bank.albums.questions(album, 8)
        return len(bank.albums.suggest(album, 50))

    began = time.perf_counter()
    window.background.run(work, there.append, lane=Lane.WORK)
    while not there:
        lateness.spin(0.01)
    return time.perf_counter() - began


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent))
    print(json.dumps(run("--quick" in sys.argv), indent=1))
