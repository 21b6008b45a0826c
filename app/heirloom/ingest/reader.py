"""Asks the extraction workers: one original in, one `Extracted` out, with two tries for a file that kills them."""

from __future__ import annotations

import hashlib
import queue
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import TracebackType

from heirloom.core.errors import Cancelled, ItemError, VaultDamaged
from heirloom.core.records import Extracted, Item, Kind, PixelSpec
from heirloom.extract.client import Extractor, Request, Want
from heirloom.vault import Vault

MOST_BYTES = 256 * 1024 * 1024
"""A larger original is kept as it is; no worker could hold it within its memory limit."""
BUDGET_BYTES = 384 * 1024 * 1024
"""Originals held in memory at a time, over all workers."""
HASH_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading one item gave: `extracted`, or the error that stopped it. `sha256` is of the original."""

    item: Item
    extracted: Extracted | None
    error: ItemError | None
    sha256: str | None

    @property
    def found(self) -> Extracted:
        """What was read; only where there is no error."""
        assert self.extracted is not None
        return self.extracted

    def without_pixels(self) -> ItemError:
        """Why a photo that could be opened gave no picture."""
        code, reason = (self.extracted and self.extracted.picture_error) or ("unreadable", "Its pixels cannot be read.")
        return ItemError(code, reason)


def _damaged(error: VaultDamaged) -> ItemError:
    """One damaged or missing object costs its own item, never the rest."""
    return ItemError("damaged", f"Its sealed original is damaged: {error.message}")


class _Budget:
    """Bytes that may be held at a time; one that is larger than all of it waits until nothing is held."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._held = 0
        self._changed = threading.Condition()

    @contextmanager
    def held(self, count: int) -> Iterator[None]:
        with self._changed:
            self._changed.wait_for(lambda: self._held == 0 or self._held + count <= self._most)
            self._held += count
        try:
            yield
        finally:
            with self._changed:
                self._held -= count
                self._changed.notify_all()


class ReaderPool:
    """`count` extraction workers behind one thread-safe call; each is started when first needed."""

    def __init__(self, vault: Vault, count: int) -> None:
        self._vault = vault
        self._all = [Extractor(in_bulk=True) for _ in range(count)]
        self._idle: queue.SimpleQueue[Extractor] = queue.SimpleQueue()
        for extractor in self._all:
            self._idle.put(extractor)
        self.count = count
        self._budget = _Budget(BUDGET_BYTES)
        self._killed = False

    def read(
        self,
        item: Item,
        wants: frozenset[Want],
        *,
        pixels: PixelSpec | None = None,
        ocr_pages: tuple[int, ...] = (),
    ) -> Reading:
        """Read the original from the vault, hash it, and have it understood. Never raises for a bad file."""
        if item.bytes > MOST_BYTES:
            error = ItemError("too_large", "It is too large to be looked into; the original is safe.")
            whole = self.hash_only(item)
            return Reading(item, None, whole.error or error, whole.sha256)
        with self._budget.held(item.bytes):
            try:
                data = self._vault.objects.read(item.object_id, item_id=item.id)
            except VaultDamaged as error:
                return Reading(item, None, _damaged(error), item.sha256)
            return self._ask(item, data, wants, pixels, ocr_pages)

    def read_thumbnail(self, item: Item, thumbnail: bytes, pixels: PixelSpec) -> Reading:
        """Pixels of the item's JPEG thumbnail: nothing of the original is read."""
        wants = frozenset({Want.PIXELS})
        request = Request(item.original_name, "image/jpeg", Kind.PHOTO, wants, pixels)
        return self._extract(item, thumbnail, request, item.sha256)

    def _ask(
        self, item: Item, data: bytes, wants: frozenset[Want], pixels: PixelSpec | None, ocr_pages: tuple[int, ...]
    ) -> Reading:
        sha256 = item.sha256 or hashlib.sha256(data).hexdigest()
        request = Request(
            name=item.original_name,
            media_type=item.media_type,
            kind=item.kind,
            wants=wants,
            pixels=pixels,
            ocr_pages=ocr_pages,
        )
        return self._extract(item, data, request, sha256)

    def _extract(self, item: Item, data: bytes, request: Request, sha256: str | None) -> Reading:
        extractor = self._idle.get()
        try:
            return Reading(item, extractor.extract(request, data), None, sha256)
        except ItemError as error:
            return Reading(item, None, error, sha256)
        finally:
            self._idle.put(extractor)

    def hash_only(self, item: Item) -> Reading:
        """For kinds that no worker reads yet: the hash of the original, streamed."""
        try:
            return Reading(item, Extracted(), None, self._hash(item))
        except VaultDamaged as error:
            return Reading(item, None, _damaged(error), None)

    def _hash(self, item: Item) -> str:
        digest = hashlib.sha256()
        with self._vault.objects.open(item.object_id, item_id=item.id) as original:
            while chunk := original.read(HASH_CHUNK):
                if self._killed:
                    raise Cancelled("Stopped while a file was being read.")
                digest.update(chunk)
        return digest.hexdigest()

    def pids(self) -> list[int]:
        """Process ids of the workers, each started if it was not: for measuring."""
        return [extractor.start().pid for extractor in self._all]

    def kill(self) -> None:
        """End every worker at once, from any thread; whoever waits for one gets Cancelled. No reading after this."""
        self._killed = True
        for extractor in self._all:
            extractor.kill()

    def close(self) -> None:
        for extractor in self._all:
            extractor.close()

    def __enter__(self) -> ReaderPool:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is not None:
            self.kill()
        self.close()
