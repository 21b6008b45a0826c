"""kill -9 in the middle of an export: a child writes large originals out and is killed at random places in them.

Whatever moment it died at, what lies under a final name is whole; running again completes and leaves nothing behind.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

from heirloom.bank import LockedBank, create

PASSPHRASE = "a lamp in the hall"
LARGE_BYTES = 20_000_000
FOREIGN = {
    "film 1.bin": b"another file of the same name",
    ".heirloom-ffffffffffffffff-00112233445566aa.part": b"an unfinished file of another vault",
}
"""What a person had in the folder before."""
_GIVE_UP_S = 60.0


@dataclass
class Outcome:
    kills: int = 0
    in_a_file: int = 0
    """Kills that left a file half written."""
    problems: list[str] = field(default_factory=list)


def measure(folder: Path, kills: int, seed: int) -> Outcome:
    """An export into one folder, killed so often, each time further on, then let complete."""
    chance = random.Random(seed)
    vault, out, truth = folder / "Films.heirloom", folder / "out", _make(folder, chance)
    out.mkdir()
    for name, data in FOREIGN.items():
        (out / name).write_bytes(data)
    left_bytes = sum(map(len, truth.values()))
    outcome = Outcome()
    for kill in range(kills):
        # Each of them writes about an equal share of what is left, so that the last one has something to write too.
        left_bytes -= int(chance.uniform(0.1, 1.9) * left_bytes / (kills - kill + 1))
        outcome.kills += _export_and_kill(vault, out, sum(map(len, truth.values())) - left_bytes)
        outcome.in_a_file += len(_drafts(out)) > 0
        _look(out, truth, outcome)
    with LockedBank(vault).unlock(passphrase=PASSPHRASE, writable=False) as bank:
        bank.export(None, out)
    _look(out, truth, outcome, complete=True)
    return outcome


def _make(folder: Path, chance: random.Random) -> dict[str, bytes]:
    """A vault with three large originals and some small ones; their bytes by name."""
    truth = {f"film {number}.bin": chance.randbytes(LARGE_BYTES) for number in range(3)}
    truth |= {f"note {number}.txt": b"note %d" % number for number in range(4)}
    sources = folder / "sources"
    sources.mkdir()
    for name, data in truth.items():
        (sources / name).write_bytes(data)
    create(folder / "Films.heirloom", PASSPHRASE, light_kdf=True)
    with LockedBank(folder / "Films.heirloom").unlock(passphrase=PASSPHRASE) as bank:
        assert bank.import_paths([str(sources)], ocr=False, wait=False).imported == len(truth)
    shutil.rmtree(sources)
    return truth


def _export_and_kill(vault: Path, out: Path, after_bytes: int) -> bool:
    """Whether a child was killed once so many bytes of originals lay in the folder, finished or not."""
    child = subprocess.Popen([sys.executable, "-m", "tests.hostile.exporting", str(vault), str(out)])
    since = time.monotonic()
    while child.poll() is None:
        if _bytes_in(out) >= after_bytes:
            child.kill()
            break
        if time.monotonic() - since > _GIVE_UP_S:
            child.kill()
            raise AssertionError("the export does not get on")
        time.sleep(0.001)  # leaves the child a processor
    return child.wait() != 0


def _bytes_in(out: Path) -> int:
    total = 0
    with os.scandir(out) as entries:
        for entry in entries:
            try:
                total += entry.stat(follow_symlinks=False).st_size
            except FileNotFoundError:
                continue  # it got its real name in this very moment
    return total


def _drafts(out: Path) -> list[Path]:
    return [path for path in out.glob(".*") if path.name not in FOREIGN]


def _look(out: Path, truth: dict[str, bytes], outcome: Outcome, *, complete: bool = False) -> None:
    """What lies under a final name is whole, originals and sidecars; nothing of a person's own has changed."""
    for name, data in FOREIGN.items():
        if (out / name).read_bytes() != data:
            outcome.problems.append(f"overwritten: {name}")
    there = {path.name: path for path in out.iterdir() if path.name not in FOREIGN and path not in _drafts(out)}
    originals = {name: path for name, path in there.items() if not name.endswith(".json")}
    for name, path in originals.items():
        if path.read_bytes() != truth.get(name.replace(" (2)", "")):
            outcome.problems.append(f"differs: {name}")
    for name in there.keys() - originals.keys():
        try:
            json.loads(there[name].read_bytes())
        except ValueError:
            outcome.problems.append(f"half: {name}")
    if complete:
        if len(originals) != len(truth) or len(there) != 2 * len(truth):
            outcome.problems.append(f"not complete: {sorted(there)}")
        outcome.problems += [f"left behind: {path.name}" for path in _drafts(out)]


if __name__ == "__main__":
    with LockedBank(Path(sys.argv[1])).unlock(passphrase=PASSPHRASE, writable=False) as opened:
        opened.export(None, Path(sys.argv[2]))
