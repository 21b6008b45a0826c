"""The channels: each asks one part of the vault and gives findings with evidence on the common scale of `fuse`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from heirloom.core.records import Channel, Item
from heirloom.core.words import Term, fold, index_text, match_expression, terms
from heirloom.embedding.encoder import ImageEncoder, ImageQuery, TextEncoder, TextQuery
from heirloom.search.fuse import Finding
from heirloom.search.spaces import SpaceIndex
from heirloom.vault import Vault

Numbers = NDArray[np.int64]
Floats = NDArray[np.float32]

RERANKED: Final = 1_000
"""Photos whose stored features are read for one question."""
_NEAR_PASSAGES: Final = 80
_WORD_HITS: Final = 200
_NAME_HITS: Final = 60

WHOLE_NAME: Final = 6.0
_ALL_WORDS: Final = 1.5
"""Evidence of a passage that holds every word, before its rank counts."""
_WORDS_SPAN: Final = 4.0
_SOME_WORDS: Final = -4.0


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


def text_finding(
    space: SpaceIndex, encoder: TextEncoder, query: TextQuery, subset: Numbers | None, *, whole: bool = False
) -> Finding:
    """Passages by meaning, the nearest few or with `whole` a thousand."""
    keys = None if subset is None else space.keys_of(subset)
    found, scores = space.index.search(query.vector, RERANKED if whole else _NEAR_PASSAGES, keys)
    evidence = np.asarray(encoder.z(query, scores) - encoder.sure_threshold, np.float32)
    return Finding(Channel.TEXT, space.numbers_of(found), evidence, found)


def words_finding(vault: Vault, text: str, subset: Numbers | None, *, limit: int = _WORD_HITS) -> Finding:
    """Passages by their words: every word there is sure, some words count by how much of the best rank they reach."""
    some, every = match_expression(text), match_expression(text, need="all")
    if some is None or every is None:
        return Finding(Channel.WORDS, np.empty(0, np.int64), np.empty(0, np.float32))
    hits = vault.texts.search_words(some, limit, subset)
    whole = hits if every == some else vault.texts.search_words(every, limit, subset)
    complete = {hit.passage_id for hit in whole}
    merged = {hit.passage_id: hit for hit in [*whole, *hits]}
    top = max((hit.bm25 for hit in hits), default=1.0)
    evidence = [
        _words_evidence(hit.bm25 / top if top > 0 else 0.0, complete=hit.passage_id in complete)
        for hit in merged.values()
    ]
    return Finding(
        Channel.WORDS,
        np.array([hit.item_number for hit in merged.values()], np.int64),
        np.array(evidence, np.float32),
        np.array(list(merged), np.int64),
    )


def _words_evidence(share: float, *, complete: bool) -> float:
    """`share` of the best rank (BM25) that this question reaches anywhere, 0 to 1 and a little over."""
    share = min(max(share, 0.0), 1.0)
    return _ALL_WORDS + share if complete else _SOME_WORDS + _WORDS_SPAN * share - 0.05


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
    return _ALL_WORDS if whole else None
