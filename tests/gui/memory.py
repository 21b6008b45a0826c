"""Looks for bytes in the memory of other processes, and in the files of a folder."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

_STEP = 32 << 20


def may_look(pid: int) -> bool:
    """Whether this process may read that one's memory: as root, because the program refuses everyone else."""
    try:
        with Path(f"/proc/{pid}/mem").open("rb", 0):
            return True
    except OSError:
        return False


def find_in_memory(pids: Iterable[int], patterns: Mapping[str, bytes]) -> dict[str, int]:
    """How often each pattern lies in the memory of these processes, taken together."""
    found = dict.fromkeys(patterns, 0)
    for pid in pids:
        try:
            for name, count in _scan(pid, patterns).items():
                found[name] += count
        except (FileNotFoundError, ProcessLookupError):
            continue  # it ended in between: so did its memory
    return found


def find_in_files(folders: Iterable[Path], patterns: Mapping[str, bytes]) -> list[str]:
    """`pattern: file` for each file below the folders that holds a pattern, its name included."""
    hits = []
    for folder in folders:
        for place, _, names in os.walk(folder):
            for name in names:
                file = Path(place) / name
                if not file.is_file() or file.is_symlink():
                    continue
                data = file.read_bytes()
                hits += [f"{what}: {file}" for what, one in patterns.items() if one in data or one in os.fsencode(file)]
    return hits


def _scan(pid: int, patterns: Mapping[str, bytes]) -> dict[str, int]:
    found = dict.fromkeys(patterns, 0)
    overlap = max(map(len, patterns.values())) - 1
    with Path(f"/proc/{pid}/maps").open() as maps, Path(f"/proc/{pid}/mem").open("rb", 0) as memory:
        for line in maps:
            bounds, rights, *rest = line.split(None, 5)
            name = rest[3].strip() if len(rest) > 3 else ""
            if "r" not in rights or name.startswith(("[vvar", "[vsyscall", "/dev/")):
                continue
            low, high = (int(one, 16) for one in bounds.split("-"))
            for at in range(low, high, _STEP):
                data = _read(memory.fileno(), at, min(_STEP + overlap, high - at))
                for what, one in patterns.items():
                    # A hit that begins in the overlap is counted by the next step.
                    found[what] += _count(data, one, min(_STEP, high - at))
    return found


def _read(descriptor: int, at: int, length: int) -> bytes:
    try:
        return os.pread(descriptor, length, at)
    except OSError:
        return b""  # a guard page, or memory of a device


def _count(data: bytes, pattern: bytes, before: int) -> int:
    count, at = 0, data.find(pattern)
    while 0 <= at < before:
        count += 1
        at = data.find(pattern, at + 1)
    return count
