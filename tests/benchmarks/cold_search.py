"""A cold `heirloom search` on 10,000 items: from process start to answer, and the search itself.

The vault is left as an import leaves it, its index snapshots written; the program as an installer leaves it, compiled.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ITEMS = 10_000
RUNS = 7
QUERIES = (
    "a dog on the beach",
    "birthday cake",
    "letter about the garden",
    "red boat on a lake",
    "snow in the mountains",
)


def run(quick: bool = False) -> dict[str, object]:
    """Medians over cold processes; quick = 1,000 items, 3 runs."""
    with tempfile.TemporaryDirectory(prefix="heirloom-cold-") as scratch:
        return measure(Path(scratch), ITEMS // 10 if quick else ITEMS, 3 if quick else RUNS)


def measure(scratch: Path, items: int, runs: int) -> dict[str, object]:
    from _synthetic import fill  # shared by the benchmarks that need a large vault

    secret = scratch / "passphrase"
    secret.write_text("one two three four\n")
    vault = scratch / "Large.heirloom"
    fill(vault, secret.read_text().strip(), items)
    environment = os.environ | {
        "HEIRLOOM_VAULT": str(vault),
        "HEIRLOOM_PASSPHRASE_FILE": str(secret),
        "PYTHONDONTWRITEBYTECODE": "",
        "PYTHONPYCACHEPREFIX": str(scratch / "compiled"),
    }
    walls, searches, derivations = [], [], []
    for number in range(runs + 1):
        began = time.monotonic()
        done = subprocess.run(
            [sys.executable, "-m", "heirloom", "search", "--json", QUERIES[number % len(QUERIES)]],
            env=environment,
            stdout=subprocess.PIPE,
            check=True,
        )
        wall = time.monotonic() - began
        answer = json.loads(done.stdout)
        if number:  # the first run fills the disk cache, compiles, and converts the starter models where need be
            timings = answer["timings_ms"]
            derivations.append(timings["key_derivation"])
            walls.append(wall * 1000 - timings["key_derivation"])
            searches.append(answer["took_ms"])
    return {
        "items": items,
        "process start to answer less Argon2id, median ms": round(statistics.median(walls)),
        "Argon2id, median ms": round(statistics.median(derivations)),
        "search itself, cold store, median ms": round(statistics.median(searches), 1),
        "search itself, warm, median ms": round(_warm(vault, secret.read_text().strip()), 1),
    }


def _warm(vault: Path, passphrase: str) -> float:
    from heirloom.bank import LockedBank

    with LockedBank(vault).unlock(passphrase=passphrase, writable=False) as bank:
        took = [bank.search(query).took_ms for _ in range(4) for query in QUERIES]
    return statistics.median(took[len(QUERIES) :])


if __name__ == "__main__":
    for name, value in run("--quick" in sys.argv).items():
        print(f"{name:52} {value}")
