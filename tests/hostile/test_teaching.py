"""Five kills of a program that is being taught, in the midst of answers, trainings and what the machine adds."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.hostile import teaching


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL is POSIX'")
def test_kills_lose_no_answer_and_leave_no_broken_model(tmp_path: Path) -> None:
    outcome = teaching.measure(tmp_path, kills=5, seed=3)
    assert outcome.kills == 5
    assert outcome.acknowledged >= 25
    assert outcome.trainings >= 3
    assert (outcome.lost, outcome.problems) == (0, [])
