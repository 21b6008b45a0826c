"""Runs one benchmark, prints its figures as a table, writes them as JSON: `_run.py NAME FOLDER [--quick]`."""

from __future__ import annotations

import json
import os
import platform
import sys
import time
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path

LONGEST_LIST = 12


def main(name: str, folder: Path, quick: bool) -> None:
    sys.path.insert(0, str(Path(__file__).parent))
    began = time.monotonic()
    figures: Mapping[str, object] = import_module(name).run(quick)
    seconds = time.monotonic() - began
    for label, value in _rows(figures):
        print(f"  {label:44} {value}")
    record = {
        "benchmark": name,
        "quick": quick,
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "seconds": round(seconds, 1),
        "machine": {"cpus": os.cpu_count(), "system": platform.platform(), "python": platform.python_version()},
        "figures": figures,
    }
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.json").write_text(json.dumps(record, indent=2, ensure_ascii=False, default=str) + "\n")


def _rows(figures: Mapping[str, object], above: str = "") -> Iterator[tuple[str, str]]:
    """One line per figure; long lists are cut here and whole in the JSON."""
    for name, value in figures.items():
        label = f"{above}{name}"
        if isinstance(value, Mapping):
            yield from _rows(value, f"{label}.")
        elif isinstance(value, list | tuple):
            yield label, f"{len(value)}" if value else "none"
            for entry in value[:LONGEST_LIST]:
                yield "", str(entry)
        elif isinstance(value, float):
            yield label, f"{value:.4g}"
        else:
            yield label, str(value)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), "--quick" in sys.argv)
