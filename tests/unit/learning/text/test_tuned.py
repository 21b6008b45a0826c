"""The highest rung: taken where held-out answers say it is better, left alone where not, and stored as numbers."""

from __future__ import annotations

from threading import Event

import numpy as np
import pytest

from heirloom.core.albums import Asked, Method
from heirloom.core.paths import models_dir
from heirloom.core.records import PassageSource
from heirloom.embedding.tuning import BACKGROUND, NO, UNKNOWN, YES, TuningSettings
from heirloom.learning.albums.answers import Answers
from heirloom.learning.albums.model import AlbumModel, train
from heirloom.learning.features import FeatureTable
from heirloom.learning.text.tuner import TunedRows, VaultTuner
from tests.unit.learning.text.conftest import Shelf

COUNT, BELONG, WIDTH = 400, 40, 24


class MadeUp:
    """An encoder that, once tuned, tells what belongs by `skill`; remembers what it was given to learn from."""

    def __init__(self, belongs: np.ndarray, skill: float) -> None:
        self._belongs = belongs
        self._skill = skill
        self.labels = np.empty(0, np.int64)
        self.groups = np.empty(0, np.int64)

    def has(self, numbers: np.ndarray) -> np.ndarray:
        return numbers >= 0

    def tune(self, numbers: np.ndarray, labels: np.ndarray, groups: np.ndarray, stop: Event | None) -> TunedRows:
        assert stop is None
        self.labels, self.groups = labels, groups
        rng = np.random.default_rng(1)
        rows = rng.standard_normal((len(numbers), WIDTH)) * 0.2
        rows[:, 0] += self._skill * (2.0 * self._belongs[numbers - 1] - 1)
        rows = (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)
        return TunedRows(rows, dict.fromkeys(range(3), rows), {"0.query.into": np.ones((2, 3), np.float32)})


def _world() -> tuple[FeatureTable, np.ndarray, Answers]:
    """Items whose untuned rows hardly tell what belongs."""
    rng = np.random.default_rng(0)
    belongs = np.zeros(COUNT, np.bool_)
    belongs[rng.choice(COUNT, BELONG, replace=False)] = True
    rows = rng.standard_normal((COUNT, WIDTH))
    rows[belongs, 1] += 1.2
    rows = (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)
    numbers = np.arange(1, COUNT + 1)
    table = FeatureTable.of(numbers, {"text": (numbers, rows)})
    answered = np.concatenate([np.flatnonzero(belongs)[:10], np.flatnonzero(~belongs)[:10]])
    return table, belongs, Answers(numbers[answered], belongs[answered], np.full(20, Asked.CHOSEN, np.uint8))


def _right(model: AlbumModel, table: FeatureTable, belongs: np.ndarray, answers: Answers) -> float:
    open_ = ~np.isin(table.numbers, answers.numbers)
    sure = (model.scores(table) >= model.threshold())[open_]
    truth = belongs[open_]
    return 2 * float((sure & truth).sum()) / float(sure.sum() + truth.sum())


def test_a_better_encoder_is_taken() -> None:
    table, belongs, answers = _world()
    head, tuner = train(table, answers), MadeUp(belongs, 1.0)
    model = train(table, answers, tuner=tuner)
    assert model.method is Method.FINE_TUNED
    assert model.methods["fine_tuned"] > model.methods["logistic"]
    assert _right(model, table, belongs, answers) > _right(head, table, belongs, answers) + 0.2
    again = AlbumModel.from_bytes(model.to_bytes())
    np.testing.assert_allclose(again.scores(table), model.scores(table), atol=1e-3)
    assert again.second is not None
    assert set(again.second.changes) == {"0.query.into"}
    assert len(model.to_bytes()) < 100_000


def test_an_encoder_that_is_no_better_is_left() -> None:
    table, belongs, answers = _world()
    model = train(table, answers, tuner=MadeUp(belongs, 0.0))
    assert model.method is not Method.FINE_TUNED
    assert "fine_tuned" in model.methods
    np.testing.assert_array_equal(model.scores(table), train(table, answers).scores(table))


def test_what_is_to_be_measured_is_hidden_from_the_encoder() -> None:
    table, belongs, answers = _world()
    tuner = MadeUp(belongs, 1.0)
    train(table, answers, tuner=tuner)
    learned_from = tuner.labels != UNKNOWN
    assert set(tuner.labels[:20].tolist()) == {YES, NO}
    assert set(tuner.labels[20:80].tolist()) == {BACKGROUND}
    assert set(tuner.groups[learned_from].tolist()) == {0, 1, 2}
    assert set(tuner.groups[~learned_from].tolist()) == {-1}


def test_too_few_answers_tune_nothing() -> None:
    table, belongs, answers = _world()
    few = answers[np.array([0, 1, 2, 10, 11, 12])]
    assert "fine_tuned" not in train(table, few, tuner=MadeUp(belongs, 1.0)).methods


def test_items_that_were_not_looked_at_again_stay_below() -> None:
    table, belongs, answers = _world()
    model = train(table, answers, tuner=MadeUp(belongs, 1.0))
    assert model.second is not None
    scores = model.scores(table)
    seen = np.isin(table.numbers, model.second.numbers)
    others = ~seen & ~np.isin(table.numbers, answers.numbers)
    assert others.any()
    assert scores[others].max() <= np.quantile(scores[seen], 0.5)


@pytest.mark.parametrize("written", [1, 3])
def test_the_first_passages_of_an_item_are_tuned_on(shelf: Shelf, written: int) -> None:
    numbers = [shelf.add(*[f"Roses and lilies, letter {at}, page {page}." for page in range(written)]) for at in (1, 2)]
    numbers += [shelf.add(f"Invoice {at} for a washing machine.") for at in (1, 2)]
    silent = shelf.add()
    shelf.write(numbers[0], PassageSource.CAPTION, "The garden")
    tuner = VaultTuner(shelf.vault, "starter", models_dir(), TuningSettings(steps=1, device="cpu"))
    wanted = np.array([*numbers, silent])
    assert tuner.has(wanted).tolist() == [True] * 4 + [False]
    if written == 1:  # once is enough: it takes seconds
        labels = np.array([YES, YES, NO, NO, UNKNOWN])
        rows = tuner.tune(wanted, labels, np.full(5, -1), None).rows
        np.testing.assert_allclose(np.linalg.norm(rows, axis=1), [1, 1, 1, 1, 0], atol=1e-4)
        assert rows[0] @ rows[1] > rows[0] @ rows[2]
