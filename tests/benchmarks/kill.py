"""kill -9 at random moments of an import: nothing acknowledged is lost, and the next start goes on by itself.

A child process imports a folder and writes the id of every acknowledged item to a pipe. It is killed at a random
moment, started again, killed again, until the import completes. After each kill the vault is opened and every
acknowledged item must be there; at the end `verify` must be clean and every original must come back byte for byte.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from heirloom.bank import Bank, LockedBank, create
from heirloom.core.paths import models_dir
from heirloom.embedding import open_text_encoder

FILES = 500
PASSPHRASE = "a lamp in the hall"
READY = b"ready\n"
WORDS = (
    "river",
    "lantern",
    "orchard",
    "letter",
    "harbour",
    "kettle",
    "winter",
    "garden",
    "violin",
    "mountain",
    "bread",
)


def run(quick: bool = False) -> dict[str, object]:
    """Return counts over all kills; quick = 20 kills of 120 files, else 200 of 500."""
    return measure(kills=20 if quick else 200, files=120 if quick else FILES, seed=20)


def measure(kills: int, files: int, seed: int) -> dict[str, object]:
    chance = random.Random(seed)
    open_text_encoder("starter", models_dir()).encode(["made ready once, not in every child"])
    totals = {
        "kills": 0,
        "imports": 0,
        "acknowledged": 0,
        "lost": 0,
        "differing": 0,
        "verify_problems": 0,
        "missing": 0,
    }
    with tempfile.TemporaryDirectory(prefix="heirloom-kill-") as scratch:
        sources = Path(scratch) / "sources"
        truth = make_sources(sources, files, chance)
        whole = _time_of_an_import(Path(scratch), sources)
        while totals["kills"] < kills:
            _one_vault(Path(scratch), sources, truth, chance, whole, kills, totals)
    return {**totals, "seconds of a safe phase": round(whole.safe_s, 2), "of an import": round(whole.all_s, 2)}


def _one_vault(
    scratch: Path,
    sources: Path,
    truth: dict[str, int],
    chance: random.Random,
    whole: Times,
    kills: int,
    totals: dict[str, int],
) -> None:
    """Kill one import again and again (about seven times), let it complete, then check everything."""
    vault = scratch / f"{totals['kills']}.heirloom"
    create(vault, PASSPHRASE, light_kdf=True)
    acknowledged: set[str] = set()
    for _ in range(7):
        if totals["kills"] >= kills:
            break
        # Every other kill falls into the safe phase, the rest anywhere up to the end of understanding.
        within = whole.safe_s if totals["kills"] % 2 == 0 else whole.all_s
        killed, heard, _ = _import_and_kill(vault, sources, chance.uniform(0.0, within))
        acknowledged |= heard
        totals["kills"] += killed
        totals["lost"] += _lost(vault, acknowledged)
    _, heard, _ = _import_and_kill(vault, sources, None)
    acknowledged |= heard
    totals["imports"] += 1
    totals["acknowledged"] += len(acknowledged)
    _check_whole(vault, truth, acknowledged, scratch / "out", totals)
    shutil.rmtree(vault)


def _lost(vault: Path, acknowledged: set[str]) -> int:
    """Open as the next start does, and look for every acknowledged item."""
    with LockedBank(vault).unlock(passphrase=PASSPHRASE, writable=True) as bank:
        return len(acknowledged - _ids(bank))


def _check_whole(vault: Path, truth: dict[str, int], acknowledged: set[str], out: Path, totals: dict[str, int]) -> None:
    with LockedBank(vault).unlock(passphrase=PASSPHRASE, writable=True) as bank:
        totals["lost"] += len(acknowledged - _ids(bank))
        report = bank.verify()
        totals["verify_problems"] += len(report.damaged) + len(report.missing) + len(report.catalogue)
        bank.export(None, out)
    found: dict[str, int] = {}
    for path in out.iterdir():
        if not path.name.endswith(".json"):
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
            found[digest] = found.get(digest, 0) + 1
    totals["missing"] += len(set(truth) - set(found))
    totals["differing"] += len(set(found) - set(truth))
    shutil.rmtree(out)
    assert not list((vault / "tmp").glob("*.part")), "half-written files are left"


def _ids(bank: Bank) -> set[str]:
    return {str(item.id) for item in bank.list_items().items}


def make_sources(folder: Path, files: int, chance: random.Random) -> dict[str, int]:
    """Write `files` small files of several kinds, a few of them twins; return their SHA-256 with counts."""
    truth: dict[str, int] = {}
    folder.mkdir()
    for number in range(files):
        below = folder / f"{number % 7}"
        below.mkdir(exist_ok=True)
        if number % 10 == 0:
            name, data = f"note-{number}.txt", " ".join(chance.choices(WORDS, k=40)).encode() + b" %d" % number
        elif number % 25 == 1:
            name, data = f"twin-{number}.bin", b"the same bytes " * 400
        else:
            name, data = f"blob-{number}.bin", chance.randbytes(chance.choice([300, 4_000, 20_000, 70_000]))
        (below / name).write_bytes(data)
        digest = hashlib.sha256(data).hexdigest()
        truth[digest] = truth.get(digest, 0) + 1
    return truth


@dataclass(frozen=True, slots=True)
class Times:
    """Seconds from the open vault to the last acknowledged item, and to the end of the import."""

    safe_s: float
    all_s: float


def _time_of_an_import(scratch: Path, sources: Path) -> Times:
    vault = scratch / "timing.heirloom"
    create(vault, PASSPHRASE, light_kdf=True)
    _, _, times = _import_and_kill(vault, sources, None)
    shutil.rmtree(vault)
    return times


def _import_and_kill(vault: Path, sources: Path, after_s: float | None) -> tuple[bool, set[str], Times]:
    """Run the child; SIGKILL it `after_s` after it has opened the vault.

    Returns whether it was killed, the ids that it told, and how long it took.
    """
    child = subprocess.Popen(
        [sys.executable, __file__, "--child", str(vault), str(sources)],
        stdout=subprocess.PIPE,
        start_new_session=True,
    )
    killed = threading.Event()

    def kill() -> None:
        with suppress(ProcessLookupError):  # it ended in this very moment
            os.killpg(child.pid, signal.SIGKILL)
            killed.set()

    timer = threading.Timer(after_s, kill) if after_s is not None else None
    assert child.stdout is not None
    heard: set[str] = set()
    began = told = time.monotonic()
    for line in child.stdout:
        if line == READY:
            began = told = time.monotonic()
            if timer:
                timer.start()
        elif line.endswith(b"\n"):
            heard.add(line.decode().strip())
            told = time.monotonic()
    child.stdout.close()
    code = child.wait()
    times = Times(told - began, time.monotonic() - began)
    if timer:
        timer.cancel()
        if timer.is_alive():  # the child can be gone before `kill` has said that it was its doing
            timer.join()
    if not killed.is_set() and code != 0:
        raise SystemExit(f"the import failed by itself with exit code {code}")
    return killed.is_set() and code != 0, heard, times


def child(vault: Path, sources: Path) -> None:
    """The import that gets killed: it tells each acknowledged id at once, unbuffered."""

    def tell(ids: Sequence[str]) -> None:
        os.write(1, "".join(f"{one}\n" for one in ids).encode())

    with LockedBank(vault).unlock(passphrase=PASSPHRASE, writable=True) as bank:
        os.write(1, READY)
        bank.import_paths([str(sources)], ocr=False, sealed=tell)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--files", type=int, default=FILES)
    parser.add_argument("--seed", type=int, default=20)
    parser.add_argument("--child", nargs=2, metavar=("VAULT", "SOURCES"))
    return parser.parse_args()


def _lines(totals: dict[str, object]) -> Iterator[str]:
    for name, value in totals.items():
        yield f"{name:24} {value}"


if __name__ == "__main__":
    chosen = _arguments()
    if chosen.child:
        child(Path(chosen.child[0]), Path(chosen.child[1]))
    else:
        outcome = measure(chosen.kills, chosen.files, chosen.seed)
        print("\n".join(_lines(outcome)))
        print(json.dumps(outcome))
