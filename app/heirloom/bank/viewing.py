"""Shows memories: pixels and readable text of originals, made by an extraction worker of its own."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence

from heirloom.core.errors import Cancelled, ItemError, NotFound, VaultDamaged
from heirloom.core.records import Item
from heirloom.core.views import PageSize, Pixels, ReadableText, Region, WordBox
from heirloom.extract.client import Extractor, Limits
from heirloom.extract.protocol import MAX_INPUT_BYTES
from heirloom.extract.viewing import View, Viewed, ViewRequest
from heirloom.vault import ObjectMissing, Vault

PATIENCE_S = 0.25
"""A picture that nobody wants any more may take this long to be done with; then its worker is ended."""
_LIMITS = Limits(memory_bytes=2_200_000_000, cpu_s=30, wall_s=40.0)
"""More memory than understanding gets: one picture at a time, and it may be a large one."""
_COPY_STEP_BYTES = 1 << 20


class Viewing:
    """What the window shows of originals. One request at a time, from any thread; `cancel` from any other.

    All raise NotFound for an unknown number and ItemError where the original cannot be shown: "damaged" and "missing"
    for the sealed copy, else a code of the extraction worker. Whatever a file does to its worker, the next request
    starts another, and no stage of understanding hears of it.
    """

    def __init__(self, vault: Vault, make_extractor: Callable[[], Extractor] | None = None) -> None:
        self._vault = vault
        self._make_extractor = make_extractor or (lambda: Extractor(_LIMITS))
        self._asking = threading.Lock()
        self._state = threading.Lock()
        self._extractor: Extractor | None = None
        self._asked_since: float | None = None
        self._closed = False

    def picture(self, number: int, max_px: int, region: Region | None = None) -> Pixels:
        """The picture, or a part of it, upright as its file says, its longest side at most `max_px`.

        A turn that a person asked for is not carried out: whoever paints turns it at no cost.
        """
        return _pixels(self._view(number, View.PICTURE, max_px=max_px, region=region))

    def pages(self, number: int) -> tuple[PageSize, ...]:
        """The sizes of a document's pages."""
        return self._view(number, View.PAGES).pages

    def page_count(self, number: int) -> int:
        """How many pages can be shown."""
        return len(self.pages(number))

    def page(self, number: int, page: int, width_px: int) -> Pixels:
        """Page `page` (from 1), as wide as asked or a hair less."""
        return _pixels(self._view(number, View.PAGE, page=page, max_px=width_px))

    def boxes(self, number: int, page: int, words: Sequence[str]) -> tuple[WordBox, ...]:
        """Where words stand on a page."""
        return self._view(number, View.WORDS, page=page, words=tuple(words)).boxes

    def text(self, number: int) -> ReadableText:
        """The text of a document that has no pages of its own, cleaned of all that runs or fetches."""
        found = self._view(number, View.TEXT).text
        assert found is not None
        return found

    def original(self, number: int, sink: Callable[[bytes], object]) -> None:
        """Give the original's bytes to `sink`, piece by piece."""
        item = self._item(number)
        try:
            with self._vault.objects.open(item.object_id, item_id=item.id) as original:
                while piece := original.read(_COPY_STEP_BYTES):
                    sink(piece)
        except VaultDamaged as error:
            raise _damaged(error, item) from error

    def cancel(self, before: float) -> None:
        """Nobody waits any more for what was begun before this moment (of `time.monotonic`).

        A request that takes long is ended, and whoever made it gets Cancelled; a short one is let be.
        """
        with self._state:
            since = self._asked_since
            if since is None or since >= before or time.monotonic() - since <= PATIENCE_S:
                return
            struck, self._extractor = self._extractor, None
        _end(struck)

    def close(self) -> None:
        """End the worker, also in the middle of a request; from now on every request gives Cancelled."""
        with self._state:
            self._closed = True
            struck, self._extractor = self._extractor, None
        _end(struck)

    def _view(
        self,
        number: int,
        view: View,
        *,
        max_px: int = 1,
        region: Region | None = None,
        page: int = 1,
        words: tuple[str, ...] = (),
    ) -> Viewed:
        item = self._item(number)
        request = ViewRequest(
            key=item.id,
            name=item.original_name,
            media_type=item.media_type,
            kind=item.kind,
            view=view,
            max_px=max_px,
            region=region,
            page=page,
            words=words,
        )
        with self._asking:
            extractor = self._begin()
            try:
                return extractor.view(request, lambda: self._read(item))
            finally:
                with self._state:
                    self._asked_since = None

    def _begin(self) -> Extractor:
        with self._state:
            if self._closed:
                raise Cancelled("The vault is being closed.")
            self._extractor = self._extractor or self._make_extractor()
            self._asked_since = time.monotonic()
            return self._extractor

    def _item(self, number: int) -> Item:
        item = self._vault.items.by_numbers([number]).get(number)
        if item is None:
            raise NotFound("This memory is not in the vault any more.")
        return item

    def _read(self, item: Item) -> bytes:
        try:
            return self._vault.objects.read(item.object_id, limit_bytes=MAX_INPUT_BYTES, item_id=item.id)
        except VaultDamaged as error:
            raise _damaged(error, item) from error


def _end(extractor: Extractor | None) -> None:
    """End its worker at once, then wait for whoever asked it to find out."""
    if extractor is not None:
        extractor.kill()
        extractor.close()


def _damaged(error: VaultDamaged, item: Item) -> ItemError:
    if isinstance(error, ObjectMissing):
        return ItemError("missing", "The sealed original is not in the vault.", path=item.original_name)
    return ItemError("damaged", "This copy differs from its fingerprint.", path=item.original_name)


def _pixels(found: Viewed) -> Pixels:
    assert found.pixels is not None
    return found.pixels
