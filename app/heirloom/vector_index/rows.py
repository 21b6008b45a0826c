"""The exact engine: vectors in one float32 matrix, every question one pass over memory."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

_FIRST_CAPACITY = 1024


class ExactRows:
    """A growing float32 matrix of shape (n, dimension); row numbers are its only names."""

    def __init__(self, dimension: int) -> None:
        self._matrix: NDArray[np.float32] = np.empty((0, dimension), np.float32)
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def append(self, vectors: NDArray[np.float32]) -> None:
        """Add rows at the end; the matrix doubles, so that n single additions cost O(n)."""
        wanted = self._count + len(vectors)
        if self._count == 0 and wanted:
            # A bulk load takes the array as it is; it is copied only once it has to grow.
            self._matrix = np.ascontiguousarray(vectors, np.float32)
            self._count = wanted
            return
        if wanted > len(self._matrix):
            grown = np.empty((max(wanted, 2 * len(self._matrix), _FIRST_CAPACITY), self._matrix.shape[1]), np.float32)
            grown[: self._count] = self._matrix[: self._count]
            self._matrix = grown
        self._matrix[self._count : wanted] = vectors
        self._count = wanted

    def keep(self, mask: NDArray[np.bool_]) -> None:
        """Drop every row whose mask is False; the rest close up in their order."""
        self._matrix = self._matrix[: self._count][mask]
        self._count = len(self._matrix)

    def gather(self, rows: NDArray[np.int64]) -> NDArray[np.float32]:
        """The vectors of some rows, shape (len(rows), dimension)."""
        return self._matrix[rows]

    def scores(self, query: NDArray[np.float32]) -> NDArray[np.float32]:
        """Inner product of the query with every row, shape (n,)."""
        product: NDArray[np.float32] = self._matrix[: self._count] @ query
        return product


def best(scores: NDArray[np.float32], k: int) -> NDArray[np.int64]:
    """Positions of the k largest scores, largest first; equal scores keep their order."""
    if k <= 0:
        return np.empty(0, np.int64)
    if k < len(scores) // 2:
        # argpartition leaves out an arbitrary one among equals, so take everything that reaches the k-th score.
        threshold = scores[np.argpartition(scores, len(scores) - k)[len(scores) - k]]
        near = np.flatnonzero(scores >= threshold)
        return near[np.argsort(-scores[near], kind="stable")][:k].astype(np.int64)
    return np.argsort(-scores, kind="stable")[:k].astype(np.int64)
