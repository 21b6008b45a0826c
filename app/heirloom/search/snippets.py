"""The few words of a passage that show why it was found."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from heirloom.core.words import Term, has_cjk

_WIDTH: Final = 140
_WIDTH_CJK: Final = 60


_RULES: Final = re.compile(r"(?:^|(?<=\s))(?:[-_=*~#.·•—–─━|+]\s?){4,}(?=\s|$)")
"""Lines drawn with signs say nothing; in a stretch of a few words they take the words' room."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A stretch of a text, and the [begin, end) of words asked for in it."""

    text: str
    marks: tuple[tuple[int, int], ...]


def quote(text: str, asked: Sequence[Term]) -> Quote:
    """The stretch of a text that holds most of the words asked for, its beginning when it holds none."""
    plain = " ".join(_RULES.sub(" ", text).split())
    width = _WIDTH_CJK if has_cjk(plain[:200]) else _WIDTH
    if len(plain) > width:
        begin = _best_start(plain, _places(plain, asked), width)
        end = min(len(plain), begin + width)
        if not has_cjk(plain[begin:end]):
            begin, end = _word_edges(plain, begin, end)
        plain = f"{'… ' if begin else ''}{plain[begin:end].strip()}{' …' if end < len(plain) else ''}"
    return Quote(plain, marks(plain, asked))


def snippet(text: str, asked: Sequence[Term]) -> str:
    """The text of `quote` alone."""
    return quote(text, asked).text


def marks(text: str, asked: Sequence[Term]) -> tuple[tuple[int, int], ...]:
    """Where words asked for stand in a text, in order, those that touch or overlap as one."""
    found: list[tuple[int, int]] = []
    for begin, token in _places(text, asked):
        end = begin + len(token)
        if not has_cjk(token):
            end = _LATIN_END.match(text, begin + len(_stem(token))).end()  # type: ignore[union-attr]
        if found and begin <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((begin, end))
    return tuple(found)


_LATIN_END: Final = re.compile(r"[^\W_]*")


def _places(plain: str, asked: Sequence[Term]) -> list[tuple[int, str]]:
    """Where words asked for begin; a Latin word also as the beginning of a longer one, as stems differ."""
    lowered = plain.lower()
    if len(lowered) != len(plain):
        lowered = plain
    places: list[tuple[int, str]] = []
    for term in asked:
        if term.stop:
            continue
        for token in (term.surface, *term.tokens) if term.cjk else term.tokens:
            pattern = re.escape(token) if term.cjk else rf"\b{re.escape(_stem(token))}"
            places += [(hit.start(), token) for hit in list(re.finditer(pattern, lowered))[:20]]
    return sorted(places)


def _stem(word: str) -> str:
    """Enough of a word that its other forms are met too."""
    return word if len(word) <= 4 else word[: max(4, len(word) - 2)]


def _best_start(plain: str, places: list[tuple[int, str]], width: int) -> int:
    best, chosen = 0, 0
    for at, (place, _) in enumerate(places):
        held = {token for other, token in places[at:] if other < place + width * 3 // 4}
        if len(held) > best:
            best, chosen = len(held), place
    return max(0, min(chosen - width // 6, len(plain) - width))


def _word_edges(plain: str, begin: int, end: int) -> tuple[int, int]:
    """Move both ends so that no word is cut."""
    if begin:
        space = plain.find(" ", begin, begin + 25)
        begin = space + 1 if space >= 0 else begin
    if end < len(plain):
        space = plain.rfind(" ", max(begin, end - 25), end)
        end = space if space >= 0 else end
    return begin, end
