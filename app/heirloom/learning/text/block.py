"""The "words" block of a FeatureTable: the words of each item that has passages, kept in step with the vault."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Final

import numpy as np
import scipy.sparse as sparse
from numpy.typing import NDArray

from heirloom.learning.blocks import PART_ROWS, Floats, Numbers, find
from heirloom.learning.text.lexical import BUCKETS, Idf, added, no_counts, weighted
from heirloom.learning.text.reading import Reading
from heirloom.vault import Vault

WORDS: Final = "words"
SETTLED_GROWTH: Final = 1.1
"""How rare words are is looked at anew when there are a tenth more items, so that rows seldom change."""


@dataclass(frozen=True, slots=True, eq=False)
class WordsBlock:
    """Rows (m, BUCKETS) of length 1.5 for the items `numbers` (m,), ascending, kept sparse: about 1.5 kB an item.

    Never changed: `update` gives another, so any thread may hold one.
    """

    numbers: Numbers = field(default_factory=lambda: np.empty(0, np.int64))
    counts: sparse.csr_matrix = field(default_factory=no_counts)
    """How often each term occurs in each item, (m, 2**TERM_BITS)."""
    weights: sparse.csr_matrix = field(default_factory=lambda: weighted(no_counts(), Idf.of(no_counts())))
    idf: Idf = field(default_factory=lambda: Idf.of(no_counts()))
    reading: Reading = field(default_factory=Reading)

    @property
    def width(self) -> int:
        return BUCKETS

    def update(self, vault: Vault) -> WordsBlock:
        """This block, or one with the passages that came and without those that went. Costs what is new."""
        reading, gone, items, fresh = self.reading.more(vault)
        if reading is self.reading:
            return self
        stay = ~np.isin(self.numbers, gone)
        numbers, counts = added(self.numbers[stay], self.counts[stay], items, fresh)
        changed = np.isin(numbers, items) | np.isin(numbers, gone)
        block = replace(self, numbers=numbers, counts=counts, reading=reading)
        if not self.idf.items / SETTLED_GROWTH <= len(numbers) <= self.idf.items * SETTLED_GROWTH:
            idf = Idf.of(counts)
            return replace(block, idf=idf, weights=weighted(counts, idf))
        return replace(block, weights=self._merged(numbers, changed, weighted(counts[changed], self.idf)))

    def rows(self, numbers: Numbers) -> tuple[Floats, NDArray[np.bool_]]:
        """Rows (n, BUCKETS) in full and which items have one; zeros where not. 16 kB a row: for a training set."""
        places, present = find(self.numbers, numbers)
        found = np.zeros((len(numbers), BUCKETS), np.float32)
        found[present] = self.weights[places[present]].toarray()
        return found, present

    def project(self, weights: Floats) -> Floats:
        """Every row times `weights` (BUCKETS, c): (m, c)."""
        starts = range(0, len(self.numbers), PART_ROWS)
        made = [self.weights[start : start + PART_ROWS] @ weights for start in starts]
        return np.concatenate(made) if made else np.zeros((0, weights.shape[1]), np.float32)

    def describe(self, text: str) -> Floats:
        """The row (BUCKETS,) that an item with this text would have: an album's sentence among the examples."""
        row: Floats = weighted(self.reading.terms.counts([[text]]), self.idf).toarray()[0]
        return row

    def _merged(self, numbers: Numbers, changed: NDArray[np.bool_], fresh: sparse.csr_matrix) -> sparse.csr_matrix:
        """Rows of the items that stayed as they were and the fresh ones, in the order of `numbers`."""
        places, _ = find(self.numbers, numbers[~changed])
        together = sparse.vstack([self.weights[places], fresh], "csr")
        order = np.argsort(np.concatenate([np.flatnonzero(~changed), np.flatnonzero(changed)]))
        return together[order]
