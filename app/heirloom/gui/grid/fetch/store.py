"""Small pictures that were decoded, up to a number of bytes; the ones not looked at for longest go first."""

from __future__ import annotations

from collections import OrderedDict
from typing import Generic, TypeVar

from PySide6.QtGui import QPixmap

K = TypeVar("K")


class PixmapStore(Generic[K]):
    """Pixmaps by key, least recently used first to go. Nothing of it is ever written anywhere."""

    def __init__(self, bytes_limit: int) -> None:
        self._limit = bytes_limit
        self._held: OrderedDict[K, QPixmap] = OrderedDict()
        self.bytes = 0

    def __len__(self) -> int:
        return len(self._held)

    def __contains__(self, key: K) -> bool:
        return key in self._held

    def get(self, key: K) -> QPixmap | None:
        found = self._held.get(key)
        if found is not None:
            self._held.move_to_end(key)
        return found

    def put(self, key: K, pixmap: QPixmap) -> list[K]:
        """Hold a pixmap; the keys that had to go for it."""
        self.drop(key)
        self._held[key] = pixmap
        self.bytes += cost_of(pixmap)
        gone = list[K]()
        while self.bytes > self._limit and len(self._held) > 1:
            old, oldest = self._held.popitem(last=False)
            self.bytes -= cost_of(oldest)
            gone.append(old)
        return gone

    def drop(self, key: K) -> None:
        old = self._held.pop(key, None)
        if old is not None:
            self.bytes -= cost_of(old)

    def clear(self) -> None:
        self._held.clear()
        self.bytes = 0


def cost_of(pixmap: QPixmap) -> int:
    """Bytes that a pixmap takes."""
    return pixmap.width() * pixmap.height() * 4
