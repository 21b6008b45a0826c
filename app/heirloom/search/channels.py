"""Pictures by their looks and items by their file names, with evidence on the common scale of `fuse`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from heirloom.core.records import Channel, Item
from heirloom.core.words import Term, fold, index_text, terms
from heirloom.embedding.encoder import ImageEncoder, ImageQuery
from heirloom.search.fuse import Finding
from heirloom.search.passages import ALL_WORDS
from heirloom.search.spaces import SpaceIndex
from heirloom.vault import Vault

Numbers = NDArray[np.int64]
Floats = NDArray[np.float32]

RERANKED: Final = 1_000
"""Photos whose stored features are read for one question."""
_NAME_HITS: Final = 60

WHOLE_NAME: Final = 6.0


def image_finding(
    space: SpaceIndex, encoder: ImageEncoder, query: ImageQuery, subset: Numbers | None, *, whole: bool
) -> Finding:
    """Photos by meaning: nearest by vector, then the first thousand (or with `whole` all) by their features."""
    if whole:
        numbers, scores = space.index.scores(query.vector, subset)
    else:
        numbers, scores = space.index.search(query.vector, RERANKED, subset)
    if not len(numbers):
        return Finding(Channel.IMAGE, numbers, scores)
    evidence = np.asarray(_reranked(space, encoder, query, numbers, scores) - encoder.sure_threshold, np.float32)
    return Finding(Channel.IMAGE, numbers, evidence)


def _reranked(space: SpaceIndex, encoder: ImageEncoder, query: ImageQuery, numbers: Numbers, scores: Floats) -> Floats:
    features = space.features(numbers)
    have = np.fromiter((one is not None for one in features), np.bool_, len(features))
    z = np.asarray(encoder.z(query, scores), np.float32)
    if have.any():
        stored = [one for one in features if one is not None]
        z[have] = encoder.rerank(query, stored, scores[have])
    return z


def names_finding(vault: Vault, text: str, subset: Numbers | None) -> Finding:
    """Items whose file name holds every word asked for; the name itself is surest."""
    asked = [term for term in terms(text) if not term.stop]
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
    """How well a file name answers: the very name, every word in it, or (None) less than that."""
    name = fold(item.original_name)
    if fold(text).strip() in (name, name.rpartition(".")[0]):
        return WHOLE_NAME
    held = set(index_text(name).replace("_", " ").replace("-", " ").replace(".", " ").split())
    whole = bool(asked) and all(token in held for term in asked for token in term.tokens)
    return ALL_WORDS if whole else None
