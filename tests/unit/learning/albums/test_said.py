"""What an album's sentence says beside the answers: a bounded word, the same held out, stored and shown."""

from __future__ import annotations

import numpy as np

from heirloom.learning.albums.model import AlbumModel, train
from heirloom.learning.albums.probability.said import FARTHEST, WEIGHT, Said
from tests.unit.learning.albums.made import answers, collection, f1, liking


def odds(probabilities: np.ndarray) -> np.ndarray:
    return np.asarray(np.log(probabilities / (1 - probabilities)))


def test_it_moves_what_is_more_like_up_and_the_rest_down_never_far() -> None:
    said = Said(4.0)
    taught = np.full(5, 0.3, np.float32)
    z = np.array([-3, 3, 4, 5, 12], np.float32)
    moved = odds(said.beside(taught, z)) - odds(taught)
    assert (np.diff(moved) >= -1e-6).all()
    np.testing.assert_allclose(moved[2], 0, atol=1e-4)
    np.testing.assert_allclose([moved[0], moved[-1]], [-WEIGHT * FARTHEST, WEIGHT * FARTHEST], atol=1e-4)
    assert f1(said.beside(np.array([1e-4, 0.999], np.float32), z[[4, 0]]) >= 0.5, np.array([False, True])) == 1


def test_its_line_lies_where_the_sentence_alone_would_call_sure() -> None:
    z = np.concatenate([np.random.default_rng(3).normal(0, 1, 300), np.full(9, 8.0)]).astype(np.float32)
    line = Said.of(z, 4.0).line
    assert z[:300].max() < line < 8
    assert (z[:300] > Said.of(z[:300], 4.0).line).mean() < 0.1, "nothing stands out: little is spoken for"


def test_held_out_answers_hear_the_same_word_as_everything_else() -> None:
    table, themes = collection(noise=2.0)
    like = liking(themes == 4)
    model = train(table, answers(themes == 4, 6, 6), like)
    bare = train(table, answers(themes == 4, 6, 6))
    assert model.said is not None
    assert bare.said is None
    z = like.best(model.held_out.numbers)
    unmoved = model.said.beside(np.full(len(z), 0.5, np.float32), z)
    assert unmoved[model.held_out.yes].mean() > unmoved[~model.held_out.yes].mean()
    again = AlbumModel.from_bytes(model.to_bytes())
    assert again.said == model.said
    np.testing.assert_array_equal(again.scores(table, like), model.scores(table, like))
