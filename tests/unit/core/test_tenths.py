"""A share is told as ten of ten only where it is as good as all."""

from __future__ import annotations

import pytest

from heirloom.core.tenths import of_ten


@pytest.mark.parametrize(("share", "tenths"), [(0.0, 0), (0.03, 1), (0.44, 4), (0.96, 9), (0.99, 10), (1.0, 10)])
def test_only_what_is_nearly_perfect_is_ten_of_ten(share: float, tenths: int) -> None:
    assert of_ten(share) == tenths
