"""How late the window's event loop is while it imports, understands and searches, and how late when it idles.

    python tests/benchmarks/window_lateness.py [--seconds 60] [--pictures FOLDER] [--without import|search] [--blame]

A real window, drawn off the screen; real pictures, each brought in several times with a few bytes more at its end,
so that none is a duplicate. A timer of 5 ms notes how late it fires. A delay of 80 ms holds up every tick that would
have fallen into it, so it counts as ticks of 75, 70, 65 … ms: a figure without that would flatter.
"""

from __future__ import annotations

import argparse
import collections
import itertools
import json
import os
import sys
import tempfile
import threading
import time
import traceback
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PIL import Image, ImageDraw
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication

from heirloom.bank import LockedBank, create
from heirloom.core.asking import Ask
from heirloom.gui import language, theme
from heirloom.gui.main_window import MainWindow
from heirloom.gui.preferences import Preferences

CORPUS = Path(os.environ.get("HEIRLOOM_CORPUS", Path(__file__).resolve().parents[3] / "shared" / "corpus"))
PICTURES = CORPUS / "images-b" / "photos"
TICK_MS = 5
PASSPHRASE = "only for measuring"
QUESTIONS = ("children at the beach", "a dog in the snow", "birthday cake", "train", "flowers in a vase", "猫", "boat")
ASK_MS = 900
BLAMED_MS = 25


class Lateness:
    """Notes how late a timer fires; where it is wanted, who was at work meanwhile."""

    def __init__(self, *, blame: bool) -> None:
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._tick)
        self._last = 0.0
        self.late_ms: list[float] = []
        self.stacks: collections.Counter[str] = collections.Counter()
        self._over = threading.Event()
        self._watcher = threading.Thread(target=self._watch, daemon=True) if blame else None

    def start(self) -> None:
        self._last = time.perf_counter()
        self._timer.start()
        if self._watcher is not None:
            self._watcher.start()

    def stop(self) -> None:
        self._timer.stop()
        self._over.set()

    def _tick(self) -> None:
        now = time.perf_counter()
        late = max(0.0, (now - self._last) * 1000 - TICK_MS)
        self._last = now
        while True:
            self.late_ms.append(late)
            if late < TICK_MS:
                break
            late -= TICK_MS

    def _watch(self) -> None:
        """Samples every thread while a tick is overdue."""
        main = threading.main_thread().ident
        while not self._over.wait(0.004):
            if (time.perf_counter() - self._last) * 1000 < BLAMED_MS:
                continue
            frames = sys._current_frames()
            told = []
            for thread in threading.enumerate():
                if thread is self._watcher or thread.ident not in frames:
                    continue
                stack = traceback.extract_stack(frames[thread.ident])
                place = stack[-1]
                if place.name in ("wait", "_worker", "run", "get") and thread.ident != main:
                    continue
                ours = [f for f in stack if "heirloom" in f.filename][-2:]
                where = " < ".join(f"{Path(f.filename).stem}:{f.name}:{f.lineno}" for f in [place, *reversed(ours)])
                told.append(("MAIN " if thread.ident == main else "     ") + where)
            self.stacks["\n".join(sorted(told))] += 1


def figures(late_ms: list[float]) -> dict[str, float]:
    late = np.asarray(late_ms)
    p50, p99, p999 = np.percentile(late, [50, 99, 99.9])
    return {
        "ticks": len(late),
        "p50_ms": round(float(p50), 2),
        "p99_ms": round(float(p99), 2),
        "p99.9_ms": round(float(p999), 2),
        "max_ms": round(float(late.max()), 2),
    }


def spin(seconds: float) -> None:
    loop = QEventLoop()
    QTimer.singleShot(int(seconds * 1000), loop.quit)
    loop.exec()


def copies(pictures: Path, folder: Path, count: int) -> list[Path]:
    """Every picture `count` times, in folders of their own; a JPEG may have bytes after its end."""
    folders = []
    for round_ in range(count):
        target = folder / f"roll {round_}"
        target.mkdir(parents=True)
        for picture in sorted(pictures.rglob("*.jpg")):
            (target / picture.name).write_bytes(picture.read_bytes() + f"round {round_}".encode())
        folders.append(target)
    return folders


def measure(window: MainWindow, seconds: float, *, blame: bool) -> Lateness:
    lateness = Lateness(blame=blame)
    lateness.start()
    spin(seconds)
    lateness.stop()
    return lateness


@dataclass(frozen=True, slots=True)
class Plan:
    """What is measured for how long; `without` leaves a part of the load out, to find what holds the loop up."""

    seconds: float = 60.0
    idle: float = 10.0
    pictures: Path = PICTURES
    copies: int = 0
    without: tuple[str, ...] = ()
    blame: bool = False


def run(quick: bool = False) -> dict[str, object]:
    """Milliseconds by which the loop is late, idle and at work in one run; quick = 10 s instead of 60."""
    return measured(Plan(seconds=10.0, idle=3.0) if quick else Plan())


def measured(plan: Plan) -> dict[str, object]:
    present = QApplication.instance()
    application = present if isinstance(present, QApplication) else QApplication(sys.argv[:1])
    language.switch(application, "en")
    theme.apply(application, "light", 1.0)
    with tempfile.TemporaryDirectory(prefix="heirloom-lateness-") as top:
        return _measured(Path(top), plan)


def _measured(top: Path, plan: Plan) -> dict[str, object]:
    pictures = plan.pictures if plan.pictures.is_dir() else drawn(top / "drawn")
    folders = copies(pictures, top / "in", plan.copies or max(2, round(plan.seconds / 8)))
    create(top / "vault", PASSPHRASE, light_kdf=True)
    with LockedBank(top / "vault").unlock(passphrase=PASSPHRASE) as bank:
        window = MainWindow(bank, Preferences.load(top / "window.json"), lambda why: None)
        window.resize(1440, 900)
        window.show()
        spin(2.0)
        idle = measure(window, plan.idle, blame=False)
        load(window, plan, folders)
        busy = measure(window, plan.seconds, blame=plan.blame)
        counts, to_the_end = bank.shelf.counts(), not window.queue.is_idle
        window.close_down()
        window.background.close(5.0)
    for stack, times in busy.stacks.most_common(12):
        print(f"--- {times}\n{stack}", file=sys.stderr)
    return {
        "idle": figures(idle.late_ms),
        "busy": figures(busy.late_ms),
        "sealed": counts.items,
        "waiting_to_be_understood": counts.pending["metadata"],
        "busy_to_the_end": to_the_end,
        "load_average": os.getloadavg()[0],
    }


def load(window: MainWindow, plan: Plan, folders: list[Path]) -> None:
    """Imports one after another, understanding beside them, a question every 0.9 s, shown from a quarter on."""
    if "import" not in plan.without:
        for folder in folders:
            window.queue.bring_in([str(folder)])
    if "search" not in plan.without:
        questions = itertools.cycle(QUESTIONS)
        asking = QTimer(window, interval=ASK_MS)
        asking.timeout.connect(lambda: window.field.set_ask(Ask(next(questions))))
        window.pages.get("search")
        QTimer.singleShot(int(plan.seconds * 250), window, lambda: window.going.go("search"))
        asking.start()


def drawn(folder: Path) -> Path:
    """Pictures for where there are no real ones."""
    folder.mkdir()
    for at in range(300):
        picture = Image.effect_noise((640, 480), 20 + at % 60).convert("RGB")
        ImageDraw.Draw(picture).ellipse((at, 40, at + 200, 300), fill=(at % 256, 90, 200))
        picture.save(folder / f"{at:03}.jpg", quality=85)
    return folder


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--seconds", type=float, default=60.0)
    options.add_argument("--idle", type=float, default=10.0)
    options.add_argument("--pictures", type=Path, default=PICTURES)
    options.add_argument("--without", nargs="*", choices=("import", "search"), default=[])
    options.add_argument("--blame", action="store_true")
    asked = options.parse_args()
    plan = Plan(asked.seconds, asked.idle, asked.pictures, 0, tuple(asked.without), asked.blame)
    print(json.dumps(measured(plan), indent=1))


if __name__ == "__main__":
    main()
