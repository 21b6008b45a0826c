"""Items by their file names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from heirloom.core.records import Channel, Item
from heirloom.core.words import Term, content_terms, fold, index_text
from heirloom.search.channels.passages import ALL_WORDS
from heirloom.search.fuse import Finding
from heirloom.vault import Vault

Numbers = NDArray[np.int64]

WHOLE_NAME: Final = 6.0
_NAME_HITS: Final = 60
_MISSING: Final = 1.5
"""What is lost by the share of the words that a name does not hold."""
_ENOUGH: Final = 0.5


def findings_by_name(vault: Vault, text: str, subset: Numbers | None) -> Finding:
    """Items whose file name holds words asked for: every one is sure, the name itself surest."""
    asked = [term for term in content_terms(text) if not term.stop]
    hits = vault.items.find_by_name(text, _NAME_HITS) if asked else []
    found = vault.items.by_numbers([number for number, _ in hits])
    allowed = None if subset is None else set(subset.tolist())
    numbers, evidence = [], []
    for number, item in found.items():
        strength = name_evidence(text, asked, item)
        if strength is not None and (allowed is None or number in allowed):
            numbers.append(number)
            evidence.append(strength)
    return Finding(Channel.NAME, np.array(numbers, np.int64), np.array(evidence, np.float32))


def name_evidence(text: str, asked: Sequence[Term], item: Item) -> float | None:
    """How well a file name answers: the very name, every word in it, half of them, or (None) less than that."""
    name = fold(item.original_name)
    if fold(text).strip() in (name, name.rpartition(".")[0]):
        return WHOLE_NAME
    held = set(index_text(name).replace("_", " ").replace("-", " ").replace(".", " ").split())
    tokens = [token for term in asked for token in term.tokens]
    share = sum(token in held for token in tokens) / len(tokens) if tokens else 0.0
    if share == 1:
        return ALL_WORDS
    return _MISSING * (share - 1) if share >= _ENOUGH else None
