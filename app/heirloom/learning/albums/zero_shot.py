"""How much every item is like the album's sentence, before any answer and beside the answers."""

from __future__ import annotations

import numpy as np

from heirloom.embedding import ImageEncoder, TextEncoder
from heirloom.learning.albums.answers import LikeQuery
from heirloom.learning.blocks import PART_ROWS, Floats, Numbers, find
from heirloom.learning.features import TEXT, FeatureTable
from heirloom.vault import SpaceRow, Vault


def look_for(
    vault: Vault,
    table: FeatureTable,
    sentence: str,
    image: ImageEncoder | None,
    text: TextEncoder | None,
    known: LikeQuery | None = None,
) -> LikeQuery:
    """The sentence's z of every photo and of every item with passages; encoders of the spaces in use, None for none.

    Photos are re-ranked by their stored features, as search does. `known` is an earlier look with the same sentence
    and encoders: its photos are taken over, so that only those with higher numbers are read.
    """
    before = (np.empty(0, np.int64), np.empty(0, np.float32)) if known is None else _photos_of(known)
    space = vault.vectors.active("image")
    photos, seen = before
    if image is not None and space is not None:
        photos, seen = _look_at_photos(vault, space, image, sentence, before)
    texts, read = _look_at_texts(table, text, sentence)
    numbers = np.union1d(photos, texts)
    z = np.full((len(numbers), 2), np.nan, np.float32)
    for column, (found, values) in enumerate(((photos, seen), (texts, read))):
        z[find(numbers, found)[0], column] = values
    sure = image.sure_threshold if image is not None else text.sure_threshold if text is not None else 4.0
    return LikeQuery(sentence, numbers, z, sure)


def _photos_of(known: LikeQuery) -> tuple[Numbers, Floats]:
    seen = ~np.isnan(known.z[:, 0])
    return known.numbers[seen], known.z[seen, 0]


def _look_at_photos(
    vault: Vault, space: SpaceRow, image: ImageEncoder, sentence: str, before: tuple[Numbers, Floats]
) -> tuple[Numbers, Floats]:
    query = image.encode_query(sentence)
    numbers, found = [before[0]], [before[1]]
    after = int(before[0][-1]) if len(before[0]) else 0
    while True:
        keys, _, vectors = vault.vectors.load(space.id, after, PART_ROWS)
        if not len(keys):
            return np.concatenate(numbers), np.concatenate(found)
        cosines = vectors.astype(np.float32) @ query.vector
        z = np.asarray(image.z(query, cosines), np.float32)
        stored = vault.vectors.features(space.id, keys)
        have = np.fromiter((int(key) in stored for key in keys), np.bool_, len(keys))
        if have.any():
            z[have] = image.rerank(query, [stored[int(key)] for key in keys[have]], cosines[have])
        numbers.append(keys)
        found.append(z)
        after = int(keys[-1])


def _look_at_texts(table: FeatureTable, text: TextEncoder | None, sentence: str) -> tuple[Numbers, Floats]:
    block = table.blocks.get(TEXT)
    if text is None or block is None:
        return np.empty(0, np.int64), np.empty(0, np.float32)
    query = text.encode_query(sentence)
    if len(query.vector) != block.width:
        return np.empty(0, np.int64), np.empty(0, np.float32)
    cosines = block.project(query.vector[:, None])[:, 0]
    return block.numbers, np.asarray(text.z(query, cosines), np.float32)
