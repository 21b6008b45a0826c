"""Watches folders: a reconciling scan first, then what changes; files still being written are waited for."""

from __future__ import annotations

import os
import stat
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from heirloom.core.records import Candidate
from heirloom.ingest.walk import walk

if TYPE_CHECKING:
    from heirloom.ingest.notices import FolderNotices

LOOK_S = 1.0
"""Time between two looks at a file; it is taken when size and time are the same in both."""
ONCE_LOOKS = 10
"""A single scan waits at most so many looks for files that never stop changing; the next scan meets them again."""
RESCAN_S = 3600.0
"""Even where the system tells of changes, everything is compared this often: no such service is without gaps."""


class FolderState(StrEnum):
    WATCHED = "watching"
    MISSING = "missing"
    """Not there now: an unplugged disk, say. It is watched again when it comes back."""
    POLLED = "polling"
    """The system gives no notice of changes here; the folder is compared from time to time."""


class WatchTarget(Protocol):
    """What the watcher asks of, and tells, the vault it works for."""

    def folders(self) -> Sequence[str]:
        """Absolute paths of the watched folders, as they are now."""

    def is_known(self, candidate: Candidate) -> bool:
        """Has a file with this path, size and time been sealed already?"""

    def arrive(self, candidates: Sequence[Candidate]) -> None:
        """Import these: they are new or changed, and nobody is writing to them."""

    def note(self, folder: str, state: FolderState, *, scanned: bool) -> None:
        """The folder's state changed, or a scan of it has ended."""


class Settling:
    """Files seen once, waiting for a second look that finds them unchanged."""

    def __init__(self) -> None:
        self._seen: dict[str, tuple[int, int]] = {}

    def look(self, candidates: Iterable[Candidate]) -> list[Candidate]:
        """Take in what is there now; return, once each, those that are as they were at the last look."""
        settled: list[Candidate] = []
        for candidate in candidates:
            mark = (candidate.bytes, candidate.mtime_ns)
            if self._seen.get(candidate.path) == mark:
                del self._seen[candidate.path]
                settled.append(candidate)
            else:
                self._seen[candidate.path] = mark
        return settled

    def waiting(self) -> list[str]:
        """Paths that need another look."""
        return list(self._seen)

    def forget(self, paths: Iterable[str]) -> None:
        for path in paths:
            self._seen.pop(path, None)


class Watcher:
    """Keeps the folders of one target imported. `run` blocks; one thread calls it."""

    def __init__(
        self, target: WatchTarget, *, without: str | None = None, look_s: float = LOOK_S, rescan_s: float = RESCAN_S
    ) -> None:
        """`without` is the vault's own folder, which is never imported even where a watched folder holds it."""
        self._target = target
        self._without = os.path.realpath(without) if without else None
        self._look_s = look_s
        self._rescan_s = rescan_s
        self._settling = Settling()
        self._notices: FolderNotices | None = None
        self._identities: dict[str, tuple[int, int]] = {}
        self._states: dict[str, FolderState] = {}
        self._scanned_at: dict[str, float] = {}

    def scan_once(self, stop: threading.Event) -> None:
        """One reconciling scan of every folder that is there, until no file in it is being written."""
        folders = self._target.folders()
        present = [folder for folder in folders if os.path.isdir(folder)]
        for folder in folders:
            if folder not in present:
                self._note(folder, FolderState.MISSING)
        self._take(self._below(present))
        for _ in range(ONCE_LOOKS):
            if not self._settling.waiting() or stop.wait(self._look_s):
                break
            self._take(self._again())
        for folder in present:
            self._target.note(folder, FolderState.WATCHED, scanned=True)

    def run(self, stop: threading.Event) -> None:
        """Scan, then import what changes, until `stop` is set."""
        # Here, not above: every cold command passes by this file, and few of them watch.
        from heirloom.ingest.notices import FolderNotices

        self._notices = FolderNotices()
        try:
            while True:
                self._step()
                if stop.wait(self._look_s):
                    return
        finally:
            self._notices.close()
            self._notices = None
            for kept in (self._identities, self._states, self._scanned_at):
                kept.clear()

    def _step(self) -> None:
        """One look at everything that may have changed."""
        folders = self._target.folders()
        self._drop_watches(set(folders))
        due = [folder for folder in folders if self._is_due(folder)]
        changed = self._notices.take() if self._notices is not None else set()
        self._take([*self._below(due), *self._among(changed, folders), *self._again()])
        for folder in due:
            self._scanned_at[folder] = time.monotonic()
            self._target.note(folder, self._states[folder], scanned=True)

    def _is_due(self, folder: str) -> bool:
        """See to the folder's state; is a full scan of it wanted now?"""
        identity = _identity(folder)
        if identity != self._identities.get(folder):
            # Gone, come back, or another disk in its place: the old watch is deaf.
            self._unwatch(folder)
        if identity is None:
            self._note(folder, FolderState.MISSING)
            return False
        if folder not in self._identities:
            # Watch first, scan second: what arrives in between is then seen at least once.
            self._identities[folder] = identity
            self._note(folder, self._watch(folder))
        scanned = self._scanned_at.get(folder)
        return scanned is None or time.monotonic() - scanned >= self._rescan_s

    def _watch(self, folder: str) -> FolderState:
        told = self._notices is not None and self._notices.begin(folder)
        return FolderState.WATCHED if told else FolderState.POLLED

    def _unwatch(self, folder: str) -> None:
        self._scanned_at.pop(folder, None)
        self._identities.pop(folder, None)
        if self._notices is not None:
            self._notices.end(folder)

    def _drop_watches(self, wanted: set[str]) -> None:
        for folder in set(self._states) - wanted:
            self._unwatch(folder)
            self._states.pop(folder, None)

    def _note(self, folder: str, state: FolderState) -> None:
        if self._states.get(folder) is not state:
            self._states[folder] = state
            self._target.note(folder, state, scanned=False)

    def _take(self, candidates: Iterable[Candidate]) -> None:
        settled = self._settling.look(_once_each(candidates))
        if settled:
            self._target.arrive(settled)

    def _below(self, folders: Sequence[str]) -> Iterator[Candidate]:
        """Files below `folders` that the vault does not know."""
        for met in walk(folders, without=self._without):
            if isinstance(met, Candidate) and not self._target.is_known(met):
                yield met

    def _among(self, paths: Iterable[str], folders: Sequence[str]) -> Iterator[Candidate]:
        """Files at or below changed `paths`, named by their place below the watched folder."""
        for path in paths:
            folder = watched_folder_of(path, folders)
            if folder is None or self._is_ours(path) or not os.path.lexists(path):
                continue
            for met in self._below([path]):
                relative = os.path.relpath(met.path, folder).replace(os.sep, "/")
                yield replace(met, relative_path=relative)

    def _again(self) -> list[Candidate]:
        """A further look at what had not settled; what has gone meanwhile is forgotten."""
        waiting = self._settling.waiting()
        self._settling.forget(path for path in waiting if not os.path.lexists(path))
        return list(self._among([path for path in waiting if os.path.lexists(path)], self._target.folders()))

    def _is_ours(self, path: str) -> bool:
        if self._without is None:
            return False
        real = os.path.realpath(path)
        return real == self._without or real.startswith(self._without + os.sep)


def _identity(folder: str) -> tuple[int, int] | None:
    """Device and inode of a folder, None where there is no folder."""
    try:
        info = os.stat(folder)
    except OSError:
        return None
    return (info.st_dev, info.st_ino) if stat.S_ISDIR(info.st_mode) else None


def watched_folder_of(path: str, folders: Sequence[str]) -> str | None:
    """The innermost watched folder that holds `path`."""
    holding = [folder for folder in folders if path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)]
    return max(holding, key=len, default=None)


def _once_each(candidates: Iterable[Candidate]) -> list[Candidate]:
    """By path, the newest look wins: a file told of twice in one step has not been looked at twice."""
    return list({candidate.path: candidate for candidate in candidates}.values())
