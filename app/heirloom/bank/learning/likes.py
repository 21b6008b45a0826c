"""The sentences that albums start from, looked for in everything; what was looked at already is not looked at again."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from threading import Lock

from heirloom.core.errors import HeirloomError
from heirloom.core.paths import models_dir
from heirloom.embedding import ImageEncoder, TextEncoder
from heirloom.embedding.tuning import Report
from heirloom.ingest.encoders import Encoders
from heirloom.learning.albums.answers import LikeQuery
from heirloom.learning.albums.zero_shot import look_for
from heirloom.learning.features import Describe, FeatureTable
from heirloom.learning.text.tuner import VaultTuner
from heirloom.vault import AlbumRow, Vault

Meaning = Callable[[str], str]
"""Puts a sentence into a language that the encoders know."""


@dataclass(frozen=True, slots=True, eq=False)
class _Looked:
    """`rests_on`: with which words and which encoders' spaces."""

    rests_on: tuple[object, ...]
    table: FeatureTable
    like: LikeQuery


class Likes:
    """Looks with the encoders of the spaces in use; one that is not installed here finds nothing."""

    def __init__(self, vault: Vault, encoders: Encoders, meaning: Meaning) -> None:
        self._vault = vault
        self._encoders = encoders
        self._meaning = meaning
        self._looked: dict[int, _Looked] = {}
        self._looking = Lock()

    def of(self, row: AlbumRow, table: FeatureTable) -> LikeQuery | None:
        """How much everything in the table is like the album's sentence; None without a sentence or an encoder."""
        if row.sentence is None:
            return None
        with self._looking:
            spaces = [self._vault.vectors.active(role) for role in ("image", "text")]
            rests_on = (row.sentence, *(space and space.id for space in spaces))
            known = self._looked.get(row.number)
            if known is not None and known.rests_on != rests_on:
                known = None
            if known is not None and known.table is table:
                return known.like
            image, text = self._image(), self._text()
            if image is None and text is None:
                return None
            before = None if known is None else known.like
            like = look_for(self._vault, table, self._meaning(row.sentence), image, text, before)
            self._looked[row.number] = _Looked(rests_on, table, like)
            return like

    def describe(self) -> Describe | None:
        """What the image encoder in use makes of its vectors for a classifier; None for the vectors as they are."""
        image = self._image()
        return None if image is None else image.describe

    def tuner(self, report: Report | None = None) -> VaultTuner | None:
        """What tunes the text encoder in use on answers; None where there is none. `report` hears how far it is."""
        space = self._vault.vectors.active("text")
        return None if space is None else VaultTuner(self._vault, space.encoder, models_dir(), report=report)

    def forget(self) -> None:
        """Give the memory back."""
        with self._looking:
            self._looked.clear()

    def _image(self) -> ImageEncoder | None:
        space = self._vault.vectors.active("image")
        with suppress(HeirloomError):  # not installed any more
            return None if space is None else self._encoders.image_named(space.encoder)
        return None

    def _text(self) -> TextEncoder | None:
        space = self._vault.vectors.active("text")
        with suppress(HeirloomError):
            return None if space is None else self._encoders.text_named(space.encoder)
        return None
