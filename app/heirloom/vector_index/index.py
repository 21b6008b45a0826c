"""One door to near vectors: exact up to `exact_limit` rows, an HNSW graph beyond, subsets without callbacks.

Measured bounds and the choice of methods: exact search stays within 15 ms up to 100,000 × 384; a subset of at
most 20,000 is gathered and searched exactly, a larger one is met by over-fetching and masking.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from heirloom.vector_index import container
from heirloom.vector_index.graph import Graph, available
from heirloom.vector_index.rows import ExactRows, best

Keys = NDArray[np.int64]
Vectors = NDArray[np.float32]

EXACT_LIMIT: Final = 100_000
_GATHER_LIMIT: Final = 20_000
_OVERFETCH: Final = 1.6
_REBUILD_SHARE: Final = 0.3
"""Buried rows slow the graph by a third at this share and never leave by themselves."""
_CHUNK_ROWS: Final = 16_384


def engine_for(count: int, exact_limit: int = EXACT_LIMIT) -> str:
    """Name of the engine that serves so many vectors here: "exact" or "hnsw"."""
    return "hnsw" if count > exact_limit and available() else "exact"


class VectorIndex:
    """Vectors under int64 keys, searched by inner product (cosine for normalised vectors)."""

    def __init__(self, dimension: int, exact_limit: int = EXACT_LIMIT) -> None:
        self.dimension = dimension
        self.exact_limit = exact_limit
        self._engine: ExactRows | Graph = ExactRows(dimension)
        self._keys: Keys = np.empty(0, np.int64)
        self._dead: NDArray[np.bool_] = np.empty(0, np.bool_)
        self._order: NDArray[np.int64] | None = None

    def __len__(self) -> int:
        return len(self._keys) - int(self._dead.sum())

    @property
    def engine(self) -> str:
        """ "exact" or "hnsw", for people who ask what is at work."""
        return "hnsw" if isinstance(self._engine, Graph) else "exact"

    @property
    def keys(self) -> Keys:
        """Every living key, in the order in which they came."""
        return self._keys[~self._dead]

    def add(self, keys: ArrayLike, vectors: ArrayLike) -> None:
        """Add vectors (n, dimension) under n distinct keys; a key that is there already gets its new vector."""
        new_keys = np.asarray(keys, np.int64).reshape(-1)
        rows = np.ascontiguousarray(vectors, np.float32)
        if rows.shape != (len(new_keys), self.dimension):
            raise ValueError(f"vectors of shape {rows.shape} for {len(new_keys)} keys of dimension {self.dimension}")
        if len(_distinct(new_keys)) != len(new_keys) or not bool(np.isfinite(rows).all()):
            raise ValueError("keys must be distinct and vectors finite")
        if not len(new_keys):
            return
        self.remove(new_keys)
        self._engine.append(rows)
        self._keys = np.concatenate([self._keys, new_keys])
        self._dead = np.concatenate([self._dead, np.zeros(len(new_keys), np.bool_)])
        self._order = None
        self._settle()

    def remove(self, keys: ArrayLike) -> None:
        """Take keys out; unknown ones are nothing to do."""
        rows = self._rows_of(np.asarray(keys, np.int64).reshape(-1))
        rows = rows[rows >= 0]
        if not len(rows):
            return
        self._dead[rows] = True
        if isinstance(self._engine, Graph):
            self._engine.bury(rows)
        self._settle()
        self._order = None

    def search(self, query: ArrayLike, k: int, subset: ArrayLike | None = None) -> tuple[Keys, Vectors]:
        """The k best keys, best first, with their inner products: (m,) int64 and (m,) float32, m ≤ k.

        `subset` names the keys that may be found; unknown ones among them are ignored.
        """
        vector = self._query(query)
        if subset is None:
            return self._search_all(vector, min(k, len(self)))
        rows = self._rows_of(_distinct(np.asarray(subset, np.int64)))
        rows = rows[rows >= 0]
        if isinstance(self._engine, Graph) and len(rows) > _GATHER_LIMIT:
            return self._search_masked(self._engine, vector, k, rows)
        return self._search_gathered(vector, k, rows)

    def scores(self, query: ArrayLike, keys: ArrayLike | None = None) -> tuple[Keys, Vectors]:
        """Exact inner products of all living keys, or of those of `keys` that are known; in no set order."""
        vector = self._query(query)
        if keys is not None:
            rows = self._rows_of(_distinct(np.asarray(keys, np.int64)))
            rows = rows[rows >= 0]
        elif isinstance(self._engine, ExactRows):
            return self._keys.copy(), self._engine.scores(vector)
        else:
            rows = np.flatnonzero(~self._dead).astype(np.int64)
        return self._keys[rows], self._row_scores(vector, rows)

    def vectors(self, keys: ArrayLike) -> tuple[Keys, Vectors]:
        """The known ones among `keys` and their vectors, shape (m, dimension)."""
        rows = self._rows_of(np.asarray(keys, np.int64).reshape(-1))
        rows = rows[rows >= 0]
        return self._keys[rows], self._engine.gather(rows)

    def to_bytes(self) -> bytes:
        """The index in its fixed container, graph included; see `container`."""
        if isinstance(self._engine, Graph):
            state = self._engine.state()
            return container.pack(container.Contents(self._keys, self._dead, state.vectors, state))
        vectors = self._engine.gather(np.arange(len(self._keys)))
        return container.pack(container.Contents(self._keys, self._dead, vectors, None))

    @classmethod
    def from_bytes(cls, data: bytes | memoryview, dimension: int, exact_limit: int = EXACT_LIMIT) -> VectorIndex:
        """Read an index back; ValueError on anything odd. Without hnswlib its graph is left and exact serves."""
        contents = container.unpack(data, dimension)
        index = cls(dimension, exact_limit)
        if contents.graph is not None and available():
            index._engine = Graph.from_state(contents.graph)
            index._keys, index._dead = contents.keys, contents.dead
            index._engine.bury(np.flatnonzero(contents.dead).astype(np.int64))
            return index
        living = ~contents.dead
        index._engine = ExactRows(dimension)
        index._engine.append(contents.vectors if living.all() else contents.vectors[living])
        index._keys = contents.keys[living]
        index._dead = np.zeros(len(index._keys), np.bool_)
        return index

    def _query(self, query: ArrayLike) -> Vectors:
        vector = np.ascontiguousarray(query, np.float32).reshape(-1)
        if len(vector) != self.dimension:
            raise ValueError(f"query of dimension {len(vector)} for an index of {self.dimension}")
        return vector

    def _search_all(self, query: Vectors, k: int) -> tuple[Keys, Vectors]:
        if k <= 0:
            return np.empty(0, np.int64), np.empty(0, np.float32)
        if isinstance(self._engine, Graph):
            if k > len(self) // 4:
                return self._search_gathered(query, k, np.flatnonzero(~self._dead).astype(np.int64))
            rows, scores = self._engine.nearest(query, k, len(self))
            return self._keys[rows], scores
        scores = self._engine.scores(query)
        top = best(scores, k)
        return self._keys[top], scores[top]

    def _search_gathered(self, query: Vectors, k: int, rows: NDArray[np.int64]) -> tuple[Keys, Vectors]:
        scores = self._row_scores(query, rows)
        top = best(scores, min(k, len(rows)))
        return self._keys[rows[top]], scores[top]

    def _search_masked(self, graph: Graph, query: Vectors, k: int, rows: NDArray[np.int64]) -> tuple[Keys, Vectors]:
        """Ask the graph for more than k and keep those allowed; exact when that would mean asking for a lot."""
        allowed = np.zeros(len(self._keys), np.bool_)
        allowed[rows] = True
        k = min(k, len(rows))
        fetch = int(k * len(self) / len(rows) * _OVERFETCH) + 16
        while fetch <= len(self) // 8:
            found, scores = graph.nearest(query, fetch, len(self))
            fits = allowed[found]
            if int(fits.sum()) >= k:
                return self._keys[found[fits][:k]], scores[fits][:k]
            fetch *= 4
        return self._search_gathered(query, k, rows)

    def _row_scores(self, query: Vectors, rows: NDArray[np.int64]) -> Vectors:
        """Exact scores of some rows, gathered in chunks so that memory stays bounded."""
        if isinstance(self._engine, ExactRows) and len(rows) * 3 > len(self._keys):
            return self._engine.scores(query)[rows]
        parts = [self._engine.gather(rows[at : at + _CHUNK_ROWS]) @ query for at in range(0, len(rows), _CHUNK_ROWS)]
        return np.concatenate(parts) if parts else np.empty(0, np.float32)

    def _rows_of(self, keys: Keys) -> NDArray[np.int64]:
        """The living row of each key, -1 where there is none."""
        if self._order is None:
            living = np.flatnonzero(~self._dead)
            self._order = living[np.argsort(self._keys[living], kind="stable")].astype(np.int64)
        if not len(self._order):
            return np.full(len(keys), -1, np.int64)
        ordered = self._keys[self._order]
        at = np.minimum(np.searchsorted(ordered, keys), len(ordered) - 1)
        return np.where(ordered[at] == keys, self._order[at], -1)

    def _settle(self) -> None:
        """Close gaps in exact rows, build the graph past the limit, rebuild one with too many buried rows."""
        if isinstance(self._engine, ExactRows):
            if self._dead.any():
                self._engine.keep(~self._dead)
                self._forget_dead()
            if len(self._engine) > self.exact_limit and available():
                self._build(self._engine.gather(np.arange(len(self._engine))))
        elif int(self._dead.sum()) > _REBUILD_SHARE * len(self._keys):
            living = np.flatnonzero(~self._dead).astype(np.int64)
            vectors = self._engine.gather(living)
            self._forget_dead()
            self._build(vectors)

    def _build(self, vectors: Vectors) -> None:
        graph = Graph(self.dimension)
        graph.append(vectors)
        self._engine = graph

    def _forget_dead(self) -> None:
        self._keys = self._keys[~self._dead]
        self._dead = np.zeros(len(self._keys), np.bool_)
        self._order = None


def _distinct(keys: Keys) -> Keys:
    """Sorted without repetition. NumPy's own first loads its masked arrays, a hundredth of a second at each start."""
    ordered: Keys = np.sort(keys, axis=None)
    if not len(ordered):
        return ordered
    again = np.concatenate([np.zeros(1, np.bool_), ordered[1:] == ordered[:-1]])
    return np.asarray(ordered[~again], np.int64)
