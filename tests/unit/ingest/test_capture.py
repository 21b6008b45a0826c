"""The best evidence for when a memory was made."""

from __future__ import annotations

from datetime import datetime

import pytest

from heirloom.core.records import CaptureTime
from heirloom.ingest.capture import by_mtime, by_name, choose


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("IMG_20220131_123456.jpg", datetime(2022, 1, 31, 12, 34, 56)),
        ("2019-07-04 18.05.09.heic", datetime(2019, 7, 4, 18, 5, 9)),
        ("PXL_20220131_123456789.jpg", datetime(2022, 1, 31, 12, 34, 56)),
        ("Screenshot_2021-12-24-08-09-10.png", datetime(2021, 12, 24, 8, 9, 10)),
        ("IMG-20220101-WA0001.jpg", datetime(2022, 1, 1)),
        ("1999-05.txt", None),
        ("DSC_0042.JPG", None),
        ("20211301_000000.jpg", None),
        ("20210230.jpg", None),
        ("phone 12019070499.jpg", None),
    ],
)
def test_dates_in_file_names(name: str, expected: datetime | None) -> None:
    found = by_name(name)
    assert (found.at if found else None) == expected


def test_the_files_own_word_comes_first() -> None:
    own = CaptureTime(datetime(2001, 2, 3), 60, "exif_original")
    assert choose(own, "IMG_20220131_123456.jpg", 10**18) is own
    named = choose(None, "IMG_20220131_123456.jpg", 10**18)
    assert named is not None
    assert named.evidence == "filename"


def test_a_time_no_calendar_holds_is_no_evidence() -> None:
    assert by_mtime(2**63 - 1) is None
    assert by_mtime(-(2**63)) is None
    assert choose(None, "x.bin", 0) is None
