"""Asks the extraction workers: one original in, one `Extracted` out, with two tries for a file that kills them."""

from __future__ import annotations

import hashlib
import queue
from dataclasses import dataclass
from types import TracebackType

from heirloom.core.errors import ItemError
from heirloom.core.records import Extracted, Item, PixelSpec
from heirloom.extract.client import Extractor, Request, Want
from heirloom.vault import Vault

MOST_BYTES = 512 * 1024 * 1024
"""A larger original is kept as it is; no worker could hold it within its memory limit."""
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


class ReaderPool:
    """`count` extraction workers behind one thread-safe call; each is started when first needed."""

    def __init__(self, vault: Vault, count: int) -> None:
        self._vault = vault
        self._all = [Extractor() for _ in range(count)]
        self._idle: queue.SimpleQueue[Extractor] = queue.SimpleQueue()
        for extractor in self._all:
            self._idle.put(extractor)
        self.count = count

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
            return Reading(item, None, error, self._hash(item))
        data = self._vault.objects.read(item.object_id, item_id=item.id)
        sha256 = item.sha256 or hashlib.sha256(data).hexdigest()
        if not wants:
            return Reading(item, Extracted(), None, sha256)
        request = Request(
            name=item.original_name,
            media_type=item.media_type,
            kind=item.kind,
            wants=wants,
            pixels=pixels,
            ocr_pages=ocr_pages,
        )
        extractor = self._idle.get()
        try:
            return Reading(item, extractor.extract(request, data), None, sha256)
        except ItemError as error:
            return Reading(item, None, error, sha256)
        finally:
            self._idle.put(extractor)

    def hash_only(self, item: Item) -> Reading:
        """For kinds that no worker reads yet: the hash of the original, streamed."""
        return Reading(item, Extracted(), None, item.sha256 or self._hash(item))

    def _hash(self, item: Item) -> str:
        digest = hashlib.sha256()
        with self._vault.objects.open(item.object_id, item_id=item.id) as original:
            while chunk := original.read(HASH_CHUNK):
                digest.update(chunk)
        return digest.hexdigest()

    def pids(self) -> list[int]:
        """Process ids of the workers, each started if it was not: for measuring."""
        return [extractor.start().pid for extractor in self._all]

    def close(self) -> None:
        for extractor in self._all:
            extractor.close()

    def __enter__(self) -> ReaderPool:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
