"""Where the sure hits end."""

from __future__ import annotations

import pytest

from heirloom.embedding.encoder import sure_line


def test_a_weak_best_hit_leaves_the_threshold() -> None:
    assert sure_line(4.0, 3.0) == 4.0
    assert sure_line(4.0, -2.0) == 4.0


def test_a_strong_best_hit_raises_the_line_but_stays_sure() -> None:
    assert sure_line(4.0, 9.0) == pytest.approx(6.0)
    assert 4.0 < sure_line(4.0, 4.5) < 4.5
