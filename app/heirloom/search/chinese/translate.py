"""Puts a Chinese question into English words, for encoders that know no Chinese.

Words are cut at the dictionary's headwords so that as few words as possible cover the text, longer ones first;
each gives its plainest meaning. The result is no sentence, but encoders of meaning hardly look at word order.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from heirloom.core.words import has_cjk
from heirloom.search.chinese.cedict import MAX_HEADWORD, Dictionary, Entry
from heirloom.search.chinese.everyday import EVERYDAY, LOCATIONS, MEASURES, NUMBERS, PARTICLES
from heirloom.search.chinese.senses import glosses, proper_names, same_as

_CJK_RUN: Final = re.compile("[\u3400-\u9fff]+")

_NUMBERED: Final = re.compile(f"[{''.join(NUMBERS)}]+(?:[{''.join(MEASURES)}])")
_UNKNOWN_COST: Final = 3.0
_SINGLE_COST: Final = 1.6
_PLACE_COST: Final = 1.4
"""Of a single character that says where: "阳台上" is on the balcony, not a sun upon a stage."""
_WORD_COST: Final = 1.0
_PARTICLE_COST: Final = 0.8
_GLUED_COST: Final = 0.85
"""Added to a headword that begins or ends with a particle: "面的" is a taxi in the book, hardly ever in a question."""
_SORTS: Final = frozenset("省市县區区岛島镇鎮")
"""What a place is, written after a name that the dictionary may hold alone: 普吉岛, 杭州市."""
_SHORTEST_SORTED: Final = 2


@dataclass(frozen=True, slots=True)
class Word:
    """A Chinese word of the question and its English meanings, best first; none when it only serves grammar."""

    chinese: str
    english: tuple[str, ...]
    known: bool = True
    counted: bool = False
    """A number with its measure word, as "一杯"."""
    other: str = ""
    """The same in traditional characters, or in simplified ones where those stand in the question; else empty."""


class Translator:
    """Chinese to English by dictionary; text without Chinese comes back as it is."""

    def __init__(self, dictionary: Dictionary | None = None) -> None:
        self._dictionary = dictionary or Dictionary()
        self.words = lru_cache(maxsize=256)(self._words)
        """The words of a text, cut and looked up; kept for the last 256 texts."""

    def to_english(self, text: str) -> str:
        """English words in the order of the text; Latin stretches stay, unknown Chinese is left out."""
        if not has_cjk(text):
            return text
        pieces: list[str] = []
        at = 0
        for run in _CJK_RUN.finditer(text):
            pieces.append(text[at : run.start()].strip(" ，。！？、；："))
            pieces += _english_order(self.words(run.group()))
            at = run.end()
        pieces.append(text[at:].strip(" ，。！？、；："))
        return " ".join(piece for piece in pieces if piece)

    def names(self, text: str) -> list[str]:
        """English proper names that a text as a whole may stand for: "北京" gives "Beijing", "厦门" two of them."""
        found = self._dictionary.entries(text)
        for form in (text, text[:-1] if text[-1:] in _SORTS and len(text) > _SHORTEST_SORTED else ""):
            names = proper_names(found.get(form, []))
            target = None if names else same_as([entry for entry in found.get(form, []) if entry.proper])
            names = names or (proper_names(self._dictionary.entries(target).get(target, [])) if target else [])
            if names:
                return names
        return []

    def unload(self) -> None:
        """Give the dictionary's memory back."""
        self._dictionary.unload()

    def _words(self, text: str) -> tuple[Word, ...]:
        entries = self._dictionary.entries(text)
        found: list[Word] = []
        for run in _CJK_RUN.finditer(text):
            at = 0
            for numbered in _NUMBERED.finditer(run.group()):
                if numbered.group() in entries and len(numbered.group()) > 2:
                    continue
                found += self._cut(run.group()[at : numbered.start()], entries)
                found.append(_numbered(numbered.group()))
                at = numbered.end()
            found += self._cut(run.group()[at:], entries)
        return tuple(found)

    def _cut(self, run: str, entries: dict[str, list[Entry]]) -> list[Word]:
        """The cheapest way to cover a run with headwords; shortest path from its start to its end."""
        best: list[tuple[float, int]] = [(0.0, 0)]
        for end in range(1, len(run) + 1):
            options = []
            for begin in range(max(0, end - MAX_HEADWORD), end):
                cost = _cost(run[begin:end], entries)
                if cost is not None:
                    options.append((best[begin][0] + cost, begin))
            best.append(min(options))
        words: list[Word] = []
        end = len(run)
        while end:
            begin = best[end][1]
            words.append(self._word(run[begin:end], entries))
            end = begin
        return words[::-1]

    def _word(self, chinese: str, entries: dict[str, list[Entry]]) -> Word:
        own = entries.get(chinese, [])
        other = _other_script(chinese, own)
        forms = [chinese, *(entry.simplified for entry in own)]
        for form in forms:
            if form in EVERYDAY:
                return Word(chinese, tuple(filter(None, [EVERYDAY[form]])), other=other)
        meanings = glosses(own)
        target = None if meanings else same_as(own)
        if target and target != chinese:
            meanings = glosses(self._dictionary.entries(target).get(target, []))
        return Word(chinese, tuple(meanings), known=bool(meanings), other=other)


def _other_script(chinese: str, entries: Sequence[Entry]) -> str:
    """A word in the script that it is not written in; empty where both write it alike, as in one of its meanings."""
    others = [entry.traditional if chinese == entry.simplified else entry.simplified for entry in entries]
    return "" if not others or chinese in others else others[0]


def _cost(word: str, entries: dict[str, list[Entry]]) -> float | None:
    """What a word adds to a reading of the text; None when it is no word. Single characters are dearer than words."""
    if word in PARTICLES:
        return _PARTICLE_COST
    if EVERYDAY.get(word) in LOCATIONS and len(word) == 1:
        return _PLACE_COST
    if len(word) == 1:
        return _SINGLE_COST if word in EVERYDAY or word in entries else _UNKNOWN_COST
    if word in EVERYDAY:
        return _WORD_COST
    if word not in entries:
        return None
    glued = _GLUED_COST * (word[-1] in PARTICLES or word[0] in PARTICLES)
    # A headword that is only somebody's name or a cross reference rarely is what was meant.
    return _WORD_COST + glued + 0.2 * all(entry.proper for entry in entries[word])


def _english_order(words: Sequence[Word]) -> list[str]:
    """First meanings in order, but "living room · in · 的 · sofa" as "sofa in living room"."""
    for at in range(1, len(words) - 2):
        if words[at].english[:1] and words[at].english[0] in LOCATIONS and words[at + 1].chinese == "的":
            return [*_english_order(words[at + 2 :]), words[at].english[0], *_english_order(words[:at])]
    return [word.english[0] for word in words if word.english]


def _numbered(text: str) -> Word:
    """ "三只", "一群", "一杯": the number and what the measure word says."""
    words = [NUMBERS[char] for char in text[:-1]] + [MEASURES[text[-1]]]
    return Word(text, tuple(filter(None, [" ".join(word for word in words if word)])), counted=True)
