"""Days, months and what has no date: how a timeline is divided, and how its model shows it."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from heirloom.bank import TileFlag, Timeline
from heirloom.gui.models.sections import UNDATED
from heirloom.gui.models.timeline import Numbers, arrange

TODAY = 20_600
DAY_US = 86_400_000_000
DATED, KEPT = int(TileFlag.DATED), int(TileFlag.KEPT)


def _timeline(rows: list[tuple[float, int]], kinds: list[int] | None = None) -> Timeline:
    """Rows as (day since 1970, flags), sorted as the vault does it; numbers count from 1 in the order given."""
    days: NDArray[np.float64] = np.array([day for day, _ in rows])
    order = np.argsort(-days, kind="stable")
    return Timeline(
        numbers=(np.arange(len(rows)) + 1)[order].astype(np.int64),
        dated_us=(days * DAY_US).astype(np.int64)[order],
        kinds=np.array(kinds or [0] * len(rows), dtype=np.uint8)[order],
        aspects=np.full(len(rows), 1.5, dtype=np.float32),
        flags=np.array([flags for _, flags in rows], dtype=np.uint8)[order],
    )


def test_rows_are_divided_by_day_and_month() -> None:
    found = arrange(_timeline([(18_000.9, DATED), (18_000.1, DATED), (17_999.5, DATED), (17_960, DATED)]), TODAY)
    assert found.sections.firsts.tolist() == [0, 2, 3, 4]
    assert found.sections.days.tolist() == [18_000, 17_999, 17_960]
    assert [found.sections.begins_band(section) for section in range(3)] == [True, False, False]


def test_a_files_own_time_counts_as_its_date() -> None:
    found = arrange(_timeline([(18_000, DATED), (17_999, 0)]), TODAY)
    assert found.sections.days.tolist() == [18_000, 17_999]


@pytest.mark.parametrize("day", [0, 3_652, TODAY + 400])
def test_a_time_that_no_file_can_have_is_no_date(day: int) -> None:
    found = arrange(_timeline([(18_000, DATED), (day, 0), (-8_000, DATED)]), TODAY)
    assert found.numbers.tolist() == [1, 3, 2]
    assert found.sections.days.tolist() == [18_000, -8_000, UNDATED]


@pytest.mark.parametrize(("days", "is_date"), [(0, True), (1, True), (2, False), (26_000, False)])
def test_nothing_is_dated_later_than_tomorrow(days: int, is_date: bool) -> None:
    found = arrange(_timeline([(18_000, DATED), (TODAY + days, DATED)]), TODAY)
    assert (UNDATED not in found.sections.days.tolist()) is is_date
    assert found.numbers.tolist() == ([2, 1] if is_date else [1, 2])


def test_what_a_person_dated_is_believed_however_old() -> None:
    found = arrange(_timeline([(-20_000, DATED)]), TODAY)
    assert UNDATED not in found.sections.days.tolist()


def test_what_is_known_to_the_month_only_stands_apart() -> None:
    month = DATED | int(TileFlag.MONTH_ONLY)
    found = arrange(_timeline([(18_000.5, DATED), (18_000, month)]), TODAY)
    assert found.sections.loose.tolist() == [0, int(TileFlag.MONTH_ONLY)]


def test_kinds_can_be_narrowed() -> None:
    found = arrange(_timeline([(18_000, DATED), (17_999, DATED), (17_998, DATED)], [0, 1, 0]), TODAY, kinds={0})
    assert found.numbers.tolist() == [1, 3]


def test_a_plain_arrangement_keeps_the_order_given() -> None:
    found = arrange(_timeline([(18_000, DATED), (0, 0)]), TODAY, headed=False)
    assert found.numbers.tolist() == [1, 2]
    assert not found.sections.headed


def test_nothing_is_arranged_to_nothing() -> None:
    found = arrange(_timeline([]), TODAY)
    assert len(found.sections) == 0
    assert found.sections.month_starts().tolist() == []


def test_numbers_are_walked_through_like_a_list() -> None:
    numbers = Numbers(np.array([7, 5, 9], dtype=np.int64))
    assert list(numbers) == [7, 5, 9]
    assert numbers[1:][0] == 5
    assert numbers.index(9) == 2
    with pytest.raises(ValueError, match="4"):
        numbers.index(4)
