"""A misspelt word put right: the nearest word of the vault's own texts and names, or of the vocabulary.

Distances count letters left out, put in, changed, or swapped with their neighbour (Damerau 1964, as optimal string
alignment); one such slip is looked for in short words, two in longer ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from string import ascii_lowercase
from typing import Final

from heirloom.core.words import fold
from heirloom.vault import Vault

_SHORTEST: Final = 4
_TWO_SLIPS_FROM: Final = 6
_ASKED_AT_ONCE: Final = 60
_READ: Final = 40
"""Names and passages that are read for their words."""
_COMPARED: Final = 12
_WORD: Final = re.compile(r"[^\W\d_]+")
_NEWER_WORDS: Final = """
wifi wlan hdmi gmail wechat whatsapp tiktok telegram airbnb spotify chatgpt covid selfie emoji jpeg heic docx xlsx pptx
barbeque airpods playstation xbox powerbank airtag passcode
"""
_NEWER: Final = frozenset(_NEWER_WORDS.split())
"""Words that are spelt right, though the vocabulary is older than they are."""


def put_right(vault: Vault, text: str, strange: Sequence[str], vocabulary: Iterable[str]) -> str | None:
    """The text with its strange words put right; None where nothing is near, or the vault has the words as they are.

    `vocabulary` are known words, the commonest first.
    """
    asked = [word for word in strange if word not in _NEWER]
    better = {word: near for word in asked if (near := _nearest(vault, word, vocabulary)) is not None}
    if not better:
        return None
    return _WORD.sub(lambda found: better.get(fold(found.group()), found.group()), text)


def distance(one: str, other: str, most: int) -> int:
    """Slips between two words, or `most` + 1 where there are more."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, first in enumerate(one, 1):
        last, before, row = before, row, [i]
        for j, second in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (first != second))
            if i > 1 and j > 1 and first == other[j - 2] and one[i - 2] == second:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)


def _nearest(vault: Vault, word: str, vocabulary: Iterable[str]) -> str | None:
    if len(word) < _SHORTEST or word in _held(vault, [word]):
        return None
    own = _held(vault, sorted(_slips(word)))
    if own:
        return _likeliest(word, own, vocabulary)
    most = 2 if len(word) >= _TWO_SLIPS_FROM else 1
    alike = [(at, known) for at, known in enumerate(vocabulary) if known[0] == word[0] and _as_long(known, word)]
    near = [(distance(word, known, most), at, known) for at, known in alike]
    best = sorted(one for one in near if one[0] <= most)[:_COMPARED]
    here = _held(vault, [known for slips, _, known in best if slips == best[0][0]]) if best else set()
    return next((known for _, _, known in best if known in here), best[0][2] if best else None)


def _likeliest(word: str, near: Iterable[str], vocabulary: Iterable[str]) -> str:
    """Of words one slip away the one that begins alike, then the commoner one: "montains" is seldom "contains"."""
    common = {known: at for at, known in enumerate(vocabulary)}
    return min(near, key=lambda known: (known[0] != word[0], common.get(known, len(common)), known))


def _as_long(known: str, word: str) -> bool:
    """Two letters more or less make another word rather than the same one misspelt: a chandelier is no chandler."""
    return abs(len(known) - len(word)) <= 1


def _held(vault: Vault, words: Sequence[str]) -> set[str]:
    """Those of the words that some text or name of the vault has."""
    held: set[str] = set()
    for start in range(0, len(words), _ASKED_AT_ONCE):
        asked = words[start : start + _ASKED_AT_ONCE]
        hits = vault.texts.search_words(" OR ".join(f'"{word}"' for word in asked), _READ)
        passages = vault.texts.get_many([hit.passage_id for hit in hits]).values()
        names = [name for _, name in vault.items.find_by_name(" ".join(asked), _READ)]
        met = {word for told in [*(one.text for one in passages), *names] for word in _WORD.findall(fold(told))}
        held |= met & set(asked)
    return held


def _slips(word: str) -> set[str]:
    """Every string one slip away."""
    parts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    left_out = {head + tail[1:] for head, tail in parts if tail}
    swapped = {head + tail[1] + tail[0] + tail[2:] for head, tail in parts if len(tail) > 1}
    changed = {head + letter + tail[1:] for head, tail in parts if tail for letter in ascii_lowercase}
    put_in = {head + letter + tail for head, tail in parts for letter in ascii_lowercase}
    return (left_out | swapped | changed | put_in) - {word}
