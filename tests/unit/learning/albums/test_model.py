"""An album from answers to suggestions: it finds what belongs, says how sure it is, and comes back from bytes."""

from __future__ import annotations

from threading import Event

import numpy as np
import pytest

from heirloom.core.albums import Asked, Method
from heirloom.learning.albums.answers import Answers
from heirloom.learning.albums.model import AlbumModel, train
from heirloom.learning.features import IMAGE, WHEN, FeatureTable, when_block
from tests.unit.learning.albums.made import ITEMS, answers, collection, f1, liking

NONE = Answers(np.empty(0, np.int64), np.empty(0, np.bool_), np.empty(0, np.uint8))


def test_ten_answers_find_most_of_what_belongs() -> None:
    table, themes = collection()
    belongs = themes == 4
    model = train(table, answers(belongs, 5, 5))
    probabilities = model.scores(table)
    assert probabilities.shape == (ITEMS,)
    assert probabilities.min() >= 0
    assert probabilities.max() <= 1
    assert f1(probabilities >= model.threshold(), belongs) > 0.8
    assert model.learned_on is not None
    np.testing.assert_allclose(model.learned_on, probabilities, atol=1e-6)


def test_the_threshold_rises_with_carefulness() -> None:
    table, themes = collection(noise=1.5)
    model = train(table, answers(themes == 4, 6, 6))
    lines = [model.threshold(carefulness) for carefulness in np.linspace(0, 1, 11)]
    assert lines == sorted(lines)
    assert 0 < lines[0] < lines[-1] < 1
    assert model.threshold(-1) == lines[0]
    assert model.threshold(2) == lines[-1]


def test_careful_ones_are_right_and_generous_ones_complete() -> None:
    table, themes = collection(noise=1.5)
    belongs = themes == 4
    model = train(table, answers(belongs, 8, 8))
    probabilities = model.scores(table)
    sure, likely = probabilities >= model.threshold(1), probabilities >= model.threshold(0)
    assert sure.any()
    assert belongs[sure].mean() >= 0.9
    assert likely[belongs].mean() >= 0.8
    assert likely.sum() > sure.sum()


def test_held_out_answers_were_not_learned_from() -> None:
    table, themes = collection()
    given = answers(themes == 4, 6, 9)
    wrong = Answers(given.numbers, given.yes.copy(), given.asked)
    wrong.yes[0] = False  # it does belong
    held = train(table, wrong).held_out
    np.testing.assert_array_equal(held.numbers, given.numbers)
    np.testing.assert_array_equal(held.yes, wrong.yes)
    assert held.probability[0] > held.probability[6:].max()
    for fold in np.unique(held.fold):
        assert held.yes[held.fold == fold].sum() <= 1


def test_bytes_hold_all_of_it() -> None:
    table, themes = collection()
    like = liking(themes == 4)
    model = train(table, answers(themes == 4, 5, 5), like)
    again = AlbumModel.from_bytes(model.to_bytes())
    np.testing.assert_array_equal(again.scores(table, like), model.scores(table, like))
    assert (again.method, dict(again.methods)) == (model.method, dict(model.methods))
    assert again.threshold(0.3) == model.threshold(0.3)
    np.testing.assert_array_equal(again.held_out.probability, model.held_out.probability)


@pytest.mark.parametrize("cut", [0, 1, 40, -1])
def test_bytes_that_are_cut_off_are_refused(cut: int) -> None:
    table, themes = collection()
    payload = train(table, answers(themes == 4, 3, 3)).to_bytes()
    with pytest.raises(ValueError):  # noqa: PT011 - whatever is wrong with it, it is no model
        AlbumModel.from_bytes(payload[:cut])


def test_a_sentence_alone_is_zero_shot_and_a_sentence_helps_few_answers() -> None:
    table, themes = collection(noise=2.0)
    belongs = themes == 4
    like = liking(belongs)
    bare = train(table, NONE, like)
    assert bare.method is Method.ZERO_SHOT
    assert len(bare.held_out.numbers) == 0
    said = answers(belongs, 4, 4)
    ranks = []
    for model, sentence in ((train(table, said), None), (train(table, said, like), like)):
        order = np.argsort(-model.scores(table, sentence))
        ranks.append(float(np.flatnonzero(belongs[order]).mean()))
    assert ranks[1] < ranks[0]


def test_refusals_narrow_what_a_sentence_alone_calls_sure() -> None:
    table, themes = collection(noise=2.0)
    like = liking(themes == 4)
    bare = train(table, NONE, like)
    order = np.argsort(-bare.scores(table, like))
    before = int((bare.scores(table, like) >= bare.threshold()).sum())
    for refused in (before // 2, before):
        numbers = table.numbers[order[:refused]]
        no = Answers(numbers, np.zeros(refused, np.bool_), np.full(refused, int(Asked.CHOSEN), np.uint8))
        model = train(table, no, like)
        left = (model.scores(table, like) >= model.threshold())[order[refused:]]
        assert left.sum() <= before - refused
    assert not left.any()


def test_examples_alone_are_enough_and_nothing_at_all_is_not() -> None:
    table, themes = collection()
    model = train(table, answers(themes == 4, 3, 0))
    assert f1(model.scores(table) >= model.threshold(), themes == 4) > 0.6
    one = train(table, answers(themes == 4, 1, 0))
    assert np.isfinite(one.scores(table)).all()
    with pytest.raises(ValueError, match="nothing to learn"):
        train(table, NONE)
    with pytest.raises(ValueError, match="nothing to learn"):
        train(table, answers(themes == 4, 0, 3))


def test_answers_about_what_is_gone_are_left_out() -> None:
    table, themes = collection()
    given = answers(themes == 4, 3, 3)
    numbers = given.numbers.copy()
    numbers[0] = 10_000
    model = train(table, Answers(numbers, given.yes, given.asked))
    assert 10_000 not in model.held_out.numbers


def test_every_rung_can_be_asked_for_and_tells_how_it_did() -> None:
    table, themes = collection()
    belongs = themes < 3
    like = liking(belongs)
    said = answers(belongs, 24, 24)
    for method in (Method.ZERO_SHOT, Method.PROTOTYPE, Method.LOGISTIC, Method.ADAPTER):
        model = train(table, said, like, method=method)
        assert model.method is method
        assert set(model.methods) == {"zero_shot", "prototype", "logistic", "adapter"}
        assert AlbumModel.from_bytes(model.to_bytes()).scores(table, like).shape == (ITEMS,)
    assert train(table, said, like).methods["logistic"] > 0.5


def test_a_stopped_training_tries_no_further_rung() -> None:
    table, themes = collection()
    stop = Event()
    stop.set()
    model = train(table, answers(themes < 3, 24, 24), stop=stop)
    assert list(model.methods) == ["prototype"]


def test_time_is_learned_where_the_answers_say_so() -> None:
    rng = np.random.default_rng(5)
    table, themes = collection(noise=3.0)
    day = 86_400_000_000
    summer = rng.random(ITEMS) < 0.1
    times = np.where(summer, 7000 * day + rng.integers(0, 5 * day, ITEMS), rng.integers(0, 9000 * day, ITEMS))
    blocks = {**table.blocks, WHEN: when_block(table.numbers, times)}
    timed = FeatureTable(table.numbers, blocks)
    trip = train(timed, answers(summer, 10, 10))
    assert WHEN in trip.head.weights
    assert f1(trip.scores(timed) >= trip.threshold(), summer) > 0.6
    calm, _ = collection()
    theme = train(FeatureTable(calm.numbers, {**calm.blocks, WHEN: blocks[WHEN]}), answers(themes == 4, 10, 10))
    assert WHEN not in theme.head.weights


def test_items_without_the_block_are_not_suggested_to_an_album_of_the_others() -> None:
    table, themes = collection()
    numbers = np.arange(1, ITEMS + 301)
    mixed = FeatureTable(numbers, table.blocks)  # the last 300 have no picture
    model = train(mixed, answers(themes == 4, 6, 6))
    sure = model.scores(mixed) >= model.threshold()
    assert not sure[ITEMS:].any()
    assert f1(sure[:ITEMS], themes == 4) > 0.8
    assert IMAGE in model.head.weights


def test_an_album_of_half_the_vault_is_called_sure_of_much() -> None:
    table, themes = collection(noise=0.7)
    belongs = themes < 9
    model = train(table, answers(belongs, 20, 20))
    sure = model.scores(table) >= model.threshold()
    assert f1(sure, belongs) > 0.6


def test_asked_answers_move_the_line() -> None:
    table, themes = collection(noise=1.5)
    belongs = themes == 4
    chosen = train(table, answers(belongs, 6, 20, asked=Asked.CHOSEN))
    scores = chosen.scores(table)
    hard = np.argsort(-np.where(belongs, -1, scores))[:20]
    yes = answers(belongs, 6, 0)
    numbers = np.concatenate([yes.numbers, hard + 1])
    asked = np.concatenate([yes.asked, np.full(20, Asked.UNSURE, np.uint8)])
    refused = train(table, Answers(numbers, np.arange(26) < 6, asked))
    rest = ~np.isin(np.arange(ITEMS), hard)
    called = (refused.scores(table) >= refused.threshold())[rest]
    assert belongs[rest][called].mean() >= 0.8
