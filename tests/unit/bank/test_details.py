"""Times as people and programs read them, whatever a row holds."""

from __future__ import annotations

from datetime import datetime

import pytest

from heirloom.bank.details import captured_text
from heirloom.core.records import CaptureTime

AT = datetime(2019, 7, 4, 10)


@pytest.mark.parametrize(
    ("offset_min", "text"),
    [
        (None, "2019-07-04T10:00:00"),
        (330, "2019-07-04T10:00:00+05:30"),
        (-900, "2019-07-04T10:00:00-15:00"),
        (1440, "2019-07-04T10:00:00"),
        (-100_000, "2019-07-04T10:00:00"),
    ],
)
def test_a_capture_time_is_told_whatever_its_offset(offset_min: int | None, text: str) -> None:
    assert captured_text(CaptureTime(AT, offset_min, "user")) == text


@pytest.mark.parametrize("at", [datetime.min, datetime.max])
def test_the_ends_of_the_calendar_are_told(at: datetime) -> None:
    assert captured_text(CaptureTime(at, 840, "user"))
    assert captured_text(CaptureTime(at, -840, "user"))
