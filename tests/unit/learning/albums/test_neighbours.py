"""Look-alikes belong together: the likeliest are drawn to their neighbours, and held-out answers no less honestly."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from heirloom.learning.albums.ladder import Logistic, cross_validate
from heirloom.learning.albums.lesson import Lesson
from heirloom.learning.albums.model import AlbumModel, train
from heirloom.learning.albums.probability.neighbours import LIKELIEST, Neighbours
from heirloom.learning.features import IMAGE, FeatureTable
from tests.unit.learning.albums.made import answers, collection

NOBODY = np.empty(0, np.int64)


def heaps(count: int = 400, seed: int = 3) -> tuple[FeatureTable, np.ndarray]:
    """Items in heaps of eight that are nearly the same, heap by heap."""
    rng = np.random.default_rng(seed)
    rows = np.repeat(rng.standard_normal((count // 8, 32)), 8, axis=0) + 0.2 * rng.standard_normal((count, 32))
    rows = (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)
    numbers = np.arange(1, count + 1)
    return FeatureTable.of(numbers, {IMAGE: (numbers, rows)}), np.arange(count) // 8


def test_a_stray_score_is_drawn_to_the_look_alikes_of_its_item() -> None:
    table, heap = heaps()
    scores = np.where(heap == 7, 3.0, 0.0).astype(np.float32)
    scores[heap.tolist().index(7)] = 0.5
    scores[heap.tolist().index(20)] = 3.0  # a stranger among what does not belong
    found = Neighbours.of(table, scores, NOBODY, None).drawn(scores, scores)
    assert found[heap.tolist().index(7)] > 1.7 > 1.6 > found[heap.tolist().index(20)]
    others = (heap == 7) & (scores == 3)
    assert found[others].min() > 2.5


def test_only_the_likeliest_are_drawn() -> None:
    table, _ = heaps(1_600)
    scores = np.random.default_rng(1).standard_normal(1_600).astype(np.float32)
    moved = Neighbours.of(table, scores, NOBODY, None).drawn(scores, scores) != scores
    assert moved.sum() == LIKELIEST
    assert scores[moved].min() > scores[~moved].max()


def test_an_item_that_is_like_nothing_keeps_its_score() -> None:
    numbers = np.arange(1, 9)
    table = FeatureTable.of(numbers, {IMAGE: (numbers, np.eye(8, dtype=np.float32))})
    scores = np.arange(8, dtype=np.float32)
    np.testing.assert_array_equal(Neighbours.of(table, scores, NOBODY, None).drawn(scores, scores), scores)
    one = FeatureTable.of(numbers[:1], {IMAGE: (numbers[:1], np.ones((1, 3), np.float32))})
    np.testing.assert_array_equal(Neighbours.of(one, scores[3:4], NOBODY, None).drawn(scores[3:4], scores[3:4]), [3])


def test_hidden_answers_are_drawn_by_models_that_had_not_seen_them() -> None:
    """The neighbours of a yes score high because it was learned from; while it is hidden they must not."""
    table, heap = heaps()
    said = answers(heap == 7, 1, 12)
    more = answers(np.isin(heap, (3, 11, 30)), 6, 0, seed=1)
    said = replace(
        said,
        numbers=np.concatenate([said.numbers, more.numbers]),
        yes=np.concatenate([said.yes, more.yes]),
        asked=np.concatenate([said.asked, more.asked]),
    )
    lesson = Lesson.of(table, said)
    tried = cross_validate(lesson, Logistic(), lesson.content)
    first = tried.learned.head().scores(table, None)
    neighbours = Neighbours.of(table, first, said.numbers, None)
    hidden = tried.hidden[: len(said)]
    heads = {fold: learned.head for fold, learned in tried.without.items()}
    drawn = neighbours.drawn_hidden(table, lesson, heads, hidden, hidden)
    now = neighbours.drawn(first, first)[said.numbers - 1]
    assert now[0] > np.median(now)  # learned from, it stands high
    assert drawn[0] < 0.5 * (hidden[0] + now[0])
    assert np.isfinite(drawn).all()


def test_models_from_before_are_not_drawn_and_new_ones_come_back_as_they_were() -> None:
    table, themes = collection(noise=1.5)
    model = train(table, answers(themes == 4, 6, 6))
    assert model.neighbours
    again = AlbumModel.from_bytes(model.to_bytes())
    np.testing.assert_array_equal(again.scores(table), model.scores(table))
    before = AlbumModel.from_bytes(replace(model, neighbours=False).to_bytes())
    linear = before.calibration.probabilities(before.head.scores(table, None))
    np.testing.assert_array_equal(before.scores(table), linear)
    assert not np.array_equal(linear, model.scores(table))
