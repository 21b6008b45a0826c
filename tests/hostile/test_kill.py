"""Twenty kills of an import at random moments; `tests/benchmarks/kill.py` makes two hundred."""

from __future__ import annotations

import os

import pytest

from tests.benchmarks import kill


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL is POSIX'")
def test_kills_lose_nothing_acknowledged() -> None:
    outcome = kill.measure(kills=20, files=80, seed=11)
    assert outcome["kills"] == 20
    assert int(str(outcome["acknowledged"])) >= 75
    assert {name: outcome[name] for name in ("lost", "differing", "missing", "verify_problems")} == {
        "lost": 0,
        "differing": 0,
        "missing": 0,
        "verify_problems": 0,
    }
