"""The second look: better where held-out answers say so, kept over later answers, and stored as plain numbers."""

from __future__ import annotations

from dataclasses import replace
from threading import Event

import numpy as np
import pytest

from heirloom.core.albums import Asked, Method
from heirloom.embedding.tuning import BACKGROUND, LIKELY, NO, YES
from heirloom.learning.albums.answers import Answers
from heirloom.learning.albums.model import AlbumModel, train
from heirloom.learning.albums.second.look import Second
from heirloom.learning.albums.second.tuning import Outcome, tune
from heirloom.learning.features import FeatureTable
from heirloom.learning.text.tuner import TunedRows, Tuner

COUNT, BELONG, WIDTH = 400, 40, 24


class MadeUp:
    """An encoder that, once tuned, tells what belongs by `skill`; remembers what it was given to learn from."""

    encoder = "made up 1"

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
        rows = self.rows(numbers)
        return TunedRows(rows, dict.fromkeys(range(3), rows), {"0.query.into": np.ones((2, 3), np.float32)})

    def rows(self, numbers: np.ndarray) -> np.ndarray:
        rng = np.random.default_rng(1)
        rows = rng.standard_normal((len(numbers), WIDTH)) * 0.2
        rows[:, 0] += self._skill * (2.0 * self._belongs[numbers - 1] - 1)
        return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


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


def _tuned(table: FeatureTable, answers: Answers, tuner: Tuner) -> Outcome:
    outcome = tune(table, answers, None, tuner)
    assert outcome is not None
    return outcome


def test_a_better_encoder_is_better_and_is_used() -> None:
    table, belongs, answers = _world()
    outcome = _tuned(table, answers, MadeUp(belongs, 1.0))
    assert outcome.is_better
    told = outcome.summed_up()
    assert told.helped
    assert told.after < told.before
    model = train(table, answers, second=outcome.second)
    assert model.method is Method.FINE_TUNED
    assert model.methods["fine_tuned"] > model.methods["logistic"]
    assert _right(model, table, belongs, answers) > _right(train(table, answers), table, belongs, answers) + 0.2


def test_it_says_the_same_after_it_was_stored() -> None:
    table, belongs, answers = _world()
    model = train(table, answers, second=_tuned(table, answers, MadeUp(belongs, 1.0)).second)
    again = AlbumModel.from_bytes(model.to_bytes())
    np.testing.assert_allclose(again.scores(table), model.scores(table), atol=1e-6)
    assert again.second is not None
    assert again.second.seen.encoder == "made up 1"
    assert set(again.second.seen.changes) == {"0.query.into"}
    assert len(model.to_bytes()) < 4 * 240 * WIDTH + 10_000


@pytest.mark.parametrize("name", ["seen/numbers", "seen/rows", "seen/hidden", "seen/groups"])
def test_a_damaged_second_look_is_refused(name: str) -> None:
    table, belongs, answers = _world()
    arrays = _tuned(table, answers, MadeUp(belongs, 1.0)).second.arrays()
    arrays[name] = arrays[name][..., ::-1] if name == "seen/numbers" else arrays[name][:-1]
    with pytest.raises(ValueError, match="damaged"):
        Second.of_arrays(arrays, "made up 1")


def test_an_encoder_that_is_no_better_is_said_to_be_none() -> None:
    table, belongs, answers = _world()
    outcome = _tuned(table, answers, MadeUp(belongs, 0.0))
    assert not outcome.is_better
    assert not outcome.summed_up().helped


def test_more_answers_keep_what_was_seen_and_learn_from_it() -> None:
    table, belongs, answers = _world()
    first = train(table, answers, second=_tuned(table, answers, MadeUp(belongs, 1.0)).second)
    assert first.second is not None
    seen = first.second.seen
    open_ = seen.numbers[~seen.rest & ~np.isin(seen.numbers, answers.numbers)]
    extra = np.concatenate([open_[belongs[open_ - 1]][:5], open_[~belongs[open_ - 1]][:5]])
    more = Answers(
        np.concatenate([answers.numbers, extra]),
        np.concatenate([answers.yes, belongs[extra - 1]]),
        np.full(30, Asked.UNSURE, np.uint8),
    )
    model = train(table, more, second=first.second)
    assert model.method is Method.FINE_TUNED
    assert model.second is not None
    assert not np.array_equal(model.second.weights["tuned"], first.second.weights["tuned"])
    assert _right(model, table, belongs, more) > _right(train(table, more), table, belongs, more) + 0.1


def test_held_out_figures_stay_honest_after_more_answers() -> None:
    """An encoder that knows its own answers by heart, and nothing else, gets no better figures for them."""
    table, belongs, answers = _world()
    second = _tuned(table, answers, ByHeart(belongs, 0.0)).second
    extra = second.seen.numbers[~second.seen.rest & ~np.isin(second.seen.numbers, answers.numbers)][:6]
    more = Answers(
        np.concatenate([answers.numbers, extra]),
        np.concatenate([answers.yes, belongs[extra - 1]]),
        np.full(26, Asked.UNSURE, np.uint8),
    )
    for said in (answers, more):
        model = train(table, said, second=second)
        now, held = model.scores(table)[table.places(said.numbers)[0]], model.held_out.probability
        assert _told_apart(now[:20], answers.yes) > 0.99
        assert _told_apart(held[:20], answers.yes) < 0.9


def _told_apart(values: np.ndarray, yes: np.ndarray) -> float:
    """How often a yes stands above a no."""
    return float((values[yes][:, None] > values[~yes][None, :]).mean())


class ByHeart(MadeUp):
    """Tells apart what it has learned from and nothing else; what was hidden looks like anything."""

    def tune(self, numbers: np.ndarray, labels: np.ndarray, groups: np.ndarray, stop: Event | None) -> TunedRows:
        blank = self.rows(numbers)
        whole, hidden = blank.copy(), {}
        answered = np.flatnonzero(np.isin(labels, (YES, NO)))
        signs = np.where(labels[answered] == YES, 1, -1)[:, None]
        whole[answered] = 0.5**0.5 * (blank[answered] + signs * np.eye(WIDTH)[2])
        for group in range(3):
            hidden[group] = np.where((groups == group)[:, None], blank, whole)
        return TunedRows(whole, hidden, {"0.query.into": np.ones((2, 3), np.float32)})


def test_what_is_to_be_measured_is_hidden_from_the_encoder() -> None:
    table, belongs, answers = _world()
    tuner = MadeUp(belongs, 1.0)
    _tuned(table, answers, tuner)
    learned_from = np.isin(tuner.labels, (YES, NO))
    assert learned_from[:20].all()
    assert set(tuner.labels[20:80].tolist()) == {BACKGROUND}
    assert set(tuner.labels[80:].tolist()) == {LIKELY}
    assert set(tuner.groups[learned_from].tolist()) == {0, 1, 2}
    assert set(tuner.groups[20:80].tolist()) == {-1}
    assert np.bincount(tuner.groups[80:]).tolist() == [50, 50, 50]


def test_too_few_answers_tune_nothing() -> None:
    table, belongs, answers = _world()
    assert tune(table, answers[np.array([0, 1, 2, 10, 11, 12])], None, MadeUp(belongs, 1.0)) is None


def test_items_that_were_not_looked_at_again_keep_their_first_score() -> None:
    table, belongs, answers = _world()
    model = train(table, answers, second=_tuned(table, answers, MadeUp(belongs, 1.0)).second)
    assert model.second is not None
    others = ~np.isin(table.numbers, model.second.seen.numbers)
    assert others.any()
    first = replace(model, second=None).scores(table)
    np.testing.assert_array_equal(model.scores(table)[others], first[others])
    assert not np.array_equal(model.scores(table)[~others], first[~others])


def test_likely_items_that_come_later_are_looked_at_with_the_tuned_encoder() -> None:
    table, belongs, answers = _world()
    tuner = MadeUp(belongs, 1.0)
    early = table.numbers % 8 != 0
    small = FeatureTable.of(
        table.numbers[early], {"text": (table.numbers[early], table.blocks["text"].rows(table.numbers[early])[0])}
    )
    said = answers[np.isin(answers.numbers, small.numbers)]
    model = train(small, said, second=_tuned(small, said, tuner).second)
    assert model.second is not None
    first = model.head.scores(table, None)
    unseen = model.second.unseen(table, first, said.numbers)
    assert len(unseen)
    assert not np.isin(unseen, model.second.seen.numbers).any()
    assert first[unseen - 1].min() > np.median(first)
    grown = replace(model, second=model.second.more(unseen, tuner.rows(unseen)))
    before, after = (one.scores(table)[unseen - 1] for one in (model, grown))
    right = belongs[unseen - 1]
    assert after[right].mean() - after[~right].mean() > before[right].mean() - before[~right].mean() + 0.2
    old = np.isin(table.numbers, model.second.seen.numbers)
    np.testing.assert_allclose(grown.scores(table)[old], model.scores(table)[old], atol=1e-6)
    again = AlbumModel.from_bytes(grown.to_bytes())
    np.testing.assert_allclose(again.scores(table), grown.scores(table), atol=1e-6)
    assert train(table, said, second=grown.second).method is Method.FINE_TUNED
