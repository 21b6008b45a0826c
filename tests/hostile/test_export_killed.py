"""Kills of an export in the middle of large files: what lies under a final name is whole, the next run completes."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.hostile import exporting


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL is POSIX'")
def test_kills_leave_no_half_file_under_its_name(tmp_path: Path) -> None:
    outcome = exporting.measure(tmp_path, kills=5, seed=5)
    assert outcome.problems == []
    assert outcome.kills == 5
    assert outcome.in_a_file >= 3
