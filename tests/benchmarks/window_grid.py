"""The Timeline over very many memories: first paint, frames while scrolling, jumps by the scrubber, memory."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from heirloom.gui.screens.timeline.page import TimelinePage

FRAMES = 300
JUMPS = 60
SIZE = (1440, 900)
GOALS = {100_000: {"first_paint_s": 1.0, "frame_p99_ms": 8.0, "jump_p99_ms": 100.0, "rss_mb": 400.0}}
GOALS[1_000_000] = {"first_paint_s": 3.0, "frame_p99_ms": 12.0}


def run(quick: bool = False) -> dict[str, object]:
    """Figures for 100,000 and a million memories, each measured in a process of its own; quick = 10,000 only."""
    made = import_module("_synthetic_vault").made
    figures: dict[str, object] = {}
    for items in (10_000,) if quick else (100_000, 1_000_000):
        path = made(items, searchable=items <= 100_000)
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
        out = subprocess.run(
            [sys.executable, __file__, "--measure", str(path)], env=environment, capture_output=True, text=True
        )
        if out.returncode:
            raise RuntimeError(out.stderr)
        found = json.loads(out.stdout.splitlines()[-1])
        goals = GOALS.get(items, {})
        found["reached"] = all(found[name] <= goal for name, goal in goals.items())
        figures[f"items_{items}"] = found
    return figures


def measure(path: Path) -> dict[str, float]:
    """Open the vault at `path` and use its Timeline as a person would; milliseconds, seconds and MB."""
    from PySide6.QtWidgets import QApplication

    from heirloom.bank import LockedBank
    from heirloom.gui import language, theme
    from heirloom.gui.main_window import MainWindow
    from heirloom.gui.preferences import Preferences
    from heirloom.gui.screens.timeline.page import TimelinePage

    passphrase: str = import_module("_synthetic_vault").PASSPHRASE
    app = QApplication([])
    language.switch(app, "en")
    theme.apply(app, "light", 1.0)
    process = import_module("psutil").Process()
    key = LockedBank(path).derive(passphrase=passphrase)
    rss_before = process.memory_info().rss
    began = time.perf_counter()
    bank = LockedBank(path).unlock(unlock_key=key)
    opened = time.perf_counter()
    scratch = tempfile.TemporaryDirectory(prefix="heirloom-window-")
    window = MainWindow(bank, Preferences.load(Path(scratch.name) / "window.json"), lambda _leave: None)
    window.resize(*SIZE)
    window.show()
    page = window.pages.current()
    assert isinstance(page, TimelinePage)
    _until(app, lambda: page.model.rowCount() > 0)
    page.view.viewport().repaint()
    painted = time.perf_counter()
    _until(app, lambda: page.view.is_filled)
    first_previews = time.perf_counter()
    _until(app, lambda: page.is_whole)
    whole = time.perf_counter()
    figures = {
        "unlock_s": opened - began,
        "first_paint_s": painted - began,
        "first_previews_s": first_previews - began,
        "whole_timeline_s": whole - began,
    }
    figures |= _scrolling(app, page)
    figures |= _jumps(app, page)
    _settle(app, 0.3)
    figures["rss_mb"] = process.memory_info().rss / 2**20
    figures["rss_before_unlock_mb"] = rss_before / 2**20
    window.close_down()
    bank.close()
    scratch.cleanup()
    return {name: round(value, 3 if name.endswith("_s") else 2) for name, value in figures.items()}


def _scrolling(app: Any, page: TimelinePage) -> dict[str, float]:
    """Frames at 60 a second: slowly, fast, by pages, up and down; the time of a frame is scrolling and painting."""
    view, took, spent, handled = page.view, list[float](), list[float](), list[float]()
    for at in range(FRAMES):
        leg = at // 50 % 6
        step = (12, 60, 240, view.view_height(), -150, -view.view_height())[leg]
        due = time.perf_counter() + 1 / 60
        began, cpu = time.perf_counter(), time.thread_time()
        view.scroll_by(step)
        view.viewport().repaint()
        took.append(time.perf_counter() - began)
        spent.append(time.thread_time() - cpu)
        while time.perf_counter() < due:
            before = time.perf_counter()
            app.processEvents()
            handled.append(time.perf_counter() - before)
            time.sleep(0.001)
    return {
        "frame_median_ms": _share(took, 0.5),
        "frame_p99_ms": _share(took, 0.99),
        "frame_worst_ms": max(took) * 1e3,
        "frame_cpu_p99_ms": _share(spent, 0.99),
        "events_p99_ms": _share(handled, 0.99),
        "events_worst_ms": max(handled) * 1e3,
    }


def _jumps(app: Any, page: TimelinePage) -> dict[str, float]:
    """A press on the scrubber until the place is painted, and until stand-ins or previews fill it."""
    from PySide6.QtCore import QPoint, Qt
    from PySide6.QtTest import QTest

    took, filled = list[float](), list[float]()
    scrubber, view = page.scrubber, page.view
    for at in range(JUMPS):
        y = 30 + (at * 389) % (scrubber.height() - 60)
        began = time.perf_counter()
        QTest.mousePress(scrubber, Qt.MouseButton.LeftButton, pos=QPoint(60, y))
        view.viewport().repaint()
        took.append(time.perf_counter() - began)
        _until(app, lambda: view.is_filled)
        filled.append(time.perf_counter() - began)
        QTest.mouseRelease(scrubber, Qt.MouseButton.LeftButton, pos=QPoint(60, y))
        _settle(app, 0.08)
    return {
        "jump_median_ms": _share(took, 0.5),
        "jump_p99_ms": _share(took, 0.99),
        "jump_filled_p99_ms": _share(filled, 0.99),
    }


def _share(values: list[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))] * 1e3


def _until(app: Any, condition: Callable[[], bool], limit_s: float = 60.0) -> None:
    end = time.perf_counter() + limit_s
    while not condition():
        app.processEvents()
        if time.perf_counter() > end:
            raise TimeoutError("the window did not come so far")
        time.sleep(0.0005)


def _settle(app: Any, seconds: float) -> None:
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        app.processEvents()
        time.sleep(0.002)


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent))
    if "--measure" in sys.argv:
        print(json.dumps(measure(Path(sys.argv[sys.argv.index("--measure") + 1]))))
    else:
        for name, value in run("--quick" in sys.argv).items():
            print(name, json.dumps(value, indent=1))
