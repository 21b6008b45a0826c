"""What the thousand classes say in words: text vectors, class vectors, and how a query weighs the classes.

ConSE (Norouzi et al. 2013, arXiv 1312.5650) gives the stored vector; late interaction over all texts of a class and a
classifier synthesised from the rows of the known classes (Changpinyo et al. 2016, arXiv 1603.00550) re-rank.
"""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from heirloom.core.errors import HeirloomError
from heirloom.core.paths import resources_dir
from heirloom.embedding.starter.features import softmax

CLASSES = 1000
CONSE_TEMPERATURE = 2.0
CONSE_KEPT = 50
LATE_SPREAD = 0.05
SYNTHESIS_SPREAD = 0.06
FILE_NAME = "class_texts.npz"

Floats = NDArray[np.float32]


class ResourceDamaged(HeirloomError):
    """A file that ships with the package is missing or not what it must be: install again."""

    code = "resource_damaged"


def read_arrays(path: Path, names: Sequence[str]) -> dict[str, NDArray[Any]]:
    """The named arrays of an .npz file that ships. Raises ResourceDamaged."""
    try:
        with path.open("rb") as stream, np.load(stream, allow_pickle=False) as file:
            return {name: file[name] for name in names}
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile) as error:
        raise ResourceDamaged(f"{path.name} of the starter encoders cannot be read: {error}", path=str(path)) from error


@dataclass(frozen=True)
class ClassTables:
    """Vectors of the texts that describe the classes.

    `texts` (t, 384) of length 1; pair i says that class `pair_class[i]` (ascending, every class at least once) is
    described by text `pair_text[i]`; `mean` (384,) is the mean class vector before centring, `classes` (1000, 384)
    the centred ones of length 1.
    """

    texts: Floats
    pair_class: NDArray[np.int64]
    pair_text: NDArray[np.int64]
    mean: Floats
    classes: Floats

    @classmethod
    def load(cls, path: Path | None = None) -> Self:
        """Read the tables that ship. Raises ResourceDamaged."""
        path = path or resources_dir() / "starter" / FILE_NAME
        arrays = read_arrays(path, ("texts", "pair_class", "pair_text", "mean", "classes"))
        tables = cls(
            texts=arrays["texts"].astype(np.float32),
            pair_class=arrays["pair_class"].astype(np.int64),
            pair_text=arrays["pair_text"].astype(np.int64),
            mean=arrays["mean"].astype(np.float32),
            classes=arrays["classes"].astype(np.float32),
        )
        tables.check(path)
        return tables

    def check(self, path: Path) -> None:
        """Raise ResourceDamaged unless every class has its texts and all sizes agree."""
        starts = np.flatnonzero(np.diff(self.pair_class, prepend=-1))
        agrees = (
            np.array_equal(self.pair_class[starts], np.arange(CLASSES))
            and self.pair_text.shape == self.pair_class.shape
            and int(self.pair_text.max()) < len(self.texts)
            and self.classes.shape == (CLASSES, self.texts.shape[1])
        )
        if not agrees:
            raise ResourceDamaged("The starter's class texts do not fit together.", path=str(path))

    @cached_property
    def _starts(self) -> NDArray[np.intp]:
        return np.searchsorted(self.pair_class, np.arange(CLASSES))

    def centred(self, vectors: Floats) -> Floats:
        """Text vectors (…, 384) minus the mean class vector, length 1 again: comparable with stored image vectors."""
        return unit(vectors - self.mean)

    def image_vectors(self, logits: Floats) -> Floats:
        """ConSE: vectors (n, 384) of length 1 from logits (n, 1000)."""
        probabilities = softmax(logits, CONSE_TEMPERATURE)
        least = np.partition(probabilities, CLASSES - CONSE_KEPT, axis=1)[:, CLASSES - CONSE_KEPT, None]
        return unit(np.where(probabilities >= least, probabilities, np.float32(0)) @ self.classes)

    def late_weights(self, query: Floats) -> Floats:
        """How much each class (1000,) answers a query vector (384,): by its closest text."""
        similarity = np.maximum.reduceat((self.texts @ query)[self.pair_text], self._starts)
        return softmax(similarity, LATE_SPREAD)

    def synthesis_weights(self, query: Floats) -> Floats:
        """How much each class (1000,) lends its classifier row to a query vector (384,): by its centred vector."""
        return softmax(self.classes @ self.centred(query), SYNTHESIS_SPREAD)


def unit(vectors: Floats) -> Floats:
    """Vectors of length 1 along the last axis; a zero vector stays zero."""
    length = np.linalg.norm(vectors, axis=-1, keepdims=True)
    return np.asarray(vectors / np.maximum(length, 1e-12), np.float32)
