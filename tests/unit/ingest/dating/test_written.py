"""Years and months as people write them into names, and numbers that are none."""

from __future__ import annotations

from datetime import datetime

import pytest

from heirloom.core.records import Precision
from heirloom.ingest.dating import by_name


@pytest.mark.parametrize(
    ("name", "year"),
    [
        ("Christmas 1994.jpg", 1994),
        ("Weihnachten_1994.jpg", 1994),
        ("Anna 1978.jpg", 1978),
        ("Anna 1978 (3).jpg", 1978),
        ("Vacation_1988_012.jpg", 1988),
        ("1994 Oma.jpg", 1994),
        ("Oma (1994) Berlin.jpg", 1994),
        ("Grandma at Christmas 1994 with Bob.jpg", 1994),
        ("Summer of 1969 at the lake.png", 1969),
        ("2019年夏天 奶奶.jpg", 2019),
        ("奶奶1978.jpg", 1978),
        ("Christmas 1994.jpg.json", 1994),
        ("Great-grandfather 1871", 1871),
        ("Xmas2004.jpg", 2004),
        ("Hochzeit1954.tif", 1954),
        ("一九九四年夏天.jpg", 1994),
    ],
)
def test_a_year(name: str, year: int) -> None:
    found = by_name(name)
    assert found is not None
    assert (found.at, found.evidence, found.precision) == (datetime(year, 1, 1), "filename_year", Precision.YEAR)


@pytest.mark.parametrize(
    ("name", "month"),
    [
        ("May 1994 Lake.jpg", 5),
        ("Lake, Aug. 1994.jpg", 8),
        ("März 1994.jpg", 3),
        ("1994年5月 公园.jpg", 5),
        ("1994-07 Lake.jpg", 7),
    ],
)
def test_a_month(name: str, month: int) -> None:
    found = by_name(name)
    assert found is not None
    assert (found.at, found.evidence, found.precision) == (datetime(1994, month, 1), "filename_month", Precision.MONTH)


@pytest.mark.parametrize(
    "name", ["12 May 1994.jpg", "Lake May 12, 1994.jpg", "12th_May_1994.jpg", "1994年5月12日.jpg", "1994-May-12.jpg"]
)
def test_a_day_in_words(name: str) -> None:
    found = by_name(name)
    assert found is not None
    assert (found.at, found.evidence) == (datetime(1994, 5, 12), "filename")


@pytest.mark.parametrize(
    "name",
    [
        "IMG_1994.jpg",
        "DSC01994.JPG",
        "SAM_1994.JPG",
        "100_1994.JPG",
        "IMG_1994 Christmas.jpg",
        "scan 1994.jpg",
        "1994 of 2000.jpg",
        "1978-1985 Anna.jpg",
        "wallpaper 1920x1080.jpg",
        "wallpaper 1920 x 1080.png",
        "Route 1966 trip.jpg",
        "Room 1912.jpg",
        "第1994号.jpg",
        "$1994.jpg",
        "Invoice 1994.50.pdf",
        "NUTCH-1997.bin",
        "Anna1978b.jpg",
        "King Henry 1509.jpg",
        "1994.jpg",
        "1985_07.jpg",
        "Anna1978.jpg",
    ],
)
def test_numbers_that_are_no_years(name: str) -> None:
    assert by_name(name) is None
