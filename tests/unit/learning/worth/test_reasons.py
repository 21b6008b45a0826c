"""Reasons of a verdict as they lie in the vault."""

from __future__ import annotations

import numpy as np
import pytest

from heirloom.core.screening import Clutter, Treasure, Why
from heirloom.learning.worth.reasons import CLUTTER_NUMBERS, TREASURE_NUMBERS, has_none, pack, signals_of, unpack
from heirloom.learning.worth.signals import NAMES

SIGNALS = np.linspace(0.0, 2.0, len(NAMES))
BLUR = Why(Clutter.BLURRED, 0.75, words="a tree")
OLD = Why(Treasure.OLD, 0.5, count=40, words="1986")


def test_what_is_packed_comes_back() -> None:
    found = unpack(pack([BLUR], [OLD], SIGNALS))
    assert (found.clutter, found.treasure) == ((BLUR,), (OLD,))
    assert found.signals is not None
    assert np.allclose(found.signals, SIGNALS, atol=1e-3)


def test_every_kind_has_a_number_of_its_own() -> None:
    assert set(CLUTTER_NUMBERS) == set(Clutter)
    assert set(TREASURE_NUMBERS) == set(Treasure)
    assert len(set(CLUTTER_NUMBERS.values())) == len(Clutter)
    assert len(set(TREASURE_NUMBERS.values())) == len(Treasure)


def test_no_reason_is_seen_without_reading() -> None:
    assert has_none(pack([], [], SIGNALS))
    assert not has_none(pack([BLUR], [], SIGNALS))
    assert not has_none(pack([], [OLD], SIGNALS))


def test_signals_of_other_names_are_left_out() -> None:
    x, fits = signals_of([pack([], [], SIGNALS), pack([], [], SIGNALS[:-1])])
    assert fits.tolist() == [True, False]
    assert np.allclose(x[0], SIGNALS, atol=1e-3)
    assert unpack(pack([], [], SIGNALS[:-1])).signals is None


@pytest.mark.parametrize(
    "data", [b"", b'\x00\x00[[[99, 1, null, ""]], []]', b"\x00\x00[]"], ids=["empty", "kind", "shape"]
)
def test_what_is_none_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - JSON and reasons tell it in words of their own
        unpack(data)
