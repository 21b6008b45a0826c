"""What a classifier learns from: the pooled feature and the class evidence of a picture in one row."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from heirloom.embedding.starter.features import POOLED, Features
from heirloom.embedding.starter.scoring import Reference
from heirloom.embedding.starter.tables import unit

Floats = NDArray[np.float32]

_LOOKS = np.float32(np.sqrt(0.7))
_MEANING = np.float32(np.sqrt(0.3))


def describe(reference: Reference, vectors: Floats, features: Features | None) -> Floats:
    """Rows (n, 1280 + 384) of length 1 from vectors (n, 384) of length 1 and the stored features.

    The pooled feature knows what a picture looks like, the vector what the classes mean. On images-b's dev half albums
    of five yes and five no reach a mean average precision of .74 from the one, .70 from the other, .78 from both;
    halves alike do as well there and worse among few classes (macro-F1 .94 for .95). Pictures without features have
    zeros in the first part.
    """
    evidence = unit(np.asarray(vectors, np.float32)) * _MEANING
    if features is None:
        return np.concatenate([np.zeros((len(vectors), POOLED), np.float32), evidence], axis=1)
    pooled = features.pooled * features.scale[:, None] - reference.mean_pooled
    return np.concatenate([unit(np.asarray(pooled, np.float32)) * _LOOKS, evidence], axis=1)
