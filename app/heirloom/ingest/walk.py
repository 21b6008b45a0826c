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


_HELD = frozenset({32, 33})
"""Windows: another program, often a virus scanner, has the file open for itself."""

Met = Candidate | Skipped | Unreadable


def walk(paths: Iterable[str], *, without: str | None = None) -> Iterator[Met]:
    """Yield each path met below `paths`, folders themselves excepted, in name order.

    `without` is the vault's folder: it and what lies in it are reported as skipped and not entered, by whatever name
    they are reached. A path that is named twice, or named and met below another named folder, counts once.
    """
    vault = _identity(without) if without else None
    roots = _outermost_first([os.path.abspath(named) for named in paths])
    named = set(roots)
    met: set[str] = set()
    # A stack, not recursion: folders may be nested deeper than the interpreter's own limit.
    waiting = [(root, os.path.basename(root), True) for root in reversed(roots)]
    while waiting:
        path, relative, is_root = waiting.pop()
        if path in met:
            continue
        if path in named:
            met.add(path)
        try:
            info = os.lstat(path)
            if vault is not None and (_is(vault, info) or (is_root and _is_within(vault, path))):
                yield Skipped(path, "the vault itself")
                continue
            if stat.S_ISDIR(info.st_mode):
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


def _outermost_first(roots: list[str]) -> list[str]:
    """Roots as they were named, those below another one last, so that what both hold is met from the outer one.

    The inner ones stay: behind a link, or gone, they are not met from the outer one.
    """
    named = set(roots)
    inner = [root for root in roots if any(above in named for above in _above(root))]
    return [*(root for root in roots if root not in set(inner)), *sorted(inner, key=lambda root: root.count(os.sep))]


def _above(path: str) -> Iterator[str]:
    """The folders that `path` lies in, by its name."""
    while (parent := os.path.dirname(path)) != path:
        yield parent
        path = parent


def _identity(path: str) -> os.stat_result | None:
    try:
        return os.stat(path)
    except OSError:
        return None


def _is(vault: os.stat_result, info: os.stat_result) -> bool:
    """Whether both are the same folder: names differ by case, links above and mounts, this does not."""
    return os.path.samestat(vault, info)


def _is_within(vault: os.stat_result, path: str) -> bool:
    """Whether one of the real folders that `path` lies in is the vault."""
    real = os.path.join(os.path.realpath(os.path.dirname(path)), os.path.basename(path))
    return any((info := _identity(above)) is not None and _is(vault, info) for above in _above(real))


def _children(folder: str) -> list[str]:
    """Paths directly below, last name first (they are popped from the end)."""
    with os.scandir(folder) as listing:
        return sorted((entry.path for entry in listing), reverse=True)


def _unreadable(path: str, error: OSError) -> Unreadable:
    return Unreadable(path, code_of(error), error.strerror or "cannot be read")


def code_of(error: OSError) -> str:
    """Why a file could not be read: gone meanwhile, not allowed, held by another program, or the disk's own fault."""
    if isinstance(error, FileNotFoundError):
        return "vanished"
    if getattr(error, "winerror", None) in _HELD:
        return "held"
    return "forbidden" if isinstance(error, PermissionError) else "unreadable"


def _what(mode: int) -> str:
    if stat.S_ISLNK(mode):
        return "a link"
    if stat.S_ISFIFO(mode):
        return "a FIFO"
    if stat.S_ISSOCK(mode):
        return "a socket"
    return "a device"
