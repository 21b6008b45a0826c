"""Text in pictures and on scanned pages: dear, so it comes last, one item at a time, and can be switched off."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from heirloom.core.records import Extracted, ItemId, Kind, PageText, PassageSource, Stage
from heirloom.extract.client import Want
from heirloom.ingest.outcomes import Outcomes
from heirloom.ingest.passages import cut_pages
from heirloom.ingest.reader import ReaderPool, Reading
from heirloom.vault import Vault

LIKELY_TEXT = 0.5
"""From this likelihood of the cheap look a picture is read; `tests/benchmarks/text_look.py` tells what that costs."""
OCR_PAGES = 60
"""Scanned pages read of one document: at 5–9 CPU seconds a page the rest would hold up everything else."""
OFF = "off"
"""Code of an OCR stage that was switched off with the import that brought the item."""


class PictureText:
    """The OCR step."""

    label = "text in pictures"
    stage = Stage.OCR
    batch = 1
    """Each item costs seconds, and none of them should be paid for twice after a crash."""

    def __init__(self, vault: Vault, readers: ReaderPool, outcomes: Outcomes) -> None:
        self._vault = vault
        self._readers = readers
        self._outcomes = outcomes
        self.look: Callable[[], None] = lambda: None
        """Called before each page: waits while the job is paused, raises Cancelled when it is to end."""

    def pending(self) -> list[ItemId]:
        return self._outcomes.pending(Stage.OCR)

    def waiting(self) -> int:
        return self._outcomes.waiting(Stage.OCR)

    def read(self, item_id: ItemId) -> Reading:
        item = self._vault.items.get(item_id)
        if item.kind is Kind.PHOTO:
            return self._readers.read(item, frozenset({Want.OCR}))
        looked = self._readers.read(item, frozenset({Want.TEXT}))
        if looked.extracted is None:
            return looked
        texts: list[PageText] = []
        scanned = looked.extracted.scanned_pages
        warnings = [f"Only the first {OCR_PAGES} of {len(scanned)} scanned pages were read."] * (
            len(scanned) > OCR_PAGES
        )
        for page in scanned[:OCR_PAGES]:
            self.look()
            # A page a request: the worker's time limit is meant for one page.
            reading = self._readers.read(item, frozenset({Want.OCR}), ocr_pages=(page,))
            if reading.extracted is None:
                return reading
            texts.extend(reading.extracted.texts)
            warnings.extend(reading.extracted.warnings)
        return Reading(item, Extracted(texts=tuple(texts), warnings=tuple(warnings)), None, looked.sha256)

    def keep(self, batch: list[Reading]) -> None:
        with self._vault.derive():
            for reading in batch:
                if reading.error is not None:
                    self._outcomes.fail(reading.item.id, Stage.OCR, reading.error)
                    continue
                read = [page for page in reading.found.texts if page.source is PassageSource.OCR]
                pieces = cut_pages(read)
                self._vault.texts.replace(reading.item.id, PassageSource.OCR, pieces)
                self._outcomes.finish(reading.item.id, Stage.OCR, reading.found.warnings, is_some=bool(pieces))
                self._outcomes.words_found += bool(pieces)


def switch_off(vault: Vault, ids: Sequence[ItemId]) -> None:
    """Of these new items no picture is read, now or later, until somebody imports with reading switched on."""
    with vault.derive():
        vault.stages.skip(Stage.OCR, ids, OFF, "Reading text in pictures was switched off.")


def switch_on(vault: Vault) -> int:
    """What was switched off is read after all; returns how many items that is."""
    with vault.derive():
        return vault.stages.reopen(Stage.OCR, OFF)
