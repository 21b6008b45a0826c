"""What the window asks of a large vault: opening, the timeline in columns, cards, counts, and edits of many at once."""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from importlib import import_module

ITEMS = 100_000
MANY = 10_000
GOALS = {"timeline_s": 0.15, "edit_of_10k_s": 2.0}
HEAVY = ("onnxruntime", "tokenizers", "cv2", "torch", "scipy", "PIL", "rapidocr")


def run(quick: bool = False) -> dict[str, object]:
    """Seconds, and megabytes of this process, what the generator loaded included; quick = 10,000 items."""
    synthetic = import_module("_synthetic_vault")  # shared by the benchmarks that need a very large vault
    from heirloom.bank import Change, LockedBank

    locked = LockedBank(synthetic.made(ITEMS // 10 if quick else ITEMS))
    key = locked.derive(passphrase=synthetic.PASSPHRASE)
    loaded = [name for name in HEAVY if name in sys.modules]
    figures: dict[str, object] = {"items": ITEMS // 10 if quick else ITEMS, "goals": GOALS}
    began = time.perf_counter()
    with locked.unlock(unlock_key=key) as bank:
        figures["open_s"] = time.perf_counter() - began
        figures["head_of_400_s"] = _median(lambda: bank.shelf.timeline_head(400))
        figures["timeline_s"] = _median(bank.shelf.timeline)
        figures["timeline_cpu_s"] = _median(bank.shelf.timeline, clock=time.process_time)
        timeline = bank.shelf.timeline()
        figures["cards_of_200_s"] = _median(lambda: bank.shelf.cards(timeline.numbers[:200]))
        figures["thumbnails_of_200_s"] = _median(lambda: bank.shelf.thumbnails(timeline.numbers[:200]))
        figures["counts_s"] = _median(bank.shelf.counts)
        figures["loaded_meanwhile"] = [name for name in HEAVY if name in sys.modules and name not in loaded]
        figures["resident_mb"] = import_module("psutil").Process().memory_info().rss / 1e6
        some = [int(number) for number in timeline.numbers[: MANY // 10 if quick else MANY]]
        hand = bank.hand
        changes: dict[str, Callable[[], Change]] = {
            "keep": lambda: hand.keep(some),
            "tag": lambda: hand.tag(some, add=["benchmark"]),
            "title": lambda: hand.edit(some, title="A title"),
            "set_aside": lambda: hand.set_aside(some),
        }
        for name, change in changes.items():
            began = time.perf_counter()
            made_change = change()
            between = time.perf_counter()
            hand.undo(made_change)
            figures[f"{name}_of_{len(some)}_s"] = between - began
            figures[f"{name}_undone_s"] = time.perf_counter() - between
    return figures


def _median(call: Callable[[], object], times: int = 5, clock: Callable[[], float] = time.perf_counter) -> float:
    took: list[float] = []
    for _ in range(times):
        began = clock()
        call()
        took.append(clock() - began)
    return statistics.median(took)
