"""Faces: looked for once all else of a picture is known, newest first, in its thumbnail; kept beside its measures."""

from __future__ import annotations

import numpy as np

from heirloom.core.faces import FORMAT, Face, pack
from heirloom.core.records import ItemId, PixelSpec, Size, Stage
from heirloom.embedding.faces import SIDE
from heirloom.extract.client import Want
from heirloom.ingest.encoders import Encoders
from heirloom.ingest.outcomes import QUEUE_ITEMS
from heirloom.ingest.reader import ReaderPool, Reading
from heirloom.vault import FaceRow, Vault

_PIXELS = PixelSpec(size=SIDE, resize=SIDE, mode="squash")


class FaceSearch:
    """The step that goes after pictures in which nobody has looked for faces, or only in an older way."""

    label = "faces"
    stage = Stage.METADATA
    batch = 8
    """A quarter of a second of work: a stop waits no longer."""

    def __init__(self, vault: Vault, encoders: Encoders, readers: ReaderPool) -> None:
        self._vault = vault
        self._encoders = encoders
        self._readers = readers

    def prepare(self) -> None:
        """What finds faces, where any picture waits for it. DetectorMissing."""
        if self.waiting():
            _ = self._encoders.faces

    def pending(self) -> list[ItemId]:
        return self._vault.learned.faces.missing(FORMAT, QUEUE_ITEMS)

    def waiting(self) -> int:
        return self._vault.learned.faces.missing_count(FORMAT)

    def read(self, item_id: ItemId) -> Reading:
        """The original is read only where there is no thumbnail."""
        item = self._vault.items.get(item_id)
        thumbnail = self._vault.thumbs.get(item.number)
        if thumbnail is None:
            return self._readers.read(item, frozenset({Want.PIXELS}), pixels=_PIXELS)
        return self._readers.read_thumbnail(item, thumbnail, _PIXELS)

    def keep(self, batch: list[Reading]) -> None:
        """What cannot be shown has no face that anybody would miss. Whatever was looked at is judged again."""
        rows = [FaceRow(one.item.number, FORMAT, pack(self._faces(one))) for one in batch]
        with self._vault.derive():
            self._vault.learned.faces.put_many(rows)
            self._vault.learned.verdicts.outdate(row.number for row in rows)

    def _faces(self, reading: Reading) -> list[Face]:
        data = reading.extracted.pixels if reading.extracted else None
        if data is None:
            return []
        size = reading.item.size or Size(SIDE, SIDE)
        return self._encoders.faces.find(np.frombuffer(data, np.uint8).reshape(SIDE, SIDE, 3), size.width, size.height)
