"""Every hostile and every photo file of the corpus through the worker: no hang, bounded memory, a clear word.

Run: python tests/benchmarks/hostile.py [--quick]; needs the package on the path. Linux (it reads /proc for memory).
"""

from __future__ import annotations

import os
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from heirloom.core.errors import ItemError
from heirloom.core.records import Kind, PixelSpec
from heirloom.extract.client import Extractor, Request, Want
from heirloom.extract.worker.formats import READERS
from heirloom.ingest.sniff import HEAD_BYTES, sniff

MAX_PEAK_BYTES = 1_500_000_000
MAX_WALL_S = 60.0
SLOW_S = 5.0
_QUICK_BYTES = 200_000
_WANTS = frozenset({Want.METADATA, Want.THUMBNAIL, Want.PIXELS, Want.TEXT})
_PHOTO_TYPES = tuple(sorted(media for media in READERS if media.startswith("image/")))


@dataclass(frozen=True, slots=True)
class Survived:
    """How one file went: outcome "read", "facts only" or an ItemError's code; wall seconds."""

    path: str
    outcome: str
    message: str
    seconds: float


def corpus_folder() -> Path:
    """The corpus: $HEIRLOOM_CORPUS, else beside the checkout."""
    return Path(os.environ.get("HEIRLOOM_CORPUS") or Path(__file__).resolve().parents[3] / "shared" / "corpus")


def files(folder: Path, *, quick: bool) -> Iterator[Path]:
    """Hostile and photo files; only the small ones when `quick`."""
    for part in ("hostile", "photos"):
        for path in sorted((folder / part).rglob("*")):
            if path.is_file() and not (quick and path.stat().st_size > _QUICK_BYTES):
                yield path


def read_one(extractor: Extractor, name: str, media_type: str, kind: Kind, data: bytes) -> Survived:
    """Read one file and tell how it went; anything but an ItemError is a failure of ours and passes through."""
    request = Request(name, media_type, kind, _WANTS, PixelSpec(224, 224))
    began = time.monotonic()
    try:
        found = extractor.extract(request, data)
    except ItemError as error:
        return Survived(name, error.code, error.message, time.monotonic() - began)
    outcome = "read" if found.picture_error is None else "facts only"
    return Survived(name, outcome, " ".join(found.picture_error or ()), time.monotonic() - began)


def peak_bytes(pid: int) -> int:
    """Peak resident memory of a process, 0 where it has gone."""
    try:
        found = re.search(r"VmHWM:\s+(\d+) kB", Path(f"/proc/{pid}/status").read_text(encoding="ascii"))
    except OSError:
        return 0
    return int(found[1]) * 1024 if found else 0


def run(quick: bool = False, *, only: re.Pattern[str] | None = None, folder: Path | None = None) -> dict[str, object]:
    """Outcomes by code, the slow ones, the highest memory; `only` chooses by path.

    Files of no known kind go to a photo reader in turn.
    """
    results: list[Survived] = []
    peak = 0
    with Extractor() as extractor:
        for place, path in enumerate(files(folder or corpus_folder(), quick=quick)):
            if only is not None and not only.search(path.as_posix()):
                continue
            data = path.read_bytes()
            kind, media_type = sniff(path.name, data[:HEAD_BYTES], len(data))
            if media_type not in READERS:
                kind, media_type = Kind.PHOTO, _PHOTO_TYPES[place % len(_PHOTO_TYPES)]
            results.append(read_one(extractor, str(path), media_type, kind, data))
            peak = max(peak, peak_bytes(extractor.start().pid))
    return {
        "files": len(results),
        "outcomes": dict(Counter(result.outcome for result in results)),
        "slow": [result for result in results if result.seconds > SLOW_S],
        "told": [
            result for result in results if result.outcome in ("worker_died", "timeout", "out_of_memory", "too_large")
        ],
        "longest_s": max(result.seconds for result in results),
        "peak_bytes": peak,
        "results": results,
    }


def main() -> int:
    """Print the outcome; 1 where time or memory passes its bound."""
    result = run(quick="--quick" in sys.argv)
    print("files", result["files"], result["outcomes"])
    for name in ("slow", "told"):
        for line in result[name]:  # type: ignore[attr-defined]
            print("  ", name, line)
    print(f"longest {result['longest_s']:.2f} s, peak {result['peak_bytes'] / 1e6:.0f} MB")  # type: ignore[operator]
    within = result["longest_s"] <= MAX_WALL_S and result["peak_bytes"] <= MAX_PEAK_BYTES  # type: ignore[operator]
    return 0 if within else 1


if __name__ == "__main__":
    sys.exit(main())
