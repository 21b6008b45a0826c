"""Questions: the search engine over the encoders that answer now, and its index snapshots."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from threading import Lock

import numpy as np

from heirloom.core.errors import ItemError, NotFound, UserError
from heirloom.core.records import Answer, Hit, ItemId, Kind
from heirloom.core.words import has_cjk
from heirloom.embedding import ImageEncoder, TextEncoder
from heirloom.embedding.catalogue import find_card
from heirloom.extract.client import Extractor, Request, Want
from heirloom.ingest.encoders import Encoders
from heirloom.ingest.prepare import open_regular
from heirloom.ingest.sniff import HEAD_BYTES, sniff
from heirloom.search import SearchEngine
from heirloom.search.channels.similar import Pixels
from heirloom.search.columns import KnownColumns
from heirloom.search.finder import Finder
from heirloom.search.parse import says_something
from heirloom.vault import Vault

SIMILAR_BYTES = 256 * 1024 * 1024
"""Largest picture that may be asked with."""


def knows_chinese(encoder: str) -> bool:
    """Whether an encoder takes a Chinese question as it is; one that the catalogue does not know gets it translated."""
    card = find_card(encoder)
    return card is not None and bool({"zh", "multilingual"} & set(card.languages))


class Searcher:
    """Builds the engine on the first question and keeps it; a change of encoder builds a new one."""

    def __init__(self, vault: Vault, encoders: Encoders) -> None:
        self._vault = vault
        self._encoders = encoders
        self._engine: SearchEngine | None = None
        self._built_for: tuple[str | None, str | None] | None = None
        self._finder: tuple[SearchEngine, Finder] | None = None
        self._building = Lock()
        self.columns = KnownColumns(vault)

    def active_names(self) -> dict[str, str | None]:
        """The encoders whose spaces answer now; None while nothing has been embedded."""
        image, text = (self._vault.vectors.active(role) for role in ("image", "text"))
        return {"image_text": image.encoder if image else None, "text": text.encoder if text else None}

    def finder(self) -> Finder:
        """The engine with what the window asks of it."""
        engine = self.engine()
        with self._building:
            if self._finder is None or self._finder[0] is not engine:
                self._finder = (engine, Finder(self._vault, engine, self.columns))
            return self._finder[1]

    def engine(self) -> SearchEngine:
        with self._building:
            return self._engine_now()

    def _engine_now(self) -> SearchEngine:
        names = self.active_names()
        key = (names["image_text"], names["text"])
        if self._engine is None or self._built_for != key:
            image, text = self._image(key[0]), self._text(key[1])
            spaces = {"image": image.space, "text": text.space}
            english_only = frozenset(role for role, space in spaces.items() if not knows_chinese(space.encoder))
            self._engine = SearchEngine(self._vault, image, text, english_only=english_only)
            self._built_for = key
        return self._engine

    def _image(self, name: str | None) -> ImageEncoder:
        return self._encoders.image if name is None else self._encoders.image_named(name)

    def _text(self, name: str | None) -> TextEncoder:
        return self._encoders.text if name is None else self._encoders.text_named(name)

    def search(self, query: str, *, limit: int, kind: Kind | None, similar_to: str | None) -> Answer:
        if not says_something(query) and similar_to is None:
            raise UserError("Ask for something: a few words, a date, a place, or a picture with --similar-to.")
        target = None if similar_to is None else self._target(similar_to)
        return self.engine().answer(query, limit=limit, kind=kind, similar_to=target)

    def batch(self, queries: Iterable[tuple[str, str]], limit: int | None) -> Iterator[tuple[str, list[Hit]]]:
        engine = self.engine()
        for qid, query in queries:
            yield qid, engine.rank(query, limit)

    def meaning(self, sentence: str) -> str:
        """A sentence in words that the image encoder knows: a Chinese one in English where it must be."""
        if not has_cjk(sentence):
            return sentence
        question = self.engine().asker.read(sentence, None)
        return question.parsed.english or sentence

    def _target(self, asked: str) -> ItemId | Pixels:
        """A path that exists is a picture from outside; anything else is an item's id."""
        if os.path.exists(asked):
            return self._pixels(asked)
        try:
            return self._vault.items.resolve(asked).id
        except NotFound as error:
            raise NotFound(f"There is neither a file nor a memory {asked}.", path=asked) from error

    def _pixels(self, path: str) -> Pixels:
        return self.look(os.path.basename(path), _picture_bytes(path), path)[0]

    def picture(self, path: str) -> tuple[Pixels, bytes | None]:
        """A picture from outside as the image encoder wants it, and a thumbnail of it. UserError."""
        return self.look(os.path.basename(path), _picture_bytes(path), path)

    def look(self, name: str, data: bytes, path: str | None = None) -> tuple[Pixels, bytes | None]:
        """The same for the bytes of a picture; they are decoded in the extraction worker and kept nowhere."""
        kind, media_type = sniff(name, data[:HEAD_BYTES], len(data))
        if kind is not Kind.PHOTO:
            raise UserError("It is not a picture that can be compared.", path=path)
        spec = self.engine().image_encoder.pixels
        wants = frozenset({Want.PIXELS, Want.THUMBNAIL})
        extractor = Extractor()
        try:
            found = extractor.extract(Request(name, media_type, kind, wants, pixels=spec), data)
        except ItemError as error:
            raise UserError(error.message, path=path) from error
        finally:
            extractor.close()
        if found.pixels is None:
            raise UserError("Its pixels cannot be read.", path=path)
        return np.frombuffer(found.pixels, np.uint8).reshape(spec.size, spec.size, 3), found.thumbnail

    def save_snapshots(self) -> None:
        """Keep the index, encrypted, so that the next cold start need not read every vector."""
        if self._vault.writable:
            self.engine().save_snapshots()

    def index_state(self) -> tuple[str, int]:
        """Name of the index that would answer, and how many vectors lie in the active spaces."""
        spaces = [self._vault.vectors.active(role) for role in ("image", "text")]
        counts = [self._vault.vectors.count(space.id) for space in spaces if space is not None]
        return SearchEngine.index_kind(max(counts, default=0)), sum(counts)


def _picture_bytes(path: str) -> bytes:
    try:
        with open(open_regular(path, follow=True), "rb") as file:
            data = file.read(SIMILAR_BYTES + 1)
    except ItemError as error:
        raise UserError(error.message, path=path) from error
    except OSError as error:
        raise UserError(f"It cannot be read: {error.strerror}.", path=path) from error
    if len(data) > SIMILAR_BYTES:
        raise UserError("It is too large to be compared.", path=path)
    return data
