"""Vectors: of photos as they are read, of photos that a new encoder has not seen, and of passages of text."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np

from heirloom.core.job import JobContext, Progress
from heirloom.core.records import ItemId, ItemNumber, PassageId, PixelSpec, Stage, StageState
from heirloom.extract.client import Want
from heirloom.ingest.encoders import Encoders
from heirloom.ingest.outcomes import QUEUE_ITEMS, Outcomes
from heirloom.ingest.reader import ReaderPool, Reading
from heirloom.vault import Vault

TEXT_BATCH = 64


@dataclass(frozen=True, slots=True)
class Encoded:
    """Rows for the catalogue: item number, float16 vector, compact features or None."""

    rows: list[tuple[ItemNumber, bytes, bytes | None]]


class ImageVectors:
    """Encodes photos; as a step of its own it goes after those that lack a vector of the chosen encoder."""

    label = "meaning"
    stage = Stage.VECTORS
    batch = 16

    def __init__(self, vault: Vault, encoders: Encoders, readers: ReaderPool, outcomes: Outcomes) -> None:
        self._vault = vault
        self._encoders = encoders
        self._readers = readers
        self._outcomes = outcomes

    @property
    def pixels(self) -> PixelSpec:
        return self._encoders.image.pixels

    def encode(self, batch: Sequence[Reading]) -> Encoded:
        """Vectors of all readings of `batch` that hold pixels."""
        side = self.pixels.size
        seen = [(one.item.number, one.extracted.pixels) for one in batch if one.extracted and one.extracted.pixels]
        if not seen:
            return Encoded([])
        pixels = np.stack([np.frombuffer(data, np.uint8).reshape(side, side, 3) for _, data in seen])
        result = self._encoders.image.encode(pixels)
        features: Sequence[bytes | None] = result.features or [None] * len(seen)
        return Encoded(
            [
                (number, vector.astype(np.float16).tobytes(), feature)
                for (number, _), vector, feature in zip(seen, result.vectors, features, strict=True)
            ]
        )

    def put(self, encoded: Encoded) -> None:
        """Inside a write of the vault."""
        if encoded.rows:
            self._vault.vectors.put_images(self._encoders.space_id(self._encoders.image.space), encoded.rows)

    def pending(self) -> list[ItemId]:
        with self._vault.derive():
            space = self._encoders.space_id(self._encoders.image.space)
        numbers = self._vault.vectors.items_without(space, QUEUE_ITEMS)
        found = self._vault.items.by_numbers(numbers)
        return [found[number].id for number in numbers if number in found]

    def waiting(self) -> int:
        return self._outcomes.waiting(Stage.VECTORS)

    def read(self, item_id: ItemId) -> Reading:
        item = self._vault.items.get(item_id)
        return self._readers.read(item, frozenset({Want.PIXELS}), pixels=self.pixels)

    def keep(self, batch: list[Reading]) -> None:
        vectors = self.encode(batch)
        with self._vault.derive():
            self.put(vectors)
            for reading in batch:
                if reading.extracted is None or reading.extracted.pixels is None:
                    self._outcomes.fail(reading.item.id, Stage.VECTORS, reading.error or reading.without_pixels())
                else:
                    self._outcomes.set(reading.item.id, Stage.VECTORS, StageState.DONE)


class PassageVectors:
    """Encodes passages of documents, titles, captions and text found in pictures."""

    def __init__(self, vault: Vault, encoders: Encoders, outcomes: Outcomes) -> None:
        self._vault = vault
        self._encoders = encoders
        self._outcomes = outcomes

    def run(self, context: JobContext) -> None:
        """Go on until no passage lacks a vector of the chosen encoder; a document is done when its last one has it."""
        with self._vault.derive():
            space = self._encoders.space_id(self._encoders.text.space)
        done = 0
        while passages := self._vault.vectors.passages_without(space, 4 * TEXT_BATCH):
            # Batches of like length waste least on padding.
            passages.sort(key=lambda passage: len(passage.text))
            items = {passage.item_id for passage in passages}
            for at in range(0, len(passages), TEXT_BATCH):
                some = passages[at : at + TEXT_BATCH]
                self._put(space, [(one.id, one.item_id) for one in some], [one.text for one in some])
                done += len(some)
                context.advance(Progress(done, None, "passages", "meaning"))
            self._finish_whole(space, items)
        self._finish()

    def _put(self, space: int, keys: Sequence[tuple[PassageId, ItemId]], texts: Sequence[str]) -> None:
        vectors = self._encoders.text.encode(texts).astype(np.float16)
        numbers = {item.id: item.number for item in self._vault.items.get_many([item_id for _, item_id in keys])}
        rows = [
            (passage_id, numbers[item_id], vector.tobytes())
            for (passage_id, item_id), vector in zip(keys, vectors, strict=True)
        ]
        with self._vault.derive():
            self._vault.vectors.put_texts(space, rows)

    def _finish_whole(self, space: int, ids: Collection[ItemId]) -> None:
        """Those of `ids` that wait for nothing but this and have all their vectors are done: a count of what waits
        goes down while a long document is still being encoded. What a crash leaves out, `_finish` sees to."""
        items = self._vault.items.get_many(list(ids))
        whole = self._vault.vectors.whole(space, [item.number for item in items])
        ended = [item.id for item in items if item.number in whole and self._waits_for_this_only(item.id)]
        if ended:
            with self._vault.derive():
                for item_id in ended:
                    self._outcomes.set(item_id, Stage.VECTORS, StageState.DONE)

    def _waits_for_this_only(self, item_id: ItemId) -> bool:
        waits = {row.stage for row in self._vault.stages.for_item(item_id) if row.state is StageState.PENDING}
        return Stage.VECTORS in waits and not waits & {Stage.METADATA, Stage.TEXT}

    def _finish(self) -> None:
        """No passage waits any more: every document that still says so is done."""
        while ids := self._outcomes.pending(Stage.VECTORS):
            with self._vault.derive():
                for item_id in ids:
                    self._outcomes.set(item_id, Stage.VECTORS, StageState.DONE)
