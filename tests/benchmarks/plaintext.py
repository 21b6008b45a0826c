"""Looks for plaintext that must not be on disk: after a killed import, and after a finished one with searches.

A `HOME` and a `TMPDIR` of the run's own, sources outside them. Needles: random runs of 16 bytes of the originals with
at least 8 distinct values, and every file name and query of 8 characters or more, in UTF-8 and UTF-16. The vault, and
all that was written below that HOME and TMPDIR (temp, cache, configuration, converted models), is the haystack.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np

RUNS = 1000
RUN_BYTES = 16
DISTINCT = 8
SHORTEST_TEXT = 8
QUERIES = (
    "a letter from grandmother",
    "birthday cake with candles",
    "山里的下雪天",
    "receipt for the bicycle",
    "summer 2019",
)
BLOCK = 1 << 24


def run(quick: bool = False) -> dict[str, object]:
    """Return the number of needles, bytes searched, and hits (which must be none)."""
    return measure(corpus_sources(60 if quick else 400), RUNS)


def corpus_sources(most: int) -> list[Path]:
    corpus = Path(os.environ.get("HEIRLOOM_CORPUS") or Path(__file__).resolve().parents[3] / "shared" / "corpus")
    files = [path for room in ("documents", "photos") for path in sorted((corpus / room).rglob("*")) if path.is_file()]
    return random.Random(3).sample(files, min(most, len(files)))


def measure(originals: Sequence[Path], runs: int) -> dict[str, object]:
    with tempfile.TemporaryDirectory(prefix="heirloom-plain-") as scratch:
        top = Path(scratch)
        sources = _copy(originals, top / "sources")
        needles = needles_of(sources, runs)
        own = top / "own"
        environment = _environment(own, top)
        vault = own / "Family.heirloom"
        _heirloom(environment, "init", vault, "--light-kdf")
        after_kill = _killed_import(environment, vault, top / "sources", own, needles)
        _heirloom(environment, "import", vault, str(top / "sources"), "--ocr", "off")
        for query in QUERIES:
            _heirloom(environment, "search", vault, query)
        searched, hits = search_tree(own, needles)
        control, planted = _control(own, needles)
        return {
            "needles": len(needles),
            "bytes searched": searched,
            "hits": len(hits) + len(after_kill),
            "where": sorted({name for _, name in [*hits, *after_kill]})[:10],
            "control: planted needles found": f"{control} of {planted}",
        }


def _environment(own: Path, top: Path) -> dict[str, str]:
    for name in ("home", "tmp"):
        (own / name).mkdir(parents=True)
    secret = top / "passphrase"
    secret.write_text("four words and no more\n")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "HEIRLOOM_"))}
    return kept | {
        "HOME": str(own / "home"),
        "TMPDIR": str(own / "tmp"),
        "HEIRLOOM_PASSPHRASE_FILE": str(secret),
    }


def _heirloom(environment: dict[str, str], command: str, vault: Path, *arguments: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "heirloom", command, "--vault", str(vault), "--json", *arguments],
        env=environment,
        capture_output=True,
        text=True,
    )
    if done.returncode not in (0, 1):
        raise SystemExit(f"{command} ended with {done.returncode}: {done.stdout[-500:]} {done.stderr[-500:]}")


def _killed_import(
    environment: dict[str, str], vault: Path, sources: Path, own: Path, needles: Sequence[bytes]
) -> list[tuple[bytes, str]]:
    """Start an import, kill it and its workers once it has sealed something, and look at what it leaves."""
    command = [
        sys.executable,
        "-m",
        "heirloom",
        "import",
        "--vault",
        str(vault),
        "--json",
        "--ocr",
        "off",
        str(sources),
    ]
    child = subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    deadline = time.monotonic() + 120
    while child.poll() is None and time.monotonic() < deadline and not any((vault / "objects").rglob("*.hlo")):
        time.sleep(0.01)
    if child.poll() is None:
        os.killpg(child.pid, signal.SIGKILL)
    child.wait()
    return search_tree(own, needles)[1]


def _copy(originals: Iterable[Path], folder: Path) -> list[Path]:
    copies = []
    for number, path in enumerate(originals):
        below = folder / str(number % 9)
        below.mkdir(parents=True, exist_ok=True)
        target = below / f"{number}-{path.name}"
        shutil.copyfile(path, target)
        copies.append(target)
    return copies


def needles_of(files: Sequence[Path], runs: int) -> list[bytes]:
    """Random runs of the originals, and names and queries in three encodings."""
    chance = random.Random(7)
    found: set[bytes] = set()
    contents = [data for data in (path.read_bytes() for path in files) if len(data) >= RUN_BYTES]
    tries = 0
    while contents and len(found) < runs and tries < 100 * runs:
        tries += 1
        data = chance.choice(contents)
        at = chance.randrange(len(data) - RUN_BYTES + 1)
        piece = data[at : at + RUN_BYTES]
        if len(set(piece)) >= DISTINCT and not _is_common(piece):
            found.add(piece)
    for text in [path.name for path in files] + list(QUERIES):
        for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
            if len(text) >= SHORTEST_TEXT:
                found.add(text.encode(encoding, "surrogateescape" if encoding == "utf-8" else "replace"))
    return sorted(found)


def _is_common(piece: bytes) -> bool:
    """Bytes of formats rather than of a memory: counting runs, as in colour tables and default JPEG tables."""
    steps = {(later - earlier) % 256 for earlier, later in pairwise(piece)}
    return len(steps) <= 2


def search_tree(top: Path, needles: Sequence[bytes]) -> tuple[int, list[tuple[bytes, str]]]:
    """Return bytes looked through and (needle, file) for each hit."""
    by_head: dict[int, list[bytes]] = {}
    for needle in needles:
        by_head.setdefault(int.from_bytes(needle[:8], "little"), []).append(needle)
    heads = np.array(sorted(by_head), dtype=np.uint64)
    total, hits = 0, []
    for path in _files(top):
        data = path.read_bytes()
        total += len(data)
        # Names of files are plaintext too.
        for haystack, where in ((data, str(path.relative_to(top))), (os.fsencode(str(path)), f"name of {path.name}")):
            hits += [(needle, where) for needle in _found(haystack, heads, by_head)]
    return total, hits


def _found(data: bytes, heads: np.ndarray, by_head: dict[int, list[bytes]]) -> Iterator[bytes]:
    """Every needle that lies in `data`: eight bytes at every offset against the sorted heads, then the whole."""
    for start in range(0, max(1, len(data)), BLOCK):
        block = data[start : start + BLOCK + 4096]
        for shift in range(8):
            words = np.frombuffer(
                block, np.uint64, count=max(0, (len(block) - shift) // 8), offset=min(shift, len(block))
            )
            at = np.searchsorted(heads, words)
            at[at == len(heads)] = 0
            for index in np.flatnonzero(heads[at] == words):
                where = int(index) * 8 + shift
                for needle in by_head[int(words[index])]:
                    if block[where : where + len(needle)] == needle:
                        yield needle


def _files(top: Path) -> Iterator[Path]:
    for folder, _, names in os.walk(top):
        for name in names:
            path = Path(folder) / name
            if path.is_file() and not path.is_symlink():
                yield path


def _control(own: Path, needles: Sequence[bytes]) -> tuple[int, int]:
    """The search must be able to fail: plant some needles at odd offsets and find them."""
    planted = list(needles[:: max(1, len(needles) // 50)])
    trap = own / "tmp" / "trap"
    trap.write_bytes(b"".join(b"\xff" * (number % 13) + needle for number, needle in enumerate(planted)))
    found = {needle for needle, where in search_tree(own / "tmp", needles)[1] if where == "trap"}
    trap.unlink()
    return len(found & set(planted)), len(planted)


if __name__ == "__main__":
    for name, value in run("--quick" in sys.argv).items():
        print(f"{name:34} {value}")
