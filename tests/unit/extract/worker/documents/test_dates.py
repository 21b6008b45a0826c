"""Dates as documents write them."""

from __future__ import annotations

from datetime import datetime

import pytest

from heirloom.extract.worker.documents.dates import from_pdf, from_w3c


@pytest.mark.parametrize(
    ("text", "at", "offset_min"),
    [
        ("D:20071215090233+02'00'", datetime(2007, 12, 15, 9, 2, 33), 120),
        ("D:20071215090233Z", datetime(2007, 12, 15, 9, 2, 33), 0),
        ("D:19990209153925-08'00", datetime(1999, 2, 9, 15, 39, 25), -480),
        ("20071215", datetime(2007, 12, 15), None),
        ("D:2007", datetime(2007, 1, 1), None),
    ],
)
def test_pdf_dates(text: str, at: datetime, offset_min: int | None) -> None:
    found = from_pdf(text)
    assert found is not None
    assert (found.at, found.offset_min, found.evidence) == (at, offset_min, "document")


@pytest.mark.parametrize(
    ("text", "at", "offset_min"),
    [
        ("2012-03-04T05:06:07Z", datetime(2012, 3, 4, 5, 6, 7), 0),
        ("2012-03-04T05:06:07.123+05:30", datetime(2012, 3, 4, 5, 6, 7), 330),
        ("2012-03-04", datetime(2012, 3, 4), None),
        ("2012-03", datetime(2012, 3, 1), None),
    ],
)
def test_w3c_dates(text: str, at: datetime, offset_min: int | None) -> None:
    found = from_w3c(text)
    assert found is not None
    assert (found.at, found.offset_min) == (at, offset_min)


@pytest.mark.parametrize(
    "text", ["", "yesterday", "0001-01-01T00:00:00Z", "1601-01-01", "2012-13-01", "2012-02-30", None]
)
def test_what_is_no_date_is_none(text: str | None) -> None:
    assert from_w3c(text) is None
    assert from_pdf(text and text.replace("-", "")) is None
