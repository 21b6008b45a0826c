"""The first visit to the worker: facts, thumbnail, a document's text, a photo's vector, all from one decode."""

from __future__ import annotations

import re

from heirloom.core.errors import ItemError
from heirloom.core.records import Item, ItemId, Kind, PassageSource, Stage, StageState
from heirloom.extract.client import Want
from heirloom.ingest.capture import choose
from heirloom.ingest.meaning import ImageVectors
from heirloom.ingest.measuring import measure_row
from heirloom.ingest.outcomes import Outcomes
from heirloom.ingest.passages import cut_pages
from heirloom.ingest.picture_text import LIKELY_TEXT
from heirloom.ingest.places import Gazetteer
from heirloom.ingest.reader import ReaderPool, Reading
from heirloom.vault import Field, Vault

PHOTO_WANTS = frozenset({Want.METADATA, Want.THUMBNAIL, Want.PIXELS, Want.LOOK, Want.MEASURE})
DOCUMENT_WANTS = frozenset({Want.METADATA, Want.THUMBNAIL, Want.TEXT, Want.MEASURE})


NO_TITLES = frozenset(
    {"untitled", "anonymous", "unspecified", "unknown", "none", "null", "title", "no title", "无标题"}
)
"""What programs write where a person wrote nothing."""


_PROGRAMS = re.compile(
    r"\b(technologies inc|gd-jpeg|libjpeg|jpeg library|jpegmini|photoshop|gimp|imagemagick|paint\.net|lavc|ffmpeg"
    r"|acdsee|applemark|handmade software|xv version|ulead|picasa|olympus digital camera|default description|"
    r"(created|written|generated|processed|optimi[sz]ed|converted|saved|edited) (with|by|using|for web))\b",
    re.IGNORECASE,
)
"""Programs that sign their work in the comment field. A person's caption seldom names one, and says more."""
_SHORT_WORDS = 10

_BY_HAND = {PassageSource.TITLE: Field.TITLE, PassageSource.CAPTION: Field.CAPTION}


def meant(words: str | None) -> str | None:
    """A title or caption that somebody meant, None where a program filled the field."""
    if words is None or words.strip(" ()[]<>\"'.").casefold() in NO_TITLES:
        return None
    if len(words.split()) <= _SHORT_WORDS and _PROGRAMS.search(words):
        return None
    return words.strip() or None


class Facts:
    """The step that every item goes through first."""

    label = "reading"
    stage = Stage.METADATA
    batch = 16

    def __init__(self, vault: Vault, readers: ReaderPool, images: ImageVectors, outcomes: Outcomes) -> None:
        self._vault = vault
        self._readers = readers
        self._images = images
        self._outcomes = outcomes
        self._gazetteer = Gazetteer()

    def pending(self) -> list[ItemId]:
        return self._outcomes.pending(Stage.METADATA)

    def waiting(self) -> int:
        return self._outcomes.waiting(Stage.METADATA)

    def read(self, item_id: ItemId) -> Reading:
        item = self._vault.items.get(item_id)
        if item.kind is Kind.FILE:
            return self._readers.hash_only(item)
        if item.kind is Kind.DOCUMENT:
            return self._readers.read(item, DOCUMENT_WANTS)
        return self._readers.read(item, PHOTO_WANTS, pixels=self._images.pixels)

    def keep(self, batch: list[Reading]) -> None:
        """Place names and vectors are made first, so that the transaction holds nothing up."""
        places = [self._place(reading) for reading in batch]
        vectors = self._images.encode(batch)
        with self._vault.derive():
            for reading, place in zip(batch, places, strict=True):
                if reading.error is not None:
                    self._keep_failure(reading, reading.error)
                else:
                    self._keep_facts(reading, place)
            self._images.put(vectors)
            self._put_pictures(batch)

    def _put_pictures(self, batch: list[Reading]) -> None:
        """Measures and thumbnails: those of a batch together, as each write of thumbnails is a commit of its own."""
        read = [(one.item, one.extracted) for one in batch if one.error is None and one.extracted is not None]
        self._vault.learned.measures.put_many([measure_row(item, found.measures) for item, found in read])
        self._vault.thumbs.put_many([(item.number, found.thumbnail) for item, found in read if found.thumbnail])

    def _place(self, reading: Reading) -> str | None:
        gps = reading.extracted.gps if reading.extracted else None
        return None if gps is None else self._gazetteer.name(gps)

    def _keep_facts(self, reading: Reading, place: str | None) -> None:
        vault, item, found = self._vault, reading.item, reading.found
        title, caption = meant(found.title), meant(found.caption)
        vault.items.update_facts(
            item.id,
            sha256=reading.sha256,
            captured=choose(found.captured, item.original_name, self._mtime_ns(item), item.imported_at),
            gps=found.gps,
            place=place,
            size=found.size,
            camera=found.camera,
            pages=found.pages,
            encrypted=found.encrypted,
            title=title,
            caption=caption,
            rating=found.rating,
            media_type=found.media_type or item.media_type,
        )
        # Keywords in a photo are words in the file, findable as such; tags are what a person sets here.
        by_hand = vault.items.by_hand(item.id)
        keywords = ", ".join(found.keywords) if item.kind is Kind.PHOTO else None
        for source, words in (
            (PassageSource.TITLE, title),
            (PassageSource.CAPTION, caption),
            (PassageSource.TEXT, keywords),
        ):
            if words and not by_hand & _BY_HAND.get(source, 0):
                vault.texts.replace(item.id, source, [(None, words)])
        self._outcomes.set(item.id, Stage.METADATA, StageState.DONE)
        if item.kind is Kind.PHOTO:
            self._after_photo(reading)
        elif item.kind is Kind.DOCUMENT:
            self._after_document(reading)

    def _after_photo(self, reading: Reading) -> None:
        item_id, found = reading.item.id, reading.found
        if found.pixels is None:
            self._outcomes.fail(item_id, Stage.VECTORS, reading.without_pixels())
            self._outcomes.set(item_id, Stage.OCR, StageState.SKIPPED)
            return
        self._outcomes.set(item_id, Stage.VECTORS, StageState.DONE)
        if (found.text_likelihood or 0.0) < LIKELY_TEXT:
            self._outcomes.set(item_id, Stage.OCR, StageState.SKIPPED)

    def _after_document(self, reading: Reading) -> None:
        item_id, found = reading.item.id, reading.found
        if found.encrypted and not found.texts:
            reason = found.warnings[0] if found.warnings else "It is protected by a password."
            self._outcomes.fail(item_id, Stage.TEXT, ItemError("encrypted", reason))
            self._outcomes.set(item_id, Stage.VECTORS, StageState.SKIPPED)
            self._outcomes.set(item_id, Stage.OCR, StageState.SKIPPED)
            return
        pieces = cut_pages(found.texts)
        self._vault.texts.replace(item_id, PassageSource.TEXT, pieces)
        self._outcomes.finish(item_id, Stage.TEXT, found.warnings, is_some=bool(pieces or found.scanned_pages))
        if not found.scanned_pages:
            self._outcomes.set(item_id, Stage.OCR, StageState.SKIPPED)

    def _keep_failure(self, reading: Reading, error: ItemError) -> None:
        """Keep the facts that need no reading; nothing more can be had from this file."""
        item = reading.item
        if not self._outcomes.fail(item.id, Stage.METADATA, error):
            return
        self._vault.items.update_facts(
            item.id,
            sha256=reading.sha256,
            captured=choose(None, item.original_name, self._mtime_ns(item), item.imported_at),
            encrypted=True if error.code == "encrypted" else None,
        )
        for row in self._vault.stages.for_item(item.id):
            if row.state is StageState.PENDING and row.stage is not Stage.METADATA:
                self._outcomes.set(item.id, row.stage, StageState.SKIPPED)

    def _mtime_ns(self, item: Item) -> int:
        return self._vault.origins.for_item(item.id)[0].mtime_ns
