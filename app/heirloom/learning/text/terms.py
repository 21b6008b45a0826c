"""From text to counted terms: words without their endings, pairs of Chinese characters, each under a fixed number.

Terms are numbered by hashing (Weinberger et al. 2009, arXiv 0902.2206): no word list is kept, so nothing grows with
the vault but the items themselves, and a term has the same number in every vault.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from zlib import crc32

import numpy as np
import scipy.sparse as sparse

from heirloom.core.words import STOP_WORDS, index_text

TERM_BITS = 20
"""A million numbers: of 50,000 different words two in a hundred share theirs with another."""
MOST_CHARACTERS = 200_000
"""Of one item: a long chapter. What lies beyond says little new about what the item is about."""
MOST_TERMS = 1_024
"""Different terms of one item, the most frequent first."""
MOST_COUNTED = 60_000
_MOST_KNOWN = 200_000

_WORD = re.compile(r"[^\W_]{2,}")
_ENDINGS = (
    ("ations", "at"),
    ("ation", "at"),
    ("ings", ""),
    ("ing", ""),
    ("ies", "y"),
    ("edly", ""),
    ("ed", ""),
    ("ly", ""),
    ("es", ""),
    ("s", ""),
    ("e", ""),
)
_SHORTEST_STEM = 3


class Terms:
    """Counts terms; remembers the numbers of words already met, a bounded lot of them."""

    def __init__(self) -> None:
        self._known: dict[str, int] = {}

    def counts(self, items: Sequence[Sequence[str]]) -> sparse.csr_matrix:
        """How often each term occurs in the texts of each item together: (n, 2**TERM_BITS) uint16."""
        rows = [self._count(texts) for texts in items]
        starts = np.concatenate([[0], np.cumsum([len(row) for row in rows], dtype=np.int64)])
        numbers = np.fromiter((number for row in rows for number, _ in row), np.int32, int(starts[-1]))
        often = np.fromiter((min(count, MOST_COUNTED) for row in rows for _, count in row), np.uint16, int(starts[-1]))
        return sparse.csr_matrix((often, numbers, starts.astype(np.int32)), (len(rows), 1 << TERM_BITS))

    def _count(self, texts: Iterable[str]) -> list[tuple[int, int]]:
        """Term numbers, ascending, and how often each occurs."""
        counts: Counter[int] = Counter()
        left = MOST_CHARACTERS
        for text in texts:
            words = _WORD.findall(index_text(text[:left]))
            counts.update(number for word in words if (number := self._number(word)) >= 0)
            left -= len(text)
            if left <= 0:
                break
        return sorted(counts.most_common(MOST_TERMS))

    def _number(self, word: str) -> int:
        """The number of a word's term, -1 for a word that says nothing."""
        number = self._known.get(word)
        if number is None:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            number = -1 if word in STOP_WORDS else crc32(stem(word).encode()) & ((1 << TERM_BITS) - 1)
            self._known[word] = number
        return number


def stem(word: str) -> str:
    """A word without the commonest English endings, as long as three letters stay (after Harman 1991)."""
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word[: -len(ending)] + instead
    return word
