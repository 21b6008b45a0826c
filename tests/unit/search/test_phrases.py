"""Reasons in words: nothing finer is told than is known."""

from __future__ import annotations

from datetime import datetime

import pytest

from heirloom.core.records import CaptureTime, partial_time
from heirloom.search.phrases import phrases_for


@pytest.mark.parametrize(
    ("captured", "english", "chinese"),
    [
        (partial_time(1987), "1987, as you noted", "1987年，您填写的日期"),
        (partial_time(1987, 3), "March 1987, as you noted", "1987年3月，您填写的日期"),
        (
            CaptureTime(datetime(1987, 1, 1), None, "user"),
            "1 January 1987, as you noted",
            "1987年1月1日，您填写的日期",
        ),
        (
            CaptureTime(datetime(1987, 1, 1, 9, 5), None, "exif_original"),
            "1 January 1987, 09:05, as the camera noted",
            "1987年1月1日 09:05，相机记录的时间",
        ),
    ],
)
def test_a_date_is_told_as_fine_as_it_is_known(captured: CaptureTime, english: str, chinese: str) -> None:
    assert phrases_for("1987").dated(captured) == english
    assert phrases_for("1987年").dated(captured) == chinese
