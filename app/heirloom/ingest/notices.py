"""What the system tells of changes below folders: paths, passed on from its thread to whoever asks."""

from __future__ import annotations

import os
import queue

from watchdog.events import (
    EVENT_TYPE_CLOSED_NO_WRITE,
    EVENT_TYPE_DELETED,
    EVENT_TYPE_MODIFIED,
    EVENT_TYPE_OPENED,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import ObservedWatch

UNCHANGING = frozenset({EVENT_TYPE_OPENED, EVENT_TYPE_CLOSED_NO_WRITE, EVENT_TYPE_DELETED})


class FolderNotices:
    """Collects the paths that changed below the folders it was given; `close` ends its thread."""

    def __init__(self) -> None:
        self._changed: queue.SimpleQueue[str] = queue.SimpleQueue()
        self._watches: dict[str, ObservedWatch] = {}
        self._observer = Observer()
        self._observer.start()

    def begin(self, folder: str) -> bool:
        """Listen to `folder`; False where the system has no notices to give (inotify's limit, a network share)."""
        try:
            self._watches[folder] = self._observer.schedule(_Handler(self._changed), folder, recursive=True)
        except OSError:
            return False
        return True

    def end(self, folder: str) -> None:
        watch = self._watches.pop(folder, None)
        if watch is not None:
            self._observer.unschedule(watch)

    def take(self) -> set[str]:
        """The paths told of since the last call."""
        paths: set[str] = set()
        while True:
            try:
                paths.add(self._changed.get_nowait())
            except queue.Empty:
                return paths

    def close(self) -> None:
        self._observer.stop()
        self._observer.join()


class _Handler(FileSystemEventHandler):
    """Runs on the observer's thread: it only passes paths on."""

    def __init__(self, changed: queue.SimpleQueue[str]) -> None:
        self._changed = changed

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type in UNCHANGING:
            return
        if event.is_directory and event.event_type == EVENT_TYPE_MODIFIED:
            # A folder is modified whenever something in it is; that something has an event of its own.
            return
        self._changed.put(os.fsdecode(event.dest_path or event.src_path))
