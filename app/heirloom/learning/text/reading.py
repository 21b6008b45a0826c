"""Which passages were read, and the terms of those that came since: a part at a time, so memory stays bounded."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

import numpy as np
import scipy.sparse as sparse

from heirloom.learning.blocks import Numbers
from heirloom.learning.text.lexical import added, no_counts
from heirloom.learning.text.terms import Terms
from heirloom.vault import Vault

_READ_TOGETHER: Final = 2_048

Found = tuple[Numbers, sparse.csr_matrix]
"""Items, ascending, and the counts of their terms, a row each."""


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """Passages read so far: their ids, ascending, and whose they are."""

    keys: Numbers = field(default_factory=lambda: np.empty(0, np.int64))
    owners: Numbers = field(default_factory=lambda: np.empty(0, np.int64))
    terms: Terms = field(default_factory=Terms)

    def more(self, vault: Vault) -> tuple[Reading, Numbers, Numbers, sparse.csr_matrix]:
        """What is read now, items whose earlier counts no longer hold, items with new counts, and those counts.

        The reading is this very one where nothing changed.
        """
        nothing = np.empty(0, np.int64)
        count, newest = vault.texts.extent()
        if count == len(self.keys) and newest == self._last():
            return self, nothing, nothing, no_counts()
        keys, owners = vault.texts.owners()
        gone = np.unique(self.owners[~np.isin(self.keys, keys)])
        # What stays of an item that lost passages is read again together with what is new.
        wanted = keys[(keys > self._last()) | np.isin(owners, gone)]
        items, counts = self._read(vault, wanted, dict(zip(keys.tolist(), owners.tolist(), strict=True)))
        return Reading(keys, owners, self.terms), gone, items, counts

    def _last(self) -> int:
        return int(self.keys[-1]) if len(self.keys) else 0

    def _read(self, vault: Vault, wanted: Numbers, owners: dict[int, int]) -> Found:
        items, counts = np.empty(0, np.int64), no_counts()
        for start in range(0, len(wanted), _READ_TOGETHER):
            part = vault.texts.get_many(wanted[start : start + _READ_TOGETHER])
            found = self._counted((owners[id], passage.text) for id, passage in sorted(part.items()))
            items, counts = added(items, counts, *found)
        return items, counts

    def _counted(self, passages: Iterable[tuple[int, str]]) -> Found:
        texts: dict[int, list[str]] = {}
        for item, text in passages:
            texts.setdefault(item, []).append(text)
        items = np.array(sorted(texts), np.int64)
        return items, self.terms.counts([texts[item] for item in items.tolist()])
