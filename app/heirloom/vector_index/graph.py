"""The approximate engine: an HNSW graph by hnswlib (Malkov and Yashunin, arXiv:1603.09320), inner product.

A row's number is its label in the graph. State leaves and enters as plain arrays which are checked in full
before hnswlib sees them: its own loader trusts what it reads and follows wild links out of memory.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

try:
    import hnswlib  # type: ignore[import-untyped, import-not-found, unused-ignore]
except ImportError:  # compiled at installation: without a compiler the exact engine serves alone
    hnswlib = None

LINKS: Final = 16
"""M of the paper: links per element and upper level; the ground level has twice as many."""
EF_CONSTRUCTION: Final = 100
EF_SEARCH: Final = 200
_SEED: Final = 100
_CHUNK_ROWS: Final = 8_192


def available() -> bool:
    """Whether hnswlib is installed."""
    return hnswlib is not None


@dataclass(frozen=True, slots=True)
class GraphState:
    """A graph as arrays: `ground` (n, 1 + 2·LINKS) and `upper` (sum of levels, 1 + LINKS) hold a count, then links."""

    levels: NDArray[np.int32]
    ground: NDArray[np.uint32]
    upper: NDArray[np.uint32]
    vectors: NDArray[np.float32]
    entry: int


class Graph:
    """Rows of an HNSW graph; the vectors live in the graph alone."""

    def __init__(self, dimension: int) -> None:
        self._dimension = dimension
        self._graph: Any = hnswlib.Index("ip", dimension)
        self._graph.init_index(max_elements=_CHUNK_ROWS, M=LINKS, ef_construction=EF_CONSTRUCTION, random_seed=_SEED)

    def __len__(self) -> int:
        return int(self._graph.get_current_count())

    def append(self, vectors: NDArray[np.float32], *, threads: int = 1) -> None:
        """Add rows at the end: about 0.4 ms each at 100,000 rows of 384."""
        first, wanted = len(self), len(self) + len(vectors)
        if wanted > self._graph.get_max_elements():
            self._graph.resize_index(max(wanted, len(self) * 3 // 2))
        self._graph.add_items(vectors, np.arange(first, wanted), num_threads=threads)

    def bury(self, rows: NDArray[np.int64]) -> None:
        """Leave rows out of every later answer; they stay as stepping stones."""
        for row in rows.tolist():
            self._graph.mark_deleted(row)

    def gather(self, rows: NDArray[np.int64]) -> NDArray[np.float32]:
        """The vectors of some rows, shape (len(rows), dimension)."""
        if len(rows) == 0:
            return np.empty((0, self._dimension), np.float32)
        return np.asarray(self._graph.get_items(rows.astype(np.uint64), return_type="numpy"), np.float32)

    def nearest(self, query: NDArray[np.float32], k: int, alive: int) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """About the k best of `alive` living rows, best first, with their inner products."""
        k = min(k, alive)
        self._graph.set_ef(max(EF_SEARCH, k))
        labels, distances = self._graph.knn_query(query, k=k, num_threads=1)
        return labels[0].astype(np.int64), (1.0 - distances[0]).astype(np.float32)

    def state(self) -> GraphState:
        """The whole graph as plain arrays; burials are not part of it."""
        raw: dict[str, Any] = self._graph.__getstate__()[0]
        count = len(self)
        vector_at, label_at = int(raw["offset_data"]), int(raw["label_offset"])
        elements = raw["data_level0"].view(np.uint8).reshape(count, -1)
        order = np.argsort(_columns(elements, label_at, 8).view(np.uint64)[:, 0], kind="stable")
        if not np.array_equal(order, np.arange(count)):
            # Several threads may insert out of order; links then name other rows than labels do.
            raise ValueError("graph rows are out of order")
        ground = _columns(elements, 0, vector_at).view(np.uint32)
        ground[:, 0] &= 0xFFFF  # the third byte of the count is hnswlib's mark of a buried row
        upper = raw["link_lists"].view(np.uint8).view(np.uint32).reshape(-1, 1 + LINKS)
        return GraphState(
            levels=raw["element_levels"][:count].astype(np.int32),
            ground=ground,
            upper=upper,
            vectors=_columns(elements, vector_at, label_at - vector_at).view(np.float32),
            entry=int(raw["enterpoint_node"]),
        )

    @classmethod
    def from_state(cls, state: GraphState) -> Graph:
        """A graph from arrays; ValueError when any count, link, level or size is not what hnswlib would write."""
        _check(state)
        count, dimension = state.vectors.shape
        made = cls(dimension)
        raw: dict[str, Any] = made._graph.__getstate__()[0]
        label_at = int(raw["offset_data"]) + 4 * dimension
        expected = (state.ground.shape[1] * 4, label_at, label_at + 8)
        if (raw["offset_data"], raw["label_offset"], raw["size_data_per_element"]) != expected:
            raise ValueError("this hnswlib lays its elements out differently")
        elements = np.empty((count, label_at + 8), np.uint8)
        elements[:, : raw["offset_data"]] = _bytes(state.ground)
        elements[:, raw["offset_data"] : label_at] = _bytes(state.vectors)
        elements[:, label_at:] = _bytes(np.arange(count, dtype=np.uint64).reshape(-1, 1))
        raw |= {
            "ep_added": count > 0,
            "max_elements": count,
            "cur_element_count": count,
            "max_level": int(state.levels.max()),
            "enterpoint_node": state.entry,
            "has_deletions": False,
            "label_lookup_external": np.arange(count, dtype=np.uint64),
            "label_lookup_internal": np.arange(count, dtype=np.uint32),
            "element_levels": state.levels,
            "data_level0": elements.reshape(-1).view(np.int8),
            "link_lists": np.ascontiguousarray(state.upper).reshape(-1).view(np.int8),
        }
        # Bare, as unpickling would make it: setting state on an initialised one leaves it half old and crashes.
        made._graph = hnswlib.Index.__new__(hnswlib.Index)
        made._graph.__setstate__((raw,))
        return made


def _columns(elements: NDArray[np.uint8], first: int, width: int) -> NDArray[np.uint8]:
    return np.ascontiguousarray(elements[:, first : first + width])


def _bytes(array: NDArray[Any]) -> NDArray[np.uint8]:
    return np.ascontiguousarray(array).view(np.uint8).reshape(len(array), -1)


def _check(state: GraphState) -> None:
    """ValueError unless every link stays inside the graph and on a level that its target reaches."""
    count = len(state.vectors)
    levels = state.levels
    if count == 0 or len(levels) != count or state.ground.shape != (count, 1 + 2 * LINKS):
        raise ValueError("graph arrays differ in length")
    if int(levels.min()) < 0 or int(levels.max()) > 64 or state.upper.shape != (int(levels.sum()), 1 + LINKS):
        raise ValueError("graph levels do not add up")
    if not 0 <= state.entry < count or levels[state.entry] != levels.max():
        raise ValueError("graph entry is not on the top level")
    _check_links(state.ground, levels, np.zeros(count, np.int32))
    starts = np.cumsum(levels) - levels
    heights = np.arange(int(levels.sum()), dtype=np.int64) - np.repeat(starts, levels) + 1
    _check_links(state.upper, levels, heights.astype(np.int32))


def _check_links(table: NDArray[np.uint32], levels: NDArray[np.int32], heights: NDArray[np.int32]) -> None:
    counts = table[:, 0]
    width = table.shape[1] - 1
    if counts.size and int(counts.max()) > width:
        raise ValueError("graph element with too many links")
    used = np.arange(width)[None, :] < counts[:, None]
    targets = table[:, 1:][used]
    if targets.size and int(targets.max()) >= len(levels):
        raise ValueError("graph link to nowhere")
    if np.any(levels[targets] < np.broadcast_to(heights[:, None], used.shape)[used]):
        raise ValueError("graph link above its target's level")
