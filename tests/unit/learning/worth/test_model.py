"""The model of worth: sensible before any decision, a learner afterwards, small without changing its mind."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from heirloom.core.screening import Clutter, Treasure, Why
from heirloom.learning.worth.compact import from_bytes, to_bytes
from heirloom.learning.worth.model import Decisions, beginning, train
from heirloom.learning.worth.signals import NAMES, Circumstances, signals

ORDINARY = Circumstances(megapixels=12.0, has_camera=True, age_years=3.0)


def worth_of(*why: Why, seen: Circumstances = ORDINARY) -> float:
    return float(beginning().worth(signals(why, seen)[None])[0])


def drawn(count: int, seed: int) -> NDArray[np.float64]:
    """Signals of memories as they come: few reasons each, plain facts of all kinds."""
    rng = np.random.default_rng(seed)
    x = np.zeros((count, len(NAMES)))
    reasons = len(Clutter) + len(Treasure)
    for row in x:
        for at in rng.choice(reasons, rng.integers(0, 3), replace=False):
            row[at] = rng.uniform(0.4, 1.0)
    x[:, reasons:] = rng.uniform(0.0, 1.5, (count, len(NAMES) - reasons)) * (rng.random((count, 1)) < 0.8)
    return x


def test_before_any_decision_reasons_count_as_most_people_would_say() -> None:
    ordinary = worth_of()
    assert 0.5 < ordinary < 0.8
    assert worth_of(Why(Clutter.BLANK, 1.0)) < 0.1
    assert worth_of(Why(Clutter.SCREENSHOT, 0.9)) < 0.35
    assert worth_of(Why(Treasure.LETTER, 0.9)) > 0.9
    assert ordinary < worth_of(seen=Circumstances(megapixels=12.0, has_camera=True, age_years=3.0, rating=5))


def test_a_person_who_loves_screenshots_is_believed() -> None:
    rng = np.random.default_rng(3)
    shots = [signals([Why(Clutter.SCREENSHOT, float(s))], ORDINARY) for s in rng.uniform(0.5, 1.0, 30)]
    blurred = [signals([Why(Clutter.BLURRED, float(s))], ORDINARY) for s in rng.uniform(0.5, 1.0, 30)]
    model = train(Decisions(np.array(shots + blurred), np.arange(60) < 30))
    assert model.worth(np.array(shots)).min() > 0.6
    assert model.worth(np.array(blurred)).max() < 0.3


def test_few_decisions_move_little_and_none_nothing() -> None:
    shot = signals([Why(Clutter.SCREENSHOT, 0.9)], ORDINARY)[None]
    assert train(Decisions(shot[:0], np.zeros(0, bool))).worth(shot) == beginning().worth(shot)
    assert beginning().worth(shot) < train(Decisions(shot, np.array([True]))).worth(shot) < 0.7


def test_networks_join_only_where_held_out_decisions_say_so() -> None:
    a, b = NAMES.index("words"), NAMES.index("age")
    x, unseen = drawn(500, 5), drawn(400, 6)
    crossed = (x[:, a] > 0.7) != (x[:, b] > 0.7)
    straight = x[:, a] + x[:, b] > 1.4
    learned = train(Decisions(x, crossed))
    assert learned.networks
    assert len(learned.held_out) == 500
    assert np.mean((learned.worth(unseen) > 0.5) == ((unseen[:, a] > 0.7) != (unseen[:, b] > 0.7))) > 0.8
    assert not train(Decisions(x[:200], straight[:200])).networks
    assert not train(Decisions(x[:40], crossed[:40])).networks


def test_clutter_set_aside_says_nothing_of_keepsakes() -> None:
    tiny, prints = np.zeros((38, len(NAMES))), np.zeros((6, len(NAMES)))
    for name in ("clutter.tiny", "is_small", "from_download", "has_no_date"):
        tiny[:, NAMES.index(name)] = 1.0
    prints[:, NAMES.index("treasure.scanned_print")] = 0.8
    prints[:, NAMES.index("has_no_date")] = 1.0
    before, learned = beginning(), train(Decisions(tiny, np.zeros(38, bool), prints))
    assert learned.worth(tiny).max() < 0.5 * before.worth(tiny).min()
    assert learned.worth(prints).min() > before.worth(prints).min() - 0.03
    either = train(Decisions(np.concatenate([tiny, prints]), np.zeros(44, bool)))
    assert either.worth(prints).max() < before.worth(prints).min() - 0.15, "what was itself set aside is learned from"


@pytest.mark.parametrize("crossed", [False, True])
def test_the_small_model_decides_as_the_whole_one(crossed: bool) -> None:
    x = drawn(300, 7)
    kept = (x[:, -1] > 0.5) != (x[:, -5] > 0.5) if crossed else x.sum(1) > np.median(x.sum(1))
    model = train(Decisions(x, kept))
    small = from_bytes(to_bytes(model))
    unseen = drawn(4000, 8)
    assert np.mean((small.worth(unseen) > 0.5) == (model.worth(unseen) > 0.5)) >= 0.99
    assert len(to_bytes(model)) < 8_000


@pytest.mark.parametrize("damage", ["cut", "longer", "empty", "other"])
def test_what_is_no_model_is_refused(damage: str) -> None:
    whole = to_bytes(beginning())
    data = {"cut": whole[:-1], "longer": whole + b"x", "empty": b"", "other": b"\x07" + whole[1:]}[damage]
    with pytest.raises(ValueError, match="model of worth"):
        from_bytes(data)
