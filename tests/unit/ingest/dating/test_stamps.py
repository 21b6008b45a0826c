"""Whole dates in file names, and numbers that are none."""

from __future__ import annotations

from datetime import datetime

import pytest

from heirloom.core.records import CaptureTime
from heirloom.ingest.dating import by_name


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("IMG_20220131_123456.jpg", datetime(2022, 1, 31, 12, 34, 56)),
        ("IMG20220131123456.jpg", datetime(2022, 1, 31, 12, 34, 56)),
        ("2019-07-04 18.05.09.heic", datetime(2019, 7, 4, 18, 5, 9)),
        ("PXL_20220131_123456789.MP.jpg", datetime(2022, 1, 31, 12, 34, 56)),
        ("Screenshot_2021-12-24-08-09-10.png", datetime(2021, 12, 24, 8, 9, 10)),
        ("Screenshot_20180304-101112_Browser.jpg", datetime(2018, 3, 4, 10, 11, 12)),
        ("Screenshot 2021-12-24 at 8.09.10 PM.png", datetime(2021, 12, 24, 20, 9, 10)),
        ("WhatsApp Image 2016-06-12 at 14.03.11.jpeg", datetime(2016, 6, 12, 14, 3, 11)),
        ("IMG-20220101-WA0001.jpg", datetime(2022, 1, 1)),
        ("20181224_181512_HDR.jpg", datetime(2018, 12, 24, 18, 15, 12)),
        ("20220131T123456Z.jpg", datetime(2022, 1, 31, 12, 34, 56)),
        ("DJI_20230405123456_0001_D.JPG", datetime(2023, 4, 5, 12, 34, 56)),
        ("微信图片_20190101123456.jpg", datetime(2019, 1, 1, 12, 34, 56)),
        ("20030615_Oma.jpg", datetime(2003, 6, 15)),
        ("2015-06-12.jpg", datetime(2015, 6, 12)),
        ("15.06.2003 Oma.jpg", datetime(2003, 6, 15)),
        ("Oma 5. 6. 1894.jpg", datetime(1894, 6, 5)),
        ("25-12-2003 Oma.jpg", datetime(2003, 12, 25)),
        ("12-25-2003 Oma.jpg", datetime(2003, 12, 25)),
    ],
)
def test_whole_dates(name: str, expected: datetime) -> None:
    assert by_name(name) == CaptureTime(expected, None, "filename")


@pytest.mark.parametrize("name", ["FB_IMG_1465735423000.jpg", "mmexport1465735423000.jpg", "1465735423123.jpg"])
def test_milliseconds_since_1970(name: str) -> None:
    assert by_name(name) == CaptureTime(datetime(2016, 6, 12, 12, 43, 43), 0, "filename")


@pytest.mark.parametrize(
    "name",
    [
        "a8f2ba20150612ecc50c402d.jpg",
        "a8f2ba20150612.jpg",
        "20150612ecc50c402d.jpg",
        "20150612-1a2b-4c3d-8e9f-0123456789ab.jpg",
        "10152345678_20150612345_n.jpg",
        "received_10152345678901234.jpeg",
        "phone 12019070499.jpg",
        "1999-05.txt",
        "DSC_0042.JPG",
        "20211301_000000.jpg",
        "20210230.jpg",
        "v1.2.2003.txt",
        "05-06-2003.txt",
    ],
)
def test_numbers_that_are_no_dates(name: str) -> None:
    assert by_name(name) is None
