"""Understanding, after everything is safe: facts and text, then vectors, then faces, then text in pictures."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from contextlib import closing
from typing import Protocol

from heirloom.core.job import JobContext, Progress
from heirloom.core.records import ItemId, Stage
from heirloom.embedding.faces import DetectorMissing
from heirloom.ingest.ahead import ahead
from heirloom.ingest.encoders import Encoders
from heirloom.ingest.facing import FaceSearch
from heirloom.ingest.facts import Facts
from heirloom.ingest.meaning import ImageVectors, PassageVectors
from heirloom.ingest.measuring import Measuring
from heirloom.ingest.outcomes import Outcomes
from heirloom.ingest.picture_text import PictureText
from heirloom.ingest.reader import ReaderPool, Reading
from heirloom.vault import Vault

COUNT_S = 1.0
"""How often what waits is counted."""


class Step(Protocol):
    """Work of one kind on many items: fetch the ids that wait, read each on a worker, keep a batch at a time."""

    @property
    def label(self) -> str: ...
    @property
    def batch(self) -> int: ...
    @property
    def stage(self) -> Stage: ...
    def pending(self) -> list[ItemId]: ...
    def waiting(self) -> int: ...
    def read(self, item_id: ItemId) -> Reading: ...
    def keep(self, batch: list[Reading]) -> None: ...


class Understanding:
    """Works off what is pending in `vault`. Each batch is one transaction, so a crash costs one batch of work."""

    def __init__(
        self, vault: Vault, encoders: Encoders, readers: ReaderPool, *, ocr: bool, faces: bool = False
    ) -> None:
        self._vault = vault
        self._encoders = encoders
        self._readers = readers
        self._ocr = ocr
        self._seeks_faces = faces
        self.outcomes = Outcomes(vault)
        self._images = ImageVectors(vault, encoders, readers, self.outcomes)
        self._facts = Facts(vault, readers, self._images, self.outcomes)
        self._measuring = Measuring(vault, readers)
        self._faces = FaceSearch(vault, encoders, readers)
        self._passages = PassageVectors(vault, encoders, self.outcomes)
        self._picture_text = PictureText(vault, readers, self.outcomes)

    def run(self, context: JobContext) -> Outcomes:
        """Go on until nothing is pending; without `ocr`, text in pictures goes on waiting, so faces without `faces`.

        Raises `Cancelled` within about a second of a stop, whatever is being read, with all finished batches kept.
        """
        self._picture_text.look = context.look
        self._drain(self._facts, context)
        self._drain(self._images, context)
        self._drain(self._measuring, context)
        self._passages.run(context)
        self._activate()
        if self._seeks_faces:
            self._find_faces(context)
        if self._ocr:
            self._drain(self._picture_text, context)
            self._passages.run(context)
        return self.outcomes

    def _find_faces(self, context: JobContext) -> None:
        """Where nothing is installed that finds them, pictures go on waiting for it, and all else goes on."""
        try:
            self._faces.prepare()
        except DetectorMissing as missing:
            self.outcomes.notices.append(missing)
            return
        self._drain(self._faces, context)

    def _drain(self, step: Step, context: JobContext) -> None:
        """Every round leaves fewer pending: a step gives each item it was handed another state."""

        def read(item_id: ItemId) -> Reading:
            context.look()
            return step.read(item_id)

        done, total, threads = 0, 0, self._readers.count
        counted = 0.0
        while ids := step.pending():
            window = 2 * threads + step.batch
            kill = self._readers.kill
            with closing(ahead(read, ids, threads=threads, window=window, look=context.look, abandon=kill)) as readings:
                for some in _batches(readings, step.batch):
                    step.keep(some)
                    done += len(some)
                    if time.monotonic() - counted >= COUNT_S:
                        # Imports go on meanwhile: what they bring is counted in.
                        counted = time.monotonic()
                        total = done + step.waiting()
                    context.advance(Progress(done, max(done, total), "files", step.label))

    def _activate(self) -> None:
        """A newly chosen encoder answers once every memory has a vector of it; until then the old one does."""
        with self._vault.derive():
            for space in (self._encoders.image.space, self._encoders.text.space):
                number = self._encoders.space_id(space)
                active = self._vault.vectors.active(space.role)
                if active is None or active.id != number:
                    self._vault.vectors.activate(number)


def _batches(readings: Iterable[Reading], size: int) -> Iterator[list[Reading]]:
    batch: list[Reading] = []
    for reading in readings:
        batch.append(reading)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch
