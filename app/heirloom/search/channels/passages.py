"""Passages found by words and by meaning together: both kinds of evidence are known for every line that either finds.

Rank fusion of a dense and a sparse ranking loses how good each match is; here the dense distance, in spreads of the
encoder's fixed sample, and a share of BM25 are added. Set against BM25 alone and against rank fusion on public
collections by `tests/benchmarks/retrieval_text.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from heirloom.core.records import Channel
from heirloom.core.words import has_cjk, match_expression, mostly_cjk
from heirloom.embedding.encoder import TextEncoder, TextQuery
from heirloom.search.fuse import Finding
from heirloom.search.spaces import SpaceIndex
from heirloom.vault import Vault

Numbers = NDArray[np.int64]
Floats = NDArray[np.float32]
Flags = NDArray[np.bool_]

NEAR: Final = 80
WORD_LINES: Final = 200
WHOLE: Final = 1_000
"""Both limits for a ranking without a cut."""

ALL_WORDS: Final = 1.5
"""Evidence of a line that holds every word, before its rank counts."""
_BM25_WEIGHT: Final = 0.3
_COMPLETE: Final = 1.0
_SPAN: Final = 4.0
_BELOW_SURE: Final = 0.05
_READ: Final = -3.0


@dataclass(frozen=True, slots=True)
class WordLines:
    """Passages that hold words of the question: ids, items, BM25, whether all words are there, whether by Chinese."""

    ids: Numbers
    numbers: Numbers
    bm25: Floats
    complete: Flags
    chinese: Flags


def by_words(vault: Vault, wordings: Sequence[str], subset: Numbers | None, *, whole: bool = False) -> WordLines:
    """Lines by their words, for each wording of the question; the better of two finds of the same line stays."""
    limit = WHOLE if whole else WORD_LINES
    lines: dict[int, tuple[int, float, bool, bool]] = {}
    for wording in wordings:
        some, every = match_expression(wording), match_expression(wording, need="all")
        if some is None or every is None:
            continue
        hits = vault.texts.search_words(some, limit, subset)
        full = hits if every == some else vault.texts.search_words(every, limit, subset)
        complete = {hit.passage_id for hit in full}
        for hit in [*full, *hits]:
            known = lines.get(hit.passage_id)
            found = (hit.item_number, hit.bm25, hit.passage_id in complete, has_cjk(wording))
            if known is None or (found[2], found[1]) > (known[2], known[1]):
                lines[hit.passage_id] = found
    rows = list(lines.values())
    return WordLines(
        ids=np.array(list(lines), np.int64),
        numbers=np.array([row[0] for row in rows], np.int64),
        bm25=np.array([row[1] for row in rows], np.float32),
        complete=np.array([row[2] for row in rows], np.bool_),
        chinese=np.array([row[3] for row in rows], np.bool_),
    )


def findings(
    vault: Vault,
    words: WordLines,
    meaning: tuple[SpaceIndex, TextEncoder, TextQuery] | None,
    subset: Numbers | None,
    *,
    english_only: bool,
    whole: bool = False,
) -> list[Finding]:
    """What words and meaning say, each line's `total` the two together. `meaning` is None where there are no vectors.

    An encoder that knows no Chinese makes noise of Chinese passages; with `english_only` those are left to the words.
    """
    total = word_evidence(words)
    if meaning is None:
        return [Finding(Channel.WORDS, words.numbers, total, words.ids, total)]
    space, encoder, query = meaning
    readable = words.ids[~words.chinese] if english_only else words.ids
    near, scores = _near(space, query, readable, subset, whole=whole)
    evidence = np.asarray(encoder.z(query, scores) - encoder.sure_threshold, np.float32)
    if english_only:
        keep = _readable(vault, near, evidence, known=readable, whole=whole)
        near, evidence = near[keep], evidence[keep]
    order = np.argsort(near)
    near, evidence = near[order], evidence[order]
    at = np.minimum(np.searchsorted(near, words.ids), max(len(near) - 1, 0))
    both = near[at] == words.ids if len(near) else np.zeros(len(words.ids), np.bool_)
    together = evidence.copy()
    added = _BM25_WEIGHT * words.bm25[both] + _COMPLETE * words.complete[both]
    together[at[both]] = np.maximum(evidence[at[both]] + added, total[both])
    total = total.copy()
    total[both] = together[at[both]]
    return [
        Finding(Channel.TEXT, space.numbers_of(near), evidence, near, together),
        Finding(Channel.WORDS, words.numbers, word_evidence(words), words.ids, total),
    ]


def word_evidence(words: WordLines) -> Floats:
    """Every word there is sure; some words count by how much of the question's best BM25 they reach."""
    share = words.bm25 / max(float(words.bm25.max(initial=0)), 1e-6)
    some = _SPAN * (share - 1) - _BELOW_SURE
    return np.where(words.complete, ALL_WORDS + share, some).astype(np.float32)


def _near(
    space: SpaceIndex, query: TextQuery, worded: Numbers, subset: Numbers | None, *, whole: bool
) -> tuple[Numbers, Floats]:
    """The nearest passages, and those found by words, with their cosines."""
    keys = None if subset is None else space.keys_of(subset)
    near, scores = space.index.search(query.vector, WHOLE if whole else NEAR, keys)
    others, other_scores = space.index.scores(query.vector, worded[~np.isin(worded, near)])
    return np.concatenate([near, others]), np.concatenate([scores, other_scores])


def _readable(vault: Vault, ids: Numbers, evidence: Floats, *, known: Numbers, whole: bool) -> Flags:
    """Which passages an English encoder can have understood; those it hardly speaks for are left unless `whole`."""
    worded = np.isin(ids, known)
    asked = (evidence > _READ) & ~worded
    passages = vault.texts.get_many(ids[asked])
    foreign = [int(id) for id, passage in passages.items() if mostly_cjk(passage.text[:200])]
    return ~np.isin(ids, foreign) & (whole | asked | worded)
