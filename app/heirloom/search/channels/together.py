"""Items whose file name and whose folder's name hold the words between them: "Lisbon invoice", "公司发票"."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from heirloom.core.records import Channel
from heirloom.search.channels.folders import ENOUGH, NOTHING, PARTLY, Met, share_held
from heirloom.search.channels.names import one_of, own_words
from heirloom.search.fuse import Finding
from heirloom.search.number_sets import are_in
from heirloom.vault import Vault

ALL_WORDS: Final = 1.3
"""Evidence of a folder and a name that hold every word between them: above the folder alone, below the name alone."""
NOTHING_ELSE: Final = 4.0
"""The same where the file's own name says nothing but what was asked for."""
_NAMES_READ: Final = 200
BY_BOTH: Final = -(1 << 40)
"""A finding gives this less the row of folder names in the stead of a passage."""


def findings_together(vault: Vault, met: Met) -> Finding:
    """Items that hold more of the words by both names than by either; an entire wording wants all of them."""
    tokens = list(dict.fromkeys(token for word in met.words for token in word))
    partly = [row for row, held in met.held.items() if len(held) < len(tokens)]
    if not partly or len(tokens) < 2:
        return NOTHING
    named: dict[tuple[int, int], set[str]] = {}
    for token, pairs in zip(tokens, vault.origins.folders.items_named(partly, tokens), strict=True):
        for row, number in pairs.tolist():
            named.setdefault((row, number), set()).add(token)
    least = 1.0 if met.wording.entire else ENOUGH
    best: dict[int, tuple[float, int]] = {}
    for (row, number), own in named.items():
        share = share_held(met.words, own | met.held[row])
        either = max(share_held(met.words, own), share_held(met.words, met.held[row]))
        if share >= least and share > either and share > best.get(number, (0.0, 0))[0]:
            best[number] = (share, row)
    return _finding(vault, met, best)


def _finding(vault: Vault, met: Met, best: dict[int, tuple[float, int]]) -> Finding:
    """`best` is the share of the words and the folder's row, by item number."""
    numbers = np.array(sorted(best), np.int64)
    if met.wording.within is not None:
        numbers = numbers[are_in(numbers, met.wording.within)]
    share = np.array([best[number][0] for number in numbers.tolist()], np.float32)
    rows = np.array([best[number][1] for number in numbers.tolist()], np.int64)
    evidence = np.where(share == 1, np.float32(ALL_WORDS), np.float32(PARTLY) * (share - 1))
    evidence[are_in(numbers, _saying_nothing_else(vault, met, numbers[share == 1]))] = NOTHING_ELSE
    return Finding(Channel.NAME, numbers, np.asarray(evidence, np.float32), BY_BOTH - rows)


def _saying_nothing_else(vault: Vault, met: Met, numbers: NDArray[np.int64]) -> list[int]:
    """Those of the items whose own names have no word that was not asked for."""
    asked = {one_of(token) for word in met.words for token in word}
    items = vault.items.by_numbers(numbers[:_NAMES_READ])
    return [number for number, item in items.items() if asked.issuperset(map(one_of, own_words(item.original_name)))]
