"""The index finds what a plain matrix product finds, whatever engine serves, and survives odd bytes."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray

from heirloom.vector_index import VectorIndex, graph
from heirloom.vector_index import index as index_module

DIMENSION = 24
COUNT = 2_000
Make = Callable[[], VectorIndex]


def _vectors(count: int = COUNT, seed: int = 1) -> NDArray[np.float32]:
    drawn = np.random.default_rng(seed).standard_normal((count, DIMENSION))
    drawn /= np.linalg.norm(drawn, axis=1, keepdims=True)
    return drawn.astype(np.float16).astype(np.float32)


VECTORS = _vectors()
KEYS = np.arange(COUNT, dtype=np.int64) * 7 + 3
QUERY = _vectors(1, seed=2)[0]


def _exact() -> VectorIndex:
    index = VectorIndex(DIMENSION)
    index.add(KEYS, VECTORS)
    return index


def _hnsw() -> VectorIndex:
    index = VectorIndex(DIMENSION, exact_limit=500)
    index.add(KEYS, VECTORS)
    assert index.engine == "hnsw"
    return index


ENGINES = pytest.mark.parametrize("make", [_exact, _hnsw])


def _truth(keys: NDArray[np.int64], vectors: NDArray[np.float32], k: int) -> list[int]:
    return [int(key) for key in keys[np.argsort(-(vectors @ QUERY), kind="stable")[:k]]]


@ENGINES
def test_search_gives_the_nearest_best_first(make: Make) -> None:
    keys, scores = make().search(QUERY, 10)
    assert keys.tolist() == _truth(KEYS, VECTORS, 10)
    assert np.all(np.diff(scores) <= 0)
    assert scores[0] == pytest.approx(float((VECTORS @ QUERY).max()), abs=1e-5)


@ENGINES
@pytest.mark.parametrize("share", [0.01, 0.3, 0.9])
def test_a_subset_holds_only_what_was_allowed(make: Make, share: float, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index_module, "_GATHER_LIMIT", 100)
    rows = np.sort(np.random.default_rng(3).choice(COUNT, int(COUNT * share), replace=False))
    keys, _ = make().search(QUERY, 10, np.concatenate([KEYS[rows], [1_000_000]]))
    assert keys.tolist() == _truth(KEYS[rows], VECTORS[rows], 10)


@ENGINES
def test_removed_keys_are_gone_and_others_stay(make: Make) -> None:
    index = make()
    nearest = _truth(KEYS, VECTORS, 3)
    index.remove([*nearest, 999_999])
    left = ~np.isin(KEYS, nearest)
    assert len(index) == COUNT - 3
    assert index.search(QUERY, 5)[0].tolist() == _truth(KEYS[left], VECTORS[left], 5)
    assert not np.isin(nearest, index.keys).any()


@ENGINES
def test_a_key_added_again_has_its_new_vector(make: Make) -> None:
    index = make()
    index.add([KEYS[5]], QUERY[None, :])
    keys, scores = index.search(QUERY, 1)
    assert (keys[0], len(index)) == (KEYS[5], COUNT)
    assert scores[0] == pytest.approx(float(QUERY @ QUERY), abs=1e-4)


@ENGINES
def test_scores_and_vectors_cover_every_living_key(make: Make) -> None:
    index = make()
    index.remove(KEYS[:4])
    keys, scores = index.scores(QUERY)
    assert sorted(keys.tolist()) == KEYS[4:].tolist()
    truth = dict(zip(KEYS.tolist(), (VECTORS @ QUERY).tolist(), strict=True))
    assert scores == pytest.approx([truth[key] for key in keys.tolist()], abs=1e-5)
    known, vectors = index.vectors([KEYS[0], KEYS[9]])
    assert known.tolist() == [KEYS[9]]
    assert np.array_equal(vectors[0], VECTORS[9])


@ENGINES
def test_bytes_give_the_same_index_back(make: Make) -> None:
    index = make()
    index.remove(KEYS[10:20])
    again = VectorIndex.from_bytes(index.to_bytes(), DIMENSION, index.exact_limit)
    assert (again.engine, len(again)) == (index.engine, len(index))
    assert again.search(QUERY, 30)[0].tolist() == index.search(QUERY, 30)[0].tolist()
    again.add([1], QUERY[None, :])
    assert again.search(QUERY, 1)[0].tolist() == [1]


@ENGINES
def test_hostile_bytes_are_refused_or_harmless(make: Make) -> None:
    index = make()
    sound = index.to_bytes()
    drawn = np.random.default_rng(4)
    refused = 0
    for turn in range(150):
        damaged = bytearray(sound)
        # Every other damage hits the header or the links' end of the file, where a wild number would do most harm.
        reach = len(sound) if turn % 2 else 40
        for _ in range(int(drawn.integers(1, 4))):
            damaged[int(drawn.integers(0, reach))] = int(drawn.integers(0, 256))
        try:
            survivor = VectorIndex.from_bytes(bytes(damaged), DIMENSION, index.exact_limit)
            assert len(survivor.search(QUERY, 10)[0]) <= 10
        except ValueError:
            refused += 1
    assert refused > 30
    for cut in (0, 7, 31, len(sound) // 2, len(sound) - 1):
        with pytest.raises(ValueError, match="container"):
            VectorIndex.from_bytes(sound[:cut], DIMENSION)
    with pytest.raises(ValueError, match="another size"):
        VectorIndex.from_bytes(sound, DIMENSION + 1)


def test_a_link_out_of_the_graph_is_refused() -> None:
    state = _hnsw()._engine.state()  # type: ignore[union-attr]
    for change in ("nowhere", "count", "level"):
        ground, upper = state.ground.copy(), state.upper.copy()
        if change == "nowhere":
            ground[3, 1] = COUNT
        elif change == "count":
            ground[3, 0] = 33
        else:
            upper[0, 0], upper[0, 1] = 1, int(np.flatnonzero(state.levels == 0)[0])
        with pytest.raises(ValueError, match="graph"):
            graph.Graph.from_state(graph.GraphState(state.levels, ground, upper, state.vectors, state.entry))


def test_many_removals_rebuild_the_graph() -> None:
    index = _hnsw()
    index.remove(KEYS[: COUNT // 2])
    assert len(index._keys) == COUNT // 2
    assert index.search(QUERY, 10)[0].tolist() == _truth(KEYS[COUNT // 2 :], VECTORS[COUNT // 2 :], 10)


def test_without_hnswlib_exact_serves(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = _hnsw().to_bytes()
    monkeypatch.setattr(graph, "hnswlib", None)
    index = VectorIndex(DIMENSION, exact_limit=500)
    index.add(KEYS, VECTORS)
    for served in (index, VectorIndex.from_bytes(kept, DIMENSION, 500)):
        assert served.engine == "exact"
        assert served.search(QUERY, 10)[0].tolist() == _truth(KEYS, VECTORS, 10)


def test_vectors_beyond_half_precision_are_kept_whole() -> None:
    index = VectorIndex(2)
    index.add([1], [[1 / 3, 2 / 3]])
    again = VectorIndex.from_bytes(index.to_bytes(), 2)
    assert again.vectors([1])[1].tolist() == np.array([[1 / 3, 2 / 3]], np.float32).tolist()


def test_wrong_input_is_named() -> None:
    index = VectorIndex(2)
    with pytest.raises(ValueError, match="shape"):
        index.add([1, 2], [[1.0, 0.0]])
    with pytest.raises(ValueError, match="distinct"):
        index.add([1, 1], [[1.0, 0.0], [0.0, 1.0]])
    with pytest.raises(ValueError, match="finite"):
        index.add([1], [[float("nan"), 0.0]])
    with pytest.raises(ValueError, match="dimension 3"):
        index.search([1.0, 0.0, 0.0], 1)


def test_an_empty_index_answers() -> None:
    index = VectorIndex(2)
    assert len(index.search([1.0, 0.0], 5)[0]) == 0
    assert len(index.search([1.0, 0.0], 5, [1, 2])[0]) == 0
    assert len(VectorIndex.from_bytes(index.to_bytes(), 2)) == 0
