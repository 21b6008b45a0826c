"""Meets files: every path below what was named counts once, links are never followed."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from heirloom.core.records import Candidate


@dataclass(frozen=True, slots=True)
class Skipped:
    """Not a regular file: a link, FIFO, socket, device, or the vault's own folder."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A path that could not even be looked at."""

    path: str
    code: str
    reason: str


Met = Candidate | Skipped | Unreadable


def walk(paths: Iterable[str], *, without: str | None = None) -> Iterator[Met]:
    """Yield each path met below `paths`, folders themselves excepted, in name order.

    `without` is the vault's folder: it is reported as skipped and not entered. Paths named twice count once.
    """
    barred = os.path.realpath(without) if without else None
    seen: set[str] = set()
    roots = [os.path.abspath(named) for named in paths]
    # A stack, not recursion: folders may be nested deeper than the interpreter's own limit.
    waiting = [(root, os.path.basename(root), True) for root in reversed(roots)]
    while waiting:
        path, relative, is_root = waiting.pop()
        if path in seen:
            continue
        if is_root:
            seen.add(path)
        try:
            info = os.lstat(path)
            if stat.S_ISDIR(info.st_mode):
                if barred is not None and os.path.realpath(path) == barred:
                    yield Skipped(path, "the vault itself")
                    continue
                prefix = "" if is_root else f"{relative}/"
                waiting.extend((child, prefix + os.path.basename(child), False) for child in _children(path))
                continue
        except OSError as error:
            yield _unreadable(path, error)
            continue
        if stat.S_ISREG(info.st_mode):
            yield Candidate(path, os.path.basename(path), relative, info.st_size, info.st_mtime_ns)
        else:
            yield Skipped(path, _what(info.st_mode))


def _children(folder: str) -> list[str]:
    """Paths directly below, last name first (they are popped from the end)."""
    with os.scandir(folder) as listing:
        return sorted((entry.path for entry in listing), reverse=True)


def _unreadable(path: str, error: OSError) -> Unreadable:
    gone = isinstance(error, FileNotFoundError)
    return Unreadable(path, "vanished" if gone else "unreadable", error.strerror or "cannot be read")


def _what(mode: int) -> str:
    if stat.S_ISLNK(mode):
        return "a link"
    if stat.S_ISFIFO(mode):
        return "a FIFO"
    if stat.S_ISSOCK(mode):
        return "a socket"
    return "a device"
