"""Previews for every grid and strip: read from the vault and decoded in threads, held in memory only."""

from __future__ import annotations

import contextlib
import os
import threading
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import Final, Protocol

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QImage, QPixmap

from heirloom.core.errors import HeirloomError
from heirloom.gui.background import step_back
from heirloom.gui.grid.fetch.decoding import Fit, PreviewKey, decode
from heirloom.gui.grid.fetch.queue import PreviewQueue, Priority
from heirloom.gui.grid.fetch.store import PixmapStore

BYTES_LIMIT: Final = 96 << 20
STAND_IN_PX: Final = 64
_STAND_IN_BYTES: Final = 8 << 20
_THREADS: Final = max(1, min(3, (os.cpu_count() or 2) - 1))
"""One core is left to the thread that paints."""
_BATCH: Final = 4
"""Read and decoded at once: enough to spare trips to the vault, few enough that the first ones show soon."""
Made = list[tuple[PreviewKey, QImage | None]]


class Thumbnails(Protocol):
    """What previews need of the vault's shelf."""

    def thumbnails(self, numbers: Sequence[int]) -> Mapping[int, bytes]: ...


class Previews(QObject):
    """`ready` carries the number of each memory whose preview arrived; `arrived` a whole batch of numbers."""

    ready = Signal(int)
    arrived = Signal(object)
    _made = Signal(object)

    def __init__(
        self,
        shelf: Thumbnails,
        bytes_limit: int = BYTES_LIMIT,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._shelf = shelf
        self._queue = PreviewQueue()
        self._store = PixmapStore[PreviewKey](bytes_limit)
        self._stand_ins = PixmapStore[PreviewKey](_STAND_IN_BYTES)
        self._sizes: dict[int, dict[PreviewKey, None]] = {}
        self._missing: set[int] = set()
        self._pool = ThreadPoolExecutor(_THREADS, "heirloom-preview", initializer=step_back)
        self._works: set[Future[None]] = set()
        self._lock = threading.Lock()
        self._closing = threading.Event()
        self._telling = threading.Lock()
        self._made.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def peek(self, number: int, px: int | Fit, turns: int = 0) -> QPixmap | None:
        """The preview at this size if it is in memory, else one of another size to be drawn scaled, else None."""
        key = PreviewKey(number, _fit(px), turns)
        return self._store_of(key).get(key) or self._other_size(key)

    def has(self, number: int, px: int | Fit, turns: int = 0) -> bool:
        """Whether the preview is in memory at this very size."""
        return self._is_held(PreviewKey(number, _fit(px), turns))

    def is_missing(self, number: int) -> bool:
        """Whether the vault holds no preview of it, so far as is known."""
        return number in self._missing

    def request(self, number: int, px: int | Fit, priority: Priority = Priority.VISIBLE, turns: int = 0) -> None:
        """Ask for one preview; `ready` tells when it is there. A view with many uses `want`."""
        key = PreviewKey(number, _fit(px), turns)
        if number not in self._missing and not self._is_held(key):
            self._queue.add(None, priority, key)
            self._start()

    def want(self, owner: object, visible: Iterable[PreviewKey], ahead: Iterable[PreviewKey] = ()) -> None:
        """What `owner` needs now and next, in this order; whatever it asked for before and was not begun is dropped."""
        self._queue.replace(owner, Priority.VISIBLE, self._lacking(visible))
        self._queue.replace(owner, Priority.AHEAD, self._lacking(ahead))
        self._start()

    def want_rest(self, owner: object, keys: Iterable[PreviewKey]) -> None:
        """What may be needed later, when nothing more urgent is."""
        self._queue.replace(owner, Priority.REST, self._lacking(keys))
        self._start()

    def forget(self, owner: object) -> None:
        """`owner` went out of sight."""
        self._queue.forget(owner)

    def refresh(self, numbers: Iterable[int] | None = None) -> None:
        """These pictures changed, or with None: those that had no preview may have one now."""
        if numbers is None:
            self._missing.clear()
            return
        for number in numbers:
            self._missing.discard(number)
            for key in self._sizes.pop(number, {}):
                self._store_of(key).drop(key)

    def clear(self) -> None:
        """Forget every picture and every wish."""
        self._queue.clear()
        self._store.clear()
        self._stand_ins.clear()
        self._sizes.clear()
        self._missing.clear()

    def close(self, wait_s: float = 0.2) -> bool:
        """The vault is being left: no picture stays, no thread reads any more; whether all of them ended in time.

        A thread that is still at work holds this object, which must not be destroyed in any thread but ours.
        """
        with self._telling:
            self._closing.set()
        self._pool.shutdown(wait=False, cancel_futures=True)
        with self._lock:
            works = list(self._works)
        late = wait(works, wait_s).not_done
        self.clear()
        return not late

    @property
    def is_busy(self) -> bool:
        """Whether some are wanted and not there yet."""
        with self._lock:
            return len(self._works) > 0 or len(self._queue) > 0

    @property
    def bytes_held(self) -> int:
        return self._store.bytes + self._stand_ins.bytes

    def _lacking(self, keys: Iterable[PreviewKey]) -> list[PreviewKey]:
        return [key for key in keys if key.number not in self._missing and not self._is_held(key)]

    def _store_of(self, key: PreviewKey) -> PixmapStore[PreviewKey]:
        return self._stand_ins if key.fit == Fit(STAND_IN_PX) else self._store

    def _is_held(self, key: PreviewKey) -> bool:
        return key in self._store_of(key)

    def _other_size(self, wanted: PreviewKey) -> QPixmap | None:
        """The largest there is of the same picture, turned the same way."""
        others = [key for key in self._sizes.get(wanted.number, ()) if key.turns == wanted.turns]
        if not others:
            return None
        key = max(others, key=lambda one: one.fit)
        return self._store_of(key).get(key)

    def _start(self) -> None:
        with self._lock:
            if self._closing.is_set() or len(self._works) >= _THREADS or not len(self._queue):
                return
            try:
                work = self._pool.submit(self._work)
            except RuntimeError:
                return  # the vault is being left
            self._works.add(work)
        work.add_done_callback(self._ended)

    def _ended(self, work: Future[None]) -> None:
        with self._lock:
            self._works.discard(work)
        self._start()  # what was wished for while the last threads were on their way out

    def _work(self) -> None:
        while not self._closing.is_set():
            keys = self._queue.take(_BATCH)
            if not keys:
                return
            made: Made | None = None
            try:
                made = self._make(keys)
            finally:
                if made is None:
                    self._queue.done(keys)
            with self._telling:  # once `close` is through, this object may be destroyed at any moment
                if not self._closing.is_set():
                    with contextlib.suppress(RuntimeError):  # it was destroyed without
                        self._made.emit(made)

    def _make(self, keys: Sequence[PreviewKey]) -> Made:
        numbers = list({key.number: None for key in keys})
        try:
            jpegs = self._shelf.thumbnails(numbers)
        except HeirloomError:
            return [(key, None) for key in keys]  # what is wrong with the vault is told by whoever writes to it
        return [(key, decode(jpegs[key.number], key.fit, key.turns) if key.number in jpegs else None) for key in keys]

    def _deliver(self, made: Made) -> None:
        self._queue.done([key for key, _ in made])  # not earlier: nobody asks again for what is under way to here
        if self._closing.is_set():
            return
        for key, image in made:
            if image is None:
                self._missing.add(key.number)
            else:
                self._hold(key, QPixmap.fromImage(image))
        numbers = [key.number for key, _ in made]
        self.arrived.emit(numbers)
        for number in numbers:
            self.ready.emit(number)

    def _hold(self, key: PreviewKey, pixmap: QPixmap) -> None:
        self._sizes.setdefault(key.number, {})[key] = None
        for gone in self._store_of(key).put(key, pixmap):
            sizes = self._sizes.get(gone.number, {})
            sizes.pop(gone, None)
            if not sizes:
                self._sizes.pop(gone.number, None)


def _fit(px: int | Fit) -> Fit:
    return px if isinstance(px, Fit) else Fit(px)
