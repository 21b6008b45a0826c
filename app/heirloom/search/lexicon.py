"""Whether a question says anything in words that encoders of English know: nothing can be sure by an unknown word.

An encoder gives a vector for any string of letters, and some picture always lies near it. A word counts as known when
it stands whole in the starter's vocabulary, when whole words of that vocabulary make it up ("strawberries"), or when
the English of the dictionary holds it or another form of it ("giraffe", "kayaks").
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from heirloom.core.paths import models_dir
from heirloom.core.words import Term, content_terms
from heirloom.embedding.starter.files import StarterFiles

_SHORTEST_PART: Final = 3
_FOREIGN_ACCENTS: Final = 1 / 3
"""English keeps the accents of "café" and "résumé"; a word with more of them is none of its own."""
_ENDINGS: Final = ("ies", "ing", "es", "ed", "s", "y", "e")
_SHORTEST_STEM: Final = 4
_LONGEST: Final = 30
"""Letters of a word; what is longer is none."""
_WORDS_READ: Final = 12


class Lexicon:
    """Knows English words. The dictionary's text is asked only for what the vocabulary lacks."""

    def __init__(self, dictionary_text: Callable[[], str]) -> None:
        self._dictionary_text = dictionary_text
        self._in_dictionary = lru_cache(maxsize=4096)(self._look_up)
        """Looking through the whole dictionary takes some ten milliseconds, and a question asks several times."""

    def knows_any(self, text: str) -> bool:
        """Whether one word of the text that says something is known; true where there is nothing to judge by."""
        vocabulary = _vocabulary()
        asked = _asked(text)
        if not vocabulary:
            return True
        return any(_in_vocabulary(word, vocabulary) for word in asked) or any(map(self._in_dictionary, asked))

    def knows_all(self, text: str) -> bool:
        """Whether every word of the text that says something is known."""
        return not self.unknown_words(text)

    def unknown_words(self, text: str) -> list[str]:
        """The words of a text that are none, in lower case; numbers and other scripts apart."""
        vocabulary = _vocabulary()
        asked = [word for word in _asked(text) if vocabulary and not _in_vocabulary(word, vocabulary)]
        return [word for word in asked if not self._in_dictionary(word)]

    def common_words(self) -> tuple[str, ...]:
        """The whole words of the vocabulary, the commonest first."""
        return _whole_words()

    def _look_up(self, word: str) -> bool:
        """As a word, or as the name of something: "Eiffel", "IKEA"."""
        stem = _stem(word)
        forms = dict.fromkeys([stem, word.capitalize(), word.upper()])
        return len(stem) >= _SHORTEST_STEM and any(_begins_a_word(form, self._dictionary_text()) for form in forms)


def _asked(text: str) -> list[str]:
    return [word for term in content_terms(text) for word in _words(term) if len(word) <= _LONGEST][:_WORDS_READ]


def _words(term: Term) -> list[str]:
    """A term's Latin words, without their few accents; nothing for numbers and for other scripts."""
    return [plain for token in term.tokens if (plain := _plain(token)) is not None]


def _plain(token: str) -> str | None:
    parts = unicodedata.normalize("NFD", token)
    plain = "".join(char for char in parts if not unicodedata.combining(char))
    accents = len(parts) - len(plain)
    return plain if plain.isascii() and plain.isalpha() and accents <= _FOREIGN_ACCENTS * len(plain) else None


def _in_vocabulary(word: str, vocabulary: bytes) -> bool:
    if len(word) > 1 and _entry(word) in vocabulary:
        return True
    return _covered(word, vocabulary) == len(word)


def _covered(word: str, vocabulary: bytes) -> int:
    """Letters of a word that whole words of the vocabulary cover, longest first from the left."""
    covered, at = 0, 0
    while at <= len(word) - _SHORTEST_PART:
        ends = range(len(word), at + _SHORTEST_PART - 1, -1)
        end = next((end for end in ends if _entry(word[at:end]) in vocabulary), at)
        covered += end - at
        at = max(end, at + 1)
    return covered


def _entry(word: str) -> bytes:
    """A word as the tokeniser's file lists it; pieces that only continue a word begin with ## there."""
    return f'"{word}":'.encode()


def _stem(word: str) -> str:
    return next((word.removesuffix(ending) for ending in _ENDINGS if word.endswith(ending)), word)


def _begins_a_word(stem: str, text: str) -> bool:
    """Whether some word of the text is the stem with at most three letters more."""
    at = text.find(stem)
    while at >= 0:
        end = at + len(stem)
        rest = next((far for far in range(4) if not text[end + far : end + far + 1].isalnum()), None)
        if rest is not None and not text[at - 1 : at].isalnum():
            return True
        at = text.find(stem, end)
    return False


@cache
def _whole_words() -> tuple[str, ...]:
    """In the order of the tokeniser's file, which is that of how often they were met."""
    return tuple(word.decode() for word in re.findall(rb'"([a-z]{3,})":', _vocabulary()))


@cache
def _vocabulary() -> bytes:
    """The starter's tokeniser as written, half a megabyte; empty where it is not installed."""
    path: Path = StarterFiles.in_models_dir(models_dir()).tokeniser
    return path.read_bytes() if path.is_file() else b""
