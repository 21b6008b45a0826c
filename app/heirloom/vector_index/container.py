"""The fixed container an index is kept in: a header, then plain little-endian arrays. Nothing is ever unpickled.

Layout: magic 8 · dimension u32 · count u32 · vector type u8 (0 float16, 1 float32) · graph u8 · zero u16 ·
entry u32 · upper u32 · keys i64[count] · dead u8[count] · vectors[count, dimension] ·
with a graph: levels i32[count] · ground u32[count, 33] · upper u32[upper, 17].
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from heirloom.vector_index.graph import LINKS, GraphState

_MAGIC = b"HLMVIX1\n"
_HEADER = struct.Struct("<8sIIBBHII")
_MAX_COUNT = 50_000_000
_MAX_DIMENSION = 16_384


@dataclass(frozen=True, slots=True)
class Contents:
    """What a container holds. `dead` marks rows that are kept only as the graph's stepping stones."""

    keys: NDArray[np.int64]
    dead: NDArray[np.bool_]
    vectors: NDArray[np.float32]
    graph: GraphState | None


def pack(contents: Contents) -> bytes:
    """The contents as bytes; vectors that float16 holds without loss are stored so."""
    vectors: NDArray[Any] = contents.vectors
    with np.errstate(over="ignore"):
        half = vectors.astype("<f2")
    lossless = bool(np.array_equal(half.astype(np.float32), vectors))
    graph = contents.graph
    count, dimension = vectors.shape
    entry, upper = (graph.entry, len(graph.upper)) if graph else (0, 0)
    header = _HEADER.pack(_MAGIC, dimension, count, 0 if lossless else 1, 1 if graph else 0, 0, entry, upper)
    arrays: list[NDArray[Any]] = [
        contents.keys.astype("<i8"),
        contents.dead.astype(np.uint8),
        half if lossless else vectors.astype("<f4"),
    ]
    if graph:
        arrays += [graph.levels.astype("<i4"), graph.ground.astype("<u4"), graph.upper.astype("<u4")]
    views = [np.ascontiguousarray(array).reshape(-1).view(np.uint8).data for array in arrays]
    return b"".join([header, *views])


def unpack(untrusted_data: bytes | memoryview, dimension: int) -> Contents:
    """Read a container back; ValueError on anything that `pack` would not have written.

    The length must equal what the header asks for before any array is made, so a lie cannot allocate.
    """
    if len(untrusted_data) < _HEADER.size:
        raise ValueError("index container is cut short")
    magic, found_dimension, count, kind, has_graph, zero, entry, upper = _HEADER.unpack_from(untrusted_data)
    if magic != _MAGIC or zero or kind > 1 or has_graph > 1 or (not has_graph and (entry or upper)):
        raise ValueError("not an index container")
    if found_dimension != dimension or not 0 < dimension <= _MAX_DIMENSION or count > _MAX_COUNT:
        raise ValueError("index container of another size")
    reader = _Reader(untrusted_data)
    vector_type = np.dtype("<f4" if kind else "<f2")
    sizes = [count * 8, count, count * dimension * vector_type.itemsize]
    if has_graph:
        sizes += [count * 4, count * (1 + 2 * LINKS) * 4, upper * (1 + LINKS) * 4]
    if sum(sizes) != len(untrusted_data) - _HEADER.size:
        raise ValueError("index container has the wrong length")
    keys = reader.take(np.dtype("<i8"), count).astype(np.int64)
    dead = reader.take(np.dtype(np.uint8), count)
    vectors = reader.take(vector_type, count * dimension).reshape(count, dimension).astype(np.float32)
    graph = None
    if has_graph:
        levels = reader.take(np.dtype("<i4"), count).astype(np.int32)
        ground = reader.take(np.dtype("<u4"), count * (1 + 2 * LINKS)).reshape(count, -1).astype(np.uint32)
        tall = reader.take(np.dtype("<u4"), upper * (1 + LINKS)).reshape(upper, 1 + LINKS).astype(np.uint32)
        graph = GraphState(levels, ground, tall, vectors, entry)
    _check(keys, dead, vectors, has_graph=bool(has_graph))
    return Contents(keys, dead.astype(np.bool_), vectors, graph)


class _Reader:
    """Hands out one array after the other from behind the header."""

    def __init__(self, data: bytes | memoryview) -> None:
        self._data = data
        self._at = _HEADER.size

    def take(self, kind: np.dtype[Any], count: int) -> NDArray[Any]:
        array = np.frombuffer(self._data, kind, count, self._at)
        self._at += array.nbytes
        return array


def _check(keys: NDArray[np.int64], dead: NDArray[np.uint8], vectors: NDArray[np.float32], *, has_graph: bool) -> None:
    if dead.size and (int(dead.max()) > 1 or (not has_graph and int(dead.max()) > 0)):
        raise ValueError("index container with a strange mark")
    living = np.sort(keys[dead == 0])
    if np.any(living[1:] == living[:-1]):
        raise ValueError("index container names a key twice")
    # One number that is none makes the sum none; looking at each by itself costs three times as much.
    with np.errstate(over="ignore", invalid="ignore"):
        total = vectors.sum()
    if not bool(np.isfinite(total)):
        raise ValueError("index container with a vector that is no number")
