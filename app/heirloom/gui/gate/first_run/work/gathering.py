"""Counts files and bytes below folders while the person looks on. Runs off the GUI thread and stops when told."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QStandardPaths

_TELL_EVERY_S: Final = 0.2


@dataclass(frozen=True, slots=True)
class Count:
    """What was met so far below `path`; `is_whole` once everything was."""

    path: str
    files: int = 0
    bytes: int = 0
    is_whole: bool = False


def found_folders() -> list[str]:
    """The folders of this person that usually hold memories, as far as they are there; none lies in another."""
    places = QStandardPaths.StandardLocation
    found: list[Path] = []
    for place in (places.PicturesLocation, places.DesktopLocation, places.DownloadLocation, places.MoviesLocation):
        for named in QStandardPaths.standardLocations(place)[:1]:
            path = Path(named)
            # A system without such a folder names the home folder itself: that would be everything.
            if path.is_dir() and path != Path.home() and path not in found:
                found.append(path)
    return [str(path) for path in found if not any(other in path.parents for other in found)]


def gather(path: str, without: Path, tell: Callable[[Count], None], stop: threading.Event) -> Count:
    """Count regular files below `path`; links are not followed, the vault and hidden folders are not entered.

    `tell` hears at most five times a second; after `stop` is set the count ends as it is.
    """
    files = size = 0
    told = time.monotonic()
    for file_bytes in _sizes(path, os.path.realpath(without)):
        files, size = files + 1, size + file_bytes
        if stop.is_set():
            return Count(path, files, size)
        if time.monotonic() - told >= _TELL_EVERY_S:
            told = time.monotonic()
            tell(Count(path, files, size))
    return Count(path, files, size, is_whole=True)


def _sizes(top: str, without: str) -> Iterator[int]:
    """The size of each regular file; a folder that may not be read counts as empty here, the import names it."""
    waiting = [top]
    while waiting:
        folder = waiting.pop()
        try:
            with os.scandir(folder) as listing:
                for entry in listing:
                    if entry.name.startswith("."):
                        continue
                    if entry.is_dir(follow_symlinks=False):
                        if os.path.realpath(entry.path) != without:
                            waiting.append(entry.path)
                    elif entry.is_file(follow_symlinks=False):
                        yield entry.stat(follow_symlinks=False).st_size
        except OSError:
            continue
