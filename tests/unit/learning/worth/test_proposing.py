"""Figures of screening are of what it would propose, not of what seems worth little or much."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import numpy as np
import pytest

from heirloom.core.albums import TOO_FEW
from heirloom.core.screening import Clutter, ScreeningReport, Treasure, Why
from heirloom.learning.worth.judge import Judged
from heirloom.learning.worth.model import WorthModel, beginning
from heirloom.learning.worth.proposing import is_told, told
from heirloom.learning.worth.report import report_of
from heirloom.learning.worth.signals import Circumstances, signals
from heirloom.vault import ScreeningModelRow

BLURRED = Why(Clutter.BLURRED, 0.9)
FAINT = Why(Clutter.BLURRED, 0.3)
LETTER = Why(Treasure.LETTER, 0.9)


def judged(number: int, *why: Why, guarded: bool = False) -> Judged:
    clutter = tuple(one for one in why if isinstance(one.kind, Clutter))
    treasure = tuple(one for one in why if isinstance(one.kind, Treasure))
    return Judged(number, clutter, treasure, guarded, signals(why, Circumstances()))


def model(held_out: list[float]) -> WorthModel:
    return WorthModel(beginning().linear, held_out=np.array(held_out))


def figures(record: dict[str, Any]) -> ScreeningReport:
    return report_of(ScreeningModelRow(1, datetime(2026, 1, 1, tzinfo=UTC), 0, b"", record))


def test_only_what_would_be_proposed_in_bulk_is_counted() -> None:
    """All of them seem worth little: six have a strong reason, two of these are guarded; the rest has a faint one."""
    known = [(judged(at, BLURRED), at == 0) for at in range(4)]
    known += [(judged(at, BLURRED, guarded=True), True) for at in range(4, 6)]
    known += [(judged(at, FAINT), at % 2 == 0) for at in range(6, 16)]
    report = figures(told(known, model([0.1] * 16), [], set()))
    assert report.precision is not None
    assert report.precision.value == pytest.approx(3 / 4)
    assert report.recall is not None
    assert report.recall.value == pytest.approx(3 / 8)
    assert report.keepsakes is None


def test_a_keepsake_that_was_refused_is_a_wrong_proposal() -> None:
    known = [(judged(at, LETTER), True) for at in range(8)] + [(judged(at, BLURRED), False) for at in range(8, 16)]
    held_out = [0.9] * 8 + [0.1] * 8
    kept = figures(told(known, model(held_out), [], set())).keepsakes
    assert kept is not None
    assert kept.value == 1.0
    refused = [judged(20, LETTER), judged(21)]  # the second would not have been proposed
    less = figures(told(known, model(held_out), refused, {0, 20, 21})).keepsakes
    assert less is not None
    assert less.value == pytest.approx(7 / 9)
    assert less.high < kept.high


def test_one_refused_keepsake_makes_no_figure() -> None:
    known = [(judged(at, BLURRED), at > 7) for at in range(16)]
    assert figures(told(known, model([0.1] * 16), [judged(20, LETTER)], {20})).keepsakes is None


def test_a_training_of_before_keeps_no_figures_of_proposals() -> None:
    before = {"held_out": [0.1] * 30, "kept": [True, False] * 15}
    assert not is_told(before)
    assert figures(before).reason == TOO_FEW
    assert report_of(None).answers_needed > 0
    assert is_told(told([], model([]), [], set()))
