"""Pictures by their looks, with evidence on the common scale of `fuse`."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from heirloom.core.records import Channel
from heirloom.embedding.encoder import ImageEncoder, ImageQuery, sure_line
from heirloom.search.fuse import Finding
from heirloom.search.spaces import SpaceIndex

Numbers = NDArray[np.int64]
Floats = NDArray[np.float32]

RERANKED: Final = 1_000
"""Photos whose stored features are read for one question."""
_TAIL: Final = 50
"""Where one of so many last ones is sure, more would be among those that were not looked at."""


def findings_by_looks(
    space: SpaceIndex, encoder: ImageEncoder, query: ImageQuery, subset: Numbers | None, *, whole: bool
) -> Finding:
    """Photos by meaning: nearest by vector, then the first thousand (or with `whole` all) by their features."""
    if whole:
        numbers, scores = space.index.scores(query.vector, subset)
    else:
        numbers, scores = space.index.search(query.vector, RERANKED, subset)
    if not len(numbers):
        return Finding(Channel.IMAGE, numbers, scores)
    z = _reranked(space, encoder, query, numbers, scores)
    line = sure_line(encoder.sure_threshold, float(z.max()))
    evidence = np.asarray(z - line, np.float32)
    cut = not whole and len(numbers) == RERANKED and bool((evidence[-_TAIL:] >= 0).any())
    return Finding(Channel.IMAGE, numbers, evidence, cut=cut)


def _reranked(space: SpaceIndex, encoder: ImageEncoder, query: ImageQuery, numbers: Numbers, scores: Floats) -> Floats:
    features = space.features(numbers)
    have = np.fromiter((one is not None for one in features), np.bool_, len(features))
    z = np.asarray(encoder.z(query, scores), np.float32)
    if have.any():
        stored = [one for one in features if one is not None]
        z[have] = encoder.rerank(query, stored, scores[have])
    return z
