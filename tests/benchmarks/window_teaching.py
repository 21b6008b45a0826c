"""An album among 100,000 memories: one more answer until suggestions are new, and what the window feels of it.

    python tests/benchmarks/window_teaching.py [--quick] [--blame]

A real window, drawn off the screen, over the made vault of the other benchmarks, its photos measured. Every answer is
given as the page of teaching gives it: the answer is written, the album learns in the background, the next questions
are asked for. A timer of 5 ms notes how late the event loop is meanwhile; a frame is lost where it is more than 16.7 ms
late. Measured twice: alone, the look at what is worth keeping being over, and beside the first such look, which the
window begins by itself: half of the answers while it compares pictures, half while it judges memories.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
import time
from collections import Counter
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
SETTLED_S = 2.0
IDLE_S = 5.0
LONGEST_S = 600.0


def run(quick: bool = False) -> dict[str, object]:
    """Quick takes 10,000 memories and five answers."""
    synthetic = import_module("_synthetic_vault")
    made: Path = synthetic.made(10_000 if quick else 100_000, searchable=True)
    timed = 5 if quick else TIMED
    with tempfile.TemporaryDirectory(prefix="heirloom-teaching-") as scratch:
        vault = Path(scratch) / "Copy.heirloom"
        shutil.copytree(made, vault)
        import_module("_measured_vault").measure(vault, synthetic.PASSPHRASE)
        beside = _taught(vault, synthetic.PASSPHRASE, Path(scratch), timed, beside_a_look=True)
        _look(vault, synthetic.PASSPHRASE)
        alone = _taught(vault, synthetic.PASSPHRASE, Path(scratch), timed, beside_a_look=False)
    reached = bool(alone["reached"] and beside["reached"])
    return {"alone": alone, "beside a first look": beside, "reached": reached}


def _look(vault: Path, passphrase: str) -> None:
    """All that the window would do by itself in a vault it has not seen before."""
    with LockedBank(vault).unlock(passphrase=passphrase) as bank:
        bank.screening.look()


def _taught(vault: Path, passphrase: str, scratch: Path, timed: int, *, beside_a_look: bool) -> dict[str, object]:
    lateness = import_module("window_lateness")
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    language.switch(app, "en")
    theme.apply(app, "light", 1.0)
    bank = LockedBank(vault).unlock(passphrase=passphrase)
    name = "Beside" if beside_a_look else "Alone"
    album = bank.albums.create(name)
    numbers = [int(number) for number in np.random.default_rng(5).permutation(bank.shelf.timeline().numbers)]
    _first(bank, album.id, numbers[:BEFORE])
    if not beside_a_look:
        bank.screening.look()
    window = MainWindow(bank, Preferences.load(scratch / f"{name}.json"), lambda _leave: None)
    window.resize(1440, 900)
    window.show()
    lateness.spin(SETTLED_S)
    idle = lateness.measure(window, IDLE_S, blame=False)
    took, spent, late_ms, looked = list[float](), list[float](), list[float](), list[int]()
    stacks: Counter[str] = Counter()
    for at, number in enumerate(numbers[BEFORE : BEFORE + timed]):
        if beside_a_look and at == timed // 2:
            _until_it_judges(bank)
        watch = lateness.Lateness(blame="--blame" in sys.argv)
        watch.start()
        before = time.process_time()
        took.append(_one_more(window, bank, album.id, number))
        spent.append(time.process_time() - before)
        lateness.spin(0.3)
        watch.stop()
        late_ms += watch.late_ms
        stacks += watch.stacks
        looked.append(bank.screening.overview().looked_at)
    for stack, count in stacks.most_common(6):
        print(count, stack, "\n", file=sys.stderr)
    figures = _figures(idle.late_ms, late_ms, took, spent)
    if beside_a_look:
        figures["looked at, after each half"] = [looked[timed // 2 - 1], looked[-1]]
        is_beside = looked[timed // 2 - 1] < looked[-1] < len(numbers)
        figures["reached"] = bool(figures["reached"]) and is_beside
    window.close_down()
    window.background.close(20.0)
    bank.close()
    return {"memories": len(numbers), **figures}


def _figures(idle_ms: list[float], late_ms: list[float], took: list[float], spent: list[float]) -> dict[str, object]:
    """`spent`: processor time of all threads meanwhile, which tells how far others stepped back on a busy machine."""
    late = np.asarray(late_ms)
    figures = import_module("window_lateness").figures
    return {
        "answer to suggestions, median s": round(float(np.median(took)), 3),
        "answer to suggestions, worst s": round(max(took), 3),
        "meanwhile, median CPU s": round(float(np.median(spent)), 3),
        "meanwhile, worst CPU s": round(max(spent), 3),
        "idle": figures(idle_ms),
        "learning": figures(late_ms),
        "frames lost, idle": int((np.asarray(idle_ms) > FRAME_MS).sum()),
        "frames lost": int((late > FRAME_MS).sum()),
        "load_average": round(os.getloadavg()[0], 2),
        "reached": max(took) <= GOAL_S and float(late.max()) <= FRAME_MS + max(idle_ms),
    }


def _until_it_judges(bank: Bank) -> None:
    """Until the look that goes on has compared all pictures."""
    until = time.monotonic() + LONGEST_S
    while not bank.screening.overview().looked_at and time.monotonic() < until:
        import_module("window_lateness").spin(0.5)


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
