"""Which words become chips and when, and what chips and questions are called."""

from __future__ import annotations

from datetime import datetime

import pytest

from heirloom.core.asking import Fact, FactSort, Reading, Stretch
from heirloom.core.records import Kind
from heirloom.gui import dates
from heirloom.gui.screens.search.field.labels import chip_text
from heirloom.gui.screens.search.field.taking import take, wants_reading, with_last

Y2019 = Fact(FactSort.DATE, "2019", datetime(2019, 1, 1), datetime(2020, 1, 1))


def reading(text: str, *facts: Fact) -> Reading:
    return Reading(
        text, tuple(Stretch(text.index(one.words), text.index(one.words) + len(one.words), one) for one in facts)
    )


@pytest.mark.parametrize(
    ("before", "after", "wanted"),
    [
        ("201", "2019", False),
        ("2019", "2019 ", True),
        ("2019", "2019,", True),
        ("", "summer 2019 ", True),
        ("a", "", False),
    ],
)
def test_words_are_read_when_one_may_have_ended(before: str, after: str, wanted: bool) -> None:
    assert wants_reading(before, after) is wanted


def test_a_fact_is_taken_once_a_space_follows_it() -> None:
    assert take("dog 2019", 8, reading("dog 2019", Y2019), None, None) is None
    taken = take("dog 2019 ", 9, reading("dog 2019 ", Y2019), None, None)
    assert taken is not None
    assert (taken.text, taken.cursor, taken.facts) == ("dog ", 4, (Y2019,))


def test_the_caret_stays_where_it_was_typed() -> None:
    taken = take("2019 dog", 8, reading("2019 dog", Y2019), None, None)
    assert taken is not None
    assert (taken.text, taken.cursor) == ("dog", 3)


def test_the_first_of_two_dates_waits_for_the_second() -> None:
    assert take("between 2019 ", 13, reading("between 2019 ", Y2019), None, None) is None


def test_a_date_grows_by_what_follows_it() -> None:
    june = Fact(FactSort.DATE, "in June", datetime(2026, 6, 1), datetime(2026, 7, 1))
    longer = with_last("2019 ", june)
    assert longer == "in June 2019 "
    whole = Fact(FactSort.DATE, "in June 2019", datetime(2019, 6, 1), datetime(2019, 7, 1))
    taken = take("2019 ", 5, reading("2019 ", Y2019), reading(longer, whole), june)
    assert taken is not None
    assert (taken.text, taken.grown) == ("", whole)


@pytest.mark.parametrize(
    ("begin", "end", "text"),
    [
        (datetime(2019, 1, 1), datetime(2020, 1, 1), "2019"),
        (datetime(2015, 1, 1), datetime(2021, 1, 1), "2015–2020"),
        (datetime(2019, 6, 1), datetime(2019, 7, 1), "June 2019"),
        (datetime(2019, 6, 1), datetime(2019, 9, 1), "June to August 2019"),
        (datetime(2019, 12, 1), datetime(2020, 3, 1), "December 2019 to February 2020"),
        (datetime(2019, 12, 24), datetime(2019, 12, 25), "24 December 2019"),
        (datetime(2018, 2, 15), datetime(2018, 2, 23), "15 February 2018 to 22 February 2018"),
        (datetime(2018, 2, 1), datetime(2018, 3, 2), "1 February 2018 to 1 March 2018"),
        (None, datetime(2004, 1, 1), "before 2004"),
        (datetime(2015, 1, 1), None, "since 2015"),
    ],
)
def test_a_stretch_of_time_is_told_as_a_person_would(begin: datetime | None, end: datetime | None, text: str) -> None:
    assert dates.span_text(begin, end) == text


def test_a_chip_says_what_was_typed_or_chosen() -> None:
    assert chip_text(Fact(FactSort.DATE, "in summer 2019")) == "Summer 2019"
    assert chip_text(Fact(FactSort.PLACE, place="Lisbon, Portugal")) == "Lisbon"
    assert chip_text(Fact(FactSort.KIND, "photos of", kind=Kind.PHOTO)) == "Photos"
