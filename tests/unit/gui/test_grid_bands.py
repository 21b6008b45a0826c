"""Which days stand under one title, what it says, and how they share lines."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QLocale

from heirloom.bank import TileFlag, Timeline
from heirloom.gui.grid.arrange.layout import GridLayout
from heirloom.gui.grid.arrange.measures import Measures
from heirloom.gui.grid.paint.headings import band_name, day_texts, whole_day
from heirloom.gui.models.bands import MONTHS_TOGETHER, QUIET_YEAR, YEARS_TOGETHER
from heirloom.gui.models.sections import Sections, by_day
from heirloom.gui.models.timeline import TimelineModel, arrange

DAY_US = 86_400_000_000
EPOCH = date(1970, 1, 1)
DATED, YEAR_ONLY = int(TileFlag.DATED), int(TileFlag.DATED | TileFlag.YEAR_ONLY)


def _columns(rows: Sequence[tuple[date, int]], flags: int = DATED) -> Timeline:
    """So many memories of each day."""
    days = sorted((d for day, count in rows for d in [(day - EPOCH).days] * count), reverse=True)
    count = len(days)
    return Timeline(
        numbers=np.arange(count, dtype=np.int64),
        dated_us=np.array(days, dtype=np.int64) * DAY_US,
        kinds=np.zeros(count, np.uint8),
        aspects=np.full(count, 1.4, np.float32),
        flags=np.full(count, flags, np.uint8),
    )


def _sections(*rows: tuple[date, int]) -> Sections:
    columns = _columns(rows)
    return by_day(columns.dated_us, columns.flags, 0)


def _titles(*rows: tuple[date, int], flags: int = DATED) -> list[str]:
    model = TimelineModel()
    model.show(arrange(_columns(rows, flags), 25_000))
    return [band_name(model, int(section)) for section in model.sections.band_starts()]


@pytest.fixture(autouse=True)
def english(qapp: QCoreApplication) -> None:
    QLocale.setDefault(QLocale("en_GB"))


def test_a_quiet_year_is_one_band_and_its_neighbour_with_much_is_divided_by_month() -> None:
    quiet = [(date(2012, month, 3), 2) for month in range(1, 13)]
    busy = [(date(2013, month, 3), 20) for month in (5, 6)]
    assert _titles(*quiet, *busy) == ["June 2013", "May 2013", "2012"]


def test_a_year_is_quiet_up_to_a_number_of_memories() -> None:
    spread = [(date(2012, 2, 1), 9), (date(2012, 7, 1), QUIET_YEAR - 9)]
    assert _titles(*spread) == ["2012"]
    assert _titles(*spread, (date(2012, 7, 2), 1)) == ["July 2012", "February 2012"]


def test_years_with_next_to_nothing_share_a_band() -> None:
    assert _titles((date(1946, 4, 1), 1), (date(1958, 1, 1), 2), (date(1974, 8, 9), 3)) == ["1946 to 1974"]
    most = [(date(1950 + at, 1, 1), 1) for at in range(YEARS_TOGETHER + 1)]
    assert _titles(*most) == ["1951 to 1962", "January 1950"]


def test_quiet_months_of_a_busy_year_share_a_band() -> None:
    busy = (date(2019, 6, 15), 100)
    quiet = [(date(2019, 2, 1), 1), (date(2019, 3, 1), 1), (date(2019, 4, 1), MONTHS_TOGETHER - 2)]
    assert _titles(busy, *quiet) == ["June 2019", "February to April 2019"]
    assert _titles(busy, *quiet, (date(2019, 1, 1), 1)) == ["June 2019", "February to April 2019", "January 2019"]


def test_a_band_never_joins_a_busy_year_with_a_quiet_one() -> None:
    rows = [(date(2020, 1, 5), 1), (date(2019, 12, 30), 1), (date(2019, 5, 1), 100)]
    assert _titles(*rows) == ["January 2020", "December 2019", "May 2019"]


def test_one_month_alone_keeps_its_name_and_a_year_that_is_all_one_knows_its_own() -> None:
    assert _titles((date(2012, 2, 4), 3)) == ["February 2012"]
    assert _titles((date(1968, 1, 1), 1), flags=YEAR_ONLY) == ["1968"]


def test_what_has_no_date_stands_alone() -> None:
    columns = _columns([(date(2012, 2, 4), 1), (date(1970, 1, 1), 2)], 0)
    model = TimelineModel()
    model.show(arrange(columns, 25_000))
    assert [band_name(model, int(at)) for at in model.sections.band_starts()] == ["February 2012", "No date yet"]
    assert model.band_counts(1) == (2, 0)


def test_days_say_as_much_as_their_title_leaves_out() -> None:
    model = TimelineModel()
    model.show(arrange(_columns([(date(2012, 2, 4), 1), (date(2012, 8, 1), 1)]), 25_000))
    assert day_texts(model, 1, with_year=False) == ["Sat 4 Feb"]
    assert day_texts(model, 1, with_year=True) == ["4 Feb 2012"]
    assert whole_day(model, 1) == "Saturday 4 February 2012"
    model.show(arrange(_columns([(date(2012, 2, 4), 1), (date(2014, 8, 1), 1)]), 25_000))
    assert day_texts(model, 1, with_year=False) == ["4 Feb 2012"]
    model.show(arrange(_columns([(date(2012, 2, 4), 1)]), 25_000))
    assert day_texts(model, 0, with_year=False) == ["Saturday 4 February", "Sat 4 Feb"]


def _layout(sections: Sections) -> GridLayout:
    layout = GridLayout(sections, np.full(sections.rows, 1.0, np.float32), Measures())
    layout.set_size(1132, 176)
    return layout


def test_days_of_one_band_share_lines_and_no_day_is_left_alone() -> None:
    sections = _sections(*[(date(1950 + at, 1, 1), 1) for at in range(7)])
    assert len(sections.band_starts()) == 1
    layout = _layout(sections)
    assert {layout.heading(section).top for section in range(7)} == {layout.heading(0).top}
    left, _, width, _ = layout.tile(6)
    assert left + width <= 1132 - Measures().right


def test_the_months_of_the_scrubber_stay_months() -> None:
    sections = _sections(*[(date(1950 + at, 1, 1), 1) for at in range(6)])
    assert sections.month_starts().tolist() == [0, 1, 2, 3, 4, 5]


def test_each_section_has_a_band_and_bands_are_in_order() -> None:
    draw = np.random.default_rng(4)
    days = np.sort(draw.integers(-20_000, 20_000, 3_000))[::-1]
    days = np.concatenate((np.repeat(20_001, 500), days))
    sections = by_day(days.astype(np.int64) * DAY_US, np.full(len(days), DATED, np.uint8), 7)
    steps = np.diff(sections.bands)
    assert sections.bands[0] == 0
    assert set(np.unique(steps).tolist()) <= {0, 1}
    same_month = np.diff(sections.months) == 0
    assert not np.any(steps[same_month]), "a month is never divided"
    assert sections.bands[-1] == sections.bands[-2] + 1, "what has no date stands alone"
