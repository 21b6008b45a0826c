"""A question made ready for the channels: taken apart, put into English where needed, and encoded."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from heirloom.core.records import Kind, ParsedQuery
from heirloom.core.words import has_cjk
from heirloom.embedding.encoder import ImageEncoder, ImageQuery, TextEncoder, TextQuery
from heirloom.search.chinese.translate import Translator
from heirloom.search.parse import parse
from heirloom.search.places import KnownPlaces
from heirloom.vault import Vault


@dataclass(frozen=True, slots=True)
class Question:
    """`english` is what the encoders get; `wordings` is what the words index is asked, each in turn."""

    parsed: ParsedQuery
    english: str
    timings_ms: dict[str, float]

    @property
    def wordings(self) -> list[str]:
        """A time or place that was taken for a fact may as well stand in a text: then the whole question counts too."""
        parsed = self.parsed
        if not parsed.text:
            return [parsed.raw]
        whole = parsed.raw if parsed.date_words or parsed.place else None
        return list(dict.fromkeys(filter(None, [parsed.text, self.english, whole])))


@dataclass(frozen=True, slots=True)
class Encoded:
    """The question in the vector spaces; None for a space that is empty or a question without meaning left."""

    image: ImageQuery | None
    text: TextQuery | None
    took_ms: float


class Asker:
    """Makes questions ready for one vault."""

    def __init__(self, vault: Vault, *, translate: bool, clock: Callable[[], datetime]) -> None:
        self._vault = vault
        self._clock = clock
        self._translate = translate
        self._translator = Translator()
        self._places = KnownPlaces(vault, self._translator)

    def read(self, query: str, kind: Kind | None) -> Question:
        """Take apart and translate; `kind` overrides what the words say."""
        begun = time.perf_counter()
        parsed = parse(query, self._clock(), self._places.find_name)
        if kind is not None:
            parsed = replace(parsed, kind=kind)
        taken_apart = time.perf_counter()
        english = parsed.text
        if self._translate and has_cjk(english):
            english = self._translator.to_english(english)
            parsed = replace(parsed, english=english or None)
        spent = {"parse": taken_apart - begun, "translate": time.perf_counter() - taken_apart}
        return Question(parsed, english.strip(), {name: round(1000 * took, 2) for name, took in spent.items()})

    def encode(self, question: Question, image: ImageEncoder, text: TextEncoder) -> Encoded:
        """The question's vectors in the spaces that hold anything."""
        begun = time.perf_counter()
        vectors = self._vault.vectors
        meant = question.english
        image_query = image.encode_query(meant) if meant and vectors.active("image") else None
        text_query = text.encode_query(meant) if meant and vectors.active("text") else None
        return Encoded(image_query, text_query, round(1000 * (time.perf_counter() - begun), 2))
