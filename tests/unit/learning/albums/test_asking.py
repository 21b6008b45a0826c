"""What is asked next: hard ones, likely ones, every fifth at random, never look-alikes in a row."""

from __future__ import annotations

import numpy as np
import pytest

from heirloom.core.albums import Asked
from heirloom.learning.albums.asking import next_questions


@pytest.fixture
def rng() -> np.random.Generator:
    return np.random.default_rng(7)


def test_every_fifth_question_is_random_however_they_are_fetched(rng: np.random.Generator) -> None:
    probabilities, left = rng.random(400), np.arange(400)
    at_once = [asked for _, asked in next_questions(probabilities, left, 0, 20, rng)]
    one_by_one = [next_questions(probabilities, left, turn, 1, rng)[0][1] for turn in range(20)]
    assert at_once == one_by_one
    assert [turn for turn, asked in enumerate(at_once) if asked == Asked.RANDOM] == [4, 9, 14, 19]


def test_random_ones_are_drawn_evenly(rng: np.random.Generator) -> None:
    left = np.arange(10, 30)
    drawn = [next_questions(rng.random(40), left, 4, 1, rng)[0][0] for _ in range(4000)]
    counts = np.bincount(drawn, minlength=40)
    assert counts[:10].sum() == counts[30:].sum() == 0
    # Chi-square of 19 degrees stays below 44 in all but one run of a thousand.
    assert ((counts[10:30] - 200) ** 2 / 200).sum() < 44


def test_only_what_is_unanswered_is_asked_and_nothing_twice(rng: np.random.Generator) -> None:
    left = rng.permutation(100)[:37]
    places = [place for place, _ in next_questions(rng.random(100), left, 3, 60, rng)]
    assert sorted(places) == sorted(left.tolist())


def test_nothing_left_to_ask(rng: np.random.Generator) -> None:
    assert next_questions(rng.random(5), np.zeros(0, np.int64), 0, 7, rng) == []
    assert next_questions(rng.random(5), np.arange(5), 0, 0, rng) == []


def test_the_least_certain_and_the_likeliest_take_turns(rng: np.random.Generator) -> None:
    probabilities = np.linspace(0, 1, 101)
    first, *_, fourth = next_questions(probabilities, np.arange(101), 0, 4, rng, threshold=0.4)
    assert first == (40, Asked.UNSURE)
    assert fourth == (100, Asked.UNSURE)


def test_before_any_yes_the_best_guesses_are_asked(rng: np.random.Generator) -> None:
    asked = next_questions(np.linspace(0, 0.2, 50), np.arange(50), 0, 4, rng, yes=0, no=3)
    assert [place for place, _ in asked] == [49, 48, 47, 46]


def test_without_a_no_likely_but_doubtful_ones_are_asked(rng: np.random.Generator) -> None:
    probabilities = np.concatenate([np.full(80, 0.01), np.linspace(0.2, 0.9, 20)])
    asked = next_questions(probabilities, np.arange(100), 0, 4, rng, yes=3, no=0)
    assert all(0.2 < probabilities[place] < 0.7 for place, _ in asked)


def test_look_alikes_are_not_asked_in_one_go(rng: np.random.Generator) -> None:
    """Seven pictures of a burst are the least certain of all; one of them is asked and then others."""
    features = np.linalg.qr(rng.normal(size=(64, 64)))[0].astype(np.float32)[:40]
    features[:7] = features[0]
    probabilities = np.where(np.arange(40) < 7, 0.5, 0.3)
    asked = next_questions(probabilities, np.arange(40), 0, 4, rng, features=features)
    assert sum(place < 7 for place, _ in asked) == 1
    plain = next_questions(probabilities, np.arange(40), 0, 4, rng)
    assert sum(place < 7 for place, _ in plain) == 4


def test_where_all_are_alike_they_are_asked_all_the_same(rng: np.random.Generator) -> None:
    features = np.ones((9, 4), np.float32) / 2
    assert len(next_questions(np.full(9, 0.5), np.arange(9), 0, 9, rng, features=features)) == 9


def test_probabilities_of_zero_and_one_are_asked_about_too(rng: np.random.Generator) -> None:
    assert len(next_questions(np.asarray([0.0, 1.0, 0.0]), np.arange(3), 0, 3, rng, threshold=1.0)) == 3
