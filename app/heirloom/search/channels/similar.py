"""Items like another one, or like a picture from outside, by the cosine of their vectors."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import numpy as np
from numpy.typing import NDArray

from heirloom.core.records import Channel, ItemId, Kind
from heirloom.embedding.encoder import ImageEncoder
from heirloom.search.fuse import Finding
from heirloom.search.spaces import SpaceIndex
from heirloom.vault import Vault

Numbers = NDArray[np.int64]
Pixels = NDArray[np.uint8]
"""A picture as the image encoder wants it: (size, size, 3) RGB."""

WEAKEST: Final = -3.0
"""Evidence below which a weaker hit is left out, once there are a few."""
ALIKE_SURE: Final = 0.85
"""Cosine from which two pictures are near-duplicates rather than of one sort; of texts, the same words or nearly."""
RELATED: Final = 0.4
"""Cosine from which two texts have something to do with each other."""
_SCALE: Final = 4.0
_OVERFETCH: Final = 4


def findings_alike(
    vault: Vault,
    spaces: Mapping[str, SpaceIndex],
    encoder: ImageEncoder,
    target: ItemId | Pixels,
    subset: Numbers | None,
    limit: int,
) -> Finding:
    """At least `limit` items where there are so many, itself left out."""
    space, own = spaces.get("image"), -1
    photos = vault.items.filter_numbers(kind=Kind.PHOTO)
    query: NDArray[np.float32] | None = None
    if isinstance(target, np.ndarray):
        query = encoder.encode(target[None]).vectors[0]
    else:
        own = int(vault.items.get(target).number)
        space, query = _vector_of(spaces, own)
    if space is None or query is None:
        return Finding(Channel.SIMILAR, np.empty(0, np.int64), np.empty(0, np.float32))
    keys = None if subset is None else space.keys_of(subset)
    found, scores = space.index.search(query, _OVERFETCH * limit, keys)
    numbers = space.numbers_of(found)
    evidence = np.asarray((scores - ALIKE_SURE) / (1 - ALIKE_SURE) * _SCALE, np.float32)
    # Likeness of looks and of meaning are two things: a document is never set beside a photo's text.
    alike = (numbers != own) & (np.isin(numbers, photos) == (space.space.role == "image"))
    if space.space.role == "text":
        alike &= scores >= RELATED
    return Finding(Channel.SIMILAR, numbers[alike], np.maximum(evidence, WEAKEST)[alike])


def _vector_of(spaces: Mapping[str, SpaceIndex], number: int) -> tuple[SpaceIndex | None, NDArray[np.float32] | None]:
    """An item's vector: of its picture, or the middle of its passages'."""
    for role in ("image", "text"):
        space = spaces.get(role)
        if space is None:
            continue
        _, vectors = space.index.vectors(space.keys_of(np.array([number], np.int64)))
        if len(vectors):
            middle = vectors.mean(axis=0)
            return space, np.asarray(middle / max(float(np.linalg.norm(middle)), 1e-6), np.float32)
    return None, None
