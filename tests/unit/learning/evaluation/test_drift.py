"""Drift: calm where nothing changed, heard where something did."""

from __future__ import annotations

import numpy as np
import pytest

from heirloom.learning.evaluation import drift
from heirloom.learning.evaluation.drift import ACCEPTANCE, SCORES, Snapshot


def pool(rng: np.random.Generator, count: int, share: float = 0.04) -> np.ndarray:
    """Scores of a pool in which a small share belongs."""
    belongs = rng.random(count) < share
    return np.where(belongs, rng.beta(6, 2, count), rng.beta(0.5, 12, count))


def test_false_alarms_over_scores_are_rare() -> None:
    rng = np.random.default_rng(0)
    alarms = [
        drift.look(Snapshot.of(pool(rng, int(rng.integers(60, 3000)))), pool(rng, int(rng.integers(30, 400))))
        for _ in range(500)
    ]
    assert sum(alarm is not None for alarm in alarms) <= 2


def test_another_kind_of_pictures_is_noticed() -> None:
    rng = np.random.default_rng(1)
    snapshots = [Snapshot.of(pool(rng, 2000)) for _ in range(50)]
    assert all(drift.look(then, rng.beta(3, 4, 100)) == SCORES for then in snapshots)


def test_below_thirty_new_memories_it_is_quiet() -> None:
    rng = np.random.default_rng(2)
    then = Snapshot.of(pool(rng, 2000))
    assert drift.look(then, np.full(29, 0.9)) is None
    assert drift.look(then, np.full(30, 0.9)) == SCORES


def test_a_hundred_pictures_of_one_feast_are_one_piece_of_news() -> None:
    rng = np.random.default_rng(3)
    then, feast = Snapshot.of(pool(rng, 2000)), rng.beta(3, 4, 100)
    assert drift.look(then, feast, moments=np.zeros(100, np.int64)) is None
    assert drift.look(then, feast, moments=np.arange(100) // 2) == SCORES


def test_acceptance_below_the_promise() -> None:
    then = Snapshot.of(pool(np.random.default_rng(4), 500))
    nothing = np.zeros(0)
    assert drift.look(then, nothing, accepted=1, answered=8, promised=0.8) == ACCEPTANCE
    assert drift.look(then, nothing, accepted=0, answered=7, promised=0.8) is None
    assert drift.look(then, nothing, accepted=6, answered=8, promised=0.8) is None
    assert drift.look(then, nothing, accepted=1, answered=8) is None
    with pytest.raises(ValueError, match="accepted"):
        drift.look(then, nothing, accepted=9, answered=8, promised=0.8)


def test_false_alarms_over_acceptance_are_rare() -> None:
    """Even where the promise is only just kept, and it is looked at after each answer from the eighth on."""
    rng = np.random.default_rng(5)
    then = Snapshot.of(pool(rng, 500))
    alarms = 0
    for _ in range(300):
        accepted = np.cumsum(rng.random(40) < 0.8)
        looks = (
            drift.look(then, np.zeros(0), accepted=int(accepted[n - 1]), answered=n, promised=0.8) for n in range(8, 41)
        )
        alarms += any(look is not None for look in looks)
    assert alarms <= 300 * 0.08


def test_a_pool_that_is_all_alike_raises_no_alarm() -> None:
    then = Snapshot.of(np.full(500, 0.01))
    assert drift.look(then, np.full(100, 0.01)) is None
    assert drift.look(Snapshot.of(np.zeros(0)), np.full(100, 0.5)) is None


def test_a_snapshot_is_kept_as_text() -> None:
    then = Snapshot.of(pool(np.random.default_rng(6), 300))
    assert Snapshot.from_json(then.to_json()) == then


@pytest.mark.parametrize(
    "text", ["[]", "{}", '{"edges": [2, 1], "counts": [1, 2, 3]}', '{"edges": [1], "counts": [1]}']
)
def test_foreign_snapshots_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="snapshot"):
        Snapshot.from_json(text)
