"""Cuts text into passages small enough for one vector, at paragraph and sentence ends."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from heirloom.core.records import PageText
from heirloom.vault import ENCODED_MOST

MOST_WEIGHT = 1200
"""About 200 English words. A Chinese character weighs as much as 3.4 letters, so about 350 of them."""
CJK_WEIGHT = 3.4
WIDE_WEIGHT = 10 * MOST_WEIGHT
"""Of passages that have no vector: one endless log must not outnumber all letters in the words index."""

_PARAGRAPH = re.compile(r"\n[ \t\r\f]*\n\s*")
_SENTENCE = re.compile(r"(?<=[.!?…])[\"'”’)\]]*\s+|(?<=[。！？；])|\n")
_CJK = re.compile(r"[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]")
_SPACE = re.compile(r"[ \t\r\f\v\u00a0]+")


def cut(text: str, before: int = 0) -> list[str]:
    """Passages of `text` in order, nothing left out, each at most about 200 words.

    Whole paragraphs are joined while they fit; a longer one is cut at sentence ends, a longer sentence anywhere.
    `before` passages of the same document came earlier: those beyond `ENCODED_MOST` are ten times as large.
    """
    passages: list[str] = []
    held: list[str] = []
    weight = 0.0
    for piece in _pieces(text):
        mine = weigh(piece)
        most = MOST_WEIGHT if before + len(passages) < ENCODED_MOST else WIDE_WEIGHT
        if held and weight + mine > most:
            passages.append("\n".join(held))
            held, weight = [], 0.0
        held.append(piece)
        weight += mine
    if held:
        passages.append("\n".join(held))
    return passages


def cut_pages(pages: Iterable[PageText]) -> list[tuple[int | None, str]]:
    """(page, passage) of a whole document, cut page by page."""
    made: list[tuple[int | None, str]] = []
    for page in pages:
        made.extend((page.page, piece) for piece in cut(page.text, len(made)))
    return made


def weigh(text: str) -> float:
    """Length in letters, with CJK characters counted for the words that they are."""
    cjk = len(_CJK.findall(text))
    return len(text) + cjk * (CJK_WEIGHT - 1)


def _pieces(text: str) -> Iterator[str]:
    """Paragraphs that fit, sentences of those that do not, stretches of sentences that do not either."""
    for paragraph in _PARAGRAPH.split(text):
        folded = "\n".join(_SPACE.sub(" ", line).strip() for line in paragraph.split("\n")).strip()
        if not folded:
            continue
        if weigh(folded) <= MOST_WEIGHT:
            yield folded
            continue
        for sentence in _SENTENCE.split(folded):
            yield from _stretches(sentence.strip())


def _stretches(sentence: str) -> Iterator[str]:
    """Only a window is weighed at a time: a file of one line of megabytes must not cost its square."""
    start = 0
    while start < len(sentence):
        window = sentence[start : start + MOST_WEIGHT]
        most = len(window)
        while (heavy := weigh(window[:most])) > MOST_WEIGHT:
            most = min(most - 1, int(most * MOST_WEIGHT / heavy))
        space = window.rfind(" ", most // 2, most) if start + most < len(sentence) else -1
        end = space if space > 0 else most
        stretch = window[:end].strip()
        if stretch:
            yield stretch
        start += end
