"""All of the corpus' photos, documents and hostile files in one import: accounted for, bounded, given back."""

from __future__ import annotations

import collections
import hashlib
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOMS = ("photos", "documents", "hostile")


def run(quick: bool = False) -> dict[str, object]:
    """Quick leaves OCR out."""
    corpus = Path(os.environ.get("HEIRLOOM_CORPUS") or Path(__file__).resolve().parents[3] / "shared" / "corpus")
    with tempfile.TemporaryDirectory(prefix="heirloom-corpus-") as scratch:
        return measure(Path(scratch), [corpus / room for room in ROOMS], ocr=not quick)


def measure(scratch: Path, rooms: list[Path], *, ocr: bool) -> dict[str, object]:
    secret = scratch / "passphrase"
    secret.write_text("one two three four\n")
    environment = os.environ | {
        "HEIRLOOM_VAULT": str(scratch / "All.heirloom"),
        "HEIRLOOM_PASSPHRASE_FILE": str(secret),
    }
    _heirloom(environment, "init", "--light-kdf")
    began = time.monotonic()
    report = _heirloom(environment, "import", *map(str, rooms), "--ocr", "auto" if ocr else "off")
    seconds = time.monotonic() - began
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
    status = _heirloom(environment, "status")
    _heirloom(environment, "export", "--all", "--to", str(scratch / "out"))
    verify = _heirloom(environment, "verify")
    there = [path for room in rooms for path in room.rglob("*") if not path.is_dir() or path.is_symlink()]
    given_back = collections.Counter(
        _sha256(path) for path in (scratch / "out").iterdir() if not path.name.endswith(".json") or _is_original(path)
    )
    wanted = {_sha256(path) for path in there if path.is_file() and not path.is_symlink()}
    return {
        "paths below": len(there),
        **{name: report[name] for name in ("found", "imported", "duplicates", "skipped")},
        "failed": len(report["failed"]),
        "not understood": len(report["not_understood"]),
        "reasons": dict(collections.Counter(f"{one['stage']}:{one['code']}" for one in report["not_understood"])),
        "pending": status["pending"],
        "originals not given back": len(wanted - set(given_back)),
        "verify": {name: verify[name] if name in ("objects", "ok") else len(verify[name]) for name in verify},
        "peak bytes of any process": peak,
        "seconds": round(seconds, 1),
    }


def _is_original(path: Path) -> bool:
    """A `.json` that has a sidecar of its own was a file of the corpus."""
    return Path(f"{path}.json").exists()


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _heirloom(environment: dict[str, str], command: str, *arguments: str) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-m", "heirloom", command, "--json", *arguments],
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    )
    if done.returncode not in (0, 1):
        raise SystemExit(f"{command} ended with {done.returncode}: {done.stdout[-800:]}")
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


if __name__ == "__main__":
    for name, value in run("--quick" in sys.argv).items():
        print(f"{name:28} {value}")
