"""Typing questions in the window over 100,000 memories: real keys, from the last one to the first results painted.

Offscreen, so the figure holds no compositor; everything else is as it is for a person: the wait for more keys, the
thread of the search, the answer's way back, layout, painting.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ITEMS = 100_000
PASSPHRASE = "one two three four"
KEY_EVERY_MS = 90
GOAL_MS, GOAL_BEFORE_MIB, GOAL_AFTER_MIB = 150.0, 400.0, 900.0
QUERIES = (
    "a dog on the beach", "birthday cake", "letter about the garden", "photos of snow in winter 2012", "summer 2019",
    "receipt", "Lisbon", "two cats", "wedding in Porto", "train station", "grandmother at the lake", "red boat",
    "school report 2015", "christmas tree", "flowers on a table", "old car", "mountain in snow", "child with a ball",
    "insurance letter", "recipe with butter", "last winter", "Kyoto temple", "a bridge over a river", "IMG_00042",
    "bicycle", "coffee and bread", "street at night", "horse", "garden party 2010", "music",
)  # fmt: skip


def run(quick: bool = False) -> dict[str, object]:
    """Milliseconds from key to paint, and resident memory; quick = 5,000 items, 6 questions."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    items, queries = (ITEMS // 20, QUERIES[:6]) if quick else (ITEMS, QUERIES)
    kept = os.environ.get("HEIRLOOM_SYNTHETIC_VAULT")
    with tempfile.TemporaryDirectory(prefix="heirloom-window-search-") as scratch:
        path = Path(kept) if kept else _made(Path(scratch) / "Large.heirloom", items)
        return _typed(path, queries)


def _made(path: Path, items: int) -> Path:
    """In a process of its own: what making it takes must not count as the window's memory."""
    import subprocess

    here = str(Path(__file__).parent)
    code = (
        f"import sys; sys.path.insert(0, {here!r}); from pathlib import Path; from _synthetic import fill;"
        f" fill(Path({str(path)!r}), {PASSPHRASE!r}, {items});"
        f" from heirloom.bank import LockedBank; bank = LockedBank(Path({str(path)!r})).unlock("
        f"passphrase={PASSPHRASE!r}); bank.finish_stages(ocr=False); bank.close()"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
    return path


def _typed(path: Path, queries: tuple[str, ...]) -> dict[str, object]:
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

    from heirloom.bank import LockedBank
    from heirloom.core.asking import Ask
    from heirloom.gui import language, theme
    from heirloom.gui.background import Background
    from heirloom.gui.grid.previews import Previews
    from heirloom.gui.screens.search.field.field import SearchField
    from heirloom.gui.screens.search.page import SearchPage

    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    theme.apply(application, "light", 1.0)
    language.switch(application, "en")
    with LockedBank(path).unlock(passphrase=PASSPHRASE) as bank:
        background, previews, field = Background(), Previews(bank.shelf), SearchField()
        page = SearchPage(field, bank.finding, bank.recent, previews, background)
        window = QWidget()
        column = QVBoxLayout(window)
        column.addWidget(field)
        column.addWidget(page)
        window.resize(1216, 900)
        window.show()
        page.activated()
        page.view.setFocus()
        _spin(lambda: False, 0.5)
        before = _resident_mib()
        begun = time.perf_counter()
        QTest.mouseClick(field.line, Qt.MouseButton.LeftButton)
        _spin(lambda: page.asking.is_warm, 60)
        warming_s = time.perf_counter() - begun
        painted: list[float] = []
        page.view.painted.connect(lambda: painted.append(time.perf_counter()))
        took: list[float] = []
        for query in queries:
            field.clear()
            _spin(lambda: False, 0.3)
            for letter in query[:-1]:
                QTest.keyClicks(field.line, letter)
                _spin(lambda: False, KEY_EVERY_MS / 1000)
            painted.clear()
            last_key = time.perf_counter()
            QTest.keyClicks(field.line, query[-1])
            _spin(lambda: bool(painted) and not page.asking.is_busy, 20)
            took.append(1000 * (painted[-1] - last_key))
        after = _resident_mib()
        computed = time.process_time()
        for query in queries:
            bank.finding.find(Ask(f"{query} "))
        computed = time.process_time() - computed
        previews.close()
        background.close()
        window.close()
    figures = sorted(took)
    p95 = figures[min(len(figures) - 1, round(0.95 * len(figures)))]
    return {
        "questions": len(queries),
        "key_to_paint_p50_ms": round(statistics.median(figures), 1),
        "key_to_paint_p95_ms": round(p95, 1),
        "key_to_paint_worst_ms": round(figures[-1], 1),
        "slowest": [f"{ms:.0f} ms  {query}" for ms, query in sorted(zip(took, queries, strict=True))[::-1][:5]],
        "computed_a_question_ms": round(1000 * computed / len(queries), 1),
        "load_average": round(os.getloadavg()[0], 1) if hasattr(os, "getloadavg") else None,
        "warming_s": round(warming_s, 2),
        "resident_before_mib": round(before),
        "resident_after_mib": round(after),
        "reached": p95 <= GOAL_MS and before <= GOAL_BEFORE_MIB and after <= GOAL_AFTER_MIB,
    }


def _spin(until: Callable[[], Any], limit_s: float) -> None:
    """Run the event loop until something is so, or for a while."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    end = time.perf_counter() + limit_s
    timer = QTimer(interval=4)
    timer.timeout.connect(lambda: loop.quit() if until() or time.perf_counter() >= end else None)
    timer.start()
    loop.exec()


def _resident_mib() -> float:
    import psutil  # type: ignore[import-untyped, unused-ignore]

    return float(psutil.Process().memory_info().rss) / (1 << 20)


if __name__ == "__main__":
    for name, value in run("--quick" in sys.argv).items():
        print(f"{name:24} {value}")
