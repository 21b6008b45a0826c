"""What understanding a photo costs: processor time of the worker per large JPEG, beside the bare scaled decode.

Run: python tests/benchmarks/understanding.py [--quick]; needs the package on the path. Linux (it reads /proc).
"""

from __future__ import annotations

import os
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import simplejpeg

from heirloom.core.records import Kind, PixelSpec
from heirloom.extract.client import Extractor, Request, Want

LEAST_PIXELS = 7_500_000
MOST_PIXELS = 18_000_000
GOAL_MS = 52.0
_ROUNDS = 5
_LEAST_BYTES = 150_000
_WANTS = frozenset({Want.METADATA, Want.THUMBNAIL, Want.PIXELS, Want.LOOK})
_SPEC = PixelSpec(size=224, resize=224)


def corpus_folder() -> Path:
    """The corpus: $HEIRLOOM_CORPUS, else beside the checkout."""
    return Path(os.environ.get("HEIRLOOM_CORPUS") or Path(__file__).resolve().parents[3] / "shared" / "corpus")


def large_jpegs(folder: Path) -> Iterator[tuple[Path, bytes]]:
    """JPEGs of the corpus with 7.5 to 18 megapixels, as path and bytes."""
    for path in sorted(folder.rglob("*")):
        if path.suffix.lower() not in (".jpg", ".jpeg") or path.stat().st_size < _LEAST_BYTES:
            continue
        data = path.read_bytes()
        try:
            height, width, _, _ = simplejpeg.decode_jpeg_header(data, strict=False)
        except ValueError:
            continue
        if LEAST_PIXELS <= height * width <= MOST_PIXELS:
            yield path, data


def worker_cpu_ms(pid: int) -> float:
    """Time on a processor of the worker's (only) thread so far, in milliseconds."""
    return int(Path(f"/proc/{pid}/schedstat").read_text(encoding="ascii").split()[0]) / 1e6


def decode_ms(data: bytes, least: int) -> float:
    """Processor milliseconds of one bare decode whose longest side stays at or above `least` (0: 1/8 scale)."""
    height, width, _, _ = simplejpeg.decode_jpeg_header(data, strict=False)
    scale = least / max(height, width) if least else 1 / 8
    began = time.process_time_ns()
    simplejpeg.decode_jpeg(data, "RGB", True, False, int(height * scale), int(width * scale), strict=False)
    return (time.process_time_ns() - began) / 1e6


def run(quick: bool = False) -> dict[str, object]:
    """Medians over photos of medians over interleaved rounds, in processor milliseconds a photo."""
    photos = list(large_jpegs(corpus_folder()))[: 8 if quick else None]
    rounds = 3 if quick else _ROUNDS
    rows: list[dict[str, object]] = []
    with Extractor() as extractor:
        pid = extractor.start().pid
        for path, data in photos:
            request = Request(path.name, "image/jpeg", Kind.PHOTO, _WANTS, _SPEC)
            extractor.extract(request, data)
            measures = (
                partial(_worker_ms, extractor, pid, request, data),
                partial(decode_ms, data, 480),
                partial(decode_ms, data, 0),
            )
            worker, decode, floor = _interleaved(measures, rounds)
            megabytes = len(data) / 1e6
            rows.append({"file": path.name, "megabytes": megabytes, "worker": worker, "decode": decode, "floor": floor})
    columns = {name: [float(str(row[name])) for row in rows] for name in ("worker", "decode", "floor")}
    return {
        "photos": len(rows),
        "median_ms": {name: statistics.median(values) for name, values in columns.items()},
        "mean_ms": {name: statistics.fmean(values) for name, values in columns.items()},
        "rows": rows,
    }


def _worker_ms(extractor: Extractor, pid: int, request: Request, data: bytes) -> float:
    before = worker_cpu_ms(pid)
    extractor.extract(request, data)
    return worker_cpu_ms(pid) - before


def _interleaved(measures: tuple[Callable[[], float], ...], rounds: int) -> list[float]:
    """Median of each measure, taken in turn so that a busy moment hits all alike."""
    taken = [[measure() for measure in measures] for _ in range(rounds)]
    return [statistics.median(column) for column in zip(*taken, strict=True)]


def main() -> int:
    """Print the figures; 1 where the goal is missed."""
    result = run(quick="--quick" in sys.argv)
    for row in result["rows"]:  # type: ignore[attr-defined]
        columns = " ".join(f"{row[name]:7.1f}" for name in ("worker", "decode", "floor"))
        print(f"{columns} ms  {row['megabytes']:5.1f} MB  {row['file']}")
    print("photos", result["photos"])
    for name in ("median_ms", "mean_ms"):
        print(name, {key: round(value, 1) for key, value in result[name].items()})  # type: ignore[attr-defined]
    return 0 if result["mean_ms"]["worker"] <= GOAL_MS else 1  # type: ignore[index]


if __name__ == "__main__":
    sys.exit(main())
