"""Understanding, after everything is safe: facts and thumbnail, text, vectors, and text in pictures last."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from heirloom.core.errors import ItemError
from heirloom.core.job import JobContext, Progress
from heirloom.core.records import Extracted, ItemId, Kind, PageText, PassageSource, Stage, StageState
from heirloom.embedding import ImageEncoder
from heirloom.extract import LIKELY_TEXT, Want
from heirloom.ingest.ahead import ahead
from heirloom.ingest.capture import choose
from heirloom.ingest.encoders import Encoders
from heirloom.ingest.passages import cut
from heirloom.ingest.places import Gazetteer
from heirloom.ingest.reader import KILLING_CODES, ReaderPool, Reading
from heirloom.vault import Vault

PHOTO_WANTS = frozenset({Want.METADATA, Want.THUMBNAIL, Want.PIXELS, Want.LOOK})
DOCUMENT_WANTS = frozenset({Want.METADATA, Want.THUMBNAIL, Want.TEXT})
IMAGE_BATCH = 16
TEXT_BATCH = 64
QUEUE_ITEMS = 256
WINDOW_BYTES = 256 * 1024 * 1024
OCR_PAGES = 60
"""Scanned pages read of one document: at 5–9 CPU seconds a page the rest would hold up everything else."""
TRIES = 2
"""A file that took a worker down so often is quarantined."""


@dataclass(slots=True)
class StageTally:
    """Per stage, how many items ended in which state in this run."""

    counts: dict[Stage, Counter[StageState]] = field(default_factory=dict)

    def note(self, stage: Stage, state: StageState) -> None:
        self.counts.setdefault(stage, Counter())[state] += 1


class Understanding:
    """Works off what is pending in `vault`. Each batch is one transaction, so a crash costs one batch of work."""

    def __init__(self, vault: Vault, encoders: Encoders, readers: ReaderPool, *, ocr: bool) -> None:
        self._vault = vault
        self._encoders = encoders
        self._readers = readers
        self._ocr = ocr
        self._gazetteer = Gazetteer()
        self._guard = threading.Lock()
        self.tally = StageTally()

    def run(self, context: JobContext) -> StageTally:
        """Go on until nothing is pending. Raises `Cancelled` between batches, with all finished batches kept."""
        self._drain(context, "reading", self._unread, self._read, self._keep_reading)
        self._drain(context, "meaning", self._without_vector, self._read_pixels, self._keep_pixels)
        self._embed_passages(context)
        self._activate_when_whole()
        if self._ocr:
            # One item a batch: each costs seconds, and none of them should be paid for twice.
            self._drain(context, "text in pictures", self._unread_pictures, self._read_ocr, self._keep_ocr, batch=1)
            self._embed_passages(context)
        else:
            self._skip_ocr()
        return self.tally

    def _drain(
        self,
        context: JobContext,
        label: str,
        pending: Callable[[], list[ItemId]],
        read: Callable[[ItemId], Reading],
        keep: Callable[[list[Reading]], None],
        batch: int = IMAGE_BATCH,
    ) -> None:
        """Fetch pending ids, read ahead on the workers, keep in batches. Every round leaves fewer pending."""
        done = 0
        while ids := pending():
            total = done + len(ids) if len(ids) < QUEUE_ITEMS else None
            readings = ahead(read, ids, threads=self._readers.count, window=2 * self._readers.count + batch)
            for some in _batches(readings, batch):
                keep(some)
                done += len(some)
                context.advance(Progress(done, total, "files", label))

    def _pending(self, stage: Stage) -> list[ItemId]:
        return self._vault.stages.pending(stage, QUEUE_ITEMS)

    def _unread(self) -> list[ItemId]:
        return self._pending(Stage.METADATA)

    def _unread_pictures(self) -> list[ItemId]:
        return self._pending(Stage.OCR)

    # Facts, thumbnail, text of documents, image vectors: one visit to the worker.

    def _read(self, item_id: ItemId) -> Reading:
        item = self._vault.items.get(item_id)
        if item.kind is Kind.FILE:
            return self._readers.hash_only(item)
        if item.kind is Kind.DOCUMENT:
            return self._readers.read(item, DOCUMENT_WANTS)
        return self._readers.read(item, PHOTO_WANTS, pixels=self._encoders.image.pixels)

    def _keep_reading(self, batch: list[Reading]) -> None:
        places = {reading.item.id: self._place(reading) for reading in batch}
        vectors = self._encode(batch)
        with self._vault.derive():
            for reading in batch:
                if reading.error is not None:
                    self._keep_failure(reading, reading.error)
                else:
                    self._keep_facts(reading, places[reading.item.id])
            self._put_vectors(vectors)

    def _place(self, reading: Reading) -> str | None:
        gps = reading.extracted.gps if reading.extracted else None
        return None if gps is None else self._gazetteer.name(gps)

    def _keep_facts(self, reading: Reading, place: str | None) -> None:
        item, found = reading.item, reading.extracted
        assert found is not None
        mtime_ns = self._vault.origins.for_item(item.id)[0].mtime_ns
        vault = self._vault
        vault.items.update_facts(
            item.id,
            sha256=reading.sha256,
            captured=choose(found.captured, item.original_name, mtime_ns),
            gps=found.gps,
            place=place,
            size=found.size,
            camera=found.camera,
            pages=found.pages,
            encrypted=found.encrypted,
            title=found.title,
            caption=found.caption,
            rating=found.rating,
            media_type=found.media_type or item.media_type,
        )
        if found.thumbnail is not None:
            vault.thumbs.put_many([(item.number, found.thumbnail)])
        if found.keywords:
            vault.tags.add_found(item.id, found.keywords)
        for source, words in ((PassageSource.TITLE, found.title), (PassageSource.CAPTION, found.caption)):
            if words:
                vault.texts.replace(item.id, source, [(None, words)])
        self._set(item.id, Stage.METADATA, StageState.DONE)
        if item.kind is Kind.PHOTO:
            self._after_photo(reading)
        elif item.kind is Kind.DOCUMENT:
            self._after_document(reading)

    def _after_photo(self, reading: Reading) -> None:
        found = reading.extracted
        assert found is not None
        if found.pixels is None:
            reason = found.warnings[0] if found.warnings else "Its pixels could not be read."
            self._set(reading.item.id, Stage.VECTORS, StageState.FAILED, "unreadable", reason)
            self._set(reading.item.id, Stage.OCR, StageState.SKIPPED)
            return
        self._set(reading.item.id, Stage.VECTORS, StageState.DONE)
        if (found.text_likelihood or 0.0) < LIKELY_TEXT:
            self._set(reading.item.id, Stage.OCR, StageState.SKIPPED)

    def _after_document(self, reading: Reading) -> None:
        item, found = reading.item, reading.extracted
        assert found is not None
        if found.encrypted and not found.texts:
            reason = found.warnings[0] if found.warnings else "It is protected by a password."
            self._set(item.id, Stage.TEXT, StageState.FAILED, "encrypted", reason)
            self._set(item.id, Stage.VECTORS, StageState.SKIPPED)
            self._set(item.id, Stage.OCR, StageState.SKIPPED)
            return
        pieces = [(page.page, piece) for page in found.texts for piece in cut(page.text)]
        self._vault.texts.replace(item.id, PassageSource.TEXT, pieces)
        self._set(item.id, Stage.TEXT, StageState.DONE)
        if not found.scanned_pages:
            self._set(item.id, Stage.OCR, StageState.SKIPPED)

    def _keep_failure(self, reading: Reading, error: ItemError) -> None:
        """Keep the facts that need no reading; nothing more can be had from this file."""
        item = reading.item
        if self._try_again(item.id, Stage.METADATA, error):
            return
        mtime_ns = self._vault.origins.for_item(item.id)[0].mtime_ns
        self._vault.items.update_facts(
            item.id,
            sha256=reading.sha256,
            captured=choose(None, item.original_name, mtime_ns),
            encrypted=True if error.code == "encrypted" else None,
        )
        for row in self._vault.stages.for_item(item.id):
            if row.state is StageState.PENDING and row.stage is not Stage.METADATA:
                self._set(item.id, row.stage, StageState.SKIPPED)

    def _try_again(self, item_id: ItemId, stage: Stage, error: ItemError) -> bool:
        """Record a failure. What killed a worker is left pending once, the second time it is quarantined."""
        tries = next((row.tries for row in self._vault.stages.for_item(item_id) if row.stage is stage), 0)
        if error.code not in KILLING_CODES:
            self._set(item_id, stage, StageState.FAILED, error.code, error.message)
            return False
        if tries + 1 >= TRIES:
            self._set(item_id, stage, StageState.QUARANTINED, error.code, error.message)
            return False
        self._vault.stages.set(
            item_id, stage, StageState.PENDING, code=error.code, reason=error.message, bump_tries=True
        )
        return True

    # Image vectors of photos that a new encoder has not seen.

    def _without_vector(self) -> list[ItemId]:
        with self._vault.derive():
            space = self._encoders.space_id(self._encoders.image.space)
        numbers = self._vault.vectors.items_without(space, QUEUE_ITEMS)
        found = self._vault.items.by_numbers(numbers)
        return [found[number].id for number in numbers if number in found]

    def _read_pixels(self, item_id: ItemId) -> Reading:
        item = self._vault.items.get(item_id)
        return self._readers.read(item, frozenset({Want.PIXELS}), pixels=self._encoders.image.pixels)

    def _keep_pixels(self, batch: list[Reading]) -> None:
        vectors = self._encode(batch)
        with self._vault.derive():
            self._put_vectors(vectors)
            for reading in batch:
                if reading.extracted is None or reading.extracted.pixels is None:
                    reason = reading.error.message if reading.error else "Its pixels could not be read."
                    code = reading.error.code if reading.error else "unreadable"
                    self._set(reading.item.id, Stage.VECTORS, StageState.FAILED, code, reason)
                else:
                    self._set(reading.item.id, Stage.VECTORS, StageState.DONE)

    def _encode(self, batch: Sequence[Reading]) -> _Encoded | None:
        """Encode the photos of a batch outside the transaction."""
        encoder: ImageEncoder = self._encoders.image
        side = encoder.pixels.size
        seen = [reading for reading in batch if reading.extracted and reading.extracted.pixels]
        if not seen:
            return None
        pixels = np.stack(
            [
                np.frombuffer(reading.extracted.pixels, np.uint8).reshape(side, side, 3)
                for reading in seen
                if reading.extracted and reading.extracted.pixels
            ]
        )
        result = encoder.encode(pixels)
        features: Sequence[bytes | None] = result.features or [None] * len(seen)
        rows = [
            (reading.item.number, vector.astype(np.float16).tobytes(), feature)
            for reading, vector, feature in zip(seen, result.vectors, features, strict=True)
        ]
        return _Encoded(rows)

    def _put_vectors(self, encoded: _Encoded | None) -> None:
        if encoded is not None:
            self._vault.vectors.put_images(self._encoders.space_id(self._encoders.image.space), encoded.rows)

    # Passage vectors.

    def _embed_passages(self, context: JobContext) -> None:
        encoder = self._encoders.text
        with self._vault.derive():
            space = self._encoders.space_id(encoder.space)
        done = 0
        while passages := self._vault.vectors.passages_without(space, TEXT_BATCH * 4):
            passages.sort(key=lambda passage: len(passage.text))
            for at in range(0, len(passages), TEXT_BATCH):
                some = passages[at : at + TEXT_BATCH]
                vectors = encoder.encode([passage.text for passage in some]).astype(np.float16)
                items = self._vault.items.get_many([passage.item_id for passage in some])
                numbers = {item.id: item.number for item in items}
                with self._vault.derive():
                    self._vault.vectors.put_texts(
                        space,
                        [
                            (passage.id, numbers[passage.item_id], vector.tobytes())
                            for passage, vector in zip(some, vectors, strict=True)
                        ],
                    )
                done += len(some)
                context.advance(Progress(done, None, "passages", "meaning"))
        self._finish_vectors()

    def _finish_vectors(self) -> None:
        """No passage waits any more: whatever document still says so is done."""
        while ids := self._pending(Stage.VECTORS):
            with self._vault.derive():
                for item_id in ids:
                    self._set(item_id, Stage.VECTORS, StageState.DONE)

    def _activate_when_whole(self) -> None:
        """A newly chosen encoder answers only once every memory has a vector of it; until then the old one does."""
        for space, role in ((self._encoders.image.space, "image"), (self._encoders.text.space, "text")):
            with self._vault.derive():
                number = self._encoders.space_id(space)
                active = self._vault.vectors.active(role)
                if active is None or active.id != number:
                    self._vault.vectors.activate(number)

    # Text in pictures and on scanned pages.

    def _read_ocr(self, item_id: ItemId) -> Reading:
        item = self._vault.items.get(item_id)
        if item.kind is Kind.PHOTO:
            return self._readers.read(item, frozenset({Want.OCR}))
        looked = self._readers.read(item, frozenset({Want.TEXT}))
        if looked.extracted is None:
            return looked
        texts: list[PageText] = []
        for page in looked.extracted.scanned_pages[:OCR_PAGES]:
            # A page a request: the worker's time limit is meant for one page, and a bad page costs only itself.
            reading = self._readers.read(item, frozenset({Want.OCR}), ocr_pages=(page,))
            if reading.extracted is None:
                return reading
            texts.extend(reading.extracted.texts)
        return Reading(item, Extracted(texts=tuple(texts)), None, looked.sha256)

    def _keep_ocr(self, batch: list[Reading]) -> None:
        with self._vault.derive():
            for reading in batch:
                if reading.error is not None:
                    self._try_again(reading.item.id, Stage.OCR, reading.error)
                    continue
                texts = reading.extracted.texts if reading.extracted else ()
                pieces = [
                    (page.page, piece)
                    for page in texts
                    if page.source is PassageSource.OCR
                    for piece in cut(page.text)
                ]
                self._vault.texts.replace(reading.item.id, PassageSource.OCR, pieces)
                self._set(reading.item.id, Stage.OCR, StageState.DONE)

    def _skip_ocr(self) -> None:
        while ids := self._pending(Stage.OCR):
            with self._vault.derive():
                for item_id in ids:
                    self._set(item_id, Stage.OCR, StageState.SKIPPED, "off", "Reading text in pictures was switched off.")

    def _set(
        self, item_id: ItemId, stage: Stage, state: StageState, code: str | None = None, reason: str | None = None
    ) -> None:
        self._vault.stages.set(item_id, stage, state, code=code, reason=reason)
        self.tally.note(stage, state)


@dataclass(frozen=True, slots=True)
class _Encoded:
    rows: list[tuple[int, bytes, bytes | None]]


def _batches(readings: Iterator[Reading], size: int) -> Iterator[list[Reading]]:
    batch: list[Reading] = []
    for reading in readings:
        batch.append(reading)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch
